// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSet>
#include <memory>
#include <optional>

#include "models/core/result.h"
#include "models/domain/order.h"
#include "models/sql/connection.h"
#include "models/store/files.h"
#include "models/store/searchblock.h"
#include "models/store/statements.h"
#include "net/contract/sync.h"

namespace wyh::store {

/// The one row of table cur: how far the pull is, for the generation on screen and for the shadow of a reset.
struct Cursor
{
    qint64 generation = 1;
    QString token;
    qint64 pos = 0;
    contract::Seen high;
    bool booting = true;
    bool verify = false;
    bool shadow = false;
    QString shadowToken;
    qint64 shadowPos = 0;
    contract::Seen shadowHigh;
    qint64 lastPullMs = 0;
};

/// cache.db: what the platform sent. Disposable: damaged, newer or unreadable files are put aside and it starts empty.
/// The only writer of its file; readers use Reader. A failed read is an Error, never "there is none".
class Cache
{
public:
    struct Place
    {
        QString folder;
        sql::OpenOptions base;
        sql::CommitHook hook;
        Files &files;
        bool mend = true;  ///< false: a file that cannot be used is an Error and not put aside
    };
    static Result<std::unique_ptr<Cache>> open(const Place &place, qint64 nowMs);
    static QString pathIn(const QString &folder);

    Status transaction(const std::function<Status()> &body);
    /// One that a power cut does not take back, with all before it. For what the outbox builds on: afterwards it holds
    /// positions and versions of a history that the cache before it does not know.
    Status durableTransaction(const std::function<Status()> &body);
    /// The file is damaged as far as one can see: the next start puts it aside.
    void suspect();
    [[nodiscard]] bool isSuspect() const;
    /// The error as it is; damage is marked.
    const Error &noted(const Error &error);
    [[nodiscard]] bool wasRebuilt() const { return m_rebuilt; }
    /// Deletes damaged files that were put aside (before that time): they hold recipients too.
    Status forgetPutAside();
    Status forgetPutAside(qint64 beforeMs);
    /// The last program that had it open did not close it.
    [[nodiscard]] bool wasLeftOpen() const { return m_leftOpen; }

    Result<Cursor> cursor();
    Status setCursor(const Cursor &cursor);
    Result<QString> meta(const char *key);
    Status setMeta(const char *key, const QString &value);

    struct OrderRecord
    {
        qint64 n = 0;
        qint64 version = 0;
        QByteArray doc;    ///< the platform's record
        QByteArray shown;  ///< null when equal
        bool keyed = false;
        bool blanked = false;
    };
    Result<std::optional<OrderRecord>> orderRecord(const QString &id);
    /// The platform's record without SKU flags.
    Result<std::optional<Order>> order(const QString &id);
    static Result<Order> readOrder(const QByteArray &doc, const QString &id, qint64 version);

    struct SkuRecord
    {
        SkuFlag platform;  ///< version 0 when only own operations speak of it
        bool known = false;
        SkuFlag shown;
    };
    Result<SkuRecord> sku(const SkuId &id);
    Result<QSet<QString>> discontinuedSkus();

    /// Version of the lane's record; nullopt when there is none (any more).
    Result<std::optional<qint64>> laneVersion(const QString &lane);
    Result<std::optional<contract::OperationResult>> seen(const OpId &op);
    Status setSeen(const contract::OperationResult &result, bool shadow);
    Result<qint64> goneVersion(const QString &collection, const QString &id);
    Result<std::optional<QString>> waybillUser(const QString &waybill, const ShipmentId &shipment);
    Result<QStringList> ids(const char *statement, const QString &parameter = {});

    /// A first load is under way: its many pages go from the log into the file in few large steps.
    void setBulk(bool bulk);
    [[nodiscard]] bool isBulk() const { return m_bulk; }

    /// Several statements without results, by name.
    Status executeNamed(const char *name);
    /// Of the search index, while a first load is under way; see searchpieces.h.
    BlockAhead &blockAhead() { return m_blockAhead; }
    Statements &statements() { return *m_statements; }
    [[nodiscard]] sql::Connection &connection() { return *m_connection; }
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    explicit Cache(Files &files) : m_files(files) {}
    Files &m_files;
    QString m_path;
    bool m_rebuilt = false;
    bool m_leftOpen = false;
    bool m_bulk = false;
    std::unique_ptr<sql::Connection> m_connection;
    std::unique_ptr<Statements> m_statements;
    BlockAhead m_blockAhead;
};

}  // namespace wyh::store
