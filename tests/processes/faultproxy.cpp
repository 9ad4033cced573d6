// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/processes/faultproxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QList>
#include <QtGlobal>
#include <algorithm>

namespace wyh::test {

namespace {

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<quint16>(port));
    return address;
}

bool sendAll(int socket, const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t count =
            ::send(socket, bytes.constData() + at, static_cast<size_t>(bytes.size() - at), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        at += count;
    }
    return true;
}

/// Waits; false when the other side is gone before.
bool stays(int socket, int ms)
{
    pollfd entry{socket, POLLRDHUP, 0};
    return ::poll(&entry, 1, ms) == 0;
}

void waitUntilGone(int socket)
{
    char rest[4096];
    while (::recv(socket, rest, sizeof rest, 0) > 0) {
    }
}

/// One message with a Content-Length or without a body; empty when the connection ended before its end.
QByteArray readMessage(int socket, QByteArray &buffer)
{
    char bytes[65536];
    for (;;) {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end >= 0) {
            const QByteArray head = buffer.left(end).toLower();
            const qsizetype at = head.indexOf("\r\ncontent-length:");
            const qsizetype size =
                at < 0 ? 0 : head.mid(at + 17, head.indexOf("\r\n", at + 2) - at - 17).trimmed().toLongLong();
            if (buffer.size() >= end + 4 + size) {
                QByteArray message = buffer.left(end + 4 + size);
                buffer.remove(0, end + 4 + size);
                return message;
            }
        }
        const ssize_t count = ::recv(socket, bytes, sizeof bytes, 0);
        if (count <= 0)
            return {};
        buffer.append(bytes, count);
    }
}

/// The answer with another body, its Content-Length fitting.
QByteArray withBody(const QByteArray &answer, const QByteArray &body)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    QList<QByteArray> head = answer.left(end).split('\n');
    for (QByteArray &row : head) {
        if (row.toLower().startsWith("content-length:"))
            row = "Content-Length: " + QByteArray::number(body.size()) + '\r';
    }
    return head.join('\n') + "\r\n\r\n" + body;
}

QByteArray bodyOf(const QByteArray &answer)
{
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

QByteArray portalPage(bool redirect, int elsewhere)
{
    const QByteArray body = "<html><body>Welcome to the hotel. Please sign in.</body></html>";
    QByteArray head = "HTTP/1.1 200 OK\r\n";
    if (redirect)
        head = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + QByteArray::number(elsewhere) + "/\r\n";
    return head + "Content-Type: text/html\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

FaultProxy::FaultProxy(int platformPort) : m_platformPort(platformPort)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    auto *any = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_listener, any, size) != 0 || ::listen(m_listener, 64) != 0 ||
        ::getsockname(m_listener, any, &size) != 0)
        qFatal("no loopback port");
    m_port = ntohs(address.sin_port);
    m_accepting = std::thread([this] { acceptAll(); });
}

FaultProxy::~FaultProxy()
{
    m_stopping = true;
    ::shutdown(m_listener, SHUT_RDWR);
    m_accepting.join();
    {
        const std::lock_guard lock(m_mutex);
        for (Connection &connection : m_connections) {
            if (!connection.ended)
                ::shutdown(connection.socket, SHUT_RDWR);
        }
    }
    for (Connection &connection : m_connections)
        connection.thread.join();
    ::close(m_listener);
}

void FaultProxy::set(const Trouble &trouble)
{
    const std::lock_guard lock(m_mutex);
    m_trouble = trouble;
    m_met = 0;
}

int FaultProxy::random(int bound)
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_random() % static_cast<unsigned>(std::max(1, bound)));
}

FaultProxy::Played FaultProxy::choose(const QByteArray &request)
{
    const std::lock_guard lock(m_mutex);
    if (m_trouble.fault == Fault::None || !request.startsWith(m_trouble.startsWith) ||
        static_cast<int>(m_random() % 100) >= m_trouble.percent)
        return {};
    return {m_trouble.fault, ++m_met % 2 == 0, m_trouble.elsewhere};
}

void FaultProxy::acceptAll()
{
    for (;;) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        const int yes = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        const std::lock_guard lock(m_mutex);
        for (auto it = m_connections.begin(); it != m_connections.end();) {
            if (it->ended) {
                it->thread.join();
                it = m_connections.erase(it);
            } else {
                ++it;
            }
        }
        Connection &connection = m_connections.emplace_back();
        connection.socket = socket;
        connection.thread = std::thread([this, &connection] { serve(connection); });
        if (m_stopping)
            ::shutdown(socket, SHUT_RDWR);
    }
}

void FaultProxy::serve(Connection &connection)
{
    QByteArray buffer;
    for (int served = 0;; ++served) {
        const QByteArray request = readMessage(connection.socket, buffer);
        if (request.isEmpty() || !deliver(connection.socket, request, choose(request), served))
            break;
    }
    const std::lock_guard lock(m_mutex);  // the number of a closed socket can soon belong to another one
    connection.ended = true;
    ::close(connection.socket);
}

QByteArray FaultProxy::ask(const QByteArray &request) const
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(m_platformPort);
    QByteArray answer;
    QByteArray buffer;
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
        sendAll(socket, request))
        answer = readMessage(socket, buffer);
    ::close(socket);
    return answer;
}

/// false: the connection is over.
bool FaultProxy::deliver(int socket, const QByteArray &request, const Played &played, int served)
{
    const auto inPieces = [&](const QByteArray &answer, int most, int pauseMs) {
        for (qsizetype at = 0; at < answer.size();) {
            const qsizetype size = 1 + (most > 1 ? random(most) : 0);
            if (!sendAll(socket, answer.mid(at, size)))
                return false;
            at += size;
            if (pauseMs > 0 && !stays(socket, random(pauseMs)))
                return false;
        }
        return true;
    };
    if (played.fault == Fault::Portal)
        return sendAll(socket, portalPage(played.even, played.elsewhere));
    const bool lost = played.fault == Fault::Reset || played.fault == Fault::BlackHole ||
                      (played.fault == Fault::KeepAliveClosed && served > 0);
    const QByteArray answer = lost && played.even ? QByteArray() : ask(request);
    if (answer.isEmpty() && !lost)
        return false;  // the platform itself is away
    switch (played.fault) {
        case Fault::Delay:
            return stays(socket, 120) && sendAll(socket, answer);
        case Fault::Jitter:
            return inPieces(answer, 4000, 20);
        case Fault::RateLimit:
            return inPieces(answer, 2000, 12);
        case Fault::CutAfterBytes:
            sendAll(socket, answer.left(random(static_cast<int>(answer.size()))));
            return false;
        case Fault::HalfClose:
            sendAll(socket, answer.left(answer.size() / 2));
            ::shutdown(socket, SHUT_WR);
            waitUntilGone(socket);
            return false;
        case Fault::Reset: {
            const linger now{1, 0};
            ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
            return false;
        }
        case Fault::BlackHole:
            waitUntilGone(socket);
            return false;
        case Fault::TruncatedGzip: {
            const QByteArray body = bodyOf(answer);
            return sendAll(socket, withBody(answer, body.left(body.size() * 2 / 3)));
        }
        case Fault::CorruptGzip: {
            QByteArray body = bodyOf(answer);
            for (qsizetype i = body.size() / 2; i < std::min(body.size(), body.size() / 2 + 4); ++i)
                body[i] = static_cast<char>(~body.at(i));
            return sendAll(socket, withBody(answer, body));
        }
        case Fault::Duplicated: {
            if (!played.even)
                return sendAll(socket, ask(request));
            const bool sent = sendAll(socket, answer);
            ask(request);
            return sent;
        }
        case Fault::SlowLoris:
            for (const char byte : answer) {
                if (!sendAll(socket, QByteArray(1, byte)) || !stays(socket, 60))
                    return false;
            }
            return true;
        case Fault::KeepAliveClosed:
            return served == 0 && sendAll(socket, answer);
        case Fault::OneByteWrites:
            return inPieces(answer, 1, 0);
        case Fault::LostAnswer:
            return false;
        default:
            return sendAll(socket, answer);
    }
}

}  // namespace wyh::test
