// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/router.h"

#include "net/contract/codec.h"
#include "net/server/problems.h"
#include "net/server/pull.h"
#include "net/server/push.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

namespace {

struct Route
{
    const char *path;
    const char *methods;  ///< as the Allow header tells them
};

constexpr Route kRoutes[] = {
    {"/v1/health", "GET"}, {"/v1/session", "POST,DELETE"}, {"/v1/session/refresh", "POST"},
    {"/v1/me", "GET"},     {"/v1/sync/work", "GET"},       {"/v1/sync/top", "GET"},
    {"/v1/ops", "POST"},
};

const Route *routeOf(const QByteArray &path)
{
    for (const Route &route : kRoutes) {
        if (path == route.path)
            return &route;
    }
    return nullptr;
}

/// X-Client-Schema; 1 when absent, nothing when it is no number.
std::optional<int> clientSchemaOf(const net::Request &request)
{
    const QByteArray value = net::header(request.headers, "X-Client-Schema");
    if (value.isEmpty())
        return 1;
    bool ok = false;
    const int schema = value.toInt(&ok);
    if (!ok || schema < 1)
        return std::nullopt;
    return schema;
}

}  // namespace

net::Reply Router::health() const
{
    return jsonReply({{u"status"_s, u"ok"_s},
                      {u"api"_s, 1},
                      {u"version"_s, QString::fromLatin1(WYH_VERSION)},
                      {u"now"_s, contract::timeToText(m_services.clock.nowMs())}});
}

net::Reply Router::handle(const net::Request &request)
{
    if (request.body.size() > m_services.options.maxBodyBytes) {
        HttpProblem problem{"payload-too-large"};
        problem.params = {{u"bytes"_s, m_services.options.maxBodyBytes}};
        return problemReply(problem);
    }
    const Route *route = routeOf(request.path);
    if (!route)
        return problemReply({"not-found"});
    if (!QByteArray(route->methods).split(',').contains(request.method)) {
        net::Reply reply = problemReply({"method-not-allowed"});
        reply.headers.append(qMakePair(QByteArray("Allow"), QByteArray(route->methods)));
        return reply;
    }
    if (request.path == "/v1/health")
        return health();
    const auto schema = clientSchemaOf(request);
    if (!schema)
        return malformed(u"X-Client-Schema"_s, {});
    if (*schema < m_services.options.oldestClientSchema) {
        // Nobody brings the program of a lost PC up to date, and still it has to hear it.
        if (const auto revoked = m_sessions.revocation(request))
            return *revoked;
        HttpProblem problem{"client-too-old"};
        problem.params = {{u"oldest"_s, m_services.options.oldestClientSchema}};
        if (!m_services.options.oldestClientVersion.isEmpty())
            problem.params.insert(u"version"_s, m_services.options.oldestClientVersion);
        return problemReply(problem);
    }
    if (request.path == "/v1/session" && request.method == "POST")
        return m_sessions.signIn(request);
    if (request.path == "/v1/session/refresh")
        return m_sessions.refresh(request);
    return asViewer(request, *schema);
}

net::Reply Router::asViewer(const net::Request &request, int clientSchema)
{
    const auto authenticated = m_sessions.authenticate(request);
    if (!authenticated.ok())
        return authenticated.error();
    const Viewer &viewer = *authenticated;
    const QByteArray device = net::header(request.headers, "X-Device");
    if (!device.isEmpty() && QString::fromLatin1(device) != viewer.device.value) {
        HttpProblem problem{"forbidden"};
        problem.detail = u"the session belongs to another device"_s;
        return problemReply(problem);
    }
    if (const qint64 wait = m_services.rate.take(viewer.user()); wait > 0) {
        HttpProblem problem{"too-many-requests"};
        problem.retryAfterSeconds = static_cast<int>((wait + 999) / 1000);
        return problemReply(problem);
    }
    net::Reply reply = answer(viewer, request, clientSchema);
    // For the access log; the listener takes these off (net/server/http/listener.h).
    reply.headers.append(qMakePair(QByteArray("X-Internal-Org"), viewer.org().toUtf8()));
    reply.headers.append(qMakePair(QByteArray("X-Internal-User"), viewer.user().toUtf8()));
    return reply;
}

net::Reply Router::answer(const Viewer &viewer, const net::Request &request, int clientSchema)
{
    if (request.path == "/v1/session")
        return m_sessions.signOut(viewer);
    if (request.path == "/v1/me")
        return jsonReply(contract::accountToJson(viewer.account));
    if (request.path == "/v1/sync/work")
        return pullWork(m_services, viewer, request, clientSchema);
    if (request.path == "/v1/sync/top")
        return pullTop(m_services, viewer, request, clientSchema);
    return pushOperations(m_services, viewer, request);
}

}  // namespace wyh::server
