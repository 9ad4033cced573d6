// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The menus of the top strip: where they open, and what they offer.
#include <QMenu>
#include <QTemporaryFile>
#include <QTest>

#include "tests/gui/shellfixture.h"
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

    void whatWaitsIsNotSentAtOnce()
    {
        QVERIFY(words().contains(u"sent at once"_s));
        m->desk.addOperation(operation(store::OpState::Pending, PickOp{LineId(u"l"_s), 1}));
        QVERIFY2(!words().contains(u"at once"_s) && words().contains(u"to be sent"_s), qPrintable(words()));
        m->desk.addOperation(operation(store::OpState::Stuck, PickOp{LineId(u"l"_s), 1}));
        QVERIFY2(words().startsWith(u"1 operation(s) need you."_s), qPrintable(words()));
        QCOMPARE(words().count(u"need you"_s), 1);
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

private:
    std::unique_ptr<ShellFixture> m;
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestWindowMenus)
#include "tst_windowmenus.moc"
