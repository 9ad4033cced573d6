// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The platform's reader of HTTP requests, over a real socket.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>

#include "net/server/http/listener.h"
#include "tests/fuzz/target.h"

namespace wyh::fuzz {

namespace {

constexpr int kBodyLimit = 4096;

class ListenerBench
{
public:
    ListenerBench()
    {
        server::ListenOptions options;
        options.maxBodyBytes = kBodyLimit;
        options.maxHeaderBytes = 8192;
        options.headerTimeoutMs = 500;
        options.bodyTimeoutMs = 500;
        options.keepAliveMs = 500;
        auto started = server::HttpListener::start(
            options, [](const net::Request &request) { return answer(request); }, nullptr);
        require(started.ok(), "the listener starts");
        m_listener = std::move(*started);
    }

    /// Sends the bytes, says that there are no more, and reads to the end.
    [[nodiscard]] QByteArray ask(const QByteArray &bytes) const
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<quint16>(m_listener->port()));
        require(::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0, "connected");
        for (qsizetype at = 0; at < bytes.size();) {
            const ssize_t count =
                ::send(socket, bytes.constData() + at, static_cast<size_t>(bytes.size() - at), MSG_NOSIGNAL);
            if (count <= 0)
                break;  // refused before the end
            at += count;
        }
        ::shutdown(socket, SHUT_WR);
        QByteArray reply;
        char buffer[8192];
        for (ssize_t count = 0; (count = ::recv(socket, buffer, sizeof buffer, 0)) > 0;)
            reply.append(buffer, count);
        ::close(socket);
        return reply;
    }

private:
    static net::Reply answer(const net::Request &request)
    {
        require(!request.method.isEmpty() && !request.path.isEmpty(), "a request has a method and a path");
        require(request.body.size() <= kBodyLimit, "a body keeps its limit");
        for (const auto &header : request.headers)
            require(!header.second.contains('\n') && !header.second.contains('\r'), "a header is one line");
        net::Reply reply;
        reply.status = 200;
        reply.headers.emplaceBack("Content-Type", "application/json");
        reply.body = "{}";
        return reply;
    }

    std::unique_ptr<server::HttpListener> m_listener;
};

}  // namespace

void httpRequest(const QByteArray &bytes)
{
    static const ListenerBench bench;
    const QByteArray reply = bench.ask(bytes);
    require(reply.isEmpty() || reply.startsWith("HTTP/1."), "an answer is an answer");
    static int runs = 0;
    if (++runs % 64 == 0)
        require(bench.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n").startsWith("HTTP/1.1 200"), "others are still served");
}

}  // namespace wyh::fuzz
