// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/records.h"

#include "net/contract/codec.h"

namespace wyh::sim {

using namespace Qt::StringLiterals;

namespace {

QString words(const std::optional<Order> &order)
{
    return order ? QString::fromUtf8(orderText(*order, true)) : u"none"_s;
}

}  // namespace

QHash<QString, bool> readDiscontinued(World &world, const OrgId &supplier, sql::Connection &file)
{
    QHash<QString, bool> out;
    sql::Query rows = file.query("SELECT id, discontinued FROM sku WHERE org = ?");
    rows.bind(1, supplier.value);
    while (rows.step())
        out.insert(rows.text(0), rows.integer(1) != 0);
    if (rows.failed())
        world.broken(u"SKUs not read: "_s + rows.error().detail);
    return out;
}

Records readRecords(World &world, const OrgId &supplier, sql::Connection &file)
{
    Records out;
    out.discontinued = readDiscontinued(world, supplier, file);
    sql::Query addresses = file.query("SELECT body FROM address WHERE org = ? AND deleted = 0 ORDER BY id");
    addresses.bind(1, supplier.value);
    while (addresses.step()) {
        const auto json = contract::parseObject(addresses.bytes(0));
        const auto address = json.ok() ? contract::addressFromJson(*json) : Result<Address>(json.error());
        if (!address.ok())
            world.broken(u"address not read: "_s + address.error().detail);
        out.addresses.append(*address);
    }
    sql::Query accounts = file.query("SELECT login, permissions FROM account WHERE org = ?");
    accounts.bind(1, supplier.value);
    while (accounts.step()) {
        if (accounts.text(1).split(u',').contains("view_prices"_L1))
            out.pricesFor.insert(accounts.text(0));
    }
    if (addresses.failed() || accounts.failed())
        world.broken(u"addresses and accounts not read: "_s + file.lastError().detail);
    return out;
}

QByteArray orderText(const Order &order, bool prices)
{
    return contract::compact(contract::orderToJson(order, prices));
}

QString orderDiffers(const Records &records, const Order &order, bool prices, const std::optional<Order> &cached,
                     const std::optional<Order> &shown)
{
    const QByteArray there = orderText(order, prices);
    // Whatever the PC has is compared: a price that the person may no longer see is one thing too much.
    const bool same =
        cached && shown && orderText(*cached, true) == there && (*shown == *cached || orderText(*shown, true) == there);
    if (!same)
        return u"another order %1: cached version %2, platform %3\ncached   %4\nshown    %5\nplatform %6"_s
            .arg(order.number)
            .arg(cached ? cached->version : -1)
            .arg(order.version)
            .arg(words(cached), words(shown), QString::fromUtf8(there));
    // No part of the record, so not in its text.
    for (const Line &line : shown->lines) {
        if (line.discontinued != records.discontinued.value(line.sku.value))
            return u"another flag of SKU %1 on order %2: %3"_s.arg(
                line.sku.value, order.number, line.discontinued ? u"stays set"_s : u"is not set"_s);
    }
    return {};
}

}  // namespace wyh::sim
