// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <deque>

#include "tests/simulation/world.h"

namespace wyh::sim {

/// I13: how often a device asks, whatever it is told. A request that brought nothing new must not be followed by the
/// next one at once, and full reloads are rare.
class RequestLog
{
public:
    static constexpr qint64 kHour = 60 * kMinute;
    static constexpr size_t kVainPerHour = 450;
    static constexpr size_t kVainPerMinute = 40;
    static constexpr size_t kReloadsPerHour = 3;
    static constexpr size_t kAllPerHour = 1000;

    /// Any request, whatever it brings: also a question that is answered well each time may not go round for ever.
    void asked(const World &world, const QString &who)
    {
        note(m_all, world.now(), kHour);
        m_mostOfAll = std::max(m_mostOfAll, m_all.size());
        if (m_all.size() > kAllPerHour)
            world.broken(QStringLiteral("I13 %1 asked %2 times within an hour").arg(who).arg(m_all.size()));
    }

    /// An answer that brought nothing, or none.
    void vain(const World &world, const QString &who)
    {
        note(m_vain, world.now(), kHour);
        const auto lastMinute =
            std::count_if(m_vain.begin(), m_vain.end(), [&](qint64 at) { return at > world.now() - kMinute; });
        m_mostPerHour = std::max(m_mostPerHour, m_vain.size());
        m_mostPerMinute = std::max(m_mostPerMinute, static_cast<size_t>(lastMinute));
        if (m_vain.size() > kVainPerHour || static_cast<size_t>(lastMinute) > kVainPerMinute)
            world.broken(QStringLiteral("I13 %1 asked %2 times in vain within an hour, %3 times within a minute")
                             .arg(who)
                             .arg(m_vain.size())
                             .arg(lastMinute));
    }
    void reload(const World &world, const QString &who)
    {
        note(m_reloads, world.now(), kHour);
        if (m_reloads.size() > kReloadsPerHour)
            world.broken(QStringLiteral("I13 %1 reloads everything for the fourth time within an hour").arg(who));
    }
    /// A person or a new start may try again.
    void forgetReloads() { m_reloads.clear(); }
    [[nodiscard]] size_t mostPerHour() const { return m_mostPerHour; }
    [[nodiscard]] size_t mostOfAllPerHour() const { return m_mostOfAll; }
    [[nodiscard]] size_t mostPerMinute() const { return m_mostPerMinute; }

private:
    static void note(std::deque<qint64> &times, qint64 now, qint64 span)
    {
        times.push_back(now);
        while (times.front() <= now - span)
            times.pop_front();
    }
    std::deque<qint64> m_all;
    std::deque<qint64> m_vain;
    std::deque<qint64> m_reloads;
    size_t m_mostOfAll = 0;
    size_t m_mostPerHour = 0;
    size_t m_mostPerMinute = 0;
};

}  // namespace wyh::sim
