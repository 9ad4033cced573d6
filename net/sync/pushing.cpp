// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/sync/pushing.h"

#include <algorithm>

#include "models/core/mutant.h"
#include "net/contract/codec.h"

namespace wyh::sync {

using namespace Qt::StringLiterals;
using store::LocalStore;

Result<QList<LocalStore::Outgoing>> Pushing::batch(qint64 now) const
{
    if (now < m_notBefore)
        return QList<LocalStore::Outgoing>();
    return m_store.readBatch(m_limit, client::kPushMaxBytes, m_parking.parked(now));
}

qint64 Pushing::nextAt(qint64 now) const
{
    if (now < m_notBefore)
        return m_notBefore;
    return m_parking.nextEnd(now);
}

bool Pushing::actsWait(qint64 now) const
{
    return now >= std::max(m_notBefore, m_actsNotBefore) && !m_store.noticeActs(1).isEmpty();
}

Result<net::Request> Pushing::request(const client::Caller &caller, const QList<LocalStore::Outgoing> &batch,
                                      qint64 now)
{
    m_sent.clear();
    m_sentActs.clear();
    QList<OpId> ids;
    QList<client::Outgoing> wire;
    for (const LocalStore::Outgoing &outgoing : batch) {
        m_sent.append(outgoing.row);
        ids.append(outgoing.row.operation.id);
        wire.append({outgoing.row.operation, outgoing.after});
        if (mutant(Mutant::NewIdOnRetry) && outgoing.row.attempts > 0) {
            QString &id = wire.last().operation.id.value;
            id = id.left(28) + u"%1"_s.arg(outgoing.row.attempts, 8, 16, QLatin1Char('0'));
        }
    }
    const Status counted = m_store.countAttempt(ids);
    if (!counted)
        return counted.error();
    QList<contract::NoticeAct> acts;
    if (now >= m_actsNotBefore)
        acts = m_store.noticeActs(client::kPushMaxOperations);
    for (const contract::NoticeAct &act : std::as_const(acts))
        m_sentActs.append(act.id);
    return client::pushRequest(caller, wire, m_store.closedThrough(), acts);
}

bool Pushing::leftActsBehind(qint64 now)
{
    if (m_sentActs.isEmpty())
        return false;
    m_sentActs.clear();
    m_actsNotBefore = now + kActsRetryMs;
    return true;
}

Pushing::Outcome Pushing::answered(const net::Reply &reply, qint64 now, Effects &out)
{
    Outcome outcome;
    Result<contract::PushAnswer> answer = client::readPush(reply);
    if (mutant(Mutant::NewIdOnRetry) && answer.ok()) {
        for (qsizetype i = 0; i < std::min(answer->results.size(), m_sent.size()); ++i)
            answer.value().results[i].op = m_sent.at(i).operation.id;
    }
    if (!answer) {
        outcome.damaged = client::isDamage(answer.error());
        if (outcome.damaged)
            return outcome;
        // Whatever happened there comes back through the pull; the same bytes go again later.
        out.emplace_back(Log{u"push answer unreadable: "_s + answer.error().detail});
        m_notBefore = now + kStoreRetryMs;
        outcome.pullSoon = true;
        return outcome;
    }
    const Result<LocalStore::PushOutcome> applied = m_store.applyPush(*answer, m_sentActs);
    if (!applied) {
        out.emplace_back(Log{u"push answer not stored: %1 %2"_s.arg(applied.error().code, applied.error().detail)});
        m_trouble = applied.error().code == "disk-full"_L1 ? u"disk-low"_s : applied.error().code;
        m_notBefore = now + kStoreRetryMs;
        return outcome;
    }
    m_trouble.clear();
    m_limit = std::min(client::kPushMaxOperations, m_limit * 2);
    QSet<OpId> waiting;
    QSet<OpId> named;
    for (const contract::OperationResult &result : answer->results) {
        named.insert(result.op);
        if (result.outcome == contract::OperationResult::Outcome::Blocked ||
            result.outcome == contract::OperationResult::Outcome::Later)
            waiting.insert(result.op);
    }
    for (const store::OpRow &row : std::as_const(m_sent)) {
        if (!waiting.contains(row.operation.id))
            m_parking.clear(row.operation.lane);
    }
    for (const QString &lane : applied->parkLanes)
        m_parking.park(lane, now + Parking::kBlockedMs);
    // Also when the store asks for nothing: an answer without progress must not be followed by the same question at
    // once.
    const bool progress = std::any_of(m_sent.cbegin(), m_sent.cend(),
                                      [&named](const store::OpRow &row) { return named.contains(row.operation.id); });
    if (applied->sendAgainSoon || !waiting.isEmpty() || !progress)
        m_notBefore = now + kLaterMs;
    outcome.changes = applied->changes;
    outcome.stored = true;
    outcome.pullSoon = !m_sent.isEmpty();
    return outcome;
}

void Pushing::halve()
{
    m_limit = std::max(1, static_cast<int>(m_sent.size()) / 2);
}

store::Changes Pushing::quarantine(const client::Judged &judged, Effects &out)
{
    const store::OpRow &row = m_sent.constFirst();
    Problem problem = judged.problem;
    problem.kind = Problem::Kind::Rejected;
    if (problem.code.isEmpty())
        problem.code = judged.code;
    out.emplace_back(Log{u"operation %1 is stuck: %2"_s.arg(row.operation.id.value, judged.code)});
    const Result<store::Changes> changes =
        m_store.quarantine(row.operation.id, u"%1 %2"_s.arg(judged.code, judged.detail).trimmed(), problem);
    if (!changes) {
        out.emplace_back(Log{u"quarantine not stored: "_s + changes.error().code});
        return {};
    }
    m_parking.clear(row.operation.lane);
    m_limit = client::kPushMaxOperations;
    return *changes;
}

store::Changes Pushing::refused(const client::Judged &judged, qint64 now, Effects &out)
{
    if (leftActsBehind(now))
        return {};
    if (m_sent.size() == 1)
        return quarantine(judged, out);
    halve();
    return {};
}

store::Changes Pushing::stumbled(const client::Judged &judged, qint64 now, quint64 successes, Effects &out)
{
    m_notBefore = now + kLaterMs / 2;
    if (leftActsBehind(now))
        return {};
    if (m_sent.size() != 1) {
        halve();
        return {};
    }
    const Operation &operation = m_sent.constFirst().operation;
    if (m_parking.failed(operation.lane, operation.id, now, successes) == Parking::Verdict::Stuck)
        return quarantine(judged, out);
    out.emplace_back(Log{u"lane of operation %1 is parked: %2"_s.arg(operation.id.value, judged.code)});
    return {};
}

void Pushing::hurry()
{
    m_notBefore = 0;
    m_actsNotBefore = 0;
    m_parking.openAll();
}

}  // namespace wyh::sync
