// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/sql/connection.h"

#include <sqlite3.h>

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QVector>
#include <cstring>
#include <string_view>

namespace wyh::sql {

using namespace Qt::StringLiterals;

namespace {

/// Statements kept ready per text; more are only in use at once when reads of one kind are nested deeply.
constexpr int kKeptPerText = 4;

/// SQLite makes -wal and -shm with the permissions of the file itself, so it is enough to make that one private.
void createPrivateFile(const QString &path)
{
    if (QFileInfo::exists(path))
        return;
    QFile file(path);
    // When this fails, SQLite fails too and says why.
    (void)file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

/// contains_text(text, part)
void containsText(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto *text = static_cast<const char *>(sqlite3_value_blob(values[0]));
    const auto textSize = static_cast<size_t>(sqlite3_value_bytes(values[0]));
    const auto *part = static_cast<const char *>(sqlite3_value_blob(values[1]));
    const auto partSize = static_cast<size_t>(sqlite3_value_bytes(values[1]));
    bool found = partSize == 0;
    if (!found && text && part && partSize <= textSize) {
#ifdef __GLIBC__
        found = ::memmem(text, textSize, part, partSize) != nullptr;
#else
        found = std::string_view(text, textSize).find(std::string_view(part, partSize)) != std::string_view::npos;
#endif
    }
    sqlite3_result_int(context, found ? 1 : 0);
}

}  // namespace

struct Connection::Private
{
    sqlite3 *db = nullptr;
    QString path;
    QByteArray vfs;
    CommitHook hook;
    QHash<QByteArray, QVector<sqlite3_stmt *>> ready;
    int depth = 0;
    bool doomed = false;
    Error doom;

    void callHook(const char *when) const
    {
        if (hook)
            hook(when);
    }
    void rollback()
    {
        // A full disk or an I/O error may have rolled back already.
        if (sqlite3_get_autocommit(db) == 0)
            sqlite3_exec(db, "ROLLBACK", nullptr, nullptr, nullptr);
    }
};

Connection::Connection() : d(std::make_unique<Private>()) {}

Connection::~Connection()
{
    for (const auto &statements : std::as_const(d->ready)) {
        for (sqlite3_stmt *statement : statements)
            sqlite3_finalize(statement);
    }
    sqlite3_close_v2(d->db);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, const OpenOptions &options)
{
    std::unique_ptr<Connection> connection(new Connection);
    Private &d = *connection->d;
    d.path = path;
    d.vfs = options.vfs;
    const bool readOnly = options.mode == OpenOptions::Mode::ReadOnly;
    if (!readOnly && options.vfs.isEmpty())
        createPrivateFile(path);
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &d.db, flags,
                                     options.vfs.isEmpty() ? nullptr : options.vfs.constData());
    if (code != SQLITE_OK)
        return connection->lastError();
    sqlite3_busy_timeout(d.db, options.busyTimeoutMs);
    sqlite3_db_config(d.db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_create_function_v2(d.db, "contains_text", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                               &containsText, nullptr, nullptr, nullptr);
    if (!options.checkpoints)
        sqlite3_db_config(d.db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);

    QByteArray setup;
    if (options.exclusive)
        setup += "PRAGMA locking_mode=EXCLUSIVE;";
    setup += "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;";
    setup += "PRAGMA cache_size=-" + QByteArray::number(options.cacheKiB) + ";";
    if (options.secureDelete)
        setup += "PRAGMA secure_delete=ON;";
    setup += options.synchronousFull ? "PRAGMA synchronous=FULL;" : "PRAGMA synchronous=NORMAL;";
    if (!options.checkpoints)
        setup += "PRAGMA wal_autocheckpoint=0;";
    if (readOnly)
        setup += "PRAGMA query_only=1;";
    if (Status status = connection->execute(setup.constData()); !status.ok())
        return status.error();

    // Opening proves nothing: the first read finds garbage and locks. WAL is asked back, not believed.
    {
        Query mode = connection->query(readOnly ? "PRAGMA journal_mode" : "PRAGMA journal_mode=WAL");
        if (!mode.step())
            return mode.failed() ? mode.error() : makeError(u"database-error"_s, u"no journal mode"_s);
        if (mode.text(0).compare("wal"_L1, Qt::CaseInsensitive) != 0)
            return makeError(u"database-error"_s, u"the file cannot use a write-ahead log: "_s + mode.text(0));
        // The answer comes before the change is committed: only the end of the statement tells whether it was.
        (void)mode.step();
        if (mode.failed())
            return mode.error();
    }
    {
        Query schema = connection->query("SELECT count(*) FROM sqlite_schema");
        if (!schema.step())
            return schema.error();
    }
    return connection;
}

Status Connection::execute(const char *statements)
{
    if (sqlite3_exec(d->db, statements, nullptr, nullptr, nullptr) != SQLITE_OK)
        return lastError();
    return done();
}

Query Connection::query(const QByteArray &statement)
{
    const auto it = d->ready.find(statement);
    if (it != d->ready.end() && !it->isEmpty())
        return Query(this, it->takeLast(), statement);
    sqlite3_stmt *prepared = nullptr;
    const int code = sqlite3_prepare_v3(d->db, statement.constData(), static_cast<int>(statement.size()),
                                        SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    Query query(this, prepared, statement);
    query.check(code);
    return query;
}

void Connection::giveBack(const QByteArray &text, sqlite3_stmt *statement)
{
    QVector<sqlite3_stmt *> &ready = d->ready[text];
    if (ready.size() < kKeptPerText)
        ready.append(statement);
    else
        sqlite3_finalize(statement);
}

Status Connection::transaction(const std::function<Status()> &body)
{
    struct Depth
    {
        explicit Depth(int &value) : m_value(value) { ++m_value; }
        ~Depth() { --m_value; }
        int &m_value;
    };

    if (d->depth > 0) {
        const Depth depth(d->depth);
        Status status = body();
        if (!status.ok() && !d->doomed) {
            d->doomed = true;
            d->doom = status.error();
        }
        return status;
    }

    if (Status begun = execute("BEGIN IMMEDIATE"); !begun.ok())
        return begun;
    const Depth depth(d->depth);
    d->doomed = false;
    try {
        Status status = body();
        if (status.ok() && d->doomed)
            status = d->doom;
        if (!status.ok()) {
            d->rollback();
            return status;
        }
        d->callHook("before");
    } catch (...) {
        d->rollback();
        throw;
    }
    if (Status committed = execute("COMMIT"); !committed.ok()) {
        d->rollback();
        return committed;
    }
    d->callHook("after");
    return done();
}

Status Connection::part(const std::function<Status()> &body)
{
    if (d->doomed)
        return d->doom;
    if (Status begun = query("SAVEPOINT part").run(); !begun.ok()) {
        d->doomed = true;
        d->doom = begun.error();
        return begun;
    }
    Status status = body();
    if (status.ok() && d->doomed)
        status = d->doom;
    if (status.ok())
        status = query("RELEASE part").run();
    if (status.ok())
        return done();
    // Without a transaction there is no savepoint to go back to: then this fails, too.
    const bool undone = query("ROLLBACK TO part").run().ok() && query("RELEASE part").run().ok();
    d->doomed = !undone;
    d->doom = status.error();
    return status;
}

bool Connection::isDoomed() const
{
    return d->doomed;
}

qint64 Connection::lastInsertId() const
{
    return sqlite3_last_insert_rowid(d->db);
}

int Connection::changes() const
{
    return sqlite3_changes(d->db);
}

int Connection::totalChanges() const
{
    return sqlite3_total_changes(d->db);
}

Result<int> Connection::userVersion()
{
    Query version = query("PRAGMA user_version");
    if (!version.step())
        return version.failed() ? version.error() : makeError(u"database-error"_s, u"no user_version"_s);
    return static_cast<int>(version.integer(0));
}

Status Connection::quickCheck()
{
    return check("PRAGMA quick_check(10)");
}

Status Connection::integrityCheck()
{
    return check("PRAGMA integrity_check(10)");
}

Status Connection::check(const char *pragma)
{
    // To the check a page that cannot be read for a moment is a damaged one. Damage is still there when it is asked
    // again.
    QStringList words;
    for (int times = 0; times < 2; ++times) {
        words.clear();
        Query result = query(pragma);
        while (result.step()) {
            if (result.text(0) != "ok"_L1)
                words += result.text(0);
        }
        if (result.failed())
            return result.error();
        if (words.isEmpty())
            return done();
    }
    return makeError(u"database-corrupt"_s, words.join(u'\n'));
}

Status Connection::checkpointTruncate()
{
    int log = 0;
    int moved = 0;
    const int code = sqlite3_wal_checkpoint_v2(d->db, nullptr, SQLITE_CHECKPOINT_TRUNCATE, &log, &moved);
    if (code != SQLITE_OK)
        return lastError();
    return done();
}

bool Connection::hasMoved() const
{
    int moved = 0;
    return sqlite3_file_control(d->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

Status Connection::vacuumInto(const QString &path)
{
    if (d->vfs.isEmpty())
        createPrivateFile(path);
    return query("VACUUM INTO ?").bind(1, path).run();
}

void Connection::setCommitHook(CommitHook hook)
{
    d->hook = std::move(hook);
}

QString Connection::path() const
{
    return d->path;
}

sqlite3 *Connection::handle() const
{
    return d->db;
}

Error Connection::lastError() const
{
    const int extended = d->db ? sqlite3_extended_errcode(d->db) : SQLITE_NOMEM;
    const QString detail =
        u"%1 (%2)"_s.arg(QString::fromUtf8(d->db ? sqlite3_errmsg(d->db) : "out of memory")).arg(extended);
    switch (extended & 0xff) {
        case SQLITE_FULL:
            return makeError(u"disk-full"_s, detail);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return makeError(u"database-busy"_s, detail);
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return makeError(u"database-corrupt"_s, detail);
        case SQLITE_ERROR:
            // Our statements fit our schema: a table or column that is not there means that the file is not whole.
            if (detail.startsWith("no such "_L1))
                return makeError(u"database-corrupt"_s, detail);
            return makeError(u"database-error"_s, detail);
        case SQLITE_READONLY:
            return makeError(u"database-readonly"_s, detail);
        default:
            return makeError(u"database-error"_s, detail, {{u"sqlite"_s, extended & 0xff}});
    }
}

}  // namespace wyh::sql
