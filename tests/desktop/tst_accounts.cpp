// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QTimer>
#include <algorithm>

#include "models/store/files.h"
#include "models/store/revocation.h"
#include "net/contract/codec.h"
#include "tests/desktop/endtoend.h"
#include "ui/shell/banner.h"
#include "ui/shell/openingwindow.h"
#include "ui/widgets/pillbutton.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using ConnectionKind = store::ConnectionState::Kind;

/// Who works at this PC: several accounts, their queues, and what the keychain does with their sign-ins.
class TestAccounts : public EndToEnd
{
    Q_OBJECT

private:
    void chooseInAccountMenu(const QString &words)
    {
        QVERIFY(m_program->tabTo(u"account"_s));
        QVERIFY(m_program->choose(words));
    }
    void switchAccount()
    {
        chooseInAccountMenu(u"Switch account"_s);
        QTRY_VERIFY(m_program->firstRun() && m_program->firstRun()->isVisible());
        m_program->firstRun()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_program->firstRun()));
    }
    /// Takes the account in the list by keyboard; what the list says of it is compared.
    void openAccount(const QString &login, const QString &name)
    {
        QVERIFY(m_program->tabTo(u"account-"_s + login));
        QCOMPARE(QApplication::focusWidget()->accessibleName(), name);
        m_program->key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->window() && m_program->window()->isVisible(), 20000);
        m_program->window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_program->window()));
        QCOMPARE(m_program->session().profile().account.login, login);
    }
    /// Nobody has the account open: its newest page said that this order was over long ago.
    void makeOld(const QString &folder, Order order, const QString &phone)
    {
        store::OpenStore options;
        options.folder = folder;
        const auto opened = store::LocalStore::open(options, m_clock, m_random);
        QVERIFY(opened.ok());
        Shipment parcel;
        parcel.id = ShipmentId(u"parcel"_s);
        parcel.courier = u"YTO"_s;
        parcel.waybill = u"YT1"_s;
        parcel.shippedAtMs = m_clock.nowMs() - 40LL * 24 * 60 * 60 * 1000;
        for (Line &line : order.lines) {
            line.picked = line.shipped = line.ordered;
            parcel.lines.append({line.id, line.ordered});
        }
        order.shipments = {parcel};
        order.recipient.phone = phone;
        ++order.version;
        const store::PullState pull = (*opened)->pullState();
        contract::PullPage page;
        page.top = (*opened)->high();
        page.feed = page.top.feed;
        page.items = {{u"order"_s, order.id.value, order.version, pull.pos, contract::PullItem::Gone::No,
                       contract::orderToJson(order, true)}};
        page.next = pull.token;
        page.nextPos = pull.pos;
        const auto applied = (*opened)->applyPage(page, pull.token);
        QVERIFY(applied.ok() && applied->applied);
    }
    [[nodiscard]] bool saysRevoked() const
    {
        for (const QLabel *label : m_program->firstRun()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(u"revoked this PC"_s))
                return true;
        }
        return false;
    }
    static bool opening()
    {
        const QWidgetList all = QApplication::topLevelWidgets();
        return std::any_of(all.begin(), all.end(), [](const QWidget *widget) {
            return widget->isVisible() && qobject_cast<const ui::OpeningWindow *>(widget);
        });
    }
    [[nodiscard]] ui::BannerLook banner() const { return m_program->window()->findChild<ui::Banner *>()->look(); }

private slots:
    void init() { beginPlatform(); }
    void cleanup() { endAll(); }

    void switchingAccountsKeepsTheirWorkApart()
    {
        beginProgram();
        connectByKeyboard(u"manager@huafeng"_s);
        const std::optional<Order> order = freshOrder();
        QVERIFY(order.has_value());
        m_platform->stop();
        pickByScans(*order);
        const int unsent = m_program->session().desk().counts().waiting;
        QVERIFY(unsent > 0);
        const QString managersFolder = m_program->session().profile().folder;
        switchAccount();
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"赵经理, %1 not confirmed"_s.arg(unsent));

        // Somebody else signs in and works; nothing of the first one's goes out with their session.
        QVERIFY(m_platform->start());
        QVERIFY(m_program->tabTo(u"connectChoice"_s));
        m_program->key(Qt::Key_Return);
        signInByKeyboard(m_platform->base().toString(), u"packer@huafeng"_s);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(m_program->session().profile().folder != managersFolder);
        QCOMPARE(m_program->session().desk().counts().waiting, 0);
        const std::optional<Order> packers = freshOrder();
        QVERIFY(packers.has_value() && packers->id != order->id);
        pickByScans(*packers);
        QVERIFY(m_program->waitSettled());
        QCOMPARE(there(order->id).version, order->version);
        const Order done = there(packers->id);
        for (const Line &line : done.lines)
            QCOMPARE(line.picked, line.ordered);
        QTRY_COMPARE(m_program->secrets()->values.size(), 2);

        // Back without a password: what waited is sent, once, as the one who did it.
        switchAccount();
        openAccount(u"manager@huafeng"_s, u"赵经理, %1 not confirmed"_s.arg(unsent));
        QVERIFY(m_program->waitOnline());
        QVERIFY(m_program->waitSettled());
        QCOMPARE(m_program->session().desk().counts().attention, 0);
        const Order now = there(order->id);
        QCOMPARE(now.version, order->version + unsent);
        for (const Line &line : now.lines)
            QCOMPARE(line.picked, line.ordered);

        // The next start opens the last one; the other has nothing left to send.
        m_program->stop();
        QVERIFY(m_program->start());
        QTRY_VERIFY(m_program->window());
        QCOMPARE(m_program->session().profile().account.login, u"manager@huafeng"_s);
        switchAccount();
        openAccount(u"packer@huafeng"_s, u"仓库02"_s);
    }

    void anAccountIsOpenedWithoutANetwork()
    {
        beginProgram();
        connectByKeyboard(u"packer@huafeng"_s);
        const std::optional<Order> order = freshOrder();
        QVERIFY(order.has_value());
        m_platform->stop();
        switchAccount();
        openAccount(u"packer@huafeng"_s, u"仓库02"_s);
        pickByScans(*order);
        QVERIFY(m_program->session().desk().counts().waiting > 0);
    }

    void theEndMayComeWhileAnAccountIsBeingClosed()
    {
        beginProgram();
        connectByKeyboard(u"packer@huafeng"_s);
        bool stopped = false;
        connect(
            m_program->window(), &QObject::destroyed, this,
            [this, &stopped] {
                m_program->stop();
                stopped = true;
            },
            Qt::QueuedConnection);
        emit m_program->window()->switchAccountRequested();
        QTRY_VERIFY_WITH_TIMEOUT(stopped, 30000);
    }

    void aRevokedPcEndsAtTheFirstWindow()
    {
        beginProgram();
        connectByKeyboard(u"packer@huafeng"_s);
        const QString folder = m_program->session().profile().folder;
        const QStringList device{u"--org"_s, u"huafeng"_s, u"--device"_s, m_program->session().device().value};
        QVERIFY(m_platform->operate(QStringList{u"revoke-device"_s} + device).contains("revoked device"));
        m_program->key(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->firstRun() && m_program->firstRun()->isVisible(), 30000);
        QTRY_VERIFY(m_program->secrets()->values.isEmpty());
        QVERIFY(!m_program->window());
        QVERIFY(!QFile::exists(folder + u"/outbox.db"_s));
        QVERIFY(saysRevoked());
        // The next start does not come in either, nor does the right password.
        m_program->stop();
        QVERIFY(m_program->start());
        QTRY_VERIFY(m_program->firstRun() && m_program->firstRun()->isVisible());
        QVERIFY(!saysRevoked());
        m_program->firstRun()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_program->firstRun()));
        QVERIFY(m_program->firstRun()->findChild<QLineEdit *>(u"password"_s)->hasFocus());
        m_program->type(QLatin1String(kDemoPassword));
        m_program->key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->firstRun() && saysRevoked(), 30000);
        QVERIFY(!m_program->window());
        QVERIFY(m_platform->operate(QStringList{u"allow-device"_s} + device).contains("may sign in again"));
    }

    void aStartGoesOnWithDeleting()
    {
        beginProgram();
        connectByKeyboard(u"packer@huafeng"_s);
        QVERIFY(m_program->waitSettled());
        QTRY_VERIFY(!m_program->secrets()->values.isEmpty());
        const QString folder = m_program->session().profile().folder;
        m_program->stop();
        QVERIFY(QFile::exists(folder + u"/cache.db"_s));
        // The program was killed between the mark and the end; it does not take the account for one to work with.
        store::DiskFiles files;
        QVERIFY(store::markForRemoval(files, folder).ok());
        QVERIFY(m_program->start());
        QTRY_VERIFY(m_program->firstRun() && m_program->firstRun()->isVisible());
        QVERIFY(saysRevoked());
        QCOMPARE(QDir(folder).entryList({u"cache.*"_s, u"outbox.*"_s, u"*.mark"_s}, QDir::Files), QStringList());
        QTRY_VERIFY(m_program->secrets()->values.isEmpty());
    }

    void aSignedOutAccountComesBackWithItsPassword()
    {
        beginProgram();
        connectByKeyboard(u"packer@huafeng"_s);
        chooseInAccountMenu(u"Sign out"_s);
        QTRY_VERIFY(QApplication::activeModalWidget());
        m_program->key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->firstRun() && m_program->firstRun()->isVisible(), 20000);
        m_program->firstRun()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_program->firstRun()));
        QTRY_VERIFY(m_program->secrets()->values.isEmpty());
        auto *password = m_program->firstRun()->findChild<QLineEdit *>(u"password"_s);
        QVERIFY(password->hasFocus());
        m_program->type(QLatin1String(kDemoPassword));
        m_program->key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->window() && m_program->window()->isVisible(), 20000);
        QVERIFY(m_program->waitOnline());
        QCOMPARE(m_program->session().profile().account.login, u"packer@huafeng"_s);
    }

    void aTokenThatTheKeychainKeptGoesAtTheNextStart()
    {
        beginProgram();
        const std::shared_ptr<SecretBox> secrets = m_program->secrets();
        connectByKeyboard(u"packer@huafeng"_s);
        QTRY_VERIFY(!secrets->values.isEmpty());
        secrets->broken = true;
        chooseInAccountMenu(u"Sign out"_s);
        QTRY_VERIFY(QApplication::activeModalWidget());
        m_program->key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->firstRun() && m_program->firstRun()->isVisible(), 20000);
        m_program->stop();
        QVERIFY(!secrets->values.isEmpty());
        secrets->broken = false;
        // Nor does a note of the last account open it that was not taken back.
        desktop::Profiles profiles(m_program->root());
        profiles.setLastUsed(profiles.list().constFirst().key);
        QVERIFY(m_program->start());
        QVERIFY(!m_program->window());
        QTRY_VERIFY(secrets->values.isEmpty());
    }

    void recipientsOfAClosedAccountLeaveAtAStart_data()
    {
        QTest::addColumn<bool>("open");
        QTest::newRow("somebody else works") << true;
        QTest::newRow("nobody does") << false;
    }
    void recipientsOfAClosedAccountLeaveAtAStart()
    {
        QFETCH(bool, open);
        beginProgram();
        connectByKeyboard(u"packer@huafeng"_s);
        QVERIFY(m_program->waitOnline());
        const QString folder = m_program->session().profile().folder;
        const std::optional<Order> order = freshOrder();
        QVERIFY(order.has_value());
        switchAccount();
        QVERIFY(m_program->tabTo(u"connectChoice"_s));
        m_program->key(Qt::Key_Return);
        signInByKeyboard(m_platform->base().toString(), u"manager@huafeng"_s);
        if (QTest::currentTestFailed())
            return;
        m_program->stop();
        makeOld(folder, *order, u"13755556666"_s);
        if (QTest::currentTestFailed())
            return;
        if (!open)
            desktop::Profiles(m_program->root()).setLastUsed({});
        QVERIFY(m_program->everyByte().contains("13755556666"));
        QVERIFY(m_program->start());
        QCOMPARE(m_program->window() != nullptr, open);
        QTRY_VERIFY_WITH_TIMEOUT(!m_program->everyByte().contains("13755556666"), 20000);
    }

    void aLongOpeningIsInSight()
    {
        beginProgram();
        connectByKeyboard(u"packer@huafeng"_s);
        QVERIFY(m_program->waitOnline());
        const QString folder = m_program->session().profile().folder;
        const int orders = *m_program->reader().cachedOrders();
        m_program->stop();
        // All columns have to be made anew, and the file lets nobody write for now.
        auto file = sql::Connection::open(folder + u"/cache.db"_s);
        QVERIFY(file.ok() && (*file)->execute("UPDATE meta SET v='0' WHERE k='projection'").ok());
        QVERIFY((*file)->execute("UPDATE ord SET number='', picking=0; BEGIN IMMEDIATE").ok());
        int seen = 0;
        QTimer watch;
        connect(&watch, &QTimer::timeout, this, [&] {
            if (opening() && (*file)->execute("ROLLBACK").ok())
                ++seen;
        });
        watch.start(10);
        QVERIFY(m_program->start());
        QTRY_VERIFY_WITH_TIMEOUT(m_program->window() && m_program->window()->isVisible(), 30000);
        QVERIFY(seen > 0);
        QVERIFY(!opening());
        QCOMPARE(*m_program->reader().cachedOrders(), orders);
        const auto order = freshOrder();
        QVERIFY(order.has_value());
        const store::OrderQuery query{store::OrderList::Picking, {}, {}, 0, 0, 0};
        QCOMPARE((*m_program->reader().row(query, order->id))->number, order->number);
    }

    void aPcWithoutAKeychainSaysSoAndAsksEachTime()
    {
        m_program = std::make_unique<ProgramDriver>();
        m_program->secrets()->missing = true;
        QVERIFY(m_program->start());
        connectByKeyboard(u"packer@huafeng"_s);
        QTRY_COMPARE(banner().title, u"The sign-in is not kept: the next start asks for your password."_s);
        QVERIFY(m_program->tabTo(u"bannerAction"_s));
        m_program->key(Qt::Key_Space);
        QVERIFY(!m_program->window()->findChild<ui::Banner *>()->isVisible());
        const std::optional<Order> order = freshOrder();
        QVERIFY(order.has_value());
        pickByScans(*order);
        QVERIFY(m_program->waitSettled());

        m_program->stop();
        QVERIFY(m_program->start());
        QTRY_COMPARE(m_program->session().sync().state().kind, ConnectionKind::SignInNeeded);
        QTRY_COMPARE(banner().kind, ui::BannerLook::Kind::SignIn);
        QCOMPARE(picked(order->id), ordered(*order));  // work goes on meanwhile
        QVERIFY(m_program->tabTo(u"bannerAction"_s));
        m_program->key(Qt::Key_Space);
        QTRY_VERIFY(QApplication::activeModalWidget());
        m_program->type(QLatin1String(kDemoPassword));
        m_program->key(Qt::Key_Return);
        QVERIFY(m_program->waitOnline());
    }

    void aKeychainThatFailsGetsItLaterAndNoFileEver()
    {
        m_program = std::make_unique<ProgramDriver>();
        const std::shared_ptr<SecretBox> secrets = m_program->secrets();
        secrets->full = true;
        QVERIFY(m_program->start());
        connectByKeyboard(u"packer@huafeng"_s);
        QTRY_VERIFY(!secrets->refused.isEmpty());
        QCOMPARE(banner().kind, ui::BannerLook::Kind::None);  // it is tried again for a minute first
        const QByteArray bytes = m_program->everyByte();
        QVERIFY(bytes.contains("packer@huafeng"));  // the search finds things
        for (const QString &stored : std::as_const(secrets->refused)) {
            const QString token = stored.section(u':', 2);
            QVERIFY(token.size() >= 16);
            QVERIFY(!bytes.contains(token.toUtf8()));
        }
        secrets->full = false;
        QTRY_VERIFY_WITH_TIMEOUT(!secrets->values.isEmpty(), 15000);
        m_program->stop();

        // At the next start it is late again: nobody is sent to the sign-in for that.
        secrets->broken = true;
        QVERIFY(m_program->start());
        QTRY_VERIFY(m_program->window());
        QCOMPARE(m_program->session().sync().state().kind, ConnectionKind::Connecting);
        secrets->broken = false;
        QVERIFY(m_program->waitOnline());
    }
};

}  // namespace wyh::test

QTEST_MAIN(wyh::test::TestAccounts)
#include "tst_accounts.moc"
