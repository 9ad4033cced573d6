// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QtTest>
#include <functional>
#include <utility>

#include "net/contract/codec.h"
#include "net/server/passwords.h"
#include "tests/server/serverfixture.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

/// Does something at the next look at the wall clock.
class HookClock final : public Clock
{
public:
    explicit HookClock(const Clock &clock) : m_clock(clock) {}
    [[nodiscard]] qint64 nowMs() const override
    {
        if (atNextLook)
            std::exchange(atNextLook, {})();
        return m_clock.nowMs();
    }
    [[nodiscard]] qint64 monotonicMs() const override { return m_clock.monotonicMs(); }
    mutable std::function<void()> atNextLook;

private:
    const Clock &m_clock;
};

/// Passwords, and what is done against guessing and flooding.
class TestSignIn : public QObject
{
    Q_OBJECT

private slots:
    void whatTheOperatorDecidesMeanwhileCounts_data()
    {
        QTest::addColumn<bool>("disable");
        QTest::addColumn<QString>("code");
        QTest::newRow("another password") << false << u"sign-in-failed"_s;
        QTest::newRow("disabled") << true << u"account-disabled"_s;
    }

    // The password is judged outside of the transaction that opens the session.
    void whatTheOperatorDecidesMeanwhileCounts()
    {
        QFETCH(bool, disable);
        QFETCH(QString, code);
        ServerFixture fixture;
        HookClock clock(fixture.clock);
        auto opened = Platform::open(fixture.options, clock, fixture.random);
        QVERIFY(opened.ok());
        const std::unique_ptr<Platform> slow = std::move(opened.value());
        net::Request request;
        request.method = "POST";
        request.path = "/v1/session";
        request.body = contract::compact(
            {{u"login"_s, u"packer@one"_s}, {u"password"_s, kPassword}, {u"device"_s, fixture.newId()}});
        bool decided = false;
        clock.atNextLook = [&] {  // the first look at the wall clock is for the session's id
            decided = disable ? fixture.platform->disableUser(u"packer@one"_s).ok()
                              : fixture.platform->setPassword(u"packer@one"_s, u"another password"_s).ok();
        };
        const net::Reply reply = slow->handle(request);
        QVERIFY(decided);
        QCOMPARE(codeOf(reply), code);
    }

    void aFloodOfSignInsIsToldToComeAgain()
    {
        ServerFixture fixture;
        fixture.options.passwordsUnderWay = 0;
        fixture.reopen();
        // Nobody was judged, so nobody was wrong: however often, this locks no account.
        for (int i = 0; i < 12; ++i) {
            const net::Reply reply = fixture.trySignIn(u"packer@one"_s, kPassword, fixture.newId(), "203.0.113.7");
            QCOMPARE(reply.status, 503);
            QCOMPARE(codeOf(reply), u"unavailable"_s);
            QCOMPARE(net::header(reply.headers, "Retry-After"), QByteArray("2"));
        }
    }

    void guessesOfStrangersAreForgottenSoonTheAuditOfOthersAfterYears()
    {
        ServerFixture fixture;
        QCOMPARE(fixture.trySignIn(u"nobody@nowhere"_s, u"wrong password"_s, fixture.newId()).status, 401);
        QCOMPARE(fixture.trySignIn(u"packer@one"_s, u"wrong password"_s, fixture.newId()).status, 401);
        const auto failures = [&fixture] {
            auto connection = sql::Connection::open(fixture.options.databasePath);
            sql::Query rows = (*connection)->query("SELECT org FROM audit WHERE outcome = 'failed' ORDER BY org");
            QStringList orgs;
            while (rows.step())
                orgs.append(rows.text(0));
            return orgs;
        };
        QCOMPARE(failures(), (QStringList{QString(), fixture.supplier.value}));
        fixture.clock.pass(181LL * 24 * 60 * 60 * 1000);
        QVERIFY(fixture.platform->maintain().ok());
        QCOMPARE(failures(), QStringList{fixture.supplier.value});
        fixture.clock.pass(900LL * 24 * 60 * 60 * 1000);
        QVERIFY(fixture.platform->maintain().ok());
        QCOMPARE(failures(), QStringList{fixture.supplier.value});
        fixture.clock.pass(15LL * 24 * 60 * 60 * 1000);
        QVERIFY(fixture.platform->maintain().ok());
        QCOMPARE(failures(), QStringList());
    }

    void guessingSlowsDown_data()
    {
        QTest::addColumn<QString>("login");
        QTest::newRow("known") << u"packer@one"_s;
        QTest::newRow("unknown") << u"nobody@nowhere"_s;
    }

    void guessingSlowsDown()
    {
        QFETCH(QString, login);
        ServerFixture fixture;
        for (int i = 0; i < 5; ++i)
            QCOMPARE(codeOf(fixture.trySignIn(login, u"guess %1"_s.arg(i), fixture.newId())), u"sign-in-failed"_s);
        int last = 0;
        for (int i = 0; i < 12; ++i) {
            const net::Reply locked = fixture.trySignIn(login, kPassword, fixture.newId());
            QCOMPARE(locked.status, 429);
            QCOMPARE(codeOf(locked), u"account-locked"_s);
            const int wait = net::header(locked.headers, "Retry-After").toInt();
            QVERIFY2(wait > last || wait == 900, qPrintable(QString::number(wait)));
            QVERIFY(wait <= 900);
            last = wait;
            fixture.clock.pass(wait * 1000LL);
            QCOMPARE(codeOf(fixture.trySignIn(login, u"guess"_s, fixture.newId())), u"sign-in-failed"_s);
        }
        QCOMPARE(last, 900);
        // Somebody else is not touched, and the right password forgives.
        QCOMPARE(fixture.trySignIn(u"manager@one"_s, kPassword, fixture.newId()).status, 200);
        fixture.clock.pass(900 * 1000);
        if (login == u"packer@one"_s) {
            QCOMPARE(fixture.trySignIn(login, kPassword, fixture.newId()).status, 200);
            QCOMPARE(codeOf(fixture.trySignIn(login, u"typo"_s, fixture.newId())), u"sign-in-failed"_s);
            QCOMPARE(fixture.trySignIn(login, kPassword, fixture.newId()).status, 200);
        }
    }

    void oneAddressCannotTryManyLogins()
    {
        ServerFixture fixture;
        const QByteArray peer = "203.0.113.7";
        for (int i = 0; i < 20; ++i)
            QCOMPARE(codeOf(fixture.trySignIn(u"user%1@one"_s.arg(i), u"guess it"_s, fixture.newId(), peer)),
                     u"sign-in-failed"_s);
        QCOMPARE(codeOf(fixture.trySignIn(u"packer@one"_s, kPassword, fixture.newId(), peer)), u"account-locked"_s);
        QCOMPARE(fixture.trySignIn(u"packer@one"_s, kPassword, fixture.newId(), "203.0.113.8").status, 200);
        // A warehouse behind one address signs in as often as it likes.
        for (int i = 0; i < 50; ++i)
            QCOMPARE(fixture.trySignIn(u"packer@one"_s, kPassword, fixture.newId(), "203.0.113.9").status, 200);
    }

    void anUnknownLoginCostsTheSame()
    {
        ServerFixture fixture;
        fixture.options.passwordCost = PlatformOptions::PasswordCost::Interactive;
        fixture.reopen();
        QVERIFY(fixture.platform->setPassword(u"packer@one"_s, kPassword).ok());
        const auto fastest = [&fixture](const QString &login) {
            qint64 best = std::numeric_limits<qint64>::max();
            for (int i = 0; i < 3; ++i) {
                QElapsedTimer timer;
                timer.start();
                [&] {
                    QCOMPARE(codeOf(fixture.trySignIn(login, u"wrong password"_s, fixture.newId())),
                             u"sign-in-failed"_s);
                }();
                best = std::min(best, timer.nsecsElapsed());
            }
            return best;
        };
        const qint64 known = fastest(u"packer@one"_s);
        const qint64 unknown = fastest(u"nobody@one"_s);
        // Without the hash an unknown login would be about a hundred times faster.
        QVERIFY2(unknown * 4 > known && known * 4 > unknown, qPrintable(u"%1 %2"_s.arg(known).arg(unknown)));
    }

    void passwordsKnowTheirOwnCost()
    {
        SystemRandom random;
        Passwords minimal(PlatformOptions::PasswordCost::Minimal, "pepper", random);
        Passwords interactive(PlatformOptions::PasswordCost::Interactive, "pepper", random);
        Passwords peppered(PlatformOptions::PasswordCost::Minimal, "salt", random);
        const QString stored = *minimal.hash(u"密码 e\u0301"_s);
        QVERIFY(stored != *minimal.hash(u"密码 e\u0301"_s));
        QVERIFY(*minimal.verify(u"密码 \u00e9"_s, stored));  // composed in another way
        QVERIFY(*interactive.verify(u"密码 e\u0301"_s, stored));
        QVERIFY(!*minimal.verify(u"密码 e"_s, stored));
        QVERIFY(!*peppered.verify(u"密码 e\u0301"_s, stored));
        QVERIFY(!*minimal.verify(u""_s, u"garbage"_s));
        // Without the memory for it a password is neither right nor wrong.
        const QString huge = QString(stored).replace(u"$8192$"_s, u"$99999999999999$"_s);
        QVERIFY(huge != stored);
        QCOMPARE(minimal.verify(u"密码 e\u0301"_s, huge).error().code, u"out-of-memory"_s);
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestSignIn)
#include "tst_signin.moc"
