// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/platform/demo.h"

#include <QFile>
#include <QMap>
#include <algorithm>

#include "net/server/marketplace1688/sellerorders.h"

using namespace Qt::StringLiterals;

namespace wyh::server {

namespace {

// Demonstration data only: it is written in the documentation.
QString demoPassword()
{
    return u"woyouhuo-demo"_s;
}

Status ensureUser(Platform &platform, const OrgId &org, const QString &login, const QString &display,
                  const QStringList &permissions)
{
    const auto user = platform.createUser(org, NewUser{login, display, demoPassword(), permissions});
    if (!user && user.error().code != "login-taken"_L1)
        return user.error();
    return done();
}

Address demoAddress(const QString &id, const QString &contact, const QString &phone, const QStringList &place)
{
    Address address;
    address.id = AddressId(id);
    address.contact = contact;
    address.phone = phone;
    address.province = place.value(0);
    address.city = place.value(1);
    address.district = place.value(2);
    address.street = place.value(3);
    return address;
}

// Fixed ids: an interrupted demonstration finds them again.
QList<Address> demoAddresses()
{
    QList<Address> addresses{
        demoAddress(u"0190a0b0-0000-7000-8000-000000000001"_s, u"华丰一号仓 赵经理"_s, u"13957900101"_s,
                    {u"浙江省"_s, u"金华市"_s, u"义乌市"_s, u"北苑街道工业区雪峰西路 968 号 3 幢"_s}),
        demoAddress(u"0190a0b0-0000-7000-8000-000000000002"_s, u"华丰二号仓 王师傅"_s, u"13957900102"_s,
                    {u"浙江省"_s, u"金华市"_s, u"义乌市"_s, u"福田街道国际商贸城四区 5 街 42 号"_s}),
        demoAddress(u"0190a0b0-0000-7000-8000-000000000003"_s, u"华南仓 陈小姐"_s, u"13802200103"_s,
                    {u"广东省"_s, u"广州市"_s, u"白云区"_s, u"太和镇大源南路 18 号 A 库"_s}),
    };
    addresses.first().isDefault = true;
    return addresses;
}

// Goods stand in the order of their article numbers: 24 places a rack, 4 racks a row.
QString locationOf(qsizetype place)
{
    const qsizetype slot = place * 5 % 24 + 1;
    const qsizetype rack = place / 4 % 4 + 1;
    const QChar row(static_cast<char16_t>(u'A' + place / 16 % 26));
    return u"%1-%2-%3"_s.arg(row).arg(rack, 2, 10, QChar(u'0')).arg(slot, 2, 10, QChar(u'0'));
}

Status ensureLocations(Platform &platform, const OrgId &supplier, const QList<ImportedOrder> &orders)
{
    QMap<QString, QString> skuOfArticle;
    for (const ImportedOrder &order : orders) {
        for (const ImportedLine &line : order.lines)
            skuOfArticle.insert(line.articleNumber + u' ' + line.sourceSku, line.sourceSku);
    }
    qsizetype place = 0;
    for (const QString &sku : std::as_const(skuOfArticle)) {
        if (const Status status = platform.setSkuLocation(supplier, sku, locationOf(place++)); !status)
            return status;
    }
    return done();
}

/// The list spans some weeks of one past month. The demonstration shows a warehouse as it is during a shift: orders of
/// the last two days in their old sequence, a few of them late, the rest due today, tomorrow and the day after.
void moveToNow(QList<ImportedOrder> &orders, qint64 nowMs)
{
    if (orders.isEmpty())
        return;
    constexpr qint64 shownSpanMs = 50LL * 3600 * 1000;
    qint64 newest = orders.first().createdAtMs;
    qint64 oldest = newest;
    for (const ImportedOrder &order : std::as_const(orders)) {
        newest = std::max(newest, order.createdAtMs);
        oldest = std::min(oldest, order.createdAtMs);
    }
    const qint64 span = std::max<qint64>(newest - oldest, 1);
    for (ImportedOrder &order : orders) {
        const qint64 age = (newest - order.createdAtMs) * (shownSpanMs / 1000) / (span / 1000 + 1);
        const qint64 created = nowMs - age;
        if (order.dueAtMs != 0)
            order.dueAtMs += created - order.createdAtMs;
        order.createdAtMs = created;
    }
}

}  // namespace

QByteArray demoOrderList()
{
    QFile file(u":/demo/1688-seller-orders.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Status makeDemo(Platform &platform, const Clock &clock)
{
    auto read = marketplace1688::readSellerOrders(demoOrderList());
    if (!read)
        return read.error();
    auto supplier = platform.findOrganization(u"huafeng"_s);
    if (!supplier) {
        supplier = platform.createOrganization(
            NewOrganization{u"huafeng"_s, u"义乌市华丰文具"_s, NewOrganization::Kind::Supplier});
    }
    if (!supplier)
        return supplier.error();
    if (const Status status = ensureUser(platform, *supplier, u"manager@huafeng"_s, u"赵经理"_s, knownPermissions());
        !status)
        return status;
    if (const Status status = ensureUser(platform, *supplier, u"packer@huafeng"_s, u"仓库02"_s, {u"pick"_s, u"ship"_s});
        !status)
        return status;
    const QList<Address> addresses = demoAddresses();
    for (const Address &address : addresses) {
        if (const auto saved = platform.saveAddress(*supplier, address); !saved)
            return saved.error();
    }
    if (const Status status = ensureLocations(platform, *supplier, read->orders); !status)
        return status;
    QList<ImportedOrder> orders = read->orders;
    moveToNow(orders, clock.nowMs());
    const auto imported = platform.importOrders(*supplier, orders);
    return imported ? done() : Status(imported.error());
}

}  // namespace wyh::server
