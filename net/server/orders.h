// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <optional>

#include "models/domain/order.h"
#include "net/server/feed.h"
#include "net/server/viewer.h"

namespace wyh::server {

/// The order if it belongs to this organization as supplier or dealer; otherwise there is none, as for any unknown id.
Result<std::optional<Order>> findOrder(wyh::sql::Connection &connection, const QString &org, const OrderId &id);

/// Stores the next version of a known order (its version member is already raised) with its parcels and SKUs, and tells
/// both feeds.
Status updateOrder(wyh::sql::Connection &connection, FeedWriter &feed, const Order &order);
Status addOrder(wyh::sql::Connection &connection, FeedWriter &feed, const Order &order, const QString &sourceId);

/// The order with Line::discontinued filled in from its supplier's SKU flags.
Result<Order> withStoredFlags(wyh::sql::Connection &connection, Order order);

/// The wire form of orders as one viewer may see them: without prices for whoever may not see them, without the
/// supplier's own notes (memo, places in the store room) for the dealer. For many in a row: asked with one statement.
class OrdersFor
{
public:
    OrdersFor(wyh::sql::Connection &connection, const Viewer &viewer);
    /// Empty when there is none.
    Result<std::optional<QByteArray>> get(const QString &id);

private:
    const Viewer &m_viewer;
    wyh::sql::Query m_row;
};

}  // namespace wyh::server
