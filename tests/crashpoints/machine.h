// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>

#include "tests/simulation/world.h"
#include "tests/support/diskvfs.h"
#include "tests/support/memoryfiles.h"

namespace wyh::crash {

/// The one thing that goes wrong in a run.
struct Point
{
    testing::DiskFaults::Kind kind = testing::DiskFaults::Kind::None;
    qint64 at = 0;
    bool sticky = false;
    testing::Damage damage = testing::Damage::Kept;
};

/// While it lives, calls are those of an onlooker: neither counted nor hurt.
class Quiet
{
public:
    explicit Quiet(testing::DiskFaults &faults) : m_faults(faults), m_before(faults.counting())
    {
        m_faults.setCounting(false);
    }
    ~Quiet() { m_faults.setCounting(m_before); }
    Quiet(const Quiet &) = delete;
    Quiet &operator=(const Quiet &) = delete;

private:
    testing::DiskFaults &m_faults;
    bool m_before;
};

/// A computer with a disk and a program on it that dies with its power, comes back by itself, and is started again
/// after a while when its disk is sick.
class Machine
{
public:
    Machine(sim::World &world, testing::DiskFaults &faults, const Point &point, const QString &name);
    virtual ~Machine();
    Machine(const Machine &) = delete;
    Machine &operator=(const Machine &) = delete;

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] virtual bool running() const = 0;
    testing::MemoryDisk &disk() { return m_disk; }
    /// Switched on and off by hand.
    void switchOn();
    virtual void end() = 0;
    /// Runs the world until the program runs again.
    void ensureRunning();
    /// Does it, and once more after each failure until it has worked: as a person would. What: for the log.
    void insist(const char *what, const std::function<Status()> &body);

protected:
    /// Starts the program. An Error is one that the person in front of it reads.
    virtual Status begin() = 0;
    /// To be called after every call into the program: whether it died in it.
    bool died();

    sim::World &m_world;
    testing::DiskFaults &m_faults;
    const Point &m_point;
    QString m_name;
    testing::MemoryDisk m_disk;
    testing::DiskVfs m_vfs;

private:
    void nurse();
    bool m_nursed = false;
};

}  // namespace wyh::crash
