// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QLineEdit>
#include <QTest>

#include "tests/desktop/endtoend.h"
#include "ui/orders/askpanel.h"
#include "ui/picking/pickingpage.h"
#include "ui/shipping/shippingpage.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using Outcome = contract::OperationResult::Outcome;

/// A packer's day at the connected program, by keys alone.
class TestEndToEnd : public EndToEnd
{
    Q_OBJECT

private slots:
    void init()
    {
        beginPlatform();
        beginProgram();
    }
    void cleanup() { endAll(); }

    void picksByScansAndKeys()
    {
        connectByKeyboard(u"manager@huafeng"_s);
        const std::optional<Order> order = freshOrder();
        QVERIFY(order.has_value());
        pickByScans(*order);
        QVERIFY(m_program->waitSettled());
        QCOMPARE(m_program->session().desk().counts().attention, 0);
        // A program that is not ours sees exactly that.
        const Order now = there(order->id);
        for (const Line &line : now.lines)
            QCOMPARE(line.picked, order->line(line.id)->ordered);
    }

    void shipsByKeyboard()
    {
        connectByKeyboard(u"packer@huafeng"_s);
        const std::optional<Order> order = freshOrder();
        QVERIFY(order.has_value());
        pickByScans(*order);
        if (QTest::currentTestFailed())
            return;
        // "Go to shipping" is the main choice of the question after the last piece.
        QTRY_VERIFY(m_program->page<ui::PickingPage>()->findChild<ui::AskPanel *>()->isAsking());
        m_program->key(Qt::Key_Return, Qt::ControlModifier);
        auto *page = m_program->page<ui::ShippingPage>();
        QTRY_COMPARE(m_program->window()->currentPage(), page);
        QCOMPARE(page->form()->order()->id, order->id);
        QVERIFY(page->findChild<QWidget *>(u"waybill"_s)->hasFocus());
        // A courier chosen from the list: its window closes and the next key must reach the form.
        m_program->key(Qt::Key_F7);
        m_program->type(u"YTO"_s);
        m_program->key(Qt::Key_Return);
        if (!page->findChild<QWidget *>(u"weight"_s)->hasFocus())
            m_program->key(Qt::Key_Return);
        QTRY_COMPARE(page->form()->draft().courier, u"YTO"_s);
        enterParcel(u"YT7700000000011"_s, u"1250"_s, u"8.5"_s);
        m_program->key(Qt::Key_Return);  // a scanner's Return on the button ships nothing
        QVERIFY(shown(order->id).shipments.isEmpty());
        m_program->key(Qt::Key_F9);
        QTRY_COMPARE(message(), u"Shipped: YT7700000000011"_s);
        QVERIFY(m_program->waitSettled());
        QCOMPARE(m_program->session().desk().counts().attention, 0);
        const Order now = there(order->id);
        QCOMPARE(now.shipments.size(), 1);
        const Shipment &parcel = now.shipments.first();
        QCOMPARE(parcel.waybill, u"YT7700000000011"_s);
        QCOMPARE(parcel.courier, u"YTO"_s);
        QCOMPARE(parcel.weightGrams, 1250);
        QCOMPARE(parcel.freight.fen, 850);
        for (const Line &line : now.lines)
            QCOMPARE(line.shipped, line.ordered);
    }

    void whatIsWrongStandsBesideItsFieldAndNothingIsLost()
    {
        connectByKeyboard(u"packer@huafeng"_s);
        const std::optional<Order> order = freshOrder();
        QVERIFY(order.has_value());
        pickByScans(*order);
        openForShipping(*order);
        if (QTest::currentTestFailed())
            return;
        auto *page = m_program->page<ui::ShippingPage>();
        const auto text = [page](const QString &name) { return page->findChild<QLineEdit *>(name)->text(); };
        const QString product = order->lines.first().barcodes.first();

        // The product's barcode where the waybill belongs: the focus stays there.
        m_program->scan(product);
        QVERIFY(page->findChild<QWidget *>(u"waybill"_s)->hasFocus());
        QCOMPARE(errorBelow(u"waybill"_s),
                 u"Scan the waybill, not the product. This is the barcode of a product of this order."_s);
        m_program->key(Qt::Key_F8);
        m_program->type(u"1.5"_s);
        QCOMPARE(errorBelow(u"weight"_s), u"Enter whole grams, at least 1."_s);
        m_program->key(Qt::Key_Return);
        m_program->type(u"8.005"_s);
        QCOMPARE(errorBelow(u"freight"_s), u"Enter the freight in yuan, two decimals at most."_s);
        m_program->key(Qt::Key_F9);
        QCOMPARE(message(), u"Not shipped: please correct the marked fields."_s);
        QVERIFY(page->findChild<QWidget *>(u"waybill"_s)->hasFocus());  // the first that is wrong
        QVERIFY(shown(order->id).shipments.isEmpty());
        QCOMPARE(text(u"waybill"_s), product);
        QCOMPARE(text(u"weight"_s), u"1.5"_s);
        QCOMPARE(text(u"freight"_s), u"8.005"_s);

        // Another order in between: the draft is kept.
        m_program->key(Qt::Key_1, Qt::ControlModifier);
        openForShipping(*order);
        QCOMPARE(text(u"weight"_s), u"1.5"_s);
        QCOMPARE(text(u"freight"_s), u"8.005"_s);

        enterParcel(u"YT7700000000022"_s, u"150"_s, u"8.00"_s);
        QCOMPARE(errorBelow(u"waybill"_s) + errorBelow(u"weight"_s) + errorBelow(u"freight"_s), QString());
        m_program->key(Qt::Key_F9);
        QTRY_COMPARE(message(), u"Shipped: YT7700000000022"_s);
        QVERIFY(m_program->waitSettled());
        QCOMPARE(there(order->id).shipments.size(), 1);
        QCOMPARE(there(order->id).shipments.first().weightGrams, 150);
    }

    void aRefusedPickSaysWhy()
    {
        connectByKeyboard(u"manager@huafeng"_s);
        const std::optional<Order> order = freshOrder({1, 2});
        QVERIFY(order.has_value());
        m_program->session().sync().setWorkOffline(true);
        pickByScans(*order);
        // Meanwhile somebody else picks one of the same pieces.
        const Line &line = order->lines.first();
        QCOMPARE(actElsewhere(*order, PickOp{line.id, 1}).outcome, Outcome::Applied);
        m_program->session().sync().setWorkOffline(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->session().desk().counts().attention > 0, 20000);
        const QList<store::OpRow> refused = operations({store::OpState::Conflict, store::OpState::Rejected});
        QCOMPARE(refused.size(), 1);
        QCOMPARE(goToOperation(refused.first().operation.id),
                 u"Put your 1 back on the shelf. \"%1\" is already picked: %2 of %2. Somebody else took them."_s
                     .arg(line.title)
                     .arg(line.ordered));
        // Both sides agree, and no piece is counted twice.
        QVERIFY(waitSame(order->id));
        const Order now = there(order->id);
        QCOMPARE(now.line(line.id)->picked, line.ordered);
        for (const Line &one : now.lines)
            QCOMPARE(shown(order->id).line(one.id)->picked, one.picked);
    }

    void aRefusedParcelIsShippedAgainUnderItsRightNumber()
    {
        connectByKeyboard(u"manager@huafeng"_s);
        const std::optional<Order> order = freshOrder();
        const std::optional<Order> other = freshOrder();
        QVERIFY(order.has_value() && other.has_value());
        const QString used = u"YT7700000000033"_s;
        m_program->session().sync().setWorkOffline(true);
        pickByScans(*order);
        shipByKeyboard(*order, used, u"1730"_s, u"12.05"_s);
        if (QTest::currentTestFailed())
            return;
        // The same number went out on another parcel: one of the two was scanned wrongly.
        QCOMPARE(actElsewhere(*other, parcelOf(*other, used)).outcome, Outcome::Applied);
        m_program->session().sync().setWorkOffline(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_program->session().desk().counts().attention, 1, 20000);
        QVERIFY(m_program->waitSettled());
        const store::OpRow refused = operations({store::OpState::Conflict}).value(0);
        QVERIFY(goToOperation(refused.operation.id).contains(other->number));
        m_program->key(Qt::Key_W, Qt::ControlModifier);

        auto *page = m_program->page<ui::ShippingPage>();
        QTRY_COMPARE(m_program->window()->currentPage(), page);
        QCOMPARE(page->form()->order()->id, order->id);
        auto *waybill = page->findChild<QLineEdit *>(u"waybill"_s);
        QVERIFY(waybill->hasFocus());
        QCOMPARE(waybill->text(), used);
        QVERIFY(errorBelow(u"waybill"_s).contains(other->number));
        m_program->scan(u"YT7700000000034"_s);
        QCOMPARE(errorBelow(u"waybill"_s), QString());
        m_program->key(Qt::Key_F9);
        QTRY_COMPARE(message(), u"Shipped: YT7700000000034"_s);
        QVERIFY(m_program->waitSettled());
        QCOMPARE(m_program->session().desk().counts().attention, 0);

        const QList<store::OpRow> closed = operations({store::OpState::Closed});
        QCOMPARE(closed.size(), 1);
        QCOMPARE(closed.first().operation.id, refused.operation.id);
        QCOMPARE(closed.first().closedBy, u"manager@huafeng"_s);
        const Order now = there(order->id);
        QCOMPARE(now.shipments.size(), 1);
        const auto &old = std::get<ShipOp>(refused.operation.payload);
        const Shipment &parcel = now.shipments.first();
        QCOMPARE(parcel.waybill, u"YT7700000000034"_s);
        QCOMPARE(parcel.courier, old.courier);
        QCOMPARE(parcel.from, old.from);
        QCOMPARE(parcel.weightGrams, 1730);
        QCOMPARE(parcel.freight.fen, 1205);
        QCOMPARE(parcel.lines.size(), old.lines.size());
    }

    void theTrialNeedsNothing()
    {
        QWidget *window = m_program->firstRun();
        m_program->key(Qt::Key_Down);
        if (!window->findChild<QWidget *>(u"trialChoice"_s)->hasFocus())
            m_program->key(Qt::Key_Tab);
        QVERIFY(window->findChild<QWidget *>(u"trialChoice"_s)->hasFocus());
        m_program->key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->window() && m_program->window()->isVisible(), 60000);
        QVERIFY(m_program->waitOnline());
        QVERIFY(freshOrder().has_value());
        // The second start knows the way.
        m_program->stop();
        QVERIFY(m_program->start());
        QTRY_VERIFY(m_program->window());
        QVERIFY(m_program->waitOnline());
    }
};

}  // namespace wyh::test

QTEST_MAIN(wyh::test::TestEndToEnd)
#include "tst_endtoend.moc"
