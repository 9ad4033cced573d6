// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <httplib.h>

#include <QtGlobal>
#include <array>
#include <memory>

#include "net/server/http/tls.h"

namespace wyh::server {

/// One accepted socket as cpp-httplib's stream, plain or TLS, with a budget of bytes and a deadline for each request.
/// The library's own stream knows a time-out for each read only, which a client that sends a byte now and then never
/// meets.
class ConnectionStream final : public httplib::Stream
{
public:
    /// The socket stays the caller's. Without a session: plain.
    ConnectionStream(socket_t socket, std::unique_ptr<TlsSession> tls);

    /// Waits for the first byte of a request; false: none came in time, or the other side closed.
    bool waitForRequest(int timeoutMs);
    bool handshake(int timeoutMs);
    /// From now on: so many more bytes, until so many milliseconds from now.
    void allowReading(qint64 bytes, int timeoutMs);
    void allowWriting(int timeoutMs);
    void sayGoodbye();

    bool is_readable() const override;
    bool is_writable() const override;
    ssize_t read(char *data, size_t size) override;
    ssize_t write(const char *data, size_t size) override;
    void get_remote_ip_and_port(std::string &ip, int &port) const override;
    void get_local_ip_and_port(std::string &ip, int &port) const override;
    socket_t socket() const override { return m_socket; }

private:
    enum class Ready { Read, Write };
    /// Until the socket is ready or the deadline (monotonic ms) has passed.
    [[nodiscard]] bool waitFor(Ready what, qint64 deadline) const;
    /// After a step of TLS: waits for what it wants; false: the step is over, well or not.
    [[nodiscard]] bool again(TlsSession::Step step, qint64 deadline) const;
    ssize_t receive(char *data, size_t size);

    socket_t m_socket;
    const std::unique_ptr<TlsSession> m_tls;
    qint64 m_readBudget = 0;
    qint64 m_readDeadline = 0;
    qint64 m_writeDeadline = 0;
    std::array<char, 8192> m_buffer;
    size_t m_begin = 0;
    size_t m_end = 0;
};

/// Non-blocking, and without Nagle's delay.
void prepareSocket(socket_t socket);
enum class Direction { Read, Write, Both };
void shutdownSocket(socket_t socket, Direction direction);
void closeSocket(socket_t socket);
qint64 monotonicMs();

}  // namespace wyh::server
