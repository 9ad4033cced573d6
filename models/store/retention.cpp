// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <utility>

#include "models/store/storeprivate.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDayMs = 24 * 60 * 60 * 1000;
constexpr int kDoneDays = 30;
constexpr int kClosedDays = 180;

/// The town stays for statistics; nothing that leads to a person does. Remarks often hold a phone number.
void blank(Order &order)
{
    Recipient kept;
    kept.province = order.recipient.province;
    kept.city = order.recipient.city;
    kept.masked = true;
    order.recipient = kept;
    order.buyerRemark.clear();
    order.sellerMemo.clear();
}

/// Orders that are due, a small part at a time: nothing that a person does has to wait for all of them.
class Due
{
public:
    /// from: behind which order to look; moved on, and 0 when the last order has been looked at.
    Due(Cache &cache, qint64 &from) : m_cache(cache), m_from(from) {}

    Status find(const char *statement, qint64 beforeMs, int most)
    {
        constexpr int kLookedAt = 20000;
        qint64 last = 0;
        {
            sql::Query query = m_cache.statements()("search_last");
            if (!query.step())
                return query.error();
            last = query.integer(0);
        }
        qint64 looked = m_from + kLookedAt;
        sql::Query query = m_cache.statements()(statement);
        query.bindAll(m_from, looked, beforeMs, most);
        while (query.step()) {
            ids += query.text(1);
            if (ids.size() == most)
                looked = query.integer(0);
        }
        if (query.failed())
            return query.error();
        more = looked < last;
        m_next = more ? looked : 0;
        return done();
    }
    /// What was found has been dealt with.
    void goOn() { m_from = m_next; }

    QStringList ids;
    bool more = false;

private:
    Cache &m_cache;
    qint64 &m_from;
    qint64 m_next = 0;
};

Status blankRecipients(Cache &cache, Outbox &outbox, const QStringList &ids, Changes &changes)
{
    if (ids.isEmpty())
        return done();
    return cache.transaction([&]() -> Status {
        Projection write(cache, outbox, changes, Projection::Size::Few);
        for (const QString &id : ids) {
            const auto record = cache.orderRecord(id);
            if (!record.ok())
                return record.error();
            if (!record->has_value())
                continue;
            auto order = Cache::readOrder((*record)->doc, id, (*record)->version);
            if (!order.ok())
                return order.error();
            blank(order.value());
            if (Status status = write.storeBlanked(id, **record, *order); !status.ok())
                return status;
        }
        return done();
    });
}

/// Results of operations that the outbox has purged.
Status forgetResults(Cache &cache, Outbox &outbox)
{
    const auto seen = cache.ids("seen_ids");
    if (!seen.ok())
        return seen.error();
    QStringList unknown;
    for (const QString &op : *seen) {
        const auto row = outbox.row(OpId(op));
        if (!row.ok())
            return row.error();
        if (!row->has_value())
            unknown += op;
    }
    if (unknown.isEmpty())
        return done();
    return cache.transaction([&]() -> Status {
        for (const QString &op : std::as_const(unknown)) {
            if (Status status = cache.statements()("seen_remove").bind(1, op).run(); !status.ok())
                return status;
        }
        return done();
    });
}

}  // namespace

/// Operations, too, are as old as the platform says. Before a page has told its time, nothing can be said of their age.
Status LocalStore::Private::purgeExpired()
{
    if (!platformAheadMs)
        return done();
    const qint64 there = *platformAheadMs + clock.monotonicMs();
    return writeOutbox([&]() -> Status {
        if (Status dated = outbox->dateAnew(there, there); !dated.ok())
            return dated;
        return outbox->purge(there - kDoneDays * kDayMs, there - kClosedDays * kDayMs);
    });
}

/// The page that ended the reload has told its time, and nothing here can be older than that page thinks; this run may
/// not have heard of it.
Status LocalStore::Private::purgeBeforeVerify()
{
    if (platformAheadMs)
        return purgeExpired();
    const auto told = cache->meta("platform_clock");
    if (!told.ok() || told->isEmpty())
        return told.ok() ? done() : Status(told.error());
    const qint64 then = told->section(u' ', 0, 0).toLongLong();
    return writeOutbox([&]() -> Status {
        // How late it is now is not known.
        if (Status dated = outbox->dateAnew(then, std::numeric_limits<qint64>::max()); !dated.ok())
            return dated;
        return outbox->purge(then - kDoneDays * kDayMs, then - kClosedDays * kDayMs);
    });
}

Result<Changes> LocalStore::applyRetention(int days, bool *more)
{
    constexpr int kAtOnce = 200;
    Changes changes;
    const qint64 now = d->clock.nowMs();
    // Orders are as old as the platform says, wherever this PC's clock stands.
    const qint64 offset = d->byLastClock ? d->clockOffsetOfAct() : d->clockOffset();
    if (std::exchange(d->retentionDays, days) != days)
        d->retentionFrom = 0;
    for (bool again = true; again;) {
        Due due(*d->cache, d->retentionFrom);
        if (Status found = due.find("retention_due", now + offset - days * kDayMs, kAtOnce); !found.ok())
            return found.error();
        if (Status status = blankRecipients(*d->cache, *d->outbox, due.ids, changes); !status.ok())
            return status.error();
        due.goOn();
        again = due.more;
        if (again && more) {
            *more = true;
            return changes;
        }
    }
    if (Status purged = d->purgeExpired(); !purged.ok())
        return purged.error();
    if (Status status = forgetResults(*d->cache, *d->outbox); !status.ok())
        return status.error();
    if (Status status = d->cache->forgetPutAside(now - days * kDayMs); !status.ok())
        return status.error();
    // The log holds the old pages too. A reader in the middle of something puts this off to the next time.
    (void)d->cache->connection().checkpointTruncate();
    return changes;
}

Result<LocalStore::Evicted> LocalStore::keepWindow(int days)
{
    constexpr int kAtOnce = 500;
    Evicted evicted;
    const auto before = d->cache->meta("window_days");
    if (!before.ok())
        return before.error();
    const QString window = QString::number(days);
    if (!before->isEmpty() && before->toInt() < days) {
        // What left with the narrower window is only on the platform now.
        if (Status begun = beginReset(u"window"_s); !begun.ok())
            return begun.error();
    }
    Due due(*d->cache, d->windowFrom);
    const qint64 oldest = d->clock.nowMs() + d->clockOffset() - days * kDayMs;
    if (Status found = due.find("window_due", oldest, kAtOnce); !found.ok())
        return found.error();
    evicted.more = due.more;
    if (due.ids.isEmpty() && *before == window) {
        due.goOn();
        return evicted;
    }
    const Status status = d->cache->transaction([&]() -> Status {
        Projection write(*d->cache, *d->outbox, evicted.changes, Projection::Size::Bulk);
        for (const QString &id : std::as_const(due.ids)) {
            if (Status dropped = write.dropOrder(id); !dropped.ok())
                return dropped;
        }
        return d->cache->setMeta("window_days", window);
    });
    if (!status.ok())
        return status.error();
    due.goOn();
    return evicted;
}

Status LocalStore::wipeCache()
{
    sql::Connection &file = d->cache->connection();
    const Status wiped = d->cache->transaction([&]() -> Status {
        const auto cursor = d->cache->cursor();
        if (!cursor.ok())
            return cursor.error();
        const Status emptied = file.execute(
            "DELETE FROM ord; DELETE FROM order_doc; DELETE FROM order_search; DELETE FROM order_line; DELETE FROM "
            "order_waybill; DELETE FROM "
            "sku;"
            "DELETE FROM address; DELETE FROM gone; DELETE FROM op_seen; DELETE FROM op_note; DELETE FROM "
            "shadow_record; DELETE FROM "
            "shadow_seen");
        if (!emptied.ok())
            return emptied;
        if (Status status = SearchIndex(*d->cache).forgetAll(); !status.ok())
            return status;
        Cursor fresh;
        fresh.generation = cursor->generation + 1;
        if (Status status = d->cache->setCursor(fresh); !status.ok())
            return status;
        return d->cache->setMeta("outbox_change", u"wiped"_s);
    });
    if (!wiped.ok())
        return wiped;
    d->settleAll = true;
    d->freshResults.clear();
    if (Status status = d->refreshAtOpen(); !status.ok())
        return status;
    // The file may shrink too, when nobody reads it.
    (void)file.execute("VACUUM");
    // Deleted records are overwritten (secure_delete), but in the log first: before it is carried over, they still
    // stand in the file. A reader in the middle of something puts this off to the end of the session.
    const Status carried = file.checkpointTruncate();
    if (!carried.ok() && carried.error().code != u"database-busy"_s)
        return carried;
    return d->cache->forgetPutAside();
}

}  // namespace wyh::store
