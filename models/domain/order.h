// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStringList>
#include <optional>

#include "models/core/ids.h"
#include "models/core/money.h"

namespace wyh {

/// One SKU of a purchase order. Always: ordered = shipped + given up + open, and picked >= shipped.
struct Line
{
    LineId id;
    SkuId sku;
    QString title;
    QString attributes;     ///< "黑色 · 12支/盒"
    QStringList barcodes;   ///< may be empty
    QString articleNumber;  ///< the supplier's 货号
    QString location;       ///< 库位, may be empty
    QString unit;
    QString imageUrl;
    int ordered = 0;
    int picked = 0;
    int shipped = 0;
    int givenUp = 0;       ///< "short": what will never come
    QString giveUpReason;  ///< of who gave up last; empty when nobody said one (the marketplace's refunds)
    int received = 0;
    bool outOfStock = false;  ///< 缺货, stands on this line
    int flagVersion = 0;      ///< +1 at each change of outOfStock
    bool refunding = false;
    bool sendable = true;        ///< false: the marketplace forbids shipping this line
    QString unsendableReason;    ///< the marketplace's own words
    std::optional<Money> price;  ///< absent for users without view_prices
    bool discontinued = false;   ///< 停售: not part of the record; filled in from the SKU flags (withSkuFlags)

    [[nodiscard]] int open() const { return ordered - shipped - givenUp; }
    /// Whatever the flags say; negative when more was picked than the dealer still wants.
    [[nodiscard]] int toPick() const { return ordered - givenUp - picked; }
    [[nodiscard]] int toShip() const { return picked - shipped; }  ///< picked and still here, wanted or not
    [[nodiscard]] bool flagged() const { return outOfStock || discontinued; }
    bool operator==(const Line &) const = default;
};

struct Recipient
{
    QString name;
    QString phone;
    QString province;
    QString city;
    QString district;
    QString town;
    QString street;
    QString postcode;
    QString divisionCode;  ///< 6 digits, GB/T 2260
    bool masked = false;   ///< the marketplace handed it over masked
    bool operator==(const Recipient &) const = default;
};

enum class ShipmentState { Shipped, Voided };

struct ShipmentLine
{
    LineId line;
    int quantity = 0;
    bool operator==(const ShipmentLine &) const = default;
};

/// One parcel (包裹).
struct Shipment
{
    ShipmentId id;
    ShipmentState state = ShipmentState::Shipped;
    QString courier;  ///< code of resources/couriers, e.g. "YTO"
    QString waybill;  ///< normalised: upper case, no spaces
    AddressId from;   ///< ship-from address; may be empty when the supplier keeps none
    qint64 weightGrams = 0;
    Money freight;
    QList<ShipmentLine> lines;
    qint64 shippedAtMs = 0;  ///< set by the platform; 0 in a client's fold
    QString shippedBy;       ///< display name, set by the platform
    QString voidReason;
    bool operator==(const Shipment &) const = default;
};

/// A purchase order (采购单) as one record: lines and shipments included.
struct Order
{
    OrderId id;
    qint64 version = 0;
    QString number;  ///< what people read; for 1688 orders the 1688 order id
    OrgId supplier;
    OrgId dealer;
    QString dealerName;
    qint64 createdAtMs = 0;
    qint64 dueAtMs = 0;  ///< promised date; 0 = none
    bool paid = true;    ///< false: waiting for the buyer's payment, not to be picked yet
    bool cancelled = false;
    bool refunding = false;
    int recipientVersion = 1;  ///< +1 when the dealer changes the address
    Recipient recipient;
    QString buyerRemark;
    QString sellerMemo;
    QList<Line> lines;
    QList<Shipment> shipments;

    [[nodiscard]] const Line *line(const LineId &lineId) const;
    [[nodiscard]] Line *line(const LineId &lineId);
    [[nodiscard]] const Shipment *shipment(const ShipmentId &shipmentId) const;
    [[nodiscard]] Shipment *shipment(const ShipmentId &shipmentId);
    bool operator==(const Order &) const = default;
};

/// 停售 of one SKU; a record of its own.
struct SkuFlag
{
    SkuId sku;
    qint64 version = 0;
    bool discontinued = false;
    QString title;  ///< for the screen
    bool operator==(const SkuFlag &) const = default;
};

/// A ship-from address (发货地址) of a supplier.
struct Address
{
    AddressId id;
    qint64 version = 0;
    QString contact;
    QString phone;
    QString province;
    QString city;
    QString district;
    QString street;
    bool isDefault = false;
    bool operator==(const Address &) const = default;
};

/// The order with Line::discontinued filled in. isDiscontinued: SkuId -> bool.
template <class Lookup>
Order withSkuFlags(Order order, const Lookup &isDiscontinued)
{
    for (Line &line : order.lines)
        line.discontinued = isDiscontinued(line.sku);
    return order;
}

}  // namespace wyh
