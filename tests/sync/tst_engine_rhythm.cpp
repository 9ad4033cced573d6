// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// When the engine asks, what the chip shows, and that somebody always looks after what waits.
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include "net/contract/codec.h"
#include "tests/sync/bench.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using Kind = store::ConnectionState::Kind;

class TestEngineRhythm : public QObject
{
    Q_OBJECT

private slots:
    void recordedOperationGoesAtOnceAndIsConfirmed()
    {
        Bench bench;
        bench.ready();
        QVERIFY(!bench.waiting());
        bench.record();
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        QCOMPARE(net::header(bench.request().headers, "X-Seen"), QByteArray("f1.10.mark10"));
        bench.answerPush();
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));  // at once after a push
    }

    void idleAsksForTheTopOnly()
    {
        Bench bench;
        bench.ready();
        const qint64 start = bench.clock.ms;
        QVERIFY(bench.untilSent(20000));
        QCOMPARE(bench.path(), QByteArray("/v1/sync/top"));
        QVERIFY(bench.clock.ms - start >= 12000 && bench.clock.ms - start <= 18000);
        bench.answerReads();
        QVERIFY(!bench.waiting());
        // Something happened on the platform: now a page.
        bench.pos = 12;
        QVERIFY(bench.untilSent(20000));
        QCOMPARE(bench.path(), QByteArray("/v1/sync/top"));
        bench.answerOk({{u"top"_s, QJsonObject{{u"feed"_s, u"f1"_s}, {u"pos"_s, 12}, {u"mark"_s, u"mark12"_s}}},
                        {u"now"_s, contract::timeToText(bench.clock.nowMs())}});
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
    }

    void onceAMinuteItAsksWhetherTheCursorHolds()
    {
        Bench bench;
        bench.ready();
        qint64 last = bench.clock.ms;
        int whole = 0;
        int all = 0;
        while (bench.clock.ms < 20 * 60 * 1000) {
            QVERIFY(bench.untilSent(90000));
            QCOMPARE(bench.path(), QByteArray("/v1/sync/top"));
            ++all;
            if (bench.request().query.startsWith("cursor=")) {
                QVERIFY2(bench.clock.ms - last < 75000, qPrintable(QString::number(bench.clock.ms - last)));
                last = bench.clock.ms;
                ++whole;
            }
            bench.answerReads();
        }
        QVERIFY(bench.clock.ms - last < 75000);
        QVERIFY2(whole * 2 <= all, qPrintable(QString::number(whole)));
    }

    void anHourWithoutNewsIsNotAnHourWithoutContact()
    {
        Bench bench;
        bench.ready();
        const qint64 pulled = bench.state().lastPullMs;
        QVERIFY(pulled > 0);
        while (bench.clock.ms < 50 * 60 * 1000) {
            QVERIFY(bench.untilSent(90000));
            QCOMPARE(bench.path(), QByteArray("/v1/sync/top"));
            bench.answerReads();
            QVERIFY(bench.clock.nowMs() - bench.state().lastPullMs < 1000);
        }
        const qint64 known = bench.state().lastPullMs;
        // Without an answer it grows old.
        bench.step(sync::WorkOffline{true});
        bench.advance(3600 * 1000);
        QCOMPARE(bench.state().lastPullMs, known);
        // The clock was an hour fast and is set right: the newest word counts, not the highest.
        bench.clock.wallOffset -= 7200 * 1000;
        bench.pos = 12;
        bench.step(sync::WorkOffline{false});
        bench.answerReads();
        QCOMPARE(bench.state().lastPullMs, bench.clock.nowMs());
    }

    void firstLoadSaysHowFarItIsCanBeStoppedAndGoesOn()
    {
        Bench bench;
        bench.step(sync::SignedIn{Bench::session()});
        bench.step(sync::Started{});
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
        const auto part = [&bench](int number, qint64 left) {
            contract::PullPage page = bench.page();
            contract::PullItem item;
            item.collection = u"order"_s;
            item.id = Bench::order(number).id.value;
            item.version = 1;
            item.pos = number + 1;
            item.data = contract::orderToJson(Bench::order(number), true);
            page.items = {item};
            page.next = u"part-%1"_s.arg(number);
            page.more = left > 0;
            page.left = left > 0 ? left : -1;
            return contract::pullPageToJson(page);
        };
        bench.answerOk(part(0, 2));
        QVERIFY(bench.state().firstPull);
        QCOMPARE(bench.state().received, 1);
        QCOMPARE(bench.state().left, 2);
        QVERIFY(bench.waiting());
        bench.step(sync::WorkOffline{true});
        QVERIFY(!bench.waiting());
        QCOMPARE(bench.state().kind, Kind::WorkOffline);
        QVERIFY(bench.state().firstPull);
        QCOMPARE(bench.state().left, 2);
        bench.step(sync::WorkOffline{false});
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
        QVERIFY(bench.request().query.contains("cursor=part-0"));  // where it stopped, not from the start
        bench.answerOk(part(1, 1));
        QCOMPARE(bench.state().received, 2);
        QCOMPARE(bench.state().left, 1);
        bench.answerOk(part(2, 0));
        QVERIFY(!bench.state().firstPull);
        QCOMPARE(bench.state().left, -1);
        QVERIFY(bench.state().lastPullMs > 0);
    }

    void windowInTheBackgroundAsksLess()
    {
        Bench bench;
        bench.step(sync::WindowActive{false});
        bench.ready();
        const qint64 start = bench.clock.ms;
        QVERIFY(bench.untilSent(90000));
        QVERIFY(bench.clock.ms - start >= 50000);
        bench.answerReads();
        bench.advance(30000);
        QVERIFY(!bench.waiting());
        bench.step(sync::WindowActive{true});  // 30 s old already
        QVERIFY(bench.waiting());
    }

    void routineCheckGivesWayToAnOperation()
    {
        Bench bench;
        bench.ready();
        QVERIFY(bench.untilSent(20000));
        QCOMPARE(bench.path(), QByteArray("/v1/sync/top"));
        bench.take<sync::Abort>();
        bench.record();
        QCOMPARE(bench.take<sync::Abort>().size(), 1);
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
    }

    void pushAndPullTakeTurns()
    {
        Bench bench;
        bench.ready(3);
        for (int i = 0; i < 3; ++i) {
            bench.record(i);
            QCOMPARE(bench.path(), QByteArray("/v1/ops"));
            bench.record((i + 1) % 3);  // one more waits already
            bench.answerPush();
            QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
            bench.answerReads();
            if (bench.waiting())
                bench.answerPush();
            bench.answerReads();
        }
    }

    /// One page of many confirmations costs less than many pages of a few; a slow platform is asked for news all the
    /// same.
    void aLongQueueGoesOnForASecondBeforeItsConfirmationsAreFetched()
    {
        Bench bench;
        bench.ready();
        bench.step(sync::WorkOffline{true});
        for (int i = 0; i < 450; ++i)
            bench.record(i % 3, i / 3 % 2 == 0 ? 1 : -1);
        bench.step(sync::WorkOffline{false});
        bench.answerReads();
        QList<qsizetype> sent;
        const auto push = [&bench, &sent](qint64 takes) {
            QCOMPARE(bench.path(), QByteArray("/v1/ops"));
            sent.append(bench.pushed().size());
            bench.clock.ms += takes;
            bench.answerPush();
        };
        push(10);
        push(10);
        push(1500);
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
        bench.answerReads();
        push(10);
        push(10);  // nothing is left behind these
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
        bench.answerReads();
        QCOMPARE(sent, (QList<qsizetype>{100, 100, 100, 100, 50}));
        QVERIFY(!bench.waiting());
    }

    void oneLostRequestDoesNotTurnTheChip()
    {
        Bench bench;
        bench.ready();
        QCOMPARE(bench.state().kind, Kind::Online);
        bench.record();
        bench.answer(Bench::silence(net::Reply::Failure::Timeout));
        QCOMPARE(bench.state().kind, Kind::Online);
        bench.clock.ms += 6000;
        bench.step(sync::NetworkHint{});
        QVERIFY(bench.waiting());
        bench.answer(Bench::silence(net::Reply::Failure::Timeout));
        QCOMPARE(bench.state().kind, Kind::Offline);
        bench.step(sync::NetworkHint{});
        bench.answerPush();
        QCOMPARE(bench.state().kind, Kind::Online);
    }

    void missingRouteTurnsTheChipAtOnce()
    {
        Bench bench;
        bench.ready();
        bench.record();
        bench.answer(Bench::silence(net::Reply::Failure::Offline));
        QCOMPARE(bench.state().kind, Kind::Offline);
        QCOMPARE(bench.state().reason, u"no-route"_s);
        QVERIFY(bench.state().nextTryInMs >= 0);
    }

    void workOfflineIsSilent()
    {
        Bench bench;
        bench.ready();
        bench.step(sync::WorkOffline{true});
        QCOMPARE(bench.state().kind, Kind::WorkOffline);
        bench.record();
        bench.step(sync::SyncNow{});
        QVERIFY(!bench.untilSent(3 * 60 * 60 * 1000));
        QVERIFY(bench.timerArmed());
        bench.step(sync::WorkOffline{false});
        QVERIFY(bench.waiting());
    }

    void workOfflineBreaksOffWhatIsUnderWay()
    {
        Bench bench;
        bench.ready();
        bench.record();
        const sync::RequestToken token = bench.token();
        bench.step(sync::WorkOffline{true});
        QVERIFY(!bench.waiting());
        bench.step(sync::Answered{token, Bench::problem(401, "unauthorized")});
        QCOMPARE(bench.state().kind, Kind::WorkOffline);
        QCOMPARE(bench.store().counts().waiting, 1);
    }

    void pagesShrinkWithTimeOutsAndGrowBack()
    {
        Bench bench;
        bench.ready();
        QList<int> limits;
        const auto limit = [&bench] {
            const QByteArray query = bench.request().query;
            const QByteArray tail = query.mid(query.indexOf("limit=") + 6);
            return tail.split('&').constFirst().toInt();
        };
        for (int i = 0; i < 6; ++i) {
            bench.step(sync::SyncNow{});
            limits.append(limit());
            bench.answer(Bench::silence(net::Reply::Failure::Timeout));
        }
        QCOMPARE(limits, QList<int>({1000, 500, 250, 125, 62, 50}));
        bench.step(sync::SyncNow{});
        QCOMPARE(limit(), 50);
        bench.answerReads();
        bench.step(sync::SyncNow{});
        QCOMPARE(limit(), 100);
        bench.answer(Bench::problem(413, "payload-too-large"));
        bench.step(sync::SyncNow{});
        QCOMPARE(limit(), 50);
    }

    void silentTransportDoesNotStopTheEngine()
    {
        Bench bench;
        bench.ready();
        bench.record();
        const sync::RequestToken token = bench.token();
        QVERIFY(bench.timerArmed());
        bench.clock.ms += 10 * 60 * 1000;
        bench.step(sync::Woke{});
        QVERIFY(!bench.waiting() || bench.token() != token);
        QVERIFY(bench.untilSent(10000));
    }

    void oldOperationsAreNotSentByThemselves()
    {
        Bench bench;
        bench.ready();
        bench.step(sync::WorkOffline{true});
        bench.record();
        bench.clock.ms += 31LL * 24 * 60 * 60 * 1000;
        bench.step(sync::Woke{});
        QCOMPARE(bench.store().counts().attention, 1);
        QCOMPARE(bench.store().counts().waiting, 0);
    }

    void wrongClockIsToldAndHarmless_data()
    {
        QTest::addColumn<int>("years");
        QTest::newRow("behind") << -3;
        QTest::newRow("ahead") << 10;
    }
    void aCertificateThatFailsForTheClockSaysSo()
    {
        Bench bench;
        bench.ready();
        bench.step(sync::SyncNow{});
        net::Reply refused = Bench::silence(net::Reply::Failure::Tls);
        refused.clockDoubted = true;
        bench.answer(refused);
        QCOMPARE(bench.state().kind, Kind::Offline);
        QCOMPARE(bench.state().reason, u"tls-clock"_s);
        QVERIFY(bench.untilSent(10 * 60 * 1000));
        bench.answer(Bench::silence(net::Reply::Failure::Tls));
        QCOMPARE(bench.state().reason, u"tls"_s);
    }

    void littleRoomPausesThePullOnly()
    {
        Bench bench;
        bench.ready();
        bench.freeBytes = store::LocalStore::kRoomBytes - 1;
        bench.step(sync::SyncNow{});
        QVERIFY(!bench.waiting());
        QCOMPARE(bench.state().kind, Kind::Paused);
        QCOMPARE(bench.state().reason, u"disk-low"_s);
        QVERIFY(bench.timerArmed());
        // What a person does is still saved and sent.
        bench.record();
        QVERIFY(bench.waiting());
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        bench.answerPush();
        for (int minute = 0; minute < 10; ++minute) {
            QVERIFY(!bench.untilSent(60 * 1000));
            QCOMPARE(bench.state().reason, u"disk-low"_s);
        }
        QCOMPARE(bench.store().counts().waiting, 1);
        // With room again it goes on by itself.
        bench.freeBytes = store::LocalStore::kRoomBytes;
        QVERIFY(bench.untilSent(2 * 60 * 1000));
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
        bench.answerReads();
        QCOMPARE(bench.state().kind, Kind::Online);
    }

    /// What a page says of own operations is in the cache; while the outbox cannot take it over, the chip says so.
    void whatCannotBeSettledIsToldAndTriedAgain()
    {
        Bench bench;
        bench.ready();
        bench.record();
        const OpId op = bench.pushed().constFirst();
        bench.answerPush();
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
        // Somebody has moved the file: what is written to it would be lost.
        const QString outbox = QFileInfo(bench.store().cachePath()).path() + u"/outbox.db"_s;
        QVERIFY(QFile::rename(outbox, outbox + u".away"_s));
        bench.answerReads();
        QCOMPARE(bench.state().kind, Kind::Paused);
        QCOMPARE(bench.state().reason, u"file-error"_s);
        QVERIFY(bench.timerArmed());
        QVERIFY(QFile::rename(outbox + u".away"_s, outbox));
        // By its own timer, not by the next page.
        bench.step(sync::WorkOffline{true});
        bench.advance(sync::Pushing::kStoreRetryMs);
        bench.step(sync::WorkOffline{false});
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
        QCOMPARE(bench.state().kind, Kind::Online);
        QCOMPARE(bench.store().operation(op)->state, store::OpState::Acked);  // its record has not come yet
    }

    void wrongClockIsToldAndHarmless()
    {
        QFETCH(int, years);
        Bench bench;
        bench.clock.wallOffset = years * 365LL * 24 * 60 * 60 * 1000;
        bench.ready();
        QVERIFY(std::abs(bench.state().clockOffsetMs + bench.clock.wallOffset) < 10000);
        bench.record();
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        bench.restart();
        bench.answer(Bench::silence(net::Reply::Failure::Timeout));
        while (bench.path() != "/v1/sync/work") {
            if (bench.waiting())
                bench.answer(Bench::silence(net::Reply::Failure::Timeout));
            QVERIFY(bench.untilSent(600000));
        }
        bench.answerReads();  // now the clocks are compared
        QCOMPARE(bench.store().counts().attention, 0);
        QCOMPARE(bench.store().counts().waiting, 1);
    }

    void earlyWakeUpIsAskedForAgain()
    {
        Bench bench;
        bench.ready();
        QVERIFY(bench.timerArmed());
        for (int i = 0; i < 3; ++i) {
            bench.clock.ms += 10;  // a coarse timer may be 5 % early
            bench.take<sync::WakeAt>();
            bench.step(sync::Woke{});
            QVERIFY(!bench.waiting());
            const QList<sync::WakeAt> again = bench.take<sync::WakeAt>();
            QCOMPARE(again.size(), 1);
            QVERIFY(again.constFirst().monotonicMs > bench.clock.monotonicMs());
        }
        QVERIFY(bench.untilSent(20 * 1000));
    }

    /// The clock was put right after the act; by it alone the act of a minute ago is ten years old.
    void clockThatIsSetMakesNothingOld()
    {
        Bench bench;
        bench.clock.wallOffset = 3000;
        bench.ready();
        bench.step(sync::WorkOffline{true});
        bench.record();
        bench.clock.wallOffset += 10 * 365LL * 24 * 60 * 60 * 1000;
        bench.advance(2 * 60 * 60 * 1000);  // past the hourly look at ages
        QCOMPARE(bench.store().counts().attention, 0);
        bench.restart();
        // A start asks for the platform's time before it sends anything.
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
        bench.answerReads();
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        QCOMPARE(bench.store().counts().attention, 0);
        QCOMPARE(bench.store().counts().waiting, 1);
    }

    void timerIsArmedWhateverHappens()
    {
        Bench bench;
        bench.ready();
        bench.record();
        const QList<net::Reply> replies{Bench::silence(net::Reply::Failure::Timeout),
                                        Bench::silence(net::Reply::Failure::Tls),
                                        Bench::problem(500, "internal"),
                                        Bench::problem(503, "unavailable"),
                                        Bench::problem(429, "too-many-requests"),
                                        Bench::problem(409, "conflict"),
                                        Bench::problem(403, "forbidden"),
                                        Bench::problem(426, "client-too-old"),
                                        Bench::problem(410, "feed-reset", "history"),
                                        Bench::problem(404, "not-found"),
                                        Bench::json(200, {}),
                                        Bench::problem(401, "unauthorized")};
        Counted chance;
        for (int i = 0; i < 300; ++i) {
            QVERIFY(bench.timerArmed());
            if (!bench.waiting() && !bench.untilSent(24LL * 60 * 60 * 1000)) {
                QCOMPARE(bench.state().kind, Kind::SignInNeeded);
                bench.step(sync::SignedIn{Bench::session()});
                continue;
            }
            bench.answer(replies.at(static_cast<int>(chance.below(static_cast<quint64>(replies.size())))));
        }
        const store::OutboxCounts counts = bench.store().counts();
        QCOMPARE(counts.waiting + counts.attention, 1);
    }
};

}  // namespace wyh::test

QTEST_GUILESS_MAIN(wyh::test::TestEngineRhythm)
#include "tst_engine_rhythm.moc"
