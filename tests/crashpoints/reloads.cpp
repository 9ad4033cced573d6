// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// When a PC pulls everything again: a change of rights, a platform restored from its backup, a cache that is damaged.
#include "tests/crashpoints/stories.h"

namespace wyh::crash {

using namespace Qt::StringLiterals;
using store::OpState;

namespace {

void expectPicked(Play &play, int order, int picked)
{
    const int found = play.shop().orderNow(order).lines.at(0).picked;
    expect(play, found == picked, u"order %1 has %2 picked, not %3"_s.arg(order).arg(found).arg(picked));
}

Story reset()
{
    Story story{"reset", 2};
    story.prepare = [](Play &play) {
        play.shop().setPermissions(Shop::packer(1), {u"pick"_s, u"ship"_s, u"view_prices"_s});
        play.shop().importOrders(1, 6);
    };
    story.play = [](Play &play) {
        Station &pc = play.pc(1);
        pc.ensureRunning();
        pc.setPageRecords(3);
        pc.setCut(true);
        pc.act(pick(play, 1, 3));
        // Withdrawn: the records come in the versions that are there, without their prices.
        play.shop().setPermissions(Shop::packer(1), {u"pick"_s, u"ship"_s});
        pc.setCut(false);
        pc.post(sync::NetworkHint{});
        play.until([&] { return pc.settled(); });
        pc.glance();
    };
    story.verify = [](Play &play) { expectPicked(play, 1, 3); };
    story.must = {"410"};
    return story;
}

/// The platform is taken back to yesterday; what was acknowledged since is sent again or shown.
void restoreStory(Play &play)
{
    Station &pc = play.pc();
    pc.act(pick(play, 1, 4));
    pc.act(ship(play, 1, 3, u"YT0000000000001"_s));
    play.until([&] { return pc.settled(); });
    play.shop().backup();
    pc.act(pick(play, 2, 5));
    pc.act(ship(play, 2, 2, u"YT0000000000002"_s));
    play.until([&] { return pc.settled(); });
    play.shop().setHoldPulls(true);
    pc.act(pick(play, 3, 6));
    play.until([&] { return pc.running() && count(play, 0, OpState::Acked) == 1; }, sim::kMinute);
    if (pc.running()) {
        const Quiet quiet(play.faults());
        for (const store::OpRow &row : pc.rows({OpState::Acked})) {
            if (row.resultPos > pc.store().pullState().pos)
                play.world().count("restore while an operation was acknowledged beyond the cursor");
        }
    }
    play.shop().restore();
    play.shop().setHoldPulls(false);
}

void afterRestore(Play &play)
{
    Station &pc = play.pc();
    play.shop().ensureRunning();
    pc.ensureRunning();
    pc.post(sync::NetworkHint{});
    play.until([&] { return pc.running() && pc.settled(); }, 30 * sim::kMinute);
    pc.ensureRunning();
    if (count(play, 0, OpState::Review) > 0)
        play.world().count("a lost parcel was shown");
    // The parcel is real, the person says so.
    pc.tidy();
    play.until([&] { return pc.settled(); }, 30 * sim::kMinute);
}

Story restore()
{
    Story story{"restore"};
    story.prepare = [](Play &play) { play.shop().importOrders(1, 4); };
    story.play = [](Play &play) {
        restoreStory(play);
        afterRestore(play);
    };
    story.verify = [](Play &play) {
        expectPicked(play, 1, 4);
        expectPicked(play, 2, 5);
        expectPicked(play, 3, 6);
        expect(play, play.shop().orderNow(2).lines.at(0).shipped == 2, u"the lost parcel did not come back"_s);
    };
    story.must = {"410", "restore while an operation was acknowledged beyond the cursor", "a lost parcel was shown"};
    return story;
}

/// The same, and the platform gets further than it had been before anybody asks it again.
Story restoreUnseen()
{
    Story story{"restore-unseen", 2};
    story.prepare = [](Play &play) { play.shop().importOrders(1, 4); };
    story.play = [](Play &play) {
        play.pc(1).ensureRunning();
        play.pc(1).setCut(true);
        restoreStory(play);
        play.pc(0).setCut(true);
        play.shop().ensureRunning();
        play.shop().importOrders(10, 12);
        play.pc(0).setCut(false);
        play.pc(1).setCut(false);
        afterRestore(play);
    };
    story.verify = [](Play &play) {
        expectPicked(play, 2, 5);
        expectPicked(play, 3, 6);
    };
    story.must = {"410", "restore while an operation was acknowledged beyond the cursor"};
    return story;
}

Story rebuild()
{
    Story story{"rebuild"};
    story.prepare = [](Play &play) {
        play.shop().importOrders(1, 5);
        play.untilConverged(sim::kMinute);
        play.pc().act(pick(play, 1, 4));
        play.untilConverged(sim::kMinute);
        play.pc().setCut(true);
        play.pc().act(pick(play, 2, 5));
    };
    story.unfinished = true;
    story.arrange = [](Play &play) {
        // Rotten in the middle: the file opens, what it holds cannot be read.
        testing::MemoryDisk &disk = play.pc().disk();
        const auto file = disk.find(play.pc().folder() + u"/cache.db"_s);
        for (qint64 at = 4096; at < file->now.size(); at += 4096)
            disk.write(*file, at, QByteArray(64, '\x5a'));
        file->sync();
    };
    story.play = [](Play &play) {
        play.pc().ensureRunning();
        play.pc().setPageRecords(3);
        if (play.pc().store().openReport().cacheRebuilt)
            play.world().count("a cache was rebuilt");
        play.until([&] { return play.pc().settled(); });
        play.pc().glance();
    };
    story.verify = [](Play &play) {
        expectPicked(play, 1, 4);
        expectPicked(play, 2, 5);
    };
    story.must = {"a cache was rebuilt"};
    return story;
}

}  // namespace

QList<Story> reloadStories()
{
    return {reset(), restore(), restoreUnseen(), rebuild()};
}

}  // namespace wyh::crash
