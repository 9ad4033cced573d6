// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/judge.h"

#include "models/core/mutant.h"
#include "models/domain/decide.h"
#include "net/server/addresses.h"
#include "net/server/orders.h"
#include "net/server/skus.h"
#include "net/server/statements.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShortestCourier = 2;
constexpr qsizetype kLongestCourier = 16;

Judgement refused(Problem problem, qint64 version = 0)
{
    return {std::move(problem), version, {}};
}

Problem rejection(const QString &code, QJsonObject params = {}, QList<FieldError> fields = {})
{
    return {Problem::Kind::Rejected, code, std::move(params), std::move(fields), {}};
}

bool looksLikeCourier(const QString &code)
{
    if (code.size() < kShortestCourier || code.size() > kLongestCourier)
        return false;
    return std::all_of(code.begin(), code.end(),
                       [](QChar c) { return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'; });
}

/// For mutants only: whatever the quantities say.
Result<OrderOutcome, Problem> decideUnguarded(Order order, OperationPayload payload)
{
    constexpr int kPlenty = 1000;
    if (auto *ship = std::get_if<ShipOp>(&payload)) {
        for (ShipLine &part : ship->lines)
            part.pickFirst = part.quantity;
    }
    for (Line &line : order.lines)
        line.ordered += kPlenty;
    auto outcome = decide(order, payload);
    if (outcome.ok()) {
        for (Line &line : outcome.value().order.lines)
            line.ordered -= kPlenty;
    }
    return outcome;
}

}  // namespace

bool Judge::permitted(const OperationPayload &payload) const
{
    // No right is named for ordering; receiving is the one of those who tend a dealer's orders, the others that a
    // dealer can have are about prices, money and accounts.
    if (!m_viewer.isSupplier())
        return std::holds_alternative<GiveUpRestOp>(payload) && m_viewer.may("receive"_L1);
    if (std::holds_alternative<ShipOp>(payload) || std::holds_alternative<VoidShipmentOp>(payload))
        return m_viewer.may("ship"_L1);
    return m_viewer.may("pick"_L1);
}

Result<Judgement> Judge::judge(const Operation &operation)
{
    if (!permitted(operation.payload))
        return refused(rejection(u"forbidden"_s, {{u"type"_s, operationType(operation.payload)}}));
    if (const FlagSkuOp *flag = std::get_if<FlagSkuOp>(&operation.payload))
        return judgeSku(*flag);
    return judgeOrder(orderOfLane(operation.lane), operation.payload);
}

Result<Judgement> Judge::judgeSku(const FlagSkuOp &op)
{
    const auto sku = findSku(m_connection, m_viewer.org(), op.sku);
    if (!sku.ok())
        return sku.error();
    if (!*sku)
        return refused(rejection(u"sku-unknown"_s));
    const SkuFlag &stored = (*sku)->flag;
    const auto outcome = decideSku(stored, op);
    if (!outcome.ok())
        return refused(outcome.error(), stored.version);
    SkuFlag next = outcome->flag;
    if (outcome->changed) {
        next.version = stored.version + 1;
        if (Status status = saveSkuFlag(m_connection, m_feed, m_viewer.org(), next); !status.ok())
            return status.error();
    }
    return Judgement{{}, next.version, {}};
}

Result<Judgement> Judge::judgeOrder(const OrderId &id, const OperationPayload &payload)
{
    auto found = findOrder(m_connection, m_viewer.org(), id);
    if (!found.ok())
        return found.error();
    if (!*found)
        return refused(rejection(u"order-unknown"_s));
    const auto order = withStoredFlags(m_connection, std::move(**found));
    if (!order.ok())
        return order.error();
    const auto outcome = mutant(Mutant::NoQuantityGuard) ? decideUnguarded(*order, payload) : decide(*order, payload);
    if (!outcome.ok())
        return refused(outcome.error(), order->version);
    Judgement judgement{{}, order->version, {}};
    if (!outcome->note.isEmpty())
        judgement.effect = {{u"note"_s, outcome->note}, {u"params"_s, outcome->noteParams}};
    if (!outcome->changed)
        return judgement;
    Order next = outcome->order;
    if (const ShipOp *ship = std::get_if<ShipOp>(&payload)) {
        auto obstacle = shipObstacle(*order, *ship);
        if (!obstacle.ok())
            return obstacle.error();
        if (*obstacle)
            return refused(**obstacle, order->version);
        Shipment &parcel = *next.shipment(ship->shipment);
        parcel.shippedAtMs = m_services.clock.nowMs();
        parcel.shippedBy = m_viewer.account.displayName;
    }
    ++next.version;
    if (Status status = updateOrder(m_connection, m_feed, next); !status.ok())
        return status.error();
    judgement.version = next.version;
    return judgement;
}

Result<std::optional<Problem>> Judge::shipObstacle(const Order &order, const ShipOp &op)
{
    using Obstacle = std::optional<Problem>;
    const QString &supplier = order.supplier.value;
    {
        wyh::sql::Query row = m_connection.query(sql("shipment_get"));
        if (row.bindAll(supplier, op.shipment.value).step())
            return Obstacle(rejection(u"shipment-id-reused"_s));
        if (row.failed())
            return row.error();
    }
    QList<FieldError> fields;
    const QStringList &couriers = m_services.options.couriers;
    if (couriers.isEmpty() ? !looksLikeCourier(op.courier) : !couriers.contains(op.courier))
        fields.append({u"/courier"_s, u"courier-unknown"_s, {{u"courier"_s, op.courier}}});
    if (!op.from.isEmpty()) {
        const auto known = addressKnown(m_connection, supplier, op.from);
        if (!known.ok())
            return known.error();
        if (!*known)
            fields.append({u"/from"_s, u"address-unknown"_s, {}});
    }
    if (!fields.isEmpty())
        return Obstacle(rejection(u"shipment-invalid"_s, {}, fields));
    wyh::sql::Query row = m_connection.query(sql("shipment_by_waybill"));
    if (row.bindAll(supplier, op.waybill).step()) {
        const QJsonObject params{{u"waybill"_s, op.waybill}, {u"order"_s, row.text(2)}, {u"order_id"_s, row.text(1)}};
        return Obstacle(Problem{Problem::Kind::Conflict, u"waybill-used"_s, params, {}, {}});
    }
    if (row.failed())
        return row.error();
    return Obstacle();
}

}  // namespace wyh::server
