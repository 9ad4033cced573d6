// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QSet>
#include <QString>

namespace wyh::store {

/// What changed in one commit (coalesced); item models re-read just that.
struct Changes
{
    QSet<QString> orders;    ///< order ids whose shown record or columns changed (gone ones too)
    bool allOrders = false;  ///< a swap of generations: everything may have changed
    bool addresses = false;
    bool operations = false;  ///< the outbox changed
    [[nodiscard]] bool isEmpty() const { return orders.isEmpty() && !allOrders && !addresses && !operations; }
    void add(const Changes &other)
    {
        orders += other.orders;
        allOrders = allOrders || other.allOrders;
        addresses = addresses || other.addresses;
        operations = operations || other.operations;
    }
};

}  // namespace wyh::store

Q_DECLARE_METATYPE(wyh::store::Changes)
