// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/rawlimit.h"

#include <sqlite3.h>

#include <QByteArray>
#include <QElapsedTimer>
#include <QFile>
#include <QList>
#include <vector>

namespace wyh::bench {

namespace {

struct Value
{
    int type = SQLITE_NULL;
    sqlite3_int64 number = 0;
    QByteArray text;
};

struct Table
{
    QByteArray insert;
    int columns = 0;
    std::vector<Value> values;
};

bool run(sqlite3 *db, const QByteArray &sql)
{
    return sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

/// Every table of the cache with its rows, and the statements that make the schema.
bool load(sqlite3 *from, QList<QByteArray> &schema, std::vector<Table> &tables)
{
    sqlite3_stmt *list = nullptr;
    if (sqlite3_prepare_v2(from, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL", -1, &list,
                           nullptr) != SQLITE_OK)
        return false;
    QList<QByteArray> names;
    while (sqlite3_step(list) == SQLITE_ROW) {
        schema += reinterpret_cast<const char *>(sqlite3_column_text(list, 2));
        if (QByteArrayView(reinterpret_cast<const char *>(sqlite3_column_text(list, 0))) == QByteArrayView("table"))
            names += reinterpret_cast<const char *>(sqlite3_column_text(list, 1));
    }
    sqlite3_finalize(list);
    for (const QByteArray &name : names) {
        sqlite3_stmt *rows = nullptr;
        if (sqlite3_prepare_v2(from, ("SELECT * FROM " + name).constData(), -1, &rows, nullptr) != SQLITE_OK)
            return false;
        Table table;
        table.columns = sqlite3_column_count(rows);
        QByteArray marks("?");
        for (int i = 1; i < table.columns; ++i)
            marks += ",?";
        table.insert = "INSERT INTO " + name + " VALUES(" + marks + ")";
        while (sqlite3_step(rows) == SQLITE_ROW) {
            for (int i = 0; i < table.columns; ++i) {
                Value value;
                value.type = sqlite3_column_type(rows, i);
                if (value.type == SQLITE_INTEGER)
                    value.number = sqlite3_column_int64(rows, i);
                else if (value.type != SQLITE_NULL)
                    value.text = QByteArray(static_cast<const char *>(sqlite3_column_blob(rows, i)),
                                            sqlite3_column_bytes(rows, i));
                table.values.push_back(std::move(value));
            }
        }
        sqlite3_finalize(rows);
        tables.push_back(std::move(table));
    }
    return true;
}

bool insertAll(sqlite3 *to, const std::vector<Table> &tables)
{
    for (const Table &table : tables) {
        sqlite3_stmt *insert = nullptr;
        if (sqlite3_prepare_v2(to, table.insert.constData(), -1, &insert, nullptr) != SQLITE_OK)
            return false;
        int column = 0;
        for (const Value &value : table.values) {
            ++column;
            if (value.type == SQLITE_INTEGER)
                sqlite3_bind_int64(insert, column, value.number);
            else if (value.type == SQLITE_NULL)
                sqlite3_bind_null(insert, column);
            else
                sqlite3_bind_text(insert, column, value.text.isNull() ? "" : value.text.constData(),
                                  static_cast<int>(value.text.size()), SQLITE_STATIC);
            if (column == table.columns) {
                if (sqlite3_step(insert) != SQLITE_DONE)
                    return false;
                sqlite3_reset(insert);
                column = 0;
            }
        }
        sqlite3_finalize(insert);
    }
    return true;
}

}  // namespace

double rawInsertMs(const QString &filledPath, const QString &emptyPath)
{
    sqlite3 *from = nullptr;
    sqlite3 *to = nullptr;
    QList<QByteArray> schema;
    std::vector<Table> tables;
    double ms = -1;
    if (sqlite3_open(filledPath.toUtf8().constData(), &from) == SQLITE_OK && load(from, schema, tables) &&
        sqlite3_open(emptyPath.toUtf8().constData(), &to) == SQLITE_OK &&
        run(to,
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA "
            "wal_autocheckpoint=4000")) {
        bool made = true;
        for (const QByteArray &statement : schema)
            made = made && run(to, statement);
        QElapsedTimer timer;
        timer.start();
        if (made && run(to, "BEGIN") && insertAll(to, tables) && run(to, "COMMIT"))
            ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    sqlite3_close(from);
    sqlite3_close(to);
    return ms;
}

}  // namespace wyh::bench
