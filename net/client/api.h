// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

#include "net/contract/sync.h"
#include "net/message/message.h"

namespace wyh::client {

/// The platform's routes as plain values: builds requests and reads answers, sends nothing. Pure, any thread.
/// Content encodings are the transport's: it offers gzip and hands over the inflated body.

inline constexpr int kClientSchema = 1;         ///< X-Client-Schema: the newest record shapes this client stores
inline constexpr int kPushMaxOperations = 100;  ///< of one push
inline constexpr qint64 kPushMaxBytes = 512 * 1024;
inline constexpr int kPageMinimum = 50;
inline constexpr int kPageMaximum = 1000;

/// What every request of a signed-in device carries.
struct Caller
{
    QString access;
    DeviceId device;
    contract::Seen seen;  ///< highest place ever seen; empty = none
};

/// An operation and the one of its lane that must have been applied before (sync.md 2.4.2).
struct Outgoing
{
    Operation operation;
    OpId after;
};

net::Request signInRequest(const QString &login, const QString &password, const DeviceId &device,
                           const QString &deviceName);
net::Request refreshRequest(const QString &refresh, const DeviceId &device);
net::Request signOutRequest(const Caller &caller);
net::Request accountRequest(const Caller &caller);
net::Request pullRequest(const Caller &caller, const QString &cursor, int limit);
/// cursor: whose rights and schema are to be looked at as well; may be empty.
net::Request topRequest(const Caller &caller, const QString &cursor = {});
/// closedThrough: every result of this device up to that position is of an operation done or closed; 0 = say nothing.
/// notices: what people did with notices, for the audit trail.
net::Request pushRequest(const Caller &caller, const QList<Outgoing> &operations, qint64 closedThrough = 0,
                         const QList<contract::NoticeAct> &notices = {});

/// What an answer means, whatever the request was (sync.md 2.7).
enum class Verdict {
    Ok,
    Unknown,  ///< no answer, or a proxy's 408/502/504: the platform may or may not have acted; ask again the same way
    NotOurPlatform,   ///< a portal, a proxy or another site answered, or ours at a wrong address (404, 405 and such):
                      ///< nothing of it may be believed
    SignInFailed,     ///< the login or password is wrong (sign in only)
    TokenExpired,     ///< 401: one refresh, then sign in
    Forbidden,        ///< 403
    AccountDisabled,  ///< 403 with that code
    DeviceRevoked,    ///< 403 with that code: what is here of the organization is to be deleted
    Busy,             ///< 409: the same request is still running; again in 2 s
    Gone,             ///< 410: pull a new snapshot; reason says why
    Refused,          ///< 400, 413, 422: this request will never be taken as it is
    ServerError,      ///< 500: the platform stumbled, perhaps after it had acted
    ClientTooOld,     ///< 426
    SlowDown          ///< 429, 503: no traffic before retryAfterMs
};

struct Judged
{
    Verdict verdict = Verdict::Unknown;
    QString code;    ///< problem code of the platform, or ours: "no-route", "connection-broken", "timed-out", "tls",
                     ///< "not-our-platform"
    QString reason;  ///< Gone: history, expired, scope, schema
    qint64 retryAfterMs = -1;  ///< SlowDown; -1 = the answer said nothing
    bool certain = false;      ///< Unknown: there certainly was no connection (a lost packet would not look like this)
    bool tooLarge = false;     ///< Refused: 413
    Problem problem;           ///< the body's problem details, as far as they could be read
    QString detail;            ///< technical, for the log; no personal data

    [[nodiscard]] bool ok() const { return verdict == Verdict::Ok; }
    /// For a screen that asked once and got no success (sign-in).
    [[nodiscard]] Error error() const { return Error{code, problem.params, detail}; }
};
Judged judge(const net::Reply &reply);

/// Whether a request asks for a page of the feed.
bool isPageRequest(const net::Request &request);
/// The request for the page behind one that came for `request`: what a client sends next that has stored it.
net::Request requestBehind(net::Request request, const contract::PullPage &page);

/// Typed bodies of answers judged Ok. Errors "malformed".
struct TopAnswer
{
    contract::Seen top;
    qint64 nowMs = 0;
};
Result<contract::Session> readSession(const net::Reply &reply);
Result<contract::Account> readAccount(const net::Reply &reply);
Result<contract::PullPage> readPage(const net::Reply &reply);
Result<TopAnswer> readTop(const net::Reply &reply);
Result<contract::PushAnswer> readPush(const net::Reply &reply);
/// Whether such an error says that the body is no JSON object at all. The platform writes none: it was damaged on the
/// way.
bool isDamage(const Error &error);

}  // namespace wyh::client
