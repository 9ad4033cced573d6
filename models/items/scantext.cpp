// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/scantext.h"

#include "models/domain/shipmentrules.h"

namespace wyh::items {

namespace {

constexpr int kMostDigits = 4;

bool isSign(QChar c)
{
    return c == QLatin1Char('*') || c == QChar(0x00d7) || c == QLatin1Char('x') || c == QLatin1Char('X');
}

int digitsAt(const QString &text, qsizetype from)
{
    int count = 0;
    while (from + count < text.size() && text.at(from + count) >= QLatin1Char('0') &&
           text.at(from + count) <= QLatin1Char('9'))
        ++count;
    return count;
}

}  // namespace

QList<ScanReading> scanReadings(const QString &text)
{
    const QString clean = normalizeInput(text);
    QList<ScanReading> readings;
    if (clean.isEmpty())
        return readings;
    readings.append({0, clean});

    const int leading = digitsAt(clean, 0);
    if (leading > 0 && leading <= kMostDigits && leading < clean.size() && isSign(clean.at(leading)))
        readings.append({QStringView(clean).left(leading).toInt(), clean.mid(leading + 1).trimmed()});

    if (isSign(clean.at(0))) {
        const int digits = digitsAt(clean, 1);
        const qsizetype end = 1 + digits;
        if (digits > 0 && digits <= kMostDigits && end == clean.size())
            readings.append({QStringView(clean).mid(1).toInt(), QString()});
        else if (digits > 0 && digits <= kMostDigits && clean.at(end) == QLatin1Char(' '))
            readings.append({QStringView(clean).mid(1, digits).toInt(), clean.mid(end).trimmed()});
        else
            for (int size = 1; size <= std::min(digits, kMostDigits) && 1 + size < clean.size(); ++size)
                readings.append({QStringView(clean).mid(1, size).toInt(), clean.mid(1 + size).trimmed()});
    }
    return readings;
}

}  // namespace wyh::items
