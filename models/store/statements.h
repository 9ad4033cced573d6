// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>

#include "models/sql/migrations.h"

namespace wyh::store {

/// The named statements of one resource folder on one connection; looked up by the literal's address, so that a
/// statement in a loop costs no text search.
class Statements
{
public:
    Statements(sql::Connection &connection, QString folder) : m_connection(connection), m_folder(std::move(folder)) {}

    sql::Query operator()(const char *name)
    {
        auto it = m_texts.constFind(name);
        if (it == m_texts.constEnd())
            it = m_texts.insert(name, sql::statement(m_folder, name));
        return m_connection.query(*it);
    }

private:
    sql::Connection &m_connection;
    QString m_folder;
    QHash<const char *, QByteArray> m_texts;
};

}  // namespace wyh::store
