// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/reader.h"

#include "models/store/files.h"
#include "models/store/readerprivate.h"
#include "models/store/suspect.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

/// Damage is marked for the next start, whoever sees it first. A file on another VFS is a test's own.
template <class T>
Result<T> noted(Result<T> answer, const QString &cachePath, const QByteArray &vfs)
{
    if (answer.ok() || answer.error().code != u"database-corrupt"_s || !vfs.isEmpty())
        return answer;
    DiskFiles files;
    if (!files.exists(suspectPath(cachePath)))
        (void)markSuspect(files, cachePath);
    return answer;
}

}  // namespace

Reader::Reader() = default;
Reader::~Reader() = default;

Result<std::unique_ptr<Reader>> Reader::open(const QString &cachePath, const QByteArray &vfs)
{
    sql::OpenOptions options;
    options.mode = sql::OpenOptions::Mode::ReadOnly;
    options.checkpoints = false;
    options.cacheKiB = 64 * 1024;
    options.vfs = vfs;
    auto connection = noted(sql::Connection::open(cachePath, options), cachePath, vfs);
    if (!connection.ok())
        return connection.error();
    std::unique_ptr<Reader> reader(new Reader);
    reader->d = std::make_unique<Private>(std::move(connection).value(), vfs);
    return reader;
}

Result<QList<OrderRow>> Reader::page(const OrderQuery &query, const std::optional<PageKey> &after, int limit)
{
    return noted(d->page(query, after, limit), d->connection->path(), d->vfs);
}

Result<int> Reader::count(const OrderQuery &query)
{
    return noted(d->count(query), d->connection->path(), d->vfs);
}

Result<std::optional<OrderRow>> Reader::row(const OrderQuery &query, const OrderId &order)
{
    return noted(d->row(query, order), d->connection->path(), d->vfs);
}

Result<std::optional<Order>> Reader::order(const OrderId &order)
{
    return noted(d->order(order), d->connection->path(), d->vfs);
}

Result<QList<BarcodeHit>> Reader::findBarcode(const QString &barcode, OrderList list, int limit)
{
    return noted(d->findBarcode(barcode, list, limit), d->connection->path(), d->vfs);
}

Result<std::optional<OrderId>> Reader::findWaybill(const QString &waybill)
{
    return noted(d->findWaybill(waybill), d->connection->path(), d->vfs);
}

Result<QList<Address>> Reader::addresses()
{
    return noted(d->addresses(), d->connection->path(), d->vfs);
}

Result<SkuFlag> Reader::skuFlag(const SkuId &sku)
{
    return noted(d->skuFlag(sku), d->connection->path(), d->vfs);
}

Result<ListCounts> Reader::listCounts(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs)
{
    return noted(d->listCounts(nowMs, dayStartMs, dayEndMs), d->connection->path(), d->vfs);
}

Result<int> Reader::cachedOrders()
{
    return noted(d->cachedOrders(), d->connection->path(), d->vfs);
}

}  // namespace wyh::store
