// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What the program does to its own files: a newer schema, the copy of the outbox, a damaged outbox, old operations, a
// log-out that takes the cache with it.
#include "tests/crashpoints/stories.h"

namespace wyh::crash {

using namespace Qt::StringLiterals;
using store::OpState;

namespace {

constexpr int kMany = 52;  ///< the outbox is copied after every fiftieth

void expectPicked(Play &play, int order, int picked, int line = 0)
{
    const int found = play.shop().orderNow(order).lines.at(line).picked;
    expect(play, found == picked,
           u"order %1 line %2 has %3 picked, not %4"_s.arg(order).arg(line).arg(found).arg(picked));
}

/// Many operations that wait, on all lines of a few orders.
void pickMuch(Play &play)
{
    for (int i = 0; i < kMany; ++i)
        play.pc().act(pick(play, 1 + i % 4, 1, i / 4));
}

Story backup()
{
    Story story{"backup"};
    story.thin = 3;
    story.prepare = [](Play &play) {
        play.shop().importOrders(1, 4, kMany / 4);
        play.untilConverged(sim::kMinute);
        play.pc().setCut(true);
        for (int i = 0; i < 49; ++i)
            play.pc().act(pick(play, 1 + i % 4, 1, i / 4));
    };
    story.unfinished = true;
    story.play = [](Play &play) {
        // By hand twice: over nothing, and over an older copy.
        play.pc().setCut(true);
        play.pc().insistOnStore("a copy", [](store::LocalStore &store) { return store.backupOutbox(); });
        play.pc().act(pick(play, 1, 2, kMany / 4 - 1));
        play.pc().insistOnStore("a copy", [](store::LocalStore &store) { return store.backupOutbox(); });
        play.pc().setCut(false);
        play.pc().post(sync::NetworkHint{});
        play.until([&] { return play.pc().settled(); });
    };
    story.verify = [](Play &play) {
        for (int i = 0; i < 48; ++i)
            expectPicked(play, 1 + i % 4, 1, i / 4);
    };
    return story;
}

/// A leaf of the operations is unreadable; the copy has its rows.
void damageRow(Play &play)
{
    testing::MemoryDisk &disk = play.pc().disk();
    const auto file = disk.find(play.pc().folder() + u"/outbox.db"_s);
    const qint64 at = file->now.indexOf(play.shop().line(2, 1).value.toUtf8());
    expect(play, at > 4096, u"the row to damage is not there"_s);
    disk.write(*file, at / 4096 * 4096, QByteArray(4096, '\x5a'));
    file->sync();
}

Story rescue()
{
    Story story{"rescue"};
    story.thin = 3;
    story.prepare = [](Play &play) {
        play.shop().importOrders(1, 4, kMany / 4);
        play.untilConverged(sim::kMinute);
        play.pc().setCut(true);
        pickMuch(play);
    };
    story.unfinished = true;
    story.arrange = &damageRow;
    story.play = [](Play &play) {
        play.pc().ensureRunning();
        if (play.pc().store().openReport().outboxRescued) {
            play.world().count("an outbox was rescued");
            if (play.pc().store().openReport().fromBackup > 0)
                play.world().count("operations came from the copy");
        }
        play.until([&] { return play.pc().settled(); });
    };
    story.verify = [](Play &play) {
        for (int i = 0; i < kMany; ++i)
            expectPicked(play, 1 + i % 4, 1, i / 4);
    };
    story.must = {"an outbox was rescued", "operations came from the copy"};
    return story;
}

/// The damage shows while the last operations stand in the log only.
Story rescueWithLog()
{
    Story story = rescue();
    story.name = "rescue-with-log";
    story.arrange = {};
    story.prepare = [](Play &play) {
        play.shop().importOrders(1, 4, kMany / 4);
        play.untilConverged(sim::kMinute);
        play.pc().setCut(true);
        pickMuch(play);
        // Closed and opened: what comes now stands in the log only. The program dies with it, and a page rots.
        play.pc().end();
        play.pc().switchOn();
        for (int i = 1; i <= 4; ++i)
            play.pc().act(pick(play, i, 2, 0));
        testing::MemoryDisk &disk = play.pc().disk();
        const auto files = disk.image();
        const QString path = play.pc().folder() + u"/outbox.db"_s;
        expect(play, files.files.value(path + u"-wal"_s).size() > 4096, u"no log"_s);
        play.pc().end();
        disk.load(files);
        damageRow(play);
    };
    story.verify = [](Play &play) {
        for (int i = 0; i < kMany; ++i)
            expectPicked(play, 1 + i % 4, i < 4 ? 3 : 1, i / 4);
    };
    story.must = {"an outbox was rescued"};
    return story;
}

Story upgrade()
{
    Story story{"upgrade"};
    story.prepare = [](Play &play) {
        play.shop().importOrders(1, 3);
        play.untilConverged(sim::kMinute);
        play.pc().act(pick(play, 1, 4));
        play.untilConverged(sim::kMinute);
        play.pc().setCut(true);
        play.pc().act(pick(play, 2, 5));
    };
    story.unfinished = true;
    // Both files lie there in an older schema: the next program brings one more step (folder newer).
    story.newerProgram = true;
    story.play = [](Play &play) {
        play.pc().ensureRunning();
        const QStringList names = play.pc().disk().names();
        expect(
            play,
            std::any_of(names.cbegin(), names.cend(),
                        [](const QString &name) { return name.contains("/outbox.v"_L1) && name.endsWith(".bak"_L1); }),
            u"no copy was made before the upgrade"_s);
        play.until([&] { return play.pc().settled(); });
        play.pc().act(pick(play, 3, 6));
        play.until([&] { return play.pc().settled(); });
        play.world().count("a file was upgraded");
    };
    story.verify = [](Play &play) {
        expectPicked(play, 1, 4);
        expectPicked(play, 2, 5);
        expectPicked(play, 3, 6);
    };
    story.must = {"a file was upgraded"};
    return story;
}

Story housekeeping()
{
    Story story{"housekeeping"};
    story.prepare = [](Play &play) {
        play.shop().importOrders(1, 3);
        play.untilConverged(sim::kMinute);
        play.pc().act(pick(play, 1, 10));
        play.pc().act(ship(play, 1, 10, u"YT0000000000001"_s));
        play.untilConverged(sim::kMinute);
    };
    story.play = [](Play &play) {
        Station &pc = play.pc();
        pc.setForgetting();
        // Everything is as old as the platform says, which tells the time with its pages.
        pc.jumpClock(40LL * 24 * 60 * sim::kMinute);
        play.shop().jumpClock(40LL * 24 * 60 * sim::kMinute);
        pc.act(pick(play, 2, 5));
        play.until([&] { return pc.settled(); });
        pc.insistOnStore("retention", [](store::LocalStore &store) -> Status {
            const auto kept = store.applyRetention(30);
            return kept.ok() ? done() : Status(kept.error());
        });
        // When the program ended in there, it purges only after a page has told the time anew.
        play.until(
            [&] { return pc.running() && pc.store().applyRetention(30).ok() && pc.rows({OpState::Done}).size() <= 1; },
            2 * sim::kMinute);
        play.until([&] { return pc.settled(); });
    };
    story.finish = [](Play &play) {
        // The recipient of what was shipped long ago is blank here and nowhere else; so the two differ on purpose.
        const Quiet quiet(play.faults());
        const auto cached = play.pc().store().cachedOrder(play.shop().order(1));
        expect(play, cached && cached->recipient.phone.isEmpty() && cached->recipient.city == u"金华市"_s,
               u"the recipient is still there"_s);
        expect(play, play.pc().rows({OpState::Done}).size() <= 1, u"old operations are still there"_s);
    };
    story.verify = [](Play &play) { expectPicked(play, 2, 5); };
    return story;
}

Story logOut()
{
    Story story{"log-out"};
    story.prepare = [](Play &play) {
        play.shop().importOrders(1, 4);
        play.untilConverged(sim::kMinute);
        play.pc().act(pick(play, 1, 4));
        play.untilConverged(sim::kMinute);
        play.pc().setCut(true);
        play.pc().act(pick(play, 2, 5));
    };
    story.unfinished = true;
    story.play = [](Play &play) {
        Station &pc = play.pc();
        pc.setCut(true);
        pc.signOutAndWipe();
        if (pc.running()) {
            // Nothing of a person is left in the cache, neither in the file nor in its log.
            const auto image = pc.disk().image();
            for (auto it = image.files.cbegin(); it != image.files.cend(); ++it) {
                if (it.key().contains("/cache.db"_L1) && !play.faults().sick())
                    expect(play, !it.value().contains("1380000000"), u"a phone number is left in "_s + it.key());
            }
            play.world().count("a cache was wiped");
        }
        pc.setCut(false);
        play.until([&] { return pc.settled(); });
        pc.glance();
    };
    story.verify = [](Play &play) {
        expectPicked(play, 1, 4);
        expectPicked(play, 2, 5);
    };
    story.must = {"a cache was wiped"};
    return story;
}

}  // namespace

QList<Story> upkeepStories()
{
    return {backup(), rescue(), rescueWithLog(), upgrade(), housekeeping(), logOut()};
}

}  // namespace wyh::crash
