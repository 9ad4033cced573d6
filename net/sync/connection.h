// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "models/store/connectionstate.h"

namespace wyh::sync {

/// What the chip may say about the connection: one lost request does not turn it, one answer turns it back.
class Connection
{
public:
    static constexpr int kFailures = 2;
    static constexpr qint64 kSpanMs = 5000;

    void succeeded();
    /// certain: there was no connection at all, so nothing is to be waited for.
    void failed(qint64 now, bool certain, const QString &reason);

    [[nodiscard]] store::ConnectionState::Kind kind() const { return m_kind; }  ///< Connecting, Online or Offline
    [[nodiscard]] QString reason() const { return m_reason; }

private:
    store::ConnectionState::Kind m_kind = store::ConnectionState::Kind::Connecting;
    QString m_reason;
    int m_failures = 0;
    qint64 m_firstFailure = 0;
};

}  // namespace wyh::sync
