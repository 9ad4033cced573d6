// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

namespace wyh {

/// A string id that cannot be mistaken for an id of another kind.
template <class Tag>
struct Id
{
    QString value;

    Id() = default;
    explicit Id(QString text) : value(std::move(text)) {}
    [[nodiscard]] bool isEmpty() const { return value.isEmpty(); }
    bool operator==(const Id &) const = default;
    auto operator<=>(const Id &other) const { return value.compare(other.value) <=> 0; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.value, seed); }
};

using OrderId = Id<struct OrderTag>;
using LineId = Id<struct LineTag>;
using SkuId = Id<struct SkuTag>;
using ShipmentId = Id<struct ShipmentTag>;
using AddressId = Id<struct AddressTag>;
using ChannelId = Id<struct ChannelTag>;
using OpId = Id<struct OpTag>;
using OrgId = Id<struct OrgTag>;
using UserId = Id<struct UserTag>;
using DeviceId = Id<struct DeviceTag>;

}  // namespace wyh
