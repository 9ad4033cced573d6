// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The everyday: picking, shipping, several orders, flags, the first pull, an import.
#include "tests/crashpoints/stories.h"

namespace wyh::crash {

using namespace Qt::StringLiterals;
using store::OpState;

store::Act pick(Play &play, int order, int delta, int line)
{
    return {orderLane(play.shop().order(order)), PickOp{play.shop().line(order, line), delta}, {}};
}

store::Act ship(Play &play, int order, int quantity, const QString &waybill)
{
    ShipOp op;
    op.shipment = ShipmentId(
        u"00000000-0000-7000-8000-%1"_s.arg(QStringView(waybill).right(4).toInt(), 12, 10, QLatin1Char('0')));
    op.lines = {{play.shop().line(order), quantity, 0}};
    op.courier = u"YTO"_s;
    op.waybill = waybill;
    op.weightGrams = 1250;
    op.freight = Money{1250};
    return {orderLane(play.shop().order(order)), op, {}};
}

void expect(Play &play, bool holds, const QString &what)
{
    if (!holds)
        play.world().broken(what);
}

int count(Play &play, int pc, OpState state)
{
    return static_cast<int>(play.pc(pc).rows({state}).size());
}

namespace {

void expectPicked(Play &play, int order, int picked, int shipped = 0)
{
    const Order found = play.shop().orderNow(order);
    expect(play, found.lines.at(0).picked == picked && found.lines.at(0).shipped == shipped,
           u"order %1 has %2 picked and %3 shipped, not %4 and %5"_s.arg(order)
               .arg(found.lines.at(0).picked)
               .arg(found.lines.at(0).shipped)
               .arg(picked)
               .arg(shipped));
}

void settle(Play &play, int pc = 0)
{
    play.until([&] { return play.pc(pc).settled(); });
}

Story picking()
{
    Story story{"pick"};
    story.prepare = [](Play &play) { play.shop().importOrders(1, 2); };
    story.play = [](Play &play) {
        play.pc().act(pick(play, 1, 3));
        settle(play);
        play.pc().glance();
        play.pc().act(pick(play, 1, 2));
        settle(play);
    };
    story.verify = [](Play &play) { expectPicked(play, 1, 5); };
    story.must = {"crash between cache commit and outbox commit"};
    return story;
}

Story shipping()
{
    Story story{"ship"};
    story.prepare = [](Play &play) { play.shop().importOrders(1, 2); };
    story.play = [](Play &play) {
        play.pc().act(pick(play, 1, 4));
        play.pc().act(ship(play, 1, 3, u"YT0000000000001"_s));
        settle(play);
        play.pc().act(ship(play, 1, 1, u"YT0000000000002"_s));
        settle(play);
        play.pc().glance();
    };
    story.verify = [](Play &play) {
        expectPicked(play, 1, 4, 4);
        expect(play, play.shop().orderNow(1).shipments.size() == 2, u"not two parcels"_s);
    };
    return story;
}

Story twoLanes()
{
    Story story{"two-lanes"};
    story.prepare = [](Play &play) { play.shop().importOrders(1, 3); };
    story.play = [](Play &play) {
        play.pc().setWorkOffline(true);
        play.pc().act(pick(play, 1, 3));
        play.pc().act(pick(play, 2, 4));
        play.pc().act(pick(play, 1, 2));
        play.pc().act(pick(play, 2, -1));
        play.pc().act({pick(play, 3, 1), pick(play, 3, 5)});
        play.pc().setWorkOffline(false);
        settle(play);
        play.pc().glance();
    };
    story.verify = [](Play &play) {
        expectPicked(play, 1, 5);
        expectPicked(play, 2, 3);
        expectPicked(play, 3, 6);
    };
    story.must = {"crash between cache commit and outbox commit"};
    return story;
}

Story undoAndFlags()
{
    Story story{"undo-and-flags"};
    story.prepare = [](Play &play) { play.shop().importOrders(1, 4, 2); };
    story.play = [](Play &play) {
        Station &pc = play.pc();
        const QString lane = orderLane(play.shop().order(1));
        pc.act(pick(play, 1, 5));
        pc.act(pick(play, 1, -2));
        pc.act(store::Act{lane, FlagLineOp{play.shop().line(1, 1), true, 0}, {}});
        settle(play);
        pc.act(store::Act{lane, FlagLineOp{play.shop().line(1, 1), false, 1}, {}});
        pc.act(store::Act{skuLane(play.shop().sku(2)), FlagSkuOp{play.shop().sku(2), true, 0, u"中性笔"_s}, {}});
        settle(play);
        pc.act(store::Act{lane, GiveUpRestOp{play.shop().line(1, 1), 4, u"sold out"_s}, {}});
        settle(play);
        pc.glance();
    };
    story.verify = [](Play &play) {
        expectPicked(play, 1, 3);
        const Order order = play.shop().orderNow(1);
        expect(play, !order.lines.at(1).outOfStock && order.lines.at(1).givenUp == 4, u"the flags are wrong"_s);
    };
    return story;
}

Story bigPush()
{
    Story story{"big-push"};
    story.prepare = [](Play &play) {
        play.shop().importOrders(1, 6);
        play.untilConverged(sim::kMinute);
        play.pc().setCut(true);
        for (int i = 1; i <= 6; ++i) {
            play.pc().act(pick(play, i, 6));
            play.pc().act(ship(play, i, 5, u"YT000000000%1"_s.arg(i, 4, 10, QLatin1Char('0'))));
        }
    };
    story.unfinished = true;
    story.play = [](Play &play) { settle(play); };
    story.verify = [](Play &play) {
        for (int i = 1; i <= 6; ++i)
            expectPicked(play, i, 6, 5);
    };
    story.must = {"crash of platform", "crash between cache commit and outbox commit"};
    return story;
}

Story firstPull()
{
    Story story{"first-pull"};
    story.blank = true;
    story.prepare = [](Play &play) { play.shop().importOrders(1, 20, 2); };
    story.play = [](Play &play) {
        play.pc().setPageRecords(6);
        play.until([&] { return play.pc().settled(); });
        play.pc().glance();
        play.pc().act(pick(play, 7, 2));
        settle(play);
    };
    story.verify = [](Play &play) { expectPicked(play, 7, 2); };
    return story;
}

Story import()
{
    Story story{"import"};
    story.thin = 16;
    story.prepare = [](Play &play) { play.shop().importOrders(1, 2); };
    story.play = [](Play &play) {
        // More than one chunk of the platform's.
        play.shop().importOrders(100, 510);
        play.pc().setPageRecords(200);
        play.pc().act(pick(play, 1, 3));
        play.until([&] { return play.pc().picked(play.shop().order(609)) == 0; });
        play.pc().act(pick(play, 609, 3));
        settle(play);
    };
    story.verify = [](Play &play) {
        expectPicked(play, 609, 3);
        expectPicked(play, 1, 3);
    };
    return story;
}

}  // namespace

QList<Story> everydayStories()
{
    return {picking(), shipping(), twoLanes(), undoAndFlags(), bigPush(), firstPull(), import()};
}

QList<Story> allStories()
{
    return everydayStories() + refusalStories() + reloadStories() + upkeepStories();
}

}  // namespace wyh::crash
