// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <functional>
#include <memory>

#include "models/core/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace wyh::sql {

/// How a file is opened. Durability and sharing are decided per file, not per program (sync.md 2.2).
struct OpenOptions
{
    enum class Mode { ReadWriteCreate, ReadOnly };
    Mode mode = Mode::ReadWriteCreate;
    bool synchronousFull = false;  ///< FULL (every commit survives a power cut) or NORMAL
    bool exclusive = false;        ///< locking_mode=EXCLUSIVE: nobody else may open the file
    bool checkpoints = true;       ///< false: this connection never checkpoints (readers)
    bool secureDelete = false;
    int busyTimeoutMs = 5000;
    int cacheKiB = 8192;
    QByteArray vfs;  ///< name of a registered SQLite VFS; empty = the system's
};

/// Called around every COMMIT: "before" and "after". A test may throw from it to play a crash: thrown before, the
/// transaction is rolled back; thrown after, it is committed.
using CommitHook = std::function<void(const char *when)>;

class Query;

/// SQL may call contains_text(text, part): whether the bytes of `part` occur in `text`; no wildcards, case counts. Many
/// times faster than LIKE '%part%' for Chinese. One connection to one SQLite file: WAL (verified), foreign keys on, one
/// thread at a time, closed by its destructor. The only code that touches SQLite, so that one copy of SQLite serves a
/// file (howtocorrupt.html 2.2.1).
class Connection
{
public:
    static Result<std::unique_ptr<Connection>> open(const QString &path, const OpenOptions &options = {});
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// One or several statements without results or parameters.
    Status execute(const char *statements);
    /// A prepared statement, kept and reused by this connection under its text. Errors are those of step().
    Query query(const QByteArray &statement);

    /// BEGIN IMMEDIATE ... COMMIT around the body; rolled back when the body returns an error or throws.
    /// Nested calls join the outer transaction; when one of them fails, the whole is rolled back, whatever the outer
    /// says.
    Status transaction(const std::function<Status()> &body);
    /// A part of a transaction that may fail alone: what it did is undone, what others did in it stays. When that
    /// cannot be (the database has rolled back everything), the whole fails, and so does every part after it.
    Status part(const std::function<Status()> &body);
    /// The transaction under way can only be rolled back.
    [[nodiscard]] bool isDoomed() const;

    [[nodiscard]] qint64 lastInsertId() const;
    [[nodiscard]] int changes() const;
    [[nodiscard]] int totalChanges() const;   ///< rows changed since opening
    [[nodiscard]] Result<int> userVersion();  ///< a failed read is not version 0
    Status quickCheck();                      ///< error code "database-corrupt" with SQLite's words
    /// The same, and whether the indexes hold what the tables hold; several times slower.
    Status integrityCheck();
    /// The file is not where it was opened any more: what is written would go with it.
    [[nodiscard]] bool hasMoved() const;
    Status checkpointTruncate();
    Status vacuumInto(const QString &path);
    void setCommitHook(CommitHook hook);
    [[nodiscard]] QString path() const;
    [[nodiscard]] sqlite3 *handle() const;
    /// The last error as ours: "disk-full", "database-busy", "database-corrupt", "database-readonly", "database-error".
    [[nodiscard]] Error lastError() const;

private:
    Status check(const char *pragma);
    Connection();
    friend class Query;
    void giveBack(const QByteArray &text, sqlite3_stmt *statement);
    struct Private;
    std::unique_ptr<Private> d;
};

/// A prepared statement in use. Bind by position (from 1, in the order of the ?), step, read columns (from 0); the
/// destructor resets it, so no read stays open. Move only. Must not outlive its connection.
class Query
{
public:
    Query(Query &&) noexcept;
    ~Query();
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;
    Query &operator=(Query &&) = delete;

    Query &bind(int position, qint64 value);
    Query &bind(int position, int value) { return bind(position, qint64{value}); }
    Query &bind(int position, bool value) { return bind(position, qint64{value ? 1 : 0}); }
    Query &bind(int position, const QString &text);  ///< a null QString binds an empty text
    Query &bindText(int position, const QByteArray &utf8);
    Query &bindBlob(int position, const QByteArray &bytes);
    Query &bindNull(int position);
    /// Binds all in order: query.bindAll(a, b, c).
    template <class... Values>
    Query &bindAll(const Values &...values)
    {
        int position = 0;
        (bind(++position, values), ...);
        return *this;
    }

    /// true = a row is there. false = the end or an error: ask failed().
    bool step();
    /// Runs a statement that returns no rows (or whose rows do not matter).
    Status run();
    void reset();
    /// From its start once more, with the same values, also after a failure.
    void again();
    [[nodiscard]] bool failed() const;
    [[nodiscard]] Error error() const;

    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;  ///< text or blob, copied
    [[nodiscard]] bool isNull(int column) const;

private:
    friend class Connection;
    Query(Connection *connection, sqlite3_stmt *statement, QByteArray text);
    void check(int code);
    Connection *m_connection = nullptr;
    sqlite3_stmt *m_statement = nullptr;
    QByteArray m_text;
    bool m_failed = false;
    Error m_error;
};

}  // namespace wyh::sql
