// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Pages of the feed into cache.db: records, results of own operations, cursor and highest position in one transaction.
#include "models/core/mutant.h"
#include "models/store/overtaken.h"
#include "models/store/shadow.h"
#include "models/store/storeprivate.h"
#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;
using contract::PullItem;

namespace {

void raise(contract::Seen &high, const contract::Seen &top)
{
    if (!top.isEmpty() && (high.isEmpty() || top.pos > high.pos))
        high = top;
}

/// One page into the generation on screen.
class LivePage
{
public:
    /// overtaken: null while everything is loaded for the first time, when nothing can have been overtaken.
    LivePage(Cache &cache, Projection &write, Changes &changes, Overtaken *overtaken)
        : m_cache(cache), m_write(write), m_changes(changes), m_overtaken(overtaken)
    {
    }

    Status begin()
    {
        sql::Query any = m_cache.statements()("gone_any");
        m_anyGone = any.step() && any.integer(0) != 0;
        return any.failed() ? Status(any.error()) : done();
    }

    Status take(const PullItem &item)
    {
        Projection::Stored stored;
        const auto known = item.collection == kOrder ? knownOrder(item.id, stored) : knownVersion(item);
        if (!known.ok())
            return known.error();
        std::optional<qint64> version = *known;
        if (!version && m_anyGone) {
            const auto gone = m_cache.goneVersion(item.collection, item.id);
            if (!gone.ok())
                return gone.error();
            version = *gone;
        }
        // Also refuses what was deleted later: a page that comes again changes nothing.
        if (version && item.version <= *version)
            return done();
        if (item.gone != PullItem::Gone::No)
            return remove(item);
        if (m_anyGone) {
            const Status forgotten = m_cache.statements()("gone_remove").bindAll(item.collection, item.id).run();
            if (!forgotten.ok())
                return forgotten;
        }
        if (item.collection == kOrder)
            return takeOrder(item, stored);
        if (item.collection == kSku)
            return takeSku(item);
        return takeAddress(item);
    }

private:
    Result<std::optional<qint64>> knownOrder(const QString &id, Projection::Stored &stored)
    {
        const auto found = m_write.stored(id);
        if (!found.ok())
            return found.error();
        stored = *found;
        return stored.n == 0 ? std::optional<qint64>() : std::optional<qint64>(stored.version);
    }

    Result<std::optional<qint64>> knownVersion(const PullItem &item)
    {
        if (item.collection == kSku)
            return m_cache.laneVersion(skuLane(SkuId(item.id)));
        sql::Query query = m_cache.statements()("address_version");
        query.bind(1, item.id);
        if (query.step())
            return std::optional<qint64>(query.integer(0));
        if (query.failed())
            return query.error();
        return std::optional<qint64>();
    }

    Status takeOrder(const PullItem &item, const Projection::Stored &stored)
    {
        const auto take = [&](const Order &order) -> Status {
            if (m_overtaken) {
                if (Status status = m_overtaken->look(order); !status.ok())
                    return status;
            }
            return m_write.takeOrder(item.id, item.version, contract::dataBytes(item), order, stored);
        };
        // Mostly it was read with the page and agrees with its envelope; then nothing is copied.
        if (item.order && item.order->id.value == item.id && item.order->version == item.version)
            return take(*item.order);
        auto order = contract::orderOf(item);
        if (!order.ok())
            return unreadable(item, order.error());
        order.value().id = OrderId(item.id);
        order.value().version = item.version;
        return take(*order);
    }

    Status takeSku(const PullItem &item)
    {
        const auto json = contract::dataObject(item);
        auto flag = json.ok() ? contract::skuFlagFromJson(*json) : Result<SkuFlag>(json.error());
        if (!flag.ok())
            return unreadable(item, flag.error());
        flag.value().sku = SkuId(item.id);
        flag.value().version = item.version;
        return m_write.takeSku(*flag);
    }

    Status takeAddress(const PullItem &item)
    {
        const auto json = contract::dataObject(item);
        const auto address = json.ok() ? contract::addressFromJson(*json) : Result<Address>(json.error());
        if (!address.ok())
            return unreadable(item, address.error());
        m_changes.addresses = true;
        sql::Query query = m_cache.statements()("address_set");
        query.bindAll(item.id, item.version);
        query.bindText(3, contract::dataBytes(item));
        return query.run();
    }

    Status remove(const PullItem &item)
    {
        m_anyGone = true;
        if (Status status = m_cache.statements()("gone_set").bindAll(item.collection, item.id, item.version).run();
            !status.ok())
            return status;
        if (item.collection == kOrder)
            return m_write.dropOrder(item.id);
        if (item.collection == kSku)
            return m_write.dropSku(item.id);
        m_changes.addresses = true;
        return m_cache.statements()("address_remove").bind(1, item.id).run();
    }

    Cache &m_cache;
    Projection &m_write;
    Changes &m_changes;
    Overtaken *m_overtaken;
    bool m_anyGone = true;
};

/// For mutants only: past the cache.
Status takeResultsAtOnce(Outbox &outbox, const contract::PullPage &page)
{
    using Outcome = contract::OperationResult::Outcome;
    return outbox.write([&]() -> Status {
        for (const contract::OperationResult &result : page.results) {
            const auto row = outbox.row(result.op);
            if (!row.ok())
                return row.error();
            if (!row->has_value() || ((*row)->state != OpState::Pending && (*row)->state != OpState::Acked))
                continue;
            const OpState refused = result.outcome == Outcome::Conflict ? OpState::Conflict : OpState::Rejected;
            Status status = result.outcome == Outcome::Applied ? outbox.setDone(**row, result, 0)
                                                               : outbox.fail(**row, refused, result.problem, {});
            if (!status.ok())
                return status;
        }
        return done();
    });
}

}  // namespace

Status LocalStore::Private::takePage(const contract::PullPage &page, Cursor &cursor, Changes &changes)
{
    if (cursor.booting && !cursor.shadow && cursor.token.isEmpty() && page.more) {
        cache->setBulk(true);
        if (Status status = cache->executeNamed("first_load_without_indexes"); !status.ok())
            return status;
    }
    SearchIndex search(*cache);
    const auto lastBefore = search.lastOrder();
    if (!lastBefore.ok())
        return lastBefore.error();
    // Later pages hold a few hundred orders at most while the outbox may hold thousands of operations.
    const bool all = cursor.booting || cursor.shadow;
    Projection write(*cache, *outbox, changes, all ? Projection::Size::Bulk : Projection::Size::Few);
    Overtaken overtaken(*cache, *outbox);
    LivePage live(*cache, write, changes, cursor.booting ? nullptr : &overtaken);
    if (Status status = live.begin(); !status.ok())
        return status;
    // Flags first: orders of the same page are then written once, with them.
    for (const QString &collection : {kSku, kAddress, kOrder}) {
        for (const PullItem &item : page.items) {
            if (item.collection != collection)
                continue;
            if (Status status = cursor.shadow ? shadowItem(*cache, item) : live.take(item); !status.ok())
                return status;
        }
    }
    notesWait = notesWait || overtaken.found();
    if (page.nowMs > 0) {
        const QString told = u"%1 %2"_s.arg(page.nowMs).arg(page.nowMs - clock.nowMs());
        if (Status status = cache->setMeta("platform_clock", told); !status.ok())
            return status;
    }
    for (const contract::OperationResult &result : page.results) {
        if (mutant(Mutant::ResultsApart))
            break;
        if (Status status = cache->setSeen(result, cursor.shadow); !status.ok())
            return status;
    }
    if (cursor.shadow) {
        cursor.shadowToken = page.next;
        cursor.shadowPos = page.nextPos;
        raise(cursor.shadowHigh, page.top);
    } else {
        cursor.token = page.next;
        cursor.pos = page.nextPos;
        raise(cursor.high, page.top);
    }
    if (page.more) {
        if (!cursor.booting || cursor.shadow)
            return done();
        // What the first load switched off, in steps.
        const Status counted = cache->statements()("tally_new").bind(1, *lastBefore).run();
        return counted.ok() ? search.keepPace() : counted;
    }
    cursor.lastPullMs = clock.nowMs();
    if (cursor.booting) {
        if (Status status = cache->executeNamed("first_load_indexes"); !status.ok())
            return status;
        if (Status status = cache->executeNamed("tally_all"); !status.ok())
            return status;
    }
    if (cursor.shadow) {
        if (Status status = swapShadow(write, changes); !status.ok())
            return status;
        cursor.token = cursor.shadowToken;
        cursor.pos = cursor.shadowPos;
        cursor.high = cursor.shadowHigh;
        cursor.shadow = false;
        cursor.shadowToken.clear();
        cursor.shadowPos = 0;
        cursor.shadowHigh = {};
        ++cursor.generation;
        cursor.verify = true;
        cursor.booting = false;
    } else if (cursor.booting) {
        cursor.booting = false;
        cursor.verify = true;
    } else {
        return done();
    }
    return search.addAll();
}

Result<bool> LocalStore::tidy()
{
    bool more = false;
    const Status status = d->cache->transaction([&]() -> Status {
        const auto tidied = SearchIndex(*d->cache).tidyOne();
        if (!tidied.ok())
            return tidied.error();
        more = *tidied;
        return done();
    });
    return status.ok() ? Result<bool>(more) : status.error();
}

Result<bool> LocalStore::forgetPieces()
{
    bool more = false;
    const Status status = d->cache->transaction([&]() -> Status {
        const auto forgotten = SearchIndex(*d->cache).forgetOne();
        if (!forgotten.ok())
            return forgotten.error();
        more = *forgotten;
        return done();
    });
    return status.ok() ? Result<bool>(more) : status.error();
}

Result<LocalStore::PageOutcome> LocalStore::applyPage(const contract::PullPage &page, const QString &requestToken)
{
    PageOutcome outcome;
    bool shadowBefore = false;
    if (mutant(Mutant::CursorBeforeRows)) {
        const Status early = d->cache->transaction([&]() -> Status {
            auto cursor = d->cache->cursor();
            if (!cursor.ok())
                return cursor.error();
            (cursor->shadow ? cursor.value().shadowToken : cursor.value().token) = page.next;
            (cursor->shadow ? cursor.value().shadowPos : cursor.value().pos) = page.nextPos;
            return d->cache->setCursor(*cursor);
        });
        if (!early.ok())
            return early.error();
    }
    const auto found = d->cache->cursor();
    if (!found.ok())
        return found.error();
    if ((found->shadow ? found->shadowToken : found->token) == requestToken) {
        if (Status kept = d->keepBehind(page, *found, outcome.changes); !kept.ok())
            return kept.error();
    }
    const auto body = [&]() -> Status {
        auto cursor = d->cache->cursor();
        if (!cursor.ok())
            return cursor.error();
        shadowBefore = cursor->shadow;
        const bool compare = !mutant(Mutant::NoCursorCompare) && !mutant(Mutant::CursorBeforeRows);
        if (compare && (cursor->shadow ? cursor->shadowToken : cursor->token) != requestToken)
            return makeError(u"cursor-moved"_s);
        if (Status taken = d->takePage(page, cursor.value(), outcome.changes); !taken.ok())
            return taken;
        return d->cache->setCursor(*cursor);
    };
    const bool lands = !page.more && (found->shadow || found->booting);
    const Status status = lands ? d->cache->durableTransaction(body) : d->cache->transaction(body);
    if (!status.ok()) {
        // It may have been made of orders that were never stored.
        d->cache->blockAhead().forget();
        if (status.error().code != u"cursor-moved"_s)
            return status.error();
        outcome = {};
        outcome.applied = false;
        return outcome;
    }
    if (mutant(Mutant::ResultsApart)) {
        if (Status told = takeResultsAtOnce(*d->outbox, page); !told.ok())
            return told.error();
    }
    outcome.finished = !page.more;
    if (outcome.finished && d->cache->isBulk()) {
        d->cache->setBulk(false);
        // The log of a first load is long. A reader in the middle of something puts this off.
        (void)d->cache->connection().checkpointTruncate();
    }
    if (page.nowMs > 0)
        d->platformAheadMs = page.nowMs - d->clock.monotonicMs();
    if (!shadowBefore) {
        for (const contract::OperationResult &result : page.results)
            d->freshResults.append(result.op.value);
    }
    return outcome;
}

}  // namespace wyh::store
