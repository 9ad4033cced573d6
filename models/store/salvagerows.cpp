// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/salvagerows.h"

#include "models/core/uuid7.h"
#include "models/store/oprow.h"
#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

const QByteArrayList &judgedColumns()
{
    static const QByteArrayList columns{"op_id", "type", "args", "guard", "state", "at_ms"};
    return columns;
}

bool isSound(const sql::Query &row)
{
    const auto args = contract::parseObject(row.bytes(2));
    const auto guard = contract::parseObject(row.bytes(3));
    if (!args.ok() || !guard.ok() || !isUuid(row.text(0)))
        return false;
    return opStateFromCode(row.text(4)).has_value() && contract::payloadFromJson(row.text(1), *args, *guard).ok();
}

Statement::Statement(const QList<Column> &columns)
{
    QByteArrayList names;
    QByteArrayList places;
    for (const Column &column : columns) {
        names += column.name;
        places += "?";
        numbers += column.isNumber;
    }
    nAt = static_cast<int>(names.indexOf("n"));
    read = "SELECT " + judgedColumns().join(", ") + ", " + names.join(", ") + " FROM op ";
    write = "INSERT OR IGNORE INTO op(" + names.join(", ") + ") VALUES(" + places.join(", ") + ")";
}

QByteArray readBeginning()
{
    return "SELECT " + judgedColumns().join(", ") + " FROM op WHERE n = ?";
}

QByteArray readCell(const Column &column)
{
    return "SELECT " + column.name + " FROM op WHERE n = ?";
}

bool isPassing(const Error &error)
{
    constexpr int kReadFailed = 10;
    constexpr int kNotOpened = 14;
    if (error.code == u"disk-full"_s || error.code == u"database-busy"_s)
        return true;
    const int reason = error.params.value(u"sqlite"_s).toInt();
    return error.code == u"database-error"_s && (reason == kReadFailed || reason == kNotOpened);
}

bool stepTwice(sql::Query &query)
{
    if (query.step())
        return true;
    if (!query.failed() || !isPassing(query.error()))
        return false;
    query.again();
    return query.step();
}

Result<QList<Column>> columnsOf(Statements &file)
{
    sql::Query query = file("salvage_columns");
    QList<Column> columns;
    while (stepTwice(query))
        columns.append({query.bytes(0), query.text(1) == u"INTEGER"_s, query.integer(2) != 0});
    if (query.failed())
        return query.error();
    return columns;
}

bool stepFirst(sql::Query &query, qint64 steps)
{
    return steps == 0 ? stepTwice(query) : query.step();
}

}  // namespace wyh::store
