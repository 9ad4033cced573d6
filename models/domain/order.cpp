// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/domain/order.h"

#include <algorithm>

namespace wyh {

namespace {

template <class List, class Wanted>
auto *find(List &list, const Wanted &id)
{
    const auto it = std::find_if(list.begin(), list.end(), [&](const auto &entry) { return entry.id == id; });
    return it == list.end() ? nullptr : &*it;
}

}  // namespace

const Line *Order::line(const LineId &lineId) const
{
    return find(lines, lineId);
}

Line *Order::line(const LineId &lineId)
{
    return find(lines, lineId);
}

const Shipment *Order::shipment(const ShipmentId &shipmentId) const
{
    return find(shipments, shipmentId);
}

Shipment *Order::shipment(const ShipmentId &shipmentId)
{
    return find(shipments, shipmentId);
}

}  // namespace wyh
