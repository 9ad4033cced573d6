// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/server/services.h"
#include "net/server/viewer.h"

namespace wyh::server {

/// POST /v1/ops: each operation on its own; one bad one does not spoil the rest. Only an envelope that cannot be read,
/// or an item without an id to answer to, refuses the whole request.
net::Reply pushOperations(Services &services, const Viewer &viewer, const net::Request &request);

}  // namespace wyh::server
