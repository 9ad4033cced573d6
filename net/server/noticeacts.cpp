// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/noticeacts.h"

#include "net/server/audit.h"
#include "net/server/feed.h"
#include "net/server/statements.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

namespace {

Result<bool> isKnown(wyh::sql::Connection &connection, const QString &org, const QString &id)
{
    wyh::sql::Query row = connection.query(sql("notice_act_get"));
    const bool known = row.bindAll(org, id).step();
    if (row.failed())
        return row.error();
    return known;
}

}  // namespace

Status noteNoticeActs(Services &services, const Viewer &viewer, wyh::sql::Connection &connection,
                      const QList<contract::NoticeAct> &acts)
{
    bool news = false;
    for (const contract::NoticeAct &act : acts) {
        const auto known = isKnown(connection, viewer.org(), act.id);
        if (!known.ok())
            return known.error();
        if (*known)
            continue;
        const QString what = contract::noticeActCode(act.kind);
        const Status added =
            connection.query(sql("notice_act_add"))
                .bindAll(viewer.org(), act.id, viewer.user(), viewer.device.value, act.op.value, act.notice, what,
                         act.code, act.who, act.reason, act.atMs, services.clock.nowMs())
                .run();
        if (!added.ok())
            return added;
        const Status noted =
            writeAudit(connection, services.clock,
                       {viewer.org(), viewer.user(), viewer.device.value, u"notice:"_s + what, act.op.value, act.code});
        if (!noted.ok())
            return noted;
        news = true;
    }
    if (!news)
        return done();
    FeedWriter feed(connection, services.clock, services.random);
    feed.touch(viewer.org());
    return feed.finish();
}

}  // namespace wyh::server
