// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "models/items/operationsmodel.h"
#include "models/items/operationtext.h"
#include "tests/support/fakedesk.h"

namespace wyh::items {

using namespace Qt::StringLiterals;
using store::OpRow;
using store::OpState;
using Filter = OperationsModel::Filter;

class HandClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return now; }
    [[nodiscard]] qint64 monotonicMs() const override { return now; }
    qint64 now = 1795438801234;
};

class TestOperationsModel : public QObject
{
    Q_OBJECT

    HandClock clock;

    static OpRow row(OpState state, const OperationPayload &payload, const QString &order = u"CG-1"_s)
    {
        OpRow row;
        row.state = state;
        row.operation.payload = payload;
        row.operation.lane = orderLane(OrderId(order));
        row.orderNumber = order;
        row.summary = u"中性笔"_s;
        return row;
    }

    static QStringList ids(const OperationsModel &model)
    {
        QStringList all;
        for (int i = 0; i < model.rowCount(); ++i)
            all.append(model.at(i)->operation.id.value);
        return all;
    }

private slots:
    void showsNewestFirstAndOnlyItsFilter()
    {
        test::FakeDesk desk;
        desk.addOperation(row(OpState::Pending, PickOp{LineId(u"l"_s), 1}));
        desk.addOperation(row(OpState::Done, PickOp{LineId(u"l"_s), 2}));
        desk.addOperation(row(OpState::Acked, PickOp{LineId(u"l"_s), 3}));
        OperationsModel model(desk, clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY(model.isLoaded());
        QCOMPARE(model.rowCount(), 0);
        model.setFilter(Filter::Waiting);
        QTRY_COMPARE(ids(model), (QStringList{u"op-3"_s, u"op-1"_s}));
        model.setFilter(Filter::Confirmed);
        QTRY_COMPARE(ids(model), QStringList{u"op-2"_s});
    }

    void ofMoreThanAreReadTheOldestNeedAttentionFirst()
    {
        test::FakeDesk desk;
        for (int i = 0; i <= OperationsModel::kLimit; ++i) {
            OpRow op = row(i == 0 ? OpState::Conflict : OpState::Held, PickOp{LineId(u"l"_s), 1});
            op.problem.params.insert(u"op"_s, u"op-1"_s);
            desk.addOperation(op);
        }
        OperationsModel model(desk, clock);
        QTRY_COMPARE(model.rowCount(), OperationsModel::kLimit);
        QCOMPARE(model.at(0)->operation.id.value, u"op-1"_s);
        QVERIFY(model.standing(1).waits);
        desk.setOperation(OpId(u"op-1"_s), [](OpRow &op) { op.state = OpState::Closed; });
        QTRY_COMPARE(model.at(0)->operation.id.value, u"op-2"_s);
        QCOMPARE(model.rowCount(), OperationsModel::kLimit);
        QVERIFY(!model.standing(0).waits);
    }

    void differencesAreExactSignalsWithoutAReset()
    {
        test::FakeDesk desk;
        for (int i = 1; i <= 5; ++i)
            desk.addOperation(row(OpState::Pending, PickOp{LineId(u"l"_s), i}));
        OperationsModel model(desk, clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter(Filter::Waiting);
        QTRY_COMPARE(model.rowCount(), 5);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QPersistentModelIndex kept = model.index(3, 0);
        desk.setOperation(OpId(u"op-4"_s), [](OpRow &op) { op.state = OpState::Done; });
        QTRY_COMPARE(model.rowCount(), 4);
        QCOMPARE(kept.row(), 2);
        QCOMPARE(kept.data(OperationsModel::OpIdRole).toString(), u"op-2"_s);
        desk.addOperation(row(OpState::Pending, PickOp{LineId(u"l"_s), 6}));
        QTRY_COMPARE(ids(model), (QStringList{u"op-6"_s, u"op-5"_s, u"op-3"_s, u"op-2"_s, u"op-1"_s}));
        desk.setOperation(OpId(u"op-3"_s), [](OpRow &op) { op.attempts = 2; });
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 2);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(reset.count(), 0);
    }

    void anyMixtureOfChangesEndsInTheSameList_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 20; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void anyMixtureOfChangesEndsInTheSameList()
    {
        QFETCH(quint32, seed);
        test::FakeDesk desk;
        OperationsModel model(desk, clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter(Filter::Waiting);
        quint32 random = seed * 2654435761U;
        const auto next = [&random](quint32 below) {
            random = random * 1664525U + 1013904223U;
            return (random >> 8) % below;
        };
        for (int round = 0; round < 15; ++round) {
            QSignalSpy refreshed(&model, &OperationsModel::refreshed);
            for (quint32 i = next(4); i > 0; --i)
                desk.rows.append([&] {
                    OpRow op = row(OpState::Pending, PickOp{LineId(u"l"_s), 1});
                    op.n = 1000 * round + static_cast<int>(desk.rows.size());
                    op.operation.id = OpId(QString::number(op.n));
                    return op;
                }());
            for (OpRow &op : desk.rows) {
                if (next(4) == 0)
                    op.state = next(2) ? OpState::Pending : OpState::Done;
            }
            model.refresh();
            QTRY_COMPARE(refreshed.count(), 1);
            QStringList expected;
            for (auto it = desk.rows.crbegin(); it != desk.rows.crend(); ++it) {
                if (it->state == OpState::Pending)
                    expected.append(it->operation.id.value);
            }
            QCOMPARE(ids(model), expected);
        }
    }

    void aLateAnswerOfAnotherFilterIsIgnored()
    {
        test::FakeDesk desk;
        desk.addOperation(row(OpState::Pending, PickOp{LineId(u"l"_s), 1}));
        OperationsModel model(desk, clock);
        desk.hold();
        model.setFilter(Filter::Waiting);
        model.setFilter(Filter::Closed);
        desk.release();
        QTRY_VERIFY(model.isLoaded());
        QCOMPARE(model.rowCount(), 0);
    }

    void closedOnesLieInTheBinAsLongAsTheyCanBeRestored()
    {
        test::FakeDesk desk;
        desk.nowMs = clock.now;
        const OpId first = desk.addOperation(row(OpState::Conflict, PickOp{LineId(u"l"_s), 1}));
        const OpId second = desk.addOperation(row(OpState::Conflict, PickOp{LineId(u"l"_s), 2}));
        for (const OpId &op : {first, second})
            desk.closeOperation(op, u"seen"_s, this, [](const Status &) {});
        desk.setOperation(second, [](OpRow &op) { op.supersededBy = OpId(u"op-9"_s); });
        OperationsModel model(desk, clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter(Filter::Bin);
        QTRY_COMPARE(ids(model), QStringList{first.value});
        model.setFilter(Filter::Closed);
        QTRY_COMPARE(ids(model), QStringList{second.value});
        clock.now += store::kRestoreMs;
        model.refresh();
        QTRY_COMPARE(ids(model), (QStringList{second.value, first.value}));
        model.setFilter(Filter::Bin);
        QTRY_VERIFY(model.isLoaded());
        QCOMPARE(model.rowCount(), 0);
    }

    void notesAreListedUntilTheyAreRead()
    {
        test::FakeDesk desk;
        desk.addOperation(row(OpState::Done, PickOp{LineId(u"l"_s), 1}));
        OpRow noted = row(OpState::Done, ShipOp());
        noted.note = {{u"note"_s, u"second-parcel"_s}, {u"params"_s, QJsonObject{{u"first_waybill"_s, u"YT111"_s}}}};
        const OpId op = desk.addOperation(noted);
        OperationsModel model(desk, clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter(Filter::Notes);
        QTRY_COMPARE(ids(model), QStringList{op.value});
        QVERIFY(model.index(0, OperationsModel::WordsColumn).data().toString().contains(u"YT111"_s));
        QCOMPARE(desk.counts().notes, 1);
        desk.acknowledgeNote(op, this, [](const Status &) {});
        QTRY_COMPARE(model.rowCount(), 0);
        model.setFilter(Filter::Confirmed);
        QTRY_COMPARE(model.rowCount(), 2);
    }

    /// Somebody may have put the goods back or unpacked the parcel by then.
    void whatCountsAfterAllTellsTheHandsWhatToDo()
    {
        const auto words = [](const OperationPayload &payload) {
            OpRow noted = row(OpState::Done, payload);
            noted.note = {{u"note"_s, u"applied-after-all"_s}, {u"params"_s, QJsonObject()}};
            const Sentence unread = operationWords(noted);
            noted.noteReadMs = 1;
            return operationWords(noted).why == unread.why ? unread : Sentence();
        };
        QVERIFY(words(PickOp{LineId(u"l"_s), 2}).todo.contains(u"take them off the shelf again"_s));
        QVERIFY(words(PickOp{LineId(u"l"_s), -2}).todo.contains(u"put them on the shelf"_s));
        QVERIFY(words(ShipOp()).todo.contains(u"send it, or void it"_s));
        QVERIFY(words(VoidShipmentOp()).todo.contains(u"keep it here"_s));
        QCOMPARE(words(FlagLineOp{LineId(u"l"_s), true, 0}).todo, u"Nothing to do."_s);
        QVERIFY(words(ShipOp()).why.contains(u"in force on the platform"_s));
    }

    void titlesSayWhatWasDone()
    {
        QCOMPARE(operationTitle(row(OpState::Pending, PickOp{LineId(u"l"_s), 5})), u"Pick 5 · 中性笔"_s);
        QCOMPARE(operationTitle(row(OpState::Pending, PickOp{LineId(u"l"_s), -2})), u"Put back 2 · 中性笔"_s);
        QCOMPARE(operationTitle(row(OpState::Pending, FlagLineOp{LineId(u"l"_s), true, 0})),
                 u"Out of stock · 中性笔"_s);
        QCOMPARE(operationTitle(row(OpState::Pending, GiveUpRestOp{LineId(u"l"_s), 3, {}})), u"Give up 3 · 中性笔"_s);
        ShipOp ship;
        ship.courier = u"YTO"_s;
        ship.waybill = u"YT8612"_s;
        QCOMPARE(operationTitle(row(OpState::Pending, ship)), u"Ship YTO Express YT8612"_s);
    }

    void whatWasReadOfARecordIsForgottenWhenItChanges()
    {
        test::FakeDesk desk;
        QList<OpId> ops;
        for (const QString &order : {u"CG-1"_s, u"CG-1"_s, u"CG-2"_s}) {
            OpRow refused = row(OpState::Conflict, PickOp{LineId(u"l1"_s), 5}, order);
            refused.problem.kind = Problem::Kind::Conflict;
            refused.problem.code = u"already-picked"_s;
            ops.append(desk.addOperation(refused));
        }
        OperationsModel model(desk, clock);
        QTRY_COMPARE(model.rowCount(), 3);
        const auto words = [&](int op) { return model.words(model.rowOf(ops.at(op))).text(); };
        const QString unknown = words(0);
        const auto tell = [&](int op) {
            const Operation &operation = model.at(model.rowOf(ops.at(op)))->operation;
            model.setPlatformNow(operation.id, store::sightOf(test::sampleOrder(u"o1"_s, 1, 4), operation));
        };
        for (const int op : {0, 1, 2})
            tell(op);
        model.setShown(ops.at(1));
        for (const int op : {0, 1, 2})
            QVERIFY2(words(op).contains(u"only 4 can still be picked"_s), qPrintable(words(op)));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        store::Changes changes;
        changes.orders = {u"CG-1"_s};
        emit desk.changed(changes);
        QCOMPARE(words(0), unknown);
        QVERIFY(words(1) != unknown);  // read again by whoever shows it
        QVERIFY(words(2) != unknown);  // another order
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), model.rowOf(ops.at(0)));
        // Also of what another filter shows.
        model.setFilter(Filter::Waiting);
        QTRY_VERIFY(model.isLoaded());
        changes = {};
        changes.allOrders = true;
        emit desk.changed(changes);
        model.setFilter(Filter::NeedsAttention);
        QTRY_COMPARE(model.rowCount(), 3);
        for (const int op : {0, 1, 2})
            QCOMPARE(words(op), unknown);
    }

    void laterOperationsOfAnOrderSayThatTheyWait()
    {
        test::FakeDesk desk;
        desk.addOperation(row(OpState::Pending, PickOp{LineId(u"l"_s), 1}, u"CG-1"_s));
        desk.addOperation(row(OpState::Pending, PickOp{LineId(u"l"_s), 2}, u"CG-1"_s));
        desk.addOperation(row(OpState::Pending, PickOp{LineId(u"l"_s), 3}, u"CG-2"_s));
        OperationsModel model(desk, clock);
        model.setFilter(Filter::Waiting);
        QTRY_COMPARE(model.rowCount(), 3);
        const auto words = [&model](int at) { return model.index(at, OperationsModel::WordsColumn).data().toString(); };
        QVERIFY(words(1).contains(u"after the one before"_s));
        QCOMPARE(words(0), words(2));
        QVERIFY(words(0) != words(1));
    }
};

}  // namespace wyh::items

QTEST_MAIN(wyh::items::TestOperationsModel)
#include "tst_operationsmodel.moc"
