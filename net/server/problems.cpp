// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/problems.h"

#include <QDebug>
#include <cstring>

#include "net/contract/codec.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

namespace {

struct Known
{
    const char *code;
    int status;
    const char *title;
};

constexpr Known kKnown[] = {
    {"malformed", 400, "The request is malformed"},
    {"unauthorized", 401, "Sign in first"},
    {"token-expired", 401, "The access token has expired"},
    {"sign-in-failed", 401, "Login or password is wrong"},
    {"forbidden", 403, "Not allowed"},
    {"account-disabled", 403, "The account is disabled"},
    {"device-revoked", 403, "This device was revoked"},
    {"not-found", 404, "No such resource"},
    {"method-not-allowed", 405, "No such method here"},
    {"feed-reset", 410, "Start again from a full copy"},
    {"payload-too-large", 413, "The request is too large"},
    {"client-too-old", 426, "A newer program is needed"},
    {"too-many-requests", 429, "Too many requests"},
    {"account-locked", 429, "Too many wrong passwords"},
    {"internal", 500, "The platform failed"},
    {"unavailable", 503, "The platform cannot answer now"},
};

const Known &known(const char *code)
{
    for (const Known &entry : kKnown) {
        if (std::strcmp(entry.code, code) == 0)
            return entry;
    }
    return known("internal");
}

net::Reply reply(int status, const QByteArray &type, const QByteArray &body)
{
    net::Reply answer;
    answer.status = status;
    answer.headers = {{"X-Api", "1"}, {"Cache-Control", "no-store"}};
    if (!type.isEmpty())
        answer.headers.append(qMakePair(QByteArray("Content-Type"), type));
    answer.body = body;
    return answer;
}

}  // namespace

net::Reply problemReply(const HttpProblem &problem)
{
    const Known &entry = known(problem.code);
    const QString code = QString::fromLatin1(entry.code);
    QJsonObject body{{u"type"_s, u"/problems/"_s + code},
                     {u"title"_s, QString::fromLatin1(entry.title)},
                     {u"status"_s, entry.status},
                     {u"code"_s, code},
                     {u"params"_s, problem.params}};
    if (!problem.detail.isEmpty())
        body.insert(u"detail"_s, problem.detail);
    if (!problem.errors.isEmpty())
        body.insert(u"errors"_s, problem.errors);
    net::Reply answer = reply(entry.status, "application/problem+json", contract::compact(body));
    if (problem.retryAfterSeconds > 0)
        answer.headers.append(qMakePair(QByteArray("Retry-After"), QByteArray::number(problem.retryAfterSeconds)));
    return answer;
}

net::Reply failureReply(const Error &error)
{
    qWarning("platform: %s: %s", qUtf8Printable(error.code), qUtf8Printable(error.detail));
    const bool passing = error.code == "database-busy"_L1 || error.code == "disk-full"_L1 ||
                         error.code == "database-readonly"_L1 || error.code == "out-of-memory"_L1 ||
                         error.code == "passwords-busy"_L1;
    HttpProblem problem{passing ? "unavailable" : "internal"};
    if (passing)
        problem.retryAfterSeconds = 2;
    return problemReply(problem);
}

net::Reply malformed(const QString &pointer, const QString &detail)
{
    HttpProblem problem{"malformed"};
    problem.detail = detail;
    problem.errors.append(
        QJsonObject{{u"pointer"_s, pointer}, {u"code"_s, u"malformed"_s}, {u"params"_s, QJsonObject()}});
    return problemReply(problem);
}

net::Reply jsonReply(const QJsonObject &body, int status)
{
    return reply(status, "application/json", contract::compact(body));
}

net::Reply jsonReply(const QByteArray &body)
{
    return reply(200, "application/json", body);
}

net::Reply emptyReply()
{
    return reply(204, {}, {});
}

}  // namespace wyh::server
