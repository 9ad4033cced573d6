// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What this PC keeps of sign-ins, and what its log says of people.
#include <QMutex>
#include <QTest>
#include <algorithm>

#include "app/desktop/embeddedplatform.h"
#include "models/core/uuid7.h"
#include "tests/support/headlessdesktop.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using ConnectionKind = store::ConnectionState::Kind;

namespace {

QMutex sayMutex;
QByteArray saidSoFar;

/// What the program says before anything is taken out of it.
class Ear
{
public:
    Ear()
    {
        saidSoFar.clear();
        m_before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
            const QMutexLocker lock(&sayMutex);
            saidSoFar += text.toUtf8() + '\n';
        });
    }
    ~Ear() { qInstallMessageHandler(m_before); }
    Ear(const Ear &) = delete;
    Ear &operator=(const Ear &) = delete;

    [[nodiscard]] static QByteArray heard()
    {
        const QMutexLocker lock(&sayMutex);
        return saidSoFar;
    }

private:
    QtMessageHandler m_before = nullptr;
};

/// The first of them that stands in the text; empty: none does.
QString firstIn(const QByteArray &text, const QStringList &words)
{
    const auto it = std::find_if(words.begin(), words.end(), [&text](const QString &word) {
        return word.size() > 1 && text.contains(word.toUtf8());
    });
    return it == words.end() ? QString() : *it;
}

QStringList peopleOf(const QList<Order> &orders)
{
    QStringList out;
    for (const Order &order : orders)
        out += {order.recipient.name, order.recipient.phone, order.recipient.street};
    return out;
}

}  // namespace

class TestSecrets : public QObject
{
    Q_OBJECT

    static QStringList tokensIn(const SecretBox &box)
    {
        QStringList out;
        for (const QString &stored : box.values)
            out += stored.section(u':', 2);
        return out;
    }

    [[nodiscard]] static store::Act anyPick(HeadlessDesktop &desktop)
    {
        const QHash<OrderId, Order> all = desktop.orders();
        for (const Order &order : all) {
            if (!order.paid || order.cancelled || order.refunding || !order.shipments.isEmpty())
                continue;
            for (const Line &line : order.lines) {
                if (!line.flagged() && !line.refunding && line.sendable && line.toPick() > 0)
                    return {orderLane(order.id), PickOp{line.id, 1}, {}};
            }
        }
        return {};
    }

private slots:
    void init()
    {
        m_platform = std::make_unique<RealPlatform>();
        QVERIFY(m_platform->start());
    }
    void cleanup() { m_platform.reset(); }

    /// The keychain is locked and there is no network when somebody signs out: whoever opens the account later must
    /// type its password, and the token goes as soon as the keychain answers.
    void aTokenThatTheKeychainKeptIsNoWayIn()
    {
        HeadlessDesktop desktop;
        const std::shared_ptr<SecretBox> secrets = desktop.secrets();
        QCOMPARE(desktop.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QVERIFY(desktop.settled());
        QTRY_VERIFY(!secrets->values.isEmpty());
        m_platform->stop();
        secrets->broken = true;
        std::optional<Status> status;
        desktop.session().signOut(false, false, [&](const Status &got) { status = got; });
        QTRY_VERIFY_WITH_TIMEOUT(status.has_value(), 10000);
        QVERIFY(status->ok());
        const desktop::Profile profile = desktop.session().profile();
        QVERIFY(desktop::Profiles::setSignedOut(profile).ok());  // as the program does then
        desktop.close();
        QVERIFY(!secrets->values.isEmpty());

        QVERIFY(m_platform->start());
        secrets->broken = false;
        QCOMPARE(desktop.reopen(), QString());
        QTRY_COMPARE_WITH_TIMEOUT(desktop.state().kind, ConnectionKind::SignInNeeded, 20000);
        QCOMPARE(desktop.state().reason, u"signed-out"_s);
        desktop.session().sync().syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(secrets->values.isEmpty(), 10000);
        QCOMPARE(desktop.state().kind, ConnectionKind::SignInNeeded);

        status.reset();
        desktop.session().sync().signIn(QLatin1String(kDemoPassword), this, [&](const Status &got) { status = got; });
        QTRY_VERIFY_WITH_TIMEOUT(status.has_value(), 20000);
        QVERIFY(status->ok());
        QVERIFY(desktop.settled());
        QTRY_VERIFY(!secrets->values.isEmpty());
        QVERIFY(!desktop::Profiles::beside(profile).constFirst().signedOut);
        // From then on the next start needs none.
        desktop.close();
        QCOMPARE(desktop.reopen(), QString());
        desktop.session().sync().syncNow();
        QVERIFY(desktop.settled());
    }

    /// Through everything a log has something to say of: a keychain and a network that fail, a restart, an account that
    /// is locked out.
    void aSessionSaysNothingOfPeopleOrTokens()
    {
        const Ear ear;
        HeadlessDesktop desktop;
        desktop.keepLog();
        QCOMPARE(desktop.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QVERIFY(desktop.settled());
        QTRY_VERIFY(!desktop.secrets()->values.isEmpty());
        QStringList secrets = tokensIn(*desktop.secrets());
        secrets += peopleOf(desktop.orders().values());
        QVERIFY(secrets.size() > 10);
        m_platform->stop();
        const store::Act act = anyPick(desktop);
        QVERIFY(!act.lane.isEmpty());
        QCOMPARE(desktop.record({act}), QString());
        desktop.close();
        desktop.secrets()->broken = true;
        QCOMPARE(desktop.reopen(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(desktop.log().contains("keychain not read"), 20000);
        desktop.secrets()->broken = false;
        QVERIFY(m_platform->start());
        QVERIFY(desktop.settled());
        secrets += tokensIn(*desktop.secrets());
        QVERIFY(m_platform->operate({u"disable-user"_s, u"--login"_s, u"manager@huafeng"_s}).contains("changed user"));
        desktop.session().sync().syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(desktop.log().contains("answer 40"), 30000);
        desktop.close();
        m_platform->stop();

        const QByteArray log = desktop.log();
        QCOMPARE(firstIn(log, secrets), QString());
        // Nor does it need the redaction for that.
        QVERIFY(Ear::heard().contains("keychain not read"));
        QCOMPARE(firstIn(Ear::heard(), secrets), QString());
        QCOMPARE(firstIn(m_platform->log(), secrets), QString());
    }

    /// The desktop takes over into its log what the platform on this PC says on its standard error.
    void thePlatformOnThisPcSaysNothingOfThemEither()
    {
        const Ear ear;
        const QTemporaryDir folder;
        desktop::EmbeddedPlatform platform(folder.path());
        platform.start();
        QTRY_VERIFY_WITH_TIMEOUT(platform.isReady(), 60000);
        QStringList secrets;
        {
            PlainClient client(platform.base());
            QVERIFY(client.isSignedIn());
            const QList<Order> orders = client.orders().values();
            QVERIFY(!orders.isEmpty());
            secrets = peopleOf(orders) + QStringList{client.caller().access};
            Operation operation;
            operation.id = OpId(makeUuid7(m_clock, m_random));
            operation.lane = orderLane(orders.constFirst().id);
            operation.payload = PickOp{orders.constFirst().lines.constFirst().id, 1000000};
            operation.actedAtMs = m_clock.nowMs();
            (void)client.push({operation});  // refused in one way or another
        }
        QVERIFY(!PlainClient(platform.base(), u"nobody@huafeng"_s).isSignedIn());
        bool stopped = false;
        connect(&platform, &desktop::EmbeddedPlatform::stopped, this, [&stopped] { stopped = true; });
        platform.stop();
        QTRY_VERIFY_WITH_TIMEOUT(stopped, 20000);
        QVERIFY(Ear::heard().contains("platform on this PC listens"));
        QCOMPARE(firstIn(Ear::heard(), secrets), QString());
    }

private:
    std::unique_ptr<RealPlatform> m_platform;
    SystemClock m_clock;
    SystemRandom m_random;
};

}  // namespace wyh::test

QTEST_GUILESS_MAIN(wyh::test::TestSecrets)
#include "tst_secrets.moc"
