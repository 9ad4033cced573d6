// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QAbstractButton>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include "tests/gui/shellfixture.h"
#include "ui/shell/banner.h"
#include "ui/shell/connectiontext.h"
#include "ui/shell/navigation.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/keyhints.h"
#include "ui/widgets/pillbutton.h"
#include "ui/widgets/searchedit.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using Kind = store::ConnectionState::Kind;

namespace {

/// Puts brackets around every text, so that what is not translated again shows.
class Brackets : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        return u'[' + QString::fromUtf8(source) + u']';
    }
};

}  // namespace

class TestShell : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m = std::make_unique<ShellFixture>();
        m_window = std::make_unique<MainWindow>(m->services());
        m_picking = new PlainPage(u"picking"_s, u"配货"_s, u"pick"_s);
        m_shipping = new PlainPage(u"shipping"_s, u"发货"_s, u"ship"_s);
        m_prices = new PlainPage(u"prices"_s, u"改价"_s, u"view_prices"_s);
        m_window->addPage(m_picking);
        m_window->addPage(m_shipping);
        m_window->addPage(m_prices);
        m_window->begin();
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m.reset();
    }

    void onlyPagesOfTheAccountAreListed()
    {
        auto *navigation = m_window->findChild<Navigation *>();
        QCOMPARE(navigation->pages(), (QList<Page *>{m_picking, m_shipping}));
        contract::Account account = m->sync.account();
        account.permissions = {u"ship"_s, u"view_prices"_s};
        m->sync.setAccount(account);
        QCOMPARE(navigation->pages(), (QList<Page *>{m_shipping, m_prices}));
        QCOMPARE(m_window->currentPage(), m_shipping);  // the page shown is no longer allowed
        QVERIFY(!m_window->goTo(u"picking"_s));
    }

    void keysSwitchPages()
    {
        QCOMPARE(m_window->currentPage(), m_picking);
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), m_shipping);
        QCOMPARE(m_shipping->activated, 1);
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), m_picking);
        QTest::keyClick(m_window.get(), Qt::Key_9, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), m_picking);
        QTest::keyClick(m_window.get(), Qt::Key_F2);
        QCOMPARE(m_picking->finds, 1);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QCOMPARE(m->sync.syncs, 1);
        const QList<KeyHint> hints = m_window->findChild<KeyHints *>()->hints();
        QCOMPARE(hints.first(), (KeyHint{u"F9"_s, u"配货"_s}));
    }

    void navigationIsOneTabStopAndMovesWithArrows()
    {
        auto *navigation = m_window->findChild<Navigation *>();
        QAbstractButton *first = navigation->findChildren<QAbstractButton *>().constFirst();
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Down);
        QCOMPARE(m_window->currentPage(), m_shipping);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"发货"_s);
        int stops = 0;
        for (const QAbstractButton *entry : navigation->findChildren<QAbstractButton *>())
            stops += entry->focusPolicy() != Qt::NoFocus ? 1 : 0;
        QCOMPARE(stops, 1);
        m_shipping->number = 17;
        emit m_shipping->countChanged();
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"发货, 17"_s);
    }

    void stateAgeAndQueueAreAlwaysVisible()
    {
        auto *chip = m_window->findChild<ConnectionChip *>();
        auto *waiting = m_window->findChild<PillButton *>(u"waiting"_s);
        auto *attention = m_window->findChild<PillButton *>(u"attention"_s);
        auto *status = m_window->findChild<ElidedLabel *>(u"status"_s);
        QCOMPARE(chip->text(), u"Online"_s);
        QCOMPARE(chip->tone(), Tone::Done);
        QCOMPARE(waiting->text(), u"0 to sync"_s);
        QCOMPARE(attention->text(), u"0 need attention"_s);
        QVERIFY(status->fullText().startsWith(u"Last sync 22:59:00 (1 minute"_s));
        m->desk.addOperation(operation(store::OpState::Pending, PickOp{LineId(u"l"_s), 1}));
        QCOMPARE(waiting->text(), u"1 to sync"_s);
        QCOMPARE(waiting->tone(), Tone::Pending);
        m->desk.addOperation(operation(store::OpState::Conflict, PickOp{LineId(u"l"_s), 1}));
        QCOMPARE(attention->text(), u"1 need attention"_s);
        QCOMPARE(attention->tone(), Tone::Exception);
        store::ConnectionState state = m->sync.state();
        state.kind = Kind::Offline;
        state.lastPullMs = m->clock.now - 26LL * 3600 * 1000;
        m->sync.setState(state);
        QCOMPARE(chip->text(), u"Offline"_s);
        QVERIFY(status->fullText().startsWith(u"Last sync yesterday 21:00"_s));
        // A note takes the place of the key hints, never of the state.
        m_window->say(u"note"_s);
        QVERIFY(m_window->findChild<QLabel *>(u"notice"_s)->isVisible());
        QVERIFY(status->isVisible() && status->fullText().startsWith(u"Last sync"_s));
        for (const QWidget *always : QList<QWidget *>{chip, waiting, attention, status})
            QVERIFY(always->isVisible());
    }

    void theCountsOpenTheSyncCentre()
    {
        auto *centre = new PlainPage(u"synccentre"_s, u"同步中心"_s);
        m_window->addPage(centre);
        m_window->begin();
        QTest::keyClick(m_window->findChild<PillButton *>(u"waiting"_s), Qt::Key_Return);
        QCOMPARE(m_window->currentPage(), centre);
        QTest::keyClick(m_window->findChild<PillButton *>(u"attention"_s), Qt::Key_Space);
        QCOMPARE(centre->opened, (QStringList{u"waiting"_s, u"attention"_s}));
    }

    void firstLoadShowsProgressStopsAndGoesOn()
    {
        store::ConnectionState state;
        state.kind = Kind::Online;
        state.firstPull = true;
        state.received = 1200;
        state.left = 3600;
        m->sync.setState(state);
        auto *banner = m_window->findChild<Banner *>();
        auto *bar = m_window->findChild<QProgressBar *>(u"bannerProgress"_s);
        auto *action = m_window->findChild<QPushButton *>(u"bannerAction"_s);
        QVERIFY(banner->isVisible() && bar->isVisible());
        QCOMPARE(bar->maximum(), 1000);
        QCOMPARE(bar->value(), 250);
        const QLocale locale;
        QVERIFY(banner->look().title.contains(
            u"%1 loaded, about %2 left"_s.arg(locale.toString(1200), locale.toString(3600))));
        QTest::keyClick(action, Qt::Key_Space);
        QVERIFY(m->sync.workOffline());
        QVERIFY(m->preferences.workOffline());
        QCOMPARE(banner->look().kind, BannerLook::Kind::LoadingStopped);
        QVERIFY(bar->isVisible());
        QTest::keyClick(action, Qt::Key_Space);
        QVERIFY(!m->sync.workOffline());
        QCOMPARE(banner->look().kind, BannerLook::Kind::Loading);
        state.kind = Kind::Offline;
        m->sync.setState(state);
        QCOMPARE(banner->look().kind, BannerLook::Kind::LoadingWaits);
        QTest::keyClick(action, Qt::Key_Space);
        QCOMPARE(m->sync.syncs, 1);
        state.kind = Kind::Online;
        state.left = -1;
        m->sync.setState(state);
        QCOMPARE(bar->maximum(), 0);
        state.firstPull = false;
        state.lastPullMs = m->clock.now;
        m->sync.setState(state);
        QVERIFY(!banner->isVisible());
    }

    void aBannerComesAfterADayWithoutAPull()
    {
        store::ConnectionState state = m->sync.state();
        state.kind = Kind::Offline;
        state.lastPullMs = m->clock.now - kStaleMs - 1;
        m->sync.setState(state);
        auto *banner = m_window->findChild<Banner *>();
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->look().kind, BannerLook::Kind::Stale);
        QVERIFY(banner->look().text.contains(u"yesterday"_s));
        // A stronger reason does not hide how old the data is.
        state.kind = Kind::Paused;
        state.reason = u"client-too-old"_s;
        m->sync.setState(state);
        QCOMPARE(banner->look().kind, BannerLook::Kind::Paused);
        QVERIFY(banner->look().text.contains(u"yesterday"_s));
        state.lastPullMs = m->clock.now - kStaleMs + 60000;
        state.kind = Kind::Offline;
        m->sync.setState(state);
        QVERIFY(!banner->isVisible());
    }

    void chipMenuWorksOfflineAndRemembersIt()
    {
        auto *chip = m_window->findChild<ConnectionChip *>();
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Return);
        QTRY_VERIFY(chip->menu()->isVisible());
        QAction *offline = nullptr;
        for (QAction *action : chip->menu()->actions()) {
            if (action->isCheckable())
                offline = action;
        }
        QVERIFY(offline);
        offline->trigger();
        chip->menu()->hide();
        QVERIFY(m->sync.workOffline());
        QVERIFY(m->preferences.workOffline());
        QCOMPARE(chip->text(), u"Working offline"_s);
    }

    void bannersComeInTheOrderOfTheirWeight()
    {
        const qint64 now = m->clock.now;
        store::ConnectionState state;
        store::OutboxCounts counts;
        state.kind = Kind::Online;
        state.lastPullMs = now - 60000;
        QCOMPARE(bannerLook(state, counts, now).kind, BannerLook::Kind::None);
        state.clockOffsetMs = 10 * 60000;
        QCOMPARE(bannerLook(state, counts, now).kind, BannerLook::Kind::Clock);
        state.lastPullMs = now - 25LL * 3600 * 1000;
        QCOMPARE(bannerLook(state, counts, now).kind, BannerLook::Kind::Stale);
        state.firstPull = true;
        state.received = 1234;
        QVERIFY(bannerLook(state, counts, now).title.contains(u"1,234"_s) ||
                bannerLook(state, counts, now).title.contains(u"1234"_s));
        QCOMPARE(bannerLook(state, counts, now).kind, BannerLook::Kind::Loading);
        state.kind = Kind::Paused;
        state.reason = u"client-too-old"_s;
        QCOMPARE(bannerLook(state, counts, now).kind, BannerLook::Kind::Paused);
        QVERIFY(bannerLook(state, counts, now).title.contains(u"install the newer version"_s));
        QVERIFY(bannerLook(state, counts, now).action.isEmpty());  // trying again helps no program that is too old
        QVERIFY(!bannerLook(state, counts, now).text.isEmpty());
        QVERIFY(!bannerLook(state, counts, now).title.contains(u"0.7.3"_s));
        state.needed = u"0.7.3"_s;
        QVERIFY(bannerLook(state, counts, now).title.contains(u"version 0.7.3"_s));
        state.needed.clear();
        state.kind = Kind::SignInNeeded;
        QCOMPARE(bannerLook(state, counts, now).kind, BannerLook::Kind::SignIn);
        // Operations of a newer program come before everything: nothing can be saved here.
        counts.newer = true;
        counts.waiting = 7;
        QCOMPARE(bannerLook(state, counts, now).kind, BannerLook::Kind::Update);
        QVERIFY(bannerLook(state, counts, now).title.contains(u"7"_s));
        counts = {};
        counts.rescued = true;
        state.kind = Kind::Online;
        QCOMPARE(bannerLook(state, counts, now).kind, BannerLook::Kind::Rescued);
        const BannerLook whole = bannerLook(state, counts, now, 0, true);
        QCOMPARE(whole.kind, BannerLook::Kind::RescuedWhole);
        QVERIFY(whole.title.contains(u"Go on working"_s));
    }

    void aRescueIsToldOnceAndDoesNotLeadToWhereOneIs()
    {
        auto *centre = new PlainPage(u"synccentre"_s, u"同步"_s);
        m_window->addPage(centre);
        m->sync.setAccount(m->sync.account());  // lists the pages again
        m->desk.notice = store::RescueNotice{};
        m->desk.notice->lostUntilMs = m->clock.now;
        m->desk.tellCounts();
        auto *banner = m_window->findChild<Banner *>();
        QCOMPARE(banner->look().kind, BannerLook::Kind::Rescued);
        m_window->findChild<QPushButton *>(u"bannerAction"_s)->click();
        QCOMPARE(m_window->currentPage(), centre);
        QVERIFY(!banner->isVisible());
        m_window->goTo(u"picking"_s);
        QVERIFY(banner->isVisible());
        m->desk.notice.reset();
        m->desk.tellCounts();
        QVERIFY(!banner->isVisible());
        m->desk.notice = store::RescueNotice{};  // nothing is missing
        m->desk.tellCounts();
        QTRY_COMPARE(banner->look().kind, BannerLook::Kind::RescuedWhole);
    }

    void bannerAndMenuSayTheSameOfOldData()
    {
        store::ConnectionState state;
        state.kind = Kind::Offline;
        state.lastPullMs = m->clock.now - kStaleMs - 1;
        const BannerLook look = bannerLook(state, {}, m->clock.now);
        QCOMPARE(connectionSentence(state, m->clock.now).todo, look.title);
        state.kind = Kind::WorkOffline;
        m->sync.setWorkOffline(true);
        m->sync.setState(state);
        auto *button = m_window->findChild<QPushButton *>(u"bannerAction"_s);
        QVERIFY(button->isVisible());  // a way out: it connects again
        button->click();
        QVERIFY(!m->sync.workOffline());
    }

    void signInAgainFromTheBanner()
    {
        store::ConnectionState state = m->sync.state();
        state.kind = Kind::SignInNeeded;
        m->sync.setState(state);
        auto *action = m_window->findChild<QPushButton *>(u"bannerAction"_s);
        QVERIFY(action->isVisible());
        QTest::keyClick(action, Qt::Key_Space);
        QPointer<QDialog> dialog = m_window->findChild<QDialog *>(u"signInDialog"_s);
        QVERIFY(dialog);
        auto *password = dialog->findChild<QLineEdit *>(u"password"_s);
        QTest::keyClicks(password, u"wrong"_s);
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(!password->accessibleDescription().isEmpty());
        QVERIFY(dialog->isVisible());
        password->selectAll();
        QTest::keyClicks(password, u"right"_s);
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(!dialog);
    }

    void signOutIsNotSilentWithUnsentOperations()
    {
        QSignalSpy out(m_window.get(), &MainWindow::signOutRequested);
        m->desk.addOperation(operation(store::OpState::Pending, PickOp{LineId(u"l"_s), 1}));
        m->prompt.answers = {{}, {u"export"_s, {}}, {u"save"_s, u"long enough"_s}, {u"out"_s, {}}};
        auto *account = m_window->findChild<PillButton *>(u"account"_s);
        const auto signOut = [account] {
            emit account->menuOpening();
            account->menu()->actions().constLast()->trigger();
        };
        signOut();
        QTRY_COMPARE(m->prompt.answers.size(), 3);
        QCOMPARE(out.count(), 0);
        signOut();
        QTRY_COMPARE(out.count(), 1);
        QCOMPARE(out.at(0), (QVariantList{false, true}));
        QCOMPARE(m->saver.contents.size(), 1);
        m->desk.setOperation(OpId(u"op-1"_s), [](store::OpRow &row) { row.state = store::OpState::Done; });
        m->prompt.answers = {{u"wipe"_s, {}}};
        signOut();
        QTRY_COMPARE(out.count(), 2);
        QCOMPARE(out.at(1), (QVariantList{true, false}));
    }

    void switchingTheAccountAsksAboutUnsavedInput()
    {
        QSignalSpy away(m_window.get(), &MainWindow::switchAccountRequested);
        auto *account = m_window->findChild<PillButton *>(u"account"_s);
        const auto change = [account] {
            emit account->menuOpening();
            for (QAction *action : account->menu()->actions()) {
                if (action->text().startsWith(u"Switch account"_s)) {
                    action->trigger();
                    return;
                }
            }
            QFAIL("no such entry");
        };
        m_shipping->unsaved = true;
        m->prompt.answers = {{}, {u"lose"_s, {}}};
        change();
        QTRY_COMPARE(m->prompt.answers.size(), 1);
        QCOMPARE(away.count(), 0);
        QCOMPARE(m_window->currentPage(), m_shipping);
        change();
        QTRY_COMPARE(away.count(), 1);
        m_shipping->unsaved = false;
        change();
        QCOMPARE(away.count(), 2);
        QCOMPARE(m->prompt.asked.size(), 2);
    }

    void aSignInThatIsNotKeptIsSaidUntilItIsSeen()
    {
        store::ConnectionState state = m->sync.state();
        state.signInKept = false;
        m->sync.setState(state);
        auto *banner = m_window->findChild<Banner *>();
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->look().title, u"The sign-in is not kept: the next start asks for your password."_s);
        auto *chip = m_window->findChild<ConnectionChip *>();
        emit chip->menuOpening();
        QVERIFY(chip->menu()->actions().constFirst()->text().contains(banner->look().title));
        // What must be done at once goes before it.
        state.kind = Kind::SignInNeeded;
        m->sync.setState(state);
        QCOMPARE(banner->look().kind, BannerLook::Kind::SignIn);
        state.kind = Kind::Online;
        m->sync.setState(state);
        auto *seen = banner->findChild<QAbstractButton *>(u"bannerAction"_s);
        seen->setFocus();
        QTest::keyClick(seen, Qt::Key_Space);
        QVERIFY(!banner->isVisible());
        m->sync.setState(state);
        QVERIFY(!banner->isVisible());
        emit chip->menuOpening();
        QVERIFY(chip->menu()->actions().constFirst()->text().contains(u"not kept"_s));  // there it stays
        // Kept meanwhile and lost again: that is news.
        state.signInKept = true;
        m->sync.setState(state);
        state.signInKept = false;
        m->sync.setState(state);
        QVERIFY(banner->isVisible());
    }

    void closingAsksAboutUnsavedInput()
    {
        m_shipping->unsaved = true;
        m->prompt.answers = {{}, {u"lose"_s, {}}};
        m_window->close();
        QTRY_COMPARE(m->prompt.asked.size(), 1);
        QVERIFY(m_window->isVisible());
        QCOMPARE(m_window->currentPage(), m_shipping);
        QTRY_COMPARE(m->prompt.answers.size(), 1);
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        QCOMPARE(m->preferences.look(u"page/picking"_s), QByteArray("columns"));
    }

    void keySheetShowsThePagesKeys()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        auto *sheet = m_window->findChild<QDialog *>(u"keySheet"_s);
        QVERIFY(sheet && sheet->isVisible());
        QStringList names;
        for (const QLabel *label : sheet->findChildren<QLabel *>())
            names.append(label->accessibleName());
        QVERIFY(names.contains(u"F9: 配货"_s));
        QTest::keyClick(sheet, Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
    }

    void languageChangesWithoutARestart()
    {
        Brackets brackets;
        QApplication::installTranslator(&brackets);
        QTRY_COMPARE(m_window->findChild<SearchEdit *>()->accessibleName(), u"[Search all orders]"_s);
        QCOMPARE(m_window->findChild<ConnectionChip *>()->text(), u"[Online]"_s);
        QVERIFY(m_window->windowTitle().contains(u'['));
        QApplication::removeTranslator(&brackets);
        QTRY_COMPARE(m_window->findChild<ConnectionChip *>()->text(), u"Online"_s);
    }

    void appearanceChangesAtOnce()
    {
        m->preferences.setAppearance(items::Preferences::Appearance::Dark);
        QVERIFY(m->theme.isDark());
        QVERIFY(tokens(m_window.get()).dark);
        m->preferences.setAppearance(items::Preferences::Appearance::Light);
        QVERIFY(!tokens(m_window.get()).dark);
    }

    void everyControlHasANameAndTheWindowFitsASmallScreen()
    {
        QVERIFY(m_window->minimumSizeHint().width() <= 1366);
        QVERIFY(m_window->minimumSizeHint().height() <= 768);
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || qobject_cast<const PlainPage *>(widget))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     widget->metaObject()->className());
        }
    }

private:
    std::unique_ptr<ShellFixture> m;
    std::unique_ptr<MainWindow> m_window;
    PlainPage *m_picking = nullptr;
    PlainPage *m_shipping = nullptr;
    PlainPage *m_prices = nullptr;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestShell)
#include "tst_shell.moc"
