// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QSignalSpy>
#include <QTest>

#include "models/items/shipmentform.h"
#include "tests/support/benchstore.h"

namespace wyh::items {

using test::makeOrder;

class TestShipmentForm : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    SystemRandom m_random;
    const LineId m_pen{QStringLiteral("o-a")};
    const LineId m_book{QStringLiteral("o-b")};

    static Order order()
    {
        Order one = makeOrder(QStringLiteral("o"), 1000);
        one.lines[0].picked = 3;
        one.lines[1].picked = 1;
        return one;
    }

    static void fill(ShipmentForm &form)
    {
        form.setCourier(QStringLiteral("YTO"));
        form.setWaybill(QStringLiteral("yt 8612304566778"));
        form.setWeight(QStringLiteral("1250"));
        form.setFreight(QStringLiteral("8.5"));
    }

private slots:
    void startsWithWhatIsPicked()
    {
        ShipmentForm form(m_clock, m_random);
        form.setOrder(order());
        QCOMPARE(form.draft().lines.size(), 2);
        QVERIFY(form.draft().lines.at(1).ticked);
        QCOMPARE(form.draft().lines.at(1).quantity, QStringLiteral("1"));
        QCOMPARE(form.most(m_book), 2);
        QCOMPARE(form.pieces(), 4);
        QVERIFY(form.leavesRest());
        QVERIFY(form.errors().isEmpty());  // nothing was typed yet
        QVERIFY(!form.touched());
    }

    void saysEveryWrongFieldOnConfirm()
    {
        ShipmentForm form(m_clock, m_random);
        form.setOrder(order());
        const auto result = form.confirm();
        QVERIFY(!result.ok());
        for (const char *pointer : {"/courier", "/waybill", "/weight_g"})
            QVERIFY(form.errorAt(QString::fromLatin1(pointer)).has_value());
        QVERIFY(!form.errorAt(QStringLiteral("/freight_fen")).has_value());
    }

    void errorsAppearWithTheTyping_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *field, const char *text, const char *code) {
            QTest::newRow(name) << QString::fromLatin1(field) << QString::fromUtf8(text) << QString::fromLatin1(code);
        };
        row("weight zero", "/weight_g", "0", "weight-not-positive-integer");
        row("weight decimal", "/weight_g", "1.5", "weight-not-positive-integer");
        row("weight chinese", "/weight_g", "一千", "weight-not-positive-integer");
        row("weight full width is fine", "/weight_g", "１２５０", "");
        row("freight three decimals", "/freight_fen", "8.555", "freight-two-decimals");
        row("freight negative", "/freight_fen", "-1", "freight-two-decimals");
        row("freight exponent", "/freight_fen", "1e3", "freight-two-decimals");
        row("freight full-width stop is fine", "/freight_fen", "８。５", "");
        row("waybill product barcode", "/waybill", "6901234567892", "waybill-is-product-barcode");
        row("waybill short", "/waybill", "12", "waybill-invalid");
        row("waybill chinese", "/waybill", "圆通快递", "waybill-invalid");
        row("quantity zero", "/lines/o-a/qty", "0", "quantity-invalid");
        row("quantity too many", "/lines/o-a/qty", "4", "quantity-more-than-left");
        row("quantity reaches into the unpicked rest", "/lines/o-b/qty", "2", "");
    }

    void errorsAppearWithTheTyping()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, text);
        QFETCH(const QString, code);
        ShipmentForm form(m_clock, m_random);
        form.setOrder(order());
        if (field == QLatin1String("/weight_g"))
            form.setWeight(text);
        else if (field == QLatin1String("/freight_fen"))
            form.setFreight(text);
        else if (field == QLatin1String("/waybill"))
            form.setWaybill(text);
        else
            form.setQuantity(LineId(field.mid(7, 3)), text);
        const auto error = form.errorAt(field);
        QCOMPARE(error.has_value() ? error->code : QString(), code);
        QCOMPARE(form.errors().size(), code.isEmpty() ? 0 : 1);
    }

    void makesTheOperation()
    {
        ShipmentForm form(m_clock, m_random);
        form.setOrder(order());
        fill(form);
        form.setQuantity(m_book, QStringLiteral("2"));
        form.setTicked(m_pen, false);
        const auto op = form.confirm();
        QVERIFY(op.ok());
        QCOMPARE(op->lines, (QList<ShipLine>{{m_book, 2, 1}}));
        QCOMPARE(op->waybill, QStringLiteral("YT8612304566778"));
        QCOMPARE(op->weightGrams, 1250);
        QCOMPARE(op->freight.fen, 850);
        QVERIFY(!op->shipment.isEmpty());
    }

    void nothingTicked()
    {
        ShipmentForm form(m_clock, m_random);
        form.setOrder(order());
        fill(form);
        form.setTicked(m_pen, false);
        form.setTicked(m_book, false);
        QVERIFY(form.errorAt(QStringLiteral("/lines")).has_value());
        QVERIFY(!form.confirm().ok());
    }

    void aSecondTryIsTheSameParcel()
    {
        ShipmentForm form(m_clock, m_random);
        form.setOrder(order());
        fill(form);
        const auto first = form.confirm();
        const auto second = form.confirm();
        QCOMPARE(first->shipment.value, second->shipment.value);
        form.setWaybill(QStringLiteral("YT0000000000001"));
        const auto other = form.confirm();
        QVERIFY(other->shipment != first->shipment);
    }

    void whatWasTypedSurvivesChanges()
    {
        ShipmentForm form(m_clock, m_random);
        Order one = order();
        form.setOrder(one);
        fill(form);
        form.setQuantity(m_pen, QStringLiteral("2"));
        one.lines[1].picked = 2;
        one.version = 9;
        form.setOrder(one);
        QCOMPARE(form.draft().lines.at(0).quantity, QStringLiteral("2"));
        QCOMPARE(form.draft().lines.at(1).quantity, QStringLiteral("2"));  // untouched: follows the order
        QCOMPARE(form.draft().weight, QStringLiteral("1250"));
        one.lines[0].picked = 0;
        one.lines[0].outOfStock = true;  // the typed two can no longer go
        form.setOrder(one);
        QCOMPARE(form.errorAt(QStringLiteral("/lines/o-a/qty"))->code, QStringLiteral("quantity-more-than-left"));
    }

    void aDraftThatWasLeftIsTakenUpAgain()
    {
        ShipmentForm form(m_clock, m_random);
        Order other = order();
        other.id = OrderId(QStringLiteral("other"));
        form.setOrder(order());
        fill(form);
        form.setTicked(m_pen, false);
        form.setOrder(other);
        QVERIFY(form.draft().waybill.isEmpty());
        QVERIFY(!form.touched());
        form.setOrder(order());
        QCOMPARE(form.draft().waybill, QStringLiteral("yt 8612304566778"));
        QVERIFY(!form.draft().lines.first().ticked);
        form.recorded(*form.confirm());
        form.setOrder(other);
        form.setOrder(order());
        QVERIFY(form.draft().waybill.isEmpty());
    }

    void aRefusedParcelIsTakenOverWhole()
    {
        ShipmentForm form(m_clock, m_random);
        Address home{AddressId(QStringLiteral("home")), 1, {}, {}, {}, {}, {}, {}, true};
        Address hall{AddressId(QStringLiteral("hall")), 1, {}, {}, {}, {}, {}, {}, false};
        form.setAddresses({home, hall});
        form.setOrder(order());
        ShipOp refused;
        refused.shipment = ShipmentId(QStringLiteral("old"));
        refused.lines = {{m_book, 2, 1}};
        refused.courier = QStringLiteral("SF");
        refused.waybill = QStringLiteral("SF1234567890123");
        refused.from = hall.id;
        refused.weightGrams = 730;
        refused.freight = Money{1205};
        const OpId id(QStringLiteral("op-old"));
        form.takeOver(refused, id);
        QCOMPARE(form.supersedes(), id);
        QVERIFY(form.errors().isEmpty());
        auto again = form.confirm();
        QVERIFY(again.ok());
        QVERIFY(again->shipment != refused.shipment);
        again.value().shipment = refused.shipment;
        QCOMPARE(again->seenRecipientVersion, order().recipientVersion);
        QVERIFY(*again == refused);

        // Left for another order and taken up again, it is still that parcel.
        Order other = order();
        other.id = OrderId(QStringLiteral("other"));
        form.setOrder(other);
        QVERIFY(form.supersedes().isEmpty());
        form.setOrder(order());
        QCOMPARE(form.supersedes(), id);
        QCOMPARE(form.draft().freight, QStringLiteral("12.05"));
        form.recorded(*form.confirm());
        QVERIFY(form.supersedes().isEmpty());
    }

    void linesOfARefusedParcelThatCannotGoStayOut()
    {
        ShipmentForm form(m_clock, m_random);
        Order one = order();
        one.lines[0].shipped = one.lines[0].picked = one.lines[0].ordered;
        form.setOrder(one);
        ShipOp refused;
        refused.lines = {{m_pen, 3, 0}, {m_book, 1, 0}};
        refused.weightGrams = 1;
        form.takeOver(refused, OpId(QStringLiteral("op")));
        QCOMPARE(form.draft().lines.size(), 1);
        QCOMPARE(form.draft().lines.first().line, m_book);
        QCOMPARE(form.pieces(), 1);
    }

    void remembersCourierAndAddress()
    {
        ShipmentForm form(m_clock, m_random);
        Address home{AddressId(QStringLiteral("home")), 1, {}, {}, {}, {}, {}, {}, true};
        Address hall{AddressId(QStringLiteral("hall")), 1, {}, {}, {}, {}, {}, {}, false};
        form.setAddresses({home, hall});
        form.setOrder(order());
        QCOMPARE(form.draft().from.value, QStringLiteral("home"));  // the default one
        fill(form);
        form.setFrom(hall.id);
        QSignalSpy remembered(&form, &ShipmentForm::memoryChanged);
        form.recorded(*form.confirm());
        QCOMPARE(remembered.count(), 1);
        form.restart();
        QCOMPARE(form.draft().courier, QStringLiteral("YTO"));
        QCOMPARE(form.draft().from.value, QStringLiteral("hall"));
        QVERIFY(form.draft().waybill.isEmpty());
        form.setAddresses({home});  // the remembered one is gone
        QCOMPARE(form.draft().from.value, QStringLiteral("home"));
    }

    void anAddressMustBeChosenWhenThereAreAny()
    {
        ShipmentForm form(m_clock, m_random);
        form.setAddresses({Address{AddressId(QStringLiteral("a")), 1, {}, {}, {}, {}, {}, {}, false},
                           Address{AddressId(QStringLiteral("b")), 1, {}, {}, {}, {}, {}, {}, false}});
        form.setOrder(order());
        fill(form);
        QVERIFY(!form.confirm().ok());
        QCOMPARE(form.errorAt(QStringLiteral("/from"))->code, QStringLiteral("address-missing"));
    }
};

}  // namespace wyh::items

QTEST_GUILESS_MAIN(wyh::items::TestShipmentForm)
#include "tst_shipmentform.moc"
