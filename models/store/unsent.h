// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/store/localstore.h"

namespace wyh::store {

/// What waits in the outbox of a profile that nobody has open: the caller holds its lock. Changes nothing. An outbox
/// that cannot be read is an Error, never "nothing waits". doneToday is not counted.
Result<OutboxCounts> unsentIn(const QString &folder);

}  // namespace wyh::store
