// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Whose fault it is: what the platform or the way to it gets wrong is never laid on an operation or a token.
#include <QTest>

#include "net/contract/codec.h"
#include "tests/sync/bench.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using contract::OperationResult;
using store::OpState;
using Kind = store::ConnectionState::Kind;

class TestEngineFault : public QObject
{
    Q_OBJECT

private slots:
    /// A path that a proxy changes, or a method that it does not let through: no operation and no token answers for it.
    void aWrongAddressIsNobodysFault_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("reason");
        for (const char *path : {"/v1/ops", "/v1/sync/work", "/v1/session/refresh"}) {
            QTest::addRow("%s: path", path) << QByteArray(path) << 404 << QByteArray("not-found") << u"not-found"_s;
            QTest::addRow("%s: method", path)
                << QByteArray(path) << 405 << QByteArray("method-not-allowed") << u"method-not-allowed"_s;
            QTest::addRow("%s: no words", path) << QByteArray(path) << 418 << QByteArray() << u"not-our-platform"_s;
        }
    }
    void aWrongAddressIsNobodysFault()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(QString, reason);
        Bench bench;
        bench.ready(2);
        const store::PullState before = bench.store().pullState();
        bench.step(sync::WorkOffline{true});
        bench.record(0);
        bench.record(1);
        bench.take<sync::DeleteSecret>();
        if (path == "/v1/session/refresh")
            bench.step(sync::SignedIn{Bench::session("u1", "spent", 0)});
        bench.step(sync::WorkOffline{false});
        int refused = 0;
        for (int i = 0; i < 30; ++i) {
            QVERIFY(bench.waiting() || bench.untilSent(sync::Backoff::kCapMs + 1));
            if (bench.path() == "/v1/sync/work" && path == "/v1/ops") {
                bench.answerReads();
                continue;
            }
            bench.answer(Bench::problem(status, code.constData()));
            QCOMPARE(bench.state().kind, Kind::Offline);
            QCOMPARE(bench.state().reason, reason);
            QVERIFY(!bench.waiting());  // it backs off
            ++refused;
        }
        QVERIFY(refused >= 10);
        QCOMPARE(bench.store().counts().attention, 0);
        QCOMPARE(bench.store().counts().waiting, 2);
        QCOMPARE(bench.store().pullState().token, before.token);
        QVERIFY(bench.take<sync::DeleteSecret>().isEmpty());
        // The address is right again: all of it goes at once.
        for (int i = 0; i < 20 && !bench.store().operations({OpState::Pending}, 1).isEmpty(); ++i) {
            QVERIFY(bench.waiting() || bench.untilSent(sync::Backoff::kCapMs + 1));
            bench.answerReads();
            if (!bench.waiting())
                continue;
            QCOMPARE(bench.pushed().size(), 2);
            bench.answerPush();
        }
        QCOMPARE(bench.state().kind, Kind::Online);
        QVERIFY(bench.store().operations({OpState::Pending}, 1).isEmpty());
    }

    /// While the operation that the platform stumbles over is looked for, nobody reads that the platform fails.
    void oneOperationIsNotThePlatform()
    {
        Bench bench;
        bench.ready(1);
        bench.step(sync::WorkOffline{true});
        for (int i = 0; i < 100; ++i)
            bench.record(0);
        bench.step(sync::WorkOffline{false});
        int failed = 0;
        for (bool alone = false; !alone; ++failed) {
            while (bench.path() != "/v1/ops") {
                QVERIFY(bench.waiting() || bench.untilSent(60 * 1000));
                bench.answerReads();
            }
            alone = bench.pushed().size() == 1;
            bench.answer(Bench::problem(500, "internal"));
            QCOMPARE(bench.state().kind, Kind::Online);
        }
        QCOMPARE(failed, 7);
    }

    /// The platform says that what went before is not applied, and here it is confirmed: the pull tells which is right.
    void aLaneBlockedBehindWhatIsDoneWaitsForThePull()
    {
        Bench bench;
        bench.ready(2);
        bench.record(0);
        bench.answerPush();
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
        contract::PullPage page = bench.page();
        Order order = Bench::order(0);
        order.version = 2;
        order.lines.first().picked = 1;
        contract::PullItem item;
        item.collection = u"order"_s;
        item.id = order.id.value;
        item.version = 2;
        item.pos = bench.pos;
        item.data = contract::orderToJson(order, true);
        page.items = {item};
        bench.answerOk(contract::pullPageToJson(page));
        QVERIFY(bench.store().operations({OpState::Pending, OpState::Acked}, 1).isEmpty());

        bench.record(0);
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        const OpId blocked = bench.pushed().constFirst();
        const qint64 since = bench.clock.ms;
        bench.answerPush(OperationResult::Outcome::Blocked);
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));  // at once
        bench.answerReads();
        bench.record(1);
        bool another = false;
        const qint64 quiet = since + sync::Parking::kBlockedMs - 1000;
        while (bench.clock.ms < quiet && (bench.waiting() || bench.untilSent(quiet - bench.clock.ms))) {
            bench.answerReads();
            if (!bench.waiting())
                continue;
            QVERIFY(!bench.pushed().contains(blocked));
            another = true;
            bench.answerPush();
        }
        QVERIFY(another);
        while (bench.path() != "/v1/ops") {
            QVERIFY(bench.waiting() || bench.untilSent(since + sync::Parking::kBlockedMs + 1 - bench.clock.ms));
            bench.answerReads();
        }
        QCOMPARE(bench.pushed(), QList<OpId>{blocked});
        QCOMPARE(bench.store().counts().attention, 0);
    }
};

}  // namespace wyh::test

QTEST_GUILESS_MAIN(wyh::test::TestEngineFault)
#include "tst_engine_fault.moc"
