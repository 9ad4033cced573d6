// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// A full reload: it is pulled into a generation of its own and takes the place of what is on screen in one transaction
// (sync.md 2.6).
#include "models/store/shadow.h"

#include "models/core/mutant.h"
#include "models/store/storeprivate.h"
#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;
using contract::PullItem;

Error unreadable(const PullItem &item, const Error &why)
{
    QJsonObject params = why.params;
    params.insert(u"collection"_s, item.collection);
    params.insert(u"id"_s, item.id);
    return makeError(u"malformed"_s, why.detail, params);
}

Status shadowItem(Cache &cache, const PullItem &item)
{
    sql::Query query = cache.statements()("shadow_set");
    query.bindAll(item.collection, item.id, item.version);
    if (item.gone != PullItem::Gone::No)
        return query.bindNull(4).run();
    // Read now: what cannot be read must stop this page, not the swap.
    Status readable = done();
    if (item.collection == kOrder) {
        if (const auto order = contract::orderOf(item); !order.ok())
            readable = order.error();
    } else if (const auto json = contract::dataObject(item); !json.ok()) {
        readable = json.error();
    } else if (item.collection == kSku) {
        if (const auto flag = contract::skuFlagFromJson(*json); !flag.ok())
            readable = flag.error();
    } else if (const auto address = contract::addressFromJson(*json); !address.ok()) {
        readable = address.error();
    }
    if (!readable.ok())
        return unreadable(item, readable.error());
    return query.bindText(4, contract::dataBytes(item)).run();
}

namespace {

struct ShadowRecord
{
    QString id;
    qint64 version = 0;
    QByteArray doc;
};

/// In parts, so that a swap of a large cache needs no second copy of it in memory.
Result<QList<ShadowRecord>> shadowRecords(Cache &cache, const char *statement, const QString &collection)
{
    QList<ShadowRecord> all;
    sql::Query query = cache.statements()(statement);
    query.bind(1, collection);
    while (query.step())
        all.append({query.text(0), query.integer(1), query.bytes(2)});
    if (query.failed())
        return query.error();
    return all;
}

}  // namespace

Status LocalStore::beginReset(const QString &reason)
{
    if (mutant(Mutant::ResetOrder)) {
        if (Status early = d->outbox->write([&] { return d->outbox->setHigh({}); }); !early.ok())
            return early;
    }
    return d->cache->transaction([&]() -> Status {
        auto cursor = d->cache->cursor();
        if (!cursor.ok())
            return cursor.error();
        Cursor next = *cursor;
        next.shadow = true;
        next.shadowToken.clear();
        next.shadowPos = 0;
        next.shadowHigh = {};
        if (Status status = d->cache->connection().execute("DELETE FROM shadow_record; DELETE FROM shadow_seen");
            !status.ok())
            return status;
        if (Status status = d->cache->setMeta("reset_reason", reason); !status.ok())
            return status;
        return d->cache->setCursor(next);
    });
}

/// The generation on screen becomes what was pulled. Only the difference is written: mostly there is hardly any.
Status LocalStore::Private::swapShadow(Projection &write, Changes &changes)
{
    Statements &sql = cache->statements();
    changes.allOrders = true;
    changes.addresses = true;
    const auto missingSkus = cache->ids("shadow_missing_skus");
    if (!missingSkus.ok())
        return missingSkus.error();
    for (const QString &sku : *missingSkus) {
        if (Status status = write.dropSku(sku); !status.ok())
            return status;
    }
    const auto skus = shadowRecords(*cache, "shadow_all", kSku);
    if (!skus.ok())
        return skus.error();
    for (const ShadowRecord &record : *skus) {
        const auto json = contract::parseObject(record.doc);
        auto flag = json.ok() ? contract::skuFlagFromJson(*json) : Result<SkuFlag>(json.error());
        if (!flag.ok())
            return flag.error();
        flag.value().sku = SkuId(record.id);
        flag.value().version = record.version;
        if (Status status = write.takeSku(*flag); !status.ok())
            return status;
    }
    if (Status status = cache->connection().execute("DELETE FROM address; DELETE FROM gone; DELETE FROM op_seen");
        !status.ok())
        return status;
    const auto addresses = shadowRecords(*cache, "shadow_all", kAddress);
    if (!addresses.ok())
        return addresses.error();
    for (const ShadowRecord &record : *addresses) {
        sql::Query query = sql("address_set");
        query.bindAll(record.id, record.version);
        if (Status status = query.bindText(3, record.doc).run(); !status.ok())
            return status;
    }
    const auto missingOrders = cache->ids("shadow_missing_orders");
    if (!missingOrders.ok())
        return missingOrders.error();
    for (const QString &order : *missingOrders) {
        if (Status status = write.dropOrder(order); !status.ok())
            return status;
    }
    const auto orders = shadowRecords(*cache, "shadow_changed", kOrder);
    if (!orders.ok())
        return orders.error();
    for (const ShadowRecord &record : *orders) {
        const auto order = Cache::readOrder(record.doc, record.id, record.version);
        if (!order.ok())
            return order.error();
        const auto stored = write.stored(record.id);
        if (!stored.ok())
            return stored.error();
        if (Status status = write.takeOrder(record.id, record.version, record.doc, *order, *stored); !status.ok())
            return status;
    }
    if (Status status = sql("shadow_take_gone").run(); !status.ok())
        return status;
    if (Status status = sql("shadow_take_seen").run(); !status.ok())
        return status;
    return cache->connection().execute("DELETE FROM shadow_record; DELETE FROM shadow_seen");
}

}  // namespace wyh::store
