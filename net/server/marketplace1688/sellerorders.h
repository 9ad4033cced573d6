// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>

#include "models/core/result.h"
#include "net/server/importedorder.h"

namespace wyh::server::marketplace1688 {

/// Something about an order that a person should know. Codes:
///   as reasons of a skipped order: "order-malformed", "id-missing", "line-id-missing", "line-id-repeated", "no-lines",
///     "quantity-invalid", "time-invalid", "duplicate" (the file holds a newer copy)
///   as remarks on an imported one: "status-unknown" (imported, but not to be shipped), "refund-status-unknown",
///     "refund-lines-unknown", "partly-sent", "price-unknown", "pay-time-invalid"
struct Remark
{
    QString order;  ///< the order's number, or "#12" for the twelfth entry when it has none
    QString code;
    QString detail;
    bool operator==(const Remark &) const = default;
};

/// The one group an order falls into, for the report.
enum class Outcome { ToPick, AwaitingPayment, Unsendable, AlreadySent, Refunded, Cancelled };
QString outcomeCode(Outcome outcome);

struct SellerOrders
{
    int entries = 0;  ///< orders in the file; always orders.size() + skipped.size()
    QList<ImportedOrder> orders;
    QList<Outcome> outcomes;  ///< of orders, in the same order
    QList<Remark> skipped;
    QList<Remark> remarks;
};

/// Reads the answer of alibaba.trade.getSellerOrderList, one page or a JSON array of pages. Only what the documentation
/// names is looked at; unknown members and statuses are tolerated. Errors: "file-malformed" (no such answer),
/// "marketplace-refused" (success is false; params.code, params.message).
///
/// Meaning of statuses: waitbuyerpay waits for payment; waitsellersend is to be picked; from waitlogisticstakein on the
/// goods were sent without this platform, as are lines with logisticsStatus 2, 3 or 4; cancel and terminated are
/// cancelled. In waitsellersend canSendGoods = false forbids a line, in 1688's own words. Refunds are told twice, in
/// lower case for the order and in upper snake case for a line: a line's REFUND_SUCCESS gives up the rest of that line;
/// the order's refundsuccess gives up everything when all the money went back, else nobody knows which lines it was for
/// and the order is shown as refunding. The promised date is 48 hours after payment.
Result<SellerOrders> readSellerOrders(const QByteArray &json);

}  // namespace wyh::server::marketplace1688
