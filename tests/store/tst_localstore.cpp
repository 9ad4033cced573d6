// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The user's side of the store: recording, showing, searching of duplicates, closing.
#include <QFile>
#include <QJsonDocument>

#include "models/store/unsent.h"
#include "tests/store/storefixture.h"

namespace wyh::testing {

using Outcome = OperationResult::Outcome;

class TestLocalStore : public QObject
{
    Q_OBJECT

private slots:
    void aNewOutboxTakesTheDeviceThatSignedIn()
    {
        const QTemporaryDir folder;
        const SystemClock clock;
        SystemRandom random;
        store::OpenStore options;
        options.folder = folder.path();
        options.device = DeviceId(u"0193d5a0-1111-7abc-8def-138123456789"_s);
        {
            const auto opened = store::LocalStore::open(options, clock, random);
            QVERIFY(opened.ok());
            QCOMPARE((*opened)->deviceId(), options.device);
        }
        const DeviceId first = options.device;
        options.device = DeviceId(u"0193d5a0-2222-7abc-8def-138123456789"_s);
        const auto again = store::LocalStore::open(options, clock, random);
        QVERIFY(again.ok());
        QCOMPARE((*again)->deviceId(), first);  // an outbox keeps its own
    }

    void startsEmpty()
    {
        Profile profile;
        const store::PullState state = profile->pullState();
        QVERIFY(state.booting);
        QVERIFY(!state.verify && !state.shadow);
        QVERIFY(state.token.isEmpty());
        QCOMPARE(state.generation, 1);
        QVERIFY(profile->high().isEmpty());
        QVERIFY(!profile->deviceId().isEmpty());
        QCOMPARE(profile->counts().waiting, 0);
        const DeviceId device = profile->deviceId();
        profile.reopen();
        QCOMPARE(profile->deviceId(), device);
        QVERIFY(!profile->openReport().cacheRebuilt);
        QVERIFY(!profile->openReport().outboxRescued);
    }

    void aRecordedPickIsShownAndSurvives()
    {
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
        const auto recorded = profile->record(pick(u"o1"_s, u"a"_s, 3));
        QVERIFY(recorded.ok());
        QCOMPARE(recorded->order.lines.at(0).picked, 3);
        QVERIFY(recorded->changes.orders.contains(u"o1"_s));
        QVERIFY(recorded->changes.operations);
        QCOMPARE(profile.picked(u"o1"_s), 3);
        QCOMPARE(profile->cachedOrder(OrderId(u"o1"_s))->lines.at(0).picked, 0);
        QCOMPARE(profile->counts().waiting, 1);
        const auto check = [&] {
            auto reader = profile.reader();
            const auto shown = reader->order(OrderId(u"o1"_s));
            QVERIFY(shown.ok() && shown->has_value());
            QCOMPARE((*shown)->lines.at(0).picked, 3);
            const auto row = reader->row({}, OrderId(u"o1"_s));
            QVERIFY(row.ok() && row->has_value());
            QCOMPARE((*row)->piecesPicked, 3);
            QCOMPARE((*row)->openOperations, 1);
            QCOMPARE((*row)->attention, 0);
        };
        check();
        const auto before = profile->operation(recorded->id);
        profile.reopen();
        check();
        QVERIFY(before && before->operation == profile->operation(recorded->id)->operation);
        QCOMPARE(before->summary, u"中性笔 a"_s);
        QCOMPARE(before->orderNumber, u"40000000o1"_s);
    }

    void theRulesAreAskedOnTheNewestState()
    {
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
        QVERIFY(profile->record(pick(u"o1"_s, u"a"_s, 10)).ok());
        const auto again = profile->record(pick(u"o1"_s, u"a"_s, 1));
        QVERIFY(!again.ok());
        QCOMPARE(again.error().code, u"already-picked"_s);
        QCOMPARE(profile->record(pick(u"o9"_s, u"a"_s, 1)).error().code, u"order-unknown"_s);
        QCOMPARE(profile->record({u"sku:sku-a"_s, PickOp{LineId(u"a"_s), 1}, {}}).error().code,
                 u"operation-on-wrong-record"_s);
        Act wrong = flagSku(u"sku-a"_s, true, 0);
        wrong.lane = u"order:o1"_s;
        QCOMPARE(profile->record(wrong).error().code, u"operation-on-wrong-record"_s);
        wrong.lane = u"sku:sku-b"_s;
        QCOMPARE(profile->record(wrong).error().code, u"operation-on-wrong-record"_s);
        QVERIFY(!profile->recordAll({}).ok());
        QCOMPARE(profile->counts().waiting, 1);
    }

    void severalActsAreSavedAllOrNone()
    {
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s), line(u"b"_s)}), 1)}, u"c1"_s, 1));
        const auto refused =
            profile->recordAll({pick(u"o1"_s, u"a"_s, 6), pick(u"o1"_s, u"b"_s, 1), pick(u"o1"_s, u"a"_s, 6)});
        QCOMPARE(refused.error().code, u"already-picked"_s);
        QCOMPARE(profile->counts().waiting, 0);
        QCOMPARE(profile.picked(u"o1"_s), 0);
        const auto saved =
            profile->recordAll({pick(u"o1"_s, u"a"_s, 6), pick(u"o1"_s, u"b"_s, 1), pick(u"o1"_s, u"a"_s, 4)});
        QVERIFY(saved.ok());
        QCOMPARE(saved->order.lines.at(0).picked, 10);
        QCOMPARE(saved->order.lines.at(1).picked, 1);
        QCOMPARE(profile->counts().waiting, 3);
        const QList<OpRow> rows = profile->operations({OpState::Pending}, 10, false);
        QCOMPARE(rows.size(), 3);
        QVERIFY(rows.at(0).n < rows.at(1).n && rows.at(1).n < rows.at(2).n);
        QCOMPARE(rows.last().operation.id, saved->id);
    }

    void aFlagOnASkuTouchesAllItsOpenOrders()
    {
        Profile profile;
        Order other = order(u"o2"_s, {line(u"x"_s)});
        other.lines[0].sku = SkuId(u"sku-a"_s);
        Order finished = order(u"o3"_s, {line(u"y"_s, 5, 5, 5)});
        finished.lines[0].sku = SkuId(u"sku-a"_s);
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1), item(other, 2), item(finished, 3)}, u"c1"_s, 3));
        const auto recorded = profile->record(flagSku(u"sku-a"_s, true, 0));
        QVERIFY(recorded.ok());
        QCOMPARE(recorded->changes.orders, (QSet<QString>{u"o1"_s, u"o2"_s}));
        auto reader = profile.reader();
        for (const QString &id : {u"o1"_s, u"o2"_s}) {
            QCOMPARE((*reader->row({}, OrderId(id)))->exception, OrderException::Discontinued);
            QVERIFY((*reader->order(OrderId(id)))->lines.at(0).discontinued);
        }
        QCOMPARE(reader->skuFlag(SkuId(u"sku-a"_s))->version, 1);
        QCOMPARE(profile->record(pick(u"o1"_s, u"a"_s, 1)).error().code, u"sku-discontinued"_s);
        // The next act on the flag sees the one before it, as the platform will.
        QCOMPARE(profile->record(flagSku(u"sku-a"_s, false, 0)).error().code, u"flag-changed"_s);
        QVERIFY(profile->record(flagSku(u"sku-a"_s, false, 1)).ok());
        QCOMPARE((*reader->row({}, OrderId(u"o1"_s)))->exception, OrderException::None);
        QVERIFY(profile->record(pick(u"o1"_s, u"a"_s, 1)).ok());
        // In one transaction too.
        QCOMPARE(profile->recordAll({flagSku(u"sku-a"_s, true, 2), pick(u"o2"_s, u"x"_s, 1)}).error().code,
                 u"sku-discontinued"_s);
    }

    void aFlagOfThePlatformComesWithOrdersOfTheSamePage()
    {
        Profile profile;
        profile.pull(
            page({item(order(u"o1"_s, {line(u"a"_s)}), 1), item(SkuFlag{SkuId(u"sku-a"_s), 2, true, u"笔"_s}, 2)},
                 u"c1"_s, 2));
        auto reader = profile.reader();
        QCOMPARE((*reader->row({}, OrderId(u"o1"_s)))->exception, OrderException::Discontinued);
        profile.pull(page({item(SkuFlag{SkuId(u"sku-a"_s), 3, false, u"笔"_s}, 3)}, u"c2"_s, 3));
        QCOMPARE((*reader->row({}, OrderId(u"o1"_s)))->exception, OrderException::None);
        profile.pull(page({item(SkuFlag{SkuId(u"sku-a"_s), 4, true, u"笔"_s}, 4)}, u"c3"_s, 4));
        profile.pull(page({gone(u"sku"_s, u"sku-a"_s, 5)}, u"c4"_s, 5));
        QCOMPARE((*reader->row({}, OrderId(u"o1"_s)))->exception, OrderException::None);
    }

    void oneWaybillOneParcel()
    {
        Profile profile;
        Order shipped = order(u"o3"_s, {line(u"c"_s, 5, 5, 5)});
        shipped.shipments = {{ShipmentId(u"p3"_s),
                              ShipmentState::Shipped,
                              u"YTO"_s,
                              u"YT333333"_s,
                              {},
                              1,
                              {},
                              {{LineId(u"c"_s), 5}},
                              1795438000000,
                              u"x"_s,
                              {}}};
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 10)}), 1),
                           item(order(u"o2"_s, {line(u"b"_s, 10, 10)}), 2), item(shipped, 3)},
                          u"c1"_s, 3));
        QVERIFY(profile->record(ship(u"o1"_s, u"a"_s, 4, u"YT111111"_s)).ok());
        const auto used = profile->record(ship(u"o2"_s, u"b"_s, 4, u"YT111111"_s, u"p2"_s));
        QVERIFY(!used.ok());
        QCOMPARE(used.error().code, u"waybill-used"_s);
        QCOMPARE(used.error().kind, Problem::Kind::Conflict);
        QCOMPARE(used.error().params.value(u"order"_s).toString(), u"40000000o1"_s);
        QCOMPARE(used.error().params.value(u"waybill"_s).toString(), u"YT111111"_s);
        QCOMPARE(profile->record(ship(u"o2"_s, u"b"_s, 4, u"YT333333"_s)).error().params.value(u"order"_s).toString(),
                 u"40000000o3"_s);
        const auto both = profile->recordAll(
            {ship(u"o1"_s, u"a"_s, 1, u"YT555555"_s), ship(u"o2"_s, u"b"_s, 1, u"YT555555"_s, u"p9"_s)});
        QCOMPARE(both.error().code, u"waybill-used"_s);
        // The number of a voided parcel is free again.
        QVERIFY(profile->record({u"order:o1"_s, VoidShipmentOp{ShipmentId(u"parcel-YT111111"_s), u"错"_s}, {}}).ok());
        QVERIFY(profile->record(ship(u"o2"_s, u"b"_s, 4, u"YT111111"_s, u"p2"_s)).ok());
    }

    void aStuckParcelKeepsItsWaybillUnlessRedone()
    {
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 10)}), 1)}, u"c1"_s, 1));
        const OpId op = profile.record(ship(u"o1"_s, u"a"_s, 4, u"YT111111"_s));
        QVERIFY(profile->quarantine(op, u"500"_s, {Problem::Kind::Rejected, u"internal"_s, {}, {}, {}}).ok());
        QCOMPARE(profile->record(ship(u"o1"_s, u"a"_s, 4, u"YT111111"_s, u"p2"_s)).error().code, u"waybill-used"_s);
        Act redo = ship(u"o1"_s, u"a"_s, 4, u"YT111111"_s, u"p2"_s);
        redo.supersedes = op;
        QVERIFY(profile->record(redo).ok());
    }

    void aPendingParcelHasItsPlaceInTheShippedList()
    {
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 10)}), 1)}, u"c1"_s, 1));
        profile.record(ship(u"o1"_s, u"a"_s, 10, u"YT111111"_s));
        auto reader = profile.reader();
        store::OrderQuery query;
        query.list = store::OrderList::Shipped;
        const auto rows = reader->page(query, std::nullopt, 10);
        QVERIFY(rows.ok());
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->first().waybill, u"YT111111"_s);
        QCOMPARE(rows->first().shippedAtMs, profile.clock.now);
        QCOMPARE((*reader->findWaybill(u"YT111111"_s))->value, u"o1"_s);
    }

    void closingNeedsAReasonToClose()
    {
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 1));
        QVERIFY(!profile->close(op, u"packer"_s, u"x"_s).ok());
        QVERIFY(!profile->sendAgain({op}).ok());
        QCOMPARE(profile->close(OpId(u"none"_s), u"p"_s, u"x"_s).error().code, u"operation-unknown"_s);
        profile.push({result(op, Outcome::Conflict)});
        QCOMPARE(profile.state(op), OpState::Conflict);
        QCOMPARE(profile->counts().attention, 1);
        QVERIFY(!profile->sendAgain({op}).ok());
        QCOMPARE(profile.picked(u"o1"_s), 0);
        QVERIFY(profile->close(op, u"packer"_s, u"put back"_s).ok());
        QCOMPARE(profile->counts().attention, 0);
        const auto row = profile->operation(op);
        QCOMPARE(row->closedBy, u"packer"_s);
        QCOMPARE(row->closedReason, u"put back"_s);
        QCOMPARE(row->closedAtMs, profile.clock.now);
        QCOMPARE((*profile.reader()->row({}, OrderId(u"o1"_s)))->attention, 0);
    }

    void unsentOperationsCanBeCarriedAway()
    {
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
        const OpId first = profile.record(pick(u"o1"_s, u"a"_s, 1));
        const OpId second = profile.record(pick(u"o1"_s, u"a"_s, 2));
        profile.push({result(first, Outcome::Conflict)});
        const QJsonObject json = QJsonDocument::fromJson(*profile->exportUnsent({})).object();
        QCOMPARE(json.value(u"version"_s).toInt(), 1);
        QCOMPARE(json.value(u"device"_s).toString(), profile->deviceId().value);
        const QJsonArray all = json.value(u"operations"_s).toArray();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.at(0).toObject().value(u"state"_s).toString(), u"conflict"_s);
        QCOMPARE(all.at(0).toObject().value(u"problem"_s).toObject().value(u"code"_s).toString(), u"already-picked"_s);
        const auto operation = contract::operationFromJson(all.at(1).toObject().value(u"operation"_s).toObject());
        QVERIFY(operation.ok());
        QCOMPARE(operation->id, second);
    }

    void whatWaitsIsCountedWithoutOpeningTheProfile()
    {
        QTemporaryDir empty;
        QCOMPARE(store::unsentIn(empty.path())->waiting, 0);
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
        const OpId first = profile.record(pick(u"o1"_s, u"a"_s, 1));
        profile.record(pick(u"o1"_s, u"a"_s, 2));
        profile.push({result(first, Outcome::Conflict)});
        profile.record(pick(u"o1"_s, u"a"_s, 1));
        // After a crash the last acts lie in the write-ahead log only.
        QTemporaryDir crashed;
        for (const QString &file : {u"/outbox.db"_s, u"/outbox.db-wal"_s})
            QVERIFY(QFile::copy(profile.folder() + file, crashed.path() + file));
        const auto counts = store::unsentIn(crashed.path());
        QVERIFY(counts.ok());
        QCOMPARE(counts->waiting, 1);
        QCOMPARE(counts->attention, 2);
        // Closed and opened again, nothing was changed by counting.
        profile.close();
        QCOMPARE(store::unsentIn(profile.folder())->attention, 2);
        profile.reopen();
        QCOMPARE(profile->counts().waiting, 1);

        // What cannot be read is not nothing.
        QTemporaryDir damaged;
        QFile file(damaged.path() + u"/outbox.db"_s);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(8192, 'x')) == 8192);
        file.close();
        QVERIFY(!store::unsentIn(damaged.path()).ok());
        QVERIFY(file.rename(damaged.path() + u"/outbox.bak"_s));
        QVERIFY(!store::unsentIn(damaged.path()).ok());
    }

    void theCacheCanBeWipedTheOutboxNever()
    {
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 1));
        auto reader = profile.reader();
        QVERIFY(profile->wipeCache().ok());
        QCOMPARE(*reader->cachedOrders(), 0);
        QVERIFY(profile->pullState().booting);
        QVERIFY(profile->pullState().token.isEmpty());
        QCOMPARE(profile->pullState().generation, 2);
        QCOMPARE(profile.state(op), OpState::Pending);
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
        QCOMPARE(profile.picked(u"o1"_s), 1);
        QCOMPARE((*reader->row({}, OrderId(u"o1"_s)))->piecesPicked, 1);
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestLocalStore)
#include "tst_localstore.moc"
