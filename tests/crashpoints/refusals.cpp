// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What the platform does not take: conflicts, held lanes, operations it stumbles over, acts done again.
#include "tests/crashpoints/stories.h"

namespace wyh::crash {

using namespace Qt::StringLiterals;
using store::OpState;

namespace {

/// The second PC picks in the cellar what the first one has taken meanwhile.
void collide(Play &play, const std::function<void()> &inTheCellar)
{
    play.pc(1).ensureRunning();
    play.pc(1).setCut(true);
    play.pc(1).act(pick(play, 1, 8));
    inTheCellar();
    play.pc(0).act(pick(play, 1, 9));
    play.until([&] { return play.pc(0).settled(); });
    play.pc(1).setCut(false);
    play.pc(1).post(sync::NetworkHint{});
    play.until([&] { return play.pc(1).settled(); });
    play.pc(1).ensureRunning();
}

void expectPicked(Play &play, int order, int picked)
{
    const int found = play.shop().orderNow(order).lines.at(0).picked;
    expect(play, found == picked, u"order %1 has %2 picked, not %3"_s.arg(order).arg(found).arg(picked));
}

Story conflict()
{
    Story story{"conflict", 2};
    story.prepare = [](Play &play) { play.shop().importOrders(1, 2); };
    story.play = [](Play &play) {
        collide(play, [] {});
        if (count(play, 1, OpState::Conflict) == 1)
            play.world().count("a conflict was shown");
        play.pc(1).closeAll();
        play.wait(sim::kSecond);
    };
    story.verify = [](Play &play) { expectPicked(play, 1, 9); };
    story.must = {"a conflict was shown"};
    return story;
}

Story held()
{
    Story story{"held", 2};
    story.prepare = [](Play &play) { play.shop().importOrders(1, 2, 2); };
    story.play = [](Play &play) {
        collide(play, [&] {
            play.pc(1).act(pick(play, 1, 4, 1));
            play.pc(1).act(pick(play, 2, 5));
        });
        if (count(play, 1, OpState::Held) == 1)
            play.world().count("an operation was held");
        // The conflict is closed, what was held behind it is sent again.
        play.pc(1).tidy();
        play.until([&] { return play.pc(1).settled(); });
    };
    story.verify = [](Play &play) {
        expectPicked(play, 1, 9);
        expectPicked(play, 2, 5);
        expect(play, play.shop().orderNow(1).lines.at(1).picked == 4, u"what was held did not arrive"_s);
    };
    story.must = {"an operation was held"};
    return story;
}

Story quarantine()
{
    Story story{"quarantine"};
    story.prepare = [](Play &play) { play.shop().importOrders(1, 3); };
    story.play = [](Play &play) {
        Station &pc = play.pc();
        pc.setWorkOffline(true);
        pc.act(pick(play, 1, 3));
        play.shop().setPoison(pc.saved().constLast().id.value.toLatin1());
        pc.act(pick(play, 2, 4));
        pc.setWorkOffline(false);
        play.until([&] { return pc.running() && count(play, 0, OpState::Stuck) == 1; }, 90 * sim::kMinute);
        pc.ensureRunning();
        if (count(play, 0, OpState::Stuck) == 1)
            play.world().count("an operation was stuck");
        play.shop().setPoison({});
        pc.tidy();
        play.until([&] { return pc.settled(); });
    };
    story.verify = [](Play &play) {
        expectPicked(play, 1, 3);
        expectPicked(play, 2, 4);
    };
    story.must = {"an operation was stuck"};
    return story;
}

Story redo()
{
    Story story{"redo", 2};
    story.prepare = [](Play &play) { play.shop().importOrders(1, 2); };
    story.play = [](Play &play) {
        Station &second = play.pc(1);
        const QString waybill = u"YT0000000000007"_s;
        second.ensureRunning();
        second.setCut(true);
        second.act(pick(play, 2, 5));
        second.act(ship(play, 2, 5, waybill));
        play.pc(0).act(pick(play, 1, 3));
        // The same number on another parcel.
        store::Act first = ship(play, 1, 3, waybill);
        std::get<ShipOp>(first.payload).shipment = ShipmentId(u"00000000-0000-7000-8000-000000000099"_s);
        play.pc(0).act(first);
        play.until([&] { return play.pc(0).settled(); });
        second.setCut(false);
        second.post(sync::NetworkHint{});
        play.until([&] { return second.settled(); });
        second.ensureRunning();
        for (const store::OpRow &row : second.rows({OpState::Conflict})) {
            play.world().count("an act was done again");
            store::Act again = ship(play, 2, 5, u"YT0000000000008"_s);
            again.supersedes = row.operation.id;
            if (second.act(again) == Station::Acted::Saved)
                second.closeAll();
        }
        play.until([&] { return second.settled(); });
    };
    story.verify = [](Play &play) {
        expectPicked(play, 2, 5);
        expect(play, play.shop().orderNow(2).lines.at(0).shipped == 5, u"the second number did not arrive"_s);
    };
    story.must = {"an act was done again"};
    return story;
}

Story cancelled()
{
    Story story{"cancelled"};
    story.prepare = [](Play &play) { play.shop().importOrders(1, 3); };
    story.play = [](Play &play) {
        play.pc().ensureRunning();
        play.pc().setCut(true);
        play.pc().act(pick(play, 1, 6));
        play.pc().act(pick(play, 3, 2));
        play.shop().cancel(1);
        play.shop().remove(2);
        play.pc().setCut(false);
        play.pc().post(sync::NetworkHint{});
        play.until([&] { return play.pc().settled(); });
        play.pc().ensureRunning();
        play.pc().closeAll();
        play.pc().glance();
    };
    story.verify = [](Play &play) { expectPicked(play, 3, 2); };
    return story;
}

}  // namespace

QList<Story> refusalStories()
{
    return {conflict(), held(), quarantine(), redo(), cancelled()};
}

}  // namespace wyh::crash
