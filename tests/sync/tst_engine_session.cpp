// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Tokens, the keychain, and who may use a profile.
#include <QTest>

#include "net/contract/codec.h"
#include "tests/sync/bench.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using Kind = store::ConnectionState::Kind;

namespace {

sync::SecretRead failed()
{
    return sync::SecretRead{false, {}, Error{u"keychain-locked"_s, {}, {}}};
}

}  // namespace

class TestEngineSession : public QObject
{
    Q_OBJECT

private slots:
    void storedTokenIsRefreshedFirst()
    {
        Bench bench;
        bench.step(sync::Started{});
        QCOMPARE(bench.take<sync::ReadSecret>().size(), 1);
        QVERIFY(!bench.waiting());
        bench.step(sync::SecretRead{true, u"stored"_s, {}});
        QCOMPARE(bench.path(), QByteArray("/v1/session/refresh"));
        QVERIFY(bench.request().body.contains("stored"));
        bench.answerReads();
        const QList<sync::WriteSecret> written = bench.take<sync::WriteSecret>();
        QCOMPARE(written.size(), 1);
        QCOMPARE(written.constFirst().value, u"refresh-1"_s);
        QCOMPARE(bench.state().kind, Kind::Online);
    }

    void nothingStoredAsksForSignIn()
    {
        Bench bench;
        bench.step(sync::Started{});
        bench.step(sync::SecretRead{true, {}, {}});
        QCOMPARE(bench.state().kind, Kind::SignInNeeded);
        QVERIFY(!bench.waiting());
        bench.step(sync::SignedIn{Bench::session()});
        QCOMPARE(bench.path(), QByteArray("/v1/sync/work"));
    }

    void refusedTokenMakesOneRefresh()
    {
        Bench bench;
        bench.ready();
        bench.record();
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        bench.answer(Bench::problem(401, "token-expired"));
        QCOMPARE(bench.path(), QByteArray("/v1/session/refresh"));
        // Whatever happens meanwhile starts no second one.
        const int sends = bench.sends;
        bench.step(sync::SyncNow{});
        bench.step(sync::Recorded{});
        bench.step(sync::NetworkHint{});
        QCOMPARE(bench.sends, sends);
        bench.answerOk(contract::sessionToJson(Bench::session("u1", "access-2")));
        QVERIFY(bench.waiting());
        QCOMPARE(net::header(bench.request().headers, "Authorization"), QByteArray("Bearer access-2"));
        bench.answerReads();
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        QCOMPARE(bench.store().counts().waiting, 1);
    }

    void endedSessionKeepsTheQueue()
    {
        Bench bench;
        bench.ready();
        bench.record();
        bench.answer(Bench::problem(401, "token-expired"));
        bench.take<sync::Send>();
        bench.answer(Bench::problem(401, "unauthorized"));
        QCOMPARE(bench.state().kind, Kind::SignInNeeded);
        QCOMPARE(bench.take<sync::DeleteSecret>().size(), 1);
        QCOMPARE(bench.store().counts().waiting, 1);
        QVERIFY(bench.timerArmed());
        QVERIFY(!bench.untilSent(30 * 60 * 1000));
        bench.step(sync::SignedIn{Bench::session()});
        bench.answerReads();
        if (!bench.waiting())
            QVERIFY(bench.untilSent(20000));
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
    }

    void aRevokedDeviceIsToldUntilNothingIsLeft()
    {
        Bench bench;
        bench.ready();
        bench.record();
        const auto told = [](const QJsonObject &params) {
            return Bench::json(403, {{u"code"_s, u"device-revoked"_s}, {u"status"_s, 403}, {u"params"_s, params}});
        };
        bench.take<sync::Revoked>();
        bench.answer(told({{u"unsent"_s, u"keep"_s}, {u"passphrase"_s, u"abcde-fghij"_s}}));
        QList<sync::Revoked> orders = bench.take<sync::Revoked>();
        QCOMPARE(orders.size(), 1);
        QVERIFY(orders.constFirst().keepUnsent);
        QCOMPARE(orders.constFirst().passphrase, u"abcde-fghij"_s);
        QCOMPARE(bench.state().kind, Kind::Paused);
        QCOMPARE(bench.state().reason, u"device-revoked"_s);
        // The engine itself drops nothing: neither the operation nor the way to hear it again.
        QCOMPARE(bench.store().counts().waiting, 1);
        QVERIFY(bench.take<sync::DeleteSecret>().isEmpty());
        QVERIFY(!bench.untilSent(sync::Engine::kPauseMs - 1000));
        QVERIFY(bench.untilSent(2000));
        // The operator thought better of it.
        bench.answer(told({{u"unsent"_s, u"remove"_s}}));
        orders = bench.take<sync::Revoked>();
        QCOMPARE(orders.size(), 1);
        QVERIFY(!orders.constFirst().keepUnsent);
        bench.step(sync::SyncNow{});
        bench.answerPush();
        QCOMPARE(bench.state().kind, Kind::Online);
    }

    void aRevokedDeviceHearsItAtARefresh()
    {
        Bench bench;
        bench.ready();
        bench.record();
        bench.answer(Bench::problem(401, "token-expired"));
        QCOMPARE(bench.path(), QByteArray("/v1/session/refresh"));
        bench.answer(Bench::json(403, {{u"code"_s, u"device-revoked"_s},
                                       {u"status"_s, 403},
                                       {u"params"_s, QJsonObject{{u"unsent"_s, u"remove"_s}}}}));
        QCOMPARE(bench.take<sync::Revoked>().size(), 1);
        QVERIFY(bench.take<sync::DeleteSecret>().isEmpty());
        QCOMPARE(bench.state().reason, u"device-revoked"_s);
        QVERIFY(bench.timerArmed());
    }

    void newTokensThatNeverWorkEndInSignIn()
    {
        Bench bench;
        bench.ready();
        bench.record();
        int refreshes = 0;
        while (bench.waiting() && refreshes < 10) {
            if (bench.path() == "/v1/session/refresh") {
                ++refreshes;
                bench.answerOk(contract::sessionToJson(Bench::session()));
            } else {
                bench.answer(Bench::problem(401, "unauthorized"));
            }
        }
        QVERIFY(refreshes <= 3);
        QCOMPARE(bench.state().kind, Kind::SignInNeeded);
    }

    void anotherAccountIsRefused()
    {
        sync::EngineOptions options;
        options.owner = UserId(u"u1"_s);
        Bench bench(options);
        bench.ready();
        bench.record();
        bench.answer(Bench::problem(401, "unauthorized"));
        bench.answer(Bench::problem(401, "unauthorized"));
        bench.step(sync::SignedIn{Bench::session("somebody-else", "foreign")});
        QCOMPARE(bench.state().kind, Kind::SignInNeeded);
        QCOMPARE(bench.state().reason, u"other-account"_s);
        QVERIFY(!bench.waiting());
        bench.step(sync::SignedIn{Bench::session()});
        QVERIFY(bench.waiting());
    }

    void tokenIsRenewedBeforeItsEnd()
    {
        Bench bench;
        bench.step(sync::SignedIn{Bench::session("u1", "short", 120)});
        bench.step(sync::Started{});
        bench.answerReads();
        bool refreshed = false;
        while (bench.clock.ms < 119 * 1000 && !refreshed) {
            if (!bench.waiting())
                QVERIFY(bench.untilSent(60000));
            refreshed = bench.path() == "/v1/session/refresh";
            bench.answerReads();
        }
        QVERIFY(refreshed);
        QVERIFY(bench.clock.ms >= 90 * 1000);
    }

    void failingKeychainIsAskedForAMinute()
    {
        Bench bench;
        bench.step(sync::Started{});
        int reads = static_cast<int>(bench.take<sync::ReadSecret>().size());
        QCOMPARE(reads, 1);
        bench.step(failed());
        while (bench.state().kind != Kind::SignInNeeded && bench.clock.ms < 120000) {
            bench.advance(1000);
            const int now = static_cast<int>(bench.take<sync::ReadSecret>().size());
            reads += now;
            if (now > 0)
                bench.step(failed());
        }
        QCOMPARE(bench.state().kind, Kind::SignInNeeded);
        QCOMPARE(bench.state().reason, u"keychain-unavailable"_s);
        QVERIFY(bench.clock.ms >= 55000);
        QVERIFY(reads >= 10);
        // It may come back by itself, without a sign-in.
        bench.advance(61000);
        QCOMPARE(bench.take<sync::ReadSecret>().size(), 1);
        bench.step(sync::SecretRead{true, u"stored"_s, {}});
        QCOMPARE(bench.path(), QByteArray("/v1/session/refresh"));
    }

    void unwritableKeychainMeansMemoryOnlyAndSaysSo()
    {
        Bench bench;
        bench.ready();
        QCOMPARE(bench.take<sync::WriteSecret>().size(), 1);
        const sync::SecretWritten no{false, Error{u"keychain-locked"_s, {}, {}}};
        bench.step(no);
        int writes = 1;
        for (int i = 0; i < 90; ++i) {
            bench.advance(1000);
            bench.answerReads();
            if (!bench.take<sync::WriteSecret>().isEmpty()) {
                ++writes;
                bench.step(no);
            }
        }
        QVERIFY(writes >= 10 && writes <= 14);
        QCOMPARE(bench.state().kind, Kind::Online);
        QVERIFY(!bench.state().signInKept);
        bench.record();
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        // The session is over: there is nothing left that was not kept.
        bench.step(sync::SignOut{});
        QVERIFY(bench.state().signInKept);
    }

    void duringTheMinuteNothingIsSaidYet()
    {
        Bench bench;
        bench.ready();
        bench.step(sync::SecretWritten{false, Error{u"keychain-locked"_s, {}, {}}});
        bench.advance(30000);
        QVERIFY(bench.state().signInKept);
        bench.take<sync::WriteSecret>();
        bench.step(sync::SecretWritten{true, {}});
        for (int i = 0; i < 60; ++i) {
            bench.advance(1000);
            bench.answerReads();
        }
        QVERIFY(bench.state().signInKept);
    }

    void aPcWithoutAKeychainSaysSoAtOnceAndIsNotAskedAgain()
    {
        Bench bench;
        bench.ready();
        bench.take<sync::WriteSecret>();
        bench.step(sync::SecretWritten{false, Error{u"keychain-missing"_s, {}, {}}});
        QVERIFY(!bench.state().signInKept);
        QCOMPARE(bench.state().kind, Kind::Online);
        for (int i = 0; i < 90; ++i) {
            bench.advance(1000);
            bench.answerReads();
        }
        QVERIFY(bench.take<sync::WriteSecret>().isEmpty());
    }

    void signOutForgetsTheSecretAndKeepsTheQueue()
    {
        Bench bench;
        bench.ready();
        bench.step(sync::WorkOffline{true});
        bench.record();
        bench.step(sync::WorkOffline{false});
        bench.take<sync::Send>();
        bench.step(sync::SignOut{});
        QCOMPARE(bench.state().kind, Kind::SignInNeeded);
        QCOMPARE(bench.store().counts().waiting, 1);
        QVERIFY(!bench.untilSent(60 * 60 * 1000));
    }

    /// The keychain did not delete it: it is deleted once more, and nobody is let in by it.
    void aTokenThatOutlivedTheSignOutIsNoWayIn()
    {
        sync::EngineOptions options;
        options.signedOut = true;
        {
            Bench first(options);
            first.step(sync::Started{});
            QVERIFY(first.take<sync::ReadSecret>().isEmpty());
        }
        Bench bench(options);
        bench.step(sync::Started{});
        QCOMPARE(bench.state().kind, Kind::SignInNeeded);
        QCOMPARE(bench.state().reason, u"signed-out"_s);
        const QList<sync::DeleteSecret> deleted = bench.take<sync::DeleteSecret>();
        QCOMPARE(deleted.size(), 1);
        QCOMPARE(deleted.constFirst().key, u"key"_s);
        bench.step(sync::SecretRead{true, u"stored"_s, {}});  // unasked
        bench.step(sync::SyncNow{});
        QVERIFY(!bench.untilSent(10 * 60 * 1000));
        QCOMPARE(bench.state().kind, Kind::SignInNeeded);
        QVERIFY(bench.take<sync::ReadSecret>().isEmpty());
        // A person is.
        bench.step(sync::SignedIn{Bench::session()});
        QCOMPARE(bench.take<sync::WriteSecret>().size(), 1);
        bench.answerReads();
        QCOMPARE(bench.state().kind, Kind::Online);
    }

    void aSignInBeforeTheStartCounts()
    {
        sync::EngineOptions options;
        options.signedOut = true;
        Bench bench(options);
        bench.ready();
        QCOMPARE(bench.state().kind, Kind::Online);
        QVERIFY(bench.take<sync::DeleteSecret>().isEmpty());
    }

    void signOutTellsThePlatform()
    {
        Bench bench;
        bench.ready();
        bench.take<sync::Send>();
        bench.step(sync::SignOut{});
        const QList<sync::Send> sent = bench.take<sync::Send>();
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent.constFirst().request.method, QByteArray("DELETE"));
    }
};

}  // namespace wyh::test

QTEST_GUILESS_MAIN(wyh::test::TestEngineSession)
#include "tst_engine_session.moc"
