// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/overlay.h"

#include "models/domain/decide.h"

namespace wyh::store {

bool isLaidOver(OpState state, qint64 resultVersion, qint64 recordVersion)
{
    if (state == OpState::Pending)
        return true;
    return state == OpState::Acked && !(resultVersion > 0 && recordVersion >= resultVersion);
}

Order shownOrder(Order record, const QList<OpRow> &laneRows)
{
    QList<Operation> open;
    for (const OpRow &row : laneRows) {
        if (isLaidOver(row.state, row.resultVersion, record.version))
            open.append(row.operation);
    }
    if (open.isEmpty())
        return record;
    Order shown = fold(std::move(record), open).order;
    for (const Operation &operation : std::as_const(open)) {
        const auto *ship = std::get_if<ShipOp>(&operation.payload);
        Shipment *shipment = ship ? shown.shipment(ship->shipment) : nullptr;
        if (shipment && shipment->shippedAtMs == 0)
            shipment->shippedAtMs = operation.actedAtMs + operation.clockOffsetMs;
    }
    return shown;
}

SkuFlag shownSku(SkuFlag record, const QList<OpRow> &laneRows)
{
    const qint64 recordVersion = record.version;
    for (const OpRow &row : laneRows) {
        const auto *flag = std::get_if<FlagSkuOp>(&row.operation.payload);
        if (!flag || !isLaidOver(row.state, row.resultVersion, recordVersion))
            continue;
        auto outcome = decideSku(record, *flag);
        if (!outcome.ok() || !outcome->changed)
            continue;
        record = outcome.value().flag;
        ++record.version;
    }
    return record;
}

LaneCounts countLane(const QList<OpRow> &laneRows)
{
    LaneCounts counts;
    for (const OpRow &row : laneRows) {
        if (row.state == OpState::Pending || row.state == OpState::Acked)
            ++counts.open;
        else if (needsAttention(row.state))
            ++counts.attention;
    }
    return counts;
}

}  // namespace wyh::store
