// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/rawlimit.h"

#include <sqlite3.h>

#include <cstring>
#include <memory>
#include <vector>

#include "tests/bench/measure.h"

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <unistd.h>
#endif

namespace wyh::bench {

using namespace Qt::StringLiterals;

namespace {

struct Close
{
    void operator()(sqlite3 *db) const { sqlite3_close(db); }
};
using Database = std::unique_ptr<sqlite3, Close>;
struct Finalize
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

Database open(const QString &path, bool write)
{
    sqlite3 *db = nullptr;
    const int flags = write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    if (sqlite3_open_v2(path.toUtf8().constData(), &db, flags, nullptr) != SQLITE_OK)
        fail(u"cannot open "_s + path);
    return Database(db);
}

void run(sqlite3 *db, const QByteArray &sql)
{
    if (sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(QString::fromUtf8(sqlite3_errmsg(db)));
}

Statement prepare(sqlite3 *db, const QByteArray &sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(db, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
        fail(QString::fromUtf8(sqlite3_errmsg(db)));
    return Statement(statement);
}

struct Value
{
    int type = SQLITE_NULL;
    sqlite3_int64 number = 0;
    QByteArray bytes;
};

struct Object
{
    QByteArray type, name, sql;
};

QList<Object> objectsOf(sqlite3 *db)
{
    QList<Object> all;
    const Statement list =
        prepare(db, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid");
    const auto text = [&](int column) {
        return QByteArray(reinterpret_cast<const char *>(sqlite3_column_text(list.get(), column)));
    };
    while (sqlite3_step(list.get()) == SQLITE_ROW)
        all += {text(0), text(1), text(2)};
    return all;
}

/// Copies the rows of a query in parts; only the inserting counts.
class Copy
{
public:
    Copy(sqlite3 *from, sqlite3 *to, const QByteArray &select, const QByteArray &verb, const QByteArray &table)
        : m_rows(prepare(from, select)), m_columns(sqlite3_column_count(m_rows.get()))
    {
        QByteArray marks("?");
        for (int i = 1; i < m_columns; ++i)
            marks += ",?";
        m_insert = prepare(to, verb + " INTO " + table + " VALUES(" + marks + ")");
    }

    double run()
    {
        double ms = 0;
        while (load())
            ms += msOf([this] { insert(); });
        return ms;
    }

private:
    static constexpr size_t kPart = 200000;  ///< values

    bool load()
    {
        m_values.clear();
        // A query that is stepped behind its end begins anew.
        while (!m_ended && m_values.size() < kPart) {
            m_ended = sqlite3_step(m_rows.get()) != SQLITE_ROW;
            if (m_ended)
                break;
            for (int i = 0; i < m_columns; ++i) {
                Value value;
                value.type = sqlite3_column_type(m_rows.get(), i);
                if (value.type == SQLITE_INTEGER)
                    value.number = sqlite3_column_int64(m_rows.get(), i);
                else if (value.type != SQLITE_NULL)
                    value.bytes = QByteArray(static_cast<const char *>(sqlite3_column_blob(m_rows.get(), i)),
                                             sqlite3_column_bytes(m_rows.get(), i));
                m_values.push_back(std::move(value));
            }
        }
        return !m_values.empty();
    }

    void insert()
    {
        int column = 0;
        for (const Value &value : m_values) {
            ++column;
            const auto size = static_cast<int>(value.bytes.size());
            const char *bytes = value.bytes.isNull() ? "" : value.bytes.constData();
            if (value.type == SQLITE_INTEGER)
                sqlite3_bind_int64(m_insert.get(), column, value.number);
            else if (value.type == SQLITE_NULL)
                sqlite3_bind_null(m_insert.get(), column);
            else if (value.type == SQLITE_BLOB)
                sqlite3_bind_blob(m_insert.get(), column, bytes, size, SQLITE_STATIC);
            else
                sqlite3_bind_text(m_insert.get(), column, bytes, size, SQLITE_STATIC);
            if (column < m_columns)
                continue;
            if (sqlite3_step(m_insert.get()) != SQLITE_DONE)
                fail(u"raw insert: "_s + QString::fromUtf8(sqlite3_errmsg(sqlite3_db_handle(m_insert.get()))));
            sqlite3_reset(m_insert.get());
            column = 0;
        }
    }

    Statement m_rows;
    Statement m_insert;
    int m_columns;
    bool m_ended = false;
    std::vector<Value> m_values;
};

constexpr auto kSetup =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=4000";

}  // namespace

double rawInsertMs(const QString &filledPath, const QString &emptyPath, bool indexesLast)
{
    const Database from = open(filledPath, false);
    const Database to = open(emptyPath, true);
    run(to.get(), kSetup);
    const QList<Object> objects = objectsOf(from.get());
    // Without triggers: what they write is copied with the rows.
    const auto make = [&](const char *type) {
        for (const Object &object : objects) {
            if (object.type == type)
                run(to.get(), object.sql);
        }
    };
    make("table");
    if (!indexesLast)
        make("index");
    double ms = msOf([&] { run(to.get(), "BEGIN"); });
    for (const Object &object : objects) {
        if (object.type == "table")
            ms += Copy(from.get(), to.get(), "SELECT * FROM " + object.name, "INSERT", object.name).run();
    }
    return ms + msOf([&] {
               if (indexesLast)
                   make("index");
               run(to.get(), "COMMIT");
           });
}

double rawReplaceMs(const QString &filledPath, const QString &rawPath, int version)
{
    const Database from = open(filledPath, false);
    const Database to = open(rawPath, true);
    run(to.get(), kSetup);
    const QByteArray orders = "(SELECT n FROM ord WHERE ver = " + QByteArray::number(version) + " LIMIT 1000)";
    double ms = msOf([&] { run(to.get(), "BEGIN"); });
    for (const char *table : {"ord", "order_doc", "order_search"})
        ms +=
            Copy(from.get(), to.get(), QByteArray("SELECT * FROM ") + table + " WHERE n IN " + orders, "REPLACE", table)
                .run();
    for (const char *table : {"order_line", "order_waybill"}) {
        ms += Copy(from.get(), to.get(),
                   "SELECT t.* FROM " + orders + " AS o JOIN " + table +
                       " AS t ON t.k BETWEEN o.n * 65536 AND o.n * 65536 + 65535",
                   "REPLACE", table)
                  .run();
    }
    return ms + msOf([&] { run(to.get(), "COMMIT"); });
}

QList<double> rawPages(const QString &cachePath, const char *condition)
{
    const Database db = open(cachePath, false);
    const Statement rows = prepare(db.get(), QByteArray("SELECT * FROM ord WHERE ") + condition + " LIMIT 200");
    const int columns = sqlite3_column_count(rows.get());
    return times(50, [&](int) {
        qint64 bytes = 0;
        while (sqlite3_step(rows.get()) == SQLITE_ROW) {
            for (int i = 0; i < columns; ++i) {
                if (sqlite3_column_type(rows.get(), i) == SQLITE_INTEGER)
                    bytes += sqlite3_column_int64(rows.get(), i) & 1;
                else if (sqlite3_column_text(rows.get(), i))
                    bytes += sqlite3_column_bytes(rows.get(), i);
            }
        }
        sqlite3_reset(rows.get());
        if (bytes == 0)
            fail(u"an empty list"_s);
    });
}

QList<double> rawQueries(const QString &cachePath, const QByteArray &sql, const QStringList &texts)
{
    const Database db = open(cachePath, false);
    const Statement rows = prepare(db.get(), sql);
    const int columns = sqlite3_column_count(rows.get());
    return times(static_cast<int>(texts.size()), [&](int i) {
        const QByteArray text = texts.at(i).toUtf8();
        sqlite3_bind_text(rows.get(), 1, text.constData(), static_cast<int>(text.size()), SQLITE_STATIC);
        int last = SQLITE_ROW;
        while ((last = sqlite3_step(rows.get())) == SQLITE_ROW) {
            for (int column = 0; column < columns; ++column)
                sqlite3_column_text(rows.get(), column);
        }
        if (last != SQLITE_DONE)
            fail(QString::fromUtf8(sqlite3_errmsg(db.get())));
        sqlite3_reset(rows.get());
    });
}

QList<double> rawScans(const QString &cachePath, const QStringList &texts)
{
    const Database db = open(cachePath, false);
    const Statement rows = prepare(db.get(), "SELECT search FROM order_search");
    return times(static_cast<int>(texts.size()), [&](int i) {
        const std::string wanted = texts.at(i).toLower().toStdString();
        int hits = 0;
        while (sqlite3_step(rows.get()) == SQLITE_ROW) {
            const auto *text = static_cast<const char *>(sqlite3_column_blob(rows.get(), 0));
            const auto size = static_cast<size_t>(sqlite3_column_bytes(rows.get(), 0));
            if (std::string_view(text, size).find(wanted) != std::string_view::npos)
                ++hits;
        }
        sqlite3_reset(rows.get());
        if (hits < 0)
            fail(u"impossible"_s);
    });
}

QList<double> durableWrites(const QString &folder, int count)
{
#ifdef Q_OS_WIN
    Q_UNUSED(folder)
    Q_UNUSED(count)
    return {};
#else
    const QByteArray block(4096, 'x');
    const QString path = folder + u"/probe"_s;
    const int file = ::open(QFile::encodeName(path).constData(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    const QList<double> all = times(count, [&](int) {
        if (::write(file, block.constData(), 4096) != 4096 || ::fdatasync(file) != 0)
            fail(u"the probe could not write"_s);
    });
    ::close(file);
    QFile::remove(path);
    return all;
#endif
}

}  // namespace wyh::bench
