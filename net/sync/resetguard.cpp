// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/sync/resetguard.h"

namespace wyh::sync {

bool ResetGuard::allow(qint64 now)
{
    while (!m_times.isEmpty() && m_times.constFirst() + kHourMs <= now)
        m_times.removeFirst();
    if (m_times.size() >= kPerHour)
        return false;
    m_times.append(now);
    return true;
}

qint64 ResetGuard::allowedAt() const
{
    return m_times.size() < kPerHour ? 0 : m_times.constFirst() + kHourMs;
}

}  // namespace wyh::sync
