// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

#include "models/store/connectionstate.h"
#include "models/store/localstore.h"

namespace wyh::desktop {

/// What a support person needs to know, and nothing about people or goods. One text file; the user reads it before it
/// leaves the PC.
struct DiagnosticsInput
{
    QString platformHost;
    bool embedded = false;
    QString profileKey;
    QString deviceId;
    QStringList permissions;
    store::ConnectionState state;
    store::OutboxCounts counts;
    int cachedOrders = -1;  ///< -1: not known
    bool keychain = true;
    QJsonObject settings;  ///< names and values; redacted like everything else
    QString logTail;
};

/// The libraries this program runs with, as they are now: "Qt 6.4.2, SQLite 3.40.1, OpenSSL 3.0.11".
QString libraryVersions();

/// JSON, indented, UTF-8; every text in it has gone through redacted().
QByteArray diagnosticsText(const DiagnosticsInput &input, qint64 nowMs);

}  // namespace wyh::desktop
