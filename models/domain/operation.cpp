// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/domain/operation.h"

namespace wyh {

namespace {

const QString kOrderPrefix = QStringLiteral("order:");
const QString kSkuPrefix = QStringLiteral("sku:");

struct TypeName
{
    QString operator()(const PickOp &) const { return QStringLiteral("pick"); }
    QString operator()(const FlagLineOp &) const { return QStringLiteral("flag_line"); }
    QString operator()(const FlagSkuOp &) const { return QStringLiteral("flag_sku"); }
    QString operator()(const GiveUpRestOp &) const { return QStringLiteral("give_up_rest"); }
    QString operator()(const ShipOp &) const { return QStringLiteral("ship"); }
    QString operator()(const VoidShipmentOp &) const { return QStringLiteral("void_shipment"); }
};

}  // namespace

QString operationType(const OperationPayload &payload)
{
    return std::visit(TypeName(), payload);
}

QString orderLane(const OrderId &order)
{
    return kOrderPrefix + order.value;
}

QString skuLane(const SkuId &sku)
{
    return kSkuPrefix + sku.value;
}

OrderId orderOfLane(const QString &lane)
{
    return lane.startsWith(kOrderPrefix) ? OrderId(lane.mid(kOrderPrefix.size())) : OrderId();
}

SkuId skuOfLane(const QString &lane)
{
    return lane.startsWith(kSkuPrefix) ? SkuId(lane.mid(kSkuPrefix.size())) : SkuId();
}

}  // namespace wyh
