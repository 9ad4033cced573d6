// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QStandardPaths>
#include <QTest>

#include "tests/gui/benchgui.h"
#include "ui/orders/askpanel.h"
#include "ui/orders/orderlistpanel.h"
#include "ui/shipped/parcelcard.h"
#include "ui/shipped/shippedpage.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/searchedit.h"

namespace wyh::ui {

using test::BenchGui;

class TestShipped : public QObject
{
    Q_OBJECT

    struct Bench : BenchGui
    {
        ShippedPage page{store, store, clock, loadCouriers()};
        AskPanel *ask = page.findChild<AskPanel *>();
        OrderId order{QStringLiteral("00811")};
        Bench()
        {
            show(page);
            page.activate();
        }
        void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
        {
            BenchGui::key(page, key, modifiers);
        }
        void askVoid()
        {
            for (QAbstractButton *button : page.findChildren<QAbstractButton *>()) {
                if (button->isVisible() && button->accessibleName().startsWith(QStringLiteral("Void parcel")))
                    button->setFocus();
            }
            press(Qt::Key_Space);
        }
    };

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));  // as Translator does
        m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
        if (qEnvironmentVariable("WYH_LOOK") == QLatin1String("dark"))
            m_theme->setChoice(ThemeChoice::Dark);
    }

    void showsTheParcels()
    {
        Bench b;
        QCOMPARE(b.page.findChildren<ParcelCard *>().size(), 1);
        QStringList texts;
        for (const QLabel *label : b.page.findChildren<QLabel *>())
            texts.append(label->text());
        QVERIFY(texts.contains(QStringLiteral("YT8612304566778")));
        QVERIFY(texts.contains(QStringLiteral("1,250 g")));
        QVERIFY(texts.filter(QStringLiteral("8.50")).size() == 1);
        QVERIFY(texts.filter(QStringLiteral("仓库02")).size() == 1);
        QVERIFY(texts.filter(QStringLiteral("王小明")).isEmpty());  // masked
        QTRY_COMPARE(BenchGui::clipped(b.page), QStringList());
        BenchGui::shot(b.page, QStringLiteral("shipped"));
    }

    void findsByWaybill()
    {
        Bench b;
        auto *search = b.page.findChild<SearchEdit *>();
        QVERIFY(search->hasFocus());
        BenchGui::keys(b.page, QStringLiteral("8612304566778"));
        b.press(Qt::Key_Return);
        QVERIFY(b.page.open(b.order.value));
        search->setFocus();
        search->selectAll();
        BenchGui::commit(b.page, QStringLiteral("查无此单"));
        b.press(Qt::Key_Return);
        BenchGui::shot(b.page, QStringLiteral("shipped-nothing"));
        QCOMPARE(b.page.findChild<OrderListPanel *>()->neighbour(1), OrderId());
    }

    void voidingNeedsAReason()
    {
        Bench b;
        b.askVoid();
        QVERIFY(b.ask->isAsking());
        b.press(Qt::Key_Return);
        b.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(b.ask->isAsking());
        QCOMPARE(b.store.calls(), 0);
        // The key says what is missing wherever the focus is.
        b.page.findChild<OrderListPanel *>()->view()->setFocus();
        b.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(b.ask->isAsking());
        QVERIFY(b.ask->field()->hasFocus());
        BenchGui::commit(b.page, QStringLiteral("运单号扫错了"));
        BenchGui::shot(b.page, QStringLiteral("shipped-void"));
        b.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(b.store.now(b.order).shipments.first().state, ShipmentState::Voided);
        QCOMPARE(b.store.now(b.order).shipments.first().voidReason, QStringLiteral("运单号扫错了"));
        QTRY_COMPARE(b.page.findChild<MessageBar *>()->kind(), MessageBar::Kind::Good);
        QCOMPARE(b.store.now(b.order).lines.first().shipped, 0);
    }

    void escapeKeepsTheParcel()
    {
        Bench b;
        b.askVoid();
        b.press(Qt::Key_Escape);
        QVERIFY(!b.ask->isAsking());
        QCOMPARE(b.store.calls(), 0);
    }

    void aRefusedParcelCanBeVoidedAfterAll()
    {
        Bench b;
        b.store.setHold(true);
        b.store.failNext({Problem::Kind::Conflict, QStringLiteral("void-already-received"), {}, {}, {}});
        b.askVoid();
        BenchGui::commit(b.page, QStringLiteral("x"));
        b.press(Qt::Key_Return, Qt::ControlModifier);
        Order order = b.store.now(b.order);  // a notice comes before the answer
        order.sellerMemo = QStringLiteral("加急");
        b.store.put(order);
        b.store.release();
        b.store.setHold(false);
        QCOMPARE(b.page.findChild<MessageBar *>()->kind(), MessageBar::Kind::Wrong);
        b.askVoid();
        QVERIFY(b.ask->isAsking());
    }

    void aRefusalIsSaidInWords()
    {
        Bench b;
        b.store.failNext({Problem::Kind::Conflict, QStringLiteral("void-already-received"), {}, {}, {}});
        b.askVoid();
        BenchGui::commit(b.page, QStringLiteral("x"));
        b.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(b.page.findChild<MessageBar *>()->kind(), MessageBar::Kind::Wrong);
        QCOMPARE(b.store.now(b.order).shipments.first().state, ShipmentState::Shipped);
        QVERIFY(!b.page.findChild<MessageBar *>()->title().contains(QStringLiteral("void-already")));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestShipped)
#include "tst_shipped.moc"
