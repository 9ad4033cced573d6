// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/domain/couriers.h"

namespace wyh::items {

/// What the courier is called in the language of the screen.
QString courierText(const Courier &courier);
/// The same of a code of `couriers`; one that is not known stays as it is.
QString courierText(const QList<Courier> &couriers, const QString &code);
/// The same of a built-in courier.
QString courierText(const QString &code);

}  // namespace wyh::items
