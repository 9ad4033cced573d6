// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include "tests/desktop/endtoend.h"
#include "tests/support/headlessdesktop.h"
#include "ui/orders/orderlistpanel.h"
#include "ui/shipped/shippedpage.h"
#include "ui/shipping/shippingpage.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using ConnectionKind = store::ConnectionState::Kind;
using store::OpState;

/// The whole program while the platform is away, and two desktops that meet again on one order.
class TestOffline : public EndToEnd
{
    Q_OBJECT

private:
    /// The quantity field of a line, by Tab alone.
    bool tabToQuantity(const Line &line)
    {
        return m_program->tabTo([&line](const QWidget *widget) {
            return qobject_cast<const QLineEdit *>(widget) &&
                   widget->accessibleName().startsWith(u"Quantity of %1 %2,"_s.arg(line.title, line.attributes));
        });
    }
    void goToRefused(const QString &words)
    {
        const QList<store::OpRow> refused = operations({OpState::Conflict, OpState::Rejected});
        QCOMPARE(refused.size(), 1);
        QCOMPARE(goToOperation(refused.first().operation.id), words);
    }

private slots:
    void init()
    {
        beginPlatform();
        beginProgram();
    }
    void cleanup() { endAll(); }

    void aDayWithoutThePlatformArrivesExactlyOnce()
    {
        connectByKeyboard(u"packer@huafeng"_s);
        const std::optional<Order> order = freshOrder({2, 2});
        QVERIFY(order.has_value());
        m_platform->stop();
        pickByScans(*order);
        QTRY_COMPARE_WITH_TIMEOUT(m_program->session().sync().state().kind, ConnectionKind::Offline, 30000);

        // A part of it, with a typed waybill, weight and freight.
        const Line &first = order->lines.first();
        const int stays = 1;
        openForShipping(*order);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(tabToQuantity(first));
        m_program->key(Qt::Key_A, Qt::ControlModifier);
        m_program->type(QString::number(first.ordered - stays));
        m_program->key(Qt::Key_Return);
        enterParcel(u"YT7700000000041"_s, u"2345"_s, u"6.7"_s);
        m_program->key(Qt::Key_F9);
        QTRY_COMPARE(message(), u"Shipped: YT7700000000041"_s);
        const Order before = shown(order->id);
        const int waiting = m_program->session().desk().counts().waiting;
        QCOMPARE(before.shipments.size(), 1);
        QVERIFY(waiting >= first.ordered + 2);

        // The program ends and starts again; the platform is still away.
        m_program->stop();
        QVERIFY(m_program->start());
        QVERIFY(m_program->window());
        QCOMPARE(m_program->session().desk().counts().waiting, waiting);
        QVERIFY(shown(order->id) == before);
        QTRY_COMPARE_WITH_TIMEOUT(m_program->session().sync().state().kind, ConnectionKind::Offline, 30000);
        openForShipping(*order);  // the rest is still to be shipped
        QCOMPARE(m_program->page<ui::ShippingPage>()->form()->pieces(), stays);

        bringPlatformBack();
        QCOMPARE(m_program->session().desk().counts().attention, 0);
        const Order now = there(order->id);
        QCOMPARE(now.version, order->version + waiting);  // every operation once
        QCOMPARE(now.shipments.size(), 1);
        const Shipment &parcel = now.shipments.first();
        QCOMPARE(parcel.waybill, u"YT7700000000041"_s);
        QCOMPARE(parcel.weightGrams, 2345);
        QCOMPARE(parcel.freight.fen, 670);
        for (const Line &line : now.lines) {
            QCOMPARE(line.picked, line.ordered);
            QCOMPARE(line.shipped, line.ordered - (line.id == first.id ? stays : 0));
        }
        QVERIFY(waitSame(order->id));
        QCOMPARE(shown(order->id).shipments.size(), 1);

        // The rest, and then the order stands in Shipped with both parcels.
        shipByKeyboard(*order, u"YT7700000000042"_s, u"300"_s, u"0"_s);
        QVERIFY(m_program->waitSettled());
        goToPage(3, u"shipped"_s);
        auto *page = m_program->page<ui::ShippedPage>();
        m_program->key(Qt::Key_F2);
        m_program->type(u"7700000000041"_s);
        m_program->key(Qt::Key_Return);
        QTRY_COMPARE(page->findChild<ui::OrderListPanel *>()->current(), order->id);
        QStringList words;
        for (const QLabel *label : page->findChildren<QLabel *>()) {
            if (label->isVisible())
                words.append(label->text());
        }
        const QString all = words.join(u'|');
        QVERIFY2(all.contains(u"YT7700000000041"_s) && all.contains(u"YT7700000000042"_s), qPrintable(all));
        QCOMPARE(there(order->id).shipments.size(), 2);
    }

    void twoPickersOfOneOrderAgreeAfterwards()
    {
        HeadlessDesktop other;
        QCOMPARE(other.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QVERIFY(other.settled());
        connectByKeyboard(u"packer@huafeng"_s);
        const std::optional<Order> order = freshOrder({2, 2});
        QVERIFY(order.has_value());
        const Line &line = order->lines.first();
        m_platform->stop();
        // Both without a network: one takes a piece, the other takes all of them, one too many together.
        QCOMPARE(other.record({{orderLane(order->id), PickOp{line.id, 1}, {}}}), QString());
        pickByScans(*order);
        QVERIFY(m_platform->start());
        other.session().sync().syncNow();
        QVERIFY(other.settled());
        m_program->key(Qt::Key_F5);
        QVERIFY(m_program->waitSettled());

        // The one who came second is told what to do with the piece in the hand, and who has it.
        goToRefused(u"Put your 1 back on the shelf. \"%1\" is already picked: %2 of %2. Somebody else took them."_s
                        .arg(line.title)
                        .arg(line.ordered));
        m_program->key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(operations({OpState::Conflict, OpState::Rejected}).size(), 0);
        // What was done after it on the order waits for a word, and goes through as it is.
        const QList<store::OpRow> held = operations({OpState::Held});
        QCOMPARE(held.size(), order->lines.size() - 1);
        for (qsizetype left = held.size(); left > 0; --left) {
            goToOperation(held.at(left - 1).operation.id);  // the oldest first
            m_program->key(Qt::Key_R, Qt::ControlModifier);
            QTRY_COMPARE(operations({OpState::Held}).size(), left - 1);
        }
        QVERIFY(m_program->waitSettled());
        QCOMPARE(m_program->session().desk().counts().attention, 0);
        QVERIFY(waitSame(order->id));
        other.session().sync().syncNow();
        const Order now = there(order->id);
        QTRY_COMPARE_WITH_TIMEOUT(other.order(order->id)->version, now.version, 20000);
        for (const Line &one : now.lines) {
            QCOMPARE(one.picked, one.ordered);  // each piece once
            QCOMPARE(shown(order->id).line(one.id)->picked, one.picked);
            QCOMPARE(other.order(order->id)->line(one.id)->picked, one.picked);
        }
        QCOMPARE(other.session().desk().counts().attention, 0);
    }

    void twoParcelsOfOneOrderAgreeAfterwards()
    {
        HeadlessDesktop other;
        QCOMPARE(other.signIn(m_platform->base(), u"manager@huafeng"_s), QString());
        QVERIFY(other.settled());
        connectByKeyboard(u"packer@huafeng"_s);
        const std::optional<Order> fresh = freshOrder();
        QVERIFY(fresh.has_value());
        pickByScans(*fresh);
        QVERIFY(m_program->waitSettled());
        other.session().sync().syncNow();
        QVERIFY(waitSame(fresh->id));
        const Order order = there(fresh->id);
        QTRY_COMPARE_WITH_TIMEOUT(other.order(order.id)->version, order.version, 20000);

        m_platform->stop();
        QCOMPARE(other.record({{orderLane(order.id), parcelOf(order, u"YT7700000000051"_s), {}}}), QString());
        shipByKeyboard(order, u"YT7700000000052"_s, u"500"_s, u"5"_s);
        QVERIFY(m_platform->start());
        other.session().sync().syncNow();
        QVERIFY(other.settled());
        m_program->key(Qt::Key_F5);
        QVERIFY(m_program->waitSettled());

        goToRefused(
            u"Keep the parcel YT7700000000052 here and unpack it, or recall it. \"%1\" was already shipped in "
            u"full; the first parcel with it is YT7700000000051."_s.arg(order.lines.first().title));
        // Unpacked: the packer says so and it is settled.
        m_program->key(Qt::Key_Backspace, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::activeModalWidget());
        m_program->type(u"unpacked"_s);
        QVERIFY(m_program->tabTo(u"discard"_s));
        m_program->key(Qt::Key_Space);
        QTRY_COMPARE(m_program->session().desk().counts().attention, 0);
        QCOMPARE(operations({OpState::Closed}).constFirst().closedReason, u"unpacked"_s);

        QVERIFY(waitSame(order.id));
        const Order now = there(order.id);
        for (const Order &seen : {now, shown(order.id), *other.order(order.id)}) {
            QCOMPARE(seen.version, now.version);
            QCOMPARE(seen.shipments.size(), 1);
            QCOMPARE(seen.shipments.first().waybill, u"YT7700000000051"_s);
            for (const Line &line : seen.lines)
                QCOMPARE(line.shipped, line.ordered);
        }
    }
};

}  // namespace wyh::test

QTEST_MAIN(wyh::test::TestOffline)
#include "tst_offline.moc"
