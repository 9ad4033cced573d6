// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QMap>
#include <QSet>

#include "net/contract/sync.h"
#include "net/server/services.h"

namespace wyh::server {

inline const QString kOrders = QStringLiteral("order");
inline const QString kSkus = QStringLiteral("sku");
inline const QString kAddresses = QStringLiteral("address");

/// Where a tenant's feed stands.
struct FeedTop
{
    contract::Seen seen;
    qint64 oldest = 0;     ///< a cursor below has missed tombstones
    qint64 marksFrom = 0;  ///< marks below are forgotten
};

/// Makes the feed of a new organization.
Status createFeed(wyh::sql::Connection &connection, Random &random, const QString &org);
Result<FeedTop> feedTop(wyh::sql::Connection &connection, const QString &org);

enum class History {
    Same,
    Another,   ///< the client has seen what this platform never told: it was restored from a backup
    Forgotten  ///< seen so long ago that its mark is gone: nobody can tell the same from another
};

/// Whether this is still the history that the client has seen (sync.md 2.3, rule 5). It finds a platform that was
/// restored from a backup although nobody told anyone.
Result<History> compareHistory(wyh::sql::Connection &connection, const QString &org, const FeedTop &top,
                               const contract::Seen &seen);

/// Collects what a transaction changed and writes it into the feeds as the transaction's last act: positions are taken
/// under the row lock of each feed, in the order of the organizations, so commit order is position order and nobody
/// deadlocks.
class FeedWriter
{
public:
    FeedWriter(wyh::sql::Connection &connection, const Clock &clock, Random &random)
        : m_connection(connection), m_clock(clock), m_random(random)
    {
    }

    /// A record has a new version, or is gone ("deleted", "scope").
    void changed(const QString &org, const QString &collection, const QString &id, qint64 version,
                 const QString &gone = {});
    /// A position without a record: for the result of an operation that changed nothing.
    void touch(const QString &org) { m_entries[org]; }
    Status finish();
    /// After finish(): the last position taken in this feed.
    [[nodiscard]] qint64 position(const QString &org) const { return m_positions.value(org); }

private:
    struct Entry
    {
        QString collection;
        QString id;
        qint64 version = 0;
        QString gone;
    };
    wyh::sql::Connection &m_connection;
    const Clock &m_clock;
    Random &m_random;
    QMap<QString, QList<Entry>> m_entries;
    QMap<QString, qint64> m_positions;
};

}  // namespace wyh::server
