// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What a person decides about an operation that is already in the outbox: close it, send it again, take a closing back.
#include "models/store/storeprivate.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

Error notNow(const OpRow &row)
{
    return makeError(u"operation-state"_s, u"the operation is "_s + opStateCode(row.state));
}

}  // namespace

Status LocalStore::close(const OpId &op, const QString &by, const QString &reason)
{
    return d->changeByUser({op}, [&](const OpRow &row) -> Status {
        if (!needsAttention(row.state))
            return notNow(row);
        return d->outbox->closeRow(row, by, reason, d->timeOfAct());
    });
}

Status LocalStore::sendAgain(const QList<OpId> &ops, const QString &by)
{
    const Status again = d->changeByUser(ops, [&](const OpRow &row) -> Status {
        if (row.state != OpState::Stuck && row.state != OpState::Held && row.state != OpState::Review)
            return notNow(row);
        const Status noted = d->outbox->addAct(row, contract::NoticeAct::Kind::SentAgain, by, {}, d->timeOfAct());
        if (!noted.ok())
            return noted;
        return d->outbox->setPending(row, u"sent-again"_s);
    });
    if (!again.ok())
        return again;
    // Somebody has looked at them just now: their age is no reason any more to ask once more before they are sent.
    for (const OpId &op : ops)
        d->recordedAtMs.insert(op, d->clock.monotonicMs());
    return done();
}

Status LocalStore::restore(const OpId &op, const QString &by)
{
    const auto cursor = d->cache->cursor();
    if (!cursor.ok())
        return cursor.error();
    return d->changeByUser({op}, [&](const OpRow &row) -> Status {
        const qint64 until = restorableUntilMs(row);
        if (until == 0)
            return notNow(row);
        const qint64 now = d->timeOfAct();
        // Before a page has told its time, nobody can say that it is too late; nothing is purged before either.
        if (until <= now && d->platformAheadMs)
            return makeError(u"restore-too-late"_s);
        if (Status restored = d->outbox->restoreRow(row, by, now); !restored.ok())
            return restored;
        // While it was closed nobody looked what the platform made of it.
        if (cursor->verify || cursor->shadow)
            return done();
        const auto again = d->outbox->row(op);
        if (!again.ok())
            return again.error();
        bool picture = true;  // it is shown anew in any case
        return d->settleOne(**again, *cursor, picture);
    });
}

Result<QList<OpRow>> LocalStore::unreadNotes(int limit)
{
    auto rows = d->outbox->unreadNotes(limit);
    if (rows.ok())
        d->intoLocalTime(rows.value());
    return rows;
}

Status LocalStore::acknowledgeNote(const OpId &op)
{
    return d->changeByUser({op}, [&](const OpRow &) { return d->outbox->setNoteRead(op); });
}

Status LocalStore::Private::changeByUser(const QList<OpId> &ops, const std::function<Status(const OpRow &)> &change)
{
    QSet<QString> lanes;
    const Status status = writeOutbox([&]() -> Status {
        for (const OpId &op : ops) {
            const auto row = outbox->row(op);
            if (!row.ok())
                return row.error();
            if (!row->has_value())
                return makeError(u"operation-unknown"_s);
            lanes.insert((*row)->operation.lane);
            if (Status changed = change(**row); !changed.ok())
                return changed;
        }
        return done();
    });
    if (!status.ok())
        return status;
    Changes changes;
    showLanes(lanes, changes);
    return done();
}

namespace {

/// The record as the platform has it, flags included.
Result<std::optional<Sight>> platformSightOf(Cache &cache, const Operation &operation)
{
    const SkuId sku = skuOfLane(operation.lane);
    if (!sku.isEmpty()) {
        const auto record = cache.sku(sku);
        if (!record.ok())
            return record.error();
        return std::optional<Sight>(sightOf(record->platform));
    }
    auto order = cache.order(orderOfLane(operation.lane).value);
    if (!order.ok())
        return order.error();
    if (!order->has_value()) {
        Sight gone;
        gone.gone = true;
        return std::optional<Sight>(gone);
    }
    QHash<SkuId, qint64> versions;
    for (Line &line : (*order)->lines) {
        const auto record = cache.sku(line.sku);
        if (!record.ok())
            return record.error();
        line.discontinued = record->platform.discontinued;
        versions.insert(line.sku, record->platform.version);
    }
    Sight sight = sightOf(**order, operation);
    for (SightLine &line : sight.lines)
        line.skuVersion = versions.value(line.sku);
    return std::optional<Sight>(std::move(sight));
}

}  // namespace

std::optional<Sight> LocalStore::platformSight(const OpId &op)
{
    const auto row = d->outbox->row(op);
    if (!row.ok() || !row->has_value())
        return std::nullopt;
    const auto sight = platformSightOf(*d->cache, (*row)->operation);
    if (sight.ok())
        return *sight;
    qWarning("reading what the platform has: %s", qPrintable(sight.error().detail));
    return std::nullopt;
}

}  // namespace wyh::store
