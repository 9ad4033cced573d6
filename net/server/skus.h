// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "models/domain/order.h"
#include "net/server/feed.h"

namespace wyh::server {

/// A SKU of a supplier: its title, its place in the store room and its flag.
struct StoredSku
{
    SkuFlag flag;
    QString location;
};
Result<std::optional<StoredSku>> findSku(wyh::sql::Connection &connection, const QString &org, const SkuId &sku);
/// Makes it known; a known one only takes over the title, and that until it is flagged for the first time.
Status rememberSku(wyh::sql::Connection &connection, const QString &org, const SkuId &sku, const QString &sourceId,
                   const QString &title);
/// Stores the flag's next version (already raised) and tells the supplier's feed.
Status saveSkuFlag(wyh::sql::Connection &connection, FeedWriter &feed, const QString &org, const SkuFlag &flag);
Status saveSkuLocation(wyh::sql::Connection &connection, const QString &org, const SkuId &sku, const QString &location);

}  // namespace wyh::server
