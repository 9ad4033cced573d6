// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/audit.h"

#include <algorithm>

#include "net/server/statements.h"

namespace wyh::server {

namespace {

/// An id, a lane or a code as it is; whatever else a client has put into their place may be anything.
QString plain(const QString &text)
{
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' ||
               c == u'_' || c == u':';
    });
    return isPlain ? text : QStringLiteral("?");
}

}  // namespace

Status writeAudit(wyh::sql::Connection &connection, const Clock &clock, const AuditEntry &entry)
{
    return connection.query(sql("audit_add"))
        .bindAll(clock.nowMs(), entry.org, entry.account, entry.device, entry.what, plain(entry.target),
                 plain(entry.outcome))
        .run();
}

}  // namespace wyh::server
