// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "models/domain/orderstatus.h"
#include "models/store/cache.h"
#include "models/store/changes.h"
#include "models/store/outbox.h"
#include "models/store/searchpieces.h"

namespace wyh::store {

/// Writes what is shown into cache.db: for each touched record the shown document and the columns of the lists, out of
/// the platform's record, the SKU flags and the open operations. A pure function of the two files, so it can be redone
/// at any time. Works inside the caller's cache transaction; one object a transaction (it remembers flags and lanes).
class Projection
{
public:
    /// Bulk: many records follow, so the lanes in use are read once instead of once a record.
    enum class Size { Few, Bulk };
    Projection(Cache &cache, Outbox &outbox, Changes &changes, Size size)
        : m_cache(cache), m_outbox(outbox), m_changes(changes), m_size(size), m_search(cache)
    {
    }

    struct Stored
    {
        qint64 n = 0;  ///< 0: not there yet
        qint64 version = 0;
        bool keyed = false;
        /// What indexes hold, as it stands in the row: picking, shipping, shipped, exception, pick, due, due_key,
        /// created_key, shipped_key, overlay.
        std::array<qint64, 10> indexed{};
    };
    /// What the cache has of an order.
    Result<Stored> stored(const QString &id);
    /// A record of the platform that is newer than the cache's.
    Status takeOrder(const QString &id, qint64 version, const QByteArray &doc, const Order &order,
                     const Stored &stored);
    Status takeSku(const SkuFlag &flag);
    Status dropOrder(const QString &id);
    Status dropSku(const QString &id);

    /// The operations of a lane changed.
    Status refreshLane(const QString &lane);
    /// The same when what is shown of the record stays as it is.
    Status recountLane(const QString &lane);
    Status refreshOrder(const QString &id);
    /// Everything: after a change of the program's columns.
    Status refreshAll();

    /// A record whose recipient was blanked here; stays blanked until the platform sends a newer one.
    Status storeBlanked(const QString &id, const Cache::OrderRecord &record, const Order &order);

private:
    Status store(const QString &id, qint64 version, const QByteArray &doc, bool newDoc, const Order &order,
                 const Stored &stored, bool blanked);
    Status writeKeys(qint64 n, const Order &shown, bool lines, bool keyed, bool isNew);
    struct KeyTable
    {
        const char *select, *remove, *insert;
    };
    template <class Row, class Read, class Write>
    Status replaceKeys(qint64 n, const KeyTable &table, bool isNew, const QList<Row> &wanted, Read read, Write write);
    Status writeSku(const SkuId &id, const std::optional<SkuFlag> &platform);
    Result<bool> laneInUse(const QString &lane);
    /// The order with the SKU flags in its lines; most have none, and then nothing is copied.
    Result<std::optional<Order>> flagged(const Order &order);
    Status writeRow(const QString &id, qint64 &n, const Stored &stored, qint64 version, const Order &shown,
                    const QList<OpRow> &rows, bool blanked, bool keyed, const OrderState &state);
    Status writeSearch(qint64 n, bool isNew, const Order &shown);
    Status writeDoc(qint64 n, bool isNew, const QByteArray *doc, const QByteArray &shownDoc);

    Cache &m_cache;
    Outbox &m_outbox;
    Changes &m_changes;
    Size m_size;
    SearchIndex m_search;
    std::optional<QSet<QString>> m_lanes;
    std::optional<QSet<QString>> m_discontinued;
};

}  // namespace wyh::store
