// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "models/domain/order.h"
#include "net/server/importedorder.h"

namespace wyh::server {

/// What an imported order needs beside itself to become a record.
struct ImportContext
{
    OrderId order;
    OrgId supplier;
    OrgId dealer;
    std::function<LineId(const QString &sourceLine)> line;
    std::function<SkuId(const QString &sourceSku)> sku;
    std::function<ShipmentId(const QString &sourceShipment)> shipment;
    std::function<QString(const SkuId &sku)> location;  ///< 库位 as the supplier keeps it; empty: none
};

/// The record of an order that is imported for the first time; its version stays 0.
Order newImportedOrder(const ImportedOrder &imported, const ImportContext &context);

/// The stored record as a later import leaves it. Pure; equal to `stored` (version included) when nothing changed, so
/// that a repeated import moves neither version nor feed.
///
/// The marketplace is right about what it owns: names, texts, times, prices, recipient, payment, cancellation, refunds,
/// whether a line may be sent. This platform is right about work: pieces picked and shipped, parcels, flags and what
/// was given up are never taken back by an import. Where both meet:
///  - ordered: the new quantity, but never less than what is picked. What was given up shrinks with it if it must.
///  - a line that is no longer told, or refunded: what is not picked is given up. Pieces that are picked stay until
///    somebody puts them back; the line shows a refund till then and the next import gives them up.
///  - shipped elsewhere: taken over only while nothing of the line was shipped here. The marketplace knows whole lines
///    only, so after a part was shipped here its word would make the rest disappear.
///  - paid: once paid, always paid.
///  - recipient: another one raises recipientVersion. A masked copy of the same recipient never replaces a readable
///  one,
///    and a readable one replaces its masked copy without being another recipient.
///  - parcels told by the marketplace are read the first time only.
Order mergedOrder(const Order &stored, const ImportedOrder &imported, const ImportContext &context);

/// Whether `masked` (with '*' for hidden characters) can be the same recipient as `readable`.
bool sameRecipient(const Recipient &masked, const Recipient &readable);

}  // namespace wyh::server
