// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/sessions.h"

#include "models/core/uuid7.h"
#include "net/contract/codec.h"
#include "net/server/audit.h"
#include "net/server/devices.h"
#include "net/server/problems.h"
#include "net/server/statements.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestPassword = 1024;
constexpr qsizetype kLongestText = 200;
constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;

/// A member that must be a text of sensible length.
std::optional<QString> textOf(const QJsonObject &body, QLatin1String name, qsizetype most = kLongestText)
{
    const QJsonValue value = body.value(name);
    if (!value.isString() || value.toString().size() > most)
        return std::nullopt;
    return value.toString();
}

QString bearerOf(const net::Request &request)
{
    const QByteArray value = net::header(request.headers, "Authorization");
    return value.startsWith("Bearer ") ? QString::fromLatin1(value.mid(7).trimmed()) : QString();
}

int secondsOf(qint64 ms)
{
    return static_cast<int>((ms + 999) / 1000);
}

contract::Account accountFrom(const wyh::sql::Query &row, int firstColumn, const QString &user, const QString &org)
{
    contract::Account account;
    account.user = UserId(user);
    account.org = OrgId(org);
    account.login = row.text(firstColumn);
    account.displayName = row.text(firstColumn + 1);
    account.permissions = permissionsFromText(row.text(firstColumn + 2));
    account.orgName = row.text(firstColumn + 4);
    account.orgKind = row.text(firstColumn + 5);
    return account;
}

bool isRefreshToken(wyh::sql::Connection &connection, const QString &hash, Status &failure)
{
    wyh::sql::Query row = connection.query(sql("refresh_get"));
    const bool known = row.bind(1, hash).step();
    if (row.failed())
        failure = row.error();
    return known;
}

}  // namespace

/// An account as somebody claims to be it.
struct Sessions::Claimed
{
    bool known = false;
    bool disabled = false;
    QString password;  ///< as it is stored
    contract::Account account;
};

Result<Sessions::Claimed> Sessions::findClaimed(wyh::sql::Connection &connection, const QString &login)
{
    Claimed claimed;
    wyh::sql::Query row = connection.query(sql("account_by_login"));
    claimed.known = row.bind(1, login).step();
    if (row.failed())
        return row.error();
    if (!claimed.known)
        return claimed;
    claimed.account.user = UserId(row.text(0));
    claimed.account.org = OrgId(row.text(1));
    claimed.account.login = login;
    claimed.account.displayName = row.text(2);
    claimed.password = row.text(3);
    claimed.account.permissions = permissionsFromText(row.text(4));
    claimed.disabled = row.integer(5) != 0;
    claimed.account.orgName = row.text(6);
    claimed.account.orgKind = row.text(7);
    return claimed;
}

QString permissionsToText(QStringList permissions)
{
    permissions.removeDuplicates();
    permissions.sort();
    return permissions.join(u',');
}

QStringList permissionsFromText(const QString &text)
{
    return text.split(u',', Qt::SkipEmptyParts);
}

Status Sessions::issueAccess(wyh::sql::Connection &connection, const QString &session, qint64 generation,
                             QString &token)
{
    const qint64 now = m_services.clock.nowMs();
    // What has expired stays while it belongs to the last two generations: whether it was used decides about
    // repetitions.
    Status dropped = connection.query(sql("access_drop_expired")).bindAll(session, generation - 1, now).run();
    if (!dropped.ok())
        return dropped;
    token = QString::fromLatin1(randomToken(m_services.random));
    return connection.query(sql("access_add"))
        .bindAll(sha256Hex(token.toLatin1()), session, generation, now + m_services.options.accessSeconds * 1000LL)
        .run();
}

Status Sessions::addRefresh(wyh::sql::Connection &connection, const QString &session, qint64 generation,
                            const QString &token)
{
    return connection.query(sql("refresh_add"))
        .bindAll(sha256Hex(token.toLatin1()), session, generation,
                 m_services.clock.nowMs() + m_services.options.refreshDays * kDayMs)
        .run();
}

QString Sessions::successorOf(const QString &refreshToken) const
{
    const auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return QString::fromLatin1(
        hmac(m_services.keys.session, "successor:" + refreshToken.toLatin1()).toBase64(encoding));
}

net::Reply Sessions::sessionReply(const Tokens &tokens, const contract::Account &account) const
{
    return jsonReply(
        contract::sessionToJson({tokens.access, m_services.options.accessSeconds, tokens.refresh, account}));
}

std::optional<net::Reply> Sessions::refusalOf(const QString &org, const QString &device)
{
    std::optional<Devices::Refusal> refusal;
    Status status = m_services.pool.read([&](wyh::sql::Connection &connection) -> Status {
        const auto found = Devices::refusal(connection, org, device);
        if (!found.ok())
            return found.error();
        refusal = *found;
        return done();
    });
    // Once only: a device that may do nothing must not keep others from writing either.
    if (status.ok() && refusal && !refusal->told) {
        status = m_services.pool.write([&](wyh::sql::Connection &connection) {
            return Devices::noteTold(connection, m_services.clock, org, device);
        });
    }
    if (!status.ok())
        return failureReply(status.error());
    return refusal ? std::optional(refusal->reply) : std::nullopt;
}

std::optional<net::Reply> Sessions::revocation(const net::Request &request)
{
    QString hash;
    QString claimed;  // only a refresh token's bearer says which device it is
    const bool refreshes = request.path == "/v1/session/refresh";
    if (refreshes) {
        const auto body = contract::parseObject(request.body);
        hash = body.ok() ? sha256Hex(textOf(*body, "refresh"_L1).value_or(QString()).toUtf8()) : QString();
        claimed = body.ok() ? textOf(*body, "device"_L1).value_or(QString()) : QString();
    } else if (const QString token = bearerOf(request); !token.isEmpty()) {
        hash = sha256Hex(token.toLatin1());
    }
    QString org;
    QString device;
    const Status read = m_services.pool.read([&](wyh::sql::Connection &connection) -> Status {
        wyh::sql::Query row = connection.query(sql(refreshes ? "refresh_get" : "access_get"));
        if (!row.bind(1, hash).step())
            return row.failed() ? Status(row.error()) : done();
        const int first = refreshes ? 5 : 3;  // org, account, device, ended_at
        if (!row.isNull(first + 3)) {
            org = row.text(first);
            device = row.text(first + 2);
        }
        return done();
    });
    if (!read.ok())
        return failureReply(read.error());
    if (device.isEmpty() || (refreshes && claimed != device))
        return std::nullopt;
    return refusalOf(org, device);
}

net::Reply Sessions::signIn(const net::Request &request)
{
    const auto body = contract::parseObject(request.body);
    if (!body.ok())
        return malformed(QString(), body.error().detail);
    const auto login = textOf(*body, "login"_L1);
    const auto password = textOf(*body, "password"_L1, kLongestPassword);
    const auto device = textOf(*body, "device"_L1);
    if (!login || !password || !device || !isUuid(*device))
        return malformed(!login ? u"/login"_s : !password ? u"/password"_s : u"/device"_s, {});
    const QString deviceName = textOf(*body, "device_name"_L1).value_or(QString());
    const QString name = login->trimmed().toLower();

    if (const qint64 wait = m_services.throttle.begin(name, request.peer); wait > 0) {
        HttpProblem locked{"account-locked"};
        locked.retryAfterSeconds = secondsOf(wait);
        locked.params = {{u"seconds"_s, locked.retryAfterSeconds}};
        return problemReply(locked);
    }

    // The hash is computed outside of any transaction: it takes long on purpose.
    Claimed claimed;
    const Status read = m_services.pool.read([&](wyh::sql::Connection &connection) -> Status {
        auto found = findClaimed(connection, name);
        if (!found.ok())
            return found.error();
        claimed = std::move(found.value());
        return done();
    });
    Result<bool> right = false;
    if (!read.ok())
        right = read.error();
    else if (claimed.known)
        right = m_services.passwords->verify(*password, claimed.password);
    else
        right = m_services.passwords->verifyNobody(*password);
    if (!right.ok()) {
        m_services.throttle.takeBack(name, request.peer);  // nobody was judged, so nobody was wrong
        return failureReply(right.error());
    }
    if (!*right) {
        // Written for unknown logins, too: what is done for a known one only can be measured from outside.
        const QString &user = claimed.account.user.value;
        const Status noted = m_services.pool.write([&](wyh::sql::Connection &connection) {
            return writeAudit(connection, m_services.clock,
                              {claimed.account.org.value, user, *device, u"sign-in"_s, user, u"failed"_s});
        });
        return noted.ok() ? problemReply({"sign-in-failed"}) : failureReply(noted.error());
    }
    m_services.throttle.succeeded(name, request.peer);
    return openSession(claimed, *device, deviceName);
}

net::Reply Sessions::openSession(const Claimed &claimed, const QString &device, const QString &deviceName)
{
    Tokens tokens{{}, QString::fromLatin1(randomToken(m_services.random))};
    const QString session = makeUuid7(m_services.clock, m_services.random);
    net::Reply refusal;
    contract::Account account;
    const Status written = m_services.pool.write([&](wyh::sql::Connection &connection) -> Status {
        // Since the password was judged it may have been changed, or the account disabled.
        const auto current = findClaimed(connection, claimed.account.login);
        if (!current.ok())
            return current.error();
        if (!current->known || current->password != claimed.password)
            refusal = problemReply({"sign-in-failed"});
        if (refusal.status != 0)
            return done();
        // Before anything else is said: a lost PC has to hear it, whatever became of the account.
        const auto revoked = Devices::refusal(connection, current->account.org.value, device);
        if (!revoked.ok())
            return revoked.error();
        if (*revoked) {
            refusal = (*revoked)->reply;
            return Devices::noteTold(connection, m_services.clock, current->account.org.value, device);
        }
        if (current->disabled) {
            refusal = problemReply({"account-disabled"});
            return done();
        }
        account = current->account;
        const qint64 now = m_services.clock.nowMs();
        const QString &user = account.user.value;
        const QString &org = account.org.value;
        Status status =
            connection.query(sql("session_end_device")).bindAll(now, u"signed-in-again"_s, user, org, device).run();
        if (status.ok())
            status =
                connection.query(sql("session_add")).bindAll(session, org, user, device, deviceName, now, now).run();
        if (status.ok())
            status = addRefresh(connection, session, 1, tokens.refresh);
        if (status.ok())
            status = issueAccess(connection, session, 1, tokens.access);
        if (status.ok())
            status = writeAudit(connection, m_services.clock, {org, user, device, u"sign-in"_s, session, u"ok"_s});
        return status;
    });
    if (!written.ok())
        return failureReply(written.error());
    return refusal.status != 0 ? refusal : sessionReply(tokens, account);
}

net::Reply Sessions::refresh(const net::Request &request)
{
    const auto body = contract::parseObject(request.body);
    if (!body.ok())
        return malformed(QString(), body.error().detail);
    const auto shown = textOf(*body, "refresh"_L1);
    const auto device = textOf(*body, "device"_L1);
    if (!shown || !device || !isUuid(*device))
        return malformed(!shown ? u"/refresh"_s : u"/device"_s, {});
    const QString hash = sha256Hex(shown->toUtf8());

    net::Reply reply = problemReply({"unauthorized"});
    // Asked before the writers' lock is taken: whoever makes tokens up must not keep others from writing.
    bool known = false;
    const Status asked = m_services.pool.read([&](wyh::sql::Connection &connection) -> Status {
        Status status = done();
        known = isRefreshToken(connection, hash, status);
        return status;
    });
    if (!asked.ok())
        return failureReply(asked.error());
    if (!known)
        return reply;
    // Ending a family must be committed although it is a refusal: the body returns done() and leaves its reply outside.
    const Status written = m_services.pool.write([&](wyh::sql::Connection &connection) -> Status {
        const qint64 now = m_services.clock.nowMs();
        QString session;
        QString org;
        qint64 generation = 0;
        bool replaced = false;
        qint64 replacedAt = 0;
        qint64 repeats = 0;
        contract::Account account;
        {
            wyh::sql::Query row = connection.query(sql("refresh_get"));
            row.bind(1, hash);
            if (!row.step())
                return row.failed() ? Status(row.error()) : done();
            session = row.text(0);
            generation = row.integer(1);
            replaced = !row.isNull(3);
            replacedAt = row.integer(3);
            repeats = row.integer(4);
            org = row.text(5);
            account = accountFrom(row, 9, row.text(6), org);
            const bool ended = !row.isNull(8);
            if (ended && row.text(7) == *device) {
                const auto revoked = Devices::refusal(connection, org, *device);
                if (!revoked.ok())
                    return revoked.error();
                if (*revoked) {
                    reply = (*revoked)->reply;
                    return Devices::noteTold(connection, m_services.clock, org, *device);
                }
            }
            if (ended || row.integer(2) <= now)
                return done();
            if (row.text(7) != *device) {
                reply = problemReply({"unauthorized"});
                replaced = true;
                generation = -1;  // never the predecessor of anything: taken for a stolen copy
            } else if (row.integer(12) != 0) {
                reply = problemReply({"account-disabled"});
                return done();
            }
        }

        if (replaced) {
            qint64 newest = 0;
            qint64 usedAccess = 0;
            {
                wyh::sql::Query row = connection.query(sql("refresh_generation"));
                if (!row.bind(1, session).step())
                    return row.error();
                newest = row.integer(0);
            }
            {
                wyh::sql::Query row = connection.query(sql("access_used_count"));
                if (!row.bindAll(session, newest).step())
                    return row.error();
                usedAccess = row.integer(0);
            }
            const bool neverArrived = usedAccess == 0;
            const bool inGrace = repeats == 0 && now - replacedAt <= m_services.options.refreshGraceSeconds * 1000LL;
            if (generation + 1 != newest || !(neverArrived || inGrace)) {
                Status status =
                    connection.query(sql("session_end")).bindAll(now, u"refresh-reused"_s, session, org).run();
                if (status.ok())
                    status = writeAudit(connection, m_services.clock,
                                        {org, account.user.value, *device, u"refresh"_s, session, u"refresh-reused"_s});
                return status;
            }
        }

        Tokens tokens{{}, successorOf(*shown)};
        Status status = replaced ? connection.query(sql("refresh_repeated")).bind(1, hash).run()
                                 : connection.query(sql("refresh_replace")).bindAll(now, hash).run();
        if (status.ok() && !replaced)
            status = addRefresh(connection, session, generation + 1, tokens.refresh);
        if (status.ok())
            status = issueAccess(connection, session, generation + 1, tokens.access);
        if (status.ok())
            status = connection.query(sql("session_used")).bindAll(now, session, org).run();
        if (status.ok())
            reply = sessionReply(tokens, account);
        return status;
    });
    return written.ok() ? reply : failureReply(written.error());
}

net::Reply Sessions::signOut(const Viewer &viewer)
{
    const Status written = m_services.pool.write([&](wyh::sql::Connection &connection) -> Status {
        Status status = connection.query(sql("session_end"))
                            .bindAll(m_services.clock.nowMs(), u"signed-out"_s, viewer.session, viewer.org())
                            .run();
        if (status.ok())
            status =
                writeAudit(connection, m_services.clock,
                           {viewer.org(), viewer.user(), viewer.device.value, u"sign-out"_s, viewer.session, u"ok"_s});
        return status;
    });
    return written.ok() ? emptyReply() : failureReply(written.error());
}

Result<Viewer, net::Reply> Sessions::authenticate(const net::Request &request)
{
    const QString token = bearerOf(request);
    if (token.isEmpty())
        return problemReply({"unauthorized"});
    const QString hash = sha256Hex(token.toLatin1());
    Viewer viewer;
    net::Reply refusal;
    bool firstUse = false;
    bool ended = false;
    const Status read = m_services.pool.read([&](wyh::sql::Connection &connection) -> Status {
        wyh::sql::Query row = connection.query(sql("access_get"));
        row.bind(1, hash);
        if (!row.step()) {
            refusal = problemReply({"unauthorized"});
            return row.failed() ? Status(row.error()) : done();
        }
        viewer.session = row.text(0);
        viewer.device = DeviceId(row.text(5));
        viewer.account = accountFrom(row, 7, row.text(4), row.text(3));
        firstUse = row.integer(2) == 0;
        ended = !row.isNull(6);
        if (ended)
            refusal = problemReply({"unauthorized"});
        else if (row.integer(10) != 0)
            refusal = problemReply({"account-disabled"});
        else if (row.integer(1) <= m_services.clock.nowMs())
            refusal = problemReply({"token-expired"});
        return done();
    });
    if (!read.ok())
        return failureReply(read.error());
    if (ended) {
        if (const auto revoked = refusalOf(viewer.org(), viewer.device.value))
            return *revoked;
    }
    if (refusal.status != 0)
        return refusal;
    if (firstUse) {
        const Status noted = m_services.pool.write(
            [&](wyh::sql::Connection &connection) { return connection.query(sql("access_used")).bind(1, hash).run(); });
        if (!noted.ok())
            return failureReply(noted.error());
    }
    return viewer;
}

}  // namespace wyh::server
