// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include "models/items/orderlistmodel.h"
#include "tests/support/benchstore.h"

namespace wyh::items {

using test::BenchStore;
using test::makeLine;
using test::makeOrder;

class TestOrderListModel : public QObject
{
    Q_OBJECT

    static QString name(int i) { return QStringLiteral("o%1").arg(i, 5, 10, QLatin1Char('0')); }

    static void fill(BenchStore &store, int count)
    {
        for (int i = 0; i < count; ++i)
            store.putQuietly(makeOrder(name(i), 1000 + i * 10));
    }

    static QStringList shown(const OrderListModel &model)
    {
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids.append(model.at(row).id.value);
        return ids;
    }

private slots:
    void pagesByKey()
    {
        BenchStore store;
        fill(store, 450);
        OrderListModel model(store);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        tester.setUseFetchMore(false);
        model.setQuery({});
        QCOMPARE(model.rowCount(), 200);
        QCOMPARE(model.total(), 450);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        model.fetchMore({});
        QCOMPARE(model.rowCount(), 450);
        QVERIFY(!model.canFetchMore({}));
        QCOMPARE(model.at(449).id.value, name(449));
    }

    void sameQueryDoesNotReset()
    {
        BenchStore store;
        fill(store, 5);
        OrderListModel model(store);
        model.setQuery({});
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        store::OrderQuery later;
        later.nowMs = 77;
        model.setQuery(later);
        QCOMPARE(resets.count(), 0);
        later.search = QStringLiteral("o00003");
        model.setQuery(later);
        QCOMPARE(resets.count(), 1);
        QCOMPARE(shown(model), QStringList{name(3)});
    }

    void oneChangeIsOneSignal()
    {
        BenchStore store;
        fill(store, 10);
        OrderListModel model(store);
        connect(&store, &store::Desk::changed, &model, &OrderListModel::apply);
        model.setQuery({});
        QItemSelectionModel selection(&model);
        selection.setCurrentIndex(model.index(4), QItemSelectionModel::SelectCurrent);
        QSignalSpy data(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

        Order order = store.now(OrderId(name(4)));
        order.lines.first().picked = 1;
        store.put(order);
        QCOMPARE(data.count(), 1);
        QCOMPARE(model.at(4).piecesPicked, 1);

        order.dueAtMs = 5;  // now the most urgent
        store.put(order);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(model.at(0).id, order.id);
        QCOMPARE(selection.currentIndex().row(), 0);

        store.take(OrderId(name(7)));
        QCOMPARE(removed.count(), 1);
        store.put(makeOrder(QStringLiteral("new"), 1001));
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(model.at(2).id.value, QStringLiteral("new"));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(model.total(), 10);
    }

    void randomChangesMatchTheStore_data()
    {
        QTest::addColumn<int>("seed");
        QTest::addColumn<int>("orders");
        for (int seed = 1; seed <= 6; ++seed)
            QTest::addRow("small %d", seed) << seed << 30;
        for (int seed = 7; seed <= 9; ++seed)
            QTest::addRow("several pages %d", seed) << seed << 520;
    }

    void randomChangesMatchTheStore()
    {
        QFETCH(const int, seed);
        QFETCH(const int, orders);
        QRandomGenerator random(static_cast<quint32>(seed));
        BenchStore store;
        fill(store, orders);
        OrderListModel model(store);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        tester.setUseFetchMore(false);
        connect(&store, &store::Desk::changed, &model, &OrderListModel::apply);
        model.setQuery({});
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        int next = orders;
        for (int step = 0; step < 400; ++step) {
            const int kind = random.bounded(20);
            const QStringList ids = store.ids();
            const OrderId some(ids.at(random.bounded(static_cast<int>(ids.size()))));
            if (kind < 6) {
                Order order = store.now(some);
                order.dueAtMs = 1000 + random.bounded(orders * 12);
                store.put(order);
            } else if (kind < 10) {
                Order order = store.now(some);
                order.lines.first().picked = random.bounded(4);
                order.lines.last().picked = random.bounded(3);  // may leave or enter the picking list
                store.put(order);
            } else if (kind < 13) {
                store.put(makeOrder(name(next++), 1000 + random.bounded(orders * 12)));
            } else if (kind < 16) {
                if (store.ids().size() > 5)
                    store.take(some);
            } else if (kind < 18) {
                model.fetchMore({});
            } else {
                store::Changes changes;  // many at once, and read again as a whole
                for (int i = 0; i < 5 + random.bounded(4); ++i) {
                    Order order = store.now(OrderId(ids.at(random.bounded(static_cast<int>(ids.size())))));
                    if (order.id.isEmpty())
                        continue;
                    order.dueAtMs = 1000 + random.bounded(orders * 12);
                    store.putQuietly(order);
                    changes.orders.insert(order.id.value);
                }
                changes.allOrders = kind == 19;
                store.announce(changes);
            }
            // What is shown is always a beginning of what the store would list.
            const auto wanted = store.rows(model.query());
            QVERIFY2(model.rowCount() <= wanted.size(), qPrintable(QStringLiteral("step %1").arg(step)));
            for (int row = 0; row < model.rowCount(); ++row)
                QVERIFY2(model.at(row) == wanted.at(row),
                         qPrintable(QStringLiteral("step %1 row %2").arg(step).arg(row)));
            if (!model.canFetchMore({}))
                QCOMPARE(model.rowCount(), static_cast<int>(wanted.size()));
            QCOMPARE(model.total(), static_cast<int>(wanted.size()));
            if (model.rowCount() > 0)
                QCOMPARE(model.rowOf(model.at(model.rowCount() / 2).id), model.rowCount() / 2);
        }
        QCOMPARE(resets.count(), 0);
    }

    void aFailedReadIsAnErrorNotAnEmptyList()
    {
        BenchStore store;
        fill(store, 10);
        OrderListModel model(store);
        model.setQuery({});
        QSignalSpy errors(&model, &OrderListModel::errorChanged);
        store.setReadError(makeError(QStringLiteral("database-corrupt")));
        store::Changes changes;
        changes.orders.insert(name(3));
        model.apply(changes);
        QCOMPARE(model.rowCount(), 10);
        QVERIFY(model.error().has_value());
        QCOMPARE(model.error()->code, QStringLiteral("database-corrupt"));
        QVERIFY(errors.count() >= 1);
        store.setReadError({});
        model.refresh();
        QVERIFY(!model.error().has_value());
        QCOMPARE(model.rowCount(), 10);
    }

    void anOrderThatMovesWhileThePagesAreReadIsListedOnce()
    {
        BenchStore store;
        fill(store, 250);
        OrderListModel model(store);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        tester.setUseFetchMore(false);
        model.setQuery({});
        model.fetchMore({});
        store.afterNextPage([&store] {
            Order order = store.now(OrderId(name(5)));
            order.dueAtMs = 900000;
            store.putQuietly(order);
        });
        model.refresh();
        QCOMPARE(model.rowCount(), 250);
        QCOMPARE(model.at(249).id.value, name(5));
        QCOMPARE(model.rowOf(OrderId(name(5))), 249);
        QCOMPARE(shown(model).count(name(5)), 1);
    }

    void theFirstReadMayFailToo()
    {
        BenchStore store;
        fill(store, 3);
        store.setReadError(makeError(QStringLiteral("database-busy")));
        OrderListModel model(store);
        model.setQuery({});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(model.error().has_value());
        store.setReadError({});
        model.refresh();
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(!model.canFetchMore({}));
    }

    void filtersByState()
    {
        BenchStore store;
        fill(store, 4);
        Order order = store.now(OrderId(name(2)));
        order.lines.first().picked = 1;
        store.putQuietly(order);
        OrderListModel model(store);
        connect(&store, &store::Desk::changed, &model, &OrderListModel::apply);
        store::OrderQuery query;
        query.filter = store::OrderFilter::Partial;
        model.setQuery(query);
        QCOMPARE(shown(model), QStringList{name(2)});
        Order other = store.now(OrderId(name(1)));
        other.lines.first().picked = 2;
        store.put(other);
        QCOMPARE(shown(model), (QStringList{name(1), name(2)}));
    }
};

}  // namespace wyh::items

QTEST_GUILESS_MAIN(wyh::items::TestOrderListModel)
#include "tst_orderlistmodel.moc"
