// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "models/core/result.h"

namespace wyh {

/// An amount in fen (分), a hundredth of a yuan. Never a floating-point number.
struct Money
{
    qint64 fen = 0;
    auto operator<=>(const Money &) const = default;
};

/// "12.30": yuan with two decimals, no sign of currency.
QString formatYuan(Money amount);

}  // namespace wyh
