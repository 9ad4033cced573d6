// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QtTest>

#include "net/contract/codec.h"
#include "tests/server/serverfixture.h"

namespace wyh::server {

using namespace Qt::StringLiterals;
using Outcome = contract::OperationResult::Outcome;

/// Who may do and see what.
class TestRights : public QObject
{
    Q_OBJECT

private slots:
    void whoMayDoWhat_data()
    {
        QTest::addColumn<QString>("login");
        QTest::addColumn<QStringList>("permissions");
        QTest::addColumn<QStringList>("allowed");
        const QStringList picking{u"pick"_s, u"flag_line"_s, u"flag_sku"_s, u"give_up_rest"_s};
        const QStringList shipping{u"ship"_s, u"void_shipment"_s};
        QTest::newRow("all") << u"packer@one"_s << knownPermissions() << picking + shipping;
        QTest::newRow("pick") << u"packer@one"_s << QStringList{u"pick"_s} << picking;
        QTest::newRow("ship") << u"packer@one"_s << QStringList{u"ship"_s} << shipping;
        QTest::newRow("none") << u"packer@one"_s << QStringList() << QStringList();
        QTest::newRow("everything else") << u"packer@one"_s
                                         << QStringList{u"view_prices"_s, u"manage_users"_s, u"manage_addresses"_s,
                                                        u"settle"_s}
                                         << QStringList();
        QTest::newRow("dealer") << u"buyer@a"_s << knownPermissions() << QStringList{u"give_up_rest"_s};
        QTest::newRow("dealer, receive only")
            << u"buyer@a"_s << QStringList{u"receive"_s} << QStringList{u"give_up_rest"_s};
        QTest::newRow("dealer, none") << u"buyer@a"_s << QStringList() << QStringList();
        QStringList others = knownPermissions();
        others.removeAll(u"receive"_s);
        QTest::newRow("dealer, everything else") << u"buyer@a"_s << others << QStringList();
    }

    void whoMayDoWhat()
    {
        QFETCH(QString, login);
        QFETCH(QStringList, permissions);
        QFETCH(QStringList, allowed);
        ServerFixture fixture;
        QVERIFY(fixture.platform->importOrders(fixture.supplier, {ServerFixture::sampleOrder(u"1"_s)}).ok());
        const TestDevice manager = fixture.signIn(u"manager@one"_s);
        QCOMPARE(fixture.pushOne(manager, fixture.item(fixture.lane(u"1"_s), PickOp{fixture.line(u"1"_s), 4})).outcome,
                 Outcome::Applied);
        const ShipOp parcel = fixture.parcel(u"1"_s, 1, u"YT1234567890"_s);
        QCOMPARE(fixture.pushOne(manager, fixture.item(fixture.lane(u"1"_s), parcel)).outcome, Outcome::Applied);
        QVERIFY(fixture.platform->setPermissions(login, permissions).ok());

        const TestDevice device = fixture.signIn(login);
        const SkuId sku = Platform::skuId(fixture.supplier, u"sku-1"_s);
        const QList<OperationPayload> all{PickOp{fixture.line(u"1"_s), 1},
                                          fixture.parcel(u"1"_s, 1, u"YT1234567891"_s),
                                          VoidShipmentOp{parcel.shipment, u"写错了"_s},
                                          GiveUpRestOp{fixture.line(u"1"_s), 1, u"没有了"_s},
                                          FlagLineOp{fixture.line(u"1"_s), true, 0},
                                          FlagSkuOp{sku, true, 0, {}}};
        QStringList done;
        for (const OperationPayload &payload : all) {
            const bool onSku = std::holds_alternative<FlagSkuOp>(payload);
            const auto result =
                fixture.pushOne(device, fixture.item(onSku ? skuLane(sku) : fixture.lane(u"1"_s), payload));
            if (result.outcome == Outcome::Applied) {
                done.append(operationType(payload));
            } else {
                QCOMPARE(result.outcome, Outcome::Rejected);
                QCOMPARE(result.problem.code, u"forbidden"_s);
            }
        }
        done.sort();
        allowed.sort();
        QCOMPARE(done, allowed);
    }

    void aRightLostCountsAtOnce()
    {
        ServerFixture fixture;
        QVERIFY(fixture.platform->importOrders(fixture.supplier, {ServerFixture::sampleOrder(u"1"_s)}).ok());
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        QVERIFY(fixture.platform->setPermissions(u"packer@one"_s, {u"ship"_s}).ok());
        QCOMPARE(
            fixture.pushOne(packer, fixture.item(fixture.lane(u"1"_s), PickOp{fixture.line(u"1"_s), 1})).problem.code,
            u"forbidden"_s);
        QCOMPARE(contract::accountFromJson(bodyOf(fixture.send(packer, "GET", "/v1/me")))->permissions,
                 QStringList{u"ship"_s});
    }

    void pricesNeverLeaveForWhoMayNotSeeThem_data()
    {
        QTest::addColumn<QString>("login");
        QTest::addColumn<bool>("sees");
        QTest::newRow("manager") << u"manager@one"_s << true;
        QTest::newRow("packer") << u"packer@one"_s << false;
        QTest::newRow("clerk") << u"clerk@one"_s << false;
        QTest::newRow("buyer") << u"buyer@a"_s << true;
        QTest::newRow("stock keeper of the dealer") << u"keeper@a"_s << false;
    }

    void pricesNeverLeaveForWhoMayNotSeeThem()
    {
        QFETCH(QString, login);
        QFETCH(bool, sees);
        ServerFixture fixture;
        QVERIFY(
            fixture.platform->createUser(fixture.dealer, {u"keeper@a"_s, u"keeper"_s, kPassword, {u"receive"_s}}).ok());
        QList<ImportedOrder> orders;
        for (int i = 0; i < 60; ++i)
            orders.append(ServerFixture::sampleOrder(QString::number(i)));
        QVERIFY(fixture.platform->importOrders(fixture.supplier, orders).ok());
        const TestDevice device = fixture.signIn(login);
        QByteArray bytes;
        const auto snapshot = fixture.pull(device, {}, 50);
        bytes += snapshot.bytes;
        QCOMPARE(snapshot.items.size(), 60);

        // Every way an order may come back: applied, repeated, conflict, malformed, and through the feed.
        const QJsonObject pick = fixture.item(fixture.lane(u"1"_s), PickOp{fixture.line(u"1"_s), 1});
        QJsonObject broken = fixture.item(fixture.lane(u"1"_s), PickOp{fixture.line(u"1"_s), 1});
        broken.insert(u"args"_s, QJsonObject());
        ShipOp parcel = fixture.parcel(u"1"_s, 1, u"YT1234567890"_s);
        parcel.lines[0].pickFirst = 1;
        bytes += fixture
                     .push(device, {pick, fixture.item(fixture.lane(u"1"_s), PickOp{fixture.line(u"1"_s), 500}), broken,
                                    fixture.item(fixture.lane(u"1"_s), parcel),
                                    fixture.item(fixture.lane(u"1"_s), GiveUpRestOp{fixture.line(u"1"_s), 1, u"无"_s})})
                     .body;
        bytes += fixture.push(device, {pick}).body;
        QVERIFY(fixture.platform->importOrders(fixture.supplier, {ServerFixture::sampleOrder(u"2"_s, 12)}).ok());
        const auto changed = fixture.pull(device, snapshot.cursor);
        QVERIFY(!changed.items.isEmpty());
        bytes += changed.bytes;
        for (const char *path : {"/v1/me", "/v1/sync/top"})
            bytes += fixture.send(device, "GET", path).body;
        QCOMPARE(bytes.contains("987654"), sees);
        QCOMPARE(bytes.contains("price_fen"), sees);
    }

    void theAuditHoldsNoPersonalData()
    {
        ServerFixture fixture;
        QVERIFY(fixture.platform->importOrders(fixture.supplier, {ServerFixture::sampleOrder(u"1"_s)}).ok());
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        (void)fixture.trySignIn(u"packer@one"_s, u"wrong password"_s, fixture.newId());
        ShipOp parcel = fixture.parcel(u"1"_s, 1, u"YT1234567890"_s);
        parcel.lines[0].pickFirst = 1;
        const QJsonObject ship = fixture.item(fixture.lane(u"1"_s), parcel);
        QCOMPARE(fixture.pushOne(packer, ship).outcome, Outcome::Applied);
        // What a client writes into the place of an id or a code.
        QCOMPARE(fixture.pushOne(packer, fixture.item(u"order:张三 13800000000"_s, PickOp{fixture.line(u"1"_s), 1}))
                     .problem.code,
                 u"order-unknown"_s);
        contract::NoticeAct act;
        act.id = fixture.newId();
        act.op = OpId(fixture.newId());
        act.code = u"张三"_s;
        act.atMs = fixture.clock.nowMs();
        QCOMPARE(
            fixture
                .send(packer, "POST", "/v1/ops", contract::pushRequestToJson({DeviceId(packer.device), {}, 0, {act}}))
                .status,
            200);
        QCOMPARE(fixture.send(packer, "DELETE", "/v1/session").status, 204);

        fixture.platform.reset();
        auto connection = sql::Connection::open(fixture.options.databasePath);
        QVERIFY(connection.ok());
        QStringList what;
        QString all;
        sql::Query row =
            (*connection)->query("SELECT what, target, outcome, account, device, org FROM audit ORDER BY id");
        while (row.step()) {
            what.append(row.text(0) + u'=' + row.text(2));
            for (int column = 0; column < 6; ++column)
                all += row.text(column) + u'\n';
        }
        for (const QString &entry :
             {u"user=ok"_s, u"sign-in=ok"_s, u"sign-in=failed"_s, u"op:ship=ok"_s, u"sign-out=ok"_s})
            QVERIFY2(what.contains(entry), qPrintable(what.join(u' ')));
        QVERIFY(all.contains(fixture.lane(u"1"_s)));
        for (const QString &secret : {u"packer"_s, u"张三"_s, u"13800000000"_s, u"YT1234567890"_s, u"台式机"_s})
            QVERIFY2(!all.contains(secret), qPrintable(secret));
    }

    void whoClosedWhichNoticeIsNotedOnce()
    {
        ServerFixture fixture;
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        contract::NoticeAct act;
        act.id = fixture.newId();
        act.op = OpId(fixture.newId());
        act.notice = u"n-1"_s;
        act.code = u"already-picked"_s;
        act.who = u"packer@one"_s;
        act.reason = u"放回货架"_s;
        act.atMs = fixture.clock.nowMs() - 5000;
        contract::NoticeAct later = act;
        later.id = fixture.newId();
        later.kind = contract::NoticeAct::Kind::Restored;
        const auto tell = [&](const QList<contract::NoticeAct> &acts) {
            return fixture.send(packer, "POST", "/v1/ops",
                                contract::pushRequestToJson({DeviceId(packer.device), {}, 0, acts}));
        };
        QCOMPARE(tell({act}).status, 200);
        QCOMPARE(tell({act, later}).status, 200);  // the first answer was lost
        QCOMPARE(tell({later, act}).status, 200);
        contract::NoticeAct nameless = act;
        nameless.id = u"x"_s;
        QCOMPARE(tell({nameless}).status, 400);
        QCOMPARE(tell(QList<contract::NoticeAct>(101, act)).status, 413);
        const TestDevice foreigner = fixture.signIn(u"manager@two"_s);
        const net::Reply stolen = fixture.send(foreigner, "POST", "/v1/ops",
                                               contract::pushRequestToJson({DeviceId(packer.device), {}, 0, {later}}));
        QCOMPARE(stolen.status, 403);

        fixture.platform.reset();
        auto connection = sql::Connection::open(fixture.options.databasePath);
        QVERIFY(connection.ok());
        QStringList trail;
        sql::Query audit =
            (*connection)
                ->query("SELECT what, target, outcome, device FROM audit WHERE what LIKE 'notice:%' ORDER BY id");
        while (audit.step())
            trail.append(audit.text(0) + u' ' + audit.text(1) + u' ' + audit.text(2) + u' ' + audit.text(3));
        const QString tail = u' ' + act.op.value + u" already-picked "_s + packer.device;
        QCOMPARE(trail, (QStringList{u"notice:closed"_s + tail, u"notice:restored"_s + tail}));
        sql::Query kept = (*connection)->query("SELECT who, reason, acted, act, notice FROM notice_act ORDER BY act");
        QVERIFY(kept.step());
        QCOMPARE(kept.text(0), act.who);
        QCOMPARE(kept.text(1), act.reason);
        QCOMPARE(kept.integer(2), act.atMs);
        QCOMPARE(kept.text(3), u"closed"_s);
        QCOMPARE(kept.text(4), act.notice);
        QVERIFY(kept.step());
        QVERIFY(!kept.step());
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestRights)
#include "tst_rights.moc"
