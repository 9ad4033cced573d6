// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QSignalSpy>
#include <QTest>

#include "models/items/picksession.h"
#include "tests/support/benchstore.h"

namespace wyh::items {

using test::BenchStore;
using test::makeLine;
using test::makeOrder;
using Tone = PickMessage::Tone;

namespace {
const QString kPen = QStringLiteral("6901234567892");
const QString kBook = QStringLiteral("6901234561117");
}  // namespace

class TestPickSession : public QObject
{
    Q_OBJECT

    struct Bench
    {
        BenchStore store;
        PickSession session{store, store};
        QList<PickMessage> said;
        int completed = 0;
        OrderId one{QStringLiteral("one")};
        LineId pen{QStringLiteral("one-a")};
        LineId book{QStringLiteral("one-b")};

        Bench()
        {
            store.putQuietly(makeOrder(one.value, 1000));
            QObject::connect(&store, &store::Desk::changed, &session, &PickSession::apply);
            QObject::connect(&session, &PickSession::message, &session,
                             [this](const PickMessage &m) { said.append(m); });
            QObject::connect(&session, &PickSession::completed, &session, [this] { ++completed; });
            session.open(one);
        }
        [[nodiscard]] int picked(const LineId &line) const { return store.now(one).line(line)->picked; }
        void settle()
        {
            store.setHold(false);
            QTRY_VERIFY(!session.busy());
        }
    };

private slots:
    void aScanPicksOne()
    {
        Bench b;
        b.store.setHold(true);
        b.session.scan(kPen);
        QVERIFY(b.said.isEmpty());  // nothing is said before it is saved
        QVERIFY(b.session.busy());
        QCOMPARE(b.session.order()->line(b.pen)->picked, 0);
        b.store.release();
        QCOMPARE(b.said.size(), 1);
        QCOMPARE(b.said.last().tone, Tone::Good);
        QCOMPARE(b.said.last().count, QStringLiteral("1 / 3"));
        QCOMPARE(b.picked(b.pen), 1);
        QCOMPARE(b.session.order()->line(b.pen)->picked, 1);
    }

    void fastScansAreCountedOnceEach()
    {
        Bench b;
        b.store.setHold(true);
        for (int i = 0; i < 5; ++i)
            b.session.scan(kPen);      // three are needed
        QCOMPARE(b.store.calls(), 1);  // one at a time
        b.settle();
        QCOMPARE(b.picked(b.pen), 3);
        QCOMPARE(b.store.recordedActs(), 3);
        QCOMPARE(b.said.size(), 5);
        QCOMPARE(b.said.at(2).tone, Tone::LineDone);
        QCOMPARE(b.said.at(3).tone, Tone::Notice);
        QCOMPARE(b.said.at(4).tone, Tone::Notice);
    }

    void theRestOfALineCountsWhatIsOnItsWay()
    {
        Bench b;
        b.store.setHold(true);
        b.session.scan(kPen);
        b.session.pickAll(b.pen);
        b.session.pickAll(b.pen);
        b.session.pickAllOfOrder();
        b.session.pickAllOfOrder();
        b.settle();
        QCOMPARE(b.picked(b.pen), 3);
        QCOMPARE(b.picked(b.book), 2);
        QCOMPARE(b.completed, 1);
    }

    void actsStayWithTheirOrder()
    {
        Bench b;
        b.store.putQuietly(makeOrder(QStringLiteral("two"), 2000));
        b.store.setHold(true);
        b.session.scan(kPen);
        b.session.scan(kPen);
        b.session.open(OrderId(QStringLiteral("two")));
        b.settle();
        QCOMPARE(b.picked(b.pen), 2);
        QCOMPARE(b.store.now(OrderId(QStringLiteral("two"))).lines.first().picked, 0);
        QCOMPARE(b.session.order()->id.value, QStringLiteral("two"));
        QCOMPARE(b.session.order()->lines.first().picked, 0);
    }

    void multiplied()
    {
        Bench b;
        b.session.scan(QStringLiteral("2*") + kPen);
        b.settle();
        QCOMPARE(b.picked(b.pen), 2);
        b.session.scan(QStringLiteral("×2"));
        QCOMPARE(b.session.times(), 2);
        b.session.scan(kBook);
        b.settle();
        QCOMPARE(b.picked(b.book), 2);
        QCOMPARE(b.session.times(), 0);
        b.session.undo();
        b.settle();
        QCOMPARE(b.picked(b.book), 0);
        b.session.scan(QStringLiteral("×2") + kBook);  // sign, number and code in one
        b.settle();
        QCOMPARE(b.picked(b.book), 2);
    }

    void tooManyAtOnceCountsNothing()
    {
        Bench b;
        b.session.scan(QStringLiteral("5*") + kPen);
        b.settle();
        QCOMPARE(b.picked(b.pen), 0);
        QCOMPARE(b.said.last().tone, Tone::Notice);
        b.session.scan(QStringLiteral("0*") + kPen);
        QCOMPARE(b.picked(b.pen), 0);
        QCOMPARE(b.said.last().tone, Tone::Notice);
    }

    void unknownLocksUntilAcknowledged()
    {
        Bench b;
        b.session.scan(QStringLiteral("4711"));
        QCOMPARE(b.said.last().tone, Tone::Wrong);
        QCOMPARE(b.said.last().lead, QStringLiteral("4711"));
        QVERIFY(b.said.last().detail.contains(kPen));  // what was expected
        QVERIFY(b.session.locked());
        b.session.scan(kPen);
        b.settle();
        QCOMPARE(b.picked(b.pen), 0);
        QCOMPARE(b.said.last().tone, Tone::Wrong);
        b.session.acknowledge();
        b.session.scan(kPen);
        b.settle();
        QCOMPARE(b.picked(b.pen), 1);
    }

    void anotherOrdersProductListsTheOrders()
    {
        Bench b;
        b.store.putQuietly(
            makeOrder(QStringLiteral("two"), 2000,
                      {makeLine(QStringLiteral("x"), QStringLiteral("订书机"), 1, QStringLiteral("6900"))}));
        QSignalSpy elsewhere(&b.session, &PickSession::neededElsewhere);
        b.session.scan(QStringLiteral("6900"));
        QCOMPARE(elsewhere.count(), 1);
        QCOMPARE(elsewhere.first().at(1).value<QList<OrderId>>(), QList<OrderId>{OrderId(QStringLiteral("two"))});
        QCOMPARE(b.said.last().tone, Tone::Wrong);
        b.session.close();
        b.session.scan(kPen);
        QCOMPARE(elsewhere.count(), 2);
        QCOMPARE(b.said.last().tone, Tone::Info);
    }

    void anOrderNumberOpensIt()
    {
        Bench b;
        b.store.putQuietly(makeOrder(QStringLiteral("two"), 2000));
        QSignalSpy opened(&b.session, &PickSession::openRequested);
        b.session.scan(QStringLiteral("cg-TWO"));
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().value<OrderId>().value, QStringLiteral("two"));
    }

    void undoTakesBackTheLastPicks()
    {
        Bench b;
        QVERIFY(!b.session.canUndo());
        b.session.scan(kPen);
        b.session.pickAllOfOrder();
        b.settle();
        QCOMPARE(b.picked(b.pen), 3);
        b.session.undo();
        b.settle();
        QCOMPARE(b.picked(b.pen), 1);
        QCOMPARE(b.picked(b.book), 0);
        b.session.undo();
        b.session.undo();
        b.settle();
        QCOMPARE(b.picked(b.pen), 0);
        QCOMPARE(b.said.last().tone, Tone::Notice);  // nothing left to undo
        // Each names the pick it takes back: the store refuses to take back what did not count.
        QList<OpId> picks = b.store.recordedIds().mid(0, 3);
        QList<OpId> undone = b.store.undone();
        std::sort(picks.begin(), picks.end());
        std::sort(undone.begin(), undone.end());
        QCOMPARE(undone, picks);
    }

    void aScanWhoseOrderCannotBeReadIsNotSwallowed()
    {
        Bench b;
        b.store.putQuietly(makeOrder(QStringLiteral("two"), 2000));
        b.store.setHold(true);
        b.session.scan(kPen);
        b.session.scan(kPen);
        b.session.open(OrderId(QStringLiteral("two")));
        b.store.setReadError(makeError(QStringLiteral("database-busy")));
        b.settle();
        QCOMPARE(b.store.recordedActs(), 1);
        QCOMPARE(b.said.last().tone, Tone::Wrong);
        QVERIFY(b.session.locked());
    }

    void anUndoThatIsRefusedIsNotOfferedAgain()
    {
        Bench b;
        b.session.scan(kPen);
        b.settle();
        b.store.failNext({Problem::Kind::Conflict, QStringLiteral("undo-refused"), {}, {}, {}});
        b.session.undo();
        b.settle();
        QCOMPARE(b.picked(b.pen), 1);
        QCOMPARE(b.said.last().tone, Tone::Wrong);
        QVERIFY(!b.session.canUndo());
    }

    void typedQuantity_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("picked");
        QTest::newRow("two") << QStringLiteral("2") << 2;
        QTest::newRow("full width") << QStringLiteral("３") << 3;
        QTest::newRow("zero") << QStringLiteral("0") << 0;
        QTest::newRow("same") << QStringLiteral("1") << 1;
        QTest::newRow("too many") << QStringLiteral("4") << 1;
        QTest::newRow("negative") << QStringLiteral("-1") << 1;
        QTest::newRow("word") << QStringLiteral("三") << 1;
        QTest::newRow("sign") << QStringLiteral("+2") << 1;
        QTest::newRow("decimal") << QStringLiteral("1.5") << 1;
        QTest::newRow("empty") << QString() << 1;
    }

    void typedQuantity()
    {
        QFETCH(const QString, typed);
        QFETCH(const int, picked);
        Bench b;
        b.session.scan(kPen);
        b.session.setPicked(b.pen, typed);
        b.settle();
        QCOMPARE(b.picked(b.pen), picked);
    }

    void flagsAndGivingUp()
    {
        Bench b;
        b.session.setOutOfStock(b.pen, true);
        b.settle();
        QVERIFY(b.store.now(b.one).line(b.pen)->outOfStock);
        b.session.scan(kPen);
        b.settle();
        QCOMPARE(b.picked(b.pen), 0);
        QCOMPARE(b.said.last().tone, Tone::Wrong);
        b.session.acknowledge();
        b.session.setOutOfStock(b.pen, false);
        b.session.setDiscontinued(b.book, true);
        b.settle();
        QVERIFY(b.session.order()->line(b.book)->discontinued);
        b.session.setDiscontinued(b.book, false);
        b.session.scan(kPen);
        b.session.giveUpRest(b.pen, QStringLiteral("厂家停产"));
        b.settle();
        QCOMPARE(b.store.now(b.one).line(b.pen)->givenUp, 2);
        QCOMPARE(b.store.now(b.one).line(b.pen)->giveUpReason, QStringLiteral("厂家停产"));
        QCOMPARE(b.picked(b.pen), 1);
        QVERIFY(!b.session.order()->line(b.book)->discontinued);
    }

    void aRefusalOfTheStoreIsSaidAndChangesNothing()
    {
        Bench b;
        b.store.failNext({Problem::Kind::Rejected, QStringLiteral("not-saved"), {}, {}, {}});
        b.session.scan(kPen);
        b.settle();
        QCOMPARE(b.picked(b.pen), 0);
        QCOMPARE(b.session.order()->line(b.pen)->picked, 0);
        QCOMPARE(b.said.last().tone, Tone::Wrong);
        QVERIFY(!b.session.canUndo());
    }

    void aCancelledOrderStopsTheWork()
    {
        Bench b;
        b.session.scan(kPen);
        b.settle();
        Order order = b.store.now(b.one);
        order.cancelled = true;
        b.store.put(order);
        QCOMPARE(b.said.last().tone, Tone::Stop);
        QVERIFY(b.session.locked());
        b.session.acknowledge();
        b.session.scan(kPen);
        b.settle();
        QCOMPARE(b.picked(b.pen), 1);
    }

    void completesOnceByTheLastPiece()
    {
        Bench b;
        b.session.pickAll(b.pen);
        b.session.scan(kBook);
        b.settle();
        QCOMPARE(b.completed, 0);
        b.session.scan(kBook);
        b.settle();
        QCOMPARE(b.completed, 1);
        QCOMPARE(b.said.last().tone, Tone::OrderDone);
        b.session.scan(kBook);
        b.settle();
        QCOMPARE(b.completed, 1);
    }
};

}  // namespace wyh::items

QTEST_GUILESS_MAIN(wyh::items::TestPickSession)
#include "tst_picksession.moc"
