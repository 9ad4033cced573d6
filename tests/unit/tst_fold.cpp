// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "models/domain/decide.h"
#include "models/domain/orderstatus.h"
#include "testorders.h"
#include "tests/support/randomacts.h"

namespace wyh {

using namespace testing;

namespace {

constexpr int kSeeds = 500;
constexpr int kLength = 60;

Order startOrder()
{
    Order order = makeOrder(
        {makeLine(u"l1"_s, {10, 0, 0, 0}), makeLine(u"l2"_s, {7, 3, 0, 1}), makeLine(u"l3"_s, {40, 0, 0, 0})});
    order.lines[2].picked = 5;
    return order;
}

QString broken(const Order &order)
{
    QHash<LineId, int> inParcels;
    for (const Shipment &shipment : order.shipments) {
        for (const ShipmentLine &part : shipment.lines) {
            if (shipment.state == ShipmentState::Shipped)
                inParcels[part.line] += part.quantity;
        }
    }
    for (const Line &line : order.lines) {
        if (line.ordered != line.shipped + line.givenUp + line.open())
            return u"ordered = shipped + given up + open"_s;
        if (line.open() < 0)
            return u"open >= 0"_s;
        if (line.picked < line.shipped)
            return u"picked >= shipped"_s;
        if (line.picked > line.ordered - line.givenUp)
            return u"picked <= ordered - given up"_s;
        if (line.shipped < 0 || line.givenUp < 0)
            return u"no negative counts"_s;
        if (line.shipped != inParcels.value(line.id))
            return u"shipped = what is in standing parcels"_s;
    }
    const OrderState state = deriveState(order);
    if ((state.status == OrderStatus::Shipped) != (state.piecesShipped > 0 && !state.inPicking && !state.inShipping))
        return u"the status follows the lists"_s;
    return {};
}

}  // namespace

class TestFold : public QObject
{
    Q_OBJECT

private slots:
    void randomSequencesKeepTheInvariants()
    {
        int applied = 0;
        int misfits = 0;
        for (unsigned seed = 1; seed <= kSeeds; ++seed) {
            RandomActs acts(seed);
            const Order start = startOrder();
            Order stepwise = start;
            QList<Operation> operations;
            int fits = 0;
            for (int i = 0; i < kLength; ++i) {
                const OperationPayload payload = acts.next(stepwise);
                operations.append(makeOperation(u"op%1"_s.arg(i), payload));
                const Order before = stepwise;
                const auto outcome = decide(stepwise, payload);
                if (!outcome.ok())
                    continue;
                ++fits;
                stepwise = outcome->order;
                const QString wrong = broken(stepwise);
                QVERIFY2(wrong.isEmpty(), qPrintable(u"seed %1, step %2 (%3): %4"_s.arg(seed).arg(i).arg(
                                              operationType(payload), wrong)));
                QVERIFY2(outcome->changed || stepwise == before,
                         qPrintable(u"seed %1, step %2: unchanged but different"_s.arg(seed).arg(i)));
            }
            const Folded folded = fold(start, operations);
            QVERIFY2(folded.order == stepwise, qPrintable(u"seed %1: fold and steps differ"_s.arg(seed)));
            QCOMPARE(folded.open, fits);
            QCOMPARE(folded.misfits, kLength - fits);
            applied += folded.open;
            misfits += folded.misfits;
        }
        // The sequences would prove nothing if nearly everything was refused, or nothing was.
        QVERIFY2(applied > kSeeds * kLength / 5, qPrintable(QString::number(applied)));
        QVERIFY2(misfits > kSeeds * kLength / 5, qPrintable(QString::number(misfits)));
    }

    void misfitsAreSkippedAndCounted()
    {
        const LineId line(u"l1"_s);
        const QList<Operation> operations{
            makeOperation(u"a"_s, PickOp{line, 8}), makeOperation(u"b"_s, PickOp{line, 8}),
            makeOperation(u"c"_s, PickOp{LineId(u"x"_s), 1}), makeOperation(u"d"_s, PickOp{line, 2})};
        const Folded folded = fold(makeOrder({makeLine(u"l1"_s)}), operations);
        QCOMPARE(folded.order.lines.first().picked, 10);
        QCOMPARE(folded.open, 2);
        QCOMPARE(folded.misfits, 2);
    }

    void nothingOpenIsTheRecordItself()
    {
        const Folded folded = fold(startOrder(), {});
        QVERIFY(folded.order == startOrder());
        QCOMPARE(folded.open, 0);
        QCOMPARE(folded.misfits, 0);
    }

    void foldOfAnEmptyOrderNeverFails()
    {
        RandomActs acts(1);
        QList<Operation> operations;
        for (int i = 0; i < 100; ++i)
            operations.append(makeOperation(u"op"_s, acts.next(startOrder())));
        QCOMPARE(fold(Order(), operations).open, 0);
        QCOMPARE(fold(Order(), operations).misfits, 100);
    }

    void discontinuingHidesNothingThatWasRecorded()
    {
        const LineId line(u"l1"_s);
        Order order = makeOrder({makeLine(u"l1"_s)});
        order.lines[0].discontinued = true;
        const Folded folded =
            fold(order, {makeOperation(u"a"_s, PickOp{line, 3}), makeOperation(u"b"_s, makeShip(u"l1"_s, 5, 2))});
        QCOMPARE(folded.misfits, 0);
        QCOMPARE(folded.order.lines.first().shipped, 5);
        QVERIFY(folded.order.lines.first().discontinued);
    }

    void aPartlyPickedAndFlaggedLineCanStillLeave()
    {
        const LineId line(u"l1"_s);
        const QList<Operation> operations{
            makeOperation(u"a"_s, PickOp{line, 3}), makeOperation(u"b"_s, FlagLineOp{line, true, 0}),
            makeOperation(u"c"_s, makeShip(u"l1"_s, 3)), makeOperation(u"d"_s, GiveUpRestOp{line, 7, {}})};
        const Folded folded = fold(makeOrder({makeLine(u"l1"_s)}), operations);
        QCOMPARE(folded.misfits, 0);
        QCOMPARE(deriveState(folded.order).status, OrderStatus::Shipped);
    }
};

}  // namespace wyh

QTEST_APPLESS_MAIN(wyh::TestFold)
#include "tst_fold.moc"
