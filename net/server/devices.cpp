// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/devices.h"

#include "net/server/audit.h"
#include "net/server/problems.h"
#include "net/server/statements.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

namespace {

/// Read out over the phone and typed in by hand: 125 bits in five groups, without letters that look like digits.
QString makePassphrase(Random &random)
{
    static constexpr char kLetters[] = "abcdefghijkmnpqrstuvwxyz23456789";
    QString text;
    for (int i = 0; i < 25; ++i) {
        if (i > 0 && i % 5 == 0)
            text += u'-';
        text += QLatin1Char(kLetters[random.below(32)]);
    }
    return text;
}

Result<bool> isKnown(wyh::sql::Connection &connection, const QString &org, const QString &device)
{
    wyh::sql::Query row = connection.query(sql("device_known"));
    if (row.bindAll(org, device).step())
        return true;
    return row.failed() ? Result<bool>(row.error()) : Result<bool>(false);
}

}  // namespace

Result<QList<DeviceInfo>> Devices::list(const OrgId &org)
{
    QList<DeviceInfo> all;
    const Status read = m_services.pool.read([&](wyh::sql::Connection &connection) -> Status {
        wyh::sql::Query row = connection.query(sql("device_list"));
        row.bind(1, org.value);
        while (row.step()) {
            const DeviceInfo info{DeviceId(row.text(0)), row.text(1),         row.text(2),        row.integer(3),
                                  row.integer(4) != 0,   row.integer(5) != 0, row.integer(6) != 0};
            const auto same = [&info](const DeviceInfo &one) {
                return one.device == info.device && one.login == info.login;
            };
            if (std::none_of(all.cbegin(), all.cend(), same))
                all.append(info);
        }
        return row.failed() ? Status(row.error()) : done();
    });
    if (!read.ok())
        return read.error();
    return all;
}

Result<Revoked> Devices::revoke(const OrgId &org, const DeviceId &device, UnsentWork unsent)
{
    const QString passphrase = makePassphrase(m_services.random);
    Revoked revoked;
    const Status written = m_services.pool.write([&](wyh::sql::Connection &connection) -> Status {
        const auto known = isKnown(connection, org.value, device.value);
        if (!known.ok())
            return known.error();
        if (!*known)
            return makeError(u"device-unknown"_s);
        const qint64 now = m_services.clock.nowMs();
        const QString word = unsent == UnsentWork::Keep ? u"keep"_s : u"remove"_s;
        Status status =
            connection.query(sql("device_revoke")).bindAll(org.value, device.value, word, passphrase, now).run();
        if (status.ok())
            status = connection.query(sql("session_end_org_device"))
                         .bindAll(now, u"device-revoked"_s, org.value, device.value)
                         .run();
        if (status.ok())
            status = writeAudit(connection, m_services.clock,
                                {org.value, {}, device.value, u"device-revoke"_s, device.value, word});
        if (!status.ok())
            return status;
        wyh::sql::Query row = connection.query(sql("device_revoked_get"));
        if (!row.bindAll(org.value, device.value).step())
            return row.error();
        if (unsent == UnsentWork::Keep)
            revoked.passphrase = row.text(1);
        return done();
    });
    if (!written.ok())
        return written.error();
    return revoked;
}

Result<Revoked> Devices::allow(const OrgId &org, const DeviceId &device)
{
    Revoked revoked;
    const Status written = m_services.pool.write([&](wyh::sql::Connection &connection) -> Status {
        {
            wyh::sql::Query row = connection.query(sql("device_revoked_get"));
            if (!row.bindAll(org.value, device.value).step())
                return row.failed() ? row.error() : makeError(u"device-not-revoked"_s);
            if (row.text(0) == "keep"_L1)
                revoked.passphrase = row.text(1);
        }
        const Status status = connection.query(sql("device_allow")).bindAll(org.value, device.value).run();
        if (!status.ok())
            return status;
        return writeAudit(connection, m_services.clock,
                          {org.value, {}, device.value, u"device-allow"_s, device.value, u"ok"_s});
    });
    if (!written.ok())
        return written.error();
    return revoked;
}

Result<std::optional<Devices::Refusal>> Devices::refusal(wyh::sql::Connection &connection, const QString &org,
                                                         const QString &device)
{
    wyh::sql::Query row = connection.query(sql("device_revoked_get"));
    if (!row.bindAll(org, device).step()) {
        if (row.failed())
            return row.error();
        return std::optional<Refusal>();
    }
    HttpProblem problem{"device-revoked"};
    problem.params = {{u"org"_s, org}, {u"unsent"_s, row.text(0)}};
    if (row.text(0) == "keep"_L1)
        problem.params.insert(u"passphrase"_s, row.text(1));
    return std::optional<Refusal>({problemReply(problem), !row.isNull(2)});
}

Status Devices::noteTold(wyh::sql::Connection &connection, const Clock &clock, const QString &org,
                         const QString &device)
{
    Status status = connection.query(sql("device_revoked_told")).bindAll(clock.nowMs(), org, device).run();
    if (!status.ok() || connection.changes() == 0)
        return status;
    return writeAudit(connection, clock, {org, {}, device, u"device-revoked"_s, device, u"told"_s});
}

}  // namespace wyh::server
