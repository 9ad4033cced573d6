// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/stations.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace wyh::bench {

namespace {

double nowMs()
{
    using namespace std::chrono;
    return duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}

[[noreturn]] void fail(const char *what, const QByteArray &more = {})
{
    std::fprintf(stderr, "load: %s %s\n", what, more.left(600).constData());
    std::exit(1);
}

void sendAll(int socket, const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t count =
            ::send(socket, bytes.constData() + at, static_cast<size_t>(bytes.size() - at), MSG_NOSIGNAL);
        if (count <= 0)
            fail("a connection was closed");
        at += count;
    }
}

/// Takes one whole answer off the buffer; null: not all there yet.
QByteArray takeBody(QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    const qsizetype at = buffer.indexOf("Content-Length:");
    const qsizetype size =
        at < 0 || at > end ? 0 : buffer.mid(at + 15, buffer.indexOf("\r\n", at) - at - 15).trimmed().toLongLong();
    if (buffer.size() < end + 4 + size)
        return {};
    if (!buffer.startsWith("HTTP/1.1 200"))
        fail("refused:", buffer);
    QByteArray body = buffer.mid(end + 4, size);
    buffer.remove(0, end + 4 + size);
    return body;
}

bool receive(int socket, QByteArray &buffer)
{
    char bytes[65536];
    const ssize_t count = ::recv(socket, bytes, sizeof bytes, 0);
    if (count > 0)
        buffer.append(bytes, count);
    return count > 0;
}

}  // namespace

QByteArray Load::wire(const net::Request &request)
{
    QByteArray out = request.method + ' ' + request.path;
    if (!request.query.isEmpty())
        out += '?' + request.query;
    out += " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const auto &header : request.headers)
        out += header.first + ": " + header.second + "\r\n";
    if (request.method != "GET")
        out += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    return out + "\r\n" + request.body;
}

int Load::open() const
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<quint16>(m_port));
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        fail("not connected");
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return socket;
}

QByteArray Load::askOnce(const net::Request &request) const
{
    const int socket = open();
    sendAll(socket, wire(request));
    QByteArray buffer;
    QByteArray body;
    while (body.isNull() && receive(socket, buffer))
        body = takeBody(buffer);
    ::close(socket);
    return body;
}

void Load::connect(int count)
{
    disconnect();
    for (int i = 0; i < count; ++i) {
        Line line;
        line.socket = open();
        m_lines.push_back(line);
    }
}

void Load::disconnect()
{
    for (const Line &line : m_lines)
        ::close(line.socket);
    m_lines.clear();
}

double Load::Result::percentile(double part) const
{
    if (ms.empty())
        return 0;
    return ms.at(std::min(ms.size() - 1, static_cast<size_t>(part * static_cast<double>(ms.size()))));
}

Load::Result Load::run(int forMs, int everyMs, const std::function<QByteArray(int)> &next,
                       const std::function<void(int, const QByteArray &)> &answered)
{
    Result result;
    const double begin = nowMs();
    // Not all at the same instant: people are not in step.
    for (size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i].dueAt = begin + everyMs * static_cast<double>(i) / static_cast<double>(m_lines.size());
    std::vector<pollfd> polled(m_lines.size());
    for (double now = begin; now < begin + forMs; now = nowMs()) {
        double wait = 100;
        for (size_t i = 0; i < m_lines.size(); ++i) {
            Line &line = m_lines[i];
            polled[i] = {line.socket, POLLIN, 0};
            if (line.began >= 0)
                continue;
            if (line.dueAt <= now) {
                line.began = line.dueAt;
                sendAll(line.socket, next(static_cast<int>(i)));
            } else {
                wait = std::min(wait, line.dueAt - now);
            }
        }
        if (::poll(polled.data(), polled.size(), static_cast<int>(wait)) <= 0)
            continue;
        for (size_t i = 0; i < m_lines.size(); ++i) {
            Line &line = m_lines[i];
            if (polled[i].revents == 0)
                continue;
            if (!receive(line.socket, line.buffer))
                fail("a connection was closed under a station");
            const QByteArray body = takeBody(line.buffer);
            if (body.isNull())
                continue;
            const double end = nowMs();
            result.ms.push_back(end - line.began);
            answered(static_cast<int>(i), body);
            line.dueAt = everyMs > 0 ? std::max(end, line.began + everyMs) : end;
            line.began = -1;
        }
    }
    result.seconds = (nowMs() - begin) / 1000;
    std::sort(result.ms.begin(), result.ms.end());
    return result;
}

}  // namespace wyh::bench
