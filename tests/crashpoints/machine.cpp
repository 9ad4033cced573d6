// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/crashpoints/machine.h"

namespace wyh::crash {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kRestart = 2 * sim::kSecond;
constexpr qint64 kSick = 90 * sim::kSecond;  ///< so long people work with a sick disk
constexpr int kTries = 60;
}  // namespace

Machine::Machine(sim::World &world, testing::DiskFaults &faults, const Point &point, const QString &name)
    : m_world(world), m_faults(faults), m_point(point), m_name(name), m_disk(faults), m_vfs(m_disk, name.toLatin1())
{
}

Machine::~Machine() = default;

void Machine::switchOn()
{
    if (running())
        return;
    m_world.log(m_name + u" starts"_s);
    const Status begun = begin();
    if (died())
        return;
    if (begun.ok())
        return;
    m_world.log(u"%1 does not start: %2 %3"_s.arg(m_name, begun.error().code, begun.error().detail));
    // Only what the story does to it may keep a program from starting.
    if (!m_faults.reached())
        m_world.broken(u"%1 does not start: %2 %3"_s.arg(m_name, begun.error().code, begun.error().detail));
    m_world.count("a start failed, with words");
    m_world.after(kRestart, [this] { switchOn(); });
}

bool Machine::died()
{
    if (m_disk.crashed()) {
        m_world.log(m_name + u" loses its power"_s);
        m_world.count("crash");
        m_world.count(qPrintable(u"crash of "_s + m_name));
        end();
        m_disk.powerCut(m_point.damage, static_cast<quint64>(m_point.at));
        m_world.after(kRestart, [this] { switchOn(); });
        return true;
    }
    if (m_faults.sick() && m_faults.hit() == &m_disk && !m_nursed)
        nurse();
    return false;
}

void Machine::nurse()
{
    m_nursed = true;
    m_world.after(kSick, [this] {
        m_world.log(m_name + u" gets a new disk and is started again"_s);
        m_world.count("restart after a sick disk");
        m_faults.mend();
        end();
        switchOn();
    });
}

void Machine::ensureRunning()
{
    for (int i = 0; !running() && i < kTries; ++i) {
        switchOn();
        if (!running())
            m_world.runUntil(m_world.now() + kRestart);
    }
    if (!running())
        m_world.broken(u"%1 never starts"_s.arg(m_name));
}

void Machine::insist(const char *what, const std::function<Status()> &body)
{
    for (int i = 0; i < kTries; ++i) {
        ensureRunning();
        const Status status = body();
        if (!died() && status.ok())
            return;
        if (!status.ok())
            m_world.log(u"%1: %2 failed: %3"_s.arg(m_name, QLatin1StringView(what), status.error().code));
        if (!status.ok() && !m_faults.reached())
            m_world.broken(u"%1: %2 failed without a reason: %3 %4"_s.arg(m_name, QLatin1StringView(what),
                                                                          status.error().code, status.error().detail));
        m_world.runUntil(m_world.now() + 5 * sim::kSecond);
    }
    m_world.broken(u"%1: %2 never works"_s.arg(m_name, QLatin1StringView(what)));
}

}  // namespace wyh::crash
