// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace wyh::items {

/// One way to read what was scanned or typed: so many times this code. times 0: no number was given.
struct ScanReading
{
    int times = 0;
    QString code;
    bool operator==(const ScanReading &) const = default;
};

/// All ways to read a scan, the plainest first: the text itself, then "5*code", "5×code", "×5 code", and "×5code" with
/// the number's end unknown. A reading with an empty code is a number for the next scan. The text is normalised first.
QList<ScanReading> scanReadings(const QString &text);

}  // namespace wyh::items
