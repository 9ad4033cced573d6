// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Runs the real store, engine and platform in virtual time under faults and checks the promises of the design.
//   simulate [--seeds N] [--first K] [--twice]   many runs, one line for each failure and the coverage at the end
//   simulate --stored FILE                       the seeds that once found something
//   simulate --stories                           the scripted runs
//   simulate --seed N --log                      one run with its event log
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHashFunctions>
#include <cstdio>

#include "tests/simulation/coverage.h"
#include "tests/simulation/run.h"
#include "tests/simulation/stories.h"

namespace wyh::sim {
namespace {

using namespace Qt::StringLiterals;

constexpr int kEnoughForCoverage = 200;
constexpr qint64 kTenYears = 10LL * 365 * 24 * 60 * kMinute;

struct Arguments
{
    QList<quint64> seeds;
    bool twice = false;
    bool stories = false;
    bool log = false;
    bool coverage = false;
};

bool readStored(const QString &path, QList<quint64> &seeds)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QByteArray seed = line.simplified().split(' ').constFirst();
        if (!seed.isEmpty() && !seed.startsWith('#'))
            seeds.append(seed.toULongLong());
    }
    return true;
}

bool parse(const QStringList &arguments, Arguments &out)
{
    int count = 20;
    quint64 first = 1;
    bool range = true;
    for (int i = 1; i < arguments.size(); ++i) {
        const QString &name = arguments.at(i);
        const auto value = [&] { return i + 1 < arguments.size() ? arguments.at(++i) : QString(); };
        if (name == "--seeds"_L1) {
            count = value().toInt();
        } else if (name == "--first"_L1) {
            first = value().toULongLong();
        } else if (name == "--seed"_L1) {
            first = value().toULongLong();
            count = 1;
        } else if (name == "--twice"_L1) {
            out.twice = true;
        } else if (name == "--log"_L1) {
            out.log = true;
        } else if (name == "--stories"_L1) {
            out.stories = true;
            range = false;
        } else if (name == "--stored"_L1) {
            range = false;
            if (!readStored(value(), out.seeds))
                return false;
        } else {
            return false;
        }
    }
    if (!range)
        return true;
    for (int i = 0; i < count; ++i)
        out.seeds.append(first + static_cast<quint64>(i));
    out.coverage = count >= kEnoughForCoverage;
    return count > 0 && first > 0;
}

/// The same seed again, with the clock of every PC ten years off: it must be the same run, or a failure could not be
/// looked at, and the platform must end the same (I14). A run that lived on a full disk's reserve only runs again as it
/// was.
QString differs(Settings settings, const Outcome &first)
{
    settings.log = false;
    // How many acts a reserve of so many writes takes depends on the length of every text, also of a clock's error.
    const bool comparable = !first.coverage.contains(u"reserve given back to a full disk"_s);
    if (comparable)
        settings.clockShift = settings.seed % 2 == 0 ? kTenYears : -kTenYears;
    const Outcome second = run(settings);
    if (!second.broken.isEmpty())
        return u"with other clocks: "_s + second.broken;
    if (second.logHash == first.logHash && second.state == first.state)
        return {};
    settings.clockShift = 0;
    if (run(settings).logHash != first.logHash)
        return u"the same seed ran differently"_s;
    return second.logHash != first.logHash ? u"I14 with other clocks the run is another one"_s
                                           : u"I14 with other clocks the platform ends differently"_s;
}

int runSeeds(const Arguments &arguments, const QString &program)
{
    QMap<QString, qint64> coverage;
    QElapsedTimer timer;
    timer.start();
    int failures = 0;
    qint64 events = 0;
    qint64 slowest = 0;
    qint64 perHour = 0;
    qint64 vainPerHour = 0;
    qint64 vainPerMinute = 0;
    for (const quint64 seed : arguments.seeds) {
        Settings settings;
        settings.seed = seed;
        settings.log = arguments.log;
        const Outcome outcome = run(settings);
        for (auto it = outcome.coverage.cbegin(); it != outcome.coverage.cend(); ++it)
            coverage[it.key()] += it.value();
        events += outcome.events;
        slowest = std::max(slowest, outcome.convergedAfter);
        perHour = std::max(perHour, outcome.mostPerHour);
        vainPerHour = std::max(vainPerHour, outcome.mostVainPerHour);
        vainPerMinute = std::max(vainPerMinute, outcome.mostVainPerMinute);
        QString broken = outcome.broken;
        if (broken.isEmpty() && arguments.twice)
            broken = differs(settings, outcome);
        if (broken.isEmpty())
            continue;
        ++failures;
        std::printf("WYH_SEED=%llu %s\n  replay: ./dev simulate --seed %llu --log   (%s --seed %llu --log)\n", seed,
                    qUtf8Printable(broken), seed, qUtf8Printable(program), seed);
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
    std::printf(
        "%lld seeds, %d failures, %lld events, slowest convergence %lld s, at most %lld requests an hour, %lld in "
        "vain, %lld a minute in vain, %.1f s, %.1f seeds/s\n",
        static_cast<qint64>(arguments.seeds.size()), failures, events, slowest / kSecond, perHour, vainPerHour,
        vainPerMinute, seconds, static_cast<double>(arguments.seeds.size()) / seconds);
    if (arguments.coverage) {
        for (const QString &never : neverHappened(coverage)) {
            std::printf("never happened: %s\n", qUtf8Printable(never));
            ++failures;
        }
    }
    return failures == 0 ? 0 : 1;
}

int runStories(const Arguments &arguments)
{
    int failures = 0;
    for (const Story &story : allStories()) {
        const QString broken = tell(story, arguments.log);
        std::printf("%s %s%s%s\n", broken.isEmpty() ? "ok  " : "FAIL", story.name, broken.isEmpty() ? "" : ": ",
                    qUtf8Printable(broken));
        failures += broken.isEmpty() ? 0 : 1;
    }
    return failures == 0 ? 0 : 1;
}

}  // namespace
}  // namespace wyh::sim

int main(int argc, char **argv)
{
    wyh::sim::prepareSqlite();
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication application(argc, argv);
    wyh::sim::Arguments arguments;
    if (!wyh::sim::parse(QCoreApplication::arguments(), arguments)) {
        std::fprintf(
            stderr, "usage: simulate [--seeds N] [--first K] [--twice] | --stored FILE | --stories | --seed N --log\n");
        return 2;
    }
    if (arguments.stories)
        return wyh::sim::runStories(arguments);
    return wyh::sim::runSeeds(arguments, QCoreApplication::arguments().constFirst());
}
