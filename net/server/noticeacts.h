// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/contract/sync.h"
#include "net/server/services.h"
#include "net/server/viewer.h"

namespace wyh::server {

/// What people did with notices on a device, into the audit trail; each once, however often it is told. In the
/// transaction of the push that brought it. Takes a position of the feed, so that whoever told it notices when a
/// restore of the platform lost it.
Status noteNoticeActs(Services &services, const Viewer &viewer, wyh::sql::Connection &connection,
                      const QList<contract::NoticeAct> &acts);

}  // namespace wyh::server
