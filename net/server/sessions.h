// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/server/services.h"
#include "net/server/viewer.h"

namespace wyh::server {

/// Sign-in, tokens and who a request comes from.
///
/// A signed-in device is one session: a family of refresh tokens of which only the newest is good. Whoever shows an
/// older one has a stolen or an outdated copy, and since nobody can tell which, the whole family ends and the person
/// signs in again.
///
/// One exception, because networks lose answers: the immediate predecessor may be shown again by the same device and
/// gets the very same successor back (it is derived from the predecessor, not stored), as long as
/// - nobody has used anything of the lost answer: then it evidently never arrived, however long the device was offline;
/// or
/// - it is the first repetition within a short grace: the device may have used the access token and been switched off
///   before its keychain had stored the new refresh token.
/// A thief gains nothing lasting: two holders of one successor meet at the next rotation and end the family.
class Sessions
{
public:
    explicit Sessions(Services &services) : m_services(services) {}

    net::Reply signIn(const net::Request &request);
    net::Reply refresh(const net::Request &request);
    net::Reply signOut(const Viewer &viewer);

    /// The viewer, or the reply that refuses him.
    Result<Viewer, net::Reply> authenticate(const net::Request &request);
    /// What the caller is told if it is a revoked device, by the token that it shows; nullopt: it is none.
    std::optional<net::Reply> revocation(const net::Request &request);

private:
    struct Tokens
    {
        QString access;
        QString refresh;
    };
    struct Claimed;
    static Result<Claimed> findClaimed(wyh::sql::Connection &connection, const QString &login);
    net::Reply openSession(const Claimed &claimed, const QString &device, const QString &deviceName);
    Status issueAccess(wyh::sql::Connection &connection, const QString &session, qint64 generation, QString &token);
    Status addRefresh(wyh::sql::Connection &connection, const QString &session, qint64 generation,
                      const QString &token);
    std::optional<net::Reply> refusalOf(const QString &org, const QString &device);
    [[nodiscard]] QString successorOf(const QString &refreshToken) const;
    [[nodiscard]] net::Reply sessionReply(const Tokens &tokens, const contract::Account &account) const;

    Services &m_services;
};

}  // namespace wyh::server
