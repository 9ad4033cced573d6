// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

#include "models/store/localstore.h"
#include "models/store/salvage.h"

namespace wyh::store {

/// The kind of the notice in outbox.db that tells of a rescue.
inline constexpr auto kRescueNotice = "rescue";

/// What is kept of a rescue; `before`: of an earlier one that nobody has read yet.
QJsonObject rescueParams(const SalvageReport &report, const QJsonObject &before);
RescueNotice rescueNoticeFrom(const QJsonObject &params);

}  // namespace wyh::store
