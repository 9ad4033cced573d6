// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/benchstore.h"

#include <QPointer>
#include <QTimer>
#include <algorithm>

#include "models/domain/decide.h"
#include "models/store/searchtext.h"

namespace wyh::test {

using namespace store;

Line makeLine(const QString &id, const QString &title, int ordered, const QString &barcode)
{
    Line line;
    line.id = LineId(id);
    line.sku = SkuId(QStringLiteral("sku-") + barcode);
    line.title = title;
    line.barcodes = {barcode};
    line.ordered = ordered;
    line.unit = QStringLiteral("个");
    return line;
}

Order makeOrder(const QString &id, qint64 dueAtMs, const QList<Line> &lines)
{
    Order order;
    order.id = OrderId(id);
    order.version = 1;
    order.number = QStringLiteral("CG-") + id;
    order.dealerName = QStringLiteral("杭州云链贸易");
    order.dueAtMs = dueAtMs;
    order.createdAtMs = dueAtMs - 3600000;
    order.recipient.name = QStringLiteral("王小明");
    order.recipient.phone = QStringLiteral("13812345671");
    order.recipient.province = QStringLiteral("浙江省");
    order.recipient.city = QStringLiteral("杭州市");
    order.recipient.district = QStringLiteral("余杭区");
    order.recipient.street = QStringLiteral("仓前街道文一西路 969 号");
    order.lines = lines;
    if (lines.isEmpty())
        order.lines = {
            makeLine(id + QStringLiteral("-a"), QStringLiteral("中性笔"), 3, QStringLiteral("6901234567892")),
            makeLine(id + QStringLiteral("-b"), QStringLiteral("线圈本"), 2, QStringLiteral("6901234561117"))};
    return order;
}

void BenchStore::put(const Order &order)
{
    m_orders.insert(order.id.value, order);
    Changes changes;
    changes.orders.insert(order.id.value);
    emit changed(changes);
}

void BenchStore::take(const OrderId &order)
{
    m_orders.remove(order.value);
    Changes changes;
    changes.orders.insert(order.value);
    emit changed(changes);
}

Order BenchStore::flagged(Order order) const
{
    return withSkuFlags(std::move(order), [this](const SkuId &sku) { return m_flags.value(sku.value).discontinued; });
}

std::optional<OrderRow> BenchStore::rowOf(const OrderQuery &query, const Order &raw) const
{
    const Order order = flagged(raw);
    const OrderState state = deriveState(order);
    const bool listed = query.list == OrderList::All || (query.list == OrderList::Picking && state.inPicking) ||
                        (query.list == OrderList::Shipping && state.inShipping) ||
                        (query.list == OrderList::Shipped && state.inShipped);
    bool wanted = listed;
    switch (query.filter) {
        case OrderFilter::Any:
            break;
        case OrderFilter::NotStarted:
            wanted = wanted && state.pick == PickStatus::None;
            break;
        case OrderFilter::Partial:
            wanted = wanted && state.pick == PickStatus::Partial;
            break;
        case OrderFilter::Complete:
            wanted = wanted && state.pick == PickStatus::Complete;
            break;
        case OrderFilter::Exception:
            wanted = wanted && state.exception != OrderException::None;
            break;
        case OrderFilter::Overdue:
            wanted = wanted && order.dueAtMs > 0 && order.dueAtMs < query.nowMs;
            break;
        case OrderFilter::Today:
            wanted = wanted && order.dueAtMs >= query.dayStartMs && order.dueAtMs < query.dayEndMs;
            break;
    }
    QString all = order.number + order.recipient.name;
    for (const Line &line : order.lines)
        all += line.title + line.attributes;
    for (const Shipment &shipment : order.shipments)
        all += shipment.waybill;
    if (!wanted || (!query.search.isEmpty() && !all.contains(query.search, Qt::CaseInsensitive)))
        return std::nullopt;
    OrderRow row;
    row.id = order.id;
    row.number = order.number;
    row.dealerName = order.dealerName;
    row.recipientMasked = maskedRecipient(order.recipient);
    if (!order.shipments.isEmpty()) {
        row.waybill = order.shipments.last().waybill;
        row.courier = order.shipments.last().courier;
        row.shippedAtMs = order.shipments.last().shippedAtMs;
    }
    row.status = state.status;
    row.exception = state.exception;
    row.exceptions = state.exceptions;
    row.pick = state.pick;
    row.kinds = static_cast<int>(order.lines.size());
    row.piecesOrdered = state.piecesOrdered;
    row.piecesPicked = state.piecesPicked;
    row.piecesShipped = state.piecesShipped;
    row.dueAtMs = order.dueAtMs;
    row.createdAtMs = order.createdAtMs;
    row.openOperations = m_open.value(order.id.value);
    row.attention = m_attention.value(order.id.value);
    row.sortKey = query.list == OrderList::Shipped ? -row.shippedAtMs : order.dueAtMs;
    return row;
}

QList<OrderRow> BenchStore::rows(const OrderQuery &query) const
{
    QList<OrderRow> all;
    for (const Order &order : m_orders) {
        if (const auto row = rowOf(query, order))
            all.append(*row);
    }
    std::sort(all.begin(), all.end(), [](const OrderRow &a, const OrderRow &b) {
        return a.sortKey != b.sortKey ? a.sortKey < b.sortKey : a.id.value < b.id.value;
    });
    return all;
}

Result<QList<OrderRow>> BenchStore::page(const OrderQuery &query, const std::optional<PageKey> &after, int limit)
{
    if (m_readError)
        return *m_readError;
    ++m_reads;
    QList<OrderRow> page;
    for (const OrderRow &row : rows(query)) {
        const bool behind =
            !after || row.sortKey > after->sortKey || (row.sortKey == after->sortKey && row.id.value > after->id);
        if (behind && page.size() < limit)
            page.append(row);
    }
    if (const auto call = std::exchange(m_afterPage, nullptr))
        call();
    return page;
}

Result<int> BenchStore::count(const OrderQuery &query)
{
    if (m_readError)
        return *m_readError;
    return static_cast<int>(rows(query).size());
}

Result<std::optional<OrderRow>> BenchStore::row(const OrderQuery &query, const OrderId &order)
{
    if (m_readError)
        return *m_readError;
    ++m_reads;
    const auto it = m_orders.constFind(order.value);
    return it == m_orders.constEnd() ? std::optional<OrderRow>() : rowOf(query, *it);
}

Result<std::optional<Order>> BenchStore::order(const OrderId &order)
{
    if (m_readError)
        return *m_readError;
    const auto it = m_orders.constFind(order.value);
    return it == m_orders.constEnd() ? std::optional<Order>() : std::optional<Order>(flagged(*it));
}

Result<QList<BarcodeHit>> BenchStore::findBarcode(const QString &barcode, OrderList list, int limit)
{
    OrderQuery query;
    query.list = list;
    QList<BarcodeHit> hits;
    for (const Order &order : std::as_const(m_orders)) {
        for (const Line &line : order.lines) {
            if (line.barcodes.contains(barcode, Qt::CaseInsensitive) && rowOf(query, order) && hits.size() < limit)
                hits.append({order.id, line.id});
        }
    }
    return hits;
}

Result<std::optional<OrderId>> BenchStore::findWaybill(const QString &waybill)
{
    for (const Order &order : std::as_const(m_orders)) {
        for (const Shipment &shipment : order.shipments) {
            if (shipment.waybill == waybill)
                return std::optional<OrderId>(order.id);
        }
    }
    return std::optional<OrderId>();
}

Result<QList<Address>> BenchStore::addresses()
{
    return m_addresses;
}

Result<SkuFlag> BenchStore::skuFlag(const SkuId &sku)
{
    SkuFlag flag = m_flags.value(sku.value);
    flag.sku = sku;
    return flag;
}

Result<ListCounts> BenchStore::listCounts(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs)
{
    if (m_readError)
        return *m_readError;
    const auto of = [&](OrderList list, OrderFilter filter) {
        return static_cast<int>(rows({list, filter, {}, nowMs, dayStartMs, dayEndMs}).size());
    };
    ListCounts counts;
    counts.picking = of(OrderList::Picking, OrderFilter::Any);
    counts.shipping = of(OrderList::Shipping, OrderFilter::Any);
    counts.pickingNotStarted = of(OrderList::Picking, OrderFilter::NotStarted);
    counts.pickingPartial = of(OrderList::Picking, OrderFilter::Partial);
    counts.pickingException = of(OrderList::Picking, OrderFilter::Exception);
    counts.pickingOverdue = of(OrderList::Picking, OrderFilter::Overdue);
    counts.pickingToday = of(OrderList::Picking, OrderFilter::Today);
    counts.shippingPartial = of(OrderList::Shipping, OrderFilter::Partial);
    counts.shippingComplete = of(OrderList::Shipping, OrderFilter::Complete);
    counts.shippingException = of(OrderList::Shipping, OrderFilter::Exception);
    return counts;
}

Result<Recorded, Problem> BenchStore::apply(const QList<Act> &acts)
{
    if (!m_failures.empty()) {
        const Problem problem = m_failures.front();
        m_failures.pop_front();
        return problem;
    }
    QMap<QString, Order> orders = m_orders;
    QHash<QString, SkuFlag> flags = m_flags;
    Recorded recorded;
    for (const Act &act : acts) {
        if (const auto *flagOp = std::get_if<FlagSkuOp>(&act.payload)) {
            const auto outcome = decideSku(flags.value(flagOp->sku.value), *flagOp);
            if (!outcome.ok())
                return outcome.error();
            SkuFlag flag = outcome->flag;
            ++flag.version;
            flags.insert(flagOp->sku.value, flag);
            for (const Order &order : orders) {
                for (const Line &line : order.lines) {
                    if (line.sku == flagOp->sku)
                        recorded.changes.orders.insert(order.id.value);
                }
            }
            continue;
        }
        const OrderId id = orderOfLane(act.lane);
        const auto outcome = decide(flagged(orders.value(id.value)), act.payload);
        if (!outcome.ok())
            return outcome.error();
        orders.insert(id.value, outcome->order);
        recorded.order = outcome->order;
        recorded.changes.orders.insert(id.value);
    }
    m_orders = orders;
    m_flags = flags;
    for (const Act &act : acts) {
        m_payloads.append(act.payload);
        if (!act.supersedes.isEmpty())
            m_superseded.append(act.supersedes);
        if (!act.undoes.isEmpty())
            m_undone.append(act.undoes);
        recorded.ids.append(OpId(QStringLiteral("op-%1").arg(m_recordedActs)));
        ++m_recordedActs;
        ++m_open[orderOfLane(act.lane).value];
    }
    recorded.id = recorded.ids.value(recorded.ids.size() - 1);
    m_ids += recorded.ids;
    recorded.changes.operations = true;
    return recorded;
}

void BenchStore::record(const QList<Act> &acts, QObject *context, RecordAnswer answer)
{
    ++m_calls;
    const Problem refusal{Problem::Kind::Rejected,
                          QStringLiteral("not-saved"),
                          {{QStringLiteral("reason"), QStringLiteral("schema-newer")}},
                          {},
                          {}};
    const auto result = m_newer ? Result<Recorded, Problem>(refusal) : apply(acts);
    m_waiting.push_back([this, result, guard = QPointer<QObject>(context), answer = std::move(answer)] {
        if (guard)
            answer(result);
        if (result.ok())
            emit changed(result->changes);
    });
    if (!m_hold)
        QTimer::singleShot(0, this, [this] { deliver(); });
}

void BenchStore::deliver()
{
    if (m_hold || m_waiting.empty())
        return;
    const auto next = std::move(m_waiting.front());
    m_waiting.pop_front();
    next();
}

void BenchStore::setHold(bool hold)
{
    m_hold = hold;
    if (!hold)
        release(static_cast<int>(m_waiting.size()));
}

void BenchStore::release(int count)
{
    for (int i = 0; i < count && !m_waiting.empty(); ++i) {
        const auto next = std::move(m_waiting.front());
        m_waiting.pop_front();
        next();
    }
}

}  // namespace wyh::test
