// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/contract/jsonreader.h"
#include "net/contract/sync.h"

namespace wyh::contract {

namespace {

constexpr int kMaxSecret = 2000;

Account readAccount(JsonReader reader)
{
    const QStringList orgKinds{QStringLiteral("supplier"), QStringLiteral("dealer")};
    Account account;
    account.user = UserId(reader.id("user"));
    account.login = reader.id("login", JsonReader::kMaxText);
    account.displayName = reader.text("display_name");
    account.org = OrgId(reader.id("org"));
    account.orgName = reader.text("org_name");
    account.orgKind = orgKinds.at(reader.oneOf("org_kind", orgKinds));
    account.permissions = reader.texts("permissions");
    return account;
}

}  // namespace

QJsonObject accountToJson(const Account &account)
{
    return {{QStringLiteral("user"), account.user.value},
            {QStringLiteral("login"), account.login},
            {QStringLiteral("display_name"), account.displayName},
            {QStringLiteral("org"), account.org.value},
            {QStringLiteral("org_name"), account.orgName},
            {QStringLiteral("org_kind"), account.orgKind},
            {QStringLiteral("permissions"), QJsonArray::fromStringList(account.permissions)}};
}

Result<Account> accountFromJson(const QJsonObject &json)
{
    const JsonReader reader(json);
    Account account = readAccount(reader);
    return reader.finish(std::move(account));
}

QJsonObject sessionToJson(const Session &session)
{
    return {{QStringLiteral("access"), session.access},
            {QStringLiteral("access_seconds"), session.accessSeconds},
            {QStringLiteral("refresh"), session.refresh},
            {QStringLiteral("account"), accountToJson(session.account)}};
}

Result<Session> sessionFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    Session session;
    session.access = reader.id("access", kMaxSecret);
    session.accessSeconds = reader.integer("access_seconds", 0);
    session.refresh = reader.id("refresh", kMaxSecret);
    session.account = readAccount(reader.object("account"));
    return reader.finish(std::move(session));
}

}  // namespace wyh::contract
