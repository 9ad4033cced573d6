// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Runs the real store, engine and platform in virtual time under faults and checks the promises of the design.
//   simulate [--seeds N] [--first K]     many runs, one line for each failure and the coverage at the end
//   simulate --seed N --log              one run with its event log
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHashFunctions>
#include <QTemporaryDir>
#include <cstdio>

#include "tests/simulation/finalchecks.h"

namespace wyh::sim {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kFaulty = 12 * kMinute;
constexpr qint64 kPatience = 150 * kMinute;  ///< everything must be well so long after the last fault

QString folderForRuns()
{
    const QString memory = u"/dev/shm"_s;
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + u"/woyouhuo-simulation-XXXXXX"_s;
}

struct Outcome
{
    QString broken;
    QMap<QString, qint64> coverage;
    quint64 logHash = 0;
    qint64 events = 0;
    qint64 convergedAfter = 0;
};

void plan(World &world, SimPlatform &platform, Devices &devices)
{
    auto chance = std::make_shared<Chance>(world.seed(), 4);
    const auto anyDevice = [&devices, chance]() -> SimDevice & {
        return *devices.at(static_cast<size_t>(chance->pick(static_cast<int>(devices.size()))));
    };
    for (size_t i = 0; i < devices.size(); ++i) {
        SimDevice *device = devices[i].get();
        world.after(chance->between(0, 20) * kSecond, [device] { device->start(); });
        for (int k = 0; k < 18; ++k)
            world.after(chance->between(20 * kSecond, kFaulty), [device] { device->act(); });
        for (int k = 0; k < 3; ++k)
            world.after(chance->between(4 * kMinute, kFaulty), [device] { device->tidy(); });
    }
    for (int k = 0; k < 2; ++k)
        world.after(chance->between(kMinute, kFaulty), [&platform] { platform.cancelSomething(); });
    world.after(chance->between(kMinute, kFaulty), [&platform] { platform.changeAddress(); });
    world.after(chance->between(kMinute, kFaulty), [&platform] { platform.newOrder(); });
    if (chance->happens(0.5))
        world.after(chance->between(kMinute, kFaulty), [&platform] { platform.removeSomething(); });
    if (chance->happens(0.15)) {
        for (int k = 0; k < 2; ++k)
            world.after(chance->between(2 * kMinute, kFaulty), [&platform] { platform.changePermissions(); });
    }
    for (int k = 0; k < 2; ++k) {
        const qint64 start = chance->between(0, kFaulty);
        world.after(start, [&world, &devices] {
            world.count("platform down");
            for (const auto &device : devices)
                device->down(true);
        });
        world.after(start + chance->between(20, 120) * kSecond, [&devices] {
            for (const auto &device : devices)
                device->down(false);
        });
    }
    for (int k = 0; k < 4; ++k) {
        SimDevice *device = &anyDevice();
        world.after(chance->between(0, kFaulty), [device] { device->crash("just so"); });
    }
    for (int k = 0; k < 3; ++k) {
        SimDevice *device = &anyDevice();
        world.after(chance->between(kMinute, kFaulty), [device] { device->replayPage(); });
        world.after(chance->between(kMinute, kFaulty), [device] { device->syncNow(); });
    }
    if (chance->happens(0.3))
        world.after(chance->between(0, kFaulty), [&platform] { platform.crash(); });
    if (chance->happens(0.35)) {
        const qint64 start = chance->between(kMinute, kFaulty - 3 * kMinute);
        const bool newFeed = chance->happens(0.5);
        world.after(start, [&platform] { platform.backup(); });
        const qint64 at = start + chance->between(20, 180) * kSecond;
        world.after(at, [&world, &platform, &devices, newFeed] {
            for (const auto &device : devices) {
                if (device->running() && !device->store()->operations({store::OpState::Acked}, 1).isEmpty())
                    world.count("restore between ack and pull");
            }
            platform.restore(newFeed);
        });
        world.after(at + chance->between(1, 60) * kSecond, [&platform] { platform.importAll(); });
    }
    if (chance->happens(0.35)) {
        SimDevice *device = &anyDevice();
        const qint64 start = chance->between(0, kFaulty / 2);
        world.after(start, [device] { device->cut(true); });
        world.after(start + chance->between(2 * kMinute, 8 * kMinute), [device] { device->cut(false); });
    }
    if (chance->happens(0.2)) {
        SimDevice *device = &anyDevice();
        const qint64 start = chance->between(0, kFaulty / 2);
        world.after(start, [device] { device->toggleWorkOffline(true); });
        world.after(start + chance->between(kMinute, 4 * kMinute), [device] { device->toggleWorkOffline(false); });
    }
}

Outcome run(const Settings &settings)
{
    Outcome outcome;
    QTemporaryDir folder(folderForRuns());
    World world(settings);
    try {
        SimPlatform platform(world, folder.path());
        Devices devices;
        const bool three = Chance(settings.seed, 5).happens(0.4);
        devices.push_back(std::make_unique<SimDevice>(
            world, platform, SimDevice::Person{u"manager"_s, SimPlatform::managerLogin(), true},
            folder.filePath(u"0"_s), 0));
        for (int i = 1; i <= (three ? 2 : 1); ++i)
            devices.push_back(std::make_unique<SimDevice>(
                world, platform, SimDevice::Person{u"packer%1"_s.arg(i), SimPlatform::packerLogin(i), false},
                folder.filePath(QString::number(i)), i));
        plan(world, platform, devices);
        world.runUntil(kFaulty);

        world.faults = false;
        world.log(u"--- the faults end ---"_s);
        for (const auto &device : devices) {
            device->cut(false);
            device->down(false);
            device->toggleWorkOffline(false);
        }
        platform.heal();
        QString why;
        bool well = false;
        while (!well && world.now() < kFaulty + kPatience) {
            world.runUntil(world.now() + 30 * kSecond);
            well = converged(world, platform, devices, why);
        }
        if (!well)
            world.broken(u"I4 not converged: "_s + why);
        outcome.convergedAfter = world.now() - kFaulty;
        // What is well must stay well.
        world.runUntil(world.now() + 2 * kMinute);
        if (!converged(world, platform, devices, why))
            world.broken(u"I4 not stable: "_s + why);
        checkPromises(world, platform, devices);
    } catch (const Broken &broken) {
        outcome.broken = broken.what;
    }
    outcome.coverage = world.coverage();
    outcome.logHash = world.logHash();
    outcome.events = world.events();
    return outcome;
}

struct Arguments
{
    int seeds = 20;
    quint64 first = 1;
    bool one = false;
    bool log = false;
    bool coverage = true;
};

bool parse(const QStringList &arguments, Arguments &out)
{
    for (int i = 1; i < arguments.size(); ++i) {
        const QString &name = arguments.at(i);
        const auto number = [&]() -> quint64 { return i + 1 < arguments.size() ? arguments.at(++i).toULongLong() : 0; };
        if (name == "--seeds"_L1) {
            out.seeds = static_cast<int>(number());
        } else if (name == "--first"_L1) {
            out.first = number();
        } else if (name == "--seed"_L1) {
            out.first = number();
            out.seeds = 1;
            out.one = true;
        } else if (name == "--log"_L1) {
            out.log = true;
        } else {
            return false;
        }
    }
    return out.seeds > 0 && out.first > 0;
}

int runAll(const Arguments &arguments, const QString &program)
{
    QMap<QString, qint64> coverage;
    QElapsedTimer timer;
    timer.start();
    int failures = 0;
    qint64 events = 0;
    qint64 slowest = 0;
    for (int i = 0; i < arguments.seeds; ++i) {
        Settings settings;
        settings.seed = arguments.first + static_cast<quint64>(i);
        settings.log = arguments.log;
        const Outcome outcome = run(settings);
        for (auto it = outcome.coverage.cbegin(); it != outcome.coverage.cend(); ++it)
            coverage[it.key()] += it.value();
        events += outcome.events;
        slowest = std::max(slowest, outcome.convergedAfter);
        QString broken = outcome.broken;
        // The same seed must be the same run, or a failure could not be looked at.
        if (broken.isEmpty() && i % 50 == 0 && run(settings).logHash != outcome.logHash)
            broken = u"the same seed ran differently"_s;
        if (broken.isEmpty())
            continue;
        ++failures;
        std::printf("seed %llu: %s\n  replay: ./dev simulate --seed %llu   (%s --seed %llu --log)\n", settings.seed,
                    qUtf8Printable(broken), settings.seed, qUtf8Printable(program), settings.seed);
        std::fflush(stdout);
        if (failures == 1 && !arguments.log) {
            std::printf("  event log of this run:\n");
            settings.log = true;
            run(settings);
        }
        if (failures >= 10)
            break;
    }
    const double seconds = static_cast<double>(timer.elapsed()) / 1000.0;
    for (auto it = coverage.cbegin(); it != coverage.cend(); ++it)
        std::printf("%10lld  %s\n", it.value(), qUtf8Printable(it.key()));
    std::printf("%d seeds, %d failures, %lld events, slowest convergence %lld s, %.1f s, %.1f seeds/s\n",
                arguments.seeds, failures, events, slowest / kSecond, seconds, arguments.seeds / seconds);
    // A run of many seeds that never met one of these has tested less than it says.
    if (arguments.seeds >= 200) {
        for (const char *must : {"410 while operations wait",
                                 "applied after shown failed",
                                 "restore between ack and pull",
                                 "restore with a new feed id",
                                 "restore without a new feed id",
                                 "crash before a commit",
                                 "crash after a commit",
                                 "cache damaged",
                                 "platform crash",
                                 "500 after the commit",
                                 "400 after the commit",
                                 "late answer ignored",
                                 "status 401",
                                 "status 410",
                                 "status 503",
                                 "ended done",
                                 "ended conflict",
                                 "ended held",
                                 "ended stuck",
                                 "ended review",
                                 "ended closed",
                                 "a person restored an operation",
                                 "a person did an operation over",
                                 "notice closed",
                                 "captive portal"}) {
            if (coverage.value(QLatin1StringView(must)) > 0)
                continue;
            std::printf("never happened: %s\n", must);
            ++failures;
        }
    }
    return failures == 0 ? 0 : 1;
}

}  // namespace
}  // namespace wyh::sim

int main(int argc, char **argv)
{
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication application(argc, argv);
    wyh::sim::Arguments arguments;
    if (!wyh::sim::parse(QCoreApplication::arguments(), arguments)) {
        std::fprintf(stderr, "usage: simulate [--seeds N] [--first K] [--seed N --log]\n");
        return 2;
    }
    return wyh::sim::runAll(arguments, QCoreApplication::arguments().constFirst());
}
