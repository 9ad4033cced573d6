// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "models/domain/shipmentrules.h"
#include "testorders.h"

namespace wyh {

using namespace testing;

namespace {

constexpr qint64 kWrong = -1;

void numberRows(qint64 most)
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("one") << u"1"_s << qint64(1);
    QTest::newRow("most") << QString::number(most) << most;
    QTest::newRow("one more") << QString::number(most + 1) << kWrong;
    QTest::newRow("full width") << u"１２"_s << qint64(12);
    QTest::newRow("mixed width") << u"1２"_s << qint64(12);
    QTest::newRow("spaces around") << u"  12 "_s << qint64(12);
    QTest::newRow("ideographic space") << u"　12　"_s << qint64(12);
    QTest::newRow("line break after") << u"12\n"_s << qint64(12);
    QTest::newRow("invisible marks of a paste") << u"\u202a12\u202c"_s << qint64(12);
    const QStringList wrong{u""_s,
                            u" "_s,
                            u"0"_s,
                            u"00"_s,
                            u"007"_s,
                            u"+7"_s,
                            u"＋7"_s,
                            u"-1"_s,
                            u"1e3"_s,
                            u"1.0"_s,
                            u"1,234"_s,
                            u"1 2"_s,
                            u"1\n2"_s,
                            u"1\t2"_s,
                            u"12g"_s,
                            u"0x10"_s,
                            u"一"_s,
                            u"٣"_s,
                            u"12。"_s,
                            u"NaN"_s,
                            u"99999999999999999999"_s,
                            u"9223372036854775808"_s};
    for (const QString &text : wrong)
        QTest::newRow(qPrintable(u"wrong: "_s + text)) << text << kWrong;
}

QStringList pointersAndCodes(const QList<FieldError> &errors)
{
    QStringList all;
    for (const FieldError &error : errors)
        all.append(error.pointer + u' ' + error.code);
    return all;
}

ShipmentDraft goodDraft()
{
    ShipmentDraft draft;
    draft.lines = {{LineId(u"l1"_s), true, u"6"_s}, {LineId(u"l2"_s), false, u"what is not ticked does not matter"_s}};
    draft.courier = u"YTO"_s;
    draft.waybill = u" yt 1234 5678 90 "_s;
    draft.weight = u"１２５０"_s;
    draft.freight = u"12。5"_s;
    return draft;
}

Order draftOrder()
{
    return makeOrder({makeLine(u"l1"_s, {10, 4, 0, 0}), makeLine(u"l2"_s, {5, 0, 0, 0})});
}

}  // namespace

class TestShipmentRules : public QObject
{
    Q_OBJECT

private slots:
    void quantities_data() { numberRows(999999); }
    void quantities()
    {
        QFETCH(QString, text);
        QFETCH(qint64, expected);
        const auto value = parseQuantity(text);
        QCOMPARE(value.ok() ? qint64(*value) : kWrong, expected);
        if (!value.ok())
            QCOMPARE(value.error().code, u"quantity-invalid"_s);
    }

    void weights_data() { numberRows(1000000); }
    void weights()
    {
        QFETCH(QString, text);
        QFETCH(qint64, expected);
        const auto value = parseWeightGrams(text);
        QCOMPARE(value.ok() ? *value : kWrong, expected);
        if (!value.ok())
            QCOMPARE(value.error().code, u"weight-not-positive-integer"_s);
    }

    void freights_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("fen");
        QTest::newRow("empty") << u""_s << qint64(0);
        QTest::newRow("spaces") << u"  "_s << qint64(0);
        QTest::newRow("zero") << u"0"_s << qint64(0);
        QTest::newRow("whole") << u"12"_s << qint64(1200);
        QTest::newRow("one decimal") << u"12.3"_s << qint64(1230);
        QTest::newRow("two decimals") << u"12.34"_s << qint64(1234);
        QTest::newRow("leading zero in the decimals") << u"12.05"_s << qint64(1205);
        QTest::newRow("below a yuan") << u"0.01"_s << qint64(1);
        QTest::newRow("full width") << u"１２．５０"_s << qint64(1250);
        QTest::newRow("Chinese full stop") << u"12。5"_s << qint64(1250);
        QTest::newRow("half-width full stop") << u"12｡5"_s << qint64(1250);
        QTest::newRow("comma") << u"12,5"_s << qint64(1250);
        QTest::newRow("most") << u"1000000.00"_s << qint64(100000000);
        QTest::newRow("not a binary fraction") << u"1.10"_s << qint64(110);
        for (const QString &text :
             {u"-1"_s,    u"+7"_s,    u"007"_s,        u"00.5"_s,     u"1e3"_s,   u".5"_s,   u"12."_s,
              u"1.005"_s, u"1.234"_s, u"1,234"_s,      u"1,234.5"_s,  u"1.2.3"_s, u"1 2"_s,  u"1\n2"_s,
              u"¥12"_s,   u"12元"_s,  u"1000000.01"_s, u"99999999"_s, u"."_s,     u"1.-1"_s, u"1. 5"_s})
            QTest::newRow(qPrintable(u"wrong: "_s + text)) << text << kWrong;
    }

    void freights()
    {
        QFETCH(QString, text);
        QFETCH(qint64, fen);
        const auto value = parseFreight(text);
        QCOMPARE(value.ok() ? value->fen : kWrong, fen);
        if (!value.ok())
            QCOMPARE(value.error().code, u"freight-two-decimals"_s);
    }

    void waybills_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"YT1234567890"_s << u"YT1234567890"_s;
        QTest::newRow("lower case") << u"yt1234567890"_s << u"YT1234567890"_s;
        QTest::newRow("spaces") << u" YT 1234 567890\n"_s << u"YT1234567890"_s;
        QTest::newRow("full width") << u"ＹＴ１２３４５６"_s << u"YT123456"_s;
        QTest::newRow("hyphens") << u"JD-1234-5"_s << u"JD-1234-5"_s;
        QTest::newRow("digits") << u"773012345678901"_s << u"773012345678901"_s;
        QTest::newRow("shortest") << u"A12345"_s << u"A12345"_s;
        QTest::newRow("longest") << QString(32, u'1') << QString(32, u'1');
        QTest::newRow("empty") << u""_s << u"! waybill-missing"_s;
        QTest::newRow("only spaces") << u" 　\n"_s << u"! waybill-missing"_s;
        QTest::newRow("too short") << u"A1234"_s << u"! waybill-invalid"_s;
        QTest::newRow("too long") << QString(33, u'1') << u"! waybill-invalid"_s;
        QTest::newRow("no digit") << u"ABCDEFGH"_s << u"! waybill-invalid"_s;
        QTest::newRow("other signs") << u"YT_123456"_s << u"! waybill-invalid"_s;
        QTest::newRow("Chinese") << u"圆通123456"_s << u"! waybill-invalid"_s;
        QTest::newRow("letters that only look so") << u"ßT123456"_s << u"! waybill-invalid"_s;
        QTest::newRow("address of a page") << u"https://a.cn/1"_s << u"! waybill-invalid"_s;
        QTest::newRow("what a scanner puts around it") << u"\u0002YT123456\r\n"_s << u"YT123456"_s;
        QTest::newRow("two lines") << u"YT123456\nYT123457"_s << u"! waybill-invalid"_s;
        QTest::newRow("two cells") << u"YT123456\t78901234"_s << u"! waybill-invalid"_s;
        QTest::newRow("product barcode") << u"6901234567892"_s << u"! waybill-is-product-barcode"_s;
        QTest::newRow("product barcode, full width")
            << u"６９０１２３４５６７８９２"_s << u"! waybill-is-product-barcode"_s;
        QTest::newRow("article code as barcode") << u"hf-0001"_s << u"! waybill-is-product-barcode"_s;
    }

    void waybills()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto value = parseWaybill(text, {u"6901234567892"_s, u"HF-0001"_s});
        QCOMPARE(value.ok() ? *value : u"! "_s + value.error().code, expected);
        if (value.ok())
            QCOMPARE(parseWaybill(*value).value(), expected);
    }

    void inputIsNormalised()
    {
        QCOMPARE(normalizeInput(u"　ＡＢＣ\u200b１\u0000２ "_s), u"ABC1 2"_s);
        QCOMPARE(normalizeInput(u"易碎\t轻放\n"_s), u"易碎 轻放"_s);
    }

    void aGoodDraftBecomesAnOperation()
    {
        const auto op = validateShipment(goodDraft(), draftOrder(), false);
        QVERIFY2(op.ok(), qPrintable(op.ok() ? QString() : pointersAndCodes(op.error()).join(u'\n')));
        QCOMPARE(op->waybill, u"YT1234567890"_s);
        QCOMPARE(op->weightGrams, 1250);
        QCOMPARE(op->freight.fen, 1250);
        QCOMPARE(op->lines.size(), 1);
        QCOMPARE(op->lines.first().quantity, 6);
        QCOMPARE(op->lines.first().pickFirst, 2);
        QCOMPARE(op->seenRecipientVersion, 1);
    }

    void linesStandInTheOrderOfTheWire()
    {
        ShipmentDraft draft = goodDraft();
        draft.lines = {{LineId(u"l2"_s), true, u"1"_s}, {LineId(u"l1"_s), true, u"1"_s}};
        const auto op = validateShipment(draft, draftOrder(), false);
        QVERIFY(op.ok());
        QCOMPARE(op->lines.first().line.value, u"l1"_s);
    }

    void everyWrongFieldIsNamedAtOnce()
    {
        ShipmentDraft draft;
        draft.lines = {
            {LineId(u"l1"_s), true, u"0"_s}, {LineId(u"l2"_s), true, u"6"_s}, {LineId(u"gone"_s), true, u"1"_s}};
        draft.waybill = u"6901234567892"_s;
        draft.weight = u"1.5"_s;
        draft.freight = u"1.234"_s;
        const auto op = validateShipment(draft, draftOrder(), true);
        QVERIFY(!op.ok());
        const QStringList expected{
            u"/lines/l1/qty quantity-invalid"_s,        u"/lines/l2/qty quantity-more-than-left"_s,
            u"/lines/gone/qty quantity-invalid"_s,      u"/courier courier-missing"_s,
            u"/waybill waybill-is-product-barcode"_s,   u"/from address-missing"_s,
            u"/weight_g weight-not-positive-integer"_s, u"/freight_fen freight-two-decimals"_s};
        QCOMPARE(pointersAndCodes(op.error()), expected);
        QCOMPARE(op.error().at(1).params.value(u"most"_s).toInt(), 5);

        const auto empty = validateShipment({}, draftOrder(), false);
        QVERIFY(!empty.ok());
        const QStringList missing{u"/lines nothing-ticked"_s, u"/courier courier-missing"_s,
                                  u"/waybill waybill-missing"_s, u"/weight_g weight-not-positive-integer"_s};
        QCOMPARE(pointersAndCodes(empty.error()), missing);
    }

    void quantitiesReachAsFarAsTheLineAllows_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<int>("most");
        QTest::newRow("unpicked rest") << u""_s << 10;
        QTest::newRow("out of stock: only what is picked") << u"flag"_s << 4;
        QTest::newRow("discontinued: only what is picked") << u"discontinue"_s << 4;
        QTest::newRow("forbidden by the marketplace") << u"forbid"_s << 0;
        QTest::newRow("cut below what is picked") << u"cut"_s << 3;
        QTest::newRow("given up in part") << u"give up"_s << 7;
    }

    void quantitiesReachAsFarAsTheLineAllows()
    {
        QFETCH(QString, change);
        QFETCH(int, most);
        Order order = draftOrder();
        Line &line = order.lines[0];
        line.outOfStock = change == u"flag"_s;
        line.discontinued = change == u"discontinue"_s;
        line.sendable = change != u"forbid"_s;
        if (change == u"cut"_s)
            line.ordered = 3;
        if (change == u"give up"_s)
            line.givenUp = 3;
        ShipmentDraft draft = goodDraft();
        draft.lines[0].quantity = QString::number(most + 1);
        const auto tooMany = validateShipment(draft, order, false);
        QVERIFY(!tooMany.ok());
        QCOMPARE(pointersAndCodes(tooMany.error()), QStringList{u"/lines/l1/qty quantity-more-than-left"_s});
        QCOMPARE(tooMany.error().constFirst().params.value(u"most"_s).toInt(), most);
        if (most == 0)
            return;
        draft.lines[0].quantity = QString::number(most);
        QVERIFY(validateShipment(draft, order, false).ok());
    }

    void operationsAreCheckedAgain()
    {
        QVERIFY(checkShip(makeShip(u"l1"_s, 1)).isEmpty());
        ShipOp op = makeShip(u"l1"_s, 0, 0, u"yt 123456"_s);
        op.lines.append({LineId(u"l2"_s), 1, 2});
        op.lines.append({LineId(u"l3"_s), 1, 0});
        op.lines.append({LineId(u"l3"_s), 1, 0});
        op.lines.append({LineId(u"l4"_s), 1000000, 0});
        op.shipment = {};
        op.courier.clear();
        op.weightGrams = 0;
        op.freight = Money{-1};
        const QStringList expected{u"/shipment shipment-missing"_s,       u"/lines/l1/qty quantity-invalid"_s,
                                   u"/lines/l2/qty quantity-invalid"_s,   u"/lines/l3/qty quantity-invalid"_s,
                                   u"/lines/l4/qty quantity-invalid"_s,   u"/courier courier-missing"_s,
                                   u"/waybill waybill-invalid"_s,         u"/weight_g weight-not-positive-integer"_s,
                                   u"/freight_fen freight-two-decimals"_s};
        QCOMPARE(pointersAndCodes(checkShip(op)), expected);
        op = makeShip(u"l1"_s, 1);
        op.lines.clear();
        op.weightGrams = 1000001;
        op.freight = Money{100000001};
        op.waybill.clear();
        const QStringList limits{u"/lines nothing-ticked"_s, u"/waybill waybill-missing"_s,
                                 u"/weight_g weight-not-positive-integer"_s, u"/freight_fen freight-two-decimals"_s};
        QCOMPARE(pointersAndCodes(checkShip(op)), limits);
    }
};

}  // namespace wyh

QTEST_APPLESS_MAIN(wyh::TestShipmentRules)
#include "tst_shipmentrules.moc"
