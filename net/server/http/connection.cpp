// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/http/connection.h"

#include <algorithm>
#include <chrono>
#include <climits>
#include <cstring>

#ifndef _WIN32
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace wyh::server {

namespace {

#ifdef _WIN32
int pollOne(socket_t socket, short events, int timeoutMs)
{
    WSAPOLLFD entry{socket, events, 0};
    return WSAPoll(&entry, 1, timeoutMs);
}
bool wouldBlock()
{
    return WSAGetLastError() == WSAEWOULDBLOCK;
}
bool interrupted()
{
    return false;
}
constexpr int sendFlags = 0;
#else
int pollOne(socket_t socket, short events, int timeoutMs)
{
    pollfd entry{socket, events, 0};
    return ::poll(&entry, 1, timeoutMs);
}
bool wouldBlock()
{
    return errno == EAGAIN || errno == EWOULDBLOCK;
}
bool interrupted()
{
    return errno == EINTR;
}
constexpr int sendFlags = MSG_NOSIGNAL;
#endif

using NameFunction = int (*)(socket_t, sockaddr *, socklen_t *);

int callGetPeerName(socket_t socket, sockaddr *address, socklen_t *size)
{
    return ::getpeername(socket, address, size);
}

int callGetSockName(socket_t socket, sockaddr *address, socklen_t *size)
{
    return ::getsockname(socket, address, size);
}

void ipAndPort(socket_t socket, NameFunction function, std::string &ip, int &port)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof(storage);
    auto *address = reinterpret_cast<sockaddr *>(&storage);
    if (function(socket, address, &size) != 0)
        return;
    char host[NI_MAXHOST] = {};
    char service[NI_MAXSERV] = {};
    if (::getnameinfo(address, size, host, sizeof(host), service, sizeof(service), NI_NUMERICHOST | NI_NUMERICSERV) !=
        0)
        return;
    ip = host;
    port = std::atoi(service);
}

/// What has arrived is confirmed at once. Qt sends a head and its body apart and, by Nagle's rule, keeps the body back
/// until the head is confirmed; the system would take 40 ms to do that, for every push. It forgets the wish with each
/// reply.
void confirmAtOnce([[maybe_unused]] socket_t socket)
{
#ifdef TCP_QUICKACK
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_QUICKACK, &yes, sizeof(yes));
#endif
}

int boundedInt(size_t size)
{
    return static_cast<int>(std::min<size_t>(size, INT_MAX));
}

}  // namespace

qint64 monotonicMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

void prepareSocket(socket_t socket)
{
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char *>(&yes), sizeof(yes));
#ifdef _WIN32
    u_long on = 1;
    ::ioctlsocket(socket, FIONBIO, &on);
#else
    ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL, 0) | O_NONBLOCK);
#endif
}

void shutdownSocket(socket_t socket, Direction direction)
{
#ifdef _WIN32
    ::shutdown(socket, direction == Direction::Read ? SD_RECEIVE : direction == Direction::Write ? SD_SEND : SD_BOTH);
#else
    ::shutdown(socket, direction == Direction::Read ? SHUT_RD : direction == Direction::Write ? SHUT_WR : SHUT_RDWR);
#endif
}

void closeSocket(socket_t socket)
{
#ifdef _WIN32
    ::closesocket(socket);
#else
    ::close(socket);
#endif
}

ConnectionStream::ConnectionStream(socket_t socket, std::unique_ptr<TlsSession> tls)
    : m_socket(socket), m_tls(std::move(tls))
{
}

bool ConnectionStream::waitFor(Ready what, qint64 deadline) const
{
    if (what == Ready::Read)
        confirmAtOnce(m_socket);
    for (;;) {
        const qint64 left = deadline - monotonicMs();
        if (left <= 0)
            return false;
        const short events = what == Ready::Read ? POLLIN : POLLOUT;
        const int ready = pollOne(m_socket, events, static_cast<int>(std::min<qint64>(left, INT_MAX)));
        if (ready > 0)
            return true;
        if (ready < 0 && !interrupted())
            return false;
    }
}

bool ConnectionStream::again(TlsSession::Step step, qint64 deadline) const
{
    return (step == TlsSession::Step::WantRead && waitFor(Ready::Read, deadline)) ||
           (step == TlsSession::Step::WantWrite && waitFor(Ready::Write, deadline));
}

bool ConnectionStream::handshake(int timeoutMs)
{
    const qint64 deadline = monotonicMs() + timeoutMs;
    TlsSession::Step step = m_tls->accept();
    while (again(step, deadline))
        step = m_tls->accept();
    return step == TlsSession::Step::Done;
}

bool ConnectionStream::waitForRequest(int timeoutMs)
{
    if (m_begin < m_end)
        return true;
    m_readBudget = LLONG_MAX;
    m_readDeadline = monotonicMs() + timeoutMs;
    const ssize_t count = receive(m_buffer.data(), m_buffer.size());
    m_begin = 0;
    m_end = count > 0 ? static_cast<size_t>(count) : 0;
    return count > 0;
}

void ConnectionStream::allowReading(qint64 bytes, int timeoutMs)
{
    m_readBudget = bytes;
    m_readDeadline = monotonicMs() + timeoutMs;
}

void ConnectionStream::allowWriting(int timeoutMs)
{
    m_writeDeadline = monotonicMs() + timeoutMs;
}

void ConnectionStream::sayGoodbye()
{
    if (m_tls)
        m_tls->sayGoodbye();
}

bool ConnectionStream::is_readable() const
{
    return m_begin < m_end || waitFor(Ready::Read, m_readDeadline);
}

bool ConnectionStream::is_writable() const
{
    return waitFor(Ready::Write, m_writeDeadline);
}

ssize_t ConnectionStream::receive(char *data, size_t size)
{
    for (;;) {
        if (m_tls) {
            int count = 0;
            const TlsSession::Step step = m_tls->read(data, boundedInt(size), count);
            if (step == TlsSession::Step::Done)
                return count;
            if (!again(step, m_readDeadline))
                return step == TlsSession::Step::Closed ? 0 : -1;
            continue;
        }
        const auto count = ::recv(m_socket, data, boundedInt(size), 0);
        if (count >= 0)
            return static_cast<ssize_t>(count);
        if (interrupted() || (wouldBlock() && waitFor(Ready::Read, m_readDeadline)))
            continue;
        return -1;
    }
}

ssize_t ConnectionStream::read(char *data, size_t size)
{
    if (m_readBudget <= 0 || monotonicMs() > m_readDeadline)
        return -1;
    if (m_begin == m_end) {
        const ssize_t count = receive(m_buffer.data(), m_buffer.size());
        if (count <= 0)
            return count;
        m_begin = 0;
        m_end = static_cast<size_t>(count);
    }
    const size_t count = std::min({size, m_end - m_begin, static_cast<size_t>(m_readBudget)});
    std::memcpy(data, m_buffer.data() + m_begin, count);
    m_begin += count;
    m_readBudget -= static_cast<qint64>(count);
    return static_cast<ssize_t>(count);
}

ssize_t ConnectionStream::write(const char *data, size_t size)
{
    for (;;) {
        if (monotonicMs() > m_writeDeadline)
            return -1;
        if (m_tls) {
            int count = 0;
            const TlsSession::Step step = m_tls->write(data, boundedInt(size), count);
            if (step == TlsSession::Step::Done)
                return count;
            if (!again(step, m_writeDeadline))
                return -1;
            continue;
        }
#ifdef _WIN32
        const auto count = ::send(m_socket, data, boundedInt(size), sendFlags);
#else
        const auto count = ::send(m_socket, data, size, sendFlags);
#endif
        if (count >= 0)
            return static_cast<ssize_t>(count);
        if (interrupted() || (wouldBlock() && waitFor(Ready::Write, m_writeDeadline)))
            continue;
        return -1;
    }
}

void ConnectionStream::get_remote_ip_and_port(std::string &ip, int &port) const
{
    ipAndPort(m_socket, &callGetPeerName, ip, port);
}

void ConnectionStream::get_local_ip_and_port(std::string &ip, int &port) const
{
    ipAndPort(m_socket, &callGetSockName, ip, port);
}

}  // namespace wyh::server
