// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/run.h"

#include <sqlite3.h>

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include "tests/simulation/plan.h"

namespace wyh::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kPatience = 150 * kMinute;     ///< everything must be well so long after the last fault
constexpr qint64 kLanePatience = 75 * kMinute;  ///< what waits behind nothing bad must be through by then

void endFaults(World &world, SimPlatform &platform, Devices &devices)
{
    world.faults = false;
    world.log(u"--- the faults end ---"_s);
    for (const auto &device : devices) {
        device->cut(false);
        device->down(false);
        device->setMadness(false);
        if (device->diskIsFull())
            device->fillDisk(false);
        device->toggleWorkOffline(false);
    }
    platform.heal();
}

/// I12: lanes that hold nothing bad get through although others never will.
void checkLanesGoOn(World &world, const Devices &devices)
{
    for (const auto &device : devices) {
        const QString waiting = device->waitingWithoutReason();
        if (!waiting.isEmpty() && device->running())
            world.broken(u"I12 %1: still waits: %2 (%3)"_s.arg(device->name(), waiting, device->describe()));
    }
}

void live(World &world, const QString &folder, Outcome &outcome)
{
    SimPlatform platform(world, folder, Chance(world.seed(), 6).happens(0.25) ? 2 : 1);
    Devices devices;
    makeDevices(world, platform, folder, devices);
    const std::shared_ptr<void> agenda = plan(world, platform, devices);
    world.runUntil(kFaulty);
    endFaults(world, platform, devices);

    QString why;
    bool well = false;
    bool lanesChecked = false;
    while (!well && world.now() < kFaulty + kPatience) {
        world.runUntil(world.now() + 30 * kSecond);
        well = converged(world, platform, devices, why);
        if (!well && !lanesChecked && world.now() > kFaulty + kLanePatience) {
            lanesChecked = true;
            checkLanesGoOn(world, devices);
        }
    }
    if (!well)
        world.broken(u"I4 not converged: "_s + why);
    outcome.convergedAfter = world.now() - kFaulty;
    // What is well must stay well.
    world.runUntil(world.now() + 2 * kMinute);
    if (!converged(world, platform, devices, why))
        world.broken(u"I4 not stable: "_s + why);
    outcome.state = stateOf(platform, devices);
    for (const auto &device : devices) {
        outcome.mostPerHour = std::max(outcome.mostPerHour, static_cast<qint64>(device->requests().mostOfAllPerHour()));
        outcome.mostVainPerHour =
            std::max(outcome.mostVainPerHour, static_cast<qint64>(device->requests().mostPerHour()));
        outcome.mostVainPerMinute =
            std::max(outcome.mostVainPerMinute, static_cast<qint64>(device->requests().mostPerMinute()));
    }
    checkPromises(world, platform, devices);
}

}  // namespace

void prepareSqlite()
{
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

QString folderForRuns()
{
    const QString memory = u"/dev/shm"_s;
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + u"/woyouhuo-simulation-XXXXXX"_s;
}

Outcome run(const Settings &settings)
{
    Outcome outcome;
    QTemporaryDir folder(folderForRuns());
    World world(settings);
    const testing::FullDisk disk(&Disk::hasRoom, kOneProcess);
    try {
        live(world, folder.path(), outcome);
    } catch (const Broken &broken) {
        outcome.broken = broken.what;
    }
    outcome.coverage = world.coverage();
    outcome.logHash = world.logHash();
    outcome.events = world.events();
    return outcome;
}

}  // namespace wyh::sim
