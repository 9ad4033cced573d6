// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/world.h"

#include <cstdio>

namespace wyh::sim {

World::World(const Settings &settings) : m_settings(settings) {}

void World::after(qint64 delay, std::function<void()> what)
{
    m_agenda.push(Entry{m_now + std::max<qint64>(0, delay), m_order++, std::move(what)});
}

void World::runUntil(qint64 time)
{
    while (!m_agenda.empty() && m_agenda.top().time <= time) {
        const Entry entry = m_agenda.top();
        m_agenda.pop();
        m_now = entry.time;
        mix(static_cast<quint64>(entry.time));
        if (++m_events > 400000)
            broken(QStringLiteral("I13 too many events: something goes round in a loop"));
        entry.what();
    }
    m_now = time;
}

void World::log(const QString &line)
{
    if (!m_settings.log)
        return;
    std::fprintf(stdout, "%9.3f %s\n", static_cast<double>(m_now) / 1000.0, qUtf8Printable(line));
}

void World::broken(const QString &what) const
{
    throw Broken{QStringLiteral("t=%1 s: %2").arg(static_cast<double>(m_now) / 1000.0).arg(what)};
}

}  // namespace wyh::sim
