// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/domain/orderstatus.h"

#include <algorithm>

namespace wyh {

namespace {

int bitOf(OrderException exception)
{
    return exception == OrderException::None ? 0 : 1 << (static_cast<int>(exception) - 1);
}

}  // namespace

OrderState deriveState(const Order &order)
{
    OrderState state;
    int open = 0;
    int unflaggedToPick = 0;
    int toPick = 0;
    int toShip = 0;
    int here = 0;
    int received = 0;
    bool anyGivenUp = false;
    const auto raise = [&state](OrderException exception) {
        state.exception = std::max(state.exception, exception);
        state.exceptions |= bitOf(exception);
    };
    for (const Line &line : order.lines) {
        open += line.open();
        received += line.received;
        // A dealer who cuts a quantity below what is picked leaves a surplus: nothing of another line makes up for it,
        // and it is not to be shipped.
        toPick += std::max(0, line.toPick());
        toShip += std::min(line.toShip(), line.open());
        here += std::max(0, line.toShip());
        anyGivenUp = anyGivenUp || line.givenUp > 0;
        state.piecesOrdered += line.ordered - line.givenUp;
        state.piecesPicked += line.picked;
        state.piecesShipped += line.shipped;
        const bool blocked = line.flagged() || !line.sendable;
        if (!blocked)
            unflaggedToPick += std::max(0, line.toPick());
        if (line.open() > 0 && line.flagged())
            ++state.flaggedLines;
        if (line.open() > 0 && line.outOfStock)
            raise(OrderException::OutOfStock);
        if (line.open() > 0 && line.discontinued)
            raise(OrderException::Discontinued);
        if (line.open() > 0 && !line.sendable)
            raise(OrderException::Unsendable);
        if (line.open() > 0 && line.refunding)
            raise(OrderException::Refunding);
    }
    if (order.refunding && open > 0)
        raise(OrderException::Refunding);
    if (order.recipientVersion > 1 && open > 0)
        raise(OrderException::AddressChanged);
    if (order.cancelled && here > 0)
        raise(OrderException::CancelledAfterPicking);

    state.pick = state.piecesPicked == 0    ? PickStatus::None
                 : toPick > 0 || anyGivenUp ? PickStatus::Partial
                                            : PickStatus::Complete;
    state.inShipped = state.piecesShipped > 0;
    const bool workable = order.paid && !order.cancelled;
    state.inPicking = workable && toPick > 0;
    state.inShipping = workable && toShip > 0;

    if (order.cancelled)
        state.status = OrderStatus::Cancelled;
    else if (!order.paid)
        state.status = OrderStatus::AwaitingPayment;
    else if (open == 0)
        state.status = state.piecesShipped == 0          ? OrderStatus::Closed
                       : received >= state.piecesShipped ? OrderStatus::Received
                                                         : OrderStatus::Shipped;
    else if (unflaggedToPick > 0 || toShip == 0)
        state.status = OrderStatus::AwaitingPicking;
    else
        state.status = OrderStatus::AwaitingShipment;
    return state;
}

QList<OrderException> exceptionsOf(int set)
{
    QList<OrderException> all;
    for (int one = static_cast<int>(OrderException::CancelledAfterPicking); one > 0; --one) {
        const auto exception = static_cast<OrderException>(one);
        if (set & bitOf(exception))
            all.append(exception);
    }
    return all;
}

QString statusCode(OrderStatus status)
{
    switch (status) {
        case OrderStatus::AwaitingPayment:
            return QStringLiteral("awaiting_payment");
        case OrderStatus::AwaitingPicking:
            return QStringLiteral("awaiting_picking");
        case OrderStatus::AwaitingShipment:
            return QStringLiteral("awaiting_shipment");
        case OrderStatus::Shipped:
            return QStringLiteral("shipped");
        case OrderStatus::Received:
            return QStringLiteral("received");
        case OrderStatus::Closed:
            return QStringLiteral("closed");
        case OrderStatus::Cancelled:
            return QStringLiteral("cancelled");
    }
    return {};
}

QString exceptionCode(OrderException exception)
{
    switch (exception) {
        case OrderException::None:
            return QStringLiteral("none");
        case OrderException::OutOfStock:
            return QStringLiteral("out_of_stock");
        case OrderException::Discontinued:
            return QStringLiteral("discontinued");
        case OrderException::Unsendable:
            return QStringLiteral("unsendable");
        case OrderException::Refunding:
            return QStringLiteral("refunding");
        case OrderException::AddressChanged:
            return QStringLiteral("address_changed");
        case OrderException::CancelledAfterPicking:
            return QStringLiteral("cancelled_after_picking");
    }
    return {};
}

}  // namespace wyh
