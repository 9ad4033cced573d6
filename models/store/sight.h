// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <array>
#include <optional>

#include "models/domain/operation.h"

namespace wyh::store {

struct SightLine
{
    LineId id;
    QString title;
    int ordered = 0;
    int picked = 0;
    int shipped = 0;
    int givenUp = 0;
    int received = 0;
    bool outOfStock = false;
    bool discontinued = false;
    int flagVersion = 0;
    SkuId sku;              ///< not kept
    qint64 skuVersion = 0;  ///< not kept: of the SKU's flag on the platform

    [[nodiscard]] int toPick() const { return ordered - givenUp - picked; }
    bool operator==(const SightLine &) const = default;
};

struct SightParcel
{
    ShipmentId id;
    QString waybill;
    QString courier;
    bool standing = true;
    int pieces = 0;
    QString by;       ///< not kept: who shipped it
    qint64 atMs = 0;  ///< not kept
    bool operator==(const SightParcel &) const = default;
};

/// What a record looked like to somebody who did, or has to decide about, one operation: just the values that the
/// operation depends on. The same for "when I started" (kept in the outbox) and for "on the platform now", so that both
/// can be compared field by field. Holds no personal data: of the recipient only the town and four checksums of 16
/// bits, which tell that something changed and lead back to nobody.
struct Sight
{
    enum Part { Name, Phone, Area, Street, PartCount };

    bool gone = false;  ///< the record is no longer there
    qint64 version = 0;
    QString status;  ///< statusCode() of the order; empty for a SKU
    int recipientVersion = 0;
    QString town;  ///< "杭州市 余杭区"
    std::array<int, PartCount> recipient{};
    QList<SightLine> lines;      ///< those of the operation
    QList<SightParcel> parcels;  ///< of the order; for parcels only
    bool discontinued = false;   ///< of a SKU
    bool operator==(const Sight &) const = default;

    [[nodiscard]] const SightLine *line(const LineId &id) const;
    [[nodiscard]] const SightParcel *parcel(const ShipmentId &id) const;
};

/// The order must have its SKU flags filled in. The operation's id salts the checksums.
Sight sightOf(const Order &order, const Operation &operation);
Sight sightOf(const SkuFlag &flag);

QByteArray sightToBytes(const Sight &sight);
/// nullopt: nothing was kept (an operation of an older program), or it cannot be read.
std::optional<Sight> sightFromBytes(const QByteArray &bytes);

}  // namespace wyh::store
