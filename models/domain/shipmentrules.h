// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <optional>

#include "models/core/money.h"
#include "models/core/result.h"
#include "models/domain/operation.h"
#include "models/domain/problem.h"

namespace wyh {

/// Text typed into a form -> value. Full-width digits and signs are accepted (NFKC), surrounding spaces too; nothing
/// else is guessed (no sign, leading zero, grouping, exponent). The error is a code of the problem table. Used by forms
/// and by the platform alike.
Result<int> parseQuantity(const QString &text);  ///< 1 ... 999999; "quantity-invalid"
Result<qint64> parseWeightGrams(
    const QString &text);                         ///< positive integer up to 1,000,000 g; "weight-not-positive-integer"
Result<Money> parseFreight(const QString &text);  ///< >= 0, at most two decimals; empty = 0; "freight-two-decimals"
/// One number, upper case, without spaces; 6 ... 32 of A-Z 0-9 - ; "waybill-missing", "waybill-invalid",
/// "waybill-is-product-barcode" when it is one of the given barcodes.
Result<QString> parseWaybill(const QString &text, const QStringList &productBarcodes = {});

/// NFKC, control characters turned into spaces, invisible format characters removed, trimmed.
QString normalizeInput(const QString &text);

/// The rules of a ship operation that need no order: something ticked, quantities >= 1, weight, freight, courier and
/// waybill given. Pointers as on the wire.
QList<FieldError> checkShip(const ShipOp &op);

/// What the shipping form holds, as typed.
struct ShipmentDraft
{
    struct DraftLine
    {
        LineId line;
        bool ticked = false;
        QString quantity;
    };
    QList<DraftLine> lines;
    QString courier;
    QString waybill;
    AddressId from;
    QString weight;
    QString freight;
};

/// Draft -> operation (without shipment id), or every wrong field at once. `order` is the one shown. A quantity may
/// reach into the unpicked rest of an unflagged line: that part is picked in the same operation (domain.md).
/// addressRequired: the supplier keeps ship-from addresses, so one must be chosen.
Result<ShipOp, QList<FieldError>> validateShipment(const ShipmentDraft &draft, const Order &order,
                                                   bool addressRequired);

}  // namespace wyh
