// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/store/cache.h"
#include "net/contract/sync.h"

namespace wyh::store {

inline const QString kOrder = QStringLiteral("order");
inline const QString kSku = QStringLiteral("sku");
inline const QString kAddress = QStringLiteral("address");

/// An item of a page that cannot be read, with its name.
Error unreadable(const contract::PullItem &item, const Error &why);
/// One item into the generation that is pulled beside what is on screen.
Status shadowItem(Cache &cache, const contract::PullItem &item);

}  // namespace wyh::store
