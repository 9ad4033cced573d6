// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/core/money.h"

namespace wyh {

QString formatYuan(Money amount)
{
    const bool negative = amount.fen < 0;
    const quint64 fen = negative ? 0 - static_cast<quint64>(amount.fen) : static_cast<quint64>(amount.fen);
    return QStringLiteral("%1%2.%3")
        .arg(negative ? QStringLiteral("-") : QString())
        .arg(fen / 100)
        .arg(fen % 100, 2, 10, QLatin1Char('0'));
}

}  // namespace wyh
