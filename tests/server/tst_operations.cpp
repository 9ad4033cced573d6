// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "net/contract/codec.h"
#include "tests/server/serverfixture.h"

namespace wyh::server {

using namespace Qt::StringLiterals;
using Outcome = contract::OperationResult::Outcome;

/// What the platform makes of operations (sync.md 2.4): once each, in their order, and every answer can be asked for
/// again.
class TestOperations : public QObject
{
    Q_OBJECT

    struct Bench : ServerFixture
    {
        Bench()
        {
            if (!platform->importOrders(supplier, {sampleOrder(u"1"_s), sampleOrder(u"2"_s)}).ok())
                qFatal("the sample orders cannot be imported");
            packer = signIn(u"packer@one"_s);
        }
        QJsonObject pick(int delta, const QString &source = u"1"_s, const QString &after = {})
        {
            return item(lane(source), PickOp{line(source), delta}, after);
        }
        TestDevice packer;
    };

private slots:
    void onceHoweverOftenItIsSent()
    {
        Bench bench;
        const QJsonObject pick = bench.pick(3);
        const auto first = bench.pushOne(bench.packer, pick);
        QCOMPARE(first.outcome, Outcome::Applied);
        QCOMPARE(first.version, 2);
        QVERIFY(first.pos > 0);
        for (int i = 0; i < 3; ++i) {
            auto again = bench.pushOne(bench.packer, pick);
            QCOMPARE(again.outcome, Outcome::AlreadyApplied);
            again.outcome = Outcome::Applied;
            QCOMPARE(again, first);
        }
        // `after` is made anew at every sending and is no part of what an operation is.
        QJsonObject other = pick;
        other.insert(u"after"_s, bench.newId());
        QCOMPARE(bench.pushOne(bench.packer, other).outcome, Outcome::AlreadyApplied);
        QCOMPARE(bench.stored(u"1"_s).picked, 3);
    }

    void anIdIsNotUsedTwice()
    {
        Bench bench;
        const QJsonObject pick = bench.pick(3);
        QCOMPARE(bench.pushOne(bench.packer, pick).outcome, Outcome::Applied);
        QJsonObject forged = bench.pick(4);
        forged.insert(u"op"_s, pick.value(u"op"_s));
        const auto refused = bench.pushOne(bench.packer, forged);
        QCOMPARE(refused.outcome, Outcome::Rejected);
        QCOMPARE(refused.problem.code, u"op-id-reused"_s);
        QCOMPARE(bench.stored(u"1"_s).picked, 3);
        // The stored result is still that of the first.
        QCOMPARE(bench.pushOne(bench.packer, pick).outcome, Outcome::AlreadyApplied);
        // And it is noted.
        auto connection = sql::Connection::open(bench.options.databasePath);
        QVERIFY(connection.ok());
        sql::Query noted =
            (*connection)->query("SELECT count(*), max(target) FROM audit WHERE outcome = 'op-id-reused'");
        QVERIFY(noted.step());
        QCOMPARE(noted.integer(0), 1);
        QCOMPARE(noted.text(1), pick.value(u"op"_s).toString());
    }

    void aResultFollowsItsOwnerToAnotherDevice()
    {
        Bench bench;
        const QJsonObject pick = bench.pick(3);
        const QJsonObject tooMuch = bench.pick(11);
        const auto first = bench.pushOne(bench.packer, pick);
        QCOMPARE(bench.pushOne(bench.packer, tooMuch).outcome, Outcome::Conflict);
        // The PC is lost; its operations come back from a rescue file on another one.
        const TestDevice rescued = bench.signIn(u"packer@one"_s);
        QVERIFY(rescued.device != bench.packer.device);
        const QString cursor = bench.pull(rescued).cursor;
        const auto again = bench.pushOne(rescued, pick);
        QCOMPARE(again.outcome, Outcome::AlreadyApplied);
        QCOMPARE(again.version, first.version);
        QVERIFY(again.pos > first.pos);
        QCOMPARE(bench.pushOne(rescued, tooMuch).outcome, Outcome::Conflict);
        QCOMPARE(bench.stored(u"1"_s).picked, 3);
        // Confirmed through its pull, as everything is.
        const auto pulled = bench.pull(rescued, cursor);
        QCOMPARE(pulled.results.size(), 2);
        QCOMPARE(pulled.results.first().op, first.op);
        QCOMPARE(pulled.results.first().outcome, Outcome::Applied);
        QCOMPARE(pulled.results.first().pos, again.pos);
        // Another account learns the answer, as ever, and takes nothing over.
        const TestDevice manager = bench.signIn(u"manager@one"_s);
        const auto theirs = bench.pushOne(manager, pick);
        QCOMPARE(theirs.outcome, Outcome::AlreadyApplied);
        QCOMPARE(theirs.pos, again.pos);
        QVERIFY(bench.pull(manager).results.isEmpty());
        QCOMPARE(bench.pull(rescued).results.size(), 2);
    }

    void refusalsAreKeptToo()
    {
        Bench bench;
        const QJsonObject tooMuch = bench.pick(11);
        const auto first = bench.pushOne(bench.packer, tooMuch);
        QCOMPARE(first.outcome, Outcome::Conflict);
        QCOMPARE(first.problem.code, u"already-picked"_s);
        QVERIFY(first.pos > 0);
        QCOMPARE(first.version, 1);
        QVERIFY(bench.platform->importOrders(bench.supplier, {ServerFixture::sampleOrder(u"1"_s, 20)}).ok());
        QCOMPARE(bench.pushOne(bench.packer, tooMuch), first);  // although it would fit now
        QCOMPARE(bench.pull(bench.packer).results, QList<contract::OperationResult>{first});
    }

    void afterMustBeApplied()
    {
        Bench bench;
        const QJsonObject refused = bench.pick(11);
        const QJsonObject onRefused = bench.pick(1, u"1"_s, refused.value(u"op"_s).toString());
        const QJsonObject first = bench.pick(2);
        const QJsonObject second = bench.pick(3, u"1"_s, first.value(u"op"_s).toString());

        QCOMPARE(bench.pushOne(bench.packer, second).outcome, Outcome::Blocked);
        QCOMPARE(bench.stored(u"1"_s).picked, 0);
        const net::Reply reply = bench.push(bench.packer, {refused, onRefused, first, second});
        const auto answer = *contract::pushAnswerFromJson(bodyOf(reply));
        QCOMPARE(answer.results.size(), 4);
        QCOMPARE(answer.results.at(0).outcome, Outcome::Conflict);
        QCOMPARE(answer.results.at(1).outcome, Outcome::Blocked);
        QCOMPARE(answer.results.at(1).pos, 0);
        QCOMPARE(answer.results.at(2).outcome, Outcome::Applied);
        QCOMPARE(answer.results.at(3).outcome, Outcome::Applied);  // blocked was not stored
        QCOMPARE(bench.stored(u"1"_s).picked, 5);
        QCOMPARE(bench.pull(bench.packer).results.size(), 3);
    }

    void oneBadItemSpoilsNothing()
    {
        Bench bench;
        QJsonObject wrongType = bench.pick(1);
        wrongType.insert(u"args"_s, QJsonObject{{u"line"_s, bench.line(u"1"_s).value}, {u"delta"_s, u"three"_s}});
        QJsonObject unknown = bench.pick(1);
        unknown.insert(u"type"_s, u"teleport"_s);
        QJsonObject newer = bench.pick(1);
        newer.insert(u"schema"_s, 2);
        QJsonObject noLane = bench.pick(1);
        noLane.remove(u"lane"_s);
        const net::Reply reply = bench.push(bench.packer, {wrongType, unknown, newer, noLane, bench.pick(4)});
        QCOMPARE(reply.status, 200);
        const auto answer = *contract::pushAnswerFromJson(bodyOf(reply));
        for (int i = 0; i < 4; ++i)
            QCOMPARE(answer.results.at(i).outcome, Outcome::Rejected);
        QCOMPARE(answer.results.at(0).problem.code, u"malformed"_s);
        QCOMPARE(answer.results.at(0).problem.fields.constFirst().pointer, u"/delta"_s);
        QCOMPARE(answer.results.at(1).problem.code, u"operation-unknown"_s);
        QCOMPARE(answer.results.at(2).problem.code, u"operation-unknown"_s);
        QCOMPARE(answer.results.at(3).problem.code, u"malformed"_s);
        QCOMPARE(answer.results.at(4).outcome, Outcome::Applied);
        QCOMPARE(bench.stored(u"1"_s).picked, 4);
        QCOMPARE(bench.pull(bench.packer).results.size(), 5);
    }

    void textsOfAnyLengthAreAnsweredAndReadAgain()
    {
        Bench bench;
        // The lines of a parcel are named by the client, and the answer says where it is wrong.
        const QJsonObject nothing;
        const QJsonObject lines{{QString(70000, u'x'), nothing},
                                {QString(70000, u'/'), nothing},
                                {u"x"_s + u"📦"_s.repeated(35000), nothing}};
        QJsonObject parcel = bench.item(bench.lane(u"1"_s), bench.parcel(u"1"_s, 1, u"YT1234567890"_s));
        QJsonObject args = parcel.value(u"args"_s).toObject();
        args.insert(u"lines"_s, lines);
        parcel.insert(u"args"_s, args);
        const auto malformed = bench.pushOne(bench.packer, parcel);
        QCOMPARE(malformed.problem.code, u"malformed"_s);
        QCOMPARE(malformed.problem.fields.size(), 9);
        for (const FieldError &field : malformed.problem.fields)
            QVERIFY(field.pointer.startsWith(u"/lines/"_s) && field.pointer.size() <= 200);
        QCOMPARE(bench.pushOne(bench.packer, parcel), malformed);

        const SkuId sku = Platform::skuId(bench.supplier, u"sku-1"_s);
        QCOMPARE(bench.pushOne(bench.packer, bench.item(skuLane(sku), FlagSkuOp{sku, true, 0, u"笔"_s})).version, 1);
        const QJsonObject clear = bench.item(skuLane(sku), FlagSkuOp{sku, false, 7, QString(65536, u'笔')});
        const auto overtaken = bench.pushOne(bench.packer, clear);
        QCOMPARE(overtaken.problem.code, u"flag-changed"_s);
        QCOMPARE(bench.pushOne(bench.packer, clear), overtaken);

        QCOMPARE(bench.pullReply(bench.packer, {}).status, 200);
        const auto results = bench.pull(bench.packer).results;
        QCOMPARE(results.size(), 3);
        QCOMPARE(results.constFirst(), malformed);
        QCOMPARE(results.constLast(), overtaken);
    }

    void anEnvelopeMustBeReadable_data()
    {
        QTest::addColumn<QString>("json");
        QTest::newRow("no ops") << u"{\"device\":\"%1\",\"closed_through\":0}"_s;
        QTest::newRow("ops no list") << u"{\"device\":\"%1\",\"ops\":{},\"closed_through\":0}"_s;
        QTest::newRow("item no object") << u"{\"device\":\"%1\",\"ops\":[7],\"closed_through\":0}"_s;
        QTest::newRow("item without id") << u"{\"device\":\"%1\",\"ops\":[{\"type\":\"pick\"}],\"closed_through\":0}"_s;
        QTest::newRow("no JSON") << u"{\"device\""_s;
        QTest::newRow("a list") << u"[]"_s;
    }

    void anEnvelopeMustBeReadable()
    {
        QFETCH(QString, json);
        Bench bench;
        net::Request request;
        request.method = "POST";
        request.path = "/v1/ops";
        request.headers.append(
            qMakePair(QByteArray("Authorization"), "Bearer " + bench.packer.session.access.toLatin1()));
        request.body = json.replace(u"%1"_s, bench.packer.device).toUtf8();
        const net::Reply reply = bench.platform->handle(request);
        QCOMPARE(reply.status, 400);
        QCOMPARE(codeOf(reply), u"malformed"_s);
        QVERIFY(!bodyOf(reply).value(u"errors"_s).toArray().isEmpty());
    }

    void aWaybillStandsOnOneParcel()
    {
        Bench bench;
        QCOMPARE(bench.pushOne(bench.packer, bench.pick(10)).outcome, Outcome::Applied);
        QCOMPARE(bench.pushOne(bench.packer, bench.pick(10, u"2"_s)).outcome, Outcome::Applied);
        const ShipOp first = bench.parcel(u"1"_s, 4, u"YT1234567890"_s);
        QCOMPARE(bench.pushOne(bench.packer, bench.item(bench.lane(u"1"_s), first)).outcome, Outcome::Applied);

        // The same parcel again, as another operation: nothing is left to do.
        const auto same = bench.pushOne(bench.packer, bench.item(bench.lane(u"1"_s), first));
        QCOMPARE(same.outcome, Outcome::Applied);
        QCOMPARE(bench.stored(u"1"_s).shipped, 4);

        for (const QString &source : {u"1"_s, u"2"_s}) {
            const auto twice =
                bench.pushOne(bench.packer, bench.item(bench.lane(source), bench.parcel(source, 1, u"YT1234567890"_s)));
            QCOMPARE(twice.outcome, Outcome::Conflict);
            QCOMPARE(twice.problem.code, u"waybill-used"_s);
            QCOMPARE(twice.problem.params.value(u"order"_s).toString(), u"271"_s);
            QCOMPARE(twice.problem.params.value(u"waybill"_s).toString(), u"YT1234567890"_s);
        }
        // A shipment's id is not taken for another order either.
        ShipOp stolen = bench.parcel(u"2"_s, 1, u"YT1234567891"_s);
        stolen.shipment = first.shipment;
        QCOMPARE(bench.pushOne(bench.packer, bench.item(bench.lane(u"2"_s), stolen)).problem.code,
                 u"shipment-id-reused"_s);

        // Voided, the number is free again.
        QCOMPARE(
            bench.pushOne(bench.packer, bench.item(bench.lane(u"1"_s), VoidShipmentOp{first.shipment, u"写错了"_s}))
                .outcome,
            Outcome::Applied);
        QCOMPARE(bench.pushOne(bench.packer, bench.item(bench.lane(u"2"_s), bench.parcel(u"2"_s, 1, u"YT1234567890"_s)))
                     .outcome,
                 Outcome::Applied);
        QCOMPARE(bench.stored(u"2"_s).shipped, 1);
    }

    void aSecondParcelIsTold()
    {
        Bench bench;
        QCOMPARE(bench.pushOne(bench.packer, bench.pick(10)).outcome, Outcome::Applied);
        QCOMPARE(bench.pushOne(bench.packer, bench.item(bench.lane(u"1"_s), bench.parcel(u"1"_s, 4, u"YT1234567890"_s)))
                     .effect,
                 QJsonObject());
        const auto second =
            bench.pushOne(bench.packer, bench.item(bench.lane(u"1"_s), bench.parcel(u"1"_s, 6, u"YT1234567891"_s)));
        QCOMPARE(second.outcome, Outcome::Applied);
        QCOMPARE(second.effect.value(u"note"_s).toString(), u"second-parcel"_s);
        QCOMPARE(second.effect.value(u"params"_s).toObject().value(u"first_waybill"_s).toString(), u"YT1234567890"_s);
        QCOMPARE(bench.pull(bench.packer).results.constLast(), second);
    }

    void parcelsAreChecked()
    {
        Bench bench;
        bench.options.couriers = {u"YTO"_s, u"SF"_s};
        bench.reopen();
        QCOMPARE(bench.pushOne(bench.packer, bench.pick(10)).outcome, Outcome::Applied);
        ShipOp op = bench.parcel(u"1"_s, 1, u"YT1234567890"_s);
        op.courier = u"ACME"_s;
        op.from = AddressId(bench.newId());
        const auto refused = bench.pushOne(bench.packer, bench.item(bench.lane(u"1"_s), op));
        QCOMPARE(refused.outcome, Outcome::Rejected);
        QCOMPARE(refused.problem.code, u"shipment-invalid"_s);
        QCOMPARE(refused.problem.fields.size(), 2);
        QCOMPARE(refused.problem.fields.at(0).pointer, u"/courier"_s);
        QCOMPARE(refused.problem.fields.at(0).code, u"courier-unknown"_s);
        QCOMPARE(refused.problem.fields.at(1).code, u"address-unknown"_s);
        op = bench.parcel(u"1"_s, 1, u"YT1234567890"_s);
        op.weightGrams = 0;
        const auto weightless = bench.pushOne(bench.packer, bench.item(bench.lane(u"1"_s), op));
        QCOMPARE(weightless.problem.fields.constFirst().pointer, u"/weight_g"_s);
        QCOMPARE(bench.stored(u"1"_s).shipped, 0);

        // An address that was deleted meanwhile is good: the parcel left from there.
        const AddressId gone =
            *bench.platform->saveAddress(bench.supplier, {{}, 0, u"李四"_s, u"139"_s, u"浙江"_s, {}, {}, u"路"_s});
        QVERIFY(bench.platform->deleteAddress(bench.supplier, gone).ok());
        op = bench.parcel(u"1"_s, 1, u"YT1234567890"_s);
        op.from = gone;
        QCOMPARE(bench.pushOne(bench.packer, bench.item(bench.lane(u"1"_s), op)).outcome, Outcome::Applied);
    }

    void flagsOfSkusStopPicking()
    {
        Bench bench;
        const SkuId sku = Platform::skuId(bench.supplier, u"sku-1"_s);
        const auto flagged =
            bench.pushOne(bench.packer, bench.item(skuLane(sku), FlagSkuOp{sku, true, 0, u"中性笔"_s}));
        QCOMPARE(flagged.outcome, Outcome::Applied);
        QCOMPARE(flagged.version, 1);
        const auto pulled = bench.pull(bench.packer);
        const auto record = std::find_if(pulled.items.begin(), pulled.items.end(),
                                         [](const auto &item) { return item.collection == u"sku"_s; });
        QVERIFY(record != pulled.items.end());
        QVERIFY(contract::skuFlagFromJson(record->data)->discontinued);
        QCOMPARE(bench.pushOne(bench.packer, bench.pick(1)).problem.code, u"sku-discontinued"_s);
        QCOMPARE(bench.pushOne(bench.packer, bench.pick(1, u"2"_s)).outcome, Outcome::Applied);
        QCOMPARE(bench.pushOne(bench.packer, bench.item(skuLane(sku), FlagSkuOp{sku, false, 0, {}})).problem.code,
                 u"flag-changed"_s);
        QCOMPARE(bench.pushOne(bench.packer, bench.item(skuLane(sku), FlagSkuOp{sku, false, 1, {}})).version, 2);
        QCOMPARE(bench.pushOne(bench.packer, bench.pick(1)).outcome, Outcome::Applied);
        // Two devices at one version of a record hold the same record, whatever was imported in between.
        ImportedOrder renamed = ServerFixture::sampleOrder(u"1"_s);
        renamed.lines[0].title = u"中性笔 改版"_s;
        QVERIFY(bench.platform->importOrders(bench.supplier, {renamed}).ok());
        QCOMPARE(bench.stored(u"1"_s).title, u"中性笔 改版"_s);
        for (const auto &item : bench.pull(bench.packer).items) {
            if (item.collection == u"sku"_s) {
                QCOMPARE(item.version, 2);
                QCOMPARE(contract::skuFlagFromJson(item.data)->title, u"中性笔"_s);
            }
        }
        const SkuId unknown(bench.newId());
        QCOMPARE(
            bench.pushOne(bench.packer, bench.item(skuLane(unknown), FlagSkuOp{unknown, true, 0, {}})).problem.code,
            u"sku-unknown"_s);
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestOperations)
#include "tst_operations.moc"
