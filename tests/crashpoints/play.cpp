// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/crashpoints/play.h"

#include <sqlite3.h>

#include <algorithm>

namespace wyh::crash {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 kSeedOfPreparation = 1;
constexpr quint64 kSeedOfPlay = 2;
constexpr qint64 kPatience = 150 * sim::kMinute;

/// The same run has the same bytes, salts of logs included.
void seedSqlite()
{
    sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, 4711, nullptr);
}

}  // namespace

Play::Play(bool log, int stations) : m_world({kSeedOfPreparation, log})
{
    seedSqlite();
    m_shop = std::make_unique<Shop>(m_world, m_faults, m_point);
    for (int i = 0; i < stations; ++i)
        m_stations.push_back(std::make_unique<Station>(m_world, m_faults, m_point, *m_shop, i));
}

Play::Play(const Prepared &start, const Point &point, bool log) : m_world({kSeedOfPlay, log}), m_point(point)
{
    seedSqlite();
    m_world.runUntil(start.now);
    m_shop = std::make_unique<Shop>(m_world, m_faults, m_point);
    m_shop->load(start.shop);
    for (int i = 0; i < start.stations.size(); ++i) {
        m_stations.push_back(std::make_unique<Station>(m_world, m_faults, m_point, *m_shop, i));
        m_stations.back()->load(start.stations.at(i));
    }
    if (log) {
        m_faults.trace = [this](testing::DiskCall call, const QString &path, testing::DiskFaults::Verdict verdict) {
            if (!m_faults.counting() && verdict == testing::DiskFaults::Verdict::Fine)
                return;
            m_world.log(u"      %1 %2 %3%4"_s.arg(m_faults.counted(m_point.kind))
                            .arg(QLatin1StringView(testing::diskCallName(call)), path,
                                 verdict == testing::DiskFaults::Verdict::Fine ? QString() : u"   <=== FAULT"_s));
        };
    }
    m_faults.arm({point.kind, point.at, point.sticky});
}

void Play::become(const Point &point)
{
    m_point = point;
    m_faults.change({point.kind, point.at, point.sticky});
}

void Play::start()
{
    m_shop->switchOn();
    for (const auto &station : m_stations)
        station->switchOn();
}

void Play::wait(qint64 milliseconds)
{
    m_world.runUntil(m_world.now() + milliseconds);
}

bool Play::until(const std::function<bool()> &what, qint64 patience)
{
    const qint64 end = m_world.now() + patience;
    qint64 events = -1;
    for (;;) {
        // Nothing changes while nothing happens.
        if (m_world.events() != events) {
            const Quiet quiet(m_faults);
            if (what())
                return true;
        }
        events = m_world.events();
        if (m_world.now() >= end)
            return false;
        m_world.runUntil(m_world.now() + 100);
    }
}

bool Play::converged(QString &why)
{
    if (!m_shop->running()) {
        why = u"the platform does not run"_s;
        return false;
    }
    for (const auto &station : m_stations) {
        if (!station->settled()) {
            why = station->describe();
            return false;
        }
    }
    const sim::Records records = m_shop->records();
    for (const auto &station : m_stations) {
        why = station->difference(records, m_shop->orderIds());
        if (!why.isEmpty())
            return false;
    }
    return true;
}

bool Play::untilConverged(qint64 patience, QString *why)
{
    QString reason;
    const bool well = until([&] { return converged(reason); }, patience);
    if (why)
        *why = reason;
    return well;
}

bool Play::untilSettled(qint64 patience)
{
    return until(
        [this] {
            return m_shop->running() && std::all_of(m_stations.cbegin(), m_stations.cend(),
                                                    [](const auto &station) { return station->settled(); });
        },
        patience);
}

void Play::finish(const std::function<void(Play &)> &well)
{
    if (m_faults.sick()) {
        // The machine gets its new disk at the latest now.
        wait(2 * sim::kMinute);
    }
    m_shop->setPoison({});
    m_shop->ensureRunning();
    for (const auto &station : m_stations) {
        station->setCut(false);
        station->ensureRunning();
        station->setWorkOffline(false);
    }
    QString why;
    if (well) {
        if (!untilSettled(kPatience))
            m_world.broken(u"I4 something waits for ever"_s);
        well(*this);
    } else if (!untilConverged(kPatience, &why)) {
        m_world.broken(u"I4 not converged: "_s + why);
    }
    for (const auto &station : m_stations)
        station->glance();
    QList<sim::DeviceFacts> devices;
    for (const auto &station : m_stations)
        devices.append(station->facts());
    sim::checkPromises(m_world, m_shop->facts(), devices);
}

Prepared Play::rest()
{
    Prepared out;
    for (const auto &station : m_stations)
        out.stations.append(station->record());
    out.shop = m_shop->record();
    out.now = m_world.now();
    return out;
}

}  // namespace wyh::crash
