// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "net/contract/codec.h"
#include "tests/server/serverfixture.h"

namespace wyh::server {

using namespace Qt::StringLiterals;
using Outcome = contract::OperationResult::Outcome;

/// Ids of another tenant are unknown ids: on every route, in every operation, and nothing tells them from made-up ones.
class TestTenancy : public QObject
{
    Q_OBJECT

    struct Bench : ServerFixture
    {
        Bench()
        {
            ImportedOrder foreign = sampleOrder(u"9"_s);
            foreign.dealerCode = u"buyer-b"_s;
            const bool ok = platform->importOrders(supplier, {sampleOrder(u"1"_s), foreign}).ok() &&
                            platform->importOrders(other, {sampleOrder(u"5"_s)}).ok();
            if (!ok)
                qFatal("the sample orders cannot be imported");
            manager = signIn(u"manager@one"_s);
            stranger = signIn(u"manager@two"_s);
            buyer = signIn(u"buyer@a"_s);
        }
        TestDevice manager;
        TestDevice stranger;
        TestDevice buyer;
    };

    static QList<OperationPayload> orderOperations(Bench &bench, const QString &source, const ShipmentId &shipment)
    {
        return {PickOp{bench.line(source), 1}, FlagLineOp{bench.line(source), true, 0},
                GiveUpRestOp{bench.line(source), 1, u"没有了"_s}, bench.parcel(source, 1, u"YT9999999999"_s),
                VoidShipmentOp{shipment, u"写错了"_s}};
    }

private slots:
    void operationsOnAnothersRecords()
    {
        Bench bench;
        ShipOp shipped = bench.parcel(u"1"_s, 2, u"YT1234567890"_s);
        shipped.lines[0].pickFirst = 2;
        QCOMPARE(bench.pushOne(bench.manager, bench.item(bench.lane(u"1"_s), shipped)).outcome, Outcome::Applied);
        const Order before = *bench.platform->order(bench.supplier, Platform::orderId(bench.supplier, u"1"_s));

        const QString madeUp = orderLane(OrderId(bench.newId()));
        const auto payloads = orderOperations(bench, u"1"_s, shipped.shipment);
        QCOMPARE(payloads.size(), 5);
        for (const OperationPayload &payload : payloads) {
            auto foreign = bench.pushOne(bench.stranger, bench.item(bench.lane(u"1"_s), payload));
            auto unknown = bench.pushOne(bench.stranger, bench.item(madeUp, payload));
            QCOMPARE(foreign.outcome, Outcome::Rejected);
            QCOMPARE(foreign.problem.code, u"order-unknown"_s);
            QCOMPARE(foreign.problem, unknown.problem);
            QCOMPARE(foreign.version, 0);
        }
        const SkuId sku = Platform::skuId(bench.supplier, u"sku-1"_s);
        QCOMPARE(bench.pushOne(bench.stranger, bench.item(skuLane(sku), FlagSkuOp{sku, true, 0, {}})).problem.code,
                 u"sku-unknown"_s);
        QCOMPARE(*bench.platform->order(bench.supplier, before.id), before);
        QVERIFY(!bench.platform->order(bench.other, before.id).ok());
    }

    void aDealerSeesAndTouchesOnlyItsOrders()
    {
        Bench bench;
        const auto pulled = bench.pull(bench.buyer);
        QSet<QString> ids;
        for (const auto &item : pulled.items)
            ids.insert(item.id);
        QCOMPARE(ids, QSet<QString>({Platform::orderId(bench.supplier, u"1"_s).value,
                                     Platform::orderId(bench.other, u"5"_s).value}));
        const auto own = bench.pushOne(
            bench.buyer, bench.item(bench.lane(u"1"_s), GiveUpRestOp{bench.line(u"1"_s), 3, u"不要了"_s}));
        QCOMPARE(own.outcome, Outcome::Applied);
        QCOMPARE(bench.stored(u"1"_s).givenUp, 3);
        QCOMPARE(bench.stored(u"1"_s).giveUpReason, u"不要了"_s);
        const auto foreign = bench.pushOne(
            bench.buyer, bench.item(bench.lane(u"9"_s), GiveUpRestOp{bench.line(u"9"_s), 3, u"不要了"_s}));
        QCOMPARE(foreign.problem.code, u"order-unknown"_s);
        // Notes of the supplier stay with the supplier.
        QVERIFY(!pulled.bytes.contains("老板的备注"));
        QVERIFY(!pulled.bytes.contains("A-01"));
        const QByteArray suppliers = bench.pull(bench.manager).bytes;
        QVERIFY(suppliers.contains("老板的备注") && suppliers.contains("A-01"));
    }

    void pullsShowNothingOfOthers()
    {
        Bench bench;
        QVERIFY(bench.platform
                    ->saveAddress(bench.supplier, {{}, 0, u"仓库主任"_s, u"13911112222"_s, u"浙江"_s, {}, {}, u"路"_s})
                    .ok());
        const SkuId sku = Platform::skuId(bench.supplier, u"sku-1"_s);
        QCOMPARE(bench.pushOne(bench.manager, bench.item(skuLane(sku), FlagSkuOp{sku, true, 0, {}})).outcome,
                 Outcome::Applied);
        QCOMPARE(bench.pull(bench.manager).items.size(), 4);
        for (const TestDevice &device : {bench.stranger, bench.buyer}) {
            const auto pulled = bench.pull(device);
            QVERIFY(!pulled.bytes.contains("13911112222"));
            for (const auto &item : pulled.items)
                QCOMPARE(item.collection, u"order"_s);
            QVERIFY(pulled.results.isEmpty());
        }
        QCOMPARE(bench.pull(bench.stranger).items.size(), 1);
    }

    void cursorsAndSeenOfOthers()
    {
        Bench bench;
        const auto mine = bench.pull(bench.manager);
        const net::Reply stolen = bench.pullReply(bench.stranger, mine.cursor);
        QCOMPARE(stolen.status, 410);
        // Not even by a colleague: what one may see is sealed into it.
        QCOMPARE(bench.pullReply(bench.signIn(u"packer@one"_s), mine.cursor).status, 410);
        bench.stranger.seen = contract::seenToHeader(mine.top);
        QCOMPARE(bench.pullReply(bench.stranger, {}).status, 410);
        QCOMPARE(bench.send(bench.stranger, "GET", "/v1/sync/top").status, 410);
    }

    void operationIdsOfOthersTellNothing()
    {
        Bench bench;
        const QJsonObject mine = bench.item(bench.lane(u"1"_s), PickOp{bench.line(u"1"_s), 1});
        QCOMPARE(bench.pushOne(bench.manager, mine).outcome, Outcome::Applied);
        QCOMPARE(bench.pushOne(bench.stranger, mine).problem.code, u"order-unknown"_s);
        QCOMPARE(bench.pushOne(bench.manager, mine).outcome, Outcome::AlreadyApplied);
        // As a predecessor it is as unknown as any.
        const QString lane = orderLane(Platform::orderId(bench.other, u"5"_s));
        const LineId line = Platform::lineId(bench.other, u"5"_s, u"1"_s);
        const QJsonObject after = bench.item(lane, PickOp{line, 1}, mine.value(u"op"_s).toString());
        bench.platform->order(bench.other, Platform::orderId(bench.other, u"5"_s)).value();
        // (the stranger's own copy of that id was rejected, so it blocks; a fresh id blocks in the same way)
        QCOMPARE(bench.pushOne(bench.stranger, after).outcome, Outcome::Blocked);
        QCOMPARE(bench.pushOne(bench.stranger, bench.item(lane, PickOp{line, 1}, bench.newId())).outcome,
                 Outcome::Blocked);
    }

    void waybillsAndAddressesAreATenantsOwn()
    {
        Bench bench;
        const AddressId address =
            *bench.platform->saveAddress(bench.supplier, {{}, 0, u"甲"_s, u"139"_s, u"浙江"_s, {}, {}, u"路"_s});
        ShipOp mine = bench.parcel(u"1"_s, 1, u"YT1234567890"_s);
        mine.lines[0].pickFirst = 1;
        mine.from = address;
        QCOMPARE(bench.pushOne(bench.manager, bench.item(bench.lane(u"1"_s), mine)).outcome, Outcome::Applied);

        const QString lane = orderLane(Platform::orderId(bench.other, u"5"_s));
        ShipOp theirs = mine;  // the same waybill, and even the same shipment id
        theirs.lines = {{Platform::lineId(bench.other, u"5"_s, u"1"_s), 1, 1}};
        const auto foreignAddress = bench.pushOne(bench.stranger, bench.item(lane, theirs));
        QCOMPARE(foreignAddress.outcome, Outcome::Rejected);
        QCOMPARE(foreignAddress.problem.fields.constFirst().code, u"address-unknown"_s);
        theirs.from = AddressId();
        QCOMPARE(bench.pushOne(bench.stranger, bench.item(lane, theirs)).outcome, Outcome::Applied);
        QCOMPARE(bench.platform->deleteAddress(bench.other, address).error().code, u"address-unknown"_s);
    }

    void devicesOfOthers()
    {
        Bench bench;
        TestDevice forged = bench.stranger;
        forged.device = bench.manager.device;
        for (const char *path : {"/v1/me", "/v1/sync/work", "/v1/sync/top"})
            QCOMPARE(codeOf(bench.send(forged, "GET", path)), u"forbidden"_s);
        const QJsonObject body{{u"device"_s, bench.manager.device}, {u"ops"_s, QJsonArray()}, {u"closed_through"_s, 0}};
        QCOMPARE(codeOf(bench.send(bench.stranger, "POST", "/v1/ops", body)), u"forbidden"_s);
        QCOMPARE(bench.tryRefresh(bench.manager.session.refresh, bench.stranger.device).status, 401);
    }

    void importsStayWithTheirSupplier()
    {
        Bench bench;
        // The same source id of another supplier is another order.
        QCOMPARE(bench.platform->importOrders(bench.other, {ServerFixture::sampleOrder(u"1"_s)})->added, 1);
        QVERIFY(Platform::orderId(bench.other, u"1"_s) != Platform::orderId(bench.supplier, u"1"_s));
        QVERIFY(bench.platform->removeOrder(bench.other, u"1"_s).ok());
        QCOMPARE(bench.stored(u"1"_s).ordered, 10);
        QCOMPARE(bench.platform->importOrders(bench.dealer, {ServerFixture::sampleOrder(u"1"_s)}).error().code,
                 u"organization-unknown"_s);
        ImportedOrder confused = ServerFixture::sampleOrder(u"7"_s);
        confused.dealerCode = u"two"_s;  // a supplier's code
        QCOMPARE(bench.platform->importOrders(bench.supplier, {confused}).error().code, u"order-invalid"_s);
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestTenancy)
#include "tst_tenancy.moc"
