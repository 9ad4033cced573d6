// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What people did with notices reaches the platform's audit trail, and how far results are closed goes with every push.
#include <QTest>

#include "net/contract/codec.h"
#include "tests/sync/bench.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using Outcome = contract::OperationResult::Outcome;

class TestEngineNotices : public QObject
{
    Q_OBJECT

    static QJsonObject body(const Bench &bench) { return *contract::parseObject(bench.request().body); }

    static QStringList told(const Bench &bench)
    {
        QStringList ids;
        const QJsonArray notices = body(bench).value(u"notices"_s).toArray();
        for (const QJsonValue &act : notices)
            ids.append(act.toObject().value(u"id"_s).toString());
        return ids;
    }

    static void close(Bench &bench)
    {
        const QList<store::OpRow> rows = bench.store().operations({store::OpState::Conflict}, 1);
        QVERIFY(bench.store().close(rows.constFirst().operation.id, u"packer"_s, u"put back"_s).ok());
        bench.step(sync::Recorded{});
    }

    /// A conflict on screen, nothing under way.
    static void conflict(Bench &bench)
    {
        bench.ready();
        bench.record();
        bench.answerPush(Outcome::Conflict);
        bench.answerReads();
        QCOMPARE(bench.store().counts().attention, 1);
        bench.advance(sync::Pushing::kLaterMs);
        bench.answerReads();
        QVERIFY(!bench.waiting());
    }

private slots:
    void aClosedNoticeIsToldAloneAndOnce()
    {
        Bench bench;
        conflict(bench);
        const qint64 before = bench.pos;
        close(bench);
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        QVERIFY(bench.pushed().isEmpty());
        const QStringList ids = told(bench);
        QCOMPARE(ids.size(), 1);
        QCOMPARE(body(bench).value(u"closed_through"_s).toInteger(), before);
        bench.answer(Bench::silence(net::Reply::Failure::Timeout));
        QVERIFY(bench.untilSent(60 * 1000));
        for (int i = 0; i < 4 && bench.path() != "/v1/ops"; ++i) {
            bench.answerReads();
            if (!bench.waiting())
                QVERIFY(bench.untilSent(60 * 1000));
        }
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        QCOMPARE(told(bench), ids);  // the same id: the platform knows it if it has it
        bench.answerPush();
        bench.answerReads();
        QVERIFY(bench.store().noticeActs(1).isEmpty());
        const int sends = bench.sends;
        bench.record();
        for (int i = 0; i < 10 && bench.path() != "/v1/ops"; ++i) {
            bench.answerReads();
            if (!bench.waiting())
                QVERIFY(bench.untilSent(60 * 1000));
        }
        QVERIFY(bench.sends > sends);
        QVERIFY(told(bench).isEmpty());
    }

    void itGoesWithTheOperations()
    {
        Bench bench;
        conflict(bench);
        const QList<store::OpRow> rows = bench.store().operations({store::OpState::Conflict}, 1);
        QVERIFY(bench.store().close(rows.constFirst().operation.id, u"packer"_s, u"put back"_s).ok());
        bench.record(1);
        QCOMPARE(bench.pushed().size(), 1);
        QCOMPARE(told(bench).size(), 1);
    }

    void noOperationPaysForThem_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("400") << 400;
        QTest::newRow("413") << 413;
        QTest::newRow("500") << 500;
    }

    void noOperationPaysForThem()
    {
        QFETCH(int, status);
        Bench bench;
        conflict(bench);
        const QList<store::OpRow> rows = bench.store().operations({store::OpState::Conflict}, 1);
        QVERIFY(bench.store().close(rows.constFirst().operation.id, u"packer"_s, u"put back"_s).ok());
        bench.record(1);
        const QList<OpId> ops = bench.pushed();
        bench.answer(Bench::problem(status, "malformed"));
        const auto state = [&bench, &ops] { return bench.store().operation(ops.constFirst())->state; };
        for (int i = 0; i < 10 && state() == store::OpState::Pending; ++i) {
            if (!bench.waiting())
                QVERIFY(bench.untilSent(60 * 1000));
            if (bench.path() == "/v1/ops") {
                QVERIFY(told(bench).isEmpty());
                QCOMPARE(bench.pushed(), ops);
                bench.answerPush();
            } else {
                bench.answerReads();
            }
        }
        QVERIFY(state() == store::OpState::Acked || state() == store::OpState::Done);
        // Later they are tried once more.
        QCOMPARE(bench.store().noticeActs(10).size(), 1);
        for (int i = 0; i < 200 && !(bench.waiting() && bench.path() == "/v1/ops"); ++i) {
            bench.answerReads();
            if (!bench.waiting())
                bench.untilSent(60 * 1000);
        }
        QCOMPARE(told(bench).size(), 1);
    }
};

}  // namespace wyh::test

QTEST_GUILESS_MAIN(wyh::test::TestEngineNotices)
#include "tst_engine_notices.moc"
