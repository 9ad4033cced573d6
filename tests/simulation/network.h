// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "net/message/message.h"
#include "tests/simulation/simplatform.h"
#include "tests/simulation/world.h"

namespace wyh::sim {

/// The way between one device and the platform. It loses, doubles and delays, and every request gets its answer or its
/// time-out, sometimes both.
class Network
{
public:
    using Answer = std::function<void(const net::Reply &)>;
    struct Place
    {
        QString login;                ///< whose device it is
        QList<QByteArray> forbidden;  ///< what only other organizations may read
        quint64 stream = 0;
    };

    Network(World &world, SimPlatform &platform, Place place);
    void setForbidden(const QList<QByteArray> &forbidden) { m_place.forbidden = forbidden; }
    void setPageRecords(int records) { m_pageRecords = records; }
    void send(const net::Request &asked, const Answer &answer);

    bool cut = false;        ///< this device is in the cellar
    bool down = false;       ///< the platform answers 503, or nothing
    bool madness = false;    ///< something in between answers whatever it likes
    bool forgetful = false;  ///< the platform asks for a full reload, whatever it is asked
    int clientSchema = 1;    ///< of the program that this device runs
    int reloads = 0;         ///< of this device, so that an old push is recognised

    /// Scripts: a request or an answer for which this says true waits for release().
    std::function<bool(const net::Request &)> keepRequest;
    std::function<bool(const net::Request &)> keepAnswer;
    void release();

private:
    void adapt(net::Request &request);
    void check(const net::Request &request) const;
    void arrive(const net::Request &request, qint64 wayBack, bool answerLost, const Answer &answer);
    void come(const net::Request &request, const net::Reply &reply, qint64 wayBack, const Answer &answer);
    /// What proxies, portals, overloaded machines and bugs make of an answer.
    [[nodiscard]] std::optional<net::Reply> instead(const net::Request &request);
    [[nodiscard]] net::Reply spoiled(const net::Request &request, const net::Reply &reply);

    World &m_world;
    SimPlatform &m_platform;
    Place m_place;
    Chance m_chance;
    Chance m_answers;
    int m_pageRecords;
    std::vector<std::function<void()>> m_kept;
};

}  // namespace wyh::sim
