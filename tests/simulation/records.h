// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QSet>
#include <optional>

#include "models/domain/order.h"
#include "models/sql/connection.h"
#include "tests/simulation/world.h"

namespace wyh::sim {

/// What the platform has for the PCs of one supplier. Read out of its file: it tells nobody who may see what.
struct Records
{
    QList<Order> orders;
    QHash<QString, bool> discontinued;  ///< of every SKU, flagged or not
    QList<Address> addresses;           ///< in the order of their ids
    QSet<QString> pricesFor;            ///< logins of those who may see prices
};

/// Everything but the orders.
Records readRecords(World &world, const OrgId &supplier, sql::Connection &file);
QHash<QString, bool> readDiscontinued(World &world, const OrgId &supplier, sql::Connection &file);

/// The wire form, for somebody who may see prices or may not.
QByteArray orderText(const Order &order, bool prices);
/// Why a PC does not have the order as the platform has it, for a person who may see prices or may not; empty: it has.
/// cached, shown: what the PC stores of it and what its screen shows while nothing waits.
QString orderDiffers(const Records &records, const Order &order, bool prices, const std::optional<Order> &cached,
                     const std::optional<Order> &shown);

}  // namespace wyh::sim
