// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>

#include "models/core/uuid7.h"
#include "models/domain/decide.h"
#include "models/store/storeprivate.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBackupEvery = 50;

Problem notSaved(const Error &error)
{
    return {Problem::Kind::Rejected, u"not-saved"_s, {{u"reason"_s, error.code}}, {}, error.detail};
}

Problem rejected(const QString &code, QJsonObject params = {})
{
    return {Problem::Kind::Rejected, code, std::move(params), {}, {}};
}

/// What the sync centre shows of an operation on a line or a parcel.
struct Summary
{
    const Order &order;

    [[nodiscard]] QString lineTitle(const LineId &id) const
    {
        const Line *line = order.line(id);
        return line ? line->title : QString();
    }
    QString operator()(const PickOp &op) const { return lineTitle(op.line); }
    QString operator()(const FlagLineOp &op) const { return lineTitle(op.line); }
    QString operator()(const GiveUpRestOp &op) const { return lineTitle(op.line); }
    QString operator()(const FlagSkuOp &op) const { return op.title; }
    QString operator()(const ShipOp &op) const { return op.waybill; }
    QString operator()(const VoidShipmentOp &op) const
    {
        const Shipment *shipment = order.shipment(op.shipment);
        return shipment ? shipment->waybill : QString();
    }
};

/// Several acts, each judged on what the ones before it leave.
class Recording
{
public:
    Recording(Outbox &outbox, Cache &cache, const Clock &clock, Random &random, qint64 clockOffsetMs)
        : m_outbox(outbox), m_cache(cache), m_clock(clock), m_random(random), m_clockOffsetMs(clockOffsetMs)
    {
    }

    template <class ReadOrder, class ReadSku>
    std::optional<Problem> add(const Act &act, const ReadOrder &readOrder, const ReadSku &readSku)
    {
        m_last = {};
        if (auto problem = checkSuperseded(act.supersedes))
            return problem;
        if (auto problem = checkUndone(act.undoes))
            return problem;
        if (const auto *flag = std::get_if<FlagSkuOp>(&act.payload)) {
            if (flag->sku.isEmpty() || act.lane != skuLane(flag->sku))
                return rejected(u"operation-on-wrong-record"_s);
            return addSku(act, *flag, readSku);
        }
        const OrderId id = orderOfLane(act.lane);
        if (id.isEmpty())
            return rejected(u"operation-on-wrong-record"_s);
        return addOrder(act, id, readOrder);
    }

    [[nodiscard]] const QList<OpRow> &rows() const { return m_rows; }
    [[nodiscard]] const Order &lastOrder() const { return m_last; }

private:
    /// What the act takes the place of must still be undecided: otherwise the same thing would be done twice.
    std::optional<Problem> checkSuperseded(const OpId &op)
    {
        if (op.isEmpty())
            return std::nullopt;
        const auto row = m_outbox.row(op);
        if (!row.ok())
            return notSaved(row.error());
        const bool free = row->has_value() && (needsAttention((*row)->state) || (*row)->state == OpState::Closed) &&
                          (*row)->supersededBy.isEmpty();
        if (!free)
            return Problem{Problem::Kind::Conflict, u"operation-state"_s, {}, {}, {}};
        return std::nullopt;
    }

    /// What was refused does not count any more. To take it back would take back what somebody else did.
    std::optional<Problem> checkUndone(const OpId &op)
    {
        if (op.isEmpty())
            return std::nullopt;
        const auto row = m_outbox.row(op);
        if (!row.ok())
            return notSaved(row.error());
        // One that is not there any more was confirmed long ago.
        if (row->has_value() && (needsAttention((*row)->state) || (*row)->state == OpState::Closed))
            return Problem{Problem::Kind::Conflict, u"undo-refused"_s, {}, {}, {}};
        return std::nullopt;
    }

    template <class ReadOrder>
    std::optional<Problem> addOrder(const Act &act, const OrderId &id, const ReadOrder &readOrder)
    {
        auto it = m_orders.find(id);
        if (it == m_orders.end()) {
            auto read = readOrder(id);
            if (!read.ok())
                return notSaved(read.error());
            if (!read->has_value())
                return rejected(u"order-unknown"_s);
            it = m_orders.insert(id, std::move(**read));
            for (Line &line : it->lines) {
                if (const auto flag = m_skus.constFind(line.sku); flag != m_skus.constEnd())
                    line.discontinued = flag->discontinued;
            }
        }
        auto outcome = decide(*it, act.payload);
        if (!outcome.ok())
            return outcome.error();
        if (const auto *ship = std::get_if<ShipOp>(&act.payload)) {
            if (auto problem = waybillProblem(*ship, act.supersedes))
                return problem;
        }
        OpRow &row = append(act, it->version, it->number, std::visit(Summary{*it}, act.payload));
        row.seen = sightToBytes(sightOf(*it, row.operation));
        *it = std::move(outcome.value().order);
        m_last = *it;
        return std::nullopt;
    }

    template <class ReadSku>
    std::optional<Problem> addSku(const Act &act, const FlagSkuOp &flag, const ReadSku &readSku)
    {
        auto it = m_skus.find(flag.sku);
        if (it == m_skus.end()) {
            auto read = readSku(flag.sku);
            if (!read.ok())
                return notSaved(read.error());
            it = m_skus.insert(flag.sku, std::move(read).value());
        }
        auto outcome = decideSku(*it, flag);
        if (!outcome.ok())
            return outcome.error();
        append(act, it->version, flag.title, flag.title).seen = sightToBytes(sightOf(*it));
        if (outcome->changed) {
            *it = outcome.value().flag;
            ++it->version;
        }
        for (Order &order : m_orders) {
            for (Line &line : order.lines) {
                if (line.sku == flag.sku)
                    line.discontinued = it->discontinued;
            }
        }
        return std::nullopt;
    }

    /// One waybill, one parcel: a number typed or scanned twice would send goods to somebody else.
    std::optional<Problem> waybillProblem(const ShipOp &ship, const OpId &supersedes)
    {
        const auto used = [&ship](const QString &number) {
            return Problem{Problem::Kind::Conflict,
                           u"waybill-used"_s,
                           {{u"order"_s, number}, {u"waybill"_s, ship.waybill}},
                           {},
                           {}};
        };
        for (const OpRow &row : std::as_const(m_rows)) {
            const auto *other = std::get_if<ShipOp>(&row.operation.payload);
            if (other && other->waybill == ship.waybill && other->shipment != ship.shipment)
                return used(row.orderNumber);
        }
        const auto cached = m_cache.waybillUser(ship.waybill, ship.shipment);
        if (!cached.ok())
            return notSaved(cached.error());
        if (cached->has_value())
            return used(**cached);
        const auto waiting = m_outbox.waybillUser(ship.waybill, ship.shipment, supersedes);
        if (!waiting.ok())
            return notSaved(waiting.error());
        if (waiting->has_value())
            return used(**waiting);
        return std::nullopt;
    }

    OpRow &append(const Act &act, qint64 version, const QString &number, const QString &summary)
    {
        OpRow row;
        row.operation.id = OpId(makeUuid7(m_clock, m_random));
        row.operation.lane = act.lane;
        row.operation.payload = act.payload;
        row.operation.baseVersion = version;
        row.operation.actedAtMs = m_clock.nowMs();
        row.operation.clockOffsetMs = m_clockOffsetMs;
        row.supersedes = act.supersedes;
        row.orderNumber = number;
        row.summary = summary;
        m_rows.append(row);
        return m_rows.last();
    }

    Outbox &m_outbox;
    Cache &m_cache;
    const Clock &m_clock;
    Random &m_random;
    qint64 m_clockOffsetMs;
    QHash<OrderId, Order> m_orders;
    QHash<SkuId, SkuFlag> m_skus;
    QList<OpRow> m_rows;
    Order m_last;
};

}  // namespace

std::optional<qint64> LocalStore::Private::platformNow()
{
    if (platformAheadMs)
        return *platformAheadMs + clock.monotonicMs();
    const auto last = cache->meta("platform_clock");
    if (!last.ok() || last->isEmpty())
        return std::nullopt;
    constexpr qint64 kFarOutMs = 24LL * 60 * 60 * 1000;
    const qint64 soonest = last->section(u' ', 0, 0).toLongLong() + clock.monotonicMs() - openedAtMs;
    const qint64 ahead = last->section(u' ', 1, 1).toLongLong();
    const qint64 here = clock.nowMs();
    const qint64 there = here + ahead;
    // A clock that was far out may have been set right meanwhile: what follows sooner upon that page is likelier.
    if (std::abs(ahead) > kFarOutMs && here >= soonest && (here < there || there < soonest))
        return here;
    return std::max(there, soonest);
}

qint64 LocalStore::Private::clockOffsetOfAct()
{
    const auto there = platformNow();
    if (!there)
        return 0;
    const qint64 offset = *there - clock.nowMs();
    return offset != 0 ? offset : 1;  // 0 would say that it is not known
}

Result<Recorded, Problem> LocalStore::record(const Act &act, const QString &by)
{
    return recordAll({act}, by);
}

Result<Recorded, Problem> LocalStore::recordAll(const QList<Act> &acts, const QString &by)
{
    if (acts.isEmpty())
        return rejected(u"nothing-ticked"_s);
    Recording recording(*d->outbox, *d->cache, d->clock, d->random, d->clockOffsetOfAct());
    for (const Act &act : acts) {
        auto problem = recording.add(
            act, [this](const OrderId &id) { return d->shownOrder(id); },
            [this](const SkuId &id) { return d->shownSku(id); });
        if (problem)
            return *problem;
    }
    QSet<QString> lanes;
    const Status saved = d->writeOutbox([&]() -> Status {
        for (const OpRow &row : recording.rows()) {
            if (Status inserted = d->outbox->insert(row); !inserted.ok())
                return inserted;
            lanes.insert(row.operation.lane);
            if (Status closed = d->closeSuperseded(row, by, lanes); !closed.ok())
                return closed;
        }
        return done();
    });
    if (!saved.ok())
        return notSaved(saved.error());

    // From here on it is saved, whatever happens: the cache is only the picture of it.
    Recorded recorded;
    recorded.id = recording.rows().constLast().operation.id;
    recorded.order = recording.lastOrder();
    for (const OpRow &row : recording.rows()) {
        recorded.ids += row.operation.id;
        d->recordedAtMs.insert(row.operation.id, d->clock.monotonicMs());
    }
    recorded.changes.operations = true;
    if (const Status refreshed = d->refreshLanes(lanes, recorded.changes); !refreshed.ok())
        qWarning("showing a saved operation: %s", qPrintable(refreshed.error().detail));
    d->recordedSinceBackup += static_cast<int>(recording.rows().size());
    if (d->recordedSinceBackup >= kBackupEvery) {
        if (const Status copied = backupOutbox(); !copied.ok())
            qWarning("copying the outbox: %s", qPrintable(copied.error().detail));
    }
    return recorded;
}

/// In the transaction of the act that takes its place: there is never one without the other.
Status LocalStore::Private::closeSuperseded(const OpRow &row, const QString &by, QSet<QString> &lanes)
{
    if (row.supersedes.isEmpty())
        return done();
    const auto old = outbox->row(row.supersedes);
    if (!old.ok())
        return old.error();
    if (!old->has_value())
        return done();
    lanes.insert((*old)->operation.lane);
    const OpId &next = row.operation.id;
    if (!needsAttention((*old)->state))
        return outbox->setSuperseded(row.supersedes, next);
    return outbox->closeRow(**old, by.isEmpty() ? outbox->device() : by, QString::fromLatin1(kSuperseded), timeOfAct(),
                            next);
}

Status LocalStore::backupOutbox()
{
    d->recordedSinceBackup = 0;
    return d->outbox->backup();
}

}  // namespace wyh::store
