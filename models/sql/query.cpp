// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>

#include <utility>

#include "models/sql/connection.h"

namespace wyh::sql {

Query::Query(Connection *connection, sqlite3_stmt *statement, QByteArray text)
    : m_connection(connection), m_statement(statement), m_text(std::move(text))
{
}

Query::Query(Query &&other) noexcept
    : m_connection(other.m_connection),
      m_statement(std::exchange(other.m_statement, nullptr)),
      m_text(std::move(other.m_text)),
      m_failed(other.m_failed),
      m_error(std::move(other.m_error))
{
}

Query::~Query()
{
    if (!m_statement)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_connection->giveBack(m_text, m_statement);
}

void Query::check(int code)
{
    if (code == SQLITE_OK || m_failed)
        return;
    m_failed = true;
    m_error = m_connection->lastError();
}

Query &Query::bind(int position, qint64 value)
{
    if (m_statement)
        check(sqlite3_bind_int64(m_statement, position, value));
    return *this;
}

Query &Query::bind(int position, const QString &text)
{
    return bindText(position, text.toUtf8());
}

Query &Query::bindText(int position, const QByteArray &utf8)
{
    if (m_statement) {
        check(sqlite3_bind_text64(m_statement, position, utf8.isNull() ? "" : utf8.constData(),
                                  static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
    }
    return *this;
}

Query &Query::bindBlob(int position, const QByteArray &bytes)
{
    if (m_statement) {
        check(sqlite3_bind_blob64(m_statement, position, bytes.isNull() ? "" : bytes.constData(),
                                  static_cast<sqlite3_uint64>(bytes.size()), SQLITE_TRANSIENT));
    }
    return *this;
}

Query &Query::bindNull(int position)
{
    if (m_statement)
        check(sqlite3_bind_null(m_statement, position));
    return *this;
}

bool Query::step()
{
    if (m_failed || !m_statement)
        return false;
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        check(code);
    return false;
}

Status Query::run()
{
    while (step()) {
    }
    if (m_statement)
        sqlite3_reset(m_statement);
    if (m_failed)
        return m_error;
    return done();
}

void Query::reset()
{
    if (m_statement)
        sqlite3_reset(m_statement);
    m_failed = m_failed && !m_statement;
}

void Query::again()
{
    if (!m_statement)
        return;
    sqlite3_reset(m_statement);
    m_failed = false;
    m_error = {};
}

bool Query::failed() const
{
    return m_failed;
}

Error Query::error() const
{
    return m_error;
}

qint64 Query::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Query::text(int column) const
{
    // The text must be asked for before its length: the call may convert.
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column));
}

QByteArray Query::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArray(data, sqlite3_column_bytes(m_statement, column));
}

bool Query::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

}  // namespace wyh::sql
