// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/operations.h"

#include "models/core/mutant.h"
#include "models/core/uuid7.h"
#include "net/contract/codec.h"
#include "net/server/audit.h"
#include "net/server/feed.h"
#include "net/server/judge.h"
#include "net/server/results.h"

namespace wyh::server {

using namespace Qt::StringLiterals;
using Outcome = contract::OperationResult::Outcome;

namespace {

const QStringList &knownTypes()
{
    static const QStringList types{u"pick"_s,         u"flag_line"_s, u"flag_sku"_s,
                                   u"give_up_rest"_s, u"ship"_s,      u"void_shipment"_s};
    return types;
}

/// What an operation is recognised by: everything but `after`, which is made anew at every sending.
QString bodyHashOf(QJsonObject item)
{
    item.remove(u"after"_s);
    return sha256Hex(contract::compact(item));  // members stand in the order of their names
}

Problem rejection(const QString &code)
{
    return {Problem::Kind::Rejected, code, {}, {}, {}};
}

/// Pointers of the wire begin at the item, those of a problem at the operation's args.
QString pointerInArgs(const QString &pointer)
{
    return pointer.startsWith("/args/"_L1) ? pointer.mid(5) : pointer;
}

Problem malformedOperation(const Error &error)
{
    Problem problem = rejection(u"malformed"_s);
    problem.detail = error.detail;
    QStringList pointers;
    const QJsonArray named = error.params.value(u"pointers"_s).toArray();
    for (const QJsonValue &pointer : named)
        pointers.append(pointer.toString());
    if (pointers.isEmpty())
        pointers.append(error.params.value(u"pointer"_s).toString());
    for (const QString &pointer : std::as_const(pointers))
        problem.fields.append({pointerInArgs(pointer), u"malformed"_s, {}});
    return problem;
}

/// The operation, or why it cannot be one.
Result<Operation, Problem> readOperation(const QJsonObject &item)
{
    const QJsonValue type = item.value(u"type"_s);
    const QJsonValue schema = item.value(u"schema"_s);
    const bool unknownType = type.isString() && !knownTypes().contains(type.toString());
    const bool unknownSchema = schema.isDouble() && schema.toInteger(0) != contract::kOperationSchema;
    if (unknownType || unknownSchema)
        return rejection(u"operation-unknown"_s);
    auto operation = contract::operationFromJson(item);
    if (!operation.ok())
        return malformedOperation(operation.error());
    return std::move(operation.value());
}

}  // namespace

Result<contract::OperationResult> OperationRunner::run(const QJsonObject &item)
{
    contract::OperationResult answer;
    answer.op = OpId(item.value(u"op"_s).toString());
    const QString bodyHash = bodyHashOf(item);
    const auto answered = answeredBefore(item, bodyHash, answer);
    if (!answered.ok())
        return answered.error();
    if (!*answered) {
        if (Status status = carryOut(item, bodyHash, answer); !status.ok())
            return status.error();
    }
    return answer;
}

Result<bool> OperationRunner::answeredBefore(const QJsonObject &item, const QString &bodyHash,
                                             contract::OperationResult &answer)
{
    const auto known = findResult(m_connection, m_viewer.org(), answer.op);
    if (!known.ok())
        return known.error();
    if (*known && (*known)->bodyHash != bodyHash) {
        answer.outcome = Outcome::Rejected;
        answer.problem = rejection(u"op-id-reused"_s);
        const Status noted = writeAudit(
            m_connection, m_services.clock,
            {m_viewer.org(), m_viewer.user(), m_viewer.device.value, u"op"_s, answer.op.value, u"op-id-reused"_s});
        if (!noted.ok())
            return noted.error();
        return true;
    }
    if (*known && mutant(Mutant::NoServerDedupe)) {
        if (Status forgotten = m_connection.query("DELETE FROM op_result WHERE org = ? AND op_id = ?")
                                   .bindAll(m_viewer.org(), answer.op.value)
                                   .run();
            !forgotten.ok())
            return forgotten.error();
    } else if (*known) {
        answer = (*known)->result;
        if (Status moved = followOwner(**known, answer); !moved.ok())
            return moved.error();
        if (answer.outcome == Outcome::Applied)
            answer.outcome = Outcome::AlreadyApplied;
        return true;
    }
    const QString after = item.value(u"after"_s).toString();
    if (after.isEmpty() || mutant(Mutant::NoLaneCheck))
        return false;
    const auto before = findResult(m_connection, m_viewer.org(), OpId(after));
    if (!before.ok())
        return before.error();
    if (*before && (*before)->result.outcome == Outcome::Applied)
        return false;
    answer.outcome = Outcome::Blocked;
    return true;
}

/// An operation that its owner sends from another device (recovered there from a rescue file) is confirmed to that one:
/// its confirmation comes through the pull, and the old device may be gone for ever.
Status OperationRunner::followOwner(const StoredResult &known, contract::OperationResult &answer)
{
    if (known.account != m_viewer.user() || known.device == m_viewer.device.value)
        return done();
    FeedWriter feed(m_connection, m_services.clock, m_services.random);
    feed.touch(m_viewer.org());
    if (Status status = feed.finish(); !status.ok())
        return status;
    answer.pos = feed.position(m_viewer.org());
    return readdressResult(m_connection, m_services.clock, m_viewer, answer.op, answer.pos);
}

Status OperationRunner::carryOut(const QJsonObject &item, const QString &bodyHash, contract::OperationResult &answer)
{
    FeedWriter feed(m_connection, m_services.clock, m_services.random);
    feed.touch(m_viewer.org());
    const auto operation = readOperation(item);
    Result<Judgement> judged = Judgement();
    if (operation.ok())
        judged = Judge(m_services, m_viewer, m_connection, feed).judge(*operation);
    else
        judged.value().problem = operation.error();
    if (!judged.ok())
        return judged.error();
    if (judged->problem) {
        answer.problem = *judged->problem;
        answer.outcome = answer.problem.kind == Problem::Kind::Conflict ? Outcome::Conflict : Outcome::Rejected;
    } else {
        answer.outcome = Outcome::Applied;
        answer.effect = judged->effect;
    }
    answer.version = judged->version;
    // The last acts: the positions, and the result under its own.
    if (Status status = feed.finish(); !status.ok())
        return status;
    answer.pos = feed.position(m_viewer.org());
    if (Status status = addResult(m_connection, m_services.clock, m_viewer, {bodyHash, answer, {}, {}}); !status.ok())
        return status;
    const QString type = operation.ok() ? operationType(operation->payload) : u"unreadable"_s;
    const QString lane = operation.ok() ? operation->lane : QString();
    return writeAudit(m_connection, m_services.clock,
                      {m_viewer.org(), m_viewer.user(), m_viewer.device.value, u"op:"_s + type, lane,
                       judged->problem ? judged->problem->code : u"ok"_s});
}

}  // namespace wyh::server
