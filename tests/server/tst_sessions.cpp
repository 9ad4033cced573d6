// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QtTest>

#include "net/contract/codec.h"
#include "tests/server/serverfixture.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

class TestSessions : public QObject
{
    Q_OBJECT

    static contract::Session sessionOf(const net::Reply &reply)
    {
        return contract::sessionFromJson(bodyOf(reply)).valueOr(contract::Session());
    }

private slots:
    void signInTellsWhoOneIs()
    {
        ServerFixture fixture;
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        QCOMPARE(packer.session.accessSeconds, 900);
        QCOMPARE(packer.session.account.permissions, QStringList({u"pick"_s, u"ship"_s}));
        QCOMPARE(packer.session.account.org, fixture.supplier);
        QCOMPARE(packer.session.account.orgKind, u"supplier"_s);
        QCOMPARE(*contract::accountFromJson(bodyOf(fixture.send(packer, "GET", "/v1/me"))), packer.session.account);
        // Nobody types a login twice in the same way.
        QCOMPARE(fixture.trySignIn(u" Packer@ONE "_s, kPassword, fixture.newId()).status, 200);
    }

    void nothingThatSignsInIsStoredReadably()
    {
        ServerFixture fixture;
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        fixture.platform.reset();
        for (const QString &name : {u"platform.db"_s, u"platform.db-wal"_s}) {
            QFile file(fixture.file(name));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll();
            QVERIFY(!bytes.contains(packer.session.access.toUtf8()));
            QVERIFY(!bytes.contains(packer.session.refresh.toUtf8()));
            QVERIFY(!bytes.contains(kPassword.toUtf8()));
        }
    }

    void accessTokensExpire()
    {
        ServerFixture fixture;
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        fixture.clock.pass(899 * 1000);
        QCOMPARE(fixture.send(packer, "GET", "/v1/me").status, 200);
        fixture.clock.pass(1000);
        const net::Reply refused = fixture.send(packer, "GET", "/v1/me");
        QCOMPARE(refused.status, 401);
        QCOMPARE(codeOf(refused), u"token-expired"_s);
    }

    void refreshRotates()
    {
        ServerFixture fixture;
        TestDevice packer = fixture.signIn(u"packer@one"_s);
        QStringList seen{packer.session.refresh};
        for (int i = 0; i < 4; ++i) {
            const net::Reply reply = fixture.tryRefresh(packer.session.refresh, packer.device);
            QCOMPARE(reply.status, 200);
            packer.session = sessionOf(reply);
            QVERIFY(!seen.contains(packer.session.refresh));
            seen.append(packer.session.refresh);
            QCOMPARE(fixture.send(packer, "GET", "/v1/me").status, 200);
        }
    }

    void reuseEndsTheFamily()
    {
        ServerFixture fixture;
        TestDevice packer = fixture.signIn(u"packer@one"_s);
        const QString stolen = packer.session.refresh;
        for (int i = 0; i < 2; ++i)
            packer.session = sessionOf(fixture.tryRefresh(packer.session.refresh, packer.device));
        QCOMPARE(fixture.send(packer, "GET", "/v1/me").status, 200);
        QCOMPARE(codeOf(fixture.tryRefresh(stolen, packer.device)), u"unauthorized"_s);
        // Both the thief and the honest device are out.
        QCOMPARE(codeOf(fixture.send(packer, "GET", "/v1/me")), u"unauthorized"_s);
        QCOMPARE(codeOf(fixture.tryRefresh(packer.session.refresh, packer.device)), u"unauthorized"_s);
        // Only this device: another one of the same person works on.
        QCOMPARE(fixture.trySignIn(u"packer@one"_s, kPassword, packer.device).status, 200);
    }

    void aLostAnswerLocksNobodyOut()
    {
        ServerFixture fixture;
        TestDevice packer = fixture.signIn(u"packer@one"_s);
        const QString first = packer.session.refresh;
        const QString lost = sessionOf(fixture.tryRefresh(first, packer.device)).refresh;
        fixture.clock.pass(9LL * 60 * 60 * 1000);  // the device was offline over night
        const contract::Session again = sessionOf(fixture.tryRefresh(first, packer.device));
        QCOMPARE(again.refresh, lost);
        const contract::Session third = sessionOf(fixture.tryRefresh(first, packer.device));
        QCOMPARE(third.refresh, lost);
        packer.session = third;
        QCOMPARE(fixture.send(packer, "GET", "/v1/me").status, 200);
        QCOMPARE(fixture.tryRefresh(lost, packer.device).status, 200);
    }

    void theGraceIsShortAndCountsOnce()
    {
        ServerFixture fixture;
        TestDevice packer = fixture.signIn(u"packer@one"_s);
        QString shown = packer.session.refresh;
        packer.session = sessionOf(fixture.tryRefresh(shown, packer.device));
        QCOMPARE(fixture.send(packer, "GET", "/v1/me").status, 200);  // the answer did arrive
        fixture.clock.pass(30 * 1000);
        // Switched off before the keychain had stored the new token: once.
        packer.session = sessionOf(fixture.tryRefresh(shown, packer.device));
        QCOMPARE(fixture.send(packer, "GET", "/v1/me").status, 200);
        QCOMPARE(fixture.tryRefresh(shown, packer.device).status, 401);
        QCOMPARE(fixture.tryRefresh(packer.session.refresh, packer.device).status, 401);

        TestDevice late = fixture.signIn(u"packer@one"_s);
        shown = late.session.refresh;
        late.session = sessionOf(fixture.tryRefresh(shown, late.device));
        QCOMPARE(fixture.send(late, "GET", "/v1/me").status, 200);
        fixture.clock.pass(61 * 1000);
        QCOMPARE(fixture.tryRefresh(shown, late.device).status, 401);
    }

    void aUsedAnswerIsRememberedAsLongAsTheSession()
    {
        ServerFixture fixture;
        TestDevice packer = fixture.signIn(u"packer@one"_s);
        const QString stolen = packer.session.refresh;
        packer.session = sessionOf(fixture.tryRefresh(stolen, packer.device));
        QCOMPARE(fixture.send(packer, "GET", "/v1/me").status, 200);  // the answer did arrive
        // The PC is switched off over a long weekend; the hourly maintenance forgets expired tokens meanwhile.
        fixture.clock.pass(4LL * 24 * 60 * 60 * 1000);
        QVERIFY(fixture.platform->maintain().ok());
        QCOMPARE(fixture.tryRefresh(stolen, packer.device).status, 401);
        QCOMPARE(fixture.tryRefresh(packer.session.refresh, packer.device).status, 401);
    }

    void spentTokensAreForgottenWhenTheyExpire()
    {
        ServerFixture fixture;
        constexpr qint64 kDay = 24LL * 60 * 60 * 1000;
        TestDevice packer = fixture.signIn(u"packer@one"_s);
        for (int day = 0; day < 100; ++day) {
            packer.session = sessionOf(fixture.tryRefresh(packer.session.refresh, packer.device));
            QCOMPARE(fixture.send(packer, "GET", "/v1/me").status, 200);
            fixture.clock.pass(kDay);
        }
        QVERIFY(fixture.platform->maintain().ok());
        QCOMPARE(fixture.tryRefresh(packer.session.refresh, packer.device).status, 200);
        fixture.platform.reset();
        auto connection = sql::Connection::open(fixture.options.databasePath);
        QVERIFY(connection.ok());
        for (const QByteArray &table : {QByteArray("refresh_token"), QByteArray("access_token")}) {
            sql::Query rows = (*connection)->query("SELECT count(*) FROM " + table);
            QVERIFY(rows.step());
            QVERIFY2(rows.integer(0) > 0 && rows.integer(0) <= 62, table + QByteArray::number(rows.integer(0)));
        }
    }

    void unknownRefreshTokensKeepNoWriterWaiting()
    {
        ServerFixture fixture;
        fixture.options.database.busyTimeoutMs = 20;
        fixture.reopen();
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        auto writer = sql::Connection::open(fixture.options.databasePath);
        QVERIFY(writer.ok() && (*writer)->execute("BEGIN IMMEDIATE").ok());
        QCOMPARE(fixture.tryRefresh(u"made-up"_s, packer.device).status, 401);
        QCOMPARE(codeOf(fixture.tryRefresh(packer.session.refresh, packer.device)), u"unavailable"_s);
        QVERIFY((*writer)->execute("ROLLBACK").ok());
        QCOMPARE(fixture.tryRefresh(packer.session.refresh, packer.device).status, 200);
        QCOMPARE(fixture.send("POST", "/v1/session/refresh", {{u"refresh"_s, u"x"_s}, {u"device"_s, u"13800001234"_s}})
                     .status,
                 400);
    }

    void aTokenOfAnotherDeviceEndsTheFamily()
    {
        ServerFixture fixture;
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        QCOMPARE(fixture.tryRefresh(packer.session.refresh, fixture.newId()).status, 401);
        QCOMPARE(fixture.send(packer, "GET", "/v1/me").status, 401);
    }

    void refreshTokensExpire()
    {
        ServerFixture fixture;
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        fixture.clock.pass(61LL * 24 * 60 * 60 * 1000);
        QCOMPARE(fixture.tryRefresh(packer.session.refresh, packer.device).status, 401);
        QCOMPARE(fixture.tryRefresh(u"made-up"_s, packer.device).status, 401);
    }

    void signOutEndsThisDeviceOnly()
    {
        ServerFixture fixture;
        const TestDevice here = fixture.signIn(u"packer@one"_s);
        const TestDevice there = fixture.signIn(u"packer@one"_s);
        const net::Reply reply = fixture.send(here, "DELETE", "/v1/session");
        QCOMPARE(reply.status, 204);
        QCOMPARE(net::header(reply.headers, "X-Api"), QByteArray("1"));
        QCOMPARE(fixture.send(here, "GET", "/v1/me").status, 401);
        QCOMPARE(fixture.tryRefresh(here.session.refresh, here.device).status, 401);
        QCOMPARE(fixture.send(there, "GET", "/v1/me").status, 200);
    }

    void theOperatorDecides()
    {
        ServerFixture fixture;
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        QVERIFY(fixture.platform->disableUser(u"packer@one"_s).ok());
        QCOMPARE(codeOf(fixture.send(packer, "GET", "/v1/me")), u"account-disabled"_s);
        QCOMPARE(codeOf(fixture.tryRefresh(packer.session.refresh, packer.device)), u"account-disabled"_s);
        QCOMPARE(codeOf(fixture.trySignIn(u"packer@one"_s, kPassword, fixture.newId())), u"account-disabled"_s);
        // Who does not know the password does not learn that the account is disabled.
        QCOMPARE(codeOf(fixture.trySignIn(u"packer@one"_s, u"wrong password"_s, fixture.newId())), u"sign-in-failed"_s);
        QVERIFY(fixture.platform->enableUser(u"packer@one"_s).ok());
        QCOMPARE(fixture.send(packer, "GET", "/v1/me").status, 200);
        QVERIFY(fixture.platform->setPassword(u"packer@one"_s, u"another password"_s).ok());
        QCOMPARE(fixture.send(packer, "GET", "/v1/me").status, 401);
        QCOMPARE(fixture.trySignIn(u"packer@one"_s, kPassword, fixture.newId()).status, 401);
        QCOMPARE(fixture.trySignIn(u"packer@one"_s, u"another password"_s, fixture.newId()).status, 200);
        QCOMPARE(fixture.platform->setPassword(u"nobody@one"_s, u"another password"_s).error().code,
                 u"login-unknown"_s);
    }

    void usersMustMakeSense()
    {
        ServerFixture fixture;
        const auto code = [&fixture](const NewUser &user) {
            return fixture.platform->createUser(fixture.supplier, user).error().code;
        };
        QCOMPARE(code({u"packer@one"_s, u"x"_s, kPassword, {}}), u"login-taken"_s);
        QCOMPARE(code({u"new one"_s, u"x"_s, kPassword, {}}), u"login-invalid"_s);
        QCOMPARE(code({u"new@one"_s, u"x"_s, u"short"_s, {}}), u"password-too-short"_s);
        QCOMPARE(code({u"new@one"_s, u"x"_s, kPassword, {u"fly"_s}}), u"permission-unknown"_s);
        QCOMPARE(code({u"new@one"_s, QString(201, u'x'), kPassword, {}}), u"display-name-invalid"_s);
        QCOMPARE(fixture.platform->createUser(OrgId(u"no"_s), {u"new@one"_s, u"x"_s, kPassword, {}}).error().code,
                 u"organization-unknown"_s);
        QCOMPARE(fixture.platform->createOrganization({u"one"_s, u"x"_s}).error().code, u"organization-exists"_s);
        QCOMPARE(fixture.platform->createOrganization({u"ONE!"_s, u"x"_s}).error().code, u"organization-invalid"_s);
        QCOMPARE(fixture.platform->createOrganization({u"three\n"_s, u"x"_s}).error().code, u"organization-invalid"_s);
        QCOMPARE(*fixture.platform->findOrganization(u"one"_s), fixture.supplier);
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestSessions)
#include "tst_sessions.moc"
