// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <optional>

namespace wyh::store {

/// When the acts were made that a rescue may have missed. Operations are numbered without holes as they are made; only
/// finished ones leave holes, a month later. So a hole beyond what the backup has is a loss, and so is everything after
/// the last operation that was read, unless the file still says what its last number was.
class LostSpan
{
public:
    /// An operation that was read.
    void found(qint64 n, qint64 atMs) { m_found.insert(n, atMs); }
    /// The last number that the damaged file ever gave, when it can be read.
    void ended(std::optional<qint64> n) { m_last = n; }
    /// The backup was made when this was the last number: it misses nothing before.
    void copiedUpTo(qint64 n) { m_copied = std::max(m_copied, n); }

    struct Answer
    {
        qint64 fromMs = 0;   ///< 0: from the beginning
        qint64 untilMs = 0;  ///< 0: nothing is missing
    };
    [[nodiscard]] Answer answer(qint64 nowMs) const;
    /// The highest number heard of.
    [[nodiscard]] qint64 highest() const;

private:
    QMap<qint64, qint64> m_found;
    std::optional<qint64> m_last;
    qint64 m_copied = 0;
};

}  // namespace wyh::store
