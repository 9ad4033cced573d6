// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace wyh::bench {

/// The floor: every row of every table of a filled cache.db inserted into an empty file of the same schema with the
/// plain C API in one transaction, statements prepared, values bound without copies. Milliseconds, or -1. The rows are
/// read into memory before the clock starts.
double rawInsertMs(const QString &filledPath, const QString &emptyPath);

}  // namespace wyh::bench
