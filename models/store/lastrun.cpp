// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What the end of the last run tells: an operation that ends the program again and again is set aside, so that one bad
// row never keeps a whole warehouse from working.
#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>

#include "models/core/uuid7.h"
#include "models/store/rescuenotice.h"
#include "models/store/storeprivate.h"
#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kEnds = "ends";  ///< in the outbox's meta: operation -> runs in a row that ended in its work

constexpr int kMostRecovered = 1000;
constexpr qint64 kConfirmedKeptMs = 30LL * 24 * 60 * 60 * 1000;

bool mayBeSetAside(const OpRow &row)
{
    return row.state == OpState::Pending || row.state == OpState::Acked;
}

}  // namespace

Status LocalStore::Private::judgeLastRun()
{
    CrashGuard &guard = outbox->guard();
    if (outbox->isNewer())
        return done();
    const auto text = outbox->meta(kEnds);
    if (!text.ok())
        return text.error();
    const QJsonObject before = text->isEmpty() ? QJsonObject() : contract::parseObject(text->toUtf8()).valueOr({});
    if (guard.leftBehind().isEmpty() && before.isEmpty())
        return done();

    const Status status = writeOutbox([&]() -> Status {
        QJsonObject ends;
        QHash<QString, OpRow> culprits;  // one a lane: the newest, the others were shown before it came
        for (const QString &op : guard.leftBehind()) {
            const auto row = outbox->row(OpId(op));
            if (!row.ok())
                return row.error();
            if (!row->has_value() || !mayBeSetAside(**row))
                continue;
            const int count = before.value(op).toInt() + 1;
            ends.insert(op, count);
            const QString &lane = (*row)->operation.lane;
            if (count >= CrashGuard::kStarts && (!culprits.contains(lane) || culprits.value(lane).n < (*row)->n))
                culprits.insert(lane, **row);
        }
        for (const OpRow &row : std::as_const(culprits)) {
            qWarning("operation %s ended the program %d times and is set aside", qPrintable(row.operation.id.value),
                     ends.value(row.operation.id.value).toInt());
            ends.remove(row.operation.id.value);
            const Problem problem{Problem::Kind::Rejected, u"ends-program"_s, {}, {}, {}};
            if (Status failed = outbox->fail(row, OpState::Stuck, problem, {}); !failed.ok())
                return failed;
        }
        // If it was not this one, the next end of the program is enough to try the one before it.
        for (auto it = ends.begin(); it != ends.end(); ++it) {
            if (it->toInt() >= CrashGuard::kStarts)
                *it = CrashGuard::kStarts - 1;
        }
        suspects.clear();
        for (const QString &op : ends.keys())
            suspects.insert(op);
        return outbox->setMeta(kEnds, ends.isEmpty() ? QString() : QString::fromUtf8(contract::compact(ends)));
    });
    if (!status.ok())
        return status;
    guard.forget();
    return done();
}

void LocalStore::handedOver()
{
    d->outbox->guard().release();
}

Status LocalStore::Private::beginRescueNotice()
{
    if (outbox->isNewer())
        return done();
    // A profile that has worked before and has no outbox any more has lost it, and no copy of it was found.
    const auto known = cache->meta("outbox_change");
    if (!known.ok())
        return cache->noted(known.error());
    if (outbox->isFresh() && known->toLongLong() > 0) {
        SalvageReport nothing;
        nothing.lostUntilMs = clock.nowMs();
        const Status noted =
            outbox->write([&] { return outbox->setProfileNotice(kRescueNotice, rescueParams(nothing, {})); });
        if (!noted.ok())
            return noted;
    }
    const auto open = outbox->profileNotice(kRescueNotice);
    if (!open.ok())
        return open.error();
    rescueWatched = open->has_value();
    if (!rescueWatched)
        return done();
    const auto seen = cache->ids("seen_ids");
    if (!seen.ok())
        return cache->noted(seen.error());
    return noteRecovered(*seen);
}

Status LocalStore::Private::noteRecovered(const QStringList &ops)
{
    if (!rescueWatched || ops.isEmpty())
        return done();
    const auto notice = outbox->profileNotice(kRescueNotice);
    if (!notice.ok())
        return notice.error();
    if (!notice->has_value()) {
        rescueWatched = false;
        return done();
    }
    QJsonObject params = **notice;
    if (params.value(u"lost_until_ms"_s).toInteger() == 0)
        return done();
    // Older ones were purged a month after they were confirmed; they are nobody's loss.
    const qint64 from = std::max(params.value(u"lost_from_ms"_s).toInteger(), clock.nowMs() - kConfirmedKeptMs);
    QJsonArray recovered = params.value(u"recovered"_s).toArray();
    const qsizetype before = recovered.size();
    for (const QString &op : ops) {
        const auto row = outbox->row(OpId(op));
        if (!row.ok())
            return row.error();
        if (!row->has_value() && timeOfUuid7(op) >= from && recovered.size() < kMostRecovered &&
            !recovered.contains(op))
            recovered.append(op);
    }
    if (recovered.size() == before)
        return done();
    params.insert(u"recovered"_s, recovered);
    return outbox->write([&] { return outbox->setProfileNotice(kRescueNotice, params); });
}

std::optional<RescueNotice> LocalStore::rescueNotice()
{
    const auto found = d->outbox->profileNotice(kRescueNotice);
    if (!found.ok())
        qWarning("reading the word on the rescue: %s", qPrintable(found.error().detail));
    if (!found.ok() || !found->has_value())
        return std::nullopt;
    return rescueNoticeFrom(**found);
}

Status LocalStore::closeRescueNotice(const QString &by)
{
    const Status closed = d->outbox->write([&] { return d->outbox->closeProfileNotice(kRescueNotice, by); });
    if (closed.ok())
        d->rescueWatched = false;
    return closed;
}

}  // namespace wyh::store
