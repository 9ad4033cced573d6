// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/lostspan.h"

#include <algorithm>

namespace wyh::store {

namespace {

/// Confirmed operations are kept for so long; a hole that closed earlier tells nothing.
constexpr qint64 kKeptMs = 30LL * 24 * 60 * 60 * 1000;

}  // namespace

LostSpan::Answer LostSpan::answer(qint64 nowMs) const
{
    Answer lost;
    auto it = m_found.upperBound(m_copied);
    qint64 before = it == m_found.begin() ? 0 : std::prev(it).value();
    qint64 expected = m_copied + 1;
    bool missing = false;
    for (; it != m_found.end(); ++it) {
        if (it.key() > expected && it.value() > nowMs - kKeptMs) {
            if (!missing)
                lost.fromMs = before;
            missing = true;
            lost.untilMs = it.value();
        }
        expected = it.key() + 1;
        before = it.value();
    }
    if (m_last && *m_last < expected)
        return lost;
    if (!missing)
        lost.fromMs = before;
    lost.untilMs = nowMs;
    return lost;
}

qint64 LostSpan::highest() const
{
    return std::max({m_copied, m_last.value_or(0), m_found.isEmpty() ? 0 : m_found.lastKey()});
}

}  // namespace wyh::store
