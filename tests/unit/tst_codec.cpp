// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "net/contract/jsonreader.h"
#include "net/contract/orderreading.h"
#include "testjson.h"

namespace wyh {

using namespace testing;
using namespace contract;

class TestCodec : public QObject
{
    Q_OBJECT

private slots:
    void ordersComeBack()
    {
        const Order order = fullOrder();
        const auto back = orderFromJson(overTheWire(orderToJson(order, true)));
        QVERIFY2(back.ok(), qPrintable(back.ok() ? QString() : back.error().detail));
        QVERIFY(*back == order);
        const auto plain = orderFromJson(overTheWire(orderToJson(makeOrder({makeLine(u"l1"_s)}), true)));
        QVERIFY(plain.ok());
        QVERIFY(*plain == makeOrder({makeLine(u"l1"_s)}));
    }

    void oneOrderHasOneForm()
    {
        const QByteArray bytes = compact(orderToJson(fullOrder(), true));
        const auto back = orderFromJson(parseObject(bytes).value());
        QVERIFY(back.ok());
        QCOMPARE(compact(orderToJson(*back, true)), bytes);
    }

    void idsAbove53BitsStayText()
    {
        const QByteArray bytes = compact(orderToJson(fullOrder(), false));
        QVERIFY(bytes.contains("\"number\":\"9007199254740993\""));
        QVERIFY(bytes.contains("\"id\":\"9007199254740993\""));
        QVERIFY(bytes.contains("\"ver\":9007199254740991"));
        // A number where an id belongs is refused, not rounded.
        QCOMPARE(pointerOf(orderFromJson(
                     replaced(orderToJson(fullOrder(), false), u"/lines/1/id"_s, qint64(9007199254740993)))),
                 u"/lines/1/id"_s);
    }

    void pricesAreCutForThoseWhoMayNotSeeThem()
    {
        const QByteArray bytes = compact(orderToJson(fullOrder(), false));
        QVERIFY(!bytes.contains("price"));
        QVERIFY(!bytes.contains("98765"));
        const auto back = orderFromJson(parseObject(bytes).value());
        QVERIFY(back.ok());
        QVERIFY(!back->lines.first().price.has_value());
        QVERIFY(compact(orderToJson(fullOrder(), true)).contains("\"price_fen\":98765"));
    }

    void whatIsDerivedIsNotOnTheWire()
    {
        Order order = fullOrder();
        order.lines[0].discontinued = true;
        QVERIFY(!compact(orderToJson(order, true)).contains("discontinued"));
    }

    void everyMemberOfAnOrderIsChecked_data()
    {
        QTest::addColumn<QString>("pointer");
        QStringList pointers;
        collect(orderToJson(fullOrder(), true), {}, &pointers);
        for (const QString &pointer : std::as_const(pointers))
            QTest::newRow(qPrintable(pointer)) << pointer;
    }

    void everyMemberOfAnOrderIsChecked()
    {
        QFETCH(QString, pointer);
        const QJsonObject json = orderToJson(fullOrder(), true);
        for (const QJsonValue &wrong : {QJsonValue(), QJsonValue(1.5), QJsonValue(qint64(1) << 54)})
            QCOMPARE(pointerOf(orderFromJson(replaced(json, pointer, wrong))), pointer);
        const QStringList mayBeAbsent{u"/due_at"_s, u"/lines/0/price_fen"_s, u"/lines/0/give_up_reason"_s,
                                      u"/shipments/0/shipped_at"_s};
        if (pointer.endsWith(u"/0"_s) || mayBeAbsent.contains(pointer))
            return;
        QCOMPARE(pointerOf(orderFromJson(replaced(json, pointer, QJsonValue(QJsonValue::Undefined)))), pointer);
    }

    void allMistakesAreNamedAtOnce()
    {
        QJsonObject json = orderToJson(fullOrder(), true);
        json = replaced(json, u"/ver"_s, u"7"_s);
        json = replaced(json, u"/lines/0/ordered"_s, -1);
        json = replaced(json, u"/shipments/1/state"_s, u"lost"_s);
        json = replaced(json, u"/created_at"_s, u"2026-11-23 13:00:00"_s);
        const auto back = orderFromJson(json);
        QVERIFY(!back.ok());
        const QJsonArray expected{u"/ver"_s, u"/created_at"_s, u"/lines/0/ordered"_s, u"/shipments/1/state"_s};
        QCOMPARE(back.error().params.value(u"pointers"_s).toArray(), expected);
    }

    void aHostileDocumentIsNotCountedToItsEnd()
    {
        QJsonArray many;
        for (int i = 0; i < 5000; ++i)
            many.append(i);
        JsonReader reader(QJsonObject{{u"lines"_s, many}, {u"texts"_s, many}});
        reader.each("lines", [](JsonReader &line) { (void)readLine(line); });
        (void)reader.texts("texts");
        QVERIFY(!reader.ok());
        QCOMPARE(reader.wrongPointers().size(), 20);
        QCOMPARE(reader.wrongPointers().constFirst(), u"/lines/0"_s);
        QCOMPARE(reader.error().params.value(u"pointers"_s).toArray().size(), 20);
        JsonReader endless(QJsonObject{{u"lines"_s, QJsonObject{{QString(70000, u'x'), QJsonObject()}}}});
        endless.eachMember("lines", [](const QString &, JsonReader &line) { (void)readLine(line); });
        for (const QString &pointer : endless.wrongPointers())
            QCOMPARE(pointer, u"/lines/"_s + QString(193, u'x'));
        QVERIFY(endless.error().detail.size() < JsonReader::kMaxText);
    }

    void unknownMembersAreIgnored()
    {
        QJsonObject json = orderToJson(fullOrder(), true);
        json = replaced(json, u"/gift"_s, QJsonObject{{u"wrap"_s, true}});
        json = replaced(json, u"/lines/0/colour_code"_s, 7);
        json = replaced(json, u"/recipient/floor"_s, u"3"_s);
        QVERIFY(orderFromJson(json).ok());
        QVERIFY(*orderFromJson(json) == fullOrder());
    }

    void otherRecordsComeBack()
    {
        const SkuFlag flag{SkuId(u"9007199254740993"_s), 3, true, u"中性笔"_s};
        QVERIFY(skuFlagFromJson(overTheWire(skuFlagToJson(flag))).value() == flag);
        const Address address{AddressId(u"a1"_s), 2,           u"李强"_s, u"0579-1234"_s, u"浙江省"_s, u"金华市"_s,
                              u"义乌市"_s,        u"银海路"_s, true};
        QVERIFY(addressFromJson(overTheWire(addressToJson(address))).value() == address);
        QCOMPARE(pointerOf(skuFlagFromJson({})), u"/sku"_s);
        QCOMPARE(pointerOf(addressFromJson(replaced(addressToJson(address), u"/is_default"_s, 1))), u"/is_default"_s);
    }

    void operationsComeBack_data()
    {
        QTest::addColumn<OperationPayload>("payload");
        QTest::addColumn<QByteArray>("args");
        QTest::addColumn<QByteArray>("guard");
        QTest::newRow("pick") << OperationPayload(PickOp{LineId(u"l1"_s), -3})
                              << QByteArray("{\"delta\":-3,\"line\":\"l1\"}") << QByteArray("{}");
        QTest::newRow("flag line") << OperationPayload(FlagLineOp{LineId(u"l1"_s), false, 4})
                                   << QByteArray("{\"line\":\"l1\",\"out_of_stock\":false}")
                                   << QByteArray("{\"flag_ver\":4}");
        QTest::newRow("flag line, a part has left")
            << OperationPayload(FlagLineOp{LineId(u"l1"_s), false, 4, 3})
            << QByteArray("{\"line\":\"l1\",\"out_of_stock\":false}") << QByteArray("{\"flag_ver\":4,\"shipped\":3}");
        QTest::newRow("flag sku") << OperationPayload(FlagSkuOp{SkuId(u"k"_s), true, 5, u"pen"_s})
                                  << QByteArray("{\"discontinued\":true,\"sku\":\"k\",\"title\":\"pen\"}")
                                  << QByteArray("{\"ver\":5}");
        QTest::newRow("give up") << OperationPayload(GiveUpRestOp{LineId(u"l1"_s), 2, u"gone"_s})
                                 << QByteArray("{\"line\":\"l1\",\"quantity\":2,\"reason\":\"gone\"}")
                                 << QByteArray("{}");
        ShipOp ship = makeShip(u"l1"_s, 2, 1);
        ship.lines.append({LineId(u"l2"_s), 4, 0});
        ship.from = AddressId(u"a1"_s);
        ship.seenRecipientVersion = 2;
        QTest::newRow("ship") << OperationPayload(ship)
                              << QByteArray(
                                     "{\"courier\":\"YTO\",\"freight_fen\":1250,\"from\":\"a1\",\"lines\":{\"l1\":{"
                                     "\"pick\":1,\"qty\":2},\"l2\":{\"pick\":0,\"qty\":4}},"
                                     "\"shipment\":\"s-mine\",\"waybill\":\"YT1234567890\",\"weight_g\":1250}")
                              << QByteArray("{\"recv_ver\":2}");
        QTest::newRow("void") << OperationPayload(VoidShipmentOp{ShipmentId(u"s1"_s), u"typo"_s})
                              << QByteArray("{\"reason\":\"typo\",\"shipment\":\"s1\"}") << QByteArray("{}");
    }

    void operationsComeBack()
    {
        QFETCH(OperationPayload, payload);
        QFETCH(QByteArray, args);
        QFETCH(QByteArray, guard);
        QCOMPARE(compact(argsToJson(payload)), args);
        QCOMPARE(compact(guardToJson(payload)), guard);
        const auto again = payloadFromJson(operationType(payload), argsToJson(payload), guardToJson(payload));
        QVERIFY(again.ok());
        QVERIFY(*again == payload);

        const bool sku = std::holds_alternative<FlagSkuOp>(payload);
        const Operation operation = makeOperation(u"op1"_s, payload, sku ? u"sku:k"_s : u"order:o1"_s);
        OpId after(u"old"_s);
        const auto back = operationFromJson(overTheWire(operationToJson(operation, {})), &after);
        QVERIFY(back.ok());
        QVERIFY(*back == operation);
        QVERIFY(after.isEmpty());
        QVERIFY(operationFromJson(overTheWire(operationToJson(operation, OpId(u"op0"_s))), &after).ok());
        QCOMPARE(after.value, u"op0"_s);
    }

    void everyMemberOfAnOperationIsChecked_data()
    {
        QTest::addColumn<OperationPayload>("payload");
        QTest::addColumn<QString>("pointer");
        const QList<OperationPayload> payloads{PickOp{LineId(u"l1"_s), 1},
                                               FlagLineOp{LineId(u"l1"_s), true, 0},
                                               FlagSkuOp{SkuId(u"k"_s), true, 0, {}},
                                               GiveUpRestOp{LineId(u"l1"_s), 2, {}},
                                               makeShip(u"l1"_s, 2),
                                               VoidShipmentOp{ShipmentId(u"s"_s), {}}};
        for (const OperationPayload &payload : payloads) {
            QStringList pointers;
            const bool sku = std::holds_alternative<FlagSkuOp>(payload);
            collect(operationToJson(makeOperation(u"op1"_s, payload, sku ? u"sku:k"_s : u"order:o1"_s), OpId(u"op0"_s)),
                    {}, &pointers);
            for (const QString &pointer : std::as_const(pointers))
                QTest::newRow(qPrintable(operationType(payload) + pointer)) << payload << pointer;
        }
    }

    void everyMemberOfAnOperationIsChecked()
    {
        QFETCH(OperationPayload, payload);
        QFETCH(QString, pointer);
        const bool sku = std::holds_alternative<FlagSkuOp>(payload);
        const QJsonObject json =
            operationToJson(makeOperation(u"op1"_s, payload, sku ? u"sku:k"_s : u"order:o1"_s), OpId(u"op0"_s));
        for (const QJsonValue &wrong :
             {QJsonValue(), QJsonValue(1.5), QJsonValue(qint64(1) << 54), QJsonValue(QJsonArray())})
            QCOMPARE(pointerOf(operationFromJson(replaced(json, pointer, wrong))), pointer);
        if (pointer != u"/after"_s && !pointer.startsWith(u"/args/lines/"_s))
            QCOMPARE(pointerOf(operationFromJson(replaced(json, pointer, QJsonValue(QJsonValue::Undefined)))), pointer);
    }

    void operationsOfAnotherSchemaTypeOrLaneAreRefused()
    {
        const QJsonObject json = operationToJson(makeOperation(u"op1"_s, PickOp{LineId(u"l1"_s), 1}), {});
        QCOMPARE(pointerOf(operationFromJson(replaced(json, u"/schema"_s, 2))), u"/schema"_s);
        QCOMPARE(pointerOf(operationFromJson(replaced(json, u"/type"_s, u"teleport"_s))), u"/type"_s);
        QCOMPARE(pointerOf(operationFromJson(replaced(json, u"/lane"_s, u"sku:k"_s))), u"/lane"_s);
        QCOMPARE(pointerOf(operationFromJson(replaced(json, u"/lane"_s, u"order:"_s))), u"/lane"_s);
        const QJsonObject flag =
            operationToJson(makeOperation(u"op1"_s, FlagSkuOp{SkuId(u"k"_s), true, 0, {}}, u"sku:other"_s), {});
        QCOMPARE(pointerOf(operationFromJson(flag)), u"/lane"_s);
    }

    void linesOfAShipmentHaveOneOrder()
    {
        ShipOp op = makeShip(u"b"_s, 2);
        op.lines.append({LineId(u"a"_s), 1, 1});
        ShipOp turned = op;
        std::swap(turned.lines[0], turned.lines[1]);
        QCOMPARE(compact(argsToJson(op)), compact(argsToJson(turned)));
        const auto back = payloadFromJson(u"ship"_s, argsToJson(op), guardToJson(op));
        QCOMPARE(std::get<ShipOp>(*back).lines.first().line.value, u"a"_s);
    }

    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("epoch") << u"1970-01-01T00:00:00.000Z"_s << qint64(0);
        QTest::newRow("whole second") << u"2026-11-23T13:00:01Z"_s << qint64(1795438801000);
        QTest::newRow("one digit") << u"2026-11-23T13:00:01.2Z"_s << qint64(1795438801200);
        QTest::newRow("microseconds") << u"2026-11-23T13:00:01.234999Z"_s << qint64(1795438801234);
        QTest::newRow("china") << u"2026-11-23T21:00:01+08:00"_s << qint64(1795438801000);
        QTest::newRow("west") << u"2026-11-23T12:30:01-00:30"_s << qint64(1795438801000);
        QTest::newRow("lower case") << u"2026-11-23t13:00:01z"_s << qint64(1795438801000);
        QTest::newRow("before 1970") << u"1969-12-31T23:59:59.999Z"_s << qint64(-1);
        for (const char *wrong :
             {"", "2026-11-23", "2026-11-23T13:00:01", "2026-11-23 13:00:01Z", "2026-13-23T13:00:01Z",
              "2026-02-29T13:00:01Z", "2026-11-23T24:00:00Z", "2026-11-23T13:00:01,5Z", "2026-11-23T13:00:01+0800",
              "2026-11-23T13:00:01Z\n", "1795438801000"})
            QTest::newRow(wrong) << QString::fromLatin1(wrong) << std::numeric_limits<qint64>::min();
    }

    void times()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ms);
        const auto read = timeFromText(text);
        QCOMPARE(read.ok(), ms != std::numeric_limits<qint64>::min());
        if (!read.ok())
            return;
        QCOMPARE(*read, ms);
        QCOMPARE(timeFromText(timeToText(ms)).value(), ms);
        QCOMPARE(timeToText(ms).size(), 24);
    }

    void documentsHaveLimits()
    {
        const auto nested = [](int depth) {
            return QByteArray("{\"a\":").repeated(depth - 1) + "{}" + QByteArray("}").repeated(depth - 1);
        };
        QVERIFY(parseObject(nested(32)).ok());
        QCOMPARE(pointerOf(parseObject(nested(33))), QString());
        QVERIFY(!parseObject(QByteArray("[").repeated(1000000)).ok());
        QVERIFY(parseObject("{\"a\":\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\\\"[[[\"}").ok());
        for (const char *wrong : {"", "[]", "null", "\"text\"", "{", "{\"a\":1}x", "{\"a\":\"\xff\"}", "{a:1}"})
            QVERIFY2(!parseObject(wrong).ok(), wrong);
    }
};

}  // namespace wyh

QTEST_APPLESS_MAIN(wyh::TestCodec)
#include "tst_codec.moc"
