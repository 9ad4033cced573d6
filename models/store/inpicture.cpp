// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Done means that the record shows it. Where a record goes back, what was done on it is acknowledged once more and so
// laid over the record again, until settle() has found out what became of it: a person who sees goods unpicked picks
// them twice.
#include "models/core/mutant.h"
#include "models/store/shadow.h"
#include "models/store/storeprivate.h"

namespace wyh::store {

using contract::PullItem;

namespace {

/// By lane, the version that a page brings; of what is gone there is none.
QHash<QString, qint64> versionsOf(const contract::PullPage &page)
{
    QHash<QString, qint64> versions;
    for (const PullItem &item : page.items) {
        if (item.gone != PullItem::Gone::No)
            continue;
        if (item.collection == kOrder)
            versions.insert(orderLane(OrderId(item.id)), item.version);
        else if (item.collection == kSku)
            versions.insert(skuLane(SkuId(item.id)), item.version);
    }
    return versions;
}

Result<std::optional<qint64>> shadowVersion(Cache &cache, const QString &lane)
{
    const OrderId order = orderOfLane(lane);
    sql::Query query = cache.statements()("shadow_version");
    query.bindAll(order.isEmpty() ? kSku : kOrder, order.isEmpty() ? skuOfLane(lane).value : order.value);
    if (query.step())
        return std::optional<qint64>(query.integer(0));
    if (query.failed())
        return cache.noted(query.error());
    return std::optional<qint64>();
}

}  // namespace

/// A power cut may take the cache back by some pages, its cursor with it (never behind a reload: the end of one is
/// durable). What was done by them stays in the picture until they have come once more.
Status LocalStore::Private::keepInPicture(qint64 pos)
{
    const auto beyond = outbox->ids("done_op_ids", pos);
    if (!beyond.ok())
        return beyond.error();
    if (beyond->isEmpty())
        return done();
    return outbox->write([&] { return outbox->reopenDone(pos); });
}

/// A reload of a platform that was restored brings older records than those on screen; so does the first one into a
/// cache that was put aside. The outbox is written first: over the records that are still there nothing is laid twice,
/// since they hold what was done, and whatever cuts in before settle() finds it in the picture.
Status LocalStore::Private::keepBehind(const contract::PullPage &page, const Cursor &cursor, Changes &changes)
{
    const bool swaps = cursor.shadow && !page.more;
    const bool fills = cursor.booting && !cursor.shadow;
    if (outbox->isNewer() || !(swaps || fills) || mutant(Mutant::NoAckBeforeSwap))
        return done();
    const QHash<QString, qint64> coming = versionsOf(page);
    QList<OpId> behind;
    QSet<QString> lanes;
    {
        sql::Query finished = outbox->statements()("done_versions");
        while (finished.step()) {
            const QString lane = finished.text(1);
            std::optional<qint64> version;
            if (swaps) {
                const auto pulled = shadowVersion(*cache, lane);
                if (!pulled.ok())
                    return pulled.error();
                version = *pulled;
            }
            if (const auto it = coming.constFind(lane); it != coming.constEnd())
                version = std::max(version.value_or(0), *it);
            if (!version || *version >= finished.integer(2))
                continue;
            behind.append(OpId(finished.text(0)));
            lanes.insert(lane);
        }
        if (finished.failed())
            return finished.error();
    }
    if (behind.isEmpty())
        return done();
    const Status reopened = writeOutbox([&]() -> Status {
        for (const OpId &op : std::as_const(behind)) {
            if (Status status = outbox->reopen(op); !status.ok())
                return status;
        }
        return done();
    });
    if (!reopened.ok())
        return reopened;
    changes.operations = true;
    // The page shows them anew; should it fail, the next commit does.
    staleLanes += lanes;
    return done();
}

}  // namespace wyh::store
