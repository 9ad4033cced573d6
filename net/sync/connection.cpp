// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/sync/connection.h"

namespace wyh::sync {

void Connection::succeeded()
{
    m_kind = store::ConnectionState::Kind::Online;
    m_reason.clear();
    m_failures = 0;
}

void Connection::failed(qint64 now, bool certain, const QString &reason)
{
    if (m_failures++ == 0)
        m_firstFailure = now;
    const bool lasting = m_failures >= kFailures && now - m_firstFailure >= kSpanMs;
    if (!certain && !lasting && m_kind != store::ConnectionState::Kind::Offline)
        return;
    m_kind = store::ConnectionState::Kind::Offline;
    m_reason = reason;
}

}  // namespace wyh::sync
