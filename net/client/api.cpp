// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/client/api.h"

#include <QJsonArray>
#include <QUrl>

#include "net/contract/codec.h"

namespace wyh::client {

using namespace Qt::StringLiterals;

namespace {

// Without a byte, and in all (sync.md, what the network says).
constexpr int kIdleMs = 30000;
constexpr int kPageWholeMs = 120000;
constexpr int kWholeMs = 60000;

constexpr auto kPagePath = "/v1/sync/work";
constexpr auto kSeenHeader = "X-Seen";
constexpr int kShortestPassphrase = 10;  ///< of a rescue file (net/contract/openapi.yaml)

net::Request request(const QByteArray &method, const QByteArray &path)
{
    net::Request out;
    out.method = method;
    out.path = path;
    out.timeoutMs = kIdleMs;
    out.wholeMs = kWholeMs;
    out.headers.emplaceBack("X-Client-Schema", QByteArray::number(kClientSchema));
    return out;
}

net::Request request(const QByteArray &method, const QByteArray &path, const Caller &caller)
{
    net::Request out = request(method, path);
    out.headers.emplaceBack("Authorization", "Bearer " + caller.access.toUtf8());
    out.headers.emplaceBack("X-Device", caller.device.value.toUtf8());
    if (!caller.seen.isEmpty())
        out.headers.emplaceBack(kSeenHeader, contract::seenToHeader(caller.seen));
    return out;
}

void setJson(net::Request &request, const QJsonObject &body)
{
    request.headers.emplaceBack("Content-Type", "application/json");
    request.body = contract::compact(body);
}

QByteArray mediaType(const net::Reply &reply)
{
    return net::header(reply.headers, "Content-Type").split(';').value(0).trimmed().toLower();
}

/// Delta seconds only: a date would need the wall clock, which retries do not use.
qint64 retryAfterMs(const net::Reply &reply)
{
    bool isNumber = false;
    const qint64 seconds = net::header(reply.headers, "Retry-After").trimmed().toLongLong(&isNumber);
    return isNumber && seconds >= 0 ? seconds * 1000 : -1;
}

void readProblem(const net::Reply &reply, Judged &judged)
{
    const Result<QJsonObject> json = contract::parseObject(reply.body);
    if (!json)
        return;
    judged.code = json->value("code"_L1).toString();
    judged.reason = json->value("params"_L1).toObject().value("reason"_L1).toString();
    judged.detail = json->value("detail"_L1).toString();
    // Request-level problems have no kind; results inside a push have one.
    QJsonObject whole = *json;
    if (!whole.contains("kind"_L1))
        whole.insert("kind"_L1, u"rejected"_s);
    if (const Result<Problem> problem = contract::problemFromJson(whole); problem.ok())
        judged.problem = *problem;
    judged.problem.kind = Problem::Kind::Rejected;
    judged.problem.code = judged.code;
}

/// Data is deleted on this word, so nothing less than the platform's own whole document will do.
bool isRevocation(const net::Reply &reply, const QJsonObject &params)
{
    const QString unsent = params.value("unsent"_L1).toString();
    return reply.status == 403 && mediaType(reply) == "application/problem+json" &&
           (unsent == "remove"_L1 ||
            (unsent == "keep"_L1 && params.value("passphrase"_L1).toString().size() >= kShortestPassphrase));
}

Verdict verdictOfStatus(int status, const QString &code)
{
    switch (status) {
        case 400:
            return code == "client-too-old"_L1 ? Verdict::ClientTooOld : Verdict::Refused;
        case 401:
            return code == "sign-in-failed"_L1 ? Verdict::SignInFailed : Verdict::TokenExpired;
        case 403:
            return code == "account-disabled"_L1 ? Verdict::AccountDisabled
                   : code == "device-revoked"_L1 ? Verdict::DeviceRevoked
                                                 : Verdict::Forbidden;
        case 409:
            return Verdict::Busy;
        case 410:
            return Verdict::Gone;
        case 413:
        case 422:
            return Verdict::Refused;
        case 426:
            return Verdict::ClientTooOld;
        case 429:
        case 503:
            return Verdict::SlowDown;
        default:
            break;
    }
    // Another 4xx speaks of the address or the method, never of what is in the request: a proxy in between that changes
    // paths gets our own 404. No operation and no token may answer for that.
    return status >= 500 ? Verdict::ServerError : Verdict::NotOurPlatform;
}

/// Answers without our mark: what a proxy in front of the platform may honestly say, else somebody else's page.
Judged judgeForeign(const net::Reply &reply)
{
    Judged out;
    out.detail = u"status %1 without X-Api"_s.arg(reply.status);
    switch (reply.status) {
        case 413:
            out.verdict = Verdict::Refused;
            out.code = u"payload-too-large"_s;
            out.problem.kind = Problem::Kind::Rejected;
            out.problem.code = out.code;
            out.tooLarge = true;
            return out;
        case 429:
        case 503:
            out.verdict = Verdict::SlowDown;
            out.code = u"unavailable"_s;
            out.retryAfterMs = retryAfterMs(reply);
            return out;
        case 408:
        case 500:
        case 502:
        case 504:
            out.verdict = Verdict::Unknown;
            out.code = u"unavailable"_s;
            return out;
        default:
            out.verdict = Verdict::NotOurPlatform;
            out.code = u"not-our-platform"_s;
            return out;
    }
}

Judged judgeSilence(const net::Reply &reply)
{
    Judged out;
    out.detail = reply.detail;
    switch (reply.failure) {
        case net::Reply::Failure::Tls:
            out.code = reply.clockDoubted ? u"tls-clock"_s : u"tls"_s;
            out.certain = true;
            break;
        case net::Reply::Failure::Offline:
            out.code = u"no-route"_s;
            out.certain = true;
            break;
        case net::Reply::Failure::Broken:
            out.code = u"connection-broken"_s;
            break;
        default:
            out.code = u"timed-out"_s;
            break;
    }
    return out;
}

}  // namespace

net::Request signInRequest(const QString &login, const QString &password, const DeviceId &device,
                           const QString &deviceName)
{
    net::Request out = request("POST", "/v1/session");
    out.headers.emplaceBack("X-Device", device.value.toUtf8());
    setJson(
        out,
        {{u"login"_s, login}, {u"password"_s, password}, {u"device"_s, device.value}, {u"device_name"_s, deviceName}});
    return out;
}

net::Request refreshRequest(const QString &refresh, const DeviceId &device)
{
    net::Request out = request("POST", "/v1/session/refresh");
    out.headers.emplaceBack("X-Device", device.value.toUtf8());
    setJson(out, {{u"refresh"_s, refresh}, {u"device"_s, device.value}});
    return out;
}

net::Request signOutRequest(const Caller &caller)
{
    return request("DELETE", "/v1/session", caller);
}

net::Request accountRequest(const Caller &caller)
{
    return request("GET", "/v1/me", caller);
}

net::Request pullRequest(const Caller &caller, const QString &cursor, int limit)
{
    net::Request out = request("GET", kPagePath, caller);
    out.wholeMs = kPageWholeMs;
    out.query = "limit=" + QByteArray::number(limit);
    if (!cursor.isEmpty())
        out.query += "&cursor=" + QUrl::toPercentEncoding(cursor);
    return out;
}

bool isPageRequest(const net::Request &request)
{
    return request.path == kPagePath;
}

net::Request requestBehind(net::Request request, const contract::PullPage &page)
{
    const qsizetype cursor = request.query.indexOf("&cursor=");  // the first page is asked for without one
    if (cursor >= 0)
        request.query.truncate(cursor);
    request.query += "&cursor=" + QUrl::toPercentEncoding(page.next);
    if (page.top.isEmpty())
        return request;
    const QByteArray seen = contract::seenToHeader(page.top);
    for (auto &header : request.headers) {
        if (header.first != kSeenHeader)
            continue;
        const auto before = contract::seenFromHeader(header.second);
        if (before.ok() && page.top.pos > before->pos)
            header.second = seen;
        return request;
    }
    request.headers.emplaceBack(kSeenHeader, seen);
    return request;
}

net::Request topRequest(const Caller &caller, const QString &cursor)
{
    net::Request out = request("GET", "/v1/sync/top", caller);
    if (!cursor.isEmpty())
        out.query = "cursor=" + QUrl::toPercentEncoding(cursor);
    return out;
}

net::Request pushRequest(const Caller &caller, const QList<Outgoing> &operations, qint64 closedThrough,
                         const QList<contract::NoticeAct> &notices)
{
    net::Request out = request("POST", "/v1/ops", caller);
    QJsonArray ops;
    for (const Outgoing &outgoing : operations)
        ops.append(contract::operationToJson(outgoing.operation, outgoing.after));
    setJson(out, contract::pushRequestToJson({caller.device, ops, closedThrough, notices}));
    return out;
}

Judged judge(const net::Reply &reply)
{
    if (reply.status == 0)
        return judgeSilence(reply);
    // A redirect is never ours, and is never followed with the token.
    if (reply.status >= 300 && reply.status < 400) {
        Judged out;
        out.verdict = Verdict::NotOurPlatform;
        out.code = u"not-our-platform"_s;
        out.detail = u"redirect %1"_s.arg(reply.status);
        return out;
    }
    if (net::header(reply.headers, "X-Api").isEmpty())
        return judgeForeign(reply);
    if (reply.status >= 200 && reply.status < 300) {
        Judged out;
        out.verdict =
            reply.status == 204 || mediaType(reply) == "application/json" ? Verdict::Ok : Verdict::NotOurPlatform;
        if (!out.ok()) {
            out.code = u"not-our-platform"_s;
            out.detail = u"not JSON"_s;
        }
        return out;
    }
    if (reply.status == 408 || reply.status == 502 || reply.status == 504) {
        Judged out;
        out.code = u"unavailable"_s;
        out.detail = u"status %1"_s.arg(reply.status);
        return out;
    }
    Judged out;
    readProblem(reply, out);
    if (out.code == "device-revoked"_L1 && !isRevocation(reply, out.problem.params)) {
        out.verdict = Verdict::NotOurPlatform;
        out.code = out.problem.code = u"not-our-platform"_s;
        out.detail = u"device-revoked, but not whole"_s;
        return out;
    }
    out.verdict = verdictOfStatus(reply.status, out.code);
    out.tooLarge = reply.status == 413;
    if (out.verdict == Verdict::SlowDown)
        out.retryAfterMs = retryAfterMs(reply);
    if (out.code.isEmpty()) {
        out.code = out.verdict == Verdict::NotOurPlatform ? u"not-our-platform"_s : u"status-%1"_s.arg(reply.status);
        out.problem.code = out.code;
    }
    return out;
}

namespace {

template <class T>
Result<T> read(const net::Reply &reply, Result<T> (*fromJson)(const QJsonObject &))
{
    const Result<QJsonObject> json = contract::parseObject(reply.body);
    if (!json)
        return json.error();
    return fromJson(*json);
}

Result<TopAnswer> topFromJson(const QJsonObject &json)
{
    const QJsonObject top = json.value("top"_L1).toObject();
    TopAnswer out;
    out.top.feed = top.value("feed"_L1).toString();
    out.top.pos = top.value("pos"_L1).toInteger(-1);
    out.top.mark = top.value("mark"_L1).toString();
    if (out.top.feed.isEmpty() || out.top.pos < 0)
        return makeError(u"malformed"_s, u"top"_s, {{u"pointer"_s, u"/top"_s}});
    const Result<qint64> now = contract::timeFromText(json.value("now"_L1).toString());
    if (!now)
        return makeError(u"malformed"_s, u"now"_s, {{u"pointer"_s, u"/now"_s}});
    out.nowMs = *now;
    return out;
}

}  // namespace

Result<contract::Session> readSession(const net::Reply &reply)
{
    return read(reply, &contract::sessionFromJson);
}

Result<contract::Account> readAccount(const net::Reply &reply)
{
    return read(reply, &contract::accountFromJson);
}

Result<contract::PullPage> readPage(const net::Reply &reply)
{
    return contract::pullPageFromBytes(reply.body);
}

Result<TopAnswer> readTop(const net::Reply &reply)
{
    return read(reply, &topFromJson);
}

Result<contract::PushAnswer> readPush(const net::Reply &reply)
{
    return read(reply, &contract::pushAnswerFromJson);
}

bool isDamage(const Error &error)
{
    return error.code == "malformed"_L1 && error.params.value("pointer"_L1).toString().isEmpty();
}

}  // namespace wyh::client
