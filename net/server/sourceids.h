// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/core/ids.h"

namespace wyh::server {

/// Ids made from a supplier and what a marketplace calls a thing (UUID version 5): the same source always finds its
/// record.
ShipmentId importedShipmentId(const OrgId &supplier, const QString &sourceOrder, const QString &sourceShipment);

}  // namespace wyh::server
