// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <functional>
#include <optional>

#include "models/store/cache.h"
#include "models/store/files.h"
#include "models/store/localstore.h"
#include "models/store/outbox.h"
#include "models/store/projection.h"

namespace wyh::store {

/// Of the document that exportUnsent() makes.
inline constexpr int kUnsentVersion = 1;

/// What the parts of LocalStore share.
struct LocalStore::Private
{
    Private(const Clock &clockOf, Random &randomOf, Files *filesOf)
        : clock(clockOf), random(randomOf), files(filesOf ? *filesOf : machineFiles), openedAtMs(clockOf.monotonicMs())
    {
    }

    const Clock &clock;
    Random &random;
    DiskFiles machineFiles;
    Files &files;
    const qint64 openedAtMs;  ///< by the monotonic clock
    QString folder;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<Cache> cache;

    /// Results that came with pages since the last settle, as they came; settle looks at these and at what is
    /// acknowledged.
    QStringList freshResults;
    /// settle looks at everything: after opening and after a rebuild.
    bool settleAll = true;
    struct Awaited
    {
        QString lane;
        qint64 version = 0;
    };
    /// Acknowledged operations whose results are here and whose record comes with a later page, in this version at the
    /// least: settle has nothing to do with them before. Among thousands on a few records that is nearly all.
    QHash<OpId, Awaited> awaited;
    /// Notes lie in the cache for settle to hand over (after opening: perhaps).
    bool notesWait = true;
    /// Lanes that could not be shown (a full disk, say); shown with the next ones.
    QSet<QString> staleLanes;
    /// `after` as it was sent with the last batch: a blocked answer is judged by it.
    QHash<OpId, OpId> sentAfter;
    int recordedSinceBackup = 0;
    /// The platform's time minus the monotonic clock, from the last page: somebody may set this PC's clock meanwhile.
    std::optional<qint64> platformAheadMs;
    /// Monotonic time of what this run recorded or was told to send: no clock that is set can make it older.
    QHash<OpId, qint64> recordedAtMs;

    int retentionDays = -1;    ///< of the round of blanking under way
    qint64 retentionFrom = 0;  ///< behind this order recipients are blanked next
    bool byLastClock = false;  ///< see goByLastClock()
    qint64 windowFrom = 0;     ///< behind this order is looked next for what leaves the window

    QSet<QString> suspects;             ///< operations the last run died of, perhaps: sent one at a time
    bool rescueWatched = false;         ///< results of operations that a rescue has missed are noted
    std::function<qint64()> freeBytes;  ///< room on the profile's disk; -1: not known

    Status openFiles(const OpenStore &options);
    // what stays in the picture when records go back, see inpicture.cpp
    Status keepInPicture(qint64 pos);
    Status keepBehind(const contract::PullPage &page, const Cursor &cursor, Changes &changes);
    /// Which operations the last run ended with; one that ended three runs is set aside. See lastrun.cpp.
    Status judgeLastRun();
    /// After a rescue: what the platform knows of this device and the outbox does not.
    Status noteRecovered(const QStringList &ops);
    Status beginRescueNotice();
    /// Brings the cache up to date with the outbox for these lanes, in one cache transaction. countsOnly: lanes whose
    /// record looks the same, only with other numbers of operations.
    Status refreshLanes(const QSet<QString> &lanes, Changes &changes, const QSet<QString> &countsOnly = {});
    /// refreshLanes after an outbox commit: a failure is not the act's failure.
    void showLanes(const QSet<QString> &lanes, Changes &changes, const QSet<QString> &countsOnly = {});
    /// The same for everything, when the cache has not seen the outbox's last commit or was made by another program
    /// version.
    Status refreshAtOpen();

    /// Newest shown state out of both files (not the cached copy of it).
    Result<std::optional<Order>> shownOrder(const OrderId &id);
    Result<SkuFlag> shownSku(const SkuId &id);

    /// The platform's time minus this PC's, now; 0: not known yet.
    [[nodiscard]] qint64 clockOffset() const
    {
        return platformAheadMs ? *platformAheadMs + clock.monotonicMs() - clock.nowMs() : 0;
    }
    /// The platform's time, as well as it can be told before this run has heard of it: by what the last page said,
    /// before whose time nothing can have been done that was recorded behind it. nullopt: never heard.
    [[nodiscard]] std::optional<qint64> platformNow();
    /// The platform's time minus this PC's for what a person does now. 0: never heard.
    [[nodiscard]] qint64 clockOffsetOfAct();
    /// When something is done or closed that is done now: the platform's time; this PC's, when there is nothing better.
    [[nodiscard]] qint64 timeOfAct() { return platformNow().value_or(clock.nowMs()); }
    /// Rows as onlookers get them: with the times of timeOfAct() as this PC's clock would have shown them, which is
    /// what they compare and show them with.
    void intoLocalTime(QList<OpRow> &rows);
    /// Lets operations go that were done or closed so long ago that nobody asks for them any more.
    Status purgeExpired();
    Status purgeBeforeVerify();
    /// A durable outbox transaction; when the disk is full, the reserve is given back and it is tried once more.
    Status writeOutbox(const std::function<Status()> &body);
    Status writeAttempts(const QList<OpId> &ops);
    Status closeSuperseded(const OpRow &row, const QString &by, QSet<QString> &lanes);
    Status changeByUser(const QList<OpId> &ops, const std::function<Status(const OpRow &)> &change);

    // settle, see settle.cpp
    Result<QList<OpId>> settleCandidates(const Cursor &cursor);
    Status handOverNotes(Changes &changes);
    Status settleOne(const OpHead &op, const Cursor &cursor, bool &picture);
    // pages, see pages.cpp
    Status takePage(const contract::PullPage &page, Cursor &cursor, Changes &changes);
    Status swapShadow(Projection &write, Changes &changes);
};

}  // namespace wyh::store
