// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <algorithm>

#include "tests/gui/benchgui.h"
#include "ui/orders/askpanel.h"
#include "ui/orders/orderlistpanel.h"
#include "ui/orders/orderwords.h"
#include "ui/picking/pickingpage.h"
#include "ui/picking/scantrail.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/scanedit.h"
#include "ui/widgets/searchedit.h"

namespace wyh::ui {

using test::BenchGui;

namespace {
const QString kPen = QStringLiteral("6901234567892");
const QString kNotes = QStringLiteral("6901234569991");
const OrderId k871(QStringLiteral("00871"));
const LineId kPenLine(QStringLiteral("871a"));
}  // namespace

class TestPicking : public QObject
{
    Q_OBJECT

    struct Bench : BenchGui
    {
        PickingPage page{store, store, preferences, clock};
        MessageBar *bar = page.findChild<MessageBar *>();
        AskPanel *ask = page.findChild<AskPanel *>();
        ScanEdit *field = page.findChild<ScanEdit *>();
        QSignalSpy goTo{&page, &Page::goTo};

        explicit Bench(const OrderId &order = k871)
        {
            show(page);
            page.activate();
            QVERIFY(page.open(order.value));
        }
        void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
        {
            BenchGui::key(page, key, modifiers);
        }
        void scan(const QString &code) { BenchGui::scan(page, code); }
        void settle() { QTRY_VERIFY(!page.session()->busy()); }
        [[nodiscard]] int picked(const LineId &line, const OrderId &order = k871) const
        {
            return store.now(order).line(line)->picked;
        }
        [[nodiscard]] OrderId open() const { return page.session()->order() ? page.session()->order()->id : OrderId(); }
    };

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
        if (qEnvironmentVariable("WYH_LOOK") == QLatin1String("dark"))
            m_theme->setChoice(ThemeChoice::Dark);
    }

    void withOperationsOfANewerProgramOrdersAreOnlyLookedAt()
    {
        Bench bench;
        const QList<KeyButton *> buttons = bench.page.findChildren<KeyButton *>();
        const auto enabled = std::count_if(buttons.begin(), buttons.end(), [](auto *one) { return one->isEnabled(); });
        QVERIFY(enabled > 2);
        bench.store.setNewer(true);
        QCOMPARE(bench.bar->kind(), MessageBar::Kind::Notice);
        QVERIFY2(bench.bar->title().contains(QStringLiteral("pick nothing")), qPrintable(bench.bar->title()));
        for (const KeyButton *button : buttons) {
            if (button->isVisible())
                QVERIFY2(!button->isEnabled(), qPrintable(button->text()));
        }
        bench.scan(kPen);  // what comes all the same is refused aloud, not lost in silence
        bench.settle();
        QCOMPARE(bench.bar->kind(), MessageBar::Kind::Wrong);
        QCOMPARE(bench.picked(kPenLine), 2);
        bench.store.setNewer(false);
        QCOMPARE(bench.bar->title(), QStringLiteral("Ready to scan"));
        QCOMPARE(std::count_if(buttons.begin(), buttons.end(), [](auto *one) { return one->isEnabled(); }), enabled);
    }

    void theMostUrgentOrderIsOpenAndTheScanFieldHasTheFocus()
    {
        BenchGui gui;
        PickingPage page(gui.store, gui.store, gui.preferences, gui.clock);
        BenchGui::show(page);
        page.activate();
        QCOMPARE(page.session()->order()->id.value, QStringLiteral("00866"));
        QVERIFY(page.findChild<ScanEdit *>()->hasFocus());
        QCOMPARE(page.count(), 5);
    }

    void aScanPicksOneAfterTheCommit()
    {
        Bench b;
        b.store.setHold(true);
        b.scan(kPen);
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Idle);
        QCOMPARE(b.page.session()->order()->line(kPenLine)->picked, 2);
        b.store.release();
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Good);
        QVERIFY(b.bar->detail().contains(kPen));
        QCOMPARE(b.picked(kPenLine), 3);
        QVERIFY(b.field->text().isEmpty());
        BenchGui::shot(b.page, QStringLiteral("picking-good"));
    }

    void fastScansAllCountOnce()
    {
        Bench b;
        for (int i = 0; i < 6; ++i)  // three are needed
            b.scan(kPen);
        b.settle();
        QCOMPARE(b.picked(kPenLine), 5);
        QCOMPARE(b.store.recordedActs(), 3);
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Notice);
        BenchGui::shot(b.page, QStringLiteral("picking-toomany"));
    }

    void scansReachTheFieldFromAnywhere()
    {
        Bench b;
        b.press(Qt::Key_Escape);  // to the list
        QVERIFY(!b.field->hasFocus());
        b.scan(kPen);
        b.settle();
        QCOMPARE(b.picked(kPenLine), 3);
        b.page.findChild<LinesView *>()->setFocus();
        b.scan(kPen);
        b.settle();
        QCOMPARE(b.picked(kPenLine), 4);
    }

    void aNumberBeforeTheScan()
    {
        Bench b;
        b.keys(b.page, QStringLiteral("3*"));
        b.scan(kPen);
        b.settle();
        QCOMPARE(b.picked(kPenLine), 5);
    }

    void unknownCodesWaitForTheEyes()
    {
        Bench b;
        b.scan(QStringLiteral("4006381333931"));
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Wrong);
        QVERIFY(b.bar->detail().contains(QStringLiteral("4006381333931")));
        QVERIFY(b.bar->detail().contains(kPen));
        BenchGui::shot(b.page, QStringLiteral("picking-unknown"));
        b.scan(kPen);
        b.settle();
        QCOMPARE(b.picked(kPenLine), 2);
        b.press(Qt::Key_Space);
        b.scan(kPen);
        b.settle();
        QCOMPARE(b.picked(kPenLine), 3);
    }

    void badInputNeverPicks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("chinese") << QStringLiteral("中性笔");
        QTest::newRow("emoji") << QStringLiteral("🙏");
        QTest::newRow("zero times") << QStringLiteral("0*6901234567892");
        QTest::newRow("too many times") << QStringLiteral("９９９＊6901234567892");
        QTest::newRow("long") << QString(300, QLatin1Char('9'));
    }

    void badInputNeverPicks()
    {
        QFETCH(const QString, text);
        Bench b;
        BenchGui::commit(b.page, text);
        b.press(Qt::Key_Return);
        b.settle();
        QCOMPARE(b.store.recordedActs(), 0);
        QVERIFY(b.bar->kind() == MessageBar::Kind::Wrong || b.bar->kind() == MessageBar::Kind::Notice);
    }

    void fullWidthDigitsOfAnInputMethodAreRead()
    {
        Bench b;
        BenchGui::commit(b.page, QStringLiteral("６９０１２３４５６７８９２"));
        b.press(Qt::Key_Return);
        b.settle();
        QCOMPARE(b.picked(kPenLine), 3);
    }

    void aTypedQuantity()
    {
        Bench b;
        b.press(Qt::Key_Return);  // empty scan field: edit the line
        auto *editor = b.page.findChild<QLineEdit *>(QStringLiteral("quantityEditor"));
        QVERIFY(editor);
        QTRY_VERIFY(editor->hasFocus());
        for (const QEvent::Type type : {QEvent::FocusOut, QEvent::FocusIn}) {
            QFocusEvent menu(type, Qt::PopupFocusReason);  // its own menu opens and closes
            QCoreApplication::sendEvent(editor, &menu);
        }
        QVERIFY(editor->isVisible() && editor->hasFocus());
        editor->selectAll();
        BenchGui::commit(b.page, QStringLiteral("４"));
        b.press(Qt::Key_Return);
        QTRY_COMPARE(b.picked(kPenLine), 4);
        QTRY_VERIFY(b.field->hasFocus());

        b.press(Qt::Key_Return);
        QTRY_VERIFY(b.page.findChild<QLineEdit *>(QStringLiteral("quantityEditor")));
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()) != b.field);
        b.scan(kPen);  // a scan into the quantity field is no quantity
        QTRY_COMPARE(b.bar->kind(), MessageBar::Kind::Notice);
        QCOMPARE(b.picked(kPenLine), 4);
        QTRY_VERIFY(b.field->hasFocus());

        b.press(Qt::Key_Return);
        QTRY_VERIFY(QApplication::focusWidget() != b.field);
        b.keys(b.page, QStringLiteral("1"));
        b.press(Qt::Key_Escape);
        b.settle();
        QCOMPARE(b.picked(kPenLine), 4);
    }

    void keysOfTheLine()
    {
        Bench b;
        b.press(Qt::Key_Plus, Qt::KeypadModifier);
        b.press(Qt::Key_Plus, Qt::KeypadModifier);
        b.press(Qt::Key_Minus, Qt::KeypadModifier);
        b.settle();
        QCOMPARE(b.picked(kPenLine), 3);
        b.press(Qt::Key_Z, Qt::ControlModifier);  // takes the -1 back
        b.settle();
        QCOMPARE(b.picked(kPenLine), 4);
        b.press(Qt::Key_F4);
        b.settle();
        QVERIFY(b.store.now(k871).line(kPenLine)->outOfStock);
        b.press(Qt::Key_F4);
        b.settle();
        QVERIFY(!b.store.now(k871).line(kPenLine)->outOfStock);
        b.press(Qt::Key_Down);
        b.press(Qt::Key_Down);
        b.press(Qt::Key_F4, Qt::ShiftModifier);
        b.settle();
        QVERIFY(b.store.now(k871).line(LineId(QStringLiteral("871c")))->discontinued);
        b.press(Qt::Key_F4, Qt::ShiftModifier);
        b.settle();
        QVERIFY(!b.store.now(k871).line(LineId(QStringLiteral("871c")))->discontinued);
        b.press(Qt::Key_F8, Qt::ShiftModifier);
        b.settle();
        QCOMPARE(b.picked(LineId(QStringLiteral("871c"))), 1);
    }

    void keysOfTheList()
    {
        Bench b;
        b.press(Qt::Key_F3);
        QVERIFY(b.open() != k871);
        b.press(Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(b.open(), k871);
        b.page.find();  // F2 is the window's key
        QVERIFY(b.page.findChild<SearchEdit *>()->hasFocus());
        BenchGui::commit(b.page, QStringLiteral("胶带"));
        b.press(Qt::Key_Return);
        QCOMPARE(b.open().value, QStringLiteral("00869"));
        QVERIFY(b.field->hasFocus());
    }

    void theQuestionAfterTheLastLine()
    {
        Bench b;
        b.press(Qt::Key_F8);
        QTRY_VERIFY(b.ask->isAsking());
        QCOMPARE(b.picked(kPenLine), 5);
        BenchGui::shot(b.page, QStringLiteral("picking-done"));
        b.scan(kPen);  // must not answer it
        b.settle();
        QVERIFY(b.ask->isAsking());
        QCOMPARE(b.goTo.count(), 0);
        QCOMPARE(b.open(), k871);
        b.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(b.goTo.count(), 1);
        QCOMPARE(b.goTo.first().at(0).toString(), QStringLiteral("shipping"));
        QCOMPARE(b.goTo.first().at(1).toString(), k871.value);
    }

    void theAnswerCanBeSetOnceForAll_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("ship") << static_cast<int>(items::Preferences::AfterPicking::Ship);
        QTest::newRow("next") << static_cast<int>(items::Preferences::AfterPicking::Next);
    }

    void theAnswerCanBeSetOnceForAll()
    {
        QFETCH(const int, what);
        Bench b;
        b.preferences.setAfterPicking(static_cast<items::Preferences::AfterPicking>(what));
        b.press(Qt::Key_F8);
        if (what == static_cast<int>(items::Preferences::AfterPicking::Ship))
            QTRY_COMPARE(b.goTo.count(), 1);
        else
            QTRY_VERIFY(b.open() != k871);
        QVERIFY(!b.ask->isAsking());
    }

    void finishingEarlySaysWhatIsLeft()
    {
        Bench b;
        b.press(Qt::Key_F9);
        QVERIFY(b.ask->isAsking());
        b.press(Qt::Key_Escape);
        QVERIFY(!b.ask->isAsking());
        QCOMPARE(b.goTo.count(), 0);
        b.press(Qt::Key_F9);
        b.press(Qt::Key_F9);
        QCOMPARE(b.goTo.count(), 1);
    }

    void anotherOrdersProduct()
    {
        Bench b;
        b.scan(QStringLiteral("6901234566664"));
        QVERIFY(b.ask->isAsking());
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Wrong);
        QCOMPARE(b.ask->entries()->count(), 1);
        BenchGui::shot(b.page, QStringLiteral("picking-elsewhere"));
        b.press(Qt::Key_Tab);
        QVERIFY(b.ask->entries()->hasFocus());
        b.press(Qt::Key_Down);
        b.press(Qt::Key_Up);
        b.press(Qt::Key_Return);
        QCOMPARE(b.open().value, QStringLiteral("00858"));
        b.scan(QStringLiteral("6901234566664"));
        b.settle();
        QCOMPARE(b.picked(LineId(QStringLiteral("858a")), OrderId(QStringLiteral("00858"))), 1);
    }

    void givingUpNeedsAReason()
    {
        Bench b;
        b.page.findChild<LinesView *>()->setCurrentLine(kPenLine);
        QAbstractButton *button = nullptr;
        for (QAbstractButton *one : b.page.findChildren<QAbstractButton *>()) {
            if (one->text().startsWith(QStringLiteral("Give up")))
                button = one;
        }
        QVERIFY(button);
        button->setFocus();
        b.press(Qt::Key_Space);
        QVERIFY(b.ask->isAsking());
        QVERIFY(b.ask->field()->hasFocus());
        b.scan(kPen);  // Return in the reason does not answer
        QVERIFY(b.ask->isAsking());
        b.ask->field()->clear();
        b.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(b.ask->isAsking());
        BenchGui::commit(b.page, QStringLiteral("厂家停产，已与买家沟通"));
        BenchGui::shot(b.page, QStringLiteral("picking-giveup"));
        b.press(Qt::Key_Return, Qt::ControlModifier);
        b.settle();
        QCOMPARE(b.store.now(k871).line(kPenLine)->givenUp, 3);
        // Both sides of the trade read why, not only how many.
        QCOMPARE(OrderWords::givenUp(*b.store.now(k871).line(kPenLine)),
                 QStringLiteral("3 given up: 厂家停产，已与买家沟通"));
    }

    void aRefusalIsSaidInWords()
    {
        Bench b;
        b.store.failNext({Problem::Kind::Rejected,
                          QStringLiteral("not-saved"),
                          {{QStringLiteral("reason"), QStringLiteral("disk-full")}},
                          {},
                          {}});
        b.scan(kPen);
        b.settle();
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Wrong);
        QCOMPARE(b.picked(kPenLine), 2);
        QCOMPARE(b.page.session()->order()->line(kPenLine)->picked, 2);
        QVERIFY(!b.bar->title().contains(QStringLiteral("not-saved")));
    }

    void aFinishedOrderStaysOpenUntilAnotherIsChosen()
    {
        Bench b(OrderId(QStringLiteral("00858")));
        b.preferences.setAfterPicking(items::Preferences::AfterPicking::Ask);
        b.press(Qt::Key_F8);
        QTRY_VERIFY(b.ask->isAsking());
        QTRY_COMPARE(b.page.count(), 4);  // it left the list of orders to pick
        QCOMPARE(b.open().value, QStringLiteral("00858"));
    }

    void filtersShowTheirCounts()
    {
        Bench b;
        auto *chips = b.page.findChild<FilterChips *>();
        QCOMPARE(chips->count(QStringLiteral("all")), 5);
        QCOMPARE(chips->count(QStringLiteral("overdue")), 1);
        chips->setCurrent(QStringLiteral("overdue"));
        QCOMPARE(b.open(), k871);  // filtering chooses nothing by itself
        QCOMPARE(b.page.findChild<OrderListPanel *>()->neighbour(1).value, QStringLiteral("00866"));
    }

    void anUnreadableListSaysSo()
    {
        Bench b;
        b.store.setReadError(makeError(QStringLiteral("database-corrupt")));
        store::Changes changes;
        changes.allOrders = true;
        b.store.announce(changes);
        BenchGui::shot(b.page, QStringLiteral("picking-unreadable"));
        QCOMPARE(b.open(), k871);
        b.store.setReadError({});
        b.store.announce(changes);
        QCOMPARE(b.page.count(), 5);
    }

    void theLastScansStayVisible()
    {
        Bench b;
        const auto *trail = b.page.findChild<ScanTrail *>();
        QVERIFY(trail->isVisible());
        QVERIFY(trail->texts().isEmpty());
        b.scan(kPen);
        b.settle();
        b.scan(QStringLiteral("6900000000001"));
        b.settle();
        QCOMPARE(trail->texts().size(), 2);
        QCOMPARE(trail->texts().at(0), QStringLiteral("6900000000001"));  // not counted: what was scanned
        QVERIFY(trail->texts().at(1).contains(QStringLiteral("3 / 5")));  // counted: how far the line is
        b.press(Qt::Key_Space);
        for (int i = 0; i < 7; ++i) {
            b.scan(kNotes);
            b.settle();
        }
        QCOMPARE(trail->texts().size(), ScanTrail::kMost);
        QVERIFY(trail->accessibleDescription().contains(kNotes));
    }

    void everythingFits()
    {
        Bench b;
        QTRY_COMPARE(BenchGui::clipped(b.page), QStringList());
        BenchGui::shot(b.page, QStringLiteral("picking"));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestPicking)
#include "tst_picking.moc"
