// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The rows of "what the network says" that need more than one reply to be seen: silence of every kind, damaged answers,
// the way up and down of every wait. The single replies: tst_engine_answers; tokens: tst_engine_session.
#include <QTest>

#include "net/client/api.h"
#include "net/contract/codec.h"
#include "tests/sync/bench.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using contract::OperationResult;
using store::OpState;
using Failure = net::Reply::Failure;
using Kind = store::ConnectionState::Kind;

class TestEngineNetwork : public QObject
{
    Q_OBJECT

private slots:
    void everySilenceIsTheSame_data()
    {
        QTest::addColumn<int>("failure");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no route") << static_cast<int>(Failure::Offline) << u"no-route"_s;
        QTest::newRow("cut, reset or damaged") << static_cast<int>(Failure::Broken) << u"connection-broken"_s;
        QTest::newRow("no certificate to trust") << static_cast<int>(Failure::Tls) << u"tls"_s;
        QTest::newRow("time-out") << static_cast<int>(Failure::Timeout) << u"timed-out"_s;
    }
    void everySilenceIsTheSame()
    {
        QFETCH(int, failure);
        QFETCH(QString, reason);
        Bench bench;
        bench.ready();
        bench.record();
        const QByteArray body = bench.request().body;
        for (int i = 0; i < 8; ++i) {
            QCOMPARE(bench.path(), QByteArray("/v1/ops"));
            QCOMPARE(bench.request().body, body);
            bench.answer(Bench::silence(static_cast<Failure>(failure)));
            QVERIFY(bench.timerArmed() || bench.waiting());
            QVERIFY(bench.untilSent(sync::Backoff::kCapMs + 1));
            bench.answerReads();
            if (!bench.waiting())
                QVERIFY(bench.untilSent(sync::Backoff::kCapMs + 1));
        }
        for (int i = 0; i < 8; ++i) {
            QVERIFY(bench.waiting() || bench.untilSent(sync::Backoff::kCapMs + 1));
            bench.answer(Bench::silence(static_cast<Failure>(failure)));
        }
        QCOMPARE(bench.state().kind, Kind::Offline);
        QCOMPARE(bench.state().reason, reason);
        QCOMPARE(bench.store().counts().waiting, 1);
        QCOMPARE(bench.store().counts().attention, 0);
        bench.step(sync::SyncNow{});
        bench.answerReads();
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        bench.answerPush();
        bench.answerReads();
        QCOMPARE(bench.state().kind, Kind::Online);
        QVERIFY(bench.store().operations({OpState::Pending}, 1).isEmpty());
    }

    void timeOutsAreThoseOfTheTable()
    {
        Bench bench;
        bench.ready();
        bench.step(sync::SyncNow{});
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
        QCOMPARE(bench.request().timeoutMs, 30000);
        QCOMPARE(bench.request().wholeMs, 120000);
        bench.answerReads();
        QVERIFY(bench.untilSent(20000));
        QCOMPARE(bench.path(), QByteArray("/v1/sync/top"));
        QCOMPARE(bench.request().timeoutMs, 30000);
        QCOMPARE(bench.request().wholeMs, 60000);
        bench.record();
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        QCOMPARE(bench.request().timeoutMs, 30000);
        QCOMPARE(bench.request().wholeMs, 60000);
    }

    void brokenConnectionIsRepeatedAtOnceButOnlyOnce()
    {
        Bench bench;
        bench.ready();
        bench.record();
        bench.answer(Bench::silence(Failure::Broken));
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));  // no wait in between
        bench.answer(Bench::silence(Failure::Broken));
        QVERIFY(!bench.waiting());
        QCOMPARE(bench.state().kind, Kind::Online);
        QVERIFY(bench.untilSent(2 * sync::Backoff::kBaseMs + 1));
    }

    void backoffEndsWith_data()
    {
        QTest::addColumn<int>("event");
        QTest::newRow("the user") << 0;
        QTest::newRow("another network, or the end of sleep") << 1;
    }
    void backoffEndsWith()
    {
        QFETCH(int, event);
        Bench bench;
        bench.ready();
        bench.record();
        for (int i = 0; i < 20; ++i) {
            QVERIFY(bench.waiting() || bench.untilSent(sync::Backoff::kCapMs + 1));
            bench.answer(Bench::silence(Failure::Timeout));
        }
        if (event == 0)
            bench.step(sync::SyncNow{});
        else
            bench.step(sync::NetworkHint{});
        QVERIFY(bench.waiting());
        // And the waits begin again at the shortest.
        bench.answer(Bench::silence(Failure::Timeout));
        QVERIFY(bench.untilSent(sync::Backoff::kBaseMs + 1));
    }

    void damagedAnswerIsNoAnswer_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("page") << QByteArray("/v1/sync/work");
        QTest::newRow("top") << QByteArray("/v1/sync/top");
        QTest::newRow("push") << QByteArray("/v1/ops");
        QTest::newRow("refresh") << QByteArray("/v1/session/refresh");
    }
    void damagedAnswerIsNoAnswer()
    {
        QFETCH(QByteArray, path);
        Bench bench;
        bench.ready();
        const store::PullState before = bench.store().pullState();
        if (path == "/v1/ops")
            bench.record();
        else if (path == "/v1/sync/work")
            bench.step(sync::SyncNow{});
        else if (path == "/v1/session/refresh")
            bench.step(sync::SignedIn{Bench::session("u1", "spent", 0)});
        else
            QVERIFY(bench.untilSent(60 * 1000));
        // Any number of them: it stays the network's fault and is never taken for data of a newer platform.
        QCOMPARE(bench.path(), path);
        for (int i = 0; i < 12; ++i) {
            QVERIFY(bench.waiting() || bench.untilSent(sync::Backoff::kCapMs + 1));
            net::Reply reply = Bench::json(200, {});
            reply.body = "{\"feed\":\"f1\",\"items\":[{\"c\":\"ord";
            bench.answer(reply);
        }
        QCOMPARE(bench.state().kind, Kind::Offline);
        QCOMPARE(bench.state().reason, u"connection-broken"_s);
        QCOMPARE(bench.store().pullState().token, before.token);
        QCOMPARE(bench.store().counts().attention, 0);
        QVERIFY(bench.waiting() || bench.untilSent(sync::Backoff::kCapMs + 1));
        bench.answerReads();
        if (path == "/v1/ops") {
            QVERIFY(bench.waiting() || bench.untilSent(sync::Backoff::kCapMs + 1));
            bench.answerPush();
            bench.answerReads();
        }
        QCOMPARE(bench.state().kind, Kind::Online);
        QVERIFY(bench.store().operations({OpState::Pending}, 1).isEmpty());
    }

    void forbiddenInsideAResultIsANotice()
    {
        Bench bench;
        bench.ready();
        bench.record();
        bench.answerPush(OperationResult::Outcome::Rejected);
        bench.answerReads();
        const QList<store::OpRow> rejected = bench.store().operations({OpState::Rejected}, 10);
        QCOMPARE(rejected.size(), 1);
        QCOMPARE(rejected.constFirst().problem.code, u"forbidden"_s);
        QCOMPARE(bench.store().counts().attention, 1);
        QCOMPARE(bench.state().kind, Kind::Online);
    }

    void everyReasonOfAResetIsAReload_data()
    {
        QTest::addColumn<QByteArray>("reason");
        for (const char *reason : {"history", "expired", "scope", "schema", "something-newer"})
            QTest::newRow(reason) << QByteArray(reason);
    }
    void everyReasonOfAResetIsAReload()
    {
        QFETCH(QByteArray, reason);
        Bench bench;
        bench.ready();
        bench.step(sync::SyncNow{});
        bench.answer(Bench::problem(410, "feed-reset", reason.constData()));
        QVERIFY(bench.store().pullState().shadow);
        QVERIFY(bench.store().shownOrder(Bench::order(0).id).has_value());  // the old generation stays on the screen
        QVERIFY(!bench.request().query.contains("cursor"));
        QVERIFY(bench.state().reloading);
        contract::PullPage first = bench.page();
        first.more = true;
        first.next = u"part-2"_s;
        first.left = 7;
        bench.answerOk(contract::pullPageToJson(first));
        QVERIFY(bench.state().reloading && !bench.state().firstPull);
        QCOMPARE(bench.state().left, 7);
        bench.answerReads();
        QVERIFY(!bench.state().reloading);
        QVERIFY(!bench.store().pullState().shadow);
        QCOMPARE(bench.state().kind, Kind::Online);
    }

    void refusedOperationIsStuckWithThePlatformsWords_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 413, 422})
            QTest::newRow(qPrintable(QString::number(status))) << status;
    }
    void refusedOperationIsStuckWithThePlatformsWords()
    {
        QFETCH(int, status);
        Bench bench;
        bench.ready();
        bench.record();
        net::Reply reply = Bench::problem(status, "malformed");
        reply.body.replace("\"title\"", "\"detail\":\"the clock of op is missing\",\"title\"");
        bench.answer(reply);
        const QList<store::OpRow> stuck = bench.store().operations({OpState::Stuck}, 10);
        QCOMPARE(stuck.size(), 1);
        QCOMPARE(stuck.constFirst().problem.code, u"malformed"_s);
        QVERIFY(stuck.constFirst().lastError.contains("the clock of op is missing"_L1));
        QCOMPARE(bench.store().counts().attention, 1);
    }

    void parkedLaneWaitsUpToAnHour()
    {
        // Nothing else gets through in between, so it may be the platform: the lane waits longer and longer.
        Bench bench;
        bench.ready(1);
        bench.step(sync::SignedIn{Bench::session("u1", "access-1", 1000000)});
        bench.answerReads();
        bench.step(sync::WorkOffline{true});
        bench.record(0);
        bench.step(sync::WorkOffline{false});
        QList<qint64> tries;
        for (int i = 0; tries.size() < 6 && i < 1000; ++i) {
            QVERIFY(bench.waiting() || bench.untilSent(2 * 60 * 60 * 1000));
            if (bench.path() == "/v1/ops")
                tries.append(bench.clock.ms);
            bench.answer(Bench::problem(500, "internal"));
        }
        constexpr qint64 kMinute = 60 * 1000;
        QVERIFY2(tries.size() == 6, qPrintable(u"%1 tries, %2 at the end"_s.arg(tries.size()).arg(bench.clock.ms)));
        const QList<qint64> least{kMinute / 2, 2 * kMinute, 10 * kMinute, 60 * kMinute, 60 * kMinute};
        for (qsizetype i = 0; i < least.size(); ++i)
            QVERIFY2(tries.at(i + 1) - tries.at(i) >= least.at(i), qPrintable(QString::number(i)));
        QCOMPARE(bench.store().counts().attention, 0);
        QCOMPARE(bench.store().counts().waiting, 1);
    }

    void oldClientByItsOldNameIsTheSame()
    {
        Bench bench;
        bench.ready();
        bench.record();
        bench.answer(Bench::problem(400, "client-too-old"));
        QCOMPARE(bench.state().kind, Kind::Paused);
        QCOMPARE(bench.state().reason, u"client-too-old"_s);
        QCOMPARE(bench.store().counts().waiting, 1);
        QCOMPARE(bench.store().counts().attention, 0);
    }

    void slowDownWithoutATimeGrowsLikeTheBackoff_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("nothing said") << QByteArray();
        QTest::newRow("at once") << QByteArray("0");
        QTest::newRow("a date, which needs the wall clock") << QByteArray("Fri, 31 Dec 2099 23:59:59 GMT");
        QTest::newRow("nonsense") << QByteArray("-5");
    }
    void slowDownWithoutATimeGrowsLikeTheBackoff()
    {
        QFETCH(QByteArray, header);
        Bench bench;
        bench.ready(1);
        bench.record();
        qint64 longest = 0;
        for (int i = 0; i < 40; ++i) {
            const qint64 before = bench.clock.ms;
            QVERIFY(bench.waiting() || bench.untilSent(sync::Backoff::kCapMs + 1));
            longest = std::max(longest, bench.clock.ms - before);
            net::Reply reply = Bench::problem(503, "unavailable");
            if (!header.isEmpty())
                reply.headers.emplaceBack("Retry-After", header);
            bench.answer(reply);
            QVERIFY(!bench.waiting());
        }
        QVERIFY2(longest > 60 * 1000, qPrintable(QString::number(longest)));
        QCOMPARE(bench.store().counts().attention, 0);
    }

    /// Whatever the other side says, and however long it says so: few requests, a timer, nothing judged by accident.
    void noAnswerMakesALoop_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        const QList<QByteArray> paths{"/v1/sync/work", "/v1/sync/top", "/v1/ops", "/v1/session/refresh"};
        for (const QByteArray &path : paths) {
            for (const int status :
                 {200, 204, 301, 400, 401, 403, 404, 405, 409, 410, 413, 418, 422, 426, 429, 500, 501, 502, 503, 504}) {
                QTest::newRow((path + ' ' + QByteArray::number(status)).constData())
                    << path << status << QByteArray("{}");
            }
            QTest::newRow((path + " something else").constData()) << path << 200 << QByteArray("{\"top\":7}");
        }
        QTest::newRow("a page that promises more and does not move")
            << QByteArray("/v1/sync/work") << 200
            << QByteArray(
                   "{\"feed\":\"f1\",\"items\":[],\"ops\":[],\"next\":\"cursor-10\",\"next_pos\":10,\"more\":true,"
                   "\"top\":{\"feed\":\"f1\",\"pos\":10,\"mark\":\"mark10\"},\"now\":\"2026-11-23T13:00:01.000Z\"}");
        QTest::newRow("an answer without results")
            << QByteArray("/v1/ops") << 200
            << QByteArray("{\"results\":[],\"top\":{\"feed\":\"f1\",\"pos\":10,\"mark\":\"mark10\"}}");
        QTest::newRow("an answer for somebody else")
            << QByteArray("/v1/ops") << 200
            << QByteArray(
                   "{\"results\":[{\"op\":\"018f0000-0000-7000-8000-000000000001\",\"r\":\"applied\",\"ver\":2,"
                   "\"pos\":10}],\"top\":{\"feed\":\"f1\",\"pos\":10,\"mark\":\"mark10\"}}");
    }
    void noAnswerMakesALoop()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        Bench bench;
        bench.ready();
        const bool pushes = path == "/v1/ops";
        if (pushes)
            bench.record();
        else if (path == "/v1/session/refresh")
            bench.step(sync::SignedIn{Bench::session("u1", "spent", 0)});
        constexpr int kMinutes = 10;
        constexpr int kMost = kMinutes * 60 / 2 + 20;  // "later" is asked again every two seconds
        const qint64 end = bench.clock.ms + kMinutes * 60 * 1000;
        int asked = 0;
        while (bench.clock.ms < end && asked <= kMost) {
            if (!bench.waiting() && !bench.untilSent(end - bench.clock.ms))
                break;
            if (bench.path() == path) {
                ++asked;
                net::Reply reply = Bench::json(status, {});
                reply.body = body;
                bench.answer(reply);
            } else {
                bench.answerRead();
            }
            QVERIFY(bench.timerArmed() || bench.waiting());
        }
        QVERIFY2(asked <= kMost, qPrintable(QString::number(asked)));
        const store::OutboxCounts counts = bench.store().counts();
        QCOMPARE(counts.waiting + counts.attention, pushes ? 1 : 0);
        const bool judges = pushes && (status == 400 || status == 413 || status == 422);
        QVERIFY(judges || counts.attention == 0);
    }

    void slowDownOfAProxyHoldsEverything()
    {
        Bench bench;
        bench.ready();
        bench.record();
        net::Reply reply;  // without our mark
        reply.status = 503;
        reply.headers = {{"Content-Type", "text/html"}, {"Retry-After", "30"}};
        bench.answer(reply);
        bench.step(sync::SyncNow{});
        QVERIFY(!bench.untilSent(29 * 1000));
        QVERIFY(bench.untilSent(2 * 1000));
    }
};

}  // namespace wyh::test

QTEST_GUILESS_MAIN(wyh::test::TestEngineNetwork)
#include "tst_engine_network.moc"
