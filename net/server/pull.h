// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/server/services.h"
#include "net/server/viewer.h"

namespace wyh::server {

/// GET /v1/sync/work: one page of a snapshot or of the feed, with the results of the device's own operations
/// (sync.md 2.3).
net::Reply pullWork(Services &services, const Viewer &viewer, const net::Request &request, int clientSchema);
/// GET /v1/sync/top: where the feed stands; checks X-Seen like every other request.
net::Reply pullTop(Services &services, const Viewer &viewer, const net::Request &request, int clientSchema);

}  // namespace wyh::server
