// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace wyh::sql {

/// Of the SQLite that this program runs with, e.g. "3.40.1".
QString libraryVersion();

}  // namespace wyh::sql
