// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/results.h"

#include "net/contract/codec.h"
#include "net/server/statements.h"

namespace wyh::server {

using namespace Qt::StringLiterals;
using Outcome = contract::OperationResult::Outcome;

namespace {

QString outcomeText(Outcome outcome)
{
    return outcome == Outcome::Conflict ? u"conflict"_s : outcome == Outcome::Rejected ? u"rejected"_s : u"applied"_s;
}

/// outcome, version, pos, problem, effect from this column on.
Status readRow(const wyh::sql::Query &row, int first, contract::OperationResult &result)
{
    const QString outcome = row.text(first);
    result.outcome = outcome == "conflict"_L1   ? Outcome::Conflict
                     : outcome == "rejected"_L1 ? Outcome::Rejected
                                                : Outcome::Applied;
    result.version = row.integer(first + 1);
    result.pos = row.integer(first + 2);
    if (const QByteArray problem = row.bytes(first + 3); !problem.isEmpty()) {
        const auto json = contract::parseObject(problem);
        if (!json.ok())
            return json.error();
        auto read = contract::problemFromJson(*json);
        if (!read.ok())
            return read.error();
        result.problem = std::move(read.value());
    }
    if (const QByteArray effect = row.bytes(first + 4); !effect.isEmpty()) {
        auto json = contract::parseObject(effect);
        if (!json.ok())
            return json.error();
        result.effect = std::move(json.value());
    }
    return done();
}

}  // namespace

Result<std::optional<StoredResult>> findResult(wyh::sql::Connection &connection, const QString &org, const OpId &op)
{
    wyh::sql::Query row = connection.query(sql("result_get"));
    if (!row.bindAll(org, op.value).step()) {
        if (row.failed())
            return row.error();
        return std::optional<StoredResult>();
    }
    StoredResult found;
    found.bodyHash = row.text(0);
    found.result.op = op;
    if (Status status = readRow(row, 1, found.result); !status.ok())
        return status.error();
    found.device = row.text(6);
    found.account = row.text(7);
    return std::optional<StoredResult>(std::move(found));
}

Status readdressResult(wyh::sql::Connection &connection, const Clock &clock, const Viewer &viewer, const OpId &op,
                       qint64 pos)
{
    return connection.query(sql("result_readdress"))
        .bindAll(viewer.device.value, pos, clock.nowMs(), viewer.org(), op.value)
        .run();
}

Status addResult(wyh::sql::Connection &connection, const Clock &clock, const Viewer &viewer, const StoredResult &stored)
{
    const contract::OperationResult &result = stored.result;
    const bool refused = result.outcome == Outcome::Conflict || result.outcome == Outcome::Rejected;
    wyh::sql::Query add = connection.query(sql("result_add"));
    add.bind(1, viewer.org()).bind(2, result.op.value).bind(3, viewer.device.value).bind(4, viewer.user());
    add.bind(5, stored.bodyHash).bind(6, outcomeText(result.outcome)).bind(7, result.version).bind(8, result.pos);
    add.bindText(9, refused ? contract::compact(contract::problemToJson(result.problem)) : QByteArray(""));
    add.bindText(10, result.effect.isEmpty() ? QByteArray("") : contract::compact(result.effect));
    return add.bind(11, clock.nowMs()).run();
}

Status readResults(wyh::sql::Connection &connection, const Viewer &viewer, qint64 after, qint64 upTo, int limit,
                   QList<contract::OperationResult> &results, bool &more)
{
    wyh::sql::Query row = connection.query(sql("result_page"));
    row.bindAll(viewer.org(), viewer.device.value, viewer.user(), after, upTo, limit + 1);
    while (row.step()) {
        contract::OperationResult result;
        result.op = OpId(row.text(0));
        if (Status status = readRow(row, 1, result); !status.ok())
            return status;
        results.append(std::move(result));
    }
    if (row.failed())
        return row.error();
    more = results.size() > limit;
    if (more)
        results.removeLast();
    return done();
}

}  // namespace wyh::server
