// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include "models/core/result.h"
#include "net/contract/sync.h"
#include "net/server/viewer.h"

namespace wyh::server {

/// Where a client's reading stands (sync.md 2.3, rule 2). A snapshot pages by key and ends in a feed cursor at the
/// position where it began; only feed cursors expire. Between the two, results of the device's own operations may need
/// pages.
struct Cursor
{
    enum class Kind { Snapshot, Results, Feed };
    Kind kind = Kind::Snapshot;
    qint64 pos = 0;      ///< Feed: read up to here. Snapshot, Results: where the snapshot began
    qint64 after = 0;    ///< Results: the last result's position. Snapshot: about how many records are still to come
    QString collection;  ///< Snapshot: the last key
    QString id;
    /// The top of the feed when the page was told: the history that the cursor belongs to. A client whose cache lost
    /// its last pages to a power cut has seen more than its cursor, and perhaps of another history.
    contract::Seen seen;
};

/// What a cursor is sealed for: tenant, account and feed by the seal alone, schema and rights readable, so that the
/// reason of a refusal can be told.
struct CursorScope
{
    CursorScope(const Viewer &viewer, const QString &feed, int clientSchema);
    QByteArray bound;   ///< org, account, feed and group
    QByteArray rights;  ///< digest of the permissions and the kind of organization
    int schema = 0;
};

QString sealCursor(const Cursor &cursor, const CursorScope &scope, const QByteArray &key);
/// Error codes: "malformed" (no cursor at all), "scope" (altered, of somebody else, or the rights have changed),
/// "schema".
Result<Cursor> openCursor(const QString &text, const CursorScope &scope, const QByteArray &key);

}  // namespace wyh::server
