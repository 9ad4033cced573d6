// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/maintenance.h"

#include "net/server/statements.h"

namespace wyh::server {

namespace {

constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;
/// The law asks for six months of a network's log (网络安全法 Article 21); quarrels about a settlement come later.
constexpr qint64 kAuditDays = 3 * 365;

Result<qint64> number(wyh::sql::Connection &connection, const char *name, const QString &org, qint64 before)
{
    wyh::sql::Query row = connection.query(sql(name));
    if (!row.bindAll(org, before).step())
        return row.error();
    return row.integer(0);
}

Status forgetTombstones(wyh::sql::Connection &connection, const QString &org, qint64 before)
{
    const auto oldest = number(connection, "feed_old_tombstones", org, before);
    if (!oldest.ok())
        return oldest.error();
    if (*oldest == 0)
        return done();
    // The floor first and in the same transaction: a cursor below it has missed what is forgotten now.
    Status status = connection.query(sql("feed_set_oldest")).bindAll(*oldest, org).run();
    if (status.ok())
        status = connection.query(sql("feed_purge_tombstones")).bindAll(org, *oldest).run();
    return status;
}

Status forgetMarks(wyh::sql::Connection &connection, const QString &org, qint64 before)
{
    // The newest of the old marks stays: it may be the feed's top.
    const auto from = number(connection, "mark_keep_from", org, before);
    if (!from.ok())
        return from.error();
    if (*from == 0)
        return done();
    Status status = connection.query(sql("feed_set_marks_from")).bindAll(*from, org).run();
    if (status.ok())
        status = connection.query(sql("mark_purge")).bindAll(org, *from).run();
    return status;
}

}  // namespace

Status maintain(Services &services)
{
    const qint64 now = services.clock.nowMs();
    const qint64 before = now - services.options.retentionDays * kDayMs;
    QStringList orgs;
    const Status listed = services.pool.read([&](wyh::sql::Connection &connection) -> Status {
        wyh::sql::Query row = connection.query(sql("feed_orgs"));
        while (row.step())
            orgs.append(row.text(0));
        return row.failed() ? Status(row.error()) : done();
    });
    if (!listed.ok())
        return listed;
    for (const QString &org : std::as_const(orgs)) {
        const Status forgotten = services.pool.write([&](wyh::sql::Connection &connection) -> Status {
            Status status = forgetTombstones(connection, org, before);
            if (status.ok())
                status = forgetMarks(connection, org, before);
            // Twice as long for what no device has reported closed, for devices that come back after half a year.
            if (status.ok())
                status = connection.query(sql("result_purge"))
                             .bindAll(org, now - 2 * services.options.retentionDays * kDayMs, before)
                             .run();
            if (status.ok())
                status = connection.query(sql("notice_act_purge"))
                             .bindAll(org, now - 2 * services.options.retentionDays * kDayMs)
                             .run();
            if (status.ok())
                status = connection.query(sql("audit_purge")).bindAll(org, now - kAuditDays * kDayMs).run();
            return status;
        });
        if (!forgotten.ok())
            return forgotten;
    }
    return services.pool.write([&](wyh::sql::Connection &connection) -> Status {
        // Access tokens are kept for a day after they expired, so that "expired" and "unknown" stay two answers.
        Status status = connection.query(sql("access_purge")).bind(1, now - kDayMs).run();
        // An expired one is refused like an unknown one.
        if (status.ok())
            status = connection.query(sql("refresh_purge")).bind(1, now).run();
        // Guesses at logins that do not exist: anybody can make them, so they must not stay for ever.
        if (status.ok())
            status = connection.query(sql("audit_purge_strangers")).bind(1, before).run();
        if (status.ok())
            status = connection.query(sql("session_purge"))
                         .bindAll(before, now - services.options.refreshDays * kDayMs)
                         .run();
        return status;
    });
}

}  // namespace wyh::server
