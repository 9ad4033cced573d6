// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/audit.h"

#include "net/server/statements.h"

namespace wyh::server {

Status writeAudit(wyh::sql::Connection &connection, const Clock &clock, const AuditEntry &entry)
{
    return connection.query(sql("audit_add"))
        .bindAll(clock.nowMs(), entry.org, entry.account, entry.device, entry.what, entry.target, entry.outcome)
        .run();
}

}  // namespace wyh::server
