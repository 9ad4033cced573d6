// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/push.h"

#include "models/core/uuid7.h"
#include "net/contract/codec.h"
#include "net/server/history.h"
#include "net/server/noticeacts.h"
#include "net/server/operations.h"
#include "net/server/problems.h"
#include "net/server/statements.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

namespace {

net::Reply tooLarge(const QString &what, int most)
{
    HttpProblem problem{"payload-too-large"};
    problem.params = {{what, most}};
    return problemReply(problem);
}

net::Reply malformedEnvelope(const Error &error)
{
    return malformed(error.params.value(u"pointer"_s).toString(), error.detail);
}

}  // namespace

net::Reply pushOperations(Services &services, const Viewer &viewer, const net::Request &request)
{
    if (request.body.size() > services.options.maxPushBytes)
        return tooLarge(u"bytes"_s, services.options.maxPushBytes);
    const auto body = contract::parseObject(request.body);
    if (!body.ok())
        return malformedEnvelope(body.error());
    const auto push = contract::pushRequestFromJson(*body);
    if (!push.ok())
        return malformedEnvelope(push.error());
    if (push->device != viewer.device) {
        HttpProblem problem{"forbidden"};
        problem.detail = u"the operations are of another device than the session"_s;
        return problemReply(problem);
    }
    if (push->ops.size() > services.options.maxOps)
        return tooLarge(u"ops"_s, services.options.maxOps);
    for (qsizetype i = 0; i < push->ops.size(); ++i) {
        if (!push->ops.at(i).isObject() || !isUuid(push->ops.at(i).toObject().value(u"op"_s).toString()))
            return malformed(u"/ops/%1/op"_s.arg(i), u"an item without an id to answer to"_s);
    }

    if (push->notices.size() > services.options.maxOps)
        return tooLarge(u"notices"_s, services.options.maxOps);
    for (qsizetype i = 0; i < push->notices.size(); ++i) {
        if (!isUuid(push->notices.at(i).id) || !isUuid(push->notices.at(i).op.value))
            return malformed(u"/notices/%1/id"_s.arg(i), u"an act on a notice without ids"_s);
    }

    net::Reply refusal;
    contract::PushAnswer answer;
    const Status written = services.pool.write([&](wyh::sql::Connection &connection) -> Status {
        FeedTop top;
        auto broken = checkHistory(connection, viewer, request, top);
        if (!broken.ok())
            return broken.error();
        if (*broken) {
            refusal = **broken;
            return done();
        }
        OperationRunner runner(services, viewer, connection);
        for (const QJsonValue &item : push->ops) {
            auto result = runner.run(item.toObject());
            if (!result.ok())
                return result.error();
            answer.results.append(std::move(result.value()));
        }
        if (push->closedThrough > 0) {
            const Status closed = connection.query(sql("device_closed_put"))
                                      .bindAll(viewer.org(), viewer.device.value, push->closedThrough)
                                      .run();
            if (!closed.ok())
                return closed;
        }
        if (Status noted = noteNoticeActs(services, viewer, connection, push->notices); !noted.ok())
            return noted;
        auto after = feedTop(connection, viewer.org());
        if (!after.ok())
            return after.error();
        answer.top = after->seen;
        return done();
    });
    if (!written.ok())
        return failureReply(written.error());
    if (refusal.status != 0)
        return refusal;
    return jsonReply(contract::pushAnswerToJson(answer));
}

}  // namespace wyh::server
