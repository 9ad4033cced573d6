// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/domain/order.h"

namespace wyh {

/// A province or city by the name people say: "浙江" for "浙江省", "新疆" for "新疆维吾尔自治区". Of districts every
/// word belongs to the name: "余杭区", "洪江管理区".
QString shortPlace(const QString &place);

/// "浙江", "杭州", "余杭区": what is known of it, municipalities once.
QStringList shortRegion(const Recipient &recipient);

}  // namespace wyh
