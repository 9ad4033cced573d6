// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/sql/version.h"

#include <sqlite3.h>

namespace wyh::sql {

QString libraryVersion()
{
    return QString::fromLatin1(sqlite3_libversion());
}

}  // namespace wyh::sql
