// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

namespace wyh::sync {

/// A full reload is expensive: more than three an hour is a fault of the platform, not a reason to go round in a loop.
/// Times are monotonic milliseconds.
class ResetGuard
{
public:
    static constexpr int kPerHour = 3;
    static constexpr qint64 kHourMs = 60 * 60 * 1000;

    /// Counts one when it is allowed.
    bool allow(qint64 now);
    /// When the next one would be allowed.
    [[nodiscard]] qint64 allowedAt() const;
    /// The user wants another try.
    void clear() { m_times.clear(); }

private:
    QList<qint64> m_times;
};

}  // namespace wyh::sync
