// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <random>

#include "models/domain/decide.h"
#include "models/domain/orderstatus.h"
#include "testorders.h"

namespace wyh {

using namespace testing;

namespace {

constexpr int kSeeds = 500;
constexpr int kLength = 60;

/// A random operation, sensible or not; the same for the same seed everywhere (std::mt19937 is fixed by the standard,
/// its distributions are not, hence the remainders).
class Acts
{
public:
    explicit Acts(unsigned seed) : m_random(seed) {}

    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }

    OperationPayload next(const Order &order)
    {
        const LineId line =
            below(20) == 0 ? LineId(u"unknown"_s) : order.lines.at(below(static_cast<int>(order.lines.size()))).id;
        switch (below(8)) {
            case 0:
            case 1:
                return PickOp{line, below(9) - 2};
            case 2:
                return FlagLineOp{line, below(2) == 0, below(4)};
            case 3:
                return GiveUpRestOp{line, below(4), {}};
            case 4:
                return VoidShipmentOp{ShipmentId(u"s%1"_s.arg(below(qMax(1, m_shipments)))),
                                      below(5) == 0 ? QString() : u"typo"_s};
            case 5:
                return FlagSkuOp{SkuId(u"k"_s), true, 0, {}};
            default:
                return ship(order, line);
        }
    }

private:
    OperationPayload ship(const Order &order, const LineId &line)
    {
        const int quantity = below(7);
        ShipOp op = makeShip(line.value, quantity, below(quantity + 1), u"YT10000%1"_s.arg(m_shipments));
        const LineId second = order.lines.at(below(static_cast<int>(order.lines.size()))).id;
        if (second != line && below(2) == 0)
            op.lines.append({second, 1 + below(3), below(2)});
        op.shipment = ShipmentId(u"s%1"_s.arg(below(6) == 0 ? 0 : m_shipments++));
        op.seenRecipientVersion = below(15) == 0 ? 2 : 1;
        return op;
    }

    std::mt19937 m_random;
    int m_shipments = 1;
};

Order startOrder()
{
    Order order = makeOrder(
        {makeLine(u"l1"_s, {10, 0, 0, 0}), makeLine(u"l2"_s, {7, 3, 0, 1}), makeLine(u"l3"_s, {40, 0, 0, 0})});
    order.lines[2].discontinued = true;
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
            Acts acts(seed);
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
        Acts acts(1);
        QList<Operation> operations;
        for (int i = 0; i < 100; ++i)
            operations.append(makeOperation(u"op"_s, acts.next(startOrder())));
        QCOMPARE(fold(Order(), operations).open, 0);
        QCOMPARE(fold(Order(), operations).misfits, 100);
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
