// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/orders.h"

#include <QHash>

#include "net/contract/codec.h"
#include "net/server/statements.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

namespace {

Status writeParts(wyh::sql::Connection &connection, const Order &order)
{
    const QString &supplier = order.supplier.value;
    for (const Line &line : order.lines) {
        const Status status =
            connection.query(sql("order_sku_add")).bindAll(supplier, line.sku.value, order.id.value).run();
        if (!status.ok())
            return status;
    }
    for (const Shipment &shipment : order.shipments) {
        const bool voided = shipment.state == ShipmentState::Voided;
        // A marketplace may tell several parcels under one number; the first keeps it.
        bool taken = false;
        if (!voided) {
            wyh::sql::Query row = connection.query(sql("shipment_by_waybill"));
            taken = row.bindAll(supplier, shipment.waybill).step() && row.text(0) != shipment.id.value;
            if (row.failed())
                return row.error();
        }
        const Status status =
            connection.query(sql("shipment_put"))
                .bindAll(supplier, shipment.id.value, order.id.value, shipment.waybill, voided || taken)
                .run();
        if (!status.ok())
            return status;
    }
    return done();
}

void tellFeeds(FeedWriter &feed, const Order &order)
{
    feed.changed(order.supplier.value, kOrders, order.id.value, order.version);
    feed.changed(order.dealer.value, kOrders, order.id.value, order.version);
}

QByteArray wireForm(const Order &order, bool withPrices)
{
    return contract::compact(contract::orderToJson(order, withPrices));
}

}  // namespace

Result<std::optional<Order>> findOrder(wyh::sql::Connection &connection, const QString &org, const OrderId &id)
{
    wyh::sql::Query row = connection.query(sql("order_get"));
    if (!row.bindAll(id.value, org, org).step()) {
        if (row.failed())
            return row.error();
        return std::optional<Order>();
    }
    const auto json = contract::parseObject(row.bytes(0));
    if (!json.ok())
        return json.error();
    auto order = contract::orderFromJson(*json);
    if (!order.ok())
        return order.error();
    return std::optional<Order>(std::move(order.value()));
}

Status updateOrder(wyh::sql::Connection &connection, FeedWriter &feed, const Order &order)
{
    wyh::sql::Query update = connection.query(sql("order_update"));
    update.bind(1, order.dealer.value).bind(2, order.number).bind(3, order.version);
    update.bindText(4, wireForm(order, true)).bindText(5, wireForm(order, false));
    const Status updated = update.bind(6, order.id.value).bind(7, order.supplier.value).run();
    if (!updated.ok())
        return updated;
    const Status parts = writeParts(connection, order);
    if (parts.ok())
        tellFeeds(feed, order);
    return parts;
}

Status addOrder(wyh::sql::Connection &connection, FeedWriter &feed, const Order &order, const QString &sourceId)
{
    wyh::sql::Query add = connection.query(sql("order_add"));
    add.bind(1, order.id.value).bind(2, order.supplier.value).bind(3, order.dealer.value).bind(4, sourceId);
    add.bind(5, order.number)
        .bind(6, order.version)
        .bindText(7, wireForm(order, true))
        .bindText(8, wireForm(order, false));
    const Status added = add.run();
    if (!added.ok())
        return added;
    const Status parts = writeParts(connection, order);
    if (parts.ok())
        tellFeeds(feed, order);
    return parts;
}

Result<Order> withStoredFlags(wyh::sql::Connection &connection, Order order)
{
    QHash<QString, bool> flags;
    for (const Line &line : std::as_const(order.lines)) {
        if (flags.contains(line.sku.value))
            continue;
        wyh::sql::Query row = connection.query(sql("sku_get"));
        const bool known = row.bindAll(order.supplier.value, line.sku.value).step();
        if (row.failed())
            return row.error();
        flags.insert(line.sku.value, known && row.integer(2) != 0);
    }
    return withSkuFlags(std::move(order), [&flags](const SkuId &sku) { return flags.value(sku.value); });
}

OrdersFor::OrdersFor(wyh::sql::Connection &connection, const Viewer &viewer)
    : m_viewer(viewer), m_row(connection.query(sql(viewer.seesPrices() ? "order_get" : "order_get_unpriced")))
{
    m_row.bind(2, viewer.org()).bind(3, viewer.org());
}

Result<std::optional<QByteArray>> OrdersFor::get(const QString &id)
{
    m_row.reset();
    if (!m_row.bind(1, id).step()) {
        if (m_row.failed())
            return m_row.error();
        return std::optional<QByteArray>();
    }
    if (m_viewer.isSupplier())
        return std::optional<QByteArray>(m_row.bytes(0));
    const auto json = contract::parseObject(m_row.bytes(0));
    if (!json.ok())
        return json.error();
    auto order = contract::orderFromJson(*json);
    if (!order.ok())
        return order.error();
    order.value().sellerMemo.clear();
    for (Line &line : order.value().lines)
        line.location.clear();
    return std::optional<QByteArray>(wireForm(*order, m_viewer.seesPrices()));
}

}  // namespace wyh::server
