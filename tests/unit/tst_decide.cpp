// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <functional>

#include "models/domain/decide.h"
#include "testorders.h"

namespace wyh {

using namespace testing;

namespace {

const LineId kLine(QStringLiteral("l1"));

/// What somebody else committed before the operation arrives.
using Event = std::function<void(Order &)>;

Event pickedBySomebody(int quantity)
{
    return [quantity](Order &order) { order.line(kLine)->picked += quantity; };
}

Event shippedBySomebody(int quantity)
{
    return [quantity](Order &order) {
        Line &line = *order.line(kLine);
        line.picked = std::max(line.picked, line.shipped + quantity);
        line.shipped += quantity;
        order.shipments.append(makeShipment(u"s-other"_s, u"SF0000000001"_s, kLine.value, quantity));
    };
}

void flag(Order &order)
{
    order.line(kLine)->outOfStock = true;
    ++order.line(kLine)->flagVersion;
}

void flagAndClear(Order &order)
{
    order.line(kLine)->outOfStock = false;
    order.line(kLine)->flagVersion += 2;
}

void clearOnly(Order &order)
{
    order.line(kLine)->outOfStock = false;
    ++order.line(kLine)->flagVersion;
}

void discontinue(Order &order)
{
    order.line(kLine)->discontinued = true;
}

void cancel(Order &order)
{
    order.cancelled = true;
}

void changeAddress(Order &order)
{
    ++order.recipientVersion;
}

Event cutTo(int quantity)
{
    return [quantity](Order &order) { order.line(kLine)->ordered = quantity; };
}

Event both(const Event &first, const Event &second)
{
    return [first, second](Order &order) {
        first(order);
        second(order);
    };
}

/// "+", "=", "+<note>", "C <code>", "R <code>": the notation of the table of concurrent acts.
QString verdict(const Result<OrderOutcome, Problem> &outcome)
{
    if (!outcome.ok())
        return (outcome.error().kind == Problem::Kind::Conflict ? u"C "_s : u"R "_s) + outcome.error().code;
    return outcome->changed ? u'+' + outcome->note : u"="_s;
}

bool sound(const Order &order)
{
    for (const Line &line : order.lines) {
        if (line.shipped < 0 || line.picked < line.shipped || line.givenUp < 0 ||
            line.ordered < line.shipped + line.givenUp)
            return false;
    }
    return true;
}

}  // namespace

class TestDecide : public QObject
{
    Q_OBJECT

private:
    static void row(const char *name, Counts seen, const Event &event, const OperationPayload &arriving,
                    const char *expected)
    {
        Order order = makeOrder({makeLine(u"l1"_s, seen), makeLine(u"l2"_s)});
        if (event)
            event(order);
        QTest::newRow(name) << order << arriving << QString::fromLatin1(expected);
    }

    static FlagLineOp outOfStock() { return {kLine, true, 0}; }
    static FlagLineOp clearFlag(int seen) { return {kLine, false, seen}; }

private slots:
    void concurrentActs_data()
    {
        QTest::addColumn<Order>("order");
        QTest::addColumn<OperationPayload>("arriving");
        QTest::addColumn<QString>("expected");
        const Counts fresh{10, 0, 0, 0};
        const Counts half{10, 5, 0, 0};
        const Counts all{10, 10, 0, 0};

        row("pick | alone", fresh, {}, PickOp{kLine, 10}, "+");
        row("pick | pick, still enough", fresh, pickedBySomebody(4), PickOp{kLine, 6}, "+");
        row("pick | pick, too many", fresh, pickedBySomebody(5), PickOp{kLine, 6}, "C already-picked");
        row("pick | undo", half, pickedBySomebody(-5), PickOp{kLine, 5}, "+");
        row("pick | out of stock", fresh, flag, PickOp{kLine, 1}, "C line-out-of-stock");
        row("pick | discontinued", fresh, discontinue, PickOp{kLine, 1}, "C sku-discontinued");
        row("pick | cleared", fresh, flagAndClear, PickOp{kLine, 1}, "+");
        row("pick | shipped in part, enough", fresh, shippedBySomebody(4), PickOp{kLine, 6}, "+");
        row("pick | shipped in part, too many", fresh, shippedBySomebody(4), PickOp{kLine, 7}, "C already-picked");
        row("pick | shipped in full", fresh, shippedBySomebody(10), PickOp{kLine, 1}, "C already-shipped");
        row("pick | cancelled", fresh, cancel, PickOp{kLine, 1}, "C order-cancelled");
        row("pick | cut, enough", half, cutTo(7), PickOp{kLine, 2}, "+");
        row("pick | cut, too many", half, cutTo(7), PickOp{kLine, 3}, "C already-picked");
        row("pick | cut below picked", half, cutTo(3), PickOp{kLine, 1}, "C already-picked");
        row("pick | address", fresh, changeAddress, PickOp{kLine, 1}, "+");

        row("undo | pick by somebody else", half, pickedBySomebody(2), PickOp{kLine, -5}, "+");
        row("undo | pick, not so many there", fresh, pickedBySomebody(2), PickOp{kLine, -5}, "C nothing-to-put-back");
        row("undo | undone already", half, pickedBySomebody(-5), PickOp{kLine, -5}, "=");
        row("undo | out of stock, nothing picked", fresh, flag, PickOp{kLine, -5}, "=");
        row("undo | out of stock, partly picked", half, flag, PickOp{kLine, -5}, "+");
        row("undo | discontinued, nothing picked", fresh, discontinue, PickOp{kLine, -5}, "=");
        row("undo | discontinued, picked before", half, discontinue, PickOp{kLine, -5}, "+");
        row("undo | cleared", fresh, flagAndClear, PickOp{kLine, -5}, "=");
        row("undo | shipped in part, still here", all, shippedBySomebody(5), PickOp{kLine, -5}, "+");
        row("undo | shipped in part, left", all, shippedBySomebody(6), PickOp{kLine, -5}, "C undo-below-shipped");
        row("undo | shipped in full", half, shippedBySomebody(10), PickOp{kLine, -5}, "C undo-below-shipped");
        row("undo | cancelled", half, cancel, PickOp{kLine, -5}, "=");
        row("undo | cut", half, cutTo(3), PickOp{kLine, -5}, "+");
        row("undo | address", half, changeAddress, PickOp{kLine, -5}, "+");

        row("out of stock | alone", fresh, {}, outOfStock(), "+");
        row("out of stock | picked", fresh, pickedBySomebody(10), outOfStock(), "C flag-already-picked");
        row("out of stock | picked in part: stands on the rest", fresh, pickedBySomebody(5), outOfStock(), "+");
        row("out of stock | undo", half, pickedBySomebody(-5), outOfStock(), "+");
        row("out of stock | out of stock", fresh, flag, outOfStock(), "=");
        row("out of stock | discontinued stays too", fresh, discontinue, outOfStock(), "+");
        row("out of stock | cleared", fresh, flagAndClear, outOfStock(), "+");
        row("out of stock | all that was picked shipped, rest open", fresh, shippedBySomebody(5), outOfStock(), "+");
        row("out of stock | shipped in part, rest picked", all, shippedBySomebody(5), outOfStock(),
            "C flag-already-picked");
        row("out of stock | shipped in full", fresh, shippedBySomebody(10), outOfStock(), "C flag-nothing-open");
        row("out of stock | cancelled", fresh, cancel, outOfStock(), "=");
        row("out of stock | cut", half, cutTo(7), outOfStock(), "+");
        row("out of stock | address", fresh, changeAddress, outOfStock(), "+");

        row("clear | own flag", fresh, flag, clearFlag(1), "+");
        row("clear | never flagged", fresh, {}, clearFlag(0), "=");
        row("clear | picked after another clear", fresh, both(flagAndClear, pickedBySomebody(3)), clearFlag(1), "=");
        row("clear | flagged again since", fresh, both(flagAndClear, flag), clearFlag(1), "C flag-changed");
        row("clear | cleared", fresh, both(flag, clearOnly), clearFlag(1), "=");
        row("clear | cleared and shipped in part", fresh, both(flagAndClear, shippedBySomebody(5)), clearFlag(1),
            "C flag-changed");
        row("clear | cleared and shipped in full", fresh, both(flagAndClear, shippedBySomebody(10)), clearFlag(1),
            "C flag-nothing-open");
        row("clear | part shipped long ago, flag seen", {10, 3, 3, 0}, flag, clearFlag(1), "+");
        row("clear | part shipped long ago, cleared", {10, 3, 3, 0}, flagAndClear, FlagLineOp{kLine, false, 1, 3}, "=");
        row("clear | part shipped long ago, cleared and shipped", {10, 3, 3, 0},
            both(flagAndClear, shippedBySomebody(2)), FlagLineOp{kLine, false, 1, 3}, "C flag-changed");
        row("clear | cancelled", fresh, both(flag, cancel), clearFlag(1), "=");
        row("clear | cut", fresh, both(flag, cutTo(7)), clearFlag(1), "+");
        row("clear | address", fresh, both(flag, changeAddress), clearFlag(1), "+");

        row("ship | alone", half, {}, makeShip(u"l1"_s, 5), "+");
        row("ship | unpicked is picked first", fresh, {}, makeShip(u"l1"_s, 5, 5), "+");
        row("ship | pick by somebody else", half, pickedBySomebody(2), makeShip(u"l1"_s, 5), "+");
        row("ship | picked meanwhile: not picked twice", fresh, pickedBySomebody(10), makeShip(u"l1"_s, 10, 10), "+");
        row("ship | picked meanwhile in part", fresh, pickedBySomebody(4), makeShip(u"l1"_s, 10, 10), "+");
        row("ship | undo", half, pickedBySomebody(-5), makeShip(u"l1"_s, 5), "C ship-not-picked");
        row("ship | out of stock", fresh, flag, makeShip(u"l1"_s, 5, 5), "C ship-out-of-stock");
        row("ship | out of stock, picked before", half, flag, makeShip(u"l1"_s, 5), "+");
        row("ship | discontinued, picked before", half, discontinue, makeShip(u"l1"_s, 5), "+shipped-discontinued");
        row("ship | discontinued", fresh, discontinue, makeShip(u"l1"_s, 5, 5), "C sku-discontinued");
        row("ship | cleared", half, flagAndClear, makeShip(u"l1"_s, 5), "+");
        row("ship | shipped in part, enough", all, shippedBySomebody(4), makeShip(u"l1"_s, 6), "+second-parcel");
        row("ship | shipped in part, too many", all, shippedBySomebody(4), makeShip(u"l1"_s, 7),
            "C ship-more-than-left");
        row("ship | shipped in part, rest unpicked", half, shippedBySomebody(5), makeShip(u"l1"_s, 5),
            "C ship-more-than-left");
        row("ship | shipped in full", all, shippedBySomebody(10), makeShip(u"l1"_s, 5), "C ship-already-shipped");
        row("ship | cancelled", half, cancel, makeShip(u"l1"_s, 5), "C ship-order-cancelled");
        row("ship | cut, enough", half, cutTo(5), makeShip(u"l1"_s, 5), "+");
        row("ship | cut, too many", half, cutTo(4), makeShip(u"l1"_s, 5), "C ship-more-than-left");
        row("ship | address", half, changeAddress, makeShip(u"l1"_s, 5), "C address-changed");

        const GiveUpRestOp giveUp{kLine, 4, u"断货"_s};
        row("give up | alone", fresh, {}, giveUp, "+");
        row("give up | picked, rest enough", fresh, pickedBySomebody(6), giveUp, "+");
        row("give up | picked too far", fresh, pickedBySomebody(7), giveUp, "C give-up-too-much");
        row("give up | flagged", fresh, flag, giveUp, "+");
        row("give up | shipped in part", fresh, shippedBySomebody(7), giveUp, "C give-up-too-much");
        row("give up | shipped in full", fresh, shippedBySomebody(10), giveUp, "C give-up-too-much");
        row("give up | cancelled", fresh, cancel, giveUp, "=");
        row("give up | cut", fresh, cutTo(3), giveUp, "C give-up-too-much");

        const VoidShipmentOp unship{ShipmentId(u"s-other"_s), u"单号写错"_s};
        row("void | alone", fresh, shippedBySomebody(4), unship, "+");
        row("void | cancelled", fresh, both(shippedBySomebody(4), cancel), unship, "+");
        row("void | voided", fresh,
            both(shippedBySomebody(4), [](Order &order) { order.shipments[0].state = ShipmentState::Voided; }), unship,
            "=");
        row("void | received", fresh, both(shippedBySomebody(4), [](Order &order) { order.lines[0].received = 1; }),
            unship, "C void-already-received");

        const auto unpay = [](Order &order) { order.paid = false; };
        const auto forbid = [](Order &order) { order.lines[0].sendable = false; };
        const auto giveUpAll = [](Order &order) {
            order.lines[0].givenUp = order.lines[0].ordered - order.lines[0].shipped;
        };
        row("pick | unpaid", fresh, unpay, PickOp{kLine, 1}, "C order-not-paid");
        row("ship | unpaid", half, unpay, makeShip(u"l1"_s, 1), "C order-not-paid");
        row("pick | not sendable", fresh, forbid, PickOp{kLine, 1}, "C line-not-sendable");
        row("ship | not sendable", half, forbid, makeShip(u"l1"_s, 1), "C line-not-sendable");
        row("pick | given up", fresh, giveUpAll, PickOp{kLine, 1}, "C line-given-up");
        row("ship | given up", fresh, giveUpAll, makeShip(u"l1"_s, 1, 1), "C ship-given-up");
        row("out of stock | given up", fresh, giveUpAll, outOfStock(), "C flag-nothing-open");

        row("never | unknown line, pick", fresh, {}, PickOp{LineId(u"x"_s), 1}, "R line-unknown");
        row("never | unknown line, flag", fresh, {}, FlagLineOp{LineId(u"x"_s), true, 0}, "R line-unknown");
        row("never | unknown line, give up", fresh, {}, GiveUpRestOp{LineId(u"x"_s), 1, {}}, "R line-unknown");
        row("never | unknown line, ship", fresh, {}, makeShip(u"x"_s, 1, 1), "R line-unknown");
        row("never | pick nothing", fresh, {}, PickOp{kLine, 0}, "R quantity-invalid");
        row("never | pick absurdly many", fresh, {}, PickOp{kLine, std::numeric_limits<int>::max()},
            "C already-picked");
        row("never | put back absurdly many", half, {}, PickOp{kLine, std::numeric_limits<int>::min()},
            "C nothing-to-put-back");
        row("never | give up nothing", fresh, {}, GiveUpRestOp{kLine, 0, {}}, "R quantity-invalid");
        row("never | unknown shipment", fresh, {}, unship, "R shipment-unknown");
        row("never | void without reason", fresh, shippedBySomebody(4),
            VoidShipmentOp{ShipmentId(u"s-other"_s), u" "_s}, "R reason-missing");
        row("never | wrong record", fresh, {}, FlagSkuOp{SkuId(u"k"_s), true, 0, {}}, "R operation-on-wrong-record");
        row("never | ship nothing", fresh, {}, makeShip(u"l1"_s, 0), "R shipment-invalid");
        ShipOp reused = makeShip(u"l1"_s, 1, 1);
        reused.shipment = ShipmentId(u"s-other"_s);
        row("never | shipment id of another parcel", fresh, shippedBySomebody(4), reused, "R shipment-id-reused");
        reused.waybill = u"SF0000000001"_s;
        row("ship | the same parcel again", fresh, shippedBySomebody(4), reused, "=");
    }

    void theReasonOfGivingUpIsKept()
    {
        Order order = makeOrder({makeLine(u"l1"_s, {10, 2})});
        const auto give = [&order](int pieces, const QString &reason) {
            order = decide(order, GiveUpRestOp{kLine, pieces, reason})->order;
            return order.line(kLine)->giveUpReason;
        };
        QCOMPARE(give(3, u"断货"_s), u"断货"_s);
        QCOMPARE(give(1, u"厂家停产"_s), u"厂家停产"_s);
        QCOMPARE(give(1, {}), u"厂家停产"_s);
        QCOMPARE(order.line(kLine)->givenUp, 5);
    }

    void concurrentActs()
    {
        QFETCH(Order, order);
        QFETCH(OperationPayload, arriving);
        QFETCH(QString, expected);
        const auto outcome = decide(order, arriving);
        QCOMPARE(verdict(outcome), expected);
        if (!outcome.ok())
            return;
        QCOMPARE(outcome->order == order, !outcome->changed);
        QCOMPARE(sound(outcome->order), sound(order));
        // Different lines always commute: the other line is as it was.
        QVERIFY(*outcome->order.line(LineId(u"l2"_s)) == *order.line(LineId(u"l2"_s)));
    }

    void skuFlags_data()
    {
        QTest::addColumn<bool>("standing");
        QTest::addColumn<int>("version");
        QTest::addColumn<bool>("wanted");
        QTest::addColumn<int>("seen");
        QTest::addColumn<QString>("expected");
        QTest::newRow("first flag") << false << 0 << true << 0 << u"+"_s;
        QTest::newRow("flagged already") << true << 1 << true << 0 << u"="_s;
        QTest::newRow("set after somebody cleared") << false << 2 << true << 0 << u"+"_s;
        QTest::newRow("clear") << true << 1 << false << 1 << u"+"_s;
        QTest::newRow("clear, flagged again since") << true << 3 << false << 1 << u"C flag-changed"_s;
        QTest::newRow("cleared already") << false << 2 << false << 1 << u"="_s;
    }

    void skuFlags()
    {
        QFETCH(bool, standing);
        QFETCH(int, version);
        QFETCH(bool, wanted);
        QFETCH(int, seen);
        QFETCH(QString, expected);
        const SkuFlag flag{SkuId(u"k"_s), version, standing, u"pen"_s};
        const auto outcome = decideSku(flag, {flag.sku, wanted, seen, {}});
        const QString got = !outcome.ok() ? u"C "_s + outcome.error().code : outcome->changed ? u"+"_s : u"="_s;
        QCOMPARE(got, expected);
        if (expected != u"+"_s)
            return;
        QCOMPARE(outcome->flag.discontinued, wanted);
        QCOMPARE(outcome->flag.title, u"pen"_s);
    }

    void setAndClearOfflineFollowEachOther()
    {
        const SkuFlag none{SkuId(u"k"_s), 0, false, {}};
        const auto set = decideSku(none, {none.sku, true, 0, u"pen"_s});
        QVERIFY(set.ok());
        SkuFlag standing = set->flag;
        ++standing.version;
        const auto cleared = decideSku(standing, {none.sku, false, standing.version, u"pen"_s});
        QVERIFY(cleared.ok());
        QVERIFY(!cleared->flag.discontinued);

        const Order order = makeOrder({makeLine(u"l1"_s)});
        const auto flagged = decide(order, outOfStock());
        QVERIFY(flagged.ok());
        const auto back = decide(flagged->order, clearFlag(flagged->order.lines.first().flagVersion));
        QVERIFY(back.ok());
        QVERIFY(!back->order.lines.first().outOfStock);
    }

    void shippingKeepsTheBooks()
    {
        Order order = makeOrder({makeLine(u"l1"_s, {10, 3, 0, 0}), makeLine(u"l2"_s, {4, 4, 1, 0})});
        ShipOp op = makeShip(u"l1"_s, 5, 2);
        op.lines.append({LineId(u"l2"_s), 3, 0});
        const auto outcome = decide(order, op);
        QVERIFY(outcome.ok());
        const Order &next = outcome->order;
        QCOMPARE(next.lines.at(0).picked, 5);
        QCOMPARE(next.lines.at(0).shipped, 5);
        QCOMPARE(next.lines.at(1).shipped, 4);
        QCOMPARE(next.shipments.size(), 1);
        const Shipment &parcel = next.shipments.first();
        QVERIFY(parcel.state == ShipmentState::Shipped);
        QCOMPARE(parcel.waybill, op.waybill);
        QCOMPARE(parcel.weightGrams, 1250);
        QCOMPARE(parcel.freight.fen, 1250);
        QCOMPARE(parcel.lines.size(), 2);

        const auto voided = decide(next, VoidShipmentOp{op.shipment, u" typo "_s});
        QVERIFY(voided.ok());
        QCOMPARE(voided->order.lines.at(0).shipped, 0);
        QCOMPARE(voided->order.lines.at(0).picked, 5);
        QCOMPARE(voided->order.lines.at(1).shipped, 1);
        QCOMPARE(voided->order.shipments.first().voidReason, u"typo"_s);
        QVERIFY(voided->order.shipments.first().state == ShipmentState::Voided);

        ShipOp again = makeShip(u"l1"_s, 5, 0, u"YT0000000002"_s);
        again.shipment = ShipmentId(u"s-second"_s);
        const auto reshipped = decide(voided->order, again);
        QVERIFY(reshipped.ok());
        QVERIFY2(reshipped->note.isEmpty(), "a voided parcel is no first parcel");
    }

    void oneBadLineStopsTheWholeParcel()
    {
        ShipOp op = makeShip(u"l1"_s, 5, 5);
        op.lines.append({LineId(u"l2"_s), 11, 11});
        const auto outcome = decide(makeOrder({makeLine(u"l1"_s), makeLine(u"l2"_s)}), op);
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().params.value(u"line"_s).toString(), u"l2"_s);
    }

    void conflictsSayWhatTheScreenNeeds()
    {
        Order order = makeOrder({makeLine(u"l1"_s, {10, 10, 0, 0})});
        shippedBySomebody(10)(order);
        const auto shipped = decide(order, makeShip(u"l1"_s, 5));
        QVERIFY(!shipped.ok());
        QCOMPARE(shipped.error().params.value(u"waybill"_s).toString(), u"YT1234567890"_s);
        QCOMPARE(shipped.error().params.value(u"other_waybill"_s).toString(), u"SF0000000001"_s);
        QCOMPARE(shipped.error().params.value(u"quantity"_s).toInt(), 5);
        const auto picked = decide(makeOrder({makeLine(u"l1"_s, {10, 8, 0, 0})}), PickOp{kLine, 3});
        QVERIFY(!picked.ok());
        QCOMPARE(picked.error().params.value(u"picked"_s).toInt(), 8);
        QCOMPARE(picked.error().params.value(u"delta"_s).toInt(), 3);
        QCOMPARE(picked.error().params.value(u"title"_s).toString(), u"中性笔 l1"_s);
    }
};

}  // namespace wyh

QTEST_APPLESS_MAIN(wyh::TestDecide)
#include "tst_decide.moc"
