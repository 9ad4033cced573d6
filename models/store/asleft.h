// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sql/connection.h"
#include "models/store/files.h"

namespace wyh::store {

/// Whether a profile that nobody works in can be opened as it was left: both files are there, of this program's schema
/// or an older one, and nothing waits to be mended or to be judged at the next start (an operation that ended the
/// program, say). No file of the two is changed.
Status asLeft(const Files &files, const QString &folder, const sql::OpenOptions &base);

}  // namespace wyh::store
