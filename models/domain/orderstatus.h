// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/domain/order.h"

namespace wyh {

enum class OrderStatus { AwaitingPayment, AwaitingPicking, AwaitingShipment, Shipped, Received, Closed, Cancelled };
/// Complete: every piece that was ordered, so nothing is left to pick and nothing was given up.
enum class PickStatus { None, Partial, Complete };
/// The worst last; an order may have several (exceptionsOf).
enum class OrderException {
    None,
    OutOfStock,
    Discontinued,
    Unsendable,
    Refunding,
    AddressChanged,
    CancelledAfterPicking
};

/// Everything that is derived from an order's quantities and flags. One pure function for client and platform; never
/// stored as a truth of its own (domain.md).
struct OrderState
{
    OrderStatus status = OrderStatus::AwaitingPicking;
    PickStatus pick = PickStatus::None;
    OrderException exception = OrderException::None;  ///< the worst of them
    int exceptions = 0;                               ///< all of them: exceptionsOf()
    bool inPicking = false;  ///< listed in 配货: something open is not picked yet (flagged or not), paid, not cancelled
    bool inShipping = false;  ///< listed in 发货: something picked is not shipped
    bool inShipped = false;   ///< listed in 已发货: something was shipped
    int piecesOrdered = 0;    ///< without what was given up
    int piecesPicked = 0;
    int piecesShipped = 0;
    int flaggedLines = 0;  ///< open lines with 缺货 or 停售

    bool operator==(const OrderState &) const = default;
};

OrderState deriveState(const Order &order);

/// The exceptions of a set, worst first. A set is a number with a bit for each.
QList<OrderException> exceptionsOf(int set);

/// Stable codes, also used as column values and on the wire: "awaiting_picking", ...
QString statusCode(OrderStatus status);
QString exceptionCode(OrderException exception);

}  // namespace wyh
