// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <optional>
#include <variant>

#include "models/domain/order.h"

namespace wyh {

/// 配货: a person took (delta > 0) or put back (delta < 0) so many pieces.
struct PickOp
{
    LineId line;
    int delta = 0;
    bool operator==(const PickOp &) const = default;
};

/// 缺货 on one line, or cleared. Guard: the flag version that was seen, and how many pieces had left by then.
struct FlagLineOp
{
    LineId line;
    bool outOfStock = true;
    int seenFlagVersion = 0;
    int seenShipped = 0;
    bool operator==(const FlagLineOp &) const = default;
};

/// 停售 on a SKU, or cleared. Guard: the flag record's version that was seen (0 = none yet).
struct FlagSkuOp
{
    SkuId sku;
    bool discontinued = true;
    qint64 seenVersion = 0;
    QString title;
    bool operator==(const FlagSkuOp &) const = default;
};

/// The rest of a line will never come.
struct GiveUpRestOp
{
    LineId line;
    int quantity = 0;
    QString reason;
    bool operator==(const GiveUpRestOp &) const = default;
};

struct ShipLine
{
    LineId line;
    int quantity = 0;
    int pickFirst = 0;  ///< so many pieces are picked and shipped in this one operation (the unpicked rest of quantity)
    bool operator==(const ShipLine &) const = default;
};

/// 发货 of one parcel with a waybill number typed or scanned.
struct ShipOp
{
    ShipmentId shipment;
    QList<ShipLine> lines;
    QString courier;
    QString waybill;
    AddressId from;
    qint64 weightGrams = 0;
    Money freight;
    int seenRecipientVersion = 1;  ///< guard: the address that is written on the parcel
    bool operator==(const ShipOp &) const = default;
};

struct VoidShipmentOp
{
    ShipmentId shipment;
    QString reason;
    bool operator==(const VoidShipmentOp &) const = default;
};

using OperationPayload = std::variant<PickOp, FlagLineOp, FlagSkuOp, GiveUpRestOp, ShipOp, VoidShipmentOp>;

/// What a person did; one row of the outbox and one item of a push request.
struct Operation
{
    OpId id;       ///< UUIDv7 made on the client before anything is shown as saved
    QString lane;  ///< "order:<id>" or "sku:<id>": the record it changes
    OperationPayload payload;
    qint64 baseVersion = 0;  ///< the record's version that was shown
    qint64 actedAtMs = 0;    ///< the device's clock, information only
    qint64 clockOffsetMs = 0;
    bool operator==(const Operation &) const = default;
};

/// "pick", "flag_line", "flag_sku", "give_up_rest", "ship", "void_shipment".
QString operationType(const OperationPayload &payload);

QString orderLane(const OrderId &order);
QString skuLane(const SkuId &sku);
/// The order of an "order:" lane, or an empty id.
OrderId orderOfLane(const QString &lane);
SkuId skuOfLane(const QString &lane);

}  // namespace wyh
