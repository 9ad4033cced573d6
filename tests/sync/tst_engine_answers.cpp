// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The table of sync.md 2.7: what the network says and what the client does, row by row.
#include <QTest>

#include "net/client/api.h"
#include "net/contract/codec.h"
#include "tests/sync/bench.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using contract::OperationResult;
using store::OpState;
using Kind = store::ConnectionState::Kind;

class TestEngineAnswers : public QObject
{
    Q_OBJECT

private slots:
    void silenceSendsTheSameIdsAgain()
    {
        Bench bench;
        bench.ready();
        bench.record();
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        const QByteArray body = bench.request().body;
        bench.answer(Bench::silence(net::Reply::Failure::Timeout));
        QVERIFY(!bench.waiting());
        QVERIFY(bench.timerArmed());
        QVERIFY(bench.untilSent(10000));
        bench.answerReads();
        if (!bench.waiting())
            QVERIFY(bench.untilSent(10000));
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        QCOMPARE(bench.request().body, body);
    }

    void backoffGrowsToItsCap()
    {
        Bench bench;
        bench.ready(1);
        bench.record();
        qint64 longest = 0;
        for (int i = 0; i < 40; ++i) {
            const qint64 before = bench.clock.ms;
            QVERIFY(bench.untilSent(sync::Backoff::kCapMs + 1000));
            longest = std::max(longest, bench.clock.ms - before);
            bench.answer(Bench::silence(net::Reply::Failure::Timeout));
        }
        QVERIFY2(longest > 60000, qPrintable(QString::number(longest)));
        QVERIFY(longest <= sync::Backoff::kCapMs + 1);
    }

    void gatewayErrorsAreSilence_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {408, 502, 504})
            QTest::newRow(qPrintable(QString::number(status))) << status;
    }
    void gatewayErrorsAreSilence()
    {
        QFETCH(int, status);
        Bench bench;
        bench.ready();
        bench.record();
        bench.answer(Bench::problem(status, "unavailable"));
        QCOMPARE(bench.store().counts().waiting, 1);
        QCOMPARE(bench.store().counts().attention, 0);
        QVERIFY(bench.timerArmed());
    }

    void portalIsNeverParsed_data()
    {
        QTest::addColumn<net::Reply>("reply");
        net::Reply html;
        html.status = 200;
        html.headers = {{"Content-Type", "text/html"}};
        html.body = "<html>sign in to the hotel</html>";
        QTest::newRow("html") << html;
        Bench bench;
        net::Reply unmarked = Bench::json(200, contract::pullPageToJson(bench.page()));
        unmarked.headers = {{"Content-Type", "application/json"}};
        QTest::newRow("without X-Api") << unmarked;
        net::Reply redirect;
        redirect.status = 302;
        redirect.headers = {{"Location", "https://portal.example/"}, {"X-Api", "1"}};
        QTest::newRow("redirect") << redirect;
        net::Reply refusal;
        refusal.status = 401;
        refusal.headers = {{"Content-Type", "text/html"}};
        QTest::newRow("a proxy's 401") << refusal;
        net::Reply gone;
        gone.status = 410;
        QTest::newRow("a proxy's 410") << gone;
    }
    void portalIsNeverParsed()
    {
        QFETCH(net::Reply, reply);
        Bench bench;
        bench.ready();
        const store::PullState before = bench.store().pullState();
        bench.step(sync::SyncNow{});
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
        bench.answer(reply);
        QCOMPARE(bench.state().kind, Kind::Offline);
        QCOMPARE(bench.state().reason, u"not-our-platform"_s);
        QCOMPARE(bench.store().pullState().token, before.token);
        QVERIFY(!bench.store().pullState().shadow);
        QVERIFY(bench.timerArmed());
    }

    void wholeRefusalStopsTraffic_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("reason");
        QTest::newRow("another device's session") << 403 << QByteArray("forbidden") << u"forbidden"_s;
        QTest::newRow("disabled") << 403 << QByteArray("account-disabled") << u"account-disabled"_s;
        QTest::newRow("old client") << 426 << QByteArray("client-too-old") << u"client-too-old"_s;
    }
    void wholeRefusalStopsTraffic()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(QString, reason);
        Bench bench;
        bench.ready();
        bench.record();
        bench.answer(Bench::problem(status, code.constData()));
        QCOMPARE(bench.state().kind, Kind::Paused);
        QCOMPARE(bench.state().reason, reason);
        QCOMPARE(bench.store().counts().waiting, 1);
        QVERIFY(bench.timerArmed());
        QVERIFY(!bench.untilSent(sync::Engine::kPauseMs - 1000));
        // It looks again later, and at once when the user asks.
        QVERIFY(bench.untilSent(2000));
        bench.answer(Bench::problem(status, code.constData()));
        bench.step(sync::SyncNow{});
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        bench.answerPush();
        QCOMPARE(bench.state().kind, Kind::Online);
    }

    void onlyThePlatformsWholeWordDeletesAnything_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("mark");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QJsonObject>("params");
        const QByteArray problem = "application/problem+json";
        const QJsonObject keep{{u"unsent"_s, u"keep"_s}, {u"passphrase"_s, u"abcde-fghij"_s}};
        QTest::newRow("a portal's") << 403 << QByteArray() << problem << keep;
        QTest::newRow("a page") << 403 << QByteArray("1") << QByteArray("text/html") << keep;
        QTest::newRow("ordinary JSON") << 403 << QByteArray("1") << QByteArray("application/json") << keep;
        QTest::newRow("no type") << 403 << QByteArray("1") << QByteArray() << keep;
        for (const int status : {200, 400, 401, 410, 422, 426, 500, 503})
            QTest::addRow("status %d", status) << status << QByteArray("1") << problem << keep;
        QTest::newRow("a redirect") << 302 << QByteArray("1") << problem << keep;
        QTest::newRow("nothing said") << 403 << QByteArray("1") << problem << QJsonObject();
        QTest::newRow("another word") << 403 << QByteArray("1") << problem << QJsonObject{{u"unsent"_s, u"shred"_s}};
        QTest::newRow("no passphrase") << 403 << QByteArray("1") << problem << QJsonObject{{u"unsent"_s, u"keep"_s}};
        QTest::newRow("a short one") << 403 << QByteArray("1") << problem
                                     << QJsonObject{{u"unsent"_s, u"keep"_s}, {u"passphrase"_s, u"abc"_s}};
    }
    void onlyThePlatformsWholeWordDeletesAnything()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, mark);
        QFETCH(QByteArray, type);
        QFETCH(QJsonObject, params);
        Bench bench;
        bench.ready();
        bench.record();
        bench.take<sync::Revoked>();
        net::Reply reply =
            Bench::json(status, {{u"code"_s, u"device-revoked"_s}, {u"status"_s, 403}, {u"params"_s, params}});
        reply.headers.clear();
        if (!mark.isEmpty())
            reply.headers.emplaceBack("X-Api", mark);
        if (!type.isEmpty())
            reply.headers.emplaceBack("Content-Type", type);
        bench.answer(reply);
        QVERIFY(bench.take<sync::Revoked>().isEmpty());
        QVERIFY(bench.state().reason != "device-revoked"_L1);
        QCOMPARE(bench.store().counts().waiting, 1);
        QVERIFY(bench.timerArmed());
    }

    void anOldProgramNamesTheVersionThatIsWanted()
    {
        Bench bench;
        bench.ready();
        bench.record();
        const auto tooOld = [](const QJsonObject &params) {
            return Bench::json(426, {{u"code"_s, u"client-too-old"_s}, {u"status"_s, 426}, {u"params"_s, params}});
        };
        bench.answer(tooOld({{u"oldest"_s, 2}, {u"version"_s, u"0.2.0"_s}}));
        QCOMPARE(bench.state().kind, Kind::Paused);
        QCOMPARE(bench.state().reason, u"client-too-old"_s);
        QCOMPARE(bench.state().needed, u"0.2.0"_s);
        bench.step(sync::SyncNow{});
        bench.answer(tooOld({{u"oldest"_s, 2}}));
        QCOMPARE(bench.state().needed, QString());
    }

    void refusalInsideAResultIsANotice()
    {
        Bench bench;
        bench.ready();
        bench.record();
        bench.answerPush(OperationResult::Outcome::Conflict);
        QCOMPARE(bench.store().counts().attention, 1);
        QCOMPARE(bench.state().kind, Kind::Online);
    }

    void runningRequestWaitsTwoSeconds()
    {
        Bench bench;
        bench.ready();
        bench.record();
        bench.answer(Bench::problem(409, "conflict"));
        bench.answerReads();
        QVERIFY(!bench.untilSent(1900));
        QVERIFY(bench.untilSent(200));
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
    }

    void busyReadBacksOff()
    {
        Bench bench;
        bench.ready();
        QVERIFY(bench.untilSent(60000));
        const qint64 start = bench.clock.ms;
        for (int i = 0; i < 12; ++i) {
            QVERIFY(bench.path() != "/v1/ops");
            bench.answer(Bench::problem(409, "conflict"));
            QVERIFY(!bench.waiting());
            QVERIFY(bench.untilSent(600000));
        }
        QVERIFY(bench.clock.ms - start > 30000);
    }

    void laterWaitsTwoSeconds()
    {
        Bench bench;
        bench.ready();
        bench.record();
        bench.answerPush(OperationResult::Outcome::Later);
        bench.answerReads();
        QVERIFY(!bench.untilSent(1900));
        QVERIFY(bench.untilSent(200));
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
    }

    void goneMakesAReload()
    {
        Bench bench;
        bench.ready();
        bench.record();
        bench.answer(Bench::problem(410, "feed-reset", "history"));
        QVERIFY(bench.store().pullState().shadow);
        // No push before the reload is verified.
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
        QVERIFY(!bench.request().query.contains("cursor"));
        bench.answerReads();
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        QVERIFY(!bench.store().pullState().shadow);
    }

    void fourthReloadInAnHourStops()
    {
        Bench bench;
        bench.ready();
        for (int i = 0; i < 3; ++i) {
            bench.step(sync::NetworkHint{});
            QVERIFY(bench.waiting());
            bench.answer(Bench::problem(410, "feed-reset", "history"));
            bench.answerReads();
        }
        bench.step(sync::NetworkHint{});
        QVERIFY(bench.waiting());
        bench.answer(Bench::problem(410, "feed-reset", "history"));
        QVERIFY(!bench.waiting());
        QVERIFY(!bench.store().pullState().shadow);
        QCOMPARE(bench.state().kind, Kind::Paused);
        QCOMPARE(bench.state().reason, u"reset-loop"_s);
        QVERIFY(bench.timerArmed());
        QVERIFY(!bench.untilSent(50 * 60 * 1000));
        bench.step(sync::SyncNow{});  // the user may retry
        QVERIFY(bench.waiting());
        bench.answerReads();
        QCOMPARE(bench.state().kind, Kind::Online);
    }

    void refusedBatchIsHalvedDownToTheCulprit_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 413, 422})
            QTest::newRow(qPrintable(QString::number(status))) << status;
    }
    void refusedBatchIsHalvedDownToTheCulprit()
    {
        QFETCH(int, status);
        Bench bench;
        bench.ready(6);
        bench.step(sync::WorkOffline{true});
        for (int i = 0; i < 6; ++i)
            bench.record(i);
        bench.step(sync::WorkOffline{false});
        const OpId culprit = bench.store().operations({OpState::Pending}, 10, false).at(2).operation.id;
        for (int i = 0; i < 40 && bench.store().counts().waiting > 0; ++i) {
            if (!bench.waiting())
                QVERIFY(bench.untilSent(60000));
            bench.answerReads();
            if (!bench.waiting())
                continue;
            if (bench.pushed().contains(culprit))
                bench.answer(Bench::problem(status, "malformed"));
            else
                bench.answerPush();
            // Applied operations are confirmed by the page that follows; here they stay acked.
            if (bench.store().operations({OpState::Pending}, 10).isEmpty())
                break;
        }
        const QList<store::OpRow> stuck = bench.store().operations({OpState::Stuck}, 10);
        QCOMPARE(stuck.size(), 1);
        QCOMPARE(stuck.constFirst().operation.id, culprit);
        QVERIFY(bench.store().operations({OpState::Pending}, 10).isEmpty());
    }

    void stumblingOperationIsParkedThenStuck()
    {
        Bench bench;
        bench.ready(3);
        bench.step(sync::WorkOffline{true});
        for (int i = 0; i < 3; ++i)
            bench.record(i);
        bench.step(sync::WorkOffline{false});
        const OpId poison = bench.store().operations({OpState::Pending}, 10, false).constFirst().operation.id;
        QList<qint64> alone;
        QSet<OpId> through;
        for (int i = 0; i < 400 && bench.store().operations({OpState::Stuck}, 1).isEmpty(); ++i) {
            if (!bench.waiting())
                QVERIFY(bench.untilSent(60 * 60 * 1000));
            bench.answerReads();
            if (!bench.waiting())
                continue;
            const QList<OpId> ids = bench.pushed();
            if (!ids.contains(poison)) {
                through += QSet<OpId>(ids.cbegin(), ids.cend());
                bench.answerPush();
                continue;
            }
            if (ids.size() == 1)
                alone.append(bench.clock.ms);
            bench.answer(Bench::problem(500, "internal"));
            QCOMPARE(bench.state().kind, Kind::Online);  // one operation is not the platform
        }
        QCOMPARE(bench.store().operations({OpState::Stuck}, 10).size(), 1);
        QCOMPARE(bench.store().operations({OpState::Stuck}, 10).constFirst().operation.id, poison);
        QCOMPARE(through.size(), 2);
        QCOMPARE(alone.size(), 4);
        QVERIFY(alone.at(1) - alone.at(0) >= 30 * 1000);
        QVERIFY(alone.at(2) - alone.at(1) >= 2 * 60 * 1000);
        QVERIFY(alone.at(3) - alone.at(2) >= 10 * 60 * 1000);
    }

    void brokenPlatformMakesNothingStuck()
    {
        Bench bench;
        bench.ready(2);
        bench.record(0);
        for (int i = 0; i < 60; ++i) {
            if (!bench.waiting())
                QVERIFY(bench.untilSent(2 * 60 * 60 * 1000));
            bench.answer(Bench::problem(500, "internal"));
            QVERIFY(bench.timerArmed());
            if (i >= 10) {
                QCOMPARE(bench.state().kind, Kind::Offline);
                QCOMPARE(bench.state().reason, u"internal"_s);
            }
        }
        QCOMPARE(bench.store().counts().waiting, 1);
        QCOMPARE(bench.store().counts().attention, 0);
    }

    void slowDownHoldsEverything_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("429") << 429;
        QTest::newRow("503") << 503;
    }
    void slowDownHoldsEverything()
    {
        QFETCH(int, status);
        Bench bench;
        bench.ready();
        bench.record();
        net::Reply reply = Bench::problem(status, "too-many-requests");
        reply.headers.emplaceBack("Retry-After", "120");
        bench.answer(reply);
        // Neither the user nor a new network may break it.
        bench.step(sync::SyncNow{});
        bench.step(sync::NetworkHint{});
        bench.step(sync::Recorded{});
        bench.clock.wallOffset = 400LL * 24 * 3600 * 1000;  // and no jump of the wall clock
        QVERIFY(!bench.waiting());
        QVERIFY(!bench.untilSent(119 * 1000));
        QVERIFY(bench.untilSent(2000));
    }

    void slowDownIsCapped()
    {
        Bench bench;
        bench.ready();
        bench.record();
        net::Reply reply = Bench::problem(503, "unavailable");
        reply.headers.emplaceBack("Retry-After", "864000");
        bench.answer(reply);
        QVERIFY(!bench.untilSent(sync::Backoff::kRetryAfterCapMs - 1000));
        QVERIFY(bench.untilSent(2000));
    }

    void unreadablePageKeepsTheCursor()
    {
        Bench bench;
        bench.ready();
        const QString cursor = bench.store().pullState().token;
        bench.step(sync::SyncNow{});
        for (int i = 0; i < 3; ++i) {
            if (!bench.waiting())
                QVERIFY(bench.untilSent(10000));
            QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
            contract::PullPage page = bench.page();
            contract::PullItem item;
            item.collection = u"order"_s;
            item.id = Bench::order(0).id.value;
            item.version = 9;
            item.pos = 11;
            item.data = {{u"lines"_s, u"a newer platform's idea"_s}};
            page.items.append(item);
            page.next = u"beyond"_s;
            bench.answerOk(contract::pullPageToJson(page));
            QCOMPARE(bench.store().pullState().token, cursor);
        }
        QCOMPARE(bench.state().kind, Kind::Paused);
        QCOMPARE(bench.state().reason, u"unreadable-data"_s);
        QVERIFY(bench.timerArmed());
        QVERIFY(!bench.untilSent(10 * 60 * 1000));
        // Operations still go up meanwhile.
        bench.record();
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        bench.answerPush();
        QVERIFY(bench.untilSent(10 * 60 * 1000));
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
        bench.answerReads();
        QCOMPARE(bench.state().kind, Kind::Online);
    }

    void lateAnswerIsIgnored()
    {
        Bench bench;
        bench.ready();
        bench.step(sync::SyncNow{});
        const sync::RequestToken old = bench.token();
        const store::PullState before = bench.store().pullState();
        bench.answer(Bench::silence(net::Reply::Failure::Timeout));
        contract::PullPage page = bench.page();
        page.next = u"late"_s;
        bench.step(sync::Answered{old, Bench::json(200, contract::pullPageToJson(page))});
        QCOMPARE(bench.store().pullState().token, before.token);
    }
};

}  // namespace wyh::test

QTEST_GUILESS_MAIN(wyh::test::TestEngineAnswers)
#include "tst_engine_answers.moc"
