// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/domain/decide.h"

#include <QSet>
#include <algorithm>

#include "models/domain/shipmentrules.h"

namespace wyh {

namespace {

using Outcome = Result<OrderOutcome, Problem>;

Outcome conflict(const char *code, QJsonObject params = {})
{
    return Problem{Problem::Kind::Conflict, QString::fromLatin1(code), std::move(params), {}, {}};
}

Outcome rejected(const char *code, QJsonObject params = {}, QList<FieldError> fields = {})
{
    return Problem{Problem::Kind::Rejected, QString::fromLatin1(code), std::move(params), std::move(fields), {}};
}

Outcome unchanged(const Order &order)
{
    return OrderOutcome{order, false, {}, {}};
}

Outcome changedTo(Order order)
{
    return OrderOutcome{std::move(order), true, {}, {}};
}

QJsonObject lineParams(const Line &line)
{
    QJsonObject params{{QStringLiteral("line"), line.id.value},   {QStringLiteral("title"), line.title},
                       {QStringLiteral("ordered"), line.ordered}, {QStringLiteral("picked"), line.picked},
                       {QStringLiteral("shipped"), line.shipped}, {QStringLiteral("given_up"), line.givenUp}};
    if (!line.giveUpReason.isEmpty())
        params.insert(QStringLiteral("given_up_reason"), line.giveUpReason);
    return params;
}

QJsonObject with(QJsonObject params, const char *key, const QJsonValue &value)
{
    params.insert(QString::fromLatin1(key), value);
    return params;
}

/// Why `count` more pieces may not be taken for this line, or nothing.
std::optional<Problem> pickObstacle(const Order &order, const Line &line, int count)
{
    const auto because = [](const char *code, QJsonObject params) {
        return Problem{Problem::Kind::Conflict, QString::fromLatin1(code), std::move(params), {}, {}};
    };
    QJsonObject params = with(lineParams(line), "delta", count);
    if (order.cancelled)
        return because("order-cancelled", params);
    if (!order.paid)
        return because("order-not-paid", params);
    if (!line.sendable)
        return because("line-not-sendable", with(params, "reason", line.unsendableReason));
    if (line.open() <= 0)
        return because(line.shipped > 0 ? "already-shipped" : "line-given-up", params);
    if (line.outOfStock)
        return because("line-out-of-stock", params);
    if (line.discontinued)
        return because("sku-discontinued", params);
    if (count > line.toPick())
        return because("already-picked", params);
    return std::nullopt;
}

class Decider
{
public:
    explicit Decider(const Order &order) : m_order(order) {}

    Outcome operator()(const PickOp &op) const
    {
        const Line *line = m_order.line(op.line);
        if (!line)
            return rejected("line-unknown", {{QStringLiteral("line"), op.line.value}});
        if (op.delta == 0)
            return rejected("quantity-invalid", lineParams(*line),
                            {{QStringLiteral("/delta"), QStringLiteral("quantity-invalid"), {}}});
        if (op.delta > 0) {
            if (const auto obstacle = pickObstacle(m_order, *line, op.delta))
                return *obstacle;
        } else {
            if (m_order.cancelled || line->picked == 0)
                return unchanged(m_order);  // somebody else has put the pieces back
            if (line->picked + op.delta < line->shipped)
                return conflict(line->shipped > 0 ? "undo-below-shipped" : "nothing-to-put-back",
                                with(lineParams(*line), "delta", op.delta));
        }
        Order next = m_order;
        next.line(op.line)->picked += op.delta;
        return changedTo(std::move(next));
    }

    Outcome operator()(const FlagLineOp &op) const
    {
        const Line *line = m_order.line(op.line);
        if (!line)
            return rejected("line-unknown", {{QStringLiteral("line"), op.line.value}});
        if (m_order.cancelled)
            return unchanged(m_order);
        return op.outOfStock ? setOutOfStock(*line) : clearOutOfStock(*line, op);
    }

    Outcome operator()(const FlagSkuOp &) const { return rejected("operation-on-wrong-record"); }

    Outcome operator()(const GiveUpRestOp &op) const
    {
        const Line *line = m_order.line(op.line);
        if (!line)
            return rejected("line-unknown", {{QStringLiteral("line"), op.line.value}});
        if (op.quantity < 1)
            return rejected("quantity-invalid", lineParams(*line),
                            {{QStringLiteral("/quantity"), QStringLiteral("quantity-invalid"), {}}});
        if (m_order.cancelled)
            return unchanged(m_order);
        // What was picked must be shipped or put back first: picked <= ordered - given up.
        if (op.quantity > line->toPick())
            return conflict("give-up-too-much", with(lineParams(*line), "quantity", op.quantity));
        Order next = m_order;
        next.line(op.line)->givenUp += op.quantity;
        if (!op.reason.isEmpty())
            next.line(op.line)->giveUpReason = op.reason;
        return changedTo(std::move(next));
    }

    Outcome operator()(const ShipOp &op) const
    {
        if (const Shipment *known = m_order.shipment(op.shipment))
            return known->waybill == op.waybill ? unchanged(m_order) : rejected("shipment-id-reused");
        const QList<FieldError> fields = checkShip(op);
        if (!fields.isEmpty())
            return rejected("shipment-invalid", {}, fields);
        QJsonObject params{{QStringLiteral("waybill"), op.waybill}, {QStringLiteral("courier"), op.courier}};
        const Shipment *first = firstStanding(std::nullopt);
        if (first)
            params.insert(QStringLiteral("first_waybill"), first->waybill);
        if (m_order.cancelled)
            return conflict("ship-order-cancelled", params);
        if (!m_order.paid)
            return conflict("order-not-paid", params);
        if (m_order.recipientVersion != op.seenRecipientVersion)
            return conflict("address-changed", params);

        Order next = m_order;
        Shipment shipment{
            op.shipment, ShipmentState::Shipped, op.courier, op.waybill, op.from, op.weightGrams, op.freight, {}, 0, {},
            {}};
        QString note = first ? QStringLiteral("second-parcel") : QString();
        for (const ShipLine &part : op.lines) {
            Line *line = next.line(part.line);
            if (!line)
                return rejected("line-unknown", with(params, "line", part.line.value));
            if (const auto obstacle = shipObstacle(*line, part, params))
                return *obstacle;
            // Pieces that somebody picked meanwhile need not be picked again: only what is missing is.
            line->picked += std::max(0, part.quantity - line->toShip());
            line->shipped += part.quantity;
            shipment.lines.append({part.line, part.quantity});
            if (line->discontinued) {
                note = QStringLiteral("shipped-discontinued");
                params.insert(QStringLiteral("title"), line->title);
            }
        }
        next.shipments.append(shipment);
        return OrderOutcome{std::move(next), true, note, note.isEmpty() ? QJsonObject() : params};
    }

    Outcome operator()(const VoidShipmentOp &op) const
    {
        const Shipment *shipment = m_order.shipment(op.shipment);
        if (!shipment)
            return rejected("shipment-unknown");
        if (shipment->state == ShipmentState::Voided)
            return unchanged(m_order);
        if (op.reason.trimmed().isEmpty())
            return rejected("reason-missing", {}, {{QStringLiteral("/reason"), QStringLiteral("reason-missing"), {}}});
        for (const ShipmentLine &part : shipment->lines) {
            const Line *line = m_order.line(part.line);
            if (line && line->received > line->shipped - part.quantity)
                return conflict("void-already-received", lineParams(*line));
        }
        Order next = m_order;
        Shipment &voided = *next.shipment(op.shipment);
        voided.state = ShipmentState::Voided;
        voided.voidReason = op.reason.trimmed();
        for (const ShipmentLine &part : voided.lines) {
            if (Line *line = next.line(part.line))
                line->shipped -= part.quantity;  // the pieces are picked again and wait for another parcel
        }
        return changedTo(std::move(next));
    }

private:
    /// Setting needs no version: whoever else set or cleared the flag, this person stands at the empty shelf now.
    [[nodiscard]] Outcome setOutOfStock(const Line &line) const
    {
        // 停售 on the SKU changes nothing here: both marks may stand, so their order does not matter.
        if (line.outOfStock)
            return unchanged(m_order);
        if (line.open() <= 0)
            return conflict("flag-nothing-open", lineParams(line));
        if (line.toPick() <= 0)
            return conflict("flag-already-picked", lineParams(line));
        return flagged(line.id, true);
    }

    [[nodiscard]] Outcome clearOutOfStock(const Line &line, const FlagLineOp &op) const
    {
        if (!line.outOfStock) {
            // Cleared by somebody else. When pieces have left since, whoever wants to clear has not seen that.
            const bool overtaken = line.flagVersion != op.seenFlagVersion && line.shipped > op.seenShipped;
            return overtaken ? conflict(line.open() <= 0 ? "flag-nothing-open" : "flag-changed", lineParams(line))
                             : unchanged(m_order);
        }
        if (line.flagVersion != op.seenFlagVersion)
            return conflict("flag-changed", lineParams(line));
        if (line.open() <= 0)
            return conflict("flag-nothing-open", lineParams(line));
        return flagged(line.id, false);
    }

    [[nodiscard]] Outcome flagged(const LineId &lineId, bool outOfStock) const
    {
        Order next = m_order;
        Line &changed = *next.line(lineId);
        changed.outOfStock = outOfStock;
        ++changed.flagVersion;
        return changedTo(std::move(next));
    }

    /// The first parcel that stands, of the whole order or with that line.
    [[nodiscard]] const Shipment *firstStanding(const std::optional<LineId> &lineId) const
    {
        for (const Shipment &shipment : m_order.shipments) {
            const bool holds = !lineId || std::any_of(shipment.lines.begin(), shipment.lines.end(),
                                                      [&](const ShipmentLine &part) { return part.line == *lineId; });
            if (shipment.state == ShipmentState::Shipped && holds)
                return &shipment;
        }
        return nullptr;
    }

    /// Why so many pieces of the line may not leave, or nothing. What was picked before may leave although the line was
    /// flagged since; the flags stop only pieces that would have to be picked now.
    [[nodiscard]] std::optional<Problem> shipObstacle(const Line &line, const ShipLine &part, QJsonObject params) const
    {
        const QJsonObject lineInfo = with(lineParams(line), "quantity", part.quantity);
        for (auto it = lineInfo.begin(); it != lineInfo.end(); ++it)
            params.insert(it.key(), it.value());
        if (const Shipment *other = firstStanding(line.id))
            params.insert(QStringLiteral("other_waybill"), other->waybill);
        const auto because = [&params](const char *code) {
            return Problem{Problem::Kind::Conflict, QString::fromLatin1(code), params, {}, {}};
        };
        const int missing = std::max(0, part.quantity - line.toShip());
        if (!line.sendable) {
            params.insert(QStringLiteral("reason"), line.unsendableReason);
            return because("line-not-sendable");
        }
        if (line.open() <= 0)
            return because(line.shipped > 0 ? "ship-already-shipped" : "ship-given-up");
        if (part.quantity > line.open())
            return because("ship-more-than-left");
        if (missing > 0 && line.outOfStock)
            return because("ship-out-of-stock");
        if (missing > 0 && line.discontinued)
            return because("sku-discontinued");
        if (missing > part.pickFirst)
            return because(line.shipped > 0 ? "ship-more-than-left" : "ship-not-picked");
        return std::nullopt;
    }

    const Order &m_order;
};

}  // namespace

Result<OrderOutcome, Problem> decide(const Order &order, const OperationPayload &payload)
{
    return std::visit(Decider(order), payload);
}

Result<SkuOutcome, Problem> decideSku(const SkuFlag &flag, const FlagSkuOp &op)
{
    if (flag.discontinued == op.discontinued)
        return SkuOutcome{flag, false};
    // As with 缺货: setting overrides what others did meanwhile, clearing needs the flag that was seen.
    if (!op.discontinued && flag.version != op.seenVersion)
        return Problem{
            Problem::Kind::Conflict, QStringLiteral("flag-changed"), {{QStringLiteral("title"), op.title}}, {}, {}};
    SkuFlag next = flag;
    next.sku = op.sku;
    next.discontinued = op.discontinued;
    if (!op.title.isEmpty())
        next.title = op.title;
    return SkuOutcome{next, true};
}

Folded fold(Order order, const QList<Operation> &operations)
{
    // 停售 lies in another lane: it may have come after these acts, which were right when they were recorded. The
    // platform judges that; until then what a person did must not vanish from the screen.
    QSet<SkuId> discontinued;
    for (Line &line : order.lines) {
        if (line.discontinued)
            discontinued.insert(line.sku);
        line.discontinued = false;
    }
    Folded folded{std::move(order), 0, 0};
    for (const Operation &operation : operations) {
        auto outcome = decide(folded.order, operation.payload);
        if (!outcome.ok()) {
            ++folded.misfits;
            continue;
        }
        ++folded.open;
        folded.order = std::move(outcome.value().order);
    }
    folded.order = withSkuFlags(std::move(folded.order), [&](const SkuId &sku) { return discontinued.contains(sku); });
    return folded;
}

}  // namespace wyh
