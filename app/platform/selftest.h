// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace wyh::server {

/// Tries everything an installation needs in a folder of its own and writes a PASS or FAIL line for each to the file.
/// Returns the number of failures (at least 1 when the file cannot be written).
int runSelfTest(const QString &file);

}  // namespace wyh::server
