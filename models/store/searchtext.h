// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/domain/order.h"

namespace wyh::store {

/// Text as it is compared in searches: NFKC, lower case, so that full-width and half-width forms are the same.
QString foldForSearch(const QString &text);

/// Everything an order can be found by, folded, one field a line: no search text matches across two fields.
QString searchText(const Order &order);

/// "王** · 浙江 杭州 余杭区": enough to tell orders apart, not enough to know the person.
QString maskedRecipient(const Recipient &recipient);

}  // namespace wyh::store
