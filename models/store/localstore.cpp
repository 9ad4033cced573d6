// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/localstore.h"

#include <QDateTime>

#include "models/core/mutant.h"
#include "models/store/asleft.h"
#include "models/store/files.h"
#include "models/store/overlay.h"
#include "models/store/revocation.h"
#include "models/store/storeprivate.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

/// Raised when the columns of the lists are made in another way: the next start makes them anew.
const QString kProjection = u"2"_s;

void logFailure(const char *what, const Error &error)
{
    qWarning("%s: %s (%s)", what, qPrintable(error.code), qPrintable(error.detail));
}

bool isDiskFull(const Error &error)
{
    return error.code == u"disk-full"_s || error.params.value(u"reason"_s).toString() == u"disk-full"_s;
}

}  // namespace

LocalStore::LocalStore() = default;
LocalStore::~LocalStore() = default;

Result<std::unique_ptr<LocalStore>> LocalStore::open(const OpenStore &options, const Clock &clock, Random &random)
{
    std::unique_ptr<LocalStore> store(new LocalStore);
    store->d = std::make_unique<Private>(clock, random, options.files);
    Private &d = *store->d;
    d.folder = options.folder;
    d.freeBytes = options.freeBytes;
    if (!options.mend) {
        if (Status whole = asLeft(d.files, options.folder, options.base); !whole.ok())
            return whole.error();
    }
    // The device was revoked, and the program ended before everything was deleted.
    if (isMarkedForRemoval(d.files, options.folder)) {
        if (Status removed = removeProfileData(d.files, options.folder); !removed.ok())
            return removed.error();
    }
    ensureReserve(d.files, options.folder);
    // A file that was closed cleanly is not searched for damage; it may show when it is first read. Then once more,
    // from an empty cache.
    Status opened = d.openFiles(options);
    if (!opened.ok() && isDiskFull(opened.error()) && releaseReserve(d.files, options.folder)) {
        d.outbox.reset();
        d.cache.reset();
        opened = d.openFiles(options);
    }
    if (!opened.ok() && options.mend && d.cache && d.cache->isSuspect()) {
        d.outbox.reset();
        d.cache.reset();
        opened = d.openFiles(options);
    }
    if (!opened.ok())
        return opened.error();
    // The program ended between a reload and what follows from it. What the platform lost belongs into the picture
    // before anybody sees it. Where the disk does not let it be written, it stays in the picture as acknowledged, and
    // the engine settles at its start, tries again and says so.
    if (const auto cursor = d.cache->cursor(); cursor.ok() && cursor->verify) {
        if (const auto settled = store->settle(); !settled.ok())
            logFailure("settling a reload", settled.error());
    }
    return store;
}

Status LocalStore::Private::openFiles(const OpenStore &options)
{
    auto openedCache =
        Cache::open({options.folder, options.base, options.commitHook, files, options.mend}, clock.nowMs());
    if (!openedCache.ok())
        return openedCache.error();
    cache = std::move(openedCache).value();
    const auto device = cache->meta("device");
    const auto cursor = cache->cursor();
    for (const Error *error : {device.ok() ? nullptr : &device.error(), cursor.ok() ? nullptr : &cursor.error()}) {
        if (error)
            return cache->noted(*error);
    }
    if (mutant(Mutant::WipeOutboxWithCache) && cache->wasRebuilt())
        (void)removeDatabase(files, options.folder + u"/outbox.db"_s);
    // What the program was doing when it ended is noted on the machine's own disk only.
    const bool guarded = options.files == nullptr;
    auto openedOutbox =
        Outbox::open({options.folder, options.base, options.commitHook, files, options.workHook, guarded, options.mend},
                     clock, random, device->isEmpty() ? options.device.value : *device);
    if (!openedOutbox.ok())
        return openedOutbox.error();
    outbox = std::move(openedOutbox).value();
    if (cache->wasLeftOpen() && !cursor->booting) {
        if (const Status kept = keepInPicture(cursor->pos); !kept.ok())
            return kept;
    }
    if (const Status judged = judgeLastRun(); !judged.ok())
        return judged;
    if (const Status noted = beginRescueNotice(); !noted.ok())
        return noted;
    return refreshAtOpen();
}

Status LocalStore::Private::refreshAtOpen()
{
    const auto change = outbox->changeCount();
    const auto seenChange = cache->meta("outbox_change");
    const auto projection = cache->meta("projection");
    const auto device = cache->meta("device");
    for (const auto *read : {&seenChange, &projection, &device}) {
        if (!read->ok())
            return cache->noted(read->error());
    }
    if (!change.ok())
        return change.error();
    // Of a newer program's operations nothing is shown, so the program that can must show them anew.
    const QString current = outbox->isNewer() ? u"newer"_s : QString::number(*change);
    if (!outbox->isNewer() && *seenChange == current && *projection == kProjection && *device == outbox->device())
        return done();
    auto lanes = outbox->lanesInUse();
    const auto overlaidOrders = cache->ids("overlay_orders");
    const auto overlaidSkus = cache->ids("overlay_skus");
    if (!lanes.ok())
        return lanes.error();
    if (!overlaidOrders.ok())
        return cache->noted(overlaidOrders.error());
    if (!overlaidSkus.ok())
        return cache->noted(overlaidSkus.error());
    QSet<QString> all = *lanes;
    for (const QString &id : *overlaidOrders)
        all.insert(orderLane(OrderId(id)));
    for (const QString &id : *overlaidSkus)
        all.insert(skuLane(SkuId(id)));
    return cache->transaction([&]() -> Status {
        Changes changes;
        const bool everything = *projection != kProjection;
        Projection write(*cache, *outbox, changes, everything ? Projection::Size::Bulk : Projection::Size::Few);
        if (everything) {
            if (Status status = write.refreshAll(); !status.ok())
                return status;
        }
        for (const QString &lane : std::as_const(all)) {
            if (Status status = write.refreshLane(lane); !status.ok())
                return status;
        }
        for (const auto &[key, value] : {std::pair{"outbox_change", current}, std::pair{"projection", kProjection},
                                         std::pair{"device", outbox->device()}}) {
            if (Status status = cache->setMeta(key, value); !status.ok())
                return status;
        }
        return done();
    });
}

Status LocalStore::Private::refreshLanes(const QSet<QString> &lanes, Changes &changes, const QSet<QString> &countsOnly)
{
    const auto change = outbox->changeCount();
    if (!change.ok())
        return change.error();
    Changes touched;
    const QSet<QString> all = lanes + staleLanes;
    const Status status = cache->transaction([&]() -> Status {
        Projection write(*cache, *outbox, touched, Projection::Size::Few);
        for (const QString &lane : all) {
            if (Status refreshed = write.refreshLane(lane); !refreshed.ok())
                return refreshed;
        }
        for (const QString &lane : countsOnly) {
            if (all.contains(lane))
                continue;
            if (Status counted = write.recountLane(lane); !counted.ok())
                return counted;
        }
        return cache->setMeta("outbox_change", QString::number(*change));
    });
    if (status.ok()) {
        changes.add(touched);
        staleLanes.clear();
    } else {
        staleLanes = all + countsOnly;
    }
    return status;
}

Result<std::optional<Order>> LocalStore::Private::shownOrder(const OrderId &id)
{
    auto order = cache->order(id.value);
    if (!order.ok() || !order->has_value())
        return order;
    auto rows = outbox->ofLane(orderLane(id));
    if (!rows.ok())
        return rows.error();
    Order flagged = std::move(**order);
    QHash<SkuId, bool> known;
    for (Line &line : flagged.lines) {
        auto it = known.constFind(line.sku);
        if (it == known.constEnd()) {
            const auto flag = shownSku(line.sku);
            if (!flag.ok())
                return flag.error();
            it = known.insert(line.sku, flag->discontinued);
        }
        line.discontinued = *it;
    }
    const CrashGuard::Work work(outbox->guard(), idsOf(*rows));
    return std::optional<Order>(store::shownOrder(std::move(flagged), *rows));
}

Result<SkuFlag> LocalStore::Private::shownSku(const SkuId &id)
{
    const auto record = cache->sku(id);
    if (!record.ok())
        return record.error();
    const auto rows = outbox->ofLane(skuLane(id));
    if (!rows.ok())
        return rows.error();
    const CrashGuard::Work work(outbox->guard(), idsOf(*rows));
    return store::shownSku(record->platform, *rows);
}

Status LocalStore::Private::writeOutbox(const std::function<Status()> &body)
{
    Status status = outbox->write(body);
    if (!status.ok() && status.error().code == u"disk-full"_s && releaseReserve(files, folder))
        status = outbox->write(body);
    return status;
}

std::optional<Order> LocalStore::shownOrder(const OrderId &order)
{
    auto found = d->shownOrder(order);
    if (found.ok())
        return std::move(found).value();
    logFailure("reading an order", found.error());
    return std::nullopt;
}

std::optional<Order> LocalStore::cachedOrder(const OrderId &order)
{
    auto found = d->cache->order(order.value);
    if (found.ok())
        return std::move(found).value();
    logFailure("reading an order", found.error());
    return std::nullopt;
}

Result<QList<OpRow>> LocalStore::readOperations(const QList<OpState> &states, int limit, bool newestFirst)
{
    auto rows = d->outbox->rows(states, limit, newestFirst);
    if (rows.ok())
        d->intoLocalTime(rows.value());
    return rows;
}

Result<std::optional<OpRow>> LocalStore::readOperation(const OpId &op)
{
    auto row = d->outbox->row(op);
    if (!row.ok() || !row->has_value())
        return row;
    QList<OpRow> rows;
    rows.append(std::move(**row));
    d->intoLocalTime(rows);
    return std::optional(std::move(rows.first()));
}

void LocalStore::Private::intoLocalTime(QList<OpRow> &rows)
{
    const qint64 ahead = timeOfAct() - clock.nowMs();
    for (OpRow &row : rows) {
        if (row.closedAtMs != 0)
            row.closedAtMs -= ahead;
    }
}

Result<OutboxCounts> LocalStore::readCounts()
{
    const qint64 now = d->clock.nowMs();
    const qint64 today = QDateTime::fromMSecsSinceEpoch(now).date().startOfDay().toMSecsSinceEpoch();
    const auto counts = d->outbox->counts(today + d->timeOfAct() - now);
    if (!counts.ok())
        return counts.error();
    return OutboxCounts{counts->waiting, counts->attention,    counts->doneToday,
                        counts->notes,   d->outbox->isNewer(), d->rescueWatched};
}

Result<bool> LocalStore::readAnyWaiting()
{
    return d->outbox->anyWaiting();
}

Result<PullState> LocalStore::readPullState()
{
    const auto cursor = d->cache->cursor();
    if (!cursor.ok())
        return cursor.error();
    PullState state;
    state.token = cursor->shadow ? cursor->shadowToken : cursor->token;
    state.pos = cursor->shadow ? cursor->shadowPos : cursor->pos;
    state.generation = cursor->generation;
    state.booting = cursor->booting;
    state.verify = cursor->verify;
    state.shadow = cursor->shadow;
    state.lastPullMs = cursor->lastPullMs;
    return state;
}

Result<contract::Seen> LocalStore::readHigh()
{
    const auto cursor = d->cache->cursor();
    if (!cursor.ok())
        return cursor.error();
    const auto sent = d->outbox->high();
    if (!sent.ok())
        return sent.error();
    // While a reset is under way what was seen before it says nothing about the new history.
    if (cursor->shadow)
        return cursor->shadowHigh;
    if (cursor->verify || sent->isEmpty())
        return cursor->high;
    return cursor->high.isEmpty() || sent->pos > cursor->high.pos ? *sent : cursor->high;
}

namespace {

template <class T>
T orNone(const char *what, Result<T> read)
{
    if (!read.ok())
        logFailure(what, read.error());
    return std::move(read).valueOr({});
}

}  // namespace

QList<OpRow> LocalStore::operations(const QList<OpState> &states, int limit, bool newestFirst)
{
    return orNone("reading operations", readOperations(states, limit, newestFirst));
}

std::optional<OpRow> LocalStore::operation(const OpId &op)
{
    return orNone("reading an operation", readOperation(op));
}

OutboxCounts LocalStore::counts()
{
    return orNone("counting operations", readCounts());
}

PullState LocalStore::pullState()
{
    return orNone("reading the cursor", readPullState());
}

contract::Seen LocalStore::high()
{
    return orNone("reading the highest position", readHigh());
}

DeviceId LocalStore::deviceId()
{
    return DeviceId(d->outbox->device());
}

OpenReport LocalStore::openReport() const
{
    const SalvageReport &salvage = d->outbox->salvageReport();
    return {d->cache->wasRebuilt(), salvage.happened, salvage.fromDamaged, salvage.fromBackup,
            salvage.unreadable,     salvage.keptAs,   d->outbox->isNewer()};
}

bool LocalStore::isDiskLow() const
{
    const qint64 free = d->freeBytes ? d->freeBytes() : d->files.freeBytes(d->folder);
    return free >= 0 && free < kRoomBytes;
}

QString LocalStore::cachePath() const
{
    return d->cache->path();
}

}  // namespace wyh::store
