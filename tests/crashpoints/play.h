// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "tests/crashpoints/shop.h"
#include "tests/crashpoints/station.h"

namespace wyh::crash {

/// Machines at rest, from which every run of a story starts.
struct Prepared
{
    qint64 now = 0;
    ShopRecord shop;
    QList<StationRecord> stations;
};

/// One run of a story: the platform and the PCs with their disks, in virtual time, and at most one fault.
class Play
{
public:
    /// Everything new, no fault.
    Play(bool log, int stations);
    Play(const Prepared &start, const Point &point, bool log);

    sim::World &world() { return m_world; }
    Shop &shop() { return *m_shop; }
    Station &pc(int number = 0) { return *m_stations.at(static_cast<size_t>(number)); }
    [[nodiscard]] int pcs() const { return static_cast<int>(m_stations.size()); }
    [[nodiscard]] const Point &point() const { return m_point; }
    testing::DiskFaults &faults() { return m_faults; }
    /// From here on it is the run with that fault.
    void become(const Point &point);

    /// All machines on.
    void start();
    void wait(qint64 milliseconds);
    /// Until it is true or the patience ends; what is asked does not count as calls. false: it never was.
    bool until(const std::function<bool()> &what, qint64 patience = 10 * sim::kMinute);
    /// Until nothing waits anywhere and every PC shows what the platform has.
    bool untilConverged(qint64 patience, QString *why = nullptr);
    bool untilSettled(qint64 patience);
    /// Nothing goes wrong any more: everything must become well, and the promises hold.
    /// well: what is to hold of the PCs, if not that they show what the platform has.
    void finish(const std::function<void(Play &)> &well = {});
    /// The machines are switched off properly.
    Prepared rest();

private:
    bool converged(QString &why);
    sim::World m_world;
    Point m_point;
    testing::DiskFaults m_faults;
    std::unique_ptr<Shop> m_shop;
    std::vector<std::unique_ptr<Station>> m_stations;
};

}  // namespace wyh::crash
