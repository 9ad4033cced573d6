// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Switches the rules of the synchronisation off, one after the other, and sees to it that the simulation notices every
// one: by a random seed or by a story.
//   simulate_mutants [--only NAME] [--seeds N] [--part I/N]
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHashFunctions>
#include <array>
#include <cstdio>

#include "models/core/mutant.h"
#include "tests/simulation/run.h"
#include "tests/simulation/stories.h"

namespace wyh::sim {
namespace {

using namespace Qt::StringLiterals;

struct Named
{
    Mutant mutant;
    const char *name;
};

constexpr std::array kMutants = std::to_array<Named>({
    {Mutant::NoServerDedupe, "no server dedupe"},
    {Mutant::NewIdOnRetry, "new op id on retry"},
    {Mutant::FireAndForget, "fire-and-forget"},
    {Mutant::AuthDropsOperations, "401 drops ops"},
    {Mutant::SilentConflict, "silent conflict"},
    {Mutant::PoisonBlocksQueue, "poison blocks the queue"},
    {Mutant::NoLaneCheck, "no lane check"},
    {Mutant::DropOverlayAtAck, "overlay dropped at ack"},
    {Mutant::OverlayByPosition, "overlay by position"},
    {Mutant::CursorBeforeRows, "cursor before rows"},
    {Mutant::NoCursorCompare, "no cursor compare"},
    {Mutant::PositionBeforeCommit, "position before commit"},
    {Mutant::NoTombstones, "no tombstones"},
    {Mutant::NoExpiryAnswer, "no expiry answer"},
    {Mutant::SnapshotByPosition, "snapshot by position"},
    {Mutant::NoHistoryCheck, "no history mark"},
    {Mutant::FeedIdOnly, "feed id only"},
    {Mutant::AheadOnly, "ahead check only"},
    {Mutant::NoMarkCheck, "feed id and position, no mark"},
    {Mutant::ForgottenMarksPass, "forgotten marks pass"},
    {Mutant::NoLostCheck, "no lost-op check"},
    {Mutant::ResultsApart, "confirmations apart from the cursor"},
    {Mutant::ResetOrder, "reset order"},
    {Mutant::ParallelRequests, "push and pull in parallel"},
    {Mutant::NoQuantityGuard, "no quantity guard"},
    {Mutant::WipeOutboxWithCache, "outbox wiped with the cache"},
    {Mutant::NoCursorHistory, "no history in the cursor"},
    {Mutant::NoAckBeforeSwap, "no acknowledging before the swap"},
    {Mutant::ReloadNotDurable, "reload not durable"},
    {Mutant::ClosedThroughCursor, "everything told closed"},
});

struct Verdict
{
    QString bySeed;
    int seeds = 0;
    QString byStory;
    QString story;
    [[nodiscard]] bool killed() const { return !bySeed.isEmpty() || !byStory.isEmpty(); }
};

/// The first seeds, which find most of them at once; then the stories; then chance, for as long as it takes.
Verdict hunt(Mutant mutant, int seeds)
{
    constexpr int kFirst = 4;
    Verdict verdict;
    activeMutant = mutant;
    const auto trySeeds = [&](int upTo) {
        while (verdict.seeds < upTo && verdict.bySeed.isEmpty()) {
            Settings settings;
            settings.seed = static_cast<quint64>(++verdict.seeds);
            verdict.bySeed = run(settings).broken;
        }
    };
    trySeeds(std::min(kFirst, seeds));
    for (const Story &story : allStories()) {
        if (verdict.killed())
            break;
        verdict.byStory = tell(story, false);
        verdict.story = QString::fromLatin1(story.name);
    }
    if (!verdict.killed())
        trySeeds(seeds);
    activeMutant = Mutant::None;
    return verdict;
}

QString firstLine(const QString &text)
{
    return text.section(u'\n', 0, 0).left(100);
}

int huntAll(const QString &only, int seeds, int part, int parts)
{
    QElapsedTimer timer;
    timer.start();
    int alive = 0;
    int number = 0;
    for (const Named &named : kMutants) {
        if (only.isEmpty() ? number++ % parts != part : only != QLatin1StringView(named.name))
            continue;
        const qint64 start = timer.elapsed();
        const Verdict verdict = hunt(named.mutant, seeds);
        alive += verdict.killed() ? 0 : 1;
        const QString what = !verdict.bySeed.isEmpty()
                                 ? u"seed %1: %2"_s.arg(verdict.seeds).arg(firstLine(verdict.bySeed))
                             : verdict.killed() ? u"story '%1': %2"_s.arg(verdict.story, firstLine(verdict.byStory))
                                                : u"SURVIVES %1 seeds and all stories"_s.arg(verdict.seeds);
        std::printf("%-36s %s  (%.1f s)\n", named.name, qUtf8Printable(what),
                    static_cast<double>(timer.elapsed() - start) / 1000.0);
        std::fflush(stdout);
    }
    std::printf("%d survive, %.1f s\n", alive, static_cast<double>(timer.elapsed()) / 1000.0);
    return alive == 0 ? 0 : 1;
}

}  // namespace
}  // namespace wyh::sim

int main(int argc, char **argv)
{
    wyh::sim::prepareSqlite();
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication application(argc, argv);
    QString only;
    int seeds = 300;
    int part = 0;
    int parts = 1;
    const QStringList arguments = QCoreApplication::arguments();
    for (qsizetype i = 1; i + 1 < arguments.size(); i += 2) {
        if (arguments.at(i) == QLatin1StringView("--only"))
            only = arguments.at(i + 1);
        else if (arguments.at(i) == QLatin1StringView("--seeds"))
            seeds = arguments.at(i + 1).toInt();
        else if (arguments.at(i) == QLatin1StringView("--part")) {
            part = arguments.at(i + 1).section(u'/', 0, 0).toInt() - 1;
            parts = arguments.at(i + 1).section(u'/', 1, 1).toInt();
        }
    }
    if (seeds < 1 || parts < 1 || part < 0 || part >= parts) {
        std::fprintf(stderr, "usage: simulate_mutants [--only NAME] [--seeds N] [--part I/N]\n");
        return 2;
    }
    return wyh::sim::huntAll(only, seeds, part, parts);
}
