// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/server/serverfixture.h"

#include <QUrl>
#include <stdexcept>

#include "models/core/uuid7.h"
#include "net/contract/codec.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

namespace {

void require(bool ok, const QByteArray &what)
{
    if (!ok)
        throw std::runtime_error(what.toStdString());
}

template <class T>
T valueOf(Result<T> result, const char *what)
{
    require(result.ok(),
            QByteArray(what) +
                (result.ok() ? QByteArray() : result.error().code.toUtf8() + ": " + result.error().detail.toUtf8()));
    return std::move(result.value());
}

}  // namespace

QJsonObject bodyOf(const net::Reply &reply)
{
    return contract::parseObject(reply.body).valueOr(QJsonObject());
}

QString codeOf(const net::Reply &reply)
{
    return bodyOf(reply).value(u"code"_s).toString();
}

ServerFixture::ServerFixture()
{
    options.databasePath = file(u"platform.db"_s);
    options.passwordCost = PlatformOptions::PasswordCost::Minimal;
    options.requestsPerSecond = 0;  // the clock stands still
    reopen();
    supplier = valueOf(platform->createOrganization({u"one"_s, u"华丰文具"_s, NewOrganization::Kind::Supplier}), "one");
    other = valueOf(platform->createOrganization({u"two"_s, u"另一家"_s, NewOrganization::Kind::Supplier}), "two");
    dealer = valueOf(platform->createOrganization({u"buyer-a"_s, u"甲店"_s, NewOrganization::Kind::Dealer}), "dealer");
    const auto user = [this](const OrgId &org, const QString &login, const QStringList &permissions) {
        (void)valueOf(platform->createUser(org, {login, login.section(u'@', 0, 0), kPassword, permissions}), "user");
    };
    user(supplier, u"manager@one"_s, knownPermissions());
    user(supplier, u"packer@one"_s, {u"pick"_s, u"ship"_s});
    user(supplier, u"clerk@one"_s, {});
    user(other, u"manager@two"_s, knownPermissions());
    user(dealer, u"buyer@a"_s, {u"view_prices"_s, u"receive"_s});
}

void ServerFixture::reopen(const QString &path)
{
    platform.reset();
    if (!path.isEmpty())
        options.databasePath = path;
    platform = valueOf(Platform::open(options, clock, random), "open ");
}

QString ServerFixture::newId()
{
    return makeUuid7(clock, random);
}

net::Reply ServerFixture::send(const QByteArray &method, const QByteArray &path, const QJsonObject &body,
                               const net::Headers &headers)
{
    net::Request request;
    request.method = method;
    request.path = path;
    request.headers = headers;
    if (!body.isEmpty())
        request.body = contract::compact(body);
    return platform->handle(request);
}

net::Reply ServerFixture::send(const TestDevice &device, const QByteArray &method, const QByteArray &path,
                               const QJsonObject &body, const QByteArray &query)
{
    net::Request request;
    request.method = method;
    request.path = path;
    request.query = query;
    request.headers.append(qMakePair(QByteArray("Authorization"), "Bearer " + device.session.access.toLatin1()));
    request.headers.append(qMakePair(QByteArray("X-Device"), device.device.toLatin1()));
    request.headers.append(qMakePair(QByteArray("X-Client-Schema"), QByteArray("1")));
    if (!device.seen.isEmpty())
        request.headers.append(qMakePair(QByteArray("X-Seen"), device.seen));
    if (!body.isEmpty())
        request.body = contract::compact(body);
    return platform->handle(request);
}

net::Reply ServerFixture::trySignIn(const QString &login, const QString &password, const QString &device,
                                    const QByteArray &peer)
{
    net::Request request;
    request.method = "POST";
    request.path = "/v1/session";
    request.peer = peer;
    request.body = contract::compact(
        {{u"login"_s, login}, {u"password"_s, password}, {u"device"_s, device}, {u"device_name"_s, u"台式机"_s}});
    return platform->handle(request);
}

net::Reply ServerFixture::tryRefresh(const QString &refresh, const QString &device)
{
    return send("POST", "/v1/session/refresh", {{u"refresh"_s, refresh}, {u"device"_s, device}});
}

TestDevice ServerFixture::signIn(const QString &login)
{
    TestDevice device;
    device.device = newId();
    const net::Reply reply = trySignIn(login, kPassword, device.device);
    require(reply.status == 200, "sign in " + reply.body);
    device.session = valueOf(contract::sessionFromJson(bodyOf(reply)), "session");
    return device;
}

QJsonObject ServerFixture::item(const QString &lane, const OperationPayload &payload, const QString &after)
{
    Operation operation;
    operation.id = OpId(newId());
    operation.lane = lane;
    operation.payload = payload;
    operation.baseVersion = 1;
    operation.actedAtMs = clock.nowMs();
    return contract::operationToJson(operation, OpId(after));
}

net::Reply ServerFixture::push(const TestDevice &device, const QJsonArray &items)
{
    return send(device, "POST", "/v1/ops", {{u"device"_s, device.device}, {u"ops"_s, items}, {u"closed_through"_s, 0}});
}

contract::OperationResult ServerFixture::pushOne(const TestDevice &device, const QJsonObject &item)
{
    const net::Reply reply = push(device, {item});
    require(reply.status == 200, "push " + reply.body);
    const auto answer = valueOf(contract::pushAnswerFromJson(bodyOf(reply)), "push answer ");
    require(answer.results.size() == 1, "one result");
    return answer.results.constFirst();
}

net::Reply ServerFixture::pullReply(const TestDevice &device, const QString &cursor, int limit)
{
    const QByteArray query = "cursor=" + QUrl::toPercentEncoding(cursor) + "&limit=" + QByteArray::number(limit);
    return send(device, "GET", "/v1/sync/work", {}, query);
}

ServerFixture::Pulled ServerFixture::pull(const TestDevice &device, const QString &cursor, int limit)
{
    Pulled pulled;
    pulled.cursor = cursor;
    for (bool more = true; more;) {
        const net::Reply reply = pullReply(device, pulled.cursor, limit);
        require(reply.status == 200, "pull " + reply.body);
        const auto page = valueOf(contract::pullPageFromJson(bodyOf(reply)), "page ");
        pulled.items += page.items;
        pulled.results += page.results;
        pulled.cursor = page.next;
        pulled.top = page.top;
        pulled.bytes += reply.body;
        ++pulled.pages;
        more = page.more;
        require(pulled.pages < 1000, "the feed never ends");
    }
    return pulled;
}

ImportedOrder ServerFixture::sampleOrder(const QString &source, int ordered)
{
    ImportedOrder order;
    order.sourceId = source;
    order.number = u"27"_s + source;
    order.dealerCode = u"buyer-a"_s;
    order.dealerName = u"甲店"_s;
    order.createdAtMs = 1794000000000;
    order.recipient.name = u"张三"_s;
    order.recipient.phone = u"13800000000"_s;
    order.recipient.street = u"北新街1号"_s;
    order.sellerMemo = u"老板的备注"_s;
    ImportedLine line;
    line.sourceId = u"1"_s;
    line.sourceSku = u"sku-"_s + source;
    line.title = u"中性笔"_s;
    line.location = u"A-01"_s;
    line.ordered = ordered;
    line.price = Money{987654};
    order.lines.append(line);
    return order;
}

Line ServerFixture::stored(const QString &source)
{
    return valueOf(platform->order(supplier, Platform::orderId(supplier, source)), "order ").lines.constFirst();
}

ShipOp ServerFixture::parcel(const QString &source, int quantity, const QString &waybill)
{
    ShipOp op;
    op.shipment = ShipmentId(newId());
    op.lines = {{line(source), quantity, 0}};
    op.courier = u"YTO"_s;
    op.waybill = waybill;
    op.weightGrams = 500;
    op.freight = Money{350};
    return op;
}

}  // namespace wyh::server
