// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "models/domain/decide.h"
#include "models/items/comparisonmodel.h"
#include "models/items/redo.h"
#include "tests/support/fakedesk.h"
#include "tests/support/randomacts.h"

namespace wyh::items {

using namespace Qt::StringLiterals;
using store::OpRow;
using store::OpState;

class TestComparisonModel : public QObject
{
    Q_OBJECT

    static OpRow refused(const Order &saw, const OperationPayload &payload, const QString &code = u"already-picked"_s)
    {
        OpRow row;
        row.state = OpState::Conflict;
        row.operation.id = OpId(u"op-1"_s);
        row.operation.lane = orderLane(saw.id);
        row.operation.payload = payload;
        row.problem.code = code;
        row.seen = store::sightToBytes(store::sightOf(saw, row.operation));
        return row;
    }

    static QString cell(const ComparisonModel &model, const QString &key, int column)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data(ComparisonModel::KeyRole).toString() == key)
                return model.index(row, column).data().toString();
        }
        return u"no such field"_s;
    }

private slots:
    void changesAreExactAndOtherOperationsAnotherTable()
    {
        test::FakeDesk desk;
        Order order = test::sampleOrder(u"o1"_s);
        desk.setOrder(order);
        const OpRow pick = refused(order, PickOp{LineId(u"l1"_s), 2});
        desk.addOperation(pick);
        ComparisonModel model(desk);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setOperation(pick);
        QTRY_COMPARE(cell(model, u"picked"_s, ComparisonModel::NowColumn), u"0"_s);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        order.lines[0].picked = 4;
        desk.setOrder(order);
        QTRY_COMPARE(cell(model, u"picked"_s, ComparisonModel::NowColumn), u"4"_s);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(reset.count(), 0);
        // Another order is none of its business.
        QSignalSpy read(&model, &ComparisonModel::platformRead);
        desk.setOrder(test::sampleOrder(u"o2"_s));
        desk.setOrder(order);
        QTRY_COMPARE(read.count(), 1);
        OpRow give = refused(order, GiveUpRestOp{LineId(u"l1"_s), 2, u"x"_s});
        give.operation.id = OpId(u"op-2"_s);
        model.setOperation(give);
        QVERIFY(reset.count() > 0);
        QCOMPARE(cell(model, u"given_up"_s, ComparisonModel::MineColumn), u"+2 → 2"_s);
        model.setOperation(std::nullopt);
        QCOMPARE(model.rowCount(), 0);
    }

    void aLateAnswerForAnotherOperationIsIgnored()
    {
        test::FakeDesk desk;
        Order order = test::sampleOrder(u"o1"_s);
        order.lines[0].picked = 3;
        desk.setOrder(order);
        const OpRow pick = refused(order, PickOp{LineId(u"l1"_s), 2});
        desk.addOperation(pick);
        ComparisonModel model(desk);
        desk.hold();
        model.setOperation(pick);
        model.setOperation(std::nullopt);
        desk.release();
        QSignalSpy read(&model, &ComparisonModel::platformRead);
        QTest::qWait(0);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(read.count(), 0);
    }

    void whatThePlatformToldStandsInUntilItIsRead()
    {
        Order order = test::sampleOrder(u"o1"_s);
        OpRow row = refused(order, PickOp{LineId(u"l1"_s), 2});
        row.problem.params = {
            {u"line"_s, u"l1"_s}, {u"ordered"_s, 5}, {u"picked"_s, 5}, {u"shipped"_s, 1}, {u"given_up"_s, 0}};
        const QList<ComparedField> fields = compare(row, std::nullopt);
        const auto field = [&fields](const QString &key) {
            for (const ComparedField &one : fields) {
                if (one.key == key)
                    return one;
            }
            return ComparedField();
        };
        QCOMPARE(field(u"picked"_s).now, u"5"_s);
        QVERIFY(field(u"picked"_s).differs);
        QCOMPARE(field(u"mark"_s).now, u"—"_s);  // it did not speak of marks
        QVERIFY(!field(u"mark"_s).differs);
    }

    void textsStandInEveryColumnAndNothingCrashesOnGaps()
    {
        const Order order = test::sampleOrder(u"o1"_s);
        ShipOp ship;
        ship.shipment = ShipmentId(u"s"_s);
        ship.lines = {{LineId(u"gone"_s), 2, 0}};
        const QList<OperationPayload> payloads{PickOp{LineId(u"gone"_s), 1},
                                               FlagLineOp{LineId(u"gone"_s), true, 0},
                                               FlagSkuOp{SkuId(u"s1"_s), true, 0, {}},
                                               GiveUpRestOp{LineId(u"gone"_s), 1, {}},
                                               ship,
                                               VoidShipmentOp{ShipmentId(u"gone"_s), {}}};
        store::Sight gone;
        gone.gone = true;
        for (const OperationPayload &payload : payloads) {
            OpRow row = refused(order, payload);
            for (const auto &now : {std::optional<store::Sight>(), std::optional(gone),
                                    std::optional(store::sightOf(order, row.operation))}) {
                for (const ComparedField &field : compare(row, now)) {
                    QVERIFY(!field.name.isEmpty());
                    QVERIFY(!field.seen.isEmpty());
                    QVERIFY(!field.now.isEmpty());
                    QCOMPARE(field.differs, field.differs && now.has_value());
                }
                (void)redoFor(row, now);
            }
        }
    }

    /// Whatever the platform has: what is offered to be done over, the rules accept.
    /// The advice names what the choice does: the pieces that stay, and the mark that is set or taken away.
    void theAdviceOfADoingOverIsWhatItDoes()
    {
        Order saw = test::sampleOrder(u"o1"_s, 1, 10);
        int tried = 0;
        for (const int picked : {0, 4, 7, 8, 9, 10}) {
            for (const bool outOfStock : {false, true}) {
                for (const bool discontinued : {false, true}) {
                    Order now = saw;
                    now.lines[0].picked = picked;
                    now.lines[0].outOfStock = outOfStock;
                    now.lines[0].discontinued = discontinued;
                    const OperationPayload payloads[] = {
                        PickOp{LineId(u"l1"_s), 3}, FlagLineOp{LineId(u"l1"_s), false, 1},
                        FlagLineOp{LineId(u"l1"_s), true, 1}, GiveUpRestOp{LineId(u"l1"_s), 4, u"x"_s},
                        PickOp{LineId(u"l1"_s), -9}};
                    for (const OperationPayload &payload : payloads) {
                        const auto *pick = std::get_if<PickOp>(&payload);
                        const bool back = pick && pick->delta < 0;
                        const OpRow row = refused(saw, payload, back ? u"nothing-to-put-back"_s : u"already-picked"_s);
                        const auto redo = redoFor(row, store::sightOf(now, row.operation));
                        if (!redo)
                            continue;
                        ++tried;
                        const QString todo = adviceFor(row, store::sightOf(now, row.operation)).todo;
                        const auto says = [&todo](const QString &part) {
                            return todo.contains(part, Qt::CaseInsensitive);
                        };
                        bool good = false;
                        switch (redo->kind) {
                            case Redo::Kind::PickAgain:
                                good = says(u"put nothing back"_s) && says(u"all 3 "_s);
                                break;
                            case Redo::Kind::PickRest:
                                good = says(u"put %1 back"_s.arg(3 - redo->pieces)) &&
                                       says(u"only %1 can"_s.arg(redo->pieces));
                                break;
                            case Redo::Kind::ClearAndPick:
                                good = says(u"pick %1."_s.arg(redo->pieces)) &&
                                       says(outOfStock && discontinued ? u"clear both marks"_s
                                            : outOfStock               ? u"clear the out-of-stock mark"_s
                                                                       : u"clear the discontinued mark"_s);
                                break;
                            case Redo::Kind::MarkAgain:
                                good = isClearing(row) == says(u"clear the mark again"_s) &&
                                       isClearing(row) != says(u"mark it again"_s);
                                break;
                            case Redo::Kind::GiveUpRest:
                                good = says(u"give up the %1 "_s.arg(redo->pieces));
                                break;
                            case Redo::Kind::PutBackRest:
                                good = redo->pieces == std::min(picked, 9) &&
                                       says(u"put back the %1 "_s.arg(redo->pieces));
                                break;
                        }
                        QVERIFY2(good, qPrintable(todo));
                    }
                }
            }
        }
        QVERIFY(tried > 40);
    }

    void whatIsOfferedIsPossible_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 40; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void whatIsOfferedIsPossible()
    {
        QFETCH(unsigned, seed);
        testing::RandomActs acts(seed);
        Order order;
        int offered = 0;
        for (int step = 0; step < 120; ++step) {
            if (step % 20 == 0)
                order = test::sampleOrder(u"o1"_s, 2, 6);  // after so many acts an order may be done with
            if (const auto outcome = decide(order, acts.next(order)); outcome.ok())
                order = outcome->order;
            order.cancelled = acts.below(30) == 0;
            const OperationPayload wish = acts.next(order);
            const auto refusal = decide(order, wish);
            if (refusal.ok() || std::holds_alternative<FlagSkuOp>(wish))
                continue;
            OpRow row = refused(order, wish, refusal.error().code);
            const auto redo = redoFor(row, store::sightOf(order, row.operation));
            if (!redo)
                continue;
            ++offered;
            Order next = order;
            for (const store::Act &act : redo->acts) {
                const auto outcome = decide(next, act.payload);
                QVERIFY2(outcome.ok(), outcome.ok() ? "" : qPrintable(outcome.error().code));
                QVERIFY(outcome->changed);
                next = outcome->order;
            }
            QCOMPARE(redo->acts.last().supersedes, row.operation.id);
        }
        QVERIFY(offered > 0);
    }
};

}  // namespace wyh::items

QTEST_MAIN(wyh::items::TestComparisonModel)
#include "tst_comparisonmodel.moc"
