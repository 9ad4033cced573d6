// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "net/server/feed.h"
#include "net/server/viewer.h"

namespace wyh::server {

net::Reply feedReset(const QString &reason);
/// For a history that is not the same.
net::Reply feedReset(History history);

/// Checks a request's X-Seen before anything else is done for it. The reply that refuses, or nothing.
/// Runs inside a read; top is filled in.
Result<std::optional<net::Reply>> checkHistory(wyh::sql::Connection &connection, const Viewer &viewer,
                                               const net::Request &request, FeedTop &top);

}  // namespace wyh::server
