// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/server/services.h"

namespace wyh::server {

/// Forgets what is older than the retention time, one organization a transaction.
Status maintain(Services &services);

}  // namespace wyh::server
