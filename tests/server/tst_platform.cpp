// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "net/contract/codec.h"
#include "tests/server/serverfixture.h"

namespace wyh::server {

using namespace Qt::StringLiterals;
using Outcome = contract::OperationResult::Outcome;

/// What holds for every route, and a whole day of a packer.
class TestPlatform : public QObject
{
    Q_OBJECT

private slots:
    void healthNeedsNobody()
    {
        ServerFixture fixture;
        const net::Reply reply = fixture.send("GET", "/v1/health");
        QCOMPARE(reply.status, 200);
        QCOMPARE(net::header(reply.headers, "X-Api"), QByteArray("1"));
        QCOMPARE(net::header(reply.headers, "Cache-Control"), QByteArray("no-store"));
        QCOMPARE(bodyOf(reply).value(u"status"_s).toString(), u"ok"_s);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::newRow("unknown path") << QByteArray("GET") << QByteArray("/v1/orders") << 404 << u"not-found"_s;
        QTest::newRow("wrong method") << QByteArray("PUT") << QByteArray("/v1/ops") << 405 << u"method-not-allowed"_s;
        for (const char *path : {"/v1/me", "/v1/sync/work", "/v1/sync/top"})
            QTest::addRow("no token %s", path) << QByteArray("GET") << QByteArray(path) << 401 << u"unauthorized"_s;
        QTest::newRow("push without token") << QByteArray("POST") << QByteArray("/v1/ops") << 401 << u"unauthorized"_s;
        QTest::newRow("sign out without token")
            << QByteArray("DELETE") << QByteArray("/v1/session") << 401 << u"unauthorized"_s;
        QTest::newRow("sign in with nothing")
            << QByteArray("POST") << QByteArray("/v1/session") << 400 << u"malformed"_s;
    }

    void refusals()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        QFETCH(QString, code);
        ServerFixture fixture;
        const net::Reply reply = fixture.send(method, path);
        QCOMPARE(reply.status, status);
        QCOMPARE(codeOf(reply), code);
        QCOMPARE(net::header(reply.headers, "Content-Type"), QByteArray("application/problem+json"));
        QCOMPARE(net::header(reply.headers, "X-Api"), QByteArray("1"));
        QCOMPARE(bodyOf(reply).value(u"type"_s).toString(), u"/problems/"_s + code);
        QCOMPARE(bodyOf(reply).value(u"status"_s).toInt(), status);
    }

    void limits()
    {
        ServerFixture fixture;
        net::Request request;
        request.method = "POST";
        request.path = "/v1/session";
        request.body = QByteArray(1024 * 1024 + 1, ' ');
        QCOMPARE(codeOf(fixture.platform->handle(request)), u"payload-too-large"_s);
        request.body = "{\"login\":" + QByteArray(40, '[') + QByteArray(40, ']') + "}";
        QCOMPARE(codeOf(fixture.platform->handle(request)), u"malformed"_s);

        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        QJsonArray many;
        for (int i = 0; i < 101; ++i)
            many.append(fixture.item(fixture.lane(u"1"_s), PickOp{fixture.line(u"1"_s), 1}));
        QCOMPARE(codeOf(fixture.push(packer, many)), u"payload-too-large"_s);
    }

    void oldProgramsAreSentAway()
    {
        ServerFixture fixture;
        fixture.options.oldestClientSchema = 2;
        fixture.reopen();
        const net::Reply reply = fixture.trySignIn(u"packer@one"_s, kPassword, fixture.newId());
        QCOMPARE(reply.status, 426);
        QCOMPARE(codeOf(reply), u"client-too-old"_s);
        QCOMPARE(bodyOf(reply).value("params"_L1).toObject(), (QJsonObject{{u"oldest"_s, 2}}));
        fixture.options.oldestClientVersion = u"0.2.0"_s;
        fixture.reopen();
        QCOMPARE(bodyOf(fixture.trySignIn(u"packer@one"_s, kPassword, fixture.newId())).value("params"_L1).toObject(),
                 (QJsonObject{{u"oldest"_s, 2}, {u"version"_s, u"0.2.0"_s}}));
    }

    void tooManyRequestsWait()
    {
        ServerFixture fixture;
        fixture.options.requestsPerSecond = 2;
        fixture.options.requestBurst = 5;
        fixture.reopen();
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(fixture.send(packer, "GET", "/v1/me").status, 200);
        const net::Reply refused = fixture.send(packer, "GET", "/v1/me");
        QCOMPARE(refused.status, 429);
        QCOMPARE(codeOf(refused), u"too-many-requests"_s);
        QCOMPARE(net::header(refused.headers, "Retry-After"), QByteArray("1"));
        // Another account has a bucket of its own.
        QCOMPARE(fixture.send(fixture.signIn(u"manager@one"_s), "GET", "/v1/me").status, 200);
        fixture.clock.pass(1000);
        QCOMPARE(fixture.send(packer, "GET", "/v1/me").status, 200);
    }

    void aDayOfAPackerSurvivesARestart()
    {
        ServerFixture fixture;
        QCOMPARE(fixture.platform->importOrders(fixture.supplier, {ServerFixture::sampleOrder(u"1"_s)})->added, 1);
        AddressId from = *fixture.platform->saveAddress(
            fixture.supplier, {{}, 0, u"李四"_s, u"13900000000"_s, u"浙江"_s, u"义乌"_s, {}, u"路1号"_s});
        TestDevice packer = fixture.signIn(u"packer@one"_s);
        QCOMPARE(fixture.pull(packer).items.size(), 2);

        QCOMPARE(fixture.pushOne(packer, fixture.item(fixture.lane(u"1"_s), PickOp{fixture.line(u"1"_s), 10})).outcome,
                 Outcome::Applied);
        ShipOp ship = fixture.parcel(u"1"_s, 10, u"YT1234567890"_s);
        ship.from = from;
        const auto shipped = fixture.pushOne(packer, fixture.item(fixture.lane(u"1"_s), ship));
        QCOMPARE(shipped.outcome, Outcome::Applied);
        QCOMPARE(shipped.version, 3);

        fixture.reopen();
        const auto pulled = fixture.pull(packer);
        QCOMPARE(pulled.results.size(), 2);
        QCOMPARE(pulled.results.constLast(), shipped);
        const Order order = *fixture.platform->order(fixture.supplier, Platform::orderId(fixture.supplier, u"1"_s));
        QCOMPARE(order.lines.constFirst().shipped, 10);
        QCOMPARE(order.shipments.constFirst().waybill, u"YT1234567890"_s);
        QCOMPARE(order.shipments.constFirst().shippedBy, u"packer"_s);
        QCOMPARE(order.shipments.constFirst().shippedAtMs, fixture.clock.nowMs());
    }

    void importsRepeatWithoutAChange()
    {
        ServerFixture fixture;
        QList<ImportedOrder> orders;
        for (int i = 0; i < 620; ++i)
            orders.append(ServerFixture::sampleOrder(QString::number(i)));
        QCOMPARE(fixture.platform->importOrders(fixture.supplier, orders)->added, 620);
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        const auto first = fixture.pull(packer, {}, 100);
        QCOMPARE(first.items.size(), 620);
        QCOMPARE(first.pages, 7);
        QCOMPARE(fixture.platform->importOrders(fixture.supplier, orders)->unchanged, 620);
        QCOMPARE(fixture.pull(packer, first.cursor).items.size(), 0);
        orders[3].cancelled = true;
        QCOMPARE(fixture.platform->importOrders(fixture.supplier, orders)->changed, 1);
        const auto changed = fixture.pull(packer, first.cursor);
        QCOMPARE(changed.items.size(), 1);
        QCOMPARE(changed.items.constFirst().version, 2);

        ImportedOrder bad = ServerFixture::sampleOrder(u"x"_s);
        bad.lines.append(bad.lines.constFirst());
        const auto refused =
            fixture.platform->importOrders(fixture.supplier, {ServerFixture::sampleOrder(u"y"_s), bad});
        QCOMPARE(refused.error().code, u"order-invalid"_s);
        QCOMPARE(fixture.platform->orders(fixture.supplier)->size(), 620);
    }

    void placesFollowTheSku()
    {
        ServerFixture fixture;
        ImportedOrder order = ServerFixture::sampleOrder(u"1"_s);
        order.lines[0].location.clear();
        QVERIFY(fixture.platform->setSkuLocation(fixture.supplier, u"sku-1"_s, u"B-07"_s).ok());
        QVERIFY(fixture.platform->importOrders(fixture.supplier, {order}).ok());
        QCOMPARE(fixture.stored(u"1"_s).location, u"B-07"_s);
        QVERIFY(fixture.platform->setSkuLocation(fixture.supplier, u"sku-1"_s, u"C-01"_s).ok());
        QCOMPARE(fixture.stored(u"1"_s).location, u"C-01"_s);
    }

    void oneAddressIsTheDefault()
    {
        ServerFixture fixture;
        const Address plain{{}, 0, u"李四"_s, u"13900000000"_s, u"浙江"_s, u"义乌"_s, {}, u"路1号"_s, false};
        const AddressId first = *fixture.platform->saveAddress(fixture.supplier, plain);
        Address next = plain;
        next.isDefault = true;
        const AddressId second = *fixture.platform->saveAddress(fixture.supplier, next);
        const auto defaults = [&fixture]() {
            QStringList ids;
            for (const auto &item : fixture.pull(fixture.signIn(u"packer@one"_s)).items) {
                if (item.data.value(u"default"_s).toBool() || item.data.value(u"is_default"_s).toBool())
                    ids.append(item.id);
            }
            return ids;
        };
        QCOMPARE(defaults(), QStringList{second.value});
        QVERIFY(fixture.platform->deleteAddress(fixture.supplier, second).ok());
        QCOMPARE(defaults(), QStringList{first.value});
        QCOMPARE(fixture.platform->deleteAddress(fixture.supplier, second).error().code, u"address-unknown"_s);
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestPlatform)
#include "tst_platform.moc"
