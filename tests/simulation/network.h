// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

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

    Network(World &world, SimPlatform &platform, quint64 stream);
    void send(const net::Request &asked, const Answer &answer);

    bool cut = false;   ///< this device is in the cellar
    bool down = false;  ///< the platform answers 503, or nothing

private:
    void smallPage(net::Request &request);
    void arrive(const net::Request &request, qint64 wayBack, bool answerLost, const Answer &answer);

    World &m_world;
    SimPlatform &m_platform;
    Chance m_chance;
    int m_pageRecords;
};

}  // namespace wyh::sim
