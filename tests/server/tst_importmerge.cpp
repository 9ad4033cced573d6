// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QTest>

#include "net/contract/codec.h"
#include "net/server/importmerge.h"
#include "net/server/marketplace1688/importer.h"
#include "tests/server/serverfixture.h"
#include "tests/server/tradefixture.h"

using namespace Qt::StringLiterals;

namespace wyh::server {

using marketplace1688::importSellerOrders;
using marketplace1688::Report;

/// A repeated import: what it takes over, and that it never takes back work that was done here.
class TestImportMerge : public QObject
{
    Q_OBJECT

    static QByteArray demoFile()
    {
        QFile file(QStringLiteral(WYH_SOURCE_DIR "/resources/demo/1688-seller-orders.json"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// One order "10" with lines "11" (5 pieces) and "12" (4 pieces) that people can work on.
    struct Scene
    {
        ServerFixture fixture;
        TestDevice packer = fixture.signIn(u"packer@one"_s);
        QJsonObject told =
            trade::order(u"10"_s, u"waitsellersend"_s, {trade::line(u"11"_s, 5), trade::line(u"12"_s, 4)});

        Scene() { import(told); }

        Report import(const QJsonObject &order)
        {
            const auto report = importSellerOrders(*fixture.platform, fixture.supplier, trade::page({order}));
            return report ? *report : Report();
        }
        Order order()
        {
            return *fixture.platform->order(fixture.supplier, Platform::orderId(fixture.supplier, u"10"_s));
        }
        Line line(const QString &id)
        {
            const Order stored = order();
            const Line *found = stored.line(lineId(id));
            return found ? *found : Line();
        }
        LineId lineId(const QString &id) { return Platform::lineId(fixture.supplier, u"10"_s, id); }
        bool applied(const OperationPayload &payload)
        {
            const auto result = fixture.pushOne(packer, fixture.item(fixture.lane(u"10"_s), payload));
            return result.outcome == contract::OperationResult::Outcome::Applied;
        }
        bool pick(const QString &id, int pieces) { return applied(PickOp{lineId(id), pieces}); }
        bool ship(const QString &id, int pieces)
        {
            ShipOp op = fixture.parcel(u"10"_s, pieces, u"YT1683175267694"_s);
            op.lines = {{lineId(id), pieces, 0}};
            return applied(op);
        }
        QJsonObject withLines(const QList<QJsonObject> &lines)
        {
            return trade::with(told, u"productItems"_s, QJsonArray{lines.value(0), lines.value(1)});
        }
    };

private slots:
    void leavesWhatALaterFileSaid()
    {
        Scene scene;
        const auto at = [&](const QString &time, const QString &memo) {
            return trade::withBase(trade::withBase(scene.told, u"sellerMemo"_s, memo), u"modifyTime"_s, time);
        };
        QCOMPARE(scene.import(at(u"20261123060359660+0800"_s, u"later"_s)).changed, 1);
        const Order after = scene.order();
        QCOMPARE(after.sellerMemo, u"later"_s);
        const Report older = scene.import(at(u"20261123060359659+0800"_s, u"earlier"_s));
        QCOMPARE(older.changed, 0);
        QCOMPARE(older.skipped, (QList<marketplace1688::Remark>{{u"10"_s, u"older"_s, {}}}));
        QVERIFY(older.outcomes.isEmpty());
        QCOMPARE(scene.order(), after);
        QCOMPARE(scene.import(at(u"20261123060359660+0800"_s, u"same time"_s)).changed, 1);
        // A copy without a time is news; it does not make an old one newer than what was read.
        QCOMPARE(scene.import(scene.told).changed, 1);
        QCOMPARE(scene.import(at(u"20261123060359659+0800"_s, u"earlier"_s)).skipped.size(), 1);
        QCOMPARE(scene.import(at(u"20261123060400000+0800"_s, u"latest"_s)).changed, 1);
        QCOMPARE(scene.order().sellerMemo, u"latest"_s);
    }

    void importsTheDemoOnce()
    {
        ServerFixture fixture;
        const auto first = importSellerOrders(*fixture.platform, fixture.supplier, demoFile());
        QVERIFY(first.ok());
        QCOMPARE(first->added, 400);
        QCOMPARE(first->added + first->changed + first->unchanged + int(first->skipped.size()), first->entries);
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        const auto before = fixture.pull(packer);
        const QList<Order> stored = *fixture.platform->orders(fixture.supplier);
        QCOMPARE(stored.size(), 400);

        const auto second = importSellerOrders(*fixture.platform, fixture.supplier, demoFile());
        QVERIFY(second.ok());
        QCOMPARE(second->unchanged, 400);
        QCOMPARE(second->added + second->changed, 0);
        QCOMPARE(*fixture.platform->orders(fixture.supplier), stored);
        const auto after = fixture.pull(packer, before.cursor);
        QCOMPARE(after.items.size(), 0);
        QCOMPARE(after.top.pos, before.top.pos);

        for (const Order &order : stored) {
            for (const Line &line : order.lines) {
                QVERIFY(line.open() >= 0 && line.picked >= line.shipped && line.toPick() >= 0);
                QCOMPARE(line.picked, line.shipped);
            }
            QVERIFY(order.shipments.isEmpty());
        }
    }

    void changesOnlyWhatChanged()
    {
        Scene scene;
        const Order before = scene.order();
        QCOMPARE(scene.import(scene.told).unchanged, 1);
        QCOMPARE(scene.order(), before);

        QCOMPARE(scene.import(trade::withBase(scene.told, u"sellerMemo"_s, u"老客户"_s)).changed, 1);
        Order expected = before;
        expected.sellerMemo = u"老客户"_s;
        expected.version = before.version + 1;
        QCOMPARE(scene.order(), expected);
    }

    void neverTakesBackWork()
    {
        Scene scene;
        QVERIFY(scene.pick(u"11"_s, 4));
        QVERIFY(scene.ship(u"11"_s, 3));
        const Order before = scene.order();
        QCOMPARE(scene.import(scene.told).unchanged, 1);
        QCOMPARE(scene.order(), before);
        QCOMPARE(scene.line(u"11"_s).picked, 4);
        QCOMPARE(scene.line(u"11"_s).shipped, 3);
        QCOMPARE(scene.order().shipments.size(), 1);
    }

    void keepsTheRestOfAPartlyShippedLine()
    {
        Scene scene;
        QVERIFY(scene.pick(u"11"_s, 3));
        QVERIFY(scene.ship(u"11"_s, 3));
        // 1688 knows whole lines only.
        scene.import(trade::withBase(scene.told, u"status"_s, u"waitbuyerreceive"_s));
        QCOMPARE(scene.line(u"11"_s).shipped, 3);
        QCOMPARE(scene.line(u"11"_s).open(), 2);
        // The other line was sent without this platform.
        QCOMPARE(scene.line(u"12"_s).shipped, 4);
        QCOMPARE(scene.line(u"12"_s).picked, 4);
    }

    void givesUpWhatWasRefunded()
    {
        Scene scene;
        QVERIFY(scene.pick(u"11"_s, 2));
        const QJsonObject refunded = trade::with(trade::line(u"11"_s, 5), u"refundStatus"_s, u"REFUND_SUCCESS"_s);
        const QJsonObject told = scene.withLines({refunded, trade::line(u"12"_s, 4)});
        QCOMPARE(scene.import(told).changed, 1);
        // The two picked pieces are real: they stay until somebody puts them back.
        QCOMPARE(scene.line(u"11"_s).givenUp, 3);
        QCOMPARE(scene.line(u"11"_s).picked, 2);
        QVERIFY(scene.line(u"11"_s).refunding);
        QCOMPARE(scene.import(told).unchanged, 1);
        QVERIFY(scene.pick(u"11"_s, -2));
        QCOMPARE(scene.import(told).changed, 1);
        QCOMPARE(scene.line(u"11"_s).givenUp, 5);
        QVERIFY(!scene.line(u"11"_s).refunding);
        QCOMPARE(scene.line(u"12"_s).open(), 4);
    }

    void givesUpLinesThatAreNoLongerTold()
    {
        Scene scene;
        QVERIFY(scene.pick(u"12"_s, 1));
        const QJsonObject told = trade::with(scene.told, u"productItems"_s, QJsonArray{trade::line(u"11"_s, 5)});
        scene.import(told);
        QCOMPARE(scene.line(u"12"_s).givenUp, 3);
        QCOMPARE(scene.line(u"12"_s).picked, 1);
        QVERIFY(scene.line(u"12"_s).refunding);
        QCOMPARE(scene.import(told).unchanged, 1);
    }

    void followsQuantitiesDownToWhatIsPicked()
    {
        Scene scene;
        QVERIFY(scene.pick(u"11"_s, 3));
        scene.import(scene.withLines({trade::line(u"11"_s, 1), trade::line(u"12"_s, 9)}));
        QCOMPARE(scene.line(u"11"_s).ordered, 3);
        QCOMPARE(scene.line(u"11"_s).open(), 3);
        QCOMPARE(scene.line(u"12"_s).ordered, 9);
    }

    void addsNewLines()
    {
        Scene scene;
        scene.import(
            trade::with(scene.told, u"productItems"_s,
                        QJsonArray{trade::line(u"11"_s, 5), trade::line(u"12"_s, 4), trade::line(u"13"_s, 2)}));
        QCOMPARE(scene.line(u"13"_s).ordered, 2);
        QCOMPARE(scene.order().lines.size(), 3);
    }

    void followsPaymentAndCancellation()
    {
        Scene scene;
        const QJsonObject unpaid = trade::withBase(trade::order(u"20"_s, u"waitbuyerpay"_s, {trade::line(u"21"_s)}),
                                                   u"payTime"_s, QJsonValue());
        const OrderId id = Platform::orderId(scene.fixture.supplier, u"20"_s);
        const auto stored = [&] { return *scene.fixture.platform->order(scene.fixture.supplier, id); };
        scene.import(unpaid);
        QVERIFY(!stored().paid);
        scene.import(trade::order(u"20"_s, u"waitsellersend"_s, {trade::line(u"21"_s)}));
        QVERIFY(stored().paid);
        scene.import(unpaid);
        QVERIFY(stored().paid);
        scene.import(trade::order(u"20"_s, u"cancel"_s, {trade::line(u"21"_s)}));
        QVERIFY(stored().cancelled);
    }

    void tellsAnotherRecipientFromAMaskedCopy()
    {
        Scene scene;
        const int version = scene.order().recipientVersion;
        QJsonObject masked = trade::with(trade::receiver(), u"toFullName"_s, u"王**"_s);
        masked.insert(u"toMobile"_s, u"138****1234"_s);
        const auto report = scene.import(trade::withBase(scene.told, u"receiverInfo"_s, masked));
        QCOMPARE(report.unchanged, 1);
        QCOMPARE(scene.order().recipient.name, u"王小明"_s);

        const QJsonObject other =
            trade::with(trade::receiver(), u"toArea"_s, u"浙江省 金华市 义乌市 北苑街道 科技路 6 号"_s);
        scene.import(trade::withBase(scene.told, u"receiverInfo"_s, other));
        QCOMPARE(scene.order().recipientVersion, version + 1);
        QCOMPARE(scene.order().recipient.street, u"科技路 6 号"_s);

        // Masked, and certainly somebody else.
        masked.insert(u"toFullName"_s, u"李**"_s);
        scene.import(trade::withBase(scene.told, u"receiverInfo"_s, masked));
        QCOMPARE(scene.order().recipientVersion, version + 2);
        QVERIFY(scene.order().recipient.masked);
        // The same one, readable now.
        const QJsonObject readable = trade::with(trade::receiver(), u"toFullName"_s, u"李小红"_s);
        scene.import(trade::withBase(scene.told, u"receiverInfo"_s, readable));
        QCOMPARE(scene.order().recipientVersion, version + 2);
        QCOMPARE(scene.order().recipient.name, u"李小红"_s);
    }

    void comparesMasks()
    {
        Recipient readable;
        readable.name = u"王小明"_s;
        readable.phone = u"13800001234"_s;
        Recipient masked = readable;
        masked.phone = u"138****1234"_s;
        QVERIFY(sameRecipient(masked, readable));
        masked.phone = u"138****1235"_s;
        QVERIFY(!sameRecipient(masked, readable));
        masked.phone = u"13.****1234"_s;
        QVERIFY(!sameRecipient(masked, readable));
    }

    void skipsWhatThePlatformRefuses()
    {
        ServerFixture fixture;
        // A buyer with the code of a supplier can be no dealer.
        const QJsonObject bad =
            trade::withBase(trade::order(u"10"_s, u"waitsellersend"_s, {trade::line(u"11"_s)}), u"buyerID"_s, u"two"_s);
        const QJsonObject good = trade::order(u"20"_s, u"waitsellersend"_s, {trade::line(u"21"_s)});
        const auto report = importSellerOrders(*fixture.platform, fixture.supplier, trade::page({bad, good}));
        QVERIFY(report.ok());
        QCOMPARE(report->added, 1);
        QCOMPARE(report->skipped.size(), 1);
        QCOMPARE(report->skipped.first().order, u"10"_s);
        QCOMPARE(report->skipped.first().code, u"order-invalid"_s);
        QCOMPARE(report->entries, 2);
        QVERIFY(reportText(*report).contains("skipped 10: order-invalid"_L1));
    }

    // An order that no reader takes would stop the pull of everybody who may see it.
    void skipsWhatNobodyCouldRead()
    {
        Scene scene;
        const QString before = scene.fixture.pull(scene.packer).cursor;
        const QJsonObject plain = trade::order(u"30"_s, u"waitsellersend"_s, {trade::line(u"31"_s)});
        const auto named = [](const QJsonObject &order, const QString &id) {
            return trade::withBase(order, u"idOfStr"_s, id);
        };
        const QList<QJsonObject> bad{
            named(trade::withBase(plain, u"buyerFeedback"_s, QString(70000, u'长')), u"41"_s),
            named(trade::withBase(plain, u"payTime"_s, u"99991231235959000+0800"_s), u"42"_s),
            named(trade::withBase(plain, u"createTime"_s, u"00010101000000000+0800"_s), u"43"_s),
            named(trade::with(plain, u"productItems"_s,
                              QJsonArray{trade::with(trade::line(u"31"_s), u"name"_s, QString(70000, u'长'))}),
                  u"44"_s)};
        const auto report = importSellerOrders(*scene.fixture.platform, scene.fixture.supplier,
                                               trade::page(bad + QList<QJsonObject>{named(plain, u"45"_s)}));
        QVERIFY(report.ok());
        QCOMPARE(report->added, 1);
        QStringList skipped;
        for (const auto &remark : report->skipped)
            skipped.append(remark.order + u' ' + remark.code + u' ' + remark.detail);
        QCOMPARE(skipped.size(), 4);
        QVERIFY2(skipped.at(0).startsWith(u"41 order-invalid"_s) && skipped.at(0).contains(u"/buyer_remark"_s),
                 qPrintable(skipped.join(u'\n')));
        // The same for an order that is there already: it stays as it was.
        const Order stored = scene.order();
        QCOMPARE(scene.import(trade::withBase(scene.told, u"buyerFeedback"_s, QString(70000, u'长'))).skipped.size(),
                 1);
        QCOMPARE(scene.order(), stored);
        const auto pulled = scene.fixture.pull(scene.packer, before);
        QCOMPARE(pulled.items.size(), 1);
        QVERIFY(contract::orderFromJson(pulled.items.constFirst().data).ok());
    }

    void writesNoPersonalDataIntoItsReport()
    {
        ServerFixture fixture;
        const auto report = importSellerOrders(*fixture.platform, fixture.supplier, demoFile());
        const QString text = reportText(*report);
        QVERIFY(text.contains("orders in the file: 400"_L1));
        const QList<Order> orders = *fixture.platform->orders(fixture.supplier);
        for (const Order &order : orders) {
            QVERIFY(!text.contains(order.recipient.name));
            QVERIFY(!text.contains(order.recipient.phone));
        }
    }

    void refusesADealerAsSupplier()
    {
        ServerFixture fixture;
        const auto report = importSellerOrders(*fixture.platform, fixture.dealer, demoFile());
        QCOMPARE(report.error().code, u"organization-unknown"_s);
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestImportMerge)
#include "tst_importmerge.moc"
