// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <limits>

#include "models/sql/connection.h"

namespace wyh::sql {

/// Numbered migrations from a resource folder: <folder>/0001_name.sql, 0002_name.sql, ... Each file is one step and may
/// hold several statements; each runs in one transaction together with PRAGMA user_version. Errors: "schema-newer" (the
/// file was written by a newer program), "migration-failed". upTo: the last step to take, for a file that is first
/// filled in an older form.
Status migrate(Connection &connection, const QString &folder, int upTo = std::numeric_limits<int>::max());

/// The highest number in the folder.
int newestVersion(const QString &folder);

/// A named statement of a resource folder: <folder>/<name>.sql, read once per thread-safe cache. Ends the program when
/// it is missing: that is a build error, found by the first test.
QByteArray statement(const QString &folder, const char *name);

}  // namespace wyh::sql
