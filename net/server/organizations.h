// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/server/services.h"

namespace wyh::server {

/// Organizations and users, as the operator keeps them.
class Organizations
{
public:
    explicit Organizations(Services &services) : m_services(services) {}

    Result<OrgId> create(const NewOrganization &organization);
    Result<OrgId> find(const QString &code);
    Result<UserId> createUser(const OrgId &org, const NewUser &user);
    Status setPassword(const QString &login, const QString &password);
    Status setPermissions(const QString &login, const QStringList &permissions);
    Status setDisabled(const QString &login, bool disabled);

private:
    struct Found
    {
        QString user;
        QString org;
    };
    using Change = std::function<Status(wyh::sql::Connection &, const Found &)>;
    Status changeUser(const QString &login, const QString &what, const Change &change);

    Services &m_services;
};

inline constexpr qsizetype kLongestOrganizationName = 200;

/// Makes an organization with its feed, in the running transaction.
Result<OrgId> addOrganization(wyh::sql::Connection &connection, Services &services, const QString &code,
                              const QString &name, NewOrganization::Kind kind);

}  // namespace wyh::server
