// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <atomic>
#include <list>
#include <mutex>
#include <random>
#include <thread>

namespace wyh::test {

/// What a network or a box in it can do to one request and its answer. Faults that lose an answer lose it every other
/// time before, every other time after the platform has acted.
enum class Fault {
    None,
    Delay,
    Jitter,
    RateLimit,
    CutAfterBytes,
    HalfClose,
    Reset,
    BlackHole,
    TruncatedGzip,
    CorruptGzip,
    Duplicated,  ///< the request arrives twice, at once or once more after its answer
    Portal,      ///< somebody else's page, or a redirect to `elsewhere`
    SlowLoris,
    KeepAliveClosed,  ///< the connection is closed under every request but its first
    OneByteWrites,
    LostAnswer  ///< the platform acts, the connection closes
};

/// A TCP proxy for HTTP/1.1 on a loopback port, with a thread of its own for each connection.
class FaultProxy
{
public:
    explicit FaultProxy(int platformPort);
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    struct Trouble
    {
        Fault fault = Fault::None;
        QByteArray startsWith;  ///< of the request line; empty: all requests
        int percent = 100;      ///< of those
        int elsewhere = 0;      ///< port that a portal redirects to
    };
    void set(const Trouble &trouble);
    void end() { set({}); }

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] int met() const { return m_met; }  ///< requests that met the present trouble

private:
    struct Connection
    {
        std::thread thread;
        int socket = -1;
        std::atomic<bool> ended = false;
    };
    struct Played
    {
        Fault fault = Fault::None;
        bool even = false;
        int elsewhere = 0;
    };
    void acceptAll();
    void serve(Connection &connection);
    bool deliver(int socket, const QByteArray &request, const Played &played, int served);
    QByteArray ask(const QByteArray &request) const;
    Played choose(const QByteArray &request);
    int random(int bound);

    const int m_platformPort;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_met = 0;
    std::mutex m_mutex;
    Trouble m_trouble;
    std::minstd_rand m_random{std::random_device{}()};
    std::list<Connection> m_connections;
    std::thread m_accepting;
};

}  // namespace wyh::test
