// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>

#include "models/core/result.h"
#include "models/domain/orderstatus.h"

namespace wyh::store {

enum class OrderList { Picking, Shipping, Shipped, All };
/// Today: due on the local day (picking, shipping, all) or shipped on it (shipped). Overdue: due before nowMs.
enum class OrderFilter { Any, NotStarted, Partial, Complete, Exception, Overdue, Today };

struct OrderQuery
{
    OrderList list = OrderList::Picking;
    OrderFilter filter = OrderFilter::Any;
    QString search;    ///< any substring of number, product, attribute, recipient, waybill; empty = all
    qint64 nowMs = 0;  ///< for Overdue and Today
    qint64 dayStartMs = 0, dayEndMs = 0;  ///< the local day, for Today
    bool operator==(const OrderQuery &) const = default;
};

/// A row of a list; small, without the record.
struct OrderRow
{
    OrderId id;
    QString number;
    QString dealerName;
    QString recipientMasked;  ///< "王** · 浙江 杭州 余杭区"
    QString waybill;          ///< the newest, for 已发货
    QString courier;
    OrderStatus status = OrderStatus::AwaitingPicking;
    OrderException exception = OrderException::None;  ///< the worst of them
    int exceptions = 0;                               ///< all of them: exceptionsOf()
    PickStatus pick = PickStatus::None;
    int kinds = 0;  ///< lines
    int piecesOrdered = 0, piecesPicked = 0, piecesShipped = 0;
    qint64 dueAtMs = 0;
    qint64 createdAtMs = 0;
    qint64 shippedAtMs = 0;
    int openOperations = 0;  ///< 待同步 badge
    int attention = 0;       ///< operations of this order that need the user
    qint64 sortKey =
        0;  ///< place in the list: due date (picking, shipping), minus shipped time, or minus time made (all)
    bool operator==(const OrderRow &) const = default;
};

/// Where a page starts: after this (sortKey, id).
struct PageKey
{
    qint64 sortKey = 0;
    QString id;
};

struct ListCounts
{
    int picking = 0, shipping = 0, shippedToday = 0;
    int pickingNotStarted = 0, pickingPartial = 0, pickingException = 0, pickingOverdue = 0, pickingToday = 0;
    int shippingPartial = 0, shippingComplete = 0, shippingException = 0;
};

/// A line found by its barcode.
struct BarcodeHit
{
    OrderId order;
    LineId line;
};

/// Read-only view of a profile's cache.db; any one thread. A failed read is an Error, never an empty list.
class Reader
{
public:
    /// vfs: tests, see sql::OpenOptions.
    static Result<std::unique_ptr<Reader>> open(const QString &cachePath, const QByteArray &vfs = {});
    ~Reader();

    static constexpr int kMostCounted = 1000;

    /// Keyset page in list order. after = nullopt: from the start. While a first load is under way, 已发货 and all
    /// orders begin with what came first.
    Result<QList<OrderRow>> page(const OrderQuery &query, const std::optional<PageKey> &after, int limit);
    /// How many orders the query has. Of a search with many hits only that there are kMostCounted or more.
    Result<int> count(const OrderQuery &query);
    /// The row as the query would list it; nullopt when it does not (any more) belong to it.
    Result<std::optional<OrderRow>> row(const OrderQuery &query, const OrderId &order);
    /// The order as shown (record with open operations laid over it), SKU flags filled in.
    Result<std::optional<Order>> order(const OrderId &order);
    Result<QList<BarcodeHit>> findBarcode(const QString &barcode, OrderList list, int limit);
    Result<std::optional<OrderId>> findWaybill(const QString &waybill);
    Result<QList<Address>> addresses();
    Result<SkuFlag> skuFlag(const SkuId &sku);
    Result<ListCounts> listCounts(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs);
    Result<int> cachedOrders();

private:
    Reader();
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace wyh::store
