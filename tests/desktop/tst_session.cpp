// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFileInfo>
#include <QTest>

#include "models/core/uuid7.h"
#include "net/client/signin.h"
#include "tests/support/headlessdesktop.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using store::Act;
using store::OpState;

/// The desktop's own half without its window against the real platform program over real HTTP.
class TestSession : public QObject
{
    Q_OBJECT

private:
    /// Paid, alive, with at least one line whose rest can still be picked.
    static std::optional<Order> pickable(HeadlessDesktop &desktop, int minToPick = 2)
    {
        QList<Order> all = desktop.orders().values();
        std::sort(all.begin(), all.end(), [](const Order &a, const Order &b) { return a.number < b.number; });
        for (const Order &order : all) {
            if (!order.paid || order.cancelled || order.refunding || !order.shipments.isEmpty())
                continue;
            if (freeLine(order, minToPick))
                return order;
        }
        return std::nullopt;
    }
    static const Line *freeLine(const Order &order, int minToPick)
    {
        for (const Line &line : order.lines) {
            if (!line.flagged() && !line.refunding && line.sendable && line.toPick() >= minToPick)
                return &line;
        }
        return nullptr;
    }
    static Act pick(const Order &order, const LineId &line, int delta)
    {
        return Act{orderLane(order.id), PickOp{line, delta}, {}};
    }
    Act ship(const Order &order, const Line &line, int quantity, const QString &waybill, HeadlessDesktop &desktop)
    {
        ShipOp op;
        op.shipment = ShipmentId(makeUuid7(m_clock, m_random));
        op.lines = {ShipLine{line.id, quantity, 0}};
        op.courier = u"YTO"_s;
        op.waybill = waybill;
        const Result<QList<Address>> addresses = desktop.session().reader().addresses();
        if (addresses.ok() && !addresses->isEmpty())
            op.from = addresses->first().id;
        op.weightGrams = 500;
        op.seenRecipientVersion = order.recipientVersion;
        return Act{orderLane(order.id), op, {}};
    }

private slots:
    void init()
    {
        m_platform = std::make_unique<RealPlatform>();
        QVERIFY(m_platform->start());
    }
    void cleanup() { m_platform.reset(); }

    void wrongPasswordAndWrongAddressSaySo()
    {
        HeadlessDesktop desktop;
        QCOMPARE(desktop.signIn(m_platform->base(), u"manager@huafeng"_s, u"wrong"_s), u"sign-in-failed"_s);
        const QUrl base = m_platform->base();
        m_platform->stop();
        QCOMPARE(desktop.signIn(base, u"manager@huafeng"_s), u"no-route"_s);
    }

    void theDeskShowsWhatThePlatformHas()
    {
        HeadlessDesktop desktop;
        QCOMPARE(desktop.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QVERIFY(desktop.settled());
        const QHash<OrderId, Order> here = desktop.orders();
        const QHash<OrderId, Order> there = PlainClient(m_platform->base()).orders();
        QVERIFY(!there.isEmpty());
        QCOMPARE(here.size(), there.size());
        for (auto it = there.begin(); it != there.end(); ++it) {
            QCOMPARE(here.value(it.key()).version, it->version);
            QCOMPARE(here.value(it.key()).number, it->number);
        }
    }

    void picksAndShipsOnlineAndOffline()
    {
        HeadlessDesktop desktop;
        QCOMPARE(desktop.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QVERIFY(desktop.settled());
        const std::optional<Order> order = pickable(desktop);
        QVERIFY(order.has_value());
        const Line line = *freeLine(*order, 2);

        QCOMPARE(desktop.record({pick(*order, line.id, 1)}), QString());
        QVERIFY(desktop.settled());
        QCOMPARE(PlainClient(m_platform->base()).orders().value(order->id).line(line.id)->picked, line.picked + 1);

        m_platform->stop();
        QCOMPARE(desktop.record({pick(*order, line.id, 1)}), QString());
        QCOMPARE(desktop.order(order->id)->line(line.id)->picked, line.picked + 2);  // shown at once
        const Order shown = *desktop.order(order->id);
        QCOMPARE(desktop.record({ship(shown, *shown.line(line.id), 2, u"YT7712345678901"_s, desktop)}), QString());
        QCOMPARE(desktop.session().desk().counts().waiting, 2);
        QTRY_COMPARE_WITH_TIMEOUT(desktop.state().kind, store::ConnectionState::Kind::Offline, 30000);

        // A restart in between loses nothing.
        desktop.close();
        QCOMPARE(desktop.reopen(), QString());
        QCOMPARE(desktop.session().desk().counts().waiting, 2);
        QCOMPARE(desktop.order(order->id)->shipments.size(), 1);

        QVERIFY(m_platform->start());
        desktop.session().sync().syncNow();
        QVERIFY(desktop.settled());
        QCOMPARE(desktop.session().desk().counts().attention, 0);
        const Order there = PlainClient(m_platform->base()).orders().value(order->id);
        QCOMPARE(there.line(line.id)->picked, line.picked + 2);
        QCOMPARE(there.line(line.id)->shipped, 2);
        QCOMPARE(there.shipments.size(), 1);
        QCOMPARE(there.shipments.first().waybill, u"YT7712345678901"_s);
        QCOMPARE(desktop.order(order->id)->shipments.first().waybill, u"YT7712345678901"_s);
        QCOMPARE(desktop.order(order->id)->version, there.version);
    }

    void twoDesktopsOffOneOrderAgreeAfterwards()
    {
        HeadlessDesktop one, two;
        QCOMPARE(one.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QCOMPARE(two.signIn(m_platform->base(), u"packer@huafeng"_s), QString());
        QVERIFY(one.settled() && two.settled());
        const std::optional<Order> order = pickable(one, 2);
        QVERIFY(order.has_value());
        const Line line = *freeLine(*order, 2);
        const int toPick = line.toPick();

        m_platform->stop();
        // Both pick: one a piece, the other the whole rest. Together one piece too many.
        QCOMPARE(one.record({pick(*order, line.id, 1)}), QString());
        QCOMPARE(two.record({pick(*order, line.id, toPick)}), QString());
        two.session().sync().setWorkOffline(true);  // or its own next try may come first
        QVERIFY(m_platform->start());
        one.session().sync().syncNow();
        QVERIFY(one.settled());
        two.session().sync().setWorkOffline(false);
        two.session().sync().syncNow();
        QVERIFY(two.settled());
        one.session().sync().syncNow();
        const auto same = [&] { return one.order(order->id)->version == two.order(order->id)->version; };
        QTRY_VERIFY_WITH_TIMEOUT(same(), 20000);

        const Order there = PlainClient(m_platform->base()).orders().value(order->id);
        const int picked = there.line(line.id)->picked;
        QCOMPARE(one.order(order->id)->line(line.id)->picked, picked);
        QCOMPARE(two.order(order->id)->line(line.id)->picked, picked);
        const QList<store::OpRow> refused = two.operations({OpState::Conflict, OpState::Rejected});
        QCOMPARE(one.operations({OpState::Conflict, OpState::Rejected}).size(), 0);
        QCOMPARE(refused.size(), 1);
        QVERIFY(!refused.first().problem.code.isEmpty());
        QCOMPARE(picked, line.picked + 1);
    }

    void aPackerHasNoPriceAnywhere()
    {
        HeadlessDesktop manager, packer;
        QCOMPARE(manager.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QCOMPARE(packer.signIn(m_platform->base(), u"packer@huafeng"_s), QString());
        QVERIFY(manager.settled() && packer.settled());
        int priced = 0;
        const QHash<OrderId, Order> withPrices = manager.orders();
        for (const Order &order : withPrices) {
            for (const Line &line : order.lines)
                priced += line.price ? 1 : 0;
        }
        QVERIFY(priced > 0);
        const QHash<OrderId, Order> without = packer.orders();
        QVERIFY(!without.isEmpty());
        for (const Order &order : without) {
            for (const Line &line : order.lines)
                QVERIFY(!line.price);
        }
        manager.close();
        packer.close();
        QVERIFY(manager.everyByte().contains("price_fen"));
        QVERIFY(!packer.everyByte().contains("price_fen"));
    }

    void noSecretIsInAnyFile()
    {
        HeadlessDesktop desktop;
        desktop.keepLog();
        QCOMPARE(desktop.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QVERIFY(desktop.settled());
        QTRY_VERIFY(!desktop.secrets()->values.isEmpty());
        qInfo("the log is among them");
        const QByteArray bytes = desktop.everyByte();
        QVERIFY(bytes.contains("manager@huafeng"));  // the search finds things
        QVERIFY(bytes.contains("the log is among them"));
        QVERIFY(!bytes.contains(kDemoPassword));
        for (const QString &stored : std::as_const(desktop.secrets()->values)) {
            const QString token = stored.section(u':', 2);
            QVERIFY(token.size() >= 16);
            QVERIFY(!bytes.contains(token.toUtf8()));
        }
#ifndef Q_OS_WIN
        const auto others =
            QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(desktop.root()).permissions() & others));
        QVERIFY(!(QFileInfo(desktop.session().profile().folder + u"/cache.db"_s).permissions() & others));
        QVERIFY(!(QFileInfo(desktop.session().profile().folder + u"/outbox.db"_s).permissions() & others));
#endif
    }

    void aRestartNeedsNoPassword()
    {
        HeadlessDesktop desktop;
        QCOMPARE(desktop.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QVERIFY(desktop.settled());
        QTRY_VERIFY(!desktop.secrets()->values.isEmpty());
        for (int i = 0; i < 3; ++i) {
            desktop.close();
            QCOMPARE(desktop.reopen(), QString());
            desktop.session().sync().syncNow();
            QVERIFY(desktop.settled());
        }
        // Without the keychain's entry it asks, keeps the queue and takes the password.
        desktop.close();
        desktop.secrets()->values.clear();
        QCOMPARE(desktop.reopen(), QString());
        QTRY_COMPARE_WITH_TIMEOUT(desktop.state().kind, store::ConnectionState::Kind::SignInNeeded, 20000);
        const std::optional<Order> order = pickable(desktop);
        QVERIFY(order.has_value());
        QCOMPARE(desktop.record({pick(*order, freeLine(*order, 2)->id, 1)}), QString());
        std::optional<Status> status;
        desktop.session().sync().signIn(u"nonsense"_s, this, [&](const Status &got) { status = got; });
        QTRY_VERIFY_WITH_TIMEOUT(status.has_value(), 20000);
        QCOMPARE(status->error().code, u"sign-in-failed"_s);
        status.reset();
        desktop.session().sync().signIn(QLatin1String(kDemoPassword), this, [&](const Status &got) { status = got; });
        QTRY_VERIFY_WITH_TIMEOUT(status.has_value(), 20000);
        QVERIFY(status->ok());
        QVERIFY(desktop.settled());
        QVERIFY(!desktop.secrets()->values.isEmpty());
    }

    void signingOutKeepsWhatIsUnsent()
    {
        HeadlessDesktop desktop;
        QCOMPARE(desktop.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QVERIFY(desktop.settled());
        const std::optional<Order> order = pickable(desktop);
        QVERIFY(order.has_value());
        m_platform->stop();
        QCOMPARE(desktop.record({pick(*order, freeLine(*order, 2)->id, 1)}), QString());
        std::optional<Status> status;
        const auto signOut = [&](bool exported) {
            status.reset();
            desktop.session().signOut(true, exported, [&](const Status &got) { status = got; });
        };
        signOut(false);
        QTRY_VERIFY(status.has_value());
        QCOMPARE(status->error().code, u"unsent-operations"_s);
        QCOMPARE(status->error().params.value(u"count"_s).toInt(), 1);
        QVERIFY(!desktop.orders().isEmpty());
        signOut(true);
        QTRY_VERIFY_WITH_TIMEOUT(status.has_value(), 10000);
        QVERIFY(status->ok());
        QTRY_VERIFY(desktop.secrets()->values.isEmpty());
        // The queue is still there for the next sign-in.
        QCOMPARE(desktop.session().desk().counts().waiting, 1);
        desktop.close();
        QVERIFY(m_platform->start());
        QCOMPARE(desktop.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QVERIFY(desktop.settled());
        const Line &line = *freeLine(*order, 2);
        QCOMPARE(PlainClient(m_platform->base()).orders().value(order->id).line(line.id)->picked, line.picked + 1);
    }

    void aRescueFileWorksOnAnotherPc()
    {
        HeadlessDesktop lost, rescued;
        QCOMPARE(lost.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QCOMPARE(rescued.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QVERIFY(lost.settled() && rescued.settled());
        const std::optional<Order> order = pickable(lost);
        QVERIFY(order.has_value());
        const Line line = *freeLine(*order, 2);
        m_platform->stop();
        QCOMPARE(lost.record({pick(*order, line.id, 1)}), QString());
        QCOMPARE(lost.record({pick(*order, line.id, 1)}), QString());
        std::optional<Result<QByteArray>> file;
        lost.session().desk().exportRescue(u"two yellow birds"_s, this, [&](const auto &got) { file = got; });
        QTRY_VERIFY_WITH_TIMEOUT(file.has_value(), 30000);
        QVERIFY(file->ok());
        QVERIFY(!(*file)->contains(order->number.toUtf8()));

        // The first PC comes to life once more and sends them itself; then they come back on another one as well.
        QVERIFY(m_platform->start());
        lost.session().sync().syncNow();
        QVERIFY(lost.settled());
        lost.close();
        std::optional<Result<store::Imported>> imported;
        const auto recover = [&](const QString &words) {
            imported.reset();
            rescued.session().desk().importRescue(**file, words, this, [&](const auto &got) { imported = got; });
            QTRY_VERIFY_WITH_TIMEOUT(imported.has_value(), 30000);
        };
        recover(u"two yellow cats"_s);
        QCOMPARE(imported->error().code, u"rescue-passphrase"_s);
        recover(u"two yellow birds"_s);
        QVERIFY(imported->ok());
        QCOMPARE((*imported)->added, 2);
        rescued.session().sync().syncNow();
        QVERIFY(rescued.settled());
        QCOMPARE(rescued.session().desk().counts().attention, 0);
        QCOMPARE(rescued.operations({OpState::Done}).size(), 2);
        const Order there = PlainClient(m_platform->base()).orders().value(order->id);
        QCOMPARE(there.line(line.id)->picked, line.picked + 2);
        QCOMPARE(rescued.order(order->id)->line(line.id)->picked, line.picked + 2);
        recover(u"two yellow birds"_s);
        QCOMPARE((*imported)->added, 0);
        QCOMPARE((*imported)->known, 2);
    }

    void aRevokedPcKeepsOnlyWhatWasNotSent_data()
    {
        QTest::addColumn<bool>("keep");
        QTest::newRow("unsent work is kept") << true;
        QTest::newRow("unsent work goes too") << false;
    }
    void aRevokedPcKeepsOnlyWhatWasNotSent()
    {
        QFETCH(bool, keep);
        HeadlessDesktop lost;
        QCOMPARE(lost.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QVERIFY(lost.settled());
        QTRY_VERIFY(!lost.secrets()->values.isEmpty());
        const std::optional<Order> order = pickable(lost);
        QVERIFY(order.has_value());
        const Line line = *freeLine(*order, 2);
        QVERIFY(lost.everyByte().contains(order->recipient.phone.toUtf8()));
        const QString folder = lost.session().profile().folder;
        m_platform->stop();
        QCOMPARE(lost.record({pick(*order, line.id, 1)}), QString());
        const QStringList device{u"--org"_s, u"huafeng"_s, u"--device"_s, lost.session().device().value};
        QByteArray said = m_platform->operate(QStringList{u"revoke-device"_s} + device +
                                              (keep ? QStringList() : QStringList{u"--remove-unsent"_s}));
        QVERIFY2(said.contains("revoked device"), said.constData());
        const qsizetype at = said.indexOf("passphrase of its rescue file: ");
        QCOMPARE(at >= 0, keep);
        const QString passphrase = keep ? QString::fromUtf8(said.mid(at + 31)).trimmed() : QString();
        QVERIFY(m_platform->start());

        std::optional<Error> why;
        connect(&lost.session(), &desktop::Session::gone, this, [&](const Error &error) { why = error; });
        lost.session().sync().syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(why.has_value(), 60000);
        QCOMPARE(why->code, keep ? u"device-revoked-kept"_s : u"device-revoked-removed"_s);
        QCOMPARE(why->params.value(u"count"_s).toInt(), 1);
        QTRY_VERIFY(lost.secrets()->values.isEmpty());
        // What would be saved now would be deleted unseen.
        QCOMPARE(lost.record({pick(*order, line.id, 1)}), u"device-revoked"_s);
        lost.close();
        const QByteArray left = lost.everyByte();
        QVERIFY(!left.contains(order->recipient.phone.toUtf8()));
        QVERIFY(!left.contains(order->number.toUtf8()));
        QVERIFY(!QFile::exists(folder + u"/cache.db"_s));
        QVERIFY(!QFile::exists(folder + u"/outbox.db"_s));
        said = m_platform->operate({u"devices"_s, u"--org"_s, u"huafeng"_s});
        QVERIFY2(said.contains("revoked, was told"), said.constData());
        // Its password alone does not open it again; the operator does.
        QCOMPARE(lost.signIn(m_platform->base(), u"manager@huafeng"_s), u"device-revoked"_s);
        const QStringList files = QDir(folder).entryList({u"*.rescue"_s}, QDir::Files);
        QCOMPARE(files.size(), keep ? 1 : 0);
        if (keep) {
            // What was not sent is sent from another PC.
            QFile file(folder + u'/' + files.constFirst());
            QVERIFY(file.open(QIODevice::ReadOnly));
            HeadlessDesktop other;
            QCOMPARE(other.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
            std::optional<Result<store::Imported>> imported;
            other.session().desk().importRescue(file.readAll(), passphrase, this,
                                                [&](const auto &got) { imported = got; });
            QTRY_VERIFY_WITH_TIMEOUT(imported.has_value(), 60000);
            QVERIFY2(imported->ok(), imported->ok() ? "" : qPrintable(imported->error().code));
            other.session().sync().syncNow();
            QVERIFY(other.settled());
            QCOMPARE(PlainClient(m_platform->base()).orders().value(order->id).line(line.id)->picked, line.picked + 1);
        }
        QVERIFY(m_platform->operate(QStringList{u"allow-device"_s} + device).contains("may sign in again"));
        QCOMPARE(lost.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QVERIFY(lost.settled());
        QCOMPARE(lost.orders().value(order->id).line(line.id)->picked, line.picked + (keep ? 1 : 0));
    }

    void theOtherAccountsOfARevokedPcGoToo()
    {
        HeadlessDesktop lost;
        QCOMPARE(lost.signIn(m_platform->base(), u"packer@huafeng"_s), QString());
        QVERIFY(lost.settled());
        const std::optional<Order> order = pickable(lost);
        QVERIFY(order.has_value());
        const QString packers = lost.session().profile().folder;
        const QString device = lost.session().device().value;
        m_platform->stop();
        QCOMPARE(lost.record({pick(*order, freeLine(*order, 2)->id, 1)}), QString());
        lost.close();
        QVERIFY(m_platform->start());
        // Nobody comes back to the packer's account on this PC.
        QCOMPARE(lost.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QVERIFY(lost.settled());
        QTRY_COMPARE(lost.secrets()->values.size(), 2);
        QVERIFY(m_platform->operate({u"revoke-device"_s, u"--org"_s, u"huafeng"_s, u"--device"_s, device})
                    .contains("revoked device"));
        std::optional<Error> why;
        connect(&lost.session(), &desktop::Session::gone, this, [&](const Error &error) { why = error; });
        lost.session().sync().syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(why.has_value(), 60000);
        // The work that is left is named, whosever it is.
        QCOMPARE(why->code, u"device-revoked-kept"_s);
        QVERIFY(why->params.value(u"path"_s).toString().startsWith(QDir::toNativeSeparators(packers)));
        QTRY_VERIFY(lost.secrets()->values.isEmpty());
        lost.close();
        QVERIFY(!lost.everyByte().contains(order->recipient.phone.toUtf8()));
        QCOMPARE(QDir(packers).entryList({u"cache.*"_s, u"outbox.*"_s, u"*.mark"_s}, QDir::Files), QStringList());
        QCOMPARE(QDir(packers).entryList({u"*.rescue"_s}, QDir::Files).size(), 1);
    }

    void aDeviceWritesNoLinesOnTheOperatorsScreen()
    {
        client::SignIn call;
        std::optional<bool> signedIn;
        call.start(m_platform->base(), u"packer@huafeng"_s, QLatin1String(kDemoPassword),
                   DeviceId(makeUuid7(m_clock, m_random)), u"PC\x1b[2J\nforged-line"_s,
                   [&](const Result<contract::Session> &got) { signedIn = got.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(signedIn.has_value(), 20000);
        QVERIFY(*signedIn);
        const QByteArray said = m_platform->operate({u"devices"_s, u"--org"_s, u"huafeng"_s});
        QVERIFY2(said.contains("PC?[2J?forged-line"), said.constData());
    }

    void aProfileIsOpenOnce()
    {
        HeadlessDesktop desktop;
        QCOMPARE(desktop.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QCOMPARE(lockCode(desktop), u"profile-in-use"_s);
    }

private:
    static QString lockCode(HeadlessDesktop &desktop)
    {
        const auto lock = desktop::ProfileLock::take(desktop.session().profile().folder);
        return lock.ok() ? QString() : lock.error().code;
    }

    std::unique_ptr<RealPlatform> m_platform;
    SystemClock m_clock;
    SystemRandom m_random;
};

}  // namespace wyh::test

QTEST_GUILESS_MAIN(wyh::test::TestSession)
#include "tst_session.moc"
