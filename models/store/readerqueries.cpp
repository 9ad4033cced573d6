// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "models/store/cache.h"
#include "models/store/readerprivate.h"
#include "models/store/searchtext.h"
#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

/// Columns of reader_columns.
OrderRow readRow(const sql::Query &query, OrderList list)
{
    OrderRow row;
    row.id = OrderId(query.text(0));
    row.number = query.text(1);
    row.dealerName = query.text(2);
    row.recipientMasked = query.text(3);
    row.waybill = query.text(4);
    row.courier = query.text(5);
    row.status = static_cast<OrderStatus>(query.integer(6));
    row.exceptions = static_cast<int>(query.integer(7));
    row.exception = exceptionsOf(row.exceptions).value(0, OrderException::None);
    row.kinds = static_cast<int>(query.integer(8));
    row.piecesOrdered = static_cast<int>(query.integer(9));
    row.piecesPicked = static_cast<int>(query.integer(10));
    row.piecesShipped = static_cast<int>(query.integer(11));
    row.dueAtMs = query.integer(12);
    row.createdAtMs = -query.integer(14);
    row.shippedAtMs = -query.integer(15);
    row.openOperations = static_cast<int>(query.integer(16));
    row.attention = static_cast<int>(query.integer(17));
    row.pick = static_cast<PickStatus>(query.integer(18));
    row.sortKey = query.integer(sortColumn(list));
    return row;
}

/// It could be read when it was stored.
Error unreadable(const Error &error)
{
    return makeError(u"database-corrupt"_s, error.detail);
}

}  // namespace

Result<QList<OrderRow>> Reader::Private::page(const OrderQuery &query, const std::optional<PageKey> &after, int limit)
{
    ListQuery where(query);
    if (Status restricted = restrict(where, query.list); !restricted.ok())
        return restricted.error();
    if (after)
        where.startAfter(*after);
    QList<OrderRow> rows;
    if (!where.search().isEmpty()) {
        if (Status found = find(where.search()); !found.ok())
            return found.error();
        if (hits.many) {
            sql::Query read = sql("reader_row");
            const auto walked = walk(where, limit, [&](qint64 n) {
                read.reset();
                read.bind(1, n);
                if (read.step())
                    rows.append(readRow(read, query.list));
                return !read.failed() && rows.size() < limit;
            });
            if (!walked.ok())
                return walked.error();
            if (read.failed())
                return read.error();
            if (*walked)
                return rows;
            rows.clear();
        }
        where.onlyHits(hits.numbers);
    }
    sql::Query read = select(columns(), where, where.order() + " LIMIT " + QByteArray::number(limit));
    while (read.step())
        rows.append(readRow(read, query.list));
    if (read.failed())
        return read.error();
    return rows;
}

Result<int> Reader::Private::count(const OrderQuery &query)
{
    ListQuery where(query);
    const bool byTime = query.filter == OrderFilter::Overdue || query.filter == OrderFilter::Today;
    QByteArray head = "SELECT count(*) FROM ord";
    if (where.search().isEmpty()) {
        if (!byTime)
            head = "SELECT coalesce(sum(orders), 0) FROM tally";
        else if (Status restricted = restrict(where, query.list); !restricted.ok())
            return restricted.error();
    } else {
        if (Status restricted = restrict(where, query.list); !restricted.ok())
            return restricted.error();
        if (Status found = find(where.search()); !found.ok())
            return found.error();
        if (hits.many) {
            int count = 0;
            const auto walked = walk(where, kMostCounted, [&count](qint64) { return ++count < kMostCounted; });
            if (!walked.ok())
                return walked.error();
            if (*walked)
                return count;
        }
        where.onlyHits(hits.numbers);
    }
    sql::Query read = select(head, where);
    if (!read.step())
        return read.error();
    return static_cast<int>(read.integer(0));
}

Result<std::optional<OrderRow>> Reader::Private::row(const OrderQuery &query, const OrderId &order)
{
    ListQuery where(query);
    where.only(order);
    if (!where.search().isEmpty())
        where.lookInto();
    sql::Query read = select(columns(), where);
    if (read.step())
        return std::optional<OrderRow>(readRow(read, query.list));
    if (read.failed())
        return read.error();
    return std::optional<OrderRow>();
}

Result<std::optional<Order>> Reader::Private::order(const OrderId &order)
{
    qint64 version = 0;
    QByteArray doc;
    {
        sql::Query read = sql("reader_order");
        read.bind(1, order.value);
        if (!read.step()) {
            if (read.failed())
                return read.error();
            return std::optional<Order>();
        }
        version = read.integer(0);
        doc = read.bytes(1);
    }
    auto found = Cache::readOrder(doc, order.value, version);
    if (!found.ok())
        return found.error();
    for (Line &line : found.value().lines) {
        sql::Query flag = sql("sku_get");
        flag.bind(1, line.sku.value);
        line.discontinued = flag.step() && flag.integer(3) != 0;
        if (flag.failed())
            return flag.error();
    }
    return std::optional<Order>(std::move(found).value());
}

Result<QList<BarcodeHit>> Reader::Private::findBarcode(const QString &barcode, OrderList list, int limit)
{
    QList<BarcodeHit> lines;
    const QString wanted = foldForSearch(barcode.trimmed());
    if (wanted.isEmpty())
        return lines;
    {
        sql::Query read = sql("reader_barcode");
        read.bind(1, wanted);
        while (lines.size() < limit && read.step()) {
            const bool listed = list == OrderList::All || (list == OrderList::Picking && read.integer(2) != 0) ||
                                (list == OrderList::Shipping && read.integer(3) != 0) ||
                                (list == OrderList::Shipped && read.integer(4) != 0);
            if (listed)
                lines.append({OrderId(read.text(0)), LineId(read.text(1))});
        }
        if (read.failed())
            return read.error();
    }
    if (list == OrderList::Picking || list == OrderList::Shipping)
        return lines;
    // Finished orders have no entries of their own: they are found by their text.
    OrderQuery finished;
    finished.list = list;
    finished.search = wanted;
    ListQuery where(finished);
    where.onlyFinished();
    if (Status found = find(wanted); !found.ok())
        return found.error();
    if (hits.many)
        where.lookInto();
    else
        where.onlyHits(hits.numbers);
    sql::Query read = select("SELECT ord.id FROM ord", where, where.order());
    while (lines.size() < limit && read.step()) {
        const auto found = order(OrderId(read.text(0)));
        if (!found.ok())
            return found.error();
        if (!found->has_value())
            continue;
        for (const Line &line : (*found)->lines) {
            const bool same = std::any_of(line.barcodes.begin(), line.barcodes.end(),
                                          [&](const QString &own) { return foldForSearch(own) == wanted; });
            if (same && lines.size() < limit)
                lines.append({(*found)->id, line.id});
        }
    }
    if (read.failed())
        return read.error();
    return lines;
}

Result<std::optional<OrderId>> Reader::Private::findWaybill(const QString &waybill)
{
    sql::Query read = sql("reader_waybill");
    read.bind(1, waybill);
    if (read.step())
        return std::optional<OrderId>(OrderId(read.text(0)));
    if (read.failed())
        return read.error();
    return std::optional<OrderId>();
}

Result<QList<Address>> Reader::Private::addresses()
{
    QList<Address> all;
    sql::Query read = sql("addresses");
    while (read.step()) {
        const auto json = contract::parseObject(read.bytes(1));
        auto address = json.ok() ? contract::addressFromJson(*json) : Result<Address>(json.error());
        if (!address.ok())
            return unreadable(address.error());
        address.value().version = read.integer(0);
        all.append(std::move(address).value());
    }
    if (read.failed())
        return read.error();
    std::stable_sort(all.begin(), all.end(),
                     [](const Address &a, const Address &b) { return a.isDefault && !b.isDefault; });
    return all;
}

Result<SkuFlag> Reader::Private::skuFlag(const SkuId &sku)
{
    SkuFlag flag;
    flag.sku = sku;
    sql::Query read = sql("sku_get");
    read.bind(1, sku.value);
    if (!read.step()) {
        if (read.failed())
            return read.error();
        return flag;
    }
    const auto json = contract::parseObject(read.bytes(2));
    auto shown = json.ok() ? contract::skuFlagFromJson(*json) : Result<SkuFlag>(json.error());
    if (!shown.ok())
        return unreadable(shown.error());
    shown.value().sku = sku;
    return shown;
}

Result<ListCounts> Reader::Private::listCounts(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs)
{
    ListCounts counts;
    const auto number = [](const sql::Query &query, int column) { return static_cast<int>(query.integer(column)); };
    {
        sql::Query read = sql("reader_tally");
        if (!read.step())
            return read.error();
        counts.picking = number(read, 0);
        counts.pickingNotStarted = number(read, 1);
        counts.pickingPartial = number(read, 2);
        counts.pickingException = number(read, 3);
        counts.shipping = number(read, 4);
        counts.shippingPartial = number(read, 5);
        counts.shippingComplete = number(read, 6);
        counts.shippingException = number(read, 7);
    }
    sql::Query read = sql("reader_due");
    read.bindAll(nowMs, dayStartMs, dayEndMs);
    if (!read.step())
        return read.error();
    counts.pickingOverdue = number(read, 0);
    counts.pickingToday = number(read, 1);
    counts.shippedToday = number(read, 2);
    return counts;
}

Result<int> Reader::Private::cachedOrders()
{
    sql::Query read = sql("reader_cached_orders");
    if (!read.step())
        return read.error();
    return static_cast<int>(read.integer(0));
}

}  // namespace wyh::store
