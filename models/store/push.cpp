// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "models/core/mutant.h"
#include "models/store/storeprivate.h"
#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;
using Outcome = contract::OperationResult::Outcome;

namespace {

/// Judges one push answer; runs inside an outbox transaction.
class Judging
{
public:
    Judging(Outbox &outbox, Cache &cache, const QHash<OpId, OpId> &sentAfter)
        : m_outbox(outbox), m_cache(cache), m_sentAfter(sentAfter)
    {
    }

    Status take(const contract::OperationResult &result)
    {
        const auto row = m_outbox.head(result.op);
        if (!row.ok())
            return row.error();
        // Settled meanwhile by a page, or not ours: nothing to learn from this answer.
        if (!row->has_value() || (*row)->state != OpState::Pending)
            return done();
        const CrashGuard::Work work(m_outbox.guard(), {result.op.value});
        switch (result.outcome) {
            case Outcome::Applied:
            case Outcome::AlreadyApplied:
                return acked(**row, result);
            case Outcome::Conflict:
                return fail(**row, OpState::Conflict, result.problem, result.pos);
            case Outcome::Rejected:
                return fail(**row, OpState::Rejected, result.problem, result.pos);
            case Outcome::Blocked:
                return blocked(**row);
            case Outcome::Later:
                sendAgainSoon = true;
                return done();
        }
        return done();
    }

    QSet<QString> lanes;  ///< where something else is shown now
    bool changed = false;
    QSet<QString> parkLanes;
    bool sendAgainSoon = false;

private:
    Status acked(const OpHead &op, const contract::OperationResult &result)
    {
        // It stays laid over the record, so the picture stays too, unless a page has brought the newer record before.
        const auto version = m_cache.laneVersion(op.lane);
        if (!version.ok())
            return version.error();
        if (version->has_value() && result.version > 0 && **version >= result.version)
            lanes.insert(op.lane);
        changed = true;
        if (mutant(Mutant::DropOverlayAtAck))
            return m_outbox.setDone(op, result, 0);
        return m_outbox.setAcked(op, result);
    }

    Status fail(const OpHead &op, OpState state, const Problem &problem, qint64 pos = 0)
    {
        lanes.insert(op.lane);
        changed = true;
        return m_outbox.fail(op, state, problem, {}, pos);
    }

    /// The platform has not applied what went before. By what became of that one: wait, look again after a pull, or
    /// give up.
    Status blocked(const OpHead &op)
    {
        OpId after = m_sentAfter.value(op.id);
        if (after.isEmpty()) {
            const auto previous = m_outbox.previousOfLane(op.lane, op.n);
            if (!previous.ok())
                return previous.error();
            after = *previous;
        }
        std::optional<OpHead> before;
        if (!after.isEmpty()) {
            auto found = m_outbox.head(after);
            if (!found.ok())
                return found.error();
            before = std::move(found).value();
        }
        if (before && (before->state == OpState::Pending || before->state == OpState::Acked)) {
            sendAgainSoon = true;
            return done();
        }
        if (before && before->state == OpState::Done) {
            parkLanes.insert(op.lane);
            return done();
        }
        return fail(op, OpState::Held,
                    {Problem::Kind::Conflict, u"predecessor-failed"_s, {{u"op"_s, after.value}}, {}, {}});
    }

    Outbox &m_outbox;
    Cache &m_cache;
    const QHash<OpId, OpId> &m_sentAfter;
};

}  // namespace

Result<QList<LocalStore::Outgoing>> LocalStore::readBatch(int maxCount, qint64 maxBytes, const QSet<QString> &skipLanes)
{
    const auto pending = d->outbox->pendingBatch(maxCount, skipLanes);
    if (!pending.ok())
        return pending.error();
    QList<Outgoing> batch;
    qint64 bytes = 0;
    for (const OpRow &row : *pending) {
        const auto after = d->outbox->predecessor(row.operation.lane, row.n);
        if (!after.ok())
            return after.error();
        {
            const CrashGuard::Work work(d->outbox->guard(), {row.operation.id.value});
            bytes += contract::compact(contract::operationToJson(row.operation, *after)).size() + 1;
        }
        if (bytes > maxBytes && !batch.isEmpty())
            break;
        batch.append({row, *after});
        // What the last run may have died of goes alone, so that the next end tells which one it is.
        if (!d->suspects.isEmpty())
            break;
    }
    d->sentAfter.clear();
    for (const Outgoing &outgoing : std::as_const(batch))
        d->sentAfter.insert(outgoing.row.operation.id, outgoing.after);
    return batch;
}

QList<LocalStore::Outgoing> LocalStore::nextBatch(int maxCount, qint64 maxBytes, const QSet<QString> &skipLanes)
{
    auto batch = readBatch(maxCount, maxBytes, skipLanes);
    if (!batch.ok())
        qWarning("reading the next operations: %s", qPrintable(batch.error().detail));
    return std::move(batch).valueOr({});
}

Status LocalStore::countAttempt(const QList<OpId> &ops)
{
    if (ops.isEmpty())
        return done();
    if (Status counted = d->writeAttempts(ops); !counted.ok())
        return counted;
    QStringList ids;
    for (const OpId &op : ops)
        ids += op.value;
    d->outbox->guard().release();
    d->outbox->guard().enter(ids);
    return done();
}

Status LocalStore::Private::writeAttempts(const QList<OpId> &ops)
{
    return outbox->write([&]() -> Status {
        for (const OpId &op : ops) {
            if (Status status = outbox->countAttempt(op); !status.ok())
                return status;
            if (mutant(Mutant::FireAndForget)) {
                const auto row = outbox->row(op);
                if (row.ok() && row->has_value())
                    (void)outbox->setDone(**row, {}, 0);
            }
        }
        return done();
    });
}

Result<LocalStore::PushOutcome> LocalStore::applyPush(const contract::PushAnswer &answer, const QStringList &toldActs)
{
    handedOver();
    PushOutcome outcome;
    QSet<QString> lanes;
    const Status status = d->writeOutbox([&]() -> Status {
        if (Status raised = d->outbox->raiseHigh(answer.top); !raised.ok())
            return raised;
        if (Status told = d->outbox->setActsTold(toldActs); !told.ok())
            return told;
        Judging judging(*d->outbox, *d->cache, d->sentAfter);
        for (const contract::OperationResult &result : answer.results) {
            if (Status taken = judging.take(result); !taken.ok())
                return taken;
        }
        lanes = judging.lanes;
        outcome.changes.operations = judging.changed;
        outcome.parkLanes = judging.parkLanes;
        outcome.sendAgainSoon = judging.sendAgainSoon;
        return done();
    });
    if (!status.ok())
        return status.error();
    d->suspects.clear();
    if (outcome.changes.operations)
        d->showLanes(lanes, outcome.changes);
    return outcome;
}

void LocalStore::Private::showLanes(const QSet<QString> &lanes, Changes &changes, const QSet<QString> &countsOnly)
{
    // The outbox has committed; a picture that lags is made with the next lanes or at the next start.
    if (const Status shown = refreshLanes(lanes, changes, countsOnly); !shown.ok())
        qWarning("showing operations: %s", qPrintable(shown.error().detail));
}

Result<Changes> LocalStore::quarantine(const OpId &op, const QString &errorText, const Problem &problem)
{
    Changes changes;
    QSet<QString> lanes;
    const Status status = d->writeOutbox([&]() -> Status {
        const auto row = d->outbox->row(op);
        if (!row.ok())
            return row.error();
        if (!row->has_value())
            return makeError(u"operation-unknown"_s);
        if ((*row)->state != OpState::Pending)
            return done();
        lanes.insert((*row)->operation.lane);
        return d->outbox->fail(**row, OpState::Stuck, problem, errorText);
    });
    if (!status.ok())
        return status.error();
    changes.operations = !lanes.isEmpty();
    d->showLanes(lanes, changes);
    return changes;
}

Result<Changes> LocalStore::reviewOld(qint64 maxAgeMs, qint64 platformNowMs)
{
    Changes changes;
    if (d->outbox->isNewer())
        return changes;
    const auto pending = d->outbox->rows({OpState::Pending}, -1, false);
    if (!pending.ok())
        return pending.error();
    QList<OpId> old;
    for (const OpRow &row : *pending) {
        // The platform's clock decides as soon as it is known: this PC's may live in another year, and may have been
        // set right since the act.
        const qint64 acted = row.operation.actedAtMs;
        const qint64 offset = row.operation.clockOffsetMs != 0 ? row.operation.clockOffsetMs : d->clockOffset();
        qint64 age = platformNowMs > 0 ? platformNowMs - (acted + offset) : d->clock.nowMs() - acted;
        if (const auto here = d->recordedAtMs.constFind(row.operation.id); here != d->recordedAtMs.constEnd())
            age = std::min(age, d->clock.monotonicMs() - *here);
        if (age > maxAgeMs)
            old.append(row.operation.id);
    }
    if (old.isEmpty())
        return changes;
    QSet<QString> lanes;
    const Status status = d->writeOutbox([&]() -> Status {
        for (const OpId &op : std::as_const(old)) {
            const auto row = d->outbox->row(op);
            if (!row.ok())
                return row.error();
            // An older one of the same lane may have held it already.
            if (!row->has_value() || (*row)->state != OpState::Pending)
                continue;
            lanes.insert((*row)->operation.lane);
            const Problem problem{Problem::Kind::Conflict,
                                  u"too-old"_s,
                                  {{u"acted_at"_s, contract::timeToText((*row)->operation.actedAtMs)}},
                                  {},
                                  {}};
            if (Status failed = d->outbox->fail(**row, OpState::Review, problem, {}); !failed.ok())
                return failed;
        }
        return done();
    });
    if (!status.ok())
        return status.error();
    changes.operations = true;
    d->showLanes(lanes, changes);
    return changes;
}

}  // namespace wyh::store
