// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <functional>
#include <vector>

#include "net/message/message.h"

namespace wyh::bench {

/// Many keep-alive connections driven by one thread, one request in flight on each.
class Load
{
public:
    explicit Load(int port) : m_port(port) {}
    ~Load() { disconnect(); }
    Load(const Load &) = delete;
    Load &operator=(const Load &) = delete;

    static QByteArray wire(const net::Request &request);
    /// The body of the answer when its status is 200; on a connection of its own.
    QByteArray askOnce(const net::Request &request) const;

    void connect(int count);
    void disconnect();

    struct Result
    {
        std::vector<double> ms;  ///< sorted
        double seconds = 0;
        [[nodiscard]] double perSecond() const { return static_cast<double>(ms.size()) / seconds; }
        [[nodiscard]] double percentile(double part) const;
    };
    /// For so long: the next request of each connection, `everyMs` after its last one began (0: at once). A station
    /// that falls behind does not catch up. Latency counts from when the request was due. Anything but 200 ends the
    /// program.
    Result run(int forMs, int everyMs, const std::function<QByteArray(int)> &next,
               const std::function<void(int, const QByteArray &)> &answered);

private:
    struct Line
    {
        int socket = -1;
        QByteArray buffer;
        double dueAt = 0;
        double began = -1;
    };
    int open() const;
    const int m_port;
    std::vector<Line> m_lines;
};

}  // namespace wyh::bench
