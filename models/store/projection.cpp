// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/projection.h"

#include <algorithm>

#include "models/store/overlay.h"
#include "models/store/searchtext.h"
#include "net/contract/codec.h"

namespace wyh::store {

namespace {

/// Orders without a due date come after all others, the oldest first.
constexpr qint64 kNoDueDate = 4000000000000000;

struct Newest
{
    qint64 atMs = 0;
    QString waybill;
    QString courier;
};

Newest newestShipment(const Order &order)
{
    Newest newest;
    for (const Shipment &shipment : order.shipments) {
        if (shipment.state != ShipmentState::Shipped ||
            (!newest.waybill.isEmpty() && shipment.shippedAtMs < newest.atMs))
            continue;
        newest = {shipment.shippedAtMs, shipment.waybill, shipment.courier};
    }
    return newest;
}

bool hasOpenLine(const Order &order)
{
    return !order.cancelled &&
           std::any_of(order.lines.begin(), order.lines.end(), [](const Line &line) { return line.open() > 0; });
}

}  // namespace

Result<Projection::Stored> Projection::stored(const QString &id)
{
    sql::Query known = m_cache.statements()("order_key");
    known.bind(1, id);
    if (known.step()) {
        Stored found{known.integer(0), known.integer(1), known.integer(2) != 0, {}};
        for (size_t i = 0; i < found.indexed.size(); ++i)
            found.indexed[i] = known.integer(static_cast<int>(i) + 3);
        return found;
    }
    if (known.failed())
        return known.error();
    return Stored{};
}

Status Projection::takeOrder(const QString &id, qint64 version, const QByteArray &doc, const Order &order,
                             const Stored &stored)
{
    return store(id, version, doc, true, order, stored, false);
}

Status Projection::storeBlanked(const QString &id, const Cache::OrderRecord &record, const Order &order)
{
    const QByteArray doc = contract::compact(contract::orderToJson(order, true));
    const auto known = stored(id);
    if (!known.ok())
        return known.error();
    if (Status stored = store(id, record.version, doc, true, order, *known, true); !stored.ok())
        return stored;
    return m_search.mustForget(known->n);
}

Status Projection::refreshOrder(const QString &id)
{
    auto record = m_cache.orderRecord(id);
    if (!record.ok())
        return record.error();
    if (!record->has_value())
        return done();
    const Cache::OrderRecord &found = **record;
    auto order = Cache::readOrder(found.doc, id, found.version);
    if (!order.ok())
        return order.error();
    const auto known = stored(id);
    if (!known.ok())
        return known.error();
    return store(id, found.version, found.doc, false, *order, *known, found.blanked);
}

Status Projection::store(const QString &id, qint64 version, const QByteArray &doc, bool newDoc, const Order &order,
                         const Stored &stored, bool blanked)
{
    QList<OpRow> rows;
    const QString lane = orderLane(OrderId(id));
    const auto inUse = laneInUse(lane);
    if (!inUse.ok())
        return inUse.error();
    if (*inUse) {
        auto found = m_outbox.ofLane(lane);
        if (!found.ok())
            return found.error();
        rows = std::move(found).value();
    }
    const auto withFlags = flagged(order);
    if (!withFlags.ok())
        return withFlags.error();
    const Order &record = withFlags->has_value() ? **withFlags : order;
    QByteArray shownDoc;
    const CrashGuard::Work work(m_outbox.guard(), idsOf(rows));
    std::optional<Order> folded;
    if (!rows.isEmpty()) {
        folded = shownOrder(record, rows);
        if (*folded != record)
            shownDoc = contract::compact(contract::orderToJson(*folded, true));
        else
            folded.reset();
    }
    const Order &shown = folded ? *folded : record;

    const OrderState state = deriveState(shown);
    const bool keyed = state.inPicking || state.inShipping || hasOpenLine(shown);
    const bool isNew = stored.n == 0;
    qint64 n = stored.n;
    if (Status status = writeRow(id, n, stored, version, shown, rows, blanked, keyed, state); !status.ok())
        return status;
    if (Status status = writeDoc(n, isNew, newDoc ? &doc : nullptr, shownDoc); !status.ok())
        return status;
    if (Status status = writeSearch(n, isNew, shown); !status.ok())
        return status;
    m_changes.orders.insert(id);
    // What an operation lays over a record never changes which lines it has.
    const bool lines = (newDoc || stored.keyed != keyed) && (stored.keyed || keyed);
    return writeKeys(n, shown, lines, keyed, isNew);
}

Status Projection::writeRow(const QString &id, qint64 &n, const Stored &stored, qint64 version, const Order &shown,
                            const QList<OpRow> &rows, bool blanked, bool keyed, const OrderState &state)
{
    const Newest newest = newestShipment(shown);
    const LaneCounts counts = countLane(rows);
    const std::array<qint64, 10> indexed{state.inPicking,
                                         state.inShipping,
                                         state.inShipped,
                                         state.exceptions,
                                         static_cast<qint64>(state.pick),
                                         shown.dueAtMs,
                                         shown.dueAtMs > 0 ? shown.dueAtMs : kNoDueDate + shown.createdAtMs,
                                         -shown.createdAtMs,
                                         -newest.atMs,
                                         !rows.isEmpty()};
    const bool isNew = n == 0;
    // Most changes touch no index; an UPDATE that names an indexed column writes the index in any case.
    const bool rest = !isNew && indexed == stored.indexed;
    Statements &sql = m_cache.statements();
    sql::Query query = isNew ? sql("order_insert") : rest ? sql("order_update_rest") : sql("order_update");
    if (rest) {
        query.bindAll(keyed, static_cast<int>(state.status), static_cast<int>(shown.lines.size()), state.piecesOrdered,
                      state.piecesPicked, state.piecesShipped, counts.open, counts.attention, shown.number,
                      shown.dealerName, maskedRecipient(shown.recipient), newest.courier, newest.waybill, version,
                      blanked, n);
        return query.run();
    }
    query.bindAll(indexed[0], indexed[1], indexed[2], keyed, static_cast<int>(state.status), indexed[3], indexed[4],
                  static_cast<int>(shown.lines.size()), state.piecesOrdered, state.piecesPicked, state.piecesShipped,
                  indexed[5], indexed[6], indexed[7], indexed[8], indexed[9], counts.open, counts.attention,
                  shown.number, shown.dealerName, maskedRecipient(shown.recipient), newest.courier, newest.waybill,
                  version, blanked);
    if (isNew)
        query.bind(26, id);
    else
        query.bind(26, n);
    if (Status status = query.run(); !status.ok())
        return status;
    if (isNew)
        n = m_cache.connection().lastInsertId();
    return done();
}

Status Projection::writeSearch(qint64 n, bool isNew, const Order &shown)
{
    Statements &sql = m_cache.statements();
    {
        sql::Query query = isNew ? sql("order_search_insert") : sql("order_search_update");
        if (isNew)
            query.bind(1, n).bind(2, searchText(shown));
        else
            query.bind(1, searchText(shown)).bind(2, n);
        if (Status status = query.run(); !status.ok())
            return status;
    }
    return isNew || m_cache.connection().changes() > 0 ? m_search.textChanged(n) : done();
}

Status Projection::writeDoc(qint64 n, bool isNew, const QByteArray *doc, const QByteArray &shownDoc)
{
    Statements &sql = m_cache.statements();
    sql::Query query = isNew ? sql("order_doc_insert") : doc ? sql("order_doc_update") : sql("order_shown_update");
    int at = 0;
    if (isNew)
        query.bind(++at, n);
    if (doc)
        query.bindText(++at, *doc);
    if (shownDoc.isNull())
        query.bindNull(++at);
    else
        query.bindText(++at, shownDoc);
    if (!isNew)
        query.bind(++at, n);
    return query.run();
}

Status Projection::dropOrder(const QString &id)
{
    const auto known = stored(id);
    if (!known.ok())
        return known.error();
    const qint64 n = known->n;
    if (n == 0)
        return done();
    for (const char *statement :
         {"order_line_remove", "order_waybill_remove", "order_search_remove", "order_doc_remove", "order_remove"}) {
        if (Status status = m_cache.statements()(statement).bind(1, n).run(); !status.ok())
            return status;
    }
    m_changes.orders.insert(id);
    return m_search.mustForget(n);
}

Status Projection::takeSku(const SkuFlag &flag)
{
    return writeSku(flag.sku, flag);
}

Status Projection::dropSku(const QString &id)
{
    return writeSku(SkuId(id), std::nullopt);
}

Status Projection::writeSku(const SkuId &id, const std::optional<SkuFlag> &platform)
{
    const auto before = m_cache.sku(id);
    if (!before.ok())
        return before.error();
    auto rows = m_outbox.ofLane(skuLane(id));
    if (!rows.ok())
        return rows.error();
    const CrashGuard::Work work(m_outbox.guard(), idsOf(*rows));
    SkuFlag record = platform.value_or(SkuFlag{id, 0, false, {}});
    record.sku = id;
    const SkuFlag shown = shownSku(record, *rows);
    Statements &sql = m_cache.statements();
    if (!platform && rows->isEmpty()) {
        if (Status status = sql("sku_remove").bind(1, id.value).run(); !status.ok())
            return status;
    } else {
        sql::Query query = sql("sku_set");
        query.bindAll(id.value, record.version);
        if (platform)
            query.bindText(3, contract::compact(contract::skuFlagToJson(record)));
        else
            query.bindNull(3);
        query.bindText(4, contract::compact(contract::skuFlagToJson(shown)));
        query.bind(5, shown.discontinued).bind(6, !rows->isEmpty());
        if (Status status = query.run(); !status.ok())
            return status;
    }
    if (m_discontinued) {
        if (shown.discontinued)
            m_discontinued->insert(id.value);
        else
            m_discontinued->remove(id.value);
    }
    if (before->shown.discontinued == shown.discontinued)
        return done();
    const auto orders = m_cache.ids("orders_of_sku", id.value);
    if (!orders.ok())
        return orders.error();
    for (const QString &order : *orders) {
        if (Status status = refreshOrder(order); !status.ok())
            return status;
    }
    return done();
}

Status Projection::refreshLane(const QString &lane)
{
    if (const OrderId order = orderOfLane(lane); !order.isEmpty())
        return refreshOrder(order.value);
    const SkuId sku = skuOfLane(lane);
    if (sku.isEmpty())
        return done();
    const auto record = m_cache.sku(sku);
    if (!record.ok())
        return record.error();
    return writeSku(sku, record->known ? std::optional<SkuFlag>(record->platform) : std::nullopt);
}

Status Projection::recountLane(const QString &lane)
{
    const OrderId order = orderOfLane(lane);
    if (order.isEmpty())
        return refreshLane(lane);
    const auto rows = m_outbox.ofLane(lane);
    if (!rows.ok())
        return rows.error();
    const LaneCounts counts = countLane(*rows);
    m_changes.orders.insert(order.value);
    return m_cache.statements()("order_recount")
        .bindAll(counts.open, counts.attention, !rows->isEmpty(), order.value)
        .run();
}

Status Projection::refreshAll()
{
    const auto skus = m_cache.ids("all_sku_ids");
    if (!skus.ok())
        return skus.error();
    for (const QString &sku : *skus) {
        if (Status status = refreshLane(skuLane(SkuId(sku))); !status.ok())
            return status;
    }
    const auto orders = m_cache.ids("all_order_ids");
    if (!orders.ok())
        return orders.error();
    for (const QString &order : *orders) {
        if (Status status = refreshOrder(order); !status.ok())
            return status;
    }
    return done();
}

Result<bool> Projection::laneInUse(const QString &lane)
{
    if (m_size == Size::Few)
        return true;
    if (!m_lanes) {
        auto lanes = m_outbox.lanesInUse();
        if (!lanes.ok())
            return lanes.error();
        m_lanes = std::move(lanes).value();
    }
    return m_lanes->contains(lane);
}

Result<std::optional<Order>> Projection::flagged(const Order &order)
{
    if (!m_discontinued) {
        auto all = m_cache.discontinuedSkus();
        if (!all.ok())
            return all.error();
        m_discontinued = std::move(all).value();
    }
    std::optional<Order> changed;
    if (m_discontinued->isEmpty())
        return changed;
    for (qsizetype i = 0; i < order.lines.size(); ++i) {
        if (!m_discontinued->contains(order.lines.at(i).sku.value))
            continue;
        if (!changed)
            changed = order;
        changed->lines[i].discontinued = true;
    }
    return changed;
}

}  // namespace wyh::store
