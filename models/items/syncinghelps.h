// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/store/connectionstate.h"

namespace wyh::items {

/// Whether asking the platform at once can change anything. Not while nothing is sent, and not where a person must do
/// something first: a full disk, an old program, a disabled account.
bool syncingHelps(const store::ConnectionState &state);

}  // namespace wyh::items
