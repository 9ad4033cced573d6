// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/server/services.h"

namespace wyh::server {

/// One line of the audit trail, written in the transaction of what it tells. Ids and codes only, never names, numbers
/// or addresses: it outlives the personal data.
struct AuditEntry
{
    QString org;
    QString account;  ///< empty: the operator
    QString device;
    QString what;     ///< "sign-in", "op:ship", "permissions", ...
    QString target;   ///< "order:<id>", account id, ...; "?" for what is no id
    QString outcome;  ///< "ok", "failed", or the code of the refusal; "?" for what is no code
};
Status writeAudit(wyh::sql::Connection &connection, const Clock &clock, const AuditEntry &entry);

}  // namespace wyh::server
