// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QStringList>
#include <functional>
#include <queue>
#include <vector>

#include "models/core/clock.h"
#include "tests/simulation/chance.h"

namespace wyh::sim {

inline constexpr qint64 kSecond = 1000;
inline constexpr qint64 kMinute = 60 * kSecond;

/// Thrown by commit hooks: the process died at this instruction.
struct SimulatedCrash
{
};

/// A promise of the design was broken.
struct Broken
{
    QString what;
};

struct Settings
{
    quint64 seed = 1;
    bool log = false;
    qint64 clockShift = 0;  ///< added to the wall clock of every PC
};

/// Virtual time, the agenda, the log and the counters of one run.
class World
{
public:
    explicit World(const Settings &settings);

    [[nodiscard]] qint64 now() const { return m_now; }
    void after(qint64 delay, std::function<void()> what);
    /// Runs what is due up to that time.
    void runUntil(qint64 time);
    [[nodiscard]] bool logging() const { return m_settings.log; }
    /// Cheap when nobody reads it: format only after asking logging().
    void log(const QString &line);
    void count(const char *what, qint64 by = 1) { m_coverage[QLatin1String(what)] += by; }
    [[nodiscard]] const QMap<QString, qint64> &coverage() const { return m_coverage; }
    /// Over everything that happened and when: two runs with the same hash were the same run.
    [[nodiscard]] quint64 logHash() const { return m_hash; }
    void mix(quint64 what) { m_hash = (m_hash ^ what) * 0x100000001B3ULL; }
    [[nodiscard]] quint64 seed() const { return m_settings.seed; }
    [[nodiscard]] const Settings &settings() const { return m_settings; }
    [[nodiscard]] qint64 events() const { return m_events; }
    [[noreturn]] void broken(const QString &what) const;

    bool faults = true;

private:
    struct Entry
    {
        qint64 time = 0;
        quint64 order = 0;
        std::function<void()> what;
    };
    struct Later
    {
        bool operator()(const Entry &a, const Entry &b) const
        {
            return a.time != b.time ? a.time > b.time : a.order > b.order;
        }
    };

    Settings m_settings;
    qint64 m_now = 0;
    quint64 m_order = 0;
    qint64 m_events = 0;
    quint64 m_hash = 0;
    std::priority_queue<Entry, std::vector<Entry>, Later> m_agenda;
    QMap<QString, qint64> m_coverage;
};

/// A machine's clock: the wall clock is off by as much as the run wants, the monotonic one starts anywhere.
class SimClock final : public Clock
{
public:
    SimClock(const World &world, qint64 wallOffset, qint64 monotonicOffset)
        : m_world(world), m_wallOffset(wallOffset), m_monotonicOffset(monotonicOffset)
    {
    }
    [[nodiscard]] qint64 nowMs() const override { return 1764000000000 + m_world.now() + m_wallOffset; }
    [[nodiscard]] qint64 monotonicMs() const override { return m_world.now() + m_monotonicOffset; }
    void jump(qint64 by) { m_wallOffset += by; }

private:
    const World &m_world;
    qint64 m_wallOffset;
    qint64 m_monotonicOffset;
};

}  // namespace wyh::sim
