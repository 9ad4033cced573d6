// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/organizations.h"

#include <QRegularExpression>

#include "models/core/uuid7.h"
#include "net/server/audit.h"
#include "net/server/feed.h"
#include "net/server/statements.h"
#include "net/server/viewer.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShortestPassword = 8;
constexpr qsizetype kLongestPassword = 1024;
constexpr qsizetype kLongestDisplayName = 200;

bool permissionsKnown(const QStringList &permissions)
{
    const QStringList known = knownPermissions();
    return std::all_of(permissions.begin(), permissions.end(),
                       [&known](const QString &one) { return known.contains(one); });
}

bool passwordLong(const QString &password)
{
    return password.size() >= kShortestPassword && password.size() <= kLongestPassword;
}

}  // namespace

QStringList knownPermissions()
{
    return {u"pick"_s,    u"ship"_s,        u"manage_channels"_s, u"manage_addresses"_s, u"manage_authorizations"_s,
            u"receive"_s, u"view_prices"_s, u"approve_prices"_s,  u"settle"_s,           u"manage_users"_s};
}

Result<OrgId> addOrganization(wyh::sql::Connection &connection, Services &services, const QString &code,
                              const QString &name, NewOrganization::Kind kind)
{
    const OrgId id(makeUuid7(services.clock, services.random));
    const QString kindText = kind == NewOrganization::Kind::Supplier ? u"supplier"_s : u"dealer"_s;
    Status status =
        connection.query(sql("organization_add")).bindAll(id.value, code, name, kindText, services.clock.nowMs()).run();
    if (status.ok())
        status = createFeed(connection, services.random, id.value);
    if (status.ok())
        status = writeAudit(connection, services.clock, {id.value, {}, {}, u"organization"_s, id.value, u"ok"_s});
    if (!status.ok())
        return status.error();
    return id;
}

Result<OrgId> Organizations::create(const NewOrganization &organization)
{
    static const QRegularExpression pattern(u"\\A[a-z0-9-]{2,64}\\z"_s);
    const QString name = organization.name.trimmed();
    if (!pattern.match(organization.code).hasMatch() || name.isEmpty() || name.size() > kLongestOrganizationName)
        return makeError(u"organization-invalid"_s);
    OrgId made;
    const Status written = m_services.pool.write([&](wyh::sql::Connection &connection) -> Status {
        {
            wyh::sql::Query row = connection.query(sql("organization_by_code"));
            if (row.bind(1, organization.code).step())
                return makeError(u"organization-exists"_s);
            if (row.failed())
                return row.error();
        }
        const auto added = addOrganization(connection, m_services, organization.code, name, organization.kind);
        if (!added.ok())
            return added.error();
        made = *added;
        return done();
    });
    if (!written.ok())
        return written.error();
    return made;
}

Result<OrgId> Organizations::find(const QString &code)
{
    OrgId found;
    const Status read = m_services.pool.read([&](wyh::sql::Connection &connection) -> Status {
        wyh::sql::Query row = connection.query(sql("organization_by_code"));
        if (!row.bind(1, code).step())
            return row.failed() ? row.error() : makeError(u"organization-unknown"_s);
        found = OrgId(row.text(0));
        return done();
    });
    if (!read.ok())
        return read.error();
    return found;
}

Result<UserId> Organizations::createUser(const OrgId &org, const NewUser &user)
{
    static const QRegularExpression pattern(u"\\A[^\\s\\x00-\\x1f]{2,100}\\z"_s);
    const QString login = user.login.trimmed().toLower();
    if (!pattern.match(login).hasMatch())
        return makeError(u"login-invalid"_s);
    if (!passwordLong(user.password))
        return makeError(u"password-too-short"_s, {}, {{u"least"_s, static_cast<int>(kShortestPassword)}});
    if (user.displayName.size() > kLongestDisplayName)
        return makeError(u"display-name-invalid"_s);
    if (!permissionsKnown(user.permissions))
        return makeError(u"permission-unknown"_s);
    const auto hash = m_services.passwords->hash(user.password);
    if (!hash.ok())
        return hash.error();
    const UserId id(makeUuid7(m_services.clock, m_services.random));
    const Status written = m_services.pool.write([&](wyh::sql::Connection &connection) -> Status {
        {
            wyh::sql::Query row = connection.query(sql("organization_get"));
            if (!row.bind(1, org.value).step())
                return row.failed() ? row.error() : makeError(u"organization-unknown"_s);
        }
        {
            wyh::sql::Query row = connection.query(sql("account_by_login"));
            if (row.bind(1, login).step())
                return makeError(u"login-taken"_s);
            if (row.failed())
                return row.error();
        }
        Status status = connection.query(sql("account_add"))
                            .bindAll(id.value, org.value, login, user.displayName, *hash,
                                     permissionsToText(user.permissions), m_services.clock.nowMs())
                            .run();
        if (status.ok())
            status = writeAudit(connection, m_services.clock, {org.value, {}, {}, u"user"_s, id.value, u"ok"_s});
        return status;
    });
    if (!written.ok())
        return written.error();
    return id;
}

Status Organizations::changeUser(const QString &login, const QString &what, const Change &change)
{
    return m_services.pool.write([&](wyh::sql::Connection &connection) -> Status {
        Found found;
        {
            wyh::sql::Query row = connection.query(sql("account_by_login"));
            if (!row.bind(1, login.trimmed().toLower()).step())
                return row.failed() ? row.error() : makeError(u"login-unknown"_s);
            found = {row.text(0), row.text(1)};
        }
        Status status = change(connection, found);
        if (status.ok())
            status = writeAudit(connection, m_services.clock, {found.org, {}, {}, what, found.user, u"ok"_s});
        return status;
    });
}

Status Organizations::setPassword(const QString &login, const QString &password)
{
    if (!passwordLong(password))
        return makeError(u"password-too-short"_s, {}, {{u"least"_s, static_cast<int>(kShortestPassword)}});
    const auto hash = m_services.passwords->hash(password);
    if (!hash.ok())
        return hash.error();
    return changeUser(login, u"password"_s, [&](wyh::sql::Connection &connection, const Found &user) -> Status {
        Status status = connection.query(sql("account_set_password")).bindAll(*hash, user.user, user.org).run();
        if (status.ok())
            status = connection.query(sql("session_end_account"))
                         .bindAll(m_services.clock.nowMs(), u"password-changed"_s, user.user, user.org)
                         .run();
        return status;
    });
}

Status Organizations::setPermissions(const QString &login, const QStringList &permissions)
{
    if (!permissionsKnown(permissions))
        return makeError(u"permission-unknown"_s);
    return changeUser(login, u"permissions"_s, [&](wyh::sql::Connection &connection, const Found &user) {
        return connection.query(sql("account_set_permissions"))
            .bindAll(permissionsToText(permissions), user.user, user.org)
            .run();
    });
}

Status Organizations::setDisabled(const QString &login, bool disabled)
{
    // Sessions stay: their requests are answered "account-disabled", which says more than "sign in", and enabling the
    // account again gives the devices back.
    return changeUser(
        login, disabled ? u"disable"_s : u"enable"_s, [&](wyh::sql::Connection &connection, const Found &user) {
            return connection.query(sql("account_set_disabled")).bindAll(disabled, user.user, user.org).run();
        });
}

}  // namespace wyh::server
