// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sql/migrations.h"

namespace wyh::server {

/// Where the platform's SQL lies. Another database is another folder with the same names.
inline QString sqlFolder()
{
    return QStringLiteral(":/sql/server/sqlite");
}

inline QByteArray sql(const char *name)
{
    return wyh::sql::statement(sqlFolder(), name);
}

}  // namespace wyh::server
