// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/core/uuid7.h"

namespace wyh {

QString makeUuid7(const Clock &clock, Random &random)
{
    const quint64 ms = static_cast<quint64>(clock.nowMs()) & 0xFFFFFFFFFFFFULL;
    const quint64 high = (ms << 16) | 0x7000ULL | (random.next64() & 0x0FFFULL);
    const quint64 low = 0x8000000000000000ULL | (random.next64() & 0x3FFFFFFFFFFFFFFFULL);
    const QString digits =
        QStringLiteral("%1%2").arg(high, 16, 16, QLatin1Char('0')).arg(low, 16, 16, QLatin1Char('0'));
    return digits.left(8) + QLatin1Char('-') + digits.mid(8, 4) + QLatin1Char('-') + digits.mid(12, 4) +
           QLatin1Char('-') + digits.mid(16, 4) + QLatin1Char('-') + digits.mid(20);
}

bool isUuid(const QString &text)
{
    if (text.size() != 36)
        return false;
    for (int i = 0; i < 36; ++i) {
        const char16_t c = text.at(i).unicode();
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
        if (hyphen ? c != u'-' : !hex)
            return false;
    }
    return true;
}

qint64 timeOfUuid7(const QString &id)
{
    if (!isUuid(id) || id.at(14) != u'7')
        return 0;
    return QString(id.left(8) + id.mid(9, 4)).toLongLong(nullptr, 16);
}

}  // namespace wyh
