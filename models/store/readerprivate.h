// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sql/connection.h"
#include "models/store/listquery.h"
#include "models/store/reader.h"
#include "models/store/searchfinder.h"
#include "models/store/statements.h"

namespace wyh::store {

/// How a reader reads; what an error means for the file is the reader's business.
struct Reader::Private
{
    Private(std::unique_ptr<sql::Connection> opened, QByteArray ofVfs)
        : connection(std::move(opened)), vfs(std::move(ofVfs)), sql(*connection, QStringLiteral(":/sql/client/cache"))
    {
    }

    std::unique_ptr<sql::Connection> connection;
    QByteArray vfs;
    Statements sql;

    /// What the last search found, while the cache has not changed: a page, its count and the next page come together.
    QString searched;
    qint64 searchedVersion = -1;
    Hits hits;

    Status find(const QString &folded)
    {
        // While it stands on its row, this statement holds a read transaction, and with it one state of the file for
        // all that the search reads: how far the index goes, which wide blocks are whole, and the blocks themselves.
        // So it is neither reset nor stepped on in here; a commit in between could undo what was read before it.
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
    [[nodiscard]] QByteArray columns() const
    {
        return sql::statement(QStringLiteral(":/sql/client/cache"), "reader_columns");
    }

    Result<QList<OrderRow>> page(const OrderQuery &query, const std::optional<PageKey> &after, int limit);
    Result<int> count(const OrderQuery &query);
    Result<std::optional<OrderRow>> row(const OrderQuery &query, const OrderId &order);
    Result<std::optional<Order>> order(const OrderId &order);
    Result<QList<BarcodeHit>> findBarcode(const QString &barcode, OrderList list, int limit);
    Result<std::optional<OrderId>> findWaybill(const QString &waybill);
    Result<QList<Address>> addresses();
    Result<SkuFlag> skuFlag(const SkuId &sku);
    Result<ListCounts> listCounts(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs);
    Result<int> cachedOrders();
};

}  // namespace wyh::store
