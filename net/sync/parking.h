// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QSet>

#include "models/core/ids.h"

namespace wyh::sync {

/// Lanes that wait while all others go on, because the platform stumbles over their first operation. Monotonic
/// milliseconds.
class Parking
{
public:
    static constexpr qint64 kBlockedMs = 40 * 1000;  ///< blocked behind an operation that is done here: pull first

    enum class Verdict {
        Parked,
        Stuck  ///< it failed four times while other requests got through: it is this operation, not the platform
    };
    /// A push of this operation alone failed. successes: how many requests of any kind have succeeded so far.
    Verdict failed(const QString &lane, const OpId &op, qint64 now, quint64 successes);
    void park(const QString &lane, qint64 until);
    void clear(const QString &lane) { m_lanes.remove(lane); }
    /// The user or a new network: try all of them now; what they have to answer for is kept.
    void openAll();

    [[nodiscard]] QSet<QString> parked(qint64 now) const;
    /// The earliest end of a parking after now; -1 when none.
    [[nodiscard]] qint64 nextEnd(qint64 now) const;

private:
    struct Lane
    {
        OpId op;
        int failures = 0;
        quint64 successesBefore = 0;
        qint64 until = 0;
    };
    QHash<QString, Lane> m_lanes;
};

}  // namespace wyh::sync
