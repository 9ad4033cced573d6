// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/sync/backoff.h"

#include <algorithm>

namespace wyh::sync {

qint64 Backoff::delay(Random &random)
{
    const int exponent = std::min(m_failures, 10);
    ++m_failures;
    const qint64 ceiling = std::min(kBaseMs << exponent, kCapMs);
    return 1 + static_cast<qint64>(random.below(static_cast<quint64>(ceiling)));
}

void Backoff::fail(qint64 now, Random &random)
{
    m_until = now + delay(random);
}

void Backoff::broke(qint64 now, Random &random)
{
    if (m_failures > 0)
        fail(now, random);
    else
        m_failures = 1;
}

void Backoff::slowDown(qint64 now, qint64 retryAfterMs, Random &random)
{
    const qint64 wait = std::min(std::max(retryAfterMs, delay(random)), kRetryAfterCapMs);
    m_quietUntil = std::max(m_quietUntil, now + wait);
}

void Backoff::succeed()
{
    m_failures = 0;
    m_until = 0;
}

}  // namespace wyh::sync
