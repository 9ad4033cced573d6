// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The strips of the window: where the menus of the upper one open and what they offer; what the lower one says.
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

#include "tests/gui/shellfixture.h"
#include "ui/shell/banner.h"
#include "ui/shell/connectiontext.h"
#include "ui/widgets/pillbutton.h"
#include "ui/widgets/searchedit.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using Kind = store::ConnectionState::Kind;

class TestWindowMenus : public QObject
{
    Q_OBJECT

    [[nodiscard]] PillButton *pill(const QString &name) const { return m_window->findChild<PillButton *>(name); }

    [[nodiscard]] static QAction *entry(const QMenu *menu, const QString &words)
    {
        for (QAction *action : menu->actions()) {
            if (action->text().startsWith(words))
                return action;
        }
        return nullptr;
    }

    [[nodiscard]] QString words()
    {
        emit pill(u"connectionChip"_s)->menuOpening();
        return pill(u"connectionChip"_s)->menu()->actions().constFirst()->text();
    }

public:
    /// A screen wide enough for the window: Qt's own, offscreen, is smaller, and would push a menu away from its
    /// button.
    static void initMain()
    {
        if (qgetenv("QT_QPA_PLATFORM") != "offscreen")
            return;
        static QTemporaryFile screen;
        if (!screen.open())
            return;
        screen.write(R"({"synchronousWindowSystemEvents": false, "windowFrameMargins": false, "screens": [
            {"name": "wide", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96,
             "dpr": 1}]})");
        screen.flush();
        qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screen.fileName().toUtf8());
    }

private slots:
    void init()
    {
        m = std::make_unique<ShellFixture>();
        m_window = std::make_unique<MainWindow>(m->services());
        m_window->addPage(new PlainPage(u"picking"_s, u"配货"_s, u"pick"_s));
        m_window->begin();
        m_window->resize(780, 560);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m.reset();
    }

    void aMenuOpensAtItsButtonAndInsideTheWindow_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("connection") << u"connectionChip"_s;
        QTest::newRow("account") << u"account"_s;
    }

    /// At once as well as later: the first time nothing was in it before it opened.
    void aMenuOpensAtItsButtonAndInsideTheWindow()
    {
        QFETCH(QString, name);
        PillButton *button = pill(name);
        for (int time = 0; time < 2; ++time) {
            // Other words in the same moment, and the buttons move.
            store::ConnectionState state = m->sync.state();
            state.kind = time == 0 ? Kind::WorkOffline : Kind::SignInNeeded;
            m->sync.setState(state);
            QTest::mouseClick(button, Qt::LeftButton);
            QMenu *menu = button->menu();
            QTRY_VERIFY(menu->isVisible());
            const QRect at(m_window->mapFromGlobal(menu->pos()), menu->size());
            const QRect under(button->mapTo(m_window.get(), QPoint()), button->size());
            QVERIFY(at.width() > under.width());
            QVERIFY2(m_window->rect().contains(at), qPrintable(u"%1 to %2"_s.arg(at.left()).arg(at.right())));
            QVERIFY2(
                at.left() == under.left() || at.right() == under.right(),
                qPrintable(u"%1…%2 under %3…%4"_s.arg(at.left()).arg(at.right()).arg(under.left()).arg(under.right())));
            QVERIFY(at.top() > under.bottom());
            menu->hide();
        }
    }

    void syncingIsOfferedOnlyWhereItHelps_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("helps");
        QTest::newRow("online") << Kind::Online << QString() << true;
        QTest::newRow("offline") << Kind::Offline << u"no-route"_s << true;
        QTest::newRow("strange page") << Kind::Paused << u"not-our-platform"_s << true;
        QTest::newRow("unreadable") << Kind::Paused << u"unreadable-data"_s << true;
        QTest::newRow("old program") << Kind::Paused << u"client-too-old"_s << false;
        QTest::newRow("full disk") << Kind::Paused << u"disk-low"_s << false;
        QTest::newRow("another sign-in") << Kind::Paused << u"forbidden"_s << true;
        QTest::newRow("disabled") << Kind::Paused << u"account-disabled"_s << false;
        QTest::newRow("works offline") << Kind::WorkOffline << QString() << false;
        QTest::newRow("sign-in") << Kind::SignInNeeded << u"token-expired"_s << false;
    }

    void syncingIsOfferedOnlyWhereItHelps()
    {
        QFETCH(Kind, kind);
        QFETCH(QString, reason);
        QFETCH(bool, helps);
        store::ConnectionState state = m->sync.state();
        state.kind = kind;
        state.reason = reason;
        m->sync.setState(state);
        emit pill(u"connectionChip"_s)->menuOpening();
        const QAction *now = entry(pill(u"connectionChip"_s)->menu(), u"Sync now"_s);
        QVERIFY(now);
        QCOMPARE(now->isEnabled(), helps);
        if (kind == Kind::Paused)
            QCOMPARE(bannerLook(state, {}, m->clock.now).action.isEmpty(), !helps);
    }

    /// The old orders stay on the screen while all are loaded again, and nothing is sent: the menu may not say
    /// otherwise.
    void aReloadIsSaidAndWhatItHoldsUp()
    {
        store::ConnectionState state = m->sync.state();
        state.reloading = true;
        state.received = 1000;
        state.left = 3000;
        m->sync.setState(state);
        m->desk.addOperation(operation(store::OpState::Pending, PickOp{LineId(u"l"_s), 1}));
        QVERIFY2(!words().contains(u"at once"_s) && words().contains(u"afterwards"_s) && words().contains(u"to sync"_s),
                 qPrintable(words()));
        auto *banner = m_window->findChild<Banner *>();
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->look().kind, BannerLook::Kind::Reloading);
        QVERIFY(banner->look().text.contains(u"sent afterwards"_s));
        auto *bar = m_window->findChild<QProgressBar *>(u"bannerProgress"_s);
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->value(), 250);
        // Old orders are no reason to connect a PC that is connected, but one not to ship.
        state.lastPullMs = m->clock.now - kStaleMs - 1;
        m->sync.setState(state);
        QCOMPARE(banner->look().kind, BannerLook::Kind::Reloading);
        QVERIFY(banner->look().text.contains(u"ship only when"_s) && banner->look().text.contains(u"yesterday"_s));
        state.kind = Kind::WorkOffline;
        m->sync.setWorkOffline(true);
        m->sync.setState(state);
        QCOMPARE(banner->look().kind, BannerLook::Kind::LoadingStopped);
        m_window->findChild<QPushButton *>(u"bannerAction"_s)->click();
        QVERIFY(!m->sync.workOffline());
        state.kind = Kind::Offline;
        m->sync.setState(state);
        QCOMPARE(banner->look().kind, BannerLook::Kind::LoadingWaits);
        state.kind = Kind::Paused;
        state.reason = u"disk-low"_s;
        QCOMPARE(bannerLook(state, {}, m->clock.now).kind, BannerLook::Kind::Paused);
        // The first load holds up the same.
        state.kind = Kind::Online;
        state.reloading = false;
        state.firstPull = true;
        m->sync.setState(state);
        QVERIFY2(!words().contains(u"at once"_s) && words().contains(u"afterwards"_s), qPrintable(words()));
    }

    /// The same word of the platform about an operation asks for a permission.
    void aSignInOfAnotherDeviceAsksForAnotherSignIn()
    {
        store::ConnectionState state = m->sync.state();
        state.kind = Kind::Paused;
        state.reason = u"forbidden"_s;
        m->sync.setState(state);
        QVERIFY2(words().startsWith(u"Sign in again on this PC."_s), qPrintable(words()));
        m_window->findChild<QPushButton *>(u"bannerAction"_s)->click();
        QVERIFY(m_window->findChild<QDialog *>(u"signInDialog"_s));
    }

    void whatWaitsIsNotSentAtOnce()
    {
        QVERIFY(words().contains(u"sent at once"_s));
        m->desk.addOperation(operation(store::OpState::Pending, PickOp{LineId(u"l"_s), 1}));
        QVERIFY2(!words().contains(u"at once"_s) && words().contains(u"to sync"_s), qPrintable(words()));
        m->desk.addOperation(operation(store::OpState::Stuck, PickOp{LineId(u"l"_s), 1}));
        QVERIFY2(words().startsWith(u"1 operation(s) need attention."_s), qPrintable(words()));
        QCOMPARE(words().count(u"need attention"_s), 1);
    }

    void thePlaceholderOfTheSearchIsWhole()
    {
        auto *search = m_window->findChild<SearchEdit *>(u"search"_s);
        const int letters = search->fontMetrics().horizontalAdvance(search->placeholderText());
        QVERIFY2(search->width() > letters + 40, qPrintable(u"%1 for %2"_s.arg(search->width()).arg(letters)));
        search->setFixedWidth(letters + 60);
        QVERIFY(!search->showsKey());
        search->setFixedWidth(letters + 160);
        QVERIFY(search->showsKey());
        search->setText(u"CG"_s);
        QVERIFY(!search->showsKey());
    }

    /// The file keeps the work; whether the orders stay on the PC is asked as at every other sign-out.
    void whatStaysIsAskedWithASavedFileToo()
    {
        QSignalSpy out(m_window.get(), &MainWindow::signOutRequested);
        m->desk.addOperation(operation(store::OpState::Pending, PickOp{LineId(u"l"_s), 1}));
        const auto signOut = [this](const QString &choice) {
            m->prompt.answers = {{u"export"_s, {}}, {u"save"_s, u"long enough"_s}, {choice, {}}};
            emit pill(u"account"_s)->menuOpening();
            pill(u"account"_s)->menu()->actions().constLast()->trigger();
        };
        signOut({});  // thinks better of it, with the file saved
        QTRY_COMPARE(m->prompt.asked.size(), 3);
        QCOMPARE(m->saver.contents.size(), 1);
        signOut(u"wipe"_s);
        QTRY_COMPARE(out.count(), 1);
        QCOMPARE(out.at(0), (QVariantList{true, true}));
        signOut(u"out"_s);
        QTRY_COMPARE(out.count(), 2);
        QCOMPARE(out.at(1), (QVariantList{false, true}));
        const QList<Choice> choices = m->prompt.asked.constLast().choices;
        QCOMPARE(choices.size(), 2);
        QCOMPARE(choices.constFirst().kind, Choice::Kind::Danger);
    }

    void whatIsSaidIsNeverRichText()
    {
        const auto *notice = m_window->findChild<QLabel *>(u"notice"_s);
        m_window->say(u"<b>CG-77</b> was voided"_s);
        QCOMPARE(notice->textFormat(), Qt::PlainText);
        QCOMPARE(notice->toolTip(), u"<qt>&lt;b&gt;CG-77&lt;/b&gt; was voided</qt>"_s);
    }

private:
    std::unique_ptr<ShellFixture> m;
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestWindowMenus)
#include "tst_windowmenus.moc"
