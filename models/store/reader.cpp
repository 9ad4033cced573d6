// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/reader.h"

#include <algorithm>

#include "models/sql/connection.h"
#include "models/store/cache.h"
#include "models/store/listquery.h"
#include "models/store/searchfinder.h"
#include "models/store/searchtext.h"
#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

const QString kFolder = u":/sql/client/cache"_s;

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
    row.exception = static_cast<OrderException>(query.integer(7));
    row.kinds = static_cast<int>(query.integer(8));
    row.piecesOrdered = static_cast<int>(query.integer(9));
    row.piecesPicked = static_cast<int>(query.integer(10));
    row.piecesShipped = static_cast<int>(query.integer(11));
    row.dueAtMs = query.integer(12);
    row.createdAtMs = -query.integer(14);
    row.shippedAtMs = -query.integer(15);
    row.openOperations = static_cast<int>(query.integer(16));
    row.attention = static_cast<int>(query.integer(17));
    row.sortKey = query.integer(sortColumn(list));
    return row;
}

}  // namespace

struct Reader::Private
{
    explicit Private(std::unique_ptr<sql::Connection> opened) : connection(std::move(opened)), sql(*connection, kFolder)
    {
    }

    std::unique_ptr<sql::Connection> connection;
    Statements sql;

    /// What the last search found, while the cache has not changed: a page, its count and the next page come together.
    QString searched;
    qint64 searchedVersion = -1;
    Hits hits;

    Status find(const QString &folded)
    {
        sql::Query version = connection->query("PRAGMA data_version");
        if (!version.step())
            return version.error();
        const qint64 current = version.integer(0);
        if (searched == folded && searchedVersion == current)
            return done();
        searchedVersion = -1;
        auto found = SearchFinder(sql).find(folded);
        if (!found.ok())
            return found.error();
        hits = std::move(found).value();
        searched = folded;
        searchedVersion = current;
        return done();
    }

    /// Visits the hits of a search with many in the order of the list until `visit` has enough. Where they are rarer
    /// in this list than among all orders, all are looked at instead: false, and hits are few then.
    template <class Visit>
    Result<bool> walk(const ListQuery &where, int wanted, Visit visit)
    {
        const double expected = static_cast<double>(wanted) * static_cast<double>(hits.orders) /
                                static_cast<double>(std::max<qint64>(1, hits.count));
        qint64 patience = static_cast<qint64>(4 * expected) + 5000;
        sql::Query order = select("SELECT ord.n FROM ord", where, where.order());
        sql::Query holds = sql("search_holds");
        holds.bind(1, searched);
        while (order.step()) {
            if (--patience < 0) {
                if (Status looked = SearchFinder(sql).makeFew(searched, hits); !looked.ok())
                    return looked.error();
                return false;
            }
            const qint64 n = order.integer(0);
            if (!hits.has(n))
                continue;
            holds.reset();
            holds.bind(2, n);
            const bool hit = holds.step() && holds.integer(0) != 0;
            if (holds.failed())
                return holds.error();
            if (hit && !visit(n))
                return true;
        }
        return order.failed() ? Result<bool>(order.error()) : Result<bool>(true);
    }

    Status restrict(ListQuery &where, OrderList list)
    {
        if (list == OrderList::Picking || list == OrderList::Shipping)
            return done();
        sql::Query booting = sql("reader_booting");
        if (!booting.step())
            return booting.error();
        if (booting.integer(0) != 0)
            where.onlyFirstLoaded();
        return done();
    }

    sql::Query select(const QByteArray &head, const ListQuery &where, const QByteArray &tail = {})
    {
        sql::Query query = connection->query(head + where.clause() + tail);
        where.bind(query);
        return query;
    }
    [[nodiscard]] QByteArray columns() const { return sql::statement(kFolder, "reader_columns"); }
};

Reader::Reader() = default;
Reader::~Reader() = default;

Result<std::unique_ptr<Reader>> Reader::open(const QString &cachePath, const QByteArray &vfs)
{
    sql::OpenOptions options;
    options.mode = sql::OpenOptions::Mode::ReadOnly;
    options.checkpoints = false;
    options.cacheKiB = 64 * 1024;
    options.vfs = vfs;
    auto connection = sql::Connection::open(cachePath, options);
    if (!connection.ok())
        return connection.error();
    std::unique_ptr<Reader> reader(new Reader);
    reader->d = std::make_unique<Private>(std::move(connection).value());
    return reader;
}

Result<QList<OrderRow>> Reader::page(const OrderQuery &query, const std::optional<PageKey> &after, int limit)
{
    ListQuery where(query);
    if (Status restricted = d->restrict(where, query.list); !restricted.ok())
        return restricted.error();
    if (after)
        where.startAfter(*after);
    QList<OrderRow> rows;
    if (!where.search().isEmpty()) {
        if (Status found = d->find(where.search()); !found.ok())
            return found.error();
        if (d->hits.many) {
            sql::Query read = d->sql("reader_row");
            const auto walked = d->walk(where, limit, [&](qint64 n) {
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
        where.onlyHits(d->hits.numbers);
    }
    sql::Query read = d->select(d->columns(), where, where.order() + " LIMIT " + QByteArray::number(limit));
    while (read.step())
        rows.append(readRow(read, query.list));
    if (read.failed())
        return read.error();
    return rows;
}

Result<int> Reader::count(const OrderQuery &query)
{
    ListQuery where(query);
    const bool byTime = query.filter == OrderFilter::Overdue || query.filter == OrderFilter::Today;
    QByteArray head = "SELECT count(*) FROM ord";
    if (where.search().isEmpty()) {
        if (!byTime)
            head = "SELECT coalesce(sum(orders), 0) FROM tally";
        else if (Status restricted = d->restrict(where, query.list); !restricted.ok())
            return restricted.error();
    } else {
        if (Status restricted = d->restrict(where, query.list); !restricted.ok())
            return restricted.error();
        if (Status found = d->find(where.search()); !found.ok())
            return found.error();
        if (d->hits.many) {
            int count = 0;
            const auto walked = d->walk(where, kMostCounted, [&count](qint64) { return ++count < kMostCounted; });
            if (!walked.ok())
                return walked.error();
            if (*walked)
                return count;
        }
        where.onlyHits(d->hits.numbers);
    }
    sql::Query read = d->select(head, where);
    if (!read.step())
        return read.error();
    return static_cast<int>(read.integer(0));
}

Result<std::optional<OrderRow>> Reader::row(const OrderQuery &query, const OrderId &order)
{
    ListQuery where(query);
    where.only(order);
    if (!where.search().isEmpty())
        where.lookInto();
    sql::Query read = d->select(d->columns(), where);
    if (read.step())
        return std::optional<OrderRow>(readRow(read, query.list));
    if (read.failed())
        return read.error();
    return std::optional<OrderRow>();
}

Result<std::optional<Order>> Reader::order(const OrderId &order)
{
    qint64 version = 0;
    QByteArray doc;
    {
        sql::Query read = d->sql("reader_order");
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
        sql::Query flag = d->sql("sku_get");
        flag.bind(1, line.sku.value);
        line.discontinued = flag.step() && flag.integer(3) != 0;
        if (flag.failed())
            return flag.error();
    }
    return std::optional<Order>(std::move(found).value());
}

Result<QList<BarcodeHit>> Reader::findBarcode(const QString &barcode, OrderList list, int limit)
{
    QList<BarcodeHit> hits;
    const QString wanted = foldForSearch(barcode.trimmed());
    if (wanted.isEmpty())
        return hits;
    {
        sql::Query read = d->sql("reader_barcode");
        read.bind(1, wanted);
        while (hits.size() < limit && read.step()) {
            const bool listed = list == OrderList::All || (list == OrderList::Picking && read.integer(2) != 0) ||
                                (list == OrderList::Shipping && read.integer(3) != 0) ||
                                (list == OrderList::Shipped && read.integer(4) != 0);
            if (listed)
                hits.append({OrderId(read.text(0)), LineId(read.text(1))});
        }
        if (read.failed())
            return read.error();
    }
    if (list == OrderList::Picking || list == OrderList::Shipping)
        return hits;
    // Finished orders have no entries of their own: they are found by their text.
    OrderQuery finished;
    finished.list = list;
    finished.search = wanted;
    ListQuery where(finished);
    where.onlyFinished();
    if (Status found = d->find(wanted); !found.ok())
        return found.error();
    if (d->hits.many)
        where.lookInto();
    else
        where.onlyHits(d->hits.numbers);
    sql::Query read = d->select("SELECT ord.id FROM ord", where, where.order());
    while (hits.size() < limit && read.step()) {
        const auto found = order(OrderId(read.text(0)));
        if (!found.ok())
            return found.error();
        if (!found->has_value())
            continue;
        for (const Line &line : (*found)->lines) {
            const bool same = std::any_of(line.barcodes.begin(), line.barcodes.end(),
                                          [&](const QString &own) { return foldForSearch(own) == wanted; });
            if (same && hits.size() < limit)
                hits.append({(*found)->id, line.id});
        }
    }
    if (read.failed())
        return read.error();
    return hits;
}

Result<std::optional<OrderId>> Reader::findWaybill(const QString &waybill)
{
    sql::Query read = d->sql("reader_waybill");
    read.bind(1, waybill);
    if (read.step())
        return std::optional<OrderId>(OrderId(read.text(0)));
    if (read.failed())
        return read.error();
    return std::optional<OrderId>();
}

Result<QList<Address>> Reader::addresses()
{
    QList<Address> all;
    sql::Query read = d->sql("addresses");
    while (read.step()) {
        const auto json = contract::parseObject(read.bytes(1));
        auto address = json.ok() ? contract::addressFromJson(*json) : Result<Address>(json.error());
        if (!address.ok())
            return address.error();
        address.value().version = read.integer(0);
        all.append(std::move(address).value());
    }
    if (read.failed())
        return read.error();
    std::stable_sort(all.begin(), all.end(),
                     [](const Address &a, const Address &b) { return a.isDefault && !b.isDefault; });
    return all;
}

Result<SkuFlag> Reader::skuFlag(const SkuId &sku)
{
    SkuFlag flag;
    flag.sku = sku;
    sql::Query read = d->sql("sku_get");
    read.bind(1, sku.value);
    if (!read.step()) {
        if (read.failed())
            return read.error();
        return flag;
    }
    const auto json = contract::parseObject(read.bytes(2));
    auto shown = json.ok() ? contract::skuFlagFromJson(*json) : Result<SkuFlag>(json.error());
    if (shown.ok())
        shown.value().sku = sku;
    return shown;
}

Result<ListCounts> Reader::listCounts(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs)
{
    ListCounts counts;
    const auto number = [](const sql::Query &query, int column) { return static_cast<int>(query.integer(column)); };
    {
        sql::Query read = d->sql("reader_tally");
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
    sql::Query read = d->sql("reader_due");
    read.bindAll(nowMs, dayStartMs, dayEndMs);
    if (!read.step())
        return read.error();
    counts.pickingOverdue = number(read, 0);
    counts.pickingToday = number(read, 1);
    counts.shippedToday = number(read, 2);
    return counts;
}

Result<int> Reader::cachedOrders()
{
    sql::Query read = d->sql("reader_cached_orders");
    if (!read.step())
        return read.error();
    return static_cast<int>(read.integer(0));
}

}  // namespace wyh::store
