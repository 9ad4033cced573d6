// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDateTime>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "net/server/marketplace1688/sellerorders.h"
#include "net/server/marketplace1688/values.h"
#include "tests/server/tradefixture.h"

using namespace Qt::StringLiterals;

namespace wyh::server::marketplace1688 {

namespace {

QByteArray demoFile()
{
    QFile file(QStringLiteral(WYH_SOURCE_DIR "/resources/demo/1688-seller-orders.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ImportedOrder only(const QJsonObject &order)
{
    const auto read = readSellerOrders(trade::page({order}));
    return read && read->orders.size() == 1 ? read->orders.first() : ImportedOrder();
}

Outcome outcomeOf(const QJsonObject &order)
{
    return readSellerOrders(trade::page({order}))->outcomes.value(0);
}

QStringList remarksOf(const QJsonObject &order)
{
    QStringList codes;
    const auto read = readSellerOrders(trade::page({order}));
    for (const Remark &remark : read->remarks)
        codes.append(remark.code);
    return codes;
}

QString skippedBecause(const QJsonObject &order)
{
    const auto read = readSellerOrders(trade::page({order}));
    return read->orders.isEmpty() && read->skipped.size() == 1 ? read->skipped.first().code : QString();
}

}  // namespace

class TestImport1688 : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryFenExactly()
    {
        // As JSON texts, so that the parser of the import is what turns them into doubles.
        QByteArray json = "[";
        const QList<qint64> starts{0, 123456700, 99999999900000, 999999999900000 / 1000};
        QList<qint64> expected;
        for (const qint64 start : starts) {
            for (qint64 fen = start; fen < start + 60000; ++fen) {
                expected.append(fen);
                json +=
                    QByteArray::number(fen / 100) + '.' + QByteArray::number(fen % 100).rightJustified(2, '0') + ',';
            }
        }
        json.chop(1);
        const QJsonArray values = QJsonDocument::fromJson(json + ']').array();
        QCOMPARE(values.size(), expected.size());
        qsizetype wrong = 0;
        for (qsizetype i = 0; i < expected.size(); ++i) {
            const auto amount = yuan(values[i]);
            // From ten thousand million yuan on nothing is taken.
            if (expected[i] >= 1000000000000)
                wrong += amount ? 1 : 0;
            else
                wrong += amount && amount->fen == expected[i] ? 0 : 1;
        }
        QCOMPARE(wrong, 0);
    }

    void refusesWhatIsNoAmount()
    {
        QVERIFY(!yuan(0.125));
        QVERIFY(!yuan(1.0000001));
        QVERIFY(!yuan(-1));
        QVERIFY(!yuan(QJsonValue::Null));
        QVERIFY(!yuan(u"1.234"_s));
        QVERIFY(!yuan(u"1e3"_s));
        QVERIFY(!yuan(u""_s));
        QCOMPARE(yuan(u"12.5"_s)->fen, 1250);
        QCOMPARE(yuan(u"12.500"_s)->fen, 1250);
        QCOMPARE(yuan(104)->fen, 10400);
    }

    void readsIdsWithoutDamage()
    {
        QCOMPARE(idText(u"193441303243969811"_s), u"193441303243969811"_s);
        const QJsonValue big = QJsonDocument::fromJson("[193441303243969811]").array().at(0);
        QCOMPARE(idText(big), u"193441303243969811"_s);
        QCOMPARE(idText(u"12a"_s), QString());
        QCOMPARE(idText(1.5), QString());
        QCOMPARE(idText(QJsonValue()), QString());
    }

    void readsTimes()
    {
        QCOMPARE(timeMs(u"20180721172608000+0800"_s),
                 QDateTime(QDate(2018, 7, 21), QTime(9, 26, 8), Qt::UTC).toMSecsSinceEpoch());
        QCOMPARE(timeMs(u"20261119233459823+0800"_s),
                 QDateTime(QDate(2026, 11, 19), QTime(15, 34, 59, 823), Qt::UTC).toMSecsSinceEpoch());
        QCOMPARE(timeMs(u"20261119233459823-0330"_s),
                 QDateTime(QDate(2026, 11, 20), QTime(3, 4, 59, 823), Qt::UTC).toMSecsSinceEpoch());
        QVERIFY(!timeMs(u"20261319233459823+0800"_s));
        QVERIFY(!timeMs(u"20261119233459823 0800"_s));
        QVERIFY(!timeMs(u""_s));
    }

    void readsPhones()
    {
        QCOMPARE(phoneText(u"86-0571-85022088"_s), u"0571-85022088"_s);
        QCOMPARE(phoneText(u"86-0591-13805040134"_s), u"13805040134"_s);
        QCOMPARE(phoneText(u"86-13805040134"_s), u"13805040134"_s);
        QCOMPARE(phoneText(u"13805040134-1234"_s), u"13805040134-1234"_s);
        QCOMPARE(phoneText(u"138****0134"_s), u"138****0134"_s);
        QCOMPARE(phoneText(u"86-0591-400-800-533"_s), u"0591-400-800-533"_s);
    }

    void accountsForEveryOrderOfTheDemo()
    {
        const auto read = readSellerOrders(demoFile());
        QVERIFY(read.ok());
        QCOMPARE(read->entries, 400);
        QCOMPARE(read->orders.size(), 400);
        QCOMPARE(read->skipped, QList<Remark>());
        QMap<QString, int> outcomes;
        for (const Outcome outcome : read->outcomes)
            ++outcomes[outcomeCode(outcome)];
        const QMap<QString, int> expected{{u"to-pick"_s, 241},
                                          {u"already-sent"_s, 109},
                                          {u"cancelled"_s, 29},
                                          {u"awaiting-payment"_s, 18},
                                          {u"unsendable"_s, 3}};
        QCOMPARE(outcomes, expected);
        int masked = 0, privacy = 0, withoutBarcode = 0, pieces = 0, forbidden = 0;
        qint64 prices = 0;
        QSet<QString> dealers;
        for (const ImportedOrder &order : read->orders) {
            masked += order.recipient.masked ? 1 : 0;
            privacy += order.recipient.phone.contains(u'-') ? 1 : 0;
            dealers.insert(order.dealerCode);
            QCOMPARE(order.dueAtMs != 0, order.paid);
            for (const ImportedLine &line : order.lines) {
                withoutBarcode += line.barcodes.isEmpty() ? 1 : 0;
                pieces += line.ordered;
                prices += line.price->fen;
                forbidden += line.sendable ? 0 : 1;
                QVERIFY(line.articleNumber.startsWith("HF-"_L1));
            }
        }
        QCOMPARE(masked, 21);
        QCOMPARE(privacy, 17);
        QCOMPARE(withoutBarcode, 47);
        QCOMPARE(pieces, 8786);
        QCOMPARE(prices, 1478079);
        QCOMPARE(forbidden, 13);
        QCOMPARE(dealers.size(), 8);
        // Two orders were refunded without a word about which lines.
        QCOMPARE(read->remarks.size(), 2);
        for (const Remark &remark : read->remarks)
            QCOMPARE(remark.code, u"refund-lines-unknown"_s);
    }

    void takesIdsFromTheirTextTwins()
    {
        const QByteArray file = demoFile();
        const auto read = readSellerOrders(file);
        static const QRegularExpression twin(u"\"(idOfStr|subItemIDString)\":\"([0-9]+)\""_s);
        QSet<QString> written;
        auto matches = twin.globalMatch(QString::fromUtf8(file));
        while (matches.hasNext())
            written.insert(matches.next().captured(2));
        QSet<QString> imported;
        for (const ImportedOrder &order : read->orders) {
            QCOMPARE(order.number, order.sourceId);
            imported.insert(order.sourceId);
            for (const ImportedLine &line : order.lines)
                imported.insert(line.sourceId);
        }
        QCOMPARE(imported, written);
    }

    void readsOneOrderWhole()
    {
        const ImportedOrder order = only(
            trade::order(u"2135129973714952065"_s, u"waitsellersend"_s, {trade::line(u"2025039345618092735"_s, 3)}));
        QCOMPARE(order.sourceId, u"2135129973714952065"_s);
        QCOMPARE(order.dealerCode, u"b2b-1"_s);
        QCOMPARE(order.dealerName, u"杭州云链贸易有限公司"_s);
        QVERIFY(order.paid && !order.cancelled && !order.refunding);
        QCOMPARE(order.dueAtMs, *timeMs(u"20261122060759660+0800"_s) + 48LL * 3600 * 1000);
        QCOMPARE(order.recipient.name, u"王小明"_s);
        QCOMPARE(order.recipient.phone, u"13800001234"_s);
        QCOMPARE(order.recipient.province, u"浙江省"_s);
        QCOMPARE(order.recipient.district, u"义乌市"_s);
        QCOMPARE(order.recipient.town, u"北苑街道"_s);
        QCOMPARE(order.recipient.street, u"科技路 5 号"_s);
        QVERIFY(!order.recipient.masked);
        const ImportedLine line = order.lines.value(0);
        QCOMPARE(line.sourceSku, u"4932441302677"_s);
        QCOMPARE(line.barcodes, QStringList{u"6900000010013"_s});
        QCOMPARE(line.ordered, 3);
        QCOMPARE(line.price, Money{115});
        QVERIFY(line.sendable && !line.refunded && !line.shippedElsewhere);
    }

    void understandsStatuses_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("pay") << u"waitbuyerpay"_s << u"awaiting-payment"_s;
        QTest::newRow("send") << u"waitsellersend"_s << u"to-pick"_s;
        for (const char *sent :
             {"waitlogisticstakein", "waitbuyerreceive", "waitbuyersign", "signinsuccess", "confirm_goods", "success"})
            QTest::newRow(sent) << QString::fromLatin1(sent) << u"already-sent"_s;
        QTest::newRow("cancel") << u"cancel"_s << u"cancelled"_s;
        QTest::newRow("terminated") << u"terminated"_s << u"cancelled"_s;
        QTest::newRow("unknown") << u"somethingnew"_s << u"unsendable"_s;
    }

    void understandsStatuses()
    {
        QFETCH(QString, status);
        QFETCH(QString, outcome);
        const QJsonObject order = trade::order(u"10"_s, status, {trade::line(u"11"_s)});
        QCOMPARE(outcomeCode(outcomeOf(order)), outcome);
        QCOMPARE(only(order).cancelled, outcome == "cancelled"_L1);
        QCOMPARE(only(order).paid, outcome != "awaiting-payment"_L1);
        QCOMPARE(remarksOf(order), outcome == "unsendable"_L1 ? QStringList{u"status-unknown"_s} : QStringList());
    }

    void keepsTheMarketplacesWordsForForbiddenLines()
    {
        QJsonObject line = trade::with(trade::line(u"11"_s), u"canSendGoods"_s, false);
        line.insert(u"cantSendReason"_s, u"未成团，不可发货"_s);
        const ImportedOrder order = only(trade::order(u"10"_s, u"waitsellersend"_s, {line, trade::line(u"12"_s)}));
        QVERIFY(!order.lines[0].sendable);
        QCOMPARE(order.lines[0].unsendableReason, u"未成团，不可发货"_s);
        QVERIFY(order.lines[1].sendable);
        // Outside waitsellersend the member says nothing.
        QVERIFY(only(trade::order(u"10"_s, u"waitbuyerpay"_s, {line})).lines[0].sendable);
    }

    void understandsLogistics()
    {
        for (const int sent : {2, 3, 4}) {
            const QJsonObject line = trade::with(trade::line(u"11"_s), u"logisticsStatus"_s, sent);
            const QJsonObject order = trade::order(u"10"_s, u"waitsellersend"_s, {line, trade::line(u"12"_s)});
            QVERIFY(only(order).lines[0].shippedElsewhere);
            QVERIFY(!only(order).lines[1].shippedElsewhere);
            QCOMPARE(outcomeOf(order), Outcome::ToPick);
        }
        const QJsonObject partly = trade::with(trade::line(u"11"_s), u"logisticsStatus"_s, 5);
        QCOMPARE(remarksOf(trade::order(u"10"_s, u"waitsellersend"_s, {partly})), QStringList{u"partly-sent"_s});
    }

    void understandsRefunds()
    {
        const auto withLine = [](const QString &refund) {
            return trade::order(u"10"_s, u"waitsellersend"_s,
                                {trade::with(trade::line(u"11"_s), u"refundStatus"_s, refund), trade::line(u"12"_s)});
        };
        for (const char *asked : {"WAIT_SELLER_AGREE", "WAIT_BUYER_MODIFY", "WAIT_BUYER_SEND", "WAIT_SELLER_RECEIVE"}) {
            const ImportedOrder order = only(withLine(QString::fromLatin1(asked)));
            QVERIFY(order.lines[0].refunding && !order.lines[0].refunded && !order.lines[1].refunding);
        }
        QVERIFY(only(withLine(u"REFUND_SUCCESS"_s)).lines[0].refunded);
        QVERIFY(!only(withLine(u"REFUND_CLOSED"_s)).lines[0].refunding);
        QCOMPARE(remarksOf(withLine(u"REFUND_FLYING"_s)), QStringList{u"refund-status-unknown"_s});
        QVERIFY(only(withLine(u"REFUND_FLYING"_s)).lines[0].refunding);

        const QJsonObject plain = trade::order(u"10"_s, u"waitsellersend"_s, {trade::line(u"11"_s)});
        QVERIFY(only(trade::withBase(plain, u"refundStatus"_s, u"waitselleragree"_s)).refunding);
        QVERIFY(!only(trade::withBase(plain, u"refundStatus"_s, u"refundclose"_s)).refunding);
        // All the money went back: nothing is to be sent. A part of it: somebody must look.
        const QJsonObject done = trade::withBase(plain, u"refundStatus"_s, u"refundsuccess"_s);
        QCOMPARE(outcomeOf(trade::withBase(done, u"refund"_s, 5.75)), Outcome::Refunded);
        const QJsonObject part = trade::withBase(done, u"refund"_s, 1.15);
        QCOMPARE(outcomeOf(part), Outcome::ToPick);
        QVERIFY(only(part).refunding);
        QCOMPARE(remarksOf(part), QStringList{u"refund-lines-unknown"_s});
    }

    void marksMaskedRecipients()
    {
        const QJsonObject plain = trade::order(u"10"_s, u"waitsellersend"_s, {trade::line(u"11"_s)});
        QVERIFY(only(trade::with(plain, u"fromEncryptOrder"_s, true)).recipient.masked);
        const QJsonObject starred = trade::with(trade::receiver(), u"toFullName"_s, u"王**"_s);
        QVERIFY(only(trade::withBase(plain, u"receiverInfo"_s, starred)).recipient.masked);
        // Their remark may hold stars; that masks nobody.
        QVERIFY(!only(trade::withBase(plain, u"buyerFeedback"_s, u"电话 138****0000"_s)).recipient.masked);
    }

    void saysWhyItSkips()
    {
        const QList<QJsonObject> lines{trade::line(u"11"_s)};
        const QJsonObject plain = trade::order(u"10"_s, u"waitsellersend"_s, lines);
        QCOMPARE(skippedBecause(QJsonObject()), u"order-malformed"_s);
        QCOMPARE(skippedBecause(trade::withBase(plain, u"idOfStr"_s, QJsonValue())), u"id-missing"_s);
        QCOMPARE(skippedBecause(trade::withBase(plain, u"createTime"_s, u"yesterday"_s)), u"time-invalid"_s);
        QCOMPARE(skippedBecause(trade::order(u"10"_s, u"waitsellersend"_s, {})), u"no-lines"_s);
        QCOMPARE(skippedBecause(trade::order(u"10"_s, u"waitsellersend"_s, {trade::line(QString())})),
                 u"line-id-missing"_s);
        QCOMPARE(skippedBecause(trade::order(u"10"_s, u"waitsellersend"_s, lines + lines)), u"line-id-repeated"_s);
        QCOMPARE(skippedBecause(trade::order(u"10"_s, u"waitsellersend"_s, {trade::line(u"11"_s, 0)})),
                 u"quantity-invalid"_s);
        QCOMPARE(remarksOf(trade::withBase(plain, u"payTime"_s, u"soon"_s)), QStringList{u"pay-time-invalid"_s});
        const QJsonObject odd = trade::with(trade::line(u"11"_s), u"price"_s, 0.333);
        QCOMPARE(remarksOf(trade::order(u"10"_s, u"waitsellersend"_s, {odd})), QStringList{u"price-unknown"_s});
        QVERIFY(!only(trade::order(u"10"_s, u"waitsellersend"_s, {odd})).lines[0].price);
    }

    void keepsTheNewerOfTwoCopies()
    {
        const QJsonObject plain = trade::order(u"10"_s, u"waitsellersend"_s, {trade::line(u"11"_s)});
        const QJsonObject newer = trade::withBase(trade::withBase(plain, u"status"_s, u"cancel"_s), u"modifyTime"_s,
                                                  u"20261123060359660+0800"_s);
        for (const QList<QJsonObject> &file : {QList<QJsonObject>{plain, newer}, QList<QJsonObject>{newer, plain}}) {
            const auto read = readSellerOrders(trade::page(file));
            QCOMPARE(read->entries, 2);
            QCOMPARE(read->orders.size(), 1);
            QVERIFY(read->orders.first().cancelled);
            QCOMPARE(read->outcomes, QList<Outcome>{Outcome::Cancelled});
            QCOMPARE(read->skipped, (QList<Remark>{{u"10"_s, u"duplicate"_s, {}}}));
        }
    }

    void readsSeveralPages()
    {
        const QByteArray first = trade::page({trade::order(u"10"_s, u"waitsellersend"_s, {trade::line(u"11"_s)})});
        const QByteArray second = trade::page({trade::order(u"20"_s, u"waitsellersend"_s, {trade::line(u"21"_s)})});
        QCOMPARE(readSellerOrders('[' + first + ',' + second + ']')->orders.size(), 2);
    }

    void refusesOtherFiles()
    {
        QCOMPARE(readSellerOrders("nonsense").error().code, u"file-malformed"_s);
        QCOMPARE(readSellerOrders("{}").error().code, u"file-malformed"_s);
        QCOMPARE(readSellerOrders("[1]").error().code, u"file-malformed"_s);
        const auto refused =
            readSellerOrders("{\"success\":false,\"errorCode\":\"gw.APIACLDecline\",\"errorMessage\":\"no\"}");
        QCOMPARE(refused.error().code, u"marketplace-refused"_s);
        QCOMPARE(refused.error().params["code"_L1].toString(), u"gw.APIACLDecline"_s);
        QCOMPARE(readSellerOrders("{\"result\":[]}")->entries, 0);
    }
};

}  // namespace wyh::server::marketplace1688

QTEST_APPLESS_MAIN(wyh::server::marketplace1688::TestImport1688)
#include "tst_import1688.moc"
