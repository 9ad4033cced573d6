// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <functional>

#include "models/domain/orderstatus.h"
#include "testorders.h"

namespace wyh {

using namespace testing;

class TestOrderStatus : public QObject
{
    Q_OBJECT

private:
    static void row(const char *name, const Order &order, const QString &status, const QString &lists, PickStatus pick,
                    const QString &exception)
    {
        QTest::newRow(name) << order << status << lists << static_cast<int>(pick) << exception;
    }

    static Order one(Counts counts, const std::function<void(Order &)> &change = {})
    {
        Order order = makeOrder({makeLine(u"l1"_s, counts)});
        if (change)
            change(order);
        return order;
    }

private slots:
    void states_data()
    {
        QTest::addColumn<Order>("order");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("lists");  // P picking, S shipping, D shipped (done)
        QTest::addColumn<int>("pick");
        QTest::addColumn<QString>("exception");
        const auto flag = [](Order &order) { order.lines[0].outOfStock = true; };
        const auto discontinue = [](Order &order) { order.lines[0].discontinued = true; };
        const auto forbid = [](Order &order) { order.lines[0].sendable = false; };
        const auto cancel = [](Order &order) { order.cancelled = true; };
        const auto unpay = [](Order &order) { order.paid = false; };
        const auto refund = [](Order &order) { order.refunding = true; };
        const auto move = [](Order &order) { order.recipientVersion = 2; };
        const auto receive = [](Order &order) { order.lines[0].received = order.lines[0].shipped; };
        const auto receivePart = [](Order &order) { order.lines[0].received = order.lines[0].shipped - 1; };

        row("new", one({10, 0, 0, 0}), u"awaiting_picking"_s, u"P"_s, PickStatus::None, u"none"_s);
        row("partly picked: in both lists", one({10, 4, 0, 0}), u"awaiting_picking"_s, u"PS"_s, PickStatus::Partial,
            u"none"_s);
        row("picked", one({10, 10, 0, 0}), u"awaiting_shipment"_s, u"S"_s, PickStatus::Complete, u"none"_s);
        row("partly shipped, rest not picked", one({10, 4, 4, 0}), u"awaiting_picking"_s, u"PD"_s, PickStatus::Partial,
            u"none"_s);
        row("partly shipped, rest picked", one({10, 10, 4, 0}), u"awaiting_shipment"_s, u"SD"_s, PickStatus::Complete,
            u"none"_s);
        row("everywhere at once", one({10, 6, 4, 0}), u"awaiting_picking"_s, u"PSD"_s, PickStatus::Partial, u"none"_s);
        row("shipped", one({10, 10, 10, 0}), u"shipped"_s, u"D"_s, PickStatus::Complete, u"none"_s);
        row("shipped, rest given up", one({10, 7, 7, 3}), u"shipped"_s, u"D"_s, PickStatus::Partial, u"none"_s);
        row("received in part", one({10, 10, 10, 0}, receivePart), u"shipped"_s, u"D"_s, PickStatus::Complete,
            u"none"_s);
        row("received", one({10, 10, 10, 0}, receive), u"received"_s, u"D"_s, PickStatus::Complete, u"none"_s);
        row("received what came, rest open", one({10, 5, 5, 0}, receive), u"awaiting_picking"_s, u"PD"_s,
            PickStatus::Partial, u"none"_s);
        row("all given up", one({10, 0, 0, 10}), u"closed"_s, u""_s, PickStatus::None, u"none"_s);
        row("picked, rest given up", one({10, 6, 0, 4}), u"awaiting_shipment"_s, u"S"_s, PickStatus::Partial,
            u"none"_s);
        row("no lines", makeOrder({}), u"closed"_s, u""_s, PickStatus::None, u"none"_s);

        row("out of stock, nothing picked", one({10, 0, 0, 0}, flag), u"awaiting_picking"_s, u"P"_s, PickStatus::None,
            u"out_of_stock"_s);
        row("out of stock on the rest", one({10, 4, 0, 0}, flag), u"awaiting_shipment"_s, u"PS"_s, PickStatus::Partial,
            u"out_of_stock"_s);
        row("out of stock, picked part shipped", one({10, 4, 4, 0}, flag), u"awaiting_picking"_s, u"PD"_s,
            PickStatus::Partial, u"out_of_stock"_s);
        row("out of stock, all done", one({10, 4, 4, 6}, flag), u"shipped"_s, u"D"_s, PickStatus::Partial, u"none"_s);
        row("discontinued", one({10, 4, 0, 0}, discontinue), u"awaiting_shipment"_s, u"PS"_s, PickStatus::Partial,
            u"discontinued"_s);
        row("forbidden", one({10, 4, 0, 0}, forbid), u"awaiting_shipment"_s, u"PS"_s, PickStatus::Partial,
            u"unsendable"_s);
        row("refunding", one({10, 0, 0, 0}, refund), u"awaiting_picking"_s, u"P"_s, PickStatus::None, u"refunding"_s);
        row("refunding after all", one({10, 10, 10, 0}, refund), u"shipped"_s, u"D"_s, PickStatus::Complete, u"none"_s);
        row("address changed", one({10, 4, 0, 0}, move), u"awaiting_picking"_s, u"PS"_s, PickStatus::Partial,
            u"address_changed"_s);

        row("unpaid", one({10, 0, 0, 0}, unpay), u"awaiting_payment"_s, u""_s, PickStatus::None, u"none"_s);
        row("cancelled", one({10, 0, 0, 0}, cancel), u"cancelled"_s, u""_s, PickStatus::None, u"none"_s);
        row("cancelled after picking", one({10, 4, 0, 0}, cancel), u"cancelled"_s, u""_s, PickStatus::Partial,
            u"cancelled_after_picking"_s);
        row("cancelled after shipping", one({10, 4, 4, 0}, cancel), u"cancelled"_s, u"D"_s, PickStatus::Partial,
            u"none"_s);

        row("cut below what is picked", one({3, 5, 0, 0}), u"awaiting_shipment"_s, u"S"_s, PickStatus::Complete,
            u"none"_s);
        row("cut to what is shipped", one({4, 5, 4, 0}), u"shipped"_s, u"D"_s, PickStatus::Complete, u"none"_s);
        row("surplus of one line picks nothing of another",
            makeOrder({makeLine(u"l1"_s, {3, 5, 0, 0}), makeLine(u"l2"_s, {2, 0, 0, 0})}), u"awaiting_picking"_s,
            u"PS"_s, PickStatus::Partial, u"none"_s);
        row("one line done, one new", makeOrder({makeLine(u"l1"_s, {5, 5, 5, 0}), makeLine(u"l2"_s, {2, 0, 0, 0})}),
            u"awaiting_picking"_s, u"PD"_s, PickStatus::Partial, u"none"_s);
    }

    void states()
    {
        QFETCH(Order, order);
        QFETCH(QString, status);
        QFETCH(QString, lists);
        QFETCH(int, pick);
        QFETCH(QString, exception);
        const OrderState state = deriveState(order);
        QCOMPARE(statusCode(state.status), status);
        const QString got = (state.inPicking ? u"P"_s : QString()) + (state.inShipping ? u"S"_s : QString()) +
                            (state.inShipped ? u"D"_s : QString());
        QCOMPARE(got, lists);
        QCOMPARE(static_cast<int>(state.pick), pick);
        QCOMPARE(exceptionCode(state.exception), exception);
    }

    void theWorstExceptionIsShown()
    {
        Order order = makeOrder({makeLine(u"l1"_s), makeLine(u"l2"_s), makeLine(u"l3"_s)});
        order.lines[0].outOfStock = true;
        QCOMPARE(deriveState(order).exception, OrderException::OutOfStock);
        order.lines[1].discontinued = true;
        QCOMPARE(deriveState(order).exception, OrderException::Discontinued);
        QCOMPARE(deriveState(order).flaggedLines, 2);
        order.lines[2].sendable = false;
        QCOMPARE(deriveState(order).exception, OrderException::Unsendable);
        order.lines[2].refunding = true;
        QCOMPARE(deriveState(order).exception, OrderException::Refunding);
        order.recipientVersion = 2;
        QCOMPARE(deriveState(order).exception, OrderException::AddressChanged);
        order.lines[0].picked = 1;
        order.cancelled = true;
        QCOMPARE(deriveState(order).exception, OrderException::CancelledAfterPicking);
        using enum OrderException;
        QCOMPARE(exceptionsOf(deriveState(order).exceptions),
                 (QList<OrderException>{CancelledAfterPicking, AddressChanged, Refunding, Unsendable, Discontinued,
                                        OutOfStock}));
        order.lines[1].discontinued = false;
        order.recipientVersion = 1;
        order.cancelled = false;
        QCOMPARE(exceptionsOf(deriveState(order).exceptions),
                 (QList<OrderException>{Refunding, Unsendable, OutOfStock}));
        QCOMPARE(exceptionsOf(deriveState(makeOrder({makeLine(u"l1"_s)})).exceptions), QList<OrderException>());
    }

    void piecesAreCounted()
    {
        const OrderState state =
            deriveState(makeOrder({makeLine(u"l1"_s, {10, 6, 4, 2}), makeLine(u"l2"_s, {5, 5, 0, 0})}));
        QCOMPARE(state.piecesOrdered, 13);
        QCOMPARE(state.piecesPicked, 11);
        QCOMPARE(state.piecesShipped, 4);
    }
};

}  // namespace wyh

QTEST_APPLESS_MAIN(wyh::TestOrderStatus)
#include "tst_orderstatus.moc"
