// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What the feed says of our operations is final. The results lie in cache.db beside the cursor; here the outbox takes
// them over. Everything may be repeated: after a crash between the two files it simply is (sync.md 2.5).
#include "models/store/overlay.h"
#include "models/store/storeprivate.h"
#include "net/contract/codec.h"

#include "models/core/mutant.h"

namespace wyh::store {

using namespace Qt::StringLiterals;
using Outcome = contract::OperationResult::Outcome;

Result<QList<OpId>> LocalStore::Private::settleCandidates(const Cursor &cursor)
{
    if (mutant(Mutant::ResultsApart))
        return QList<OpId>();
    if (cursor.verify || settleAll) {
        awaited.clear();
        return outbox->ids(cursor.verify ? "not_closed_op_ids" : "open_op_ids");
    }
    // What the feed has not reached yet cannot be settled: during a long push that is nearly everything.
    const auto acked = outbox->ids("acked_op_ids", cursor.pos);
    if (!acked.ok())
        return acked;
    const QSet<QString> fresh(freshResults.begin(), freshResults.end());
    QHash<OpId, Awaited> still;
    QHash<QString, std::optional<qint64>> versions;
    QList<OpId> candidates;
    for (const OpId &op : *acked) {
        const auto waits = awaited.constFind(op);
        if (waits == awaited.constEnd() || fresh.contains(op.value)) {
            candidates.append(op);
            continue;
        }
        auto version = versions.constFind(waits->lane);
        if (version == versions.constEnd()) {
            const auto found = cache->laneVersion(waits->lane);
            if (!found.ok())
                return found.error();
            version = versions.insert(waits->lane, *found);
        }
        if (version->has_value() && **version < waits->version)
            still.insert(op, *waits);
        else
            candidates.append(op);
    }
    awaited = still;
    // In the platform's order: what a refusal holds back depends on it, and the order of a set on the ids' bytes.
    QSet<QString> taken;
    for (const OpId &op : std::as_const(candidates))
        taken.insert(op.value);
    for (const QString &op : std::as_const(freshResults)) {
        if (!taken.contains(op))
            candidates.append(OpId(op));
        taken.insert(op);
    }
    return candidates;
}

/// picture: whether the record may look different afterwards.
Status LocalStore::Private::settleOne(const OpHead &op, const Cursor &cursor, bool &picture)
{
    const auto seen = cache->seen(op.id);
    if (!seen.ok())
        return seen.error();
    if (!seen->has_value()) {
        // A position that the cursor has passed without the result: the platform no longer knows the operation.
        const bool passed = !cursor.booting && (cursor.verify || op.resultPos <= cursor.pos);
        if (mutant(Mutant::NoLostCheck))
            return done();
        const bool lost = (op.state == OpState::Acked && passed) || (op.state == OpState::Done && cursor.verify);
        if (!lost)
            return done();
        if (op.parcel) {
            // The parcel may be real: a person must decide.
            return outbox->fail(op, OpState::Review, {Problem::Kind::Conflict, u"lost-by-platform"_s, {}, {}, {}}, {});
        }
        return outbox->setPending(op, u"sent-again"_s);
    }

    const contract::OperationResult &result = **seen;
    if (result.outcome != Outcome::Applied) {
        // A restored platform may have judged anew, by a copy of the request that came late, what was done before.
        const bool overruled = op.state == OpState::Done && cursor.verify;
        if (op.state != OpState::Pending && op.state != OpState::Acked && !overruled)
            return done();
        const OpState state = result.outcome == Outcome::Conflict ? OpState::Conflict : OpState::Rejected;
        return outbox->fail(op, state, result.problem, {}, result.pos);
    }
    if (op.state == OpState::Done)
        return done();
    // An error can come after the commit: what looked failed was applied all the same. Somebody may have put the goods
    // back by then, so the notice does not go without a word.
    if (needsAttention(op.state)) {
        const QString word = u"applied-after-all"_s;
        if (Status status = outbox->withdrawNotice(op.id, word); !status.ok())
            return status;
        if (Status status = outbox->setNoteAnew(op.id, word); !status.ok())
            return status;
    }
    const auto version = cache->laneVersion(op.lane);
    if (!version.ok())
        return version.error();
    const bool shown = mutant(Mutant::OverlayByPosition) || !version->has_value() || result.version == 0 ||
                       **version >= result.version;
    if (shown) {
        // The record has it already, so what is shown is the same without it.
        picture =
            !version->has_value() || op.state != OpState::Acked || isLaidOver(op.state, op.resultVersion, **version);
        return outbox->setDone(op, result, timeOfAct());
    }
    if (op.state == OpState::Acked && op.resultVersion == result.version && op.resultPos == result.pos) {
        awaited.insert(op.id, {op.lane, result.version});
        return done();
    }
    return outbox->setAcked(op, result);
}

/// From the cache, where they came with a page, into the outbox; a crash in between hands them over once more.
Status LocalStore::Private::handOverNotes(Changes &changes)
{
    if (!notesWait)
        return done();
    QList<std::pair<OpId, QJsonObject>> notes;
    {
        sql::Query query = cache->statements()("notes");
        while (query.step())
            notes.append({OpId(query.text(0)), contract::parseObject(query.bytes(1)).valueOr({})});
        if (query.failed())
            return query.error();
    }
    if (!notes.isEmpty()) {
        const Status written = writeOutbox([&]() -> Status {
            for (const auto &[op, note] : std::as_const(notes)) {
                if (Status status = outbox->setNote(op, note); !status.ok())
                    return status;
            }
            return done();
        });
        if (!written.ok())
            return written;
        const Status cleared = cache->transaction([&] { return cache->statements()("notes_clear").run(); });
        if (!cleared.ok())
            return cleared;
        changes.operations = true;
        // The count of outbox commits has moved; what is shown has not.
        showLanes({}, changes);
    }
    notesWait = false;
    return done();
}

Result<Changes> LocalStore::settle()
{
    Changes changes;
    const auto cursor = d->cache->cursor();
    if (!cursor.ok())
        return cursor.error();
    // The old generation's results say nothing about the history that is being pulled. And an outbox of a newer program
    // takes nothing over: the results stay in the cache until that program reads them.
    if (cursor->shadow || d->outbox->isNewer())
        return changes;
    // The platform forgets results in its time. What is older here must not be taken for lost then, and sent once more.
    if (cursor->verify) {
        if (const Status purged = d->purgeBeforeVerify(); !purged.ok())
            return purged.error();
    }
    if (const Status noted = d->noteRecovered(d->freshResults); !noted.ok())
        return noted.error();
    const auto candidates = d->settleCandidates(*cursor);
    if (!candidates.ok())
        return candidates.error();
    QSet<QString> lanes;
    QSet<QString> countsOnly;
    if (cursor->verify || !candidates->isEmpty()) {
        bool written = false;
        const auto body = [&]() -> Status {
            lanes.clear();
            countsOnly.clear();
            if (cursor->verify) {
                if (Status cleared = d->outbox->setHigh({}); !cleared.ok())
                    return cleared;
                if (Status again = d->outbox->tellActsAgain(); !again.ok())
                    return again;
            }
            for (const OpId &op : *candidates) {
                // Read again each time: a failed operation holds the ones after it.
                const auto head = d->outbox->head(op);
                if (!head.ok())
                    return head.error();
                if (!head->has_value() || (*head)->state == OpState::Closed)
                    continue;
                const int before = d->outbox->totalChanges();
                bool picture = true;
                if (Status settled = d->settleOne(**head, *cursor, picture); !settled.ok())
                    return settled;
                if (d->outbox->totalChanges() != before)
                    (picture ? lanes : countsOnly).insert((*head)->lane);
            }
            written = cursor->verify || !lanes.isEmpty() || !countsOnly.isEmpty();
            return written ? done() : Status(makeError(u"nothing-to-settle"_s));
        };
        const Status status = d->writeOutbox(body);
        if (!status.ok() && status.error().code != u"nothing-to-settle"_s)
            return status.error();
    }
    d->settleAll = false;
    d->freshResults.clear();
    if (cursor->verify) {
        // Durable: verified once more after a power cut, what went through since would look lost.
        const Status finished = d->cache->durableTransaction([&]() -> Status {
            Cursor next = *cursor;
            next.verify = false;
            return d->cache->setCursor(next);
        });
        if (!finished.ok()) {
            d->settleAll = true;
            return finished.error();
        }
    }
    if (!lanes.isEmpty() || !countsOnly.isEmpty()) {
        changes.operations = true;
        d->showLanes(lanes, changes, countsOnly);
    }
    if (Status handed = d->handOverNotes(changes); !handed.ok())
        return handed.error();
    return changes;
}

}  // namespace wyh::store
