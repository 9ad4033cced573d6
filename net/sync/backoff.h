// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/core/random.h"

namespace wyh::sync {

/// When traffic may go again after trouble; monotonic milliseconds. Two clocks in one: the back-off, which a person or
/// a new network may cut short, and the platform's own Retry-After, which nothing cuts short.
class Backoff
{
public:
    static constexpr qint64 kBaseMs = 2000;
    static constexpr qint64 kCapMs = 5 * 60 * 1000;
    static constexpr qint64 kRetryAfterCapMs = 15 * 60 * 1000;

    /// No answer: waits a random part of base * 2^n ("full jitter").
    void fail(qint64 now, Random &random);
    /// A connection that was closed or damaged under a request: the first time again at once, then like fail().
    void broke(qint64 now, Random &random);
    /// 429/503: everything waits for the larger of Retry-After and the back-off.
    void slowDown(qint64 now, qint64 retryAfterMs, Random &random);
    void succeed();
    /// The user, a new network or the end of sleep: try now, whatever the back-off says.
    void hurry() { succeed(); }

    [[nodiscard]] qint64 until() const { return m_until > m_quietUntil ? m_until : m_quietUntil; }
    [[nodiscard]] qint64 quietUntil() const { return m_quietUntil; }
    [[nodiscard]] int failures() const { return m_failures; }

private:
    qint64 delay(Random &random);
    int m_failures = 0;
    qint64 m_until = 0;
    qint64 m_quietUntil = 0;
};

}  // namespace wyh::sync
