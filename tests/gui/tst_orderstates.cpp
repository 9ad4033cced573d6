// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What the bench says of an order that is not whole, of a stop, and of what is just typed: a packer who looks at the
// colour alone must not ship too little, and a scan must not end up in the wrong place.
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <algorithm>

#include "tests/gui/benchgui.h"
#include "tests/support/drawntext.h"
#include "ui/orders/askpanel.h"
#include "ui/orders/attentionlink.h"
#include "ui/orders/orderlistpanel.h"
#include "ui/orders/orderwords.h"
#include "ui/picking/orderheader.h"
#include "ui/picking/pickingpage.h"
#include "ui/picking/scantrail.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/messagebar.h"

namespace wyh::ui {

using test::BenchGui;

namespace {
const OrderId k871(QStringLiteral("00871"));
const LineId kPenLine(QStringLiteral("871a"));
}  // namespace

class TestOrderStates : public QObject
{
    Q_OBJECT

    struct Bench : BenchGui
    {
        PickingPage page{store, store, preferences, clock};
        MessageBar *bar = page.findChild<MessageBar *>();
        AskPanel *ask = page.findChild<AskPanel *>();

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
        [[nodiscard]] OrderId open() const { return page.session()->order() ? page.session()->order()->id : OrderId(); }
    };

    static int drawn(QWidget &page, const QString &text)
    {
        const QList<test::DrawnText> all = test::drawnTexts(*page.window());
        return static_cast<int>(
            std::count_if(all.begin(), all.end(), [&text](const test::DrawnText &one) { return one.text == text; }));
    }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    }

    void oneOrderHasOneStateInListAndHead()
    {
        BenchGui b;
        const auto name = [&b](const QString &id) { return OrderWords::status(b.store.now(OrderId(id))).text; };
        store::OrderQuery query;
        QStringList seen;
        for (const store::OrderList list :
             {store::OrderList::Picking, store::OrderList::Shipping, store::OrderList::Shipped}) {
            query.list = list;
            const auto rows = b.store.page(query, std::nullopt, 50);
            QVERIFY(rows.ok());
            for (const store::OrderRow &row : *rows) {
                QCOMPARE(OrderWords::status(row).text, name(row.id.value));
                seen.append(OrderWords::status(row).text);
            }
        }
        QVERIFY(seen.contains(QStringLiteral("Partly shipped")));
        QVERIFY(seen.contains(QStringLiteral("All picked")));
        Order order = b.store.now(OrderId(QStringLiteral("00866")));
        order.lines[0].picked = order.lines[0].ordered;  // the other line is out of stock
        b.store.put(order);
        QCOMPARE(name(QStringLiteral("00866")), QStringLiteral("Picked short"));
        query.list = store::OrderList::Shipping;
        const auto row = b.store.row(query, order.id);
        QCOMPARE(OrderWords::status(**row).text, QStringLiteral("Picked short"));
        QVERIFY(OrderWords::status(**row).tone != Tone::Done);
    }

    void aShortOrderKeepsItsDeadlineInTheList()
    {
        Bench b(OrderId(QStringLiteral("00866")));
        Order order = b.store.now(b.open());
        order.lines[0].picked = order.lines[0].ordered;  // the other line is out of stock
        order.dueAtMs = b.clock.nowMs() + 90 * 60000;
        b.store.put(order);
        const QString due = OrderWords::due(order.dueAtMs, b.clock.nowMs()).text;
        // In its head and on its card.
        QTRY_COMPARE(drawn(b.page, due), 2);
        QTRY_COMPARE(drawn(b.page, QStringLiteral("Picked short")), 2);
    }

    void anOrderSaysWhatOfItWasNotAccepted()
    {
        Bench b;
        auto *link = b.page.findChild<AttentionLink *>();
        QVERIFY(!link->isVisible());
        b.store.setAttention(k871, 2);
        QTRY_VERIFY(link->isVisible());
        QCOMPARE(link->text(), QStringLiteral("2 operation(s) of this order need attention"));
        QSignalSpy left(&b.page, &Page::goTo);
        QTest::mouseClick(link, Qt::LeftButton);
        QCOMPARE(left.value(0), (QVariantList{QStringLiteral("synccentre"), QStringLiteral("attention")}));
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Notice);
        QCOMPARE(b.bar->title(), QStringLiteral("Part of this order needs attention"));
        // Of another order there is nothing to say; of this one no more when it is decided.
        b.page.open(QStringLiteral("00858"));
        QVERIFY(!link->isVisible());
        b.page.open(k871.value);
        QVERIFY(link->isVisible());
        b.store.setAttention(k871, 0);
        QTRY_VERIFY(!link->isVisible());
    }

    void whatIsNotPickedAnyMoreIsNotCalledDone()
    {
        Bench b(OrderId(QStringLiteral("00858")));
        b.press(Qt::Key_F8);
        QTRY_COMPARE(b.bar->title(), QStringLiteral("All picked"));
        QTRY_VERIFY(b.ask->isAsking());
        // One piece did not go through.
        Order order = b.store.now(b.open());
        order.lines[0].picked -= 1;
        b.store.put(order);
        QTRY_COMPARE(b.bar->title(), QStringLiteral("Ready to scan"));
        QVERIFY(!b.ask->isAsking());
    }

    void aSurplusMakesUpForNothing()
    {
        BenchGui b;
        Order order = b.store.now(OrderId(QStringLiteral("00866")));
        const int missing = order.lines[1].toPick();
        QVERIFY(missing > 0);                                      // out of stock
        order.lines[0].picked = order.lines[0].ordered + missing;  // the dealer wanted more of it once
        b.store.put(order);
        store::OrderQuery query;
        query.list = store::OrderList::Shipping;
        const auto row = b.store.row(query, order.id);
        QCOMPARE((*row)->piecesPicked, (*row)->piecesOrdered);
        QCOMPARE(OrderWords::status(**row).text, QStringLiteral("Picked short"));
        QCOMPARE(OrderWords::status(b.store.now(order.id)).text, QStringLiteral("Picked short"));
    }

    void whatWasGivenUpIsMissingToo()
    {
        Bench b(OrderId(QStringLiteral("00858")));
        Order order = b.store.now(b.open());
        order.lines[0].givenUp = 1;
        b.store.put(order);
        b.press(Qt::Key_F8);
        QTRY_VERIFY(b.ask->isAsking());
        const QString missing = QStringLiteral("1 piece(s) given up");
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Notice);
        QCOMPARE(b.bar->title(), QStringLiteral("Picked short · ") + missing);
        QVERIFY2(b.ask->accessibleName().contains(missing), qPrintable(b.ask->accessibleName()));
        QVERIFY2(b.ask->accessibleName().contains(QStringLiteral("goes out without them")),
                 qPrintable(b.ask->accessibleName()));
        store::OrderQuery query;
        query.list = store::OrderList::Shipping;
        QCOMPARE(OrderWords::status(**b.store.row(query, order.id)).tone, Tone::Attention);
        QCOMPARE(OrderWords::status(b.store.now(order.id)).text, QStringLiteral("Picked short"));
        // Whoever wants to send what is whole does not find it there.
        query.filter = store::OrderFilter::Complete;
        QVERIFY(!b.store.row(query, order.id)->has_value());
    }

    void everyMarkOfAnOrderIsShown()
    {
        Bench b;
        Order order = b.store.now(k871);
        order.lines[0].outOfStock = true;
        order.lines[1].refunding = true;
        order.recipientVersion = 2;
        b.store.put(order);
        store::OrderQuery query;
        QCOMPARE(exceptionsOf((*b.store.row(query, k871))->exceptions),
                 (QList<OrderException>{OrderException::AddressChanged, OrderException::Refunding,
                                        OrderException::OutOfStock}));
        QStringList shown;
        for (const Badge *badge : b.page.findChild<OrderHeader *>()->findChildren<Badge *>()) {
            if (badge->isVisible())
                shown.append(badge->accessibleName());
        }
        const QStringList marks{QStringLiteral("Address changed"), QStringLiteral("Refund"),
                                QStringLiteral("Out of stock")};
        for (const QString &mark : marks)
            QVERIFY2(shown.contains(mark), qPrintable(shown.join(u',')));
    }

    void whatCannotBePickedIsMissingAllTheSame()
    {
        Bench b;  // one piece of it is out of stock
        b.press(Qt::Key_F8);
        QTRY_VERIFY(b.ask->isAsking());
        const QString missing = QStringLiteral("1 piece(s) out of stock");
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Notice);
        QCOMPARE(b.bar->title(), QStringLiteral("Picked short · ") + missing);
        QVERIFY2(b.ask->accessibleName().contains(missing), qPrintable(b.ask->accessibleName()));
        QVERIFY(!b.ask->accessibleName().contains(QStringLiteral("All picked")));
        QCOMPARE(OrderWords::status(b.store.now(k871)).tone, Tone::Attention);
        QCOMPARE(OrderWords::status(b.store.now(k871)).text, QStringLiteral("Picked short"));

        Bench whole(OrderId(QStringLiteral("00858")));
        whole.press(Qt::Key_F8);
        QTRY_VERIFY(whole.ask->isAsking());
        QCOMPARE(whole.bar->kind(), MessageBar::Kind::Good);
        QCOMPARE(whole.bar->title(), QStringLiteral("All picked"));
        QCOMPARE(OrderWords::status(whole.store.now(OrderId(QStringLiteral("00858")))).tone, Tone::Done);
    }

    void theFiguresOfTheRestAddUp()
    {
        Bench b(OrderId(QStringLiteral("00866")));  // 3 of 9 are picked, 3 of the rest are out of stock
        b.press(Qt::Key_F9);
        QVERIFY(b.ask->accessibleName().contains(QStringLiteral("3 piece(s) are not picked yet")));
        QVERIFY(b.ask->accessibleName().contains(QStringLiteral("3 piece(s) out of stock")));
    }

    void aStopWaitsForSpaceAlsoWithoutAnOrder()
    {
        Bench b;
        const auto hint = [&b](const QString &text) {
            const auto labels = b.page.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&text](const QLabel *one) { return one->isVisible() && one->text() == text; });
        };
        const QString space = QStringLiteral("Space confirms the red message");
        b.store.take(k871);
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Wrong);
        QVERIFY(b.open().isEmpty());
        QVERIFY(hint(space));
        b.scan(QStringLiteral("CG20261123-00858"));
        b.settle();
        QVERIFY(b.open().isEmpty());
        QVERIFY(hint(space));
        b.press(Qt::Key_Space);
        QVERIFY(!hint(space));
        QCOMPARE(b.bar->title(), QStringLiteral("Ready to scan"));
        QVERIFY(!b.page.findChild<ScanTrail *>()->accessibleDescription().contains(QStringLiteral("taken away")));
        // To reach the list chooses nothing yet; Return does.
        b.page.findChild<OrderListPanel *>()->view()->setFocus(Qt::TabFocusReason);
        QVERIFY(b.open().isEmpty());
        b.press(Qt::Key_Return);
        QCOMPARE(b.open().value, QStringLiteral("00866"));
        b.scan(QStringLiteral("CG20261123-00858"));
        b.settle();
        QCOMPARE(b.open().value, QStringLiteral("00858"));
    }

    void onlyTheQuestionHasAMainButton()
    {
        Bench b;
        const auto mains = [&b] {
            QStringList names;
            for (const KeyButton *one : b.page.findChildren<KeyButton *>()) {
                if (one->isVisible() && one->property("primary").toBool())
                    names.append(one->text());
            }
            return names;
        };
        QCOMPARE(mains(), QStringList{QStringLiteral("Finish picking")});
        b.press(Qt::Key_F9);
        QCOMPARE(mains(), QStringList{QStringLiteral("Go to shipping")});
        b.press(Qt::Key_Escape);
        QCOMPARE(mains(), QStringList{QStringLiteral("Finish picking")});
        b.page.findChild<LinesView *>()->setCurrentLine(kPenLine);
        b.page.findChild<KeyButton *>(QStringLiteral("giveUp"))->click();
        QCOMPARE(mains(), QStringList());  // what cannot be undone is never the way to go
        const auto *sure = b.ask->findChild<KeyButton *>(QStringLiteral("giveup"));
        QVERIFY(!sure->isEnabled());
        QVERIFY(b.ask->field()->hasFocus());
        BenchGui::commit(b.page, QStringLiteral("  "));
        QVERIFY(!sure->isEnabled());
        BenchGui::commit(b.page, QStringLiteral("停产"));
        QVERIFY(sure->isEnabled());
    }

    void whileSomethingIsTypedNothingIsReadyToScan()
    {
        Bench b;
        QCOMPARE(b.bar->title(), QStringLiteral("Ready to scan"));
        b.press(Qt::Key_Return);
        QTRY_COMPARE(b.bar->title(), QStringLiteral("Type how many are picked"));
        b.press(Qt::Key_Escape);
        QTRY_COMPARE(b.bar->title(), QStringLiteral("Ready to scan"));
        b.page.findChild<LinesView *>()->setCurrentLine(kPenLine);
        b.page.findChild<KeyButton *>(QStringLiteral("giveUp"))->click();
        QCOMPARE(b.bar->title(), QStringLiteral("Type the reason"));
        b.press(Qt::Key_Escape);
        QCOMPARE(b.bar->title(), QStringLiteral("Ready to scan"));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestOrderStates)
#include "tst_orderstates.moc"
