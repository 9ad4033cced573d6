// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "models/core/clock.h"
#include "models/core/random.h"
#include "models/core/result.h"
#include "models/sql/connection.h"
#include "models/store/changes.h"
#include "models/store/oprow.h"
#include "models/store/sight.h"
#include "net/contract/sync.h"

namespace wyh::store {

class Files;

struct OpenStore
{
    QString folder;   ///< the profile's folder; must exist
    DeviceId device;  ///< of a new outbox (a sign-in needs it first); empty: made here. An old outbox keeps its own
    sql::OpenOptions base;       ///< vfs for tests
    Files *files = nullptr;      ///< the files beside SQLite; tests put theirs in place (null: the machine's)
    sql::CommitHook commitHook;  ///< tests: called around every COMMIT of either file
    std::function<void(const QStringList &ops)> workHook;  ///< tests: called when work on operations begins
    std::function<qint64()> freeBytes;                     ///< tests: room on the disk; else the disk is asked
    /// false: files that are missing, damaged or of a newer program are an Error and stay as they are.
    bool mend = true;
};

/// What a person did, before it has an id.
struct Act
{
    QString lane;
    OperationPayload payload;
    OpId supersedes;   ///< redo of an operation that needs attention (it is closed by this one) or is closed
    OpId undoes = {};  ///< takes back what that operation did: only as long as it counts
};

struct Recorded
{
    OpId id;          ///< of the last act
    QList<OpId> ids;  ///< of each act, in order
    Order order;      ///< as it is shown now (order lanes)
    Changes changes;
};

/// What came back from a rescue file.
struct Imported
{
    int added = 0;
    int known = 0;  ///< were here already
    Changes changes;
};

/// State of the pull (cache.db table cur).
struct PullState
{
    QString token;  ///< cursor; empty = start a snapshot
    qint64 pos = 0;
    qint64 generation = 1;
    bool booting = true;    ///< the cache never was complete
    bool verify = false;    ///< after a reset or rebuild: settle() looks for operations the platform lost
    bool shadow = false;    ///< a reset is under way, pages go into the shadow generation
    qint64 lastPullMs = 0;  ///< wall clock of the last page that said more=false; 0 = never
};

/// What opening had to mend; for the log and for a word to the user.
struct OpenReport
{
    bool cacheRebuilt = false;   ///< the cache was damaged or of another schema and is pulled again
    bool outboxRescued = false;  ///< the outbox was damaged
    int rescued = 0;             ///< operations read out of the damaged file
    int fromBackup = 0;          ///< operations that only the backup had
    int unreadable = 0;          ///< places that could not be read
    QString damagedKeptAs;       ///< path of the damaged outbox, kept for experts
    bool outboxNewer = false;    ///< of a newer program: only looked at, see OutboxCounts::newer
};

/// What a rescue of the outbox leaves the user to know, until they close it.
struct RescueNotice
{
    int rescued = 0;
    int unreadable = 0;
    qint64 lostFromMs = 0;   ///< acts made after this moment (0: from the beginning) ...
    qint64 lostUntilMs = 0;  ///< ... and before this one may be missing; 0: none is missing
    QList<OpId> recovered;   ///< carried out by the platform, but not in the outbox any more
    QString damagedKeptAs;
};

struct OutboxCounts
{
    int waiting = 0;    ///< pending + acked
    int attention = 0;  ///< conflict, rejected, held, stuck, review
    int doneToday = 0;
    int notes = 0;         ///< done with a word of information nobody has acknowledged
    bool newer = false;    ///< the outbox is of a newer program: all that waits there is in `waiting`, nothing is sent
    bool rescued = false;  ///< there is a word on a rescue: rescueNotice()
    bool operator==(const OutboxCounts &) const = default;
};

/// A profile's two files (sync.md 2.2) and everything that is written to them. One thread; the only writer.
/// Errors: "disk-full", "database-busy", "database-corrupt" (the cache is then rebuilt at the next start),
/// "database-readonly", "database-error", "file-error", "schema-newer" (every change of an outbox of a newer program:
/// that one is opened to be looked at, orders are pulled as ever). Every function that changes something is one durable
/// transaction per file, idempotent across a crash between files.
class LocalStore
{
public:
    static Result<std::unique_ptr<LocalStore>> open(const OpenStore &options, const Clock &clock, Random &random);
    ~LocalStore();

    // --- the user's side ---
    /// Checks the rule on the newest shown state and inserts into the outbox; returns after the COMMIT (sync.md 2.4.1).
    /// Refusals of the rules come as Problem; disk errors as Problem code "not-saved" with params.reason. An operation
    /// that the act supersedes is closed in the same transaction, with the reason kSuperseded and in the name of `by`;
    /// when it has gone through meanwhile, the act is refused ("operation-state"): the same would be done twice.
    Result<Recorded, Problem> record(const Act &act, const QString &by = {});
    /// Same, several acts in one outbox transaction, all or none (pick all, undo of several).
    Result<Recorded, Problem> recordAll(const QList<Act> &acts, const QString &by = {});
    /// A user act on an operation that needs attention: it is closed with a reason and its notice with it.
    Status close(const OpId &op, const QString &by, const QString &reason);
    /// Stuck, held or review operations are sent again as they are (same ids), all or none: one that comes after
    /// another must not be sent without it.
    Status sendAgain(const QList<OpId> &ops, const QString &by = {});
    /// Takes a closing back, within kRestoreMs and when nothing was done in its place: the operation needs attention
    /// again, as it did before. Nothing is sent by that.
    Status restore(const OpId &op, const QString &by);
    /// The word of information on an applied operation was read.
    Status acknowledgeNote(const OpId &op);

    // --- reading (worker thread): a read that failed is an Error, never "there is none" ---
    [[nodiscard]] Result<QList<OpRow>> readOperations(const QList<OpState> &states, int limit, bool newestFirst = true);
    [[nodiscard]] Result<std::optional<OpRow>> readOperation(const OpId &op);
    [[nodiscard]] Result<OutboxCounts> readCounts();
    /// Whether there is an operation whose confirmation has not come yet.
    [[nodiscard]] Result<bool> readAnyWaiting();
    [[nodiscard]] Result<PullState> readPullState();
    /// Highest (feed, pos, mark) to send as X-Seen (sync.md decision 7, 2.6).
    [[nodiscard]] Result<contract::Seen> readHigh();
    /// Unsent and unresolved operations as a JSON document for a rescue file (no secrets). owner: whose they are; only
    /// the same owner may bring them back.
    [[nodiscard]] Result<QByteArray> exportUnsent(const QJsonObject &owner);

    // The same for onlookers that only look at sound files: a failure is logged and looks like "none".
    [[nodiscard]] std::optional<Order> shownOrder(const OrderId &order);
    [[nodiscard]] std::optional<Order> cachedOrder(const OrderId &order);
    [[nodiscard]] QList<OpRow> operations(const QList<OpState> &states, int limit, bool newestFirst = true);
    Result<QList<OpRow>> unreadNotes(int limit);
    [[nodiscard]] std::optional<OpRow> operation(const OpId &op);
    /// What the platform has now of what the operation depends on, without the open operations of this PC.
    [[nodiscard]] std::optional<Sight> platformSight(const OpId &op);
    [[nodiscard]] OutboxCounts counts();
    [[nodiscard]] PullState pullState();
    [[nodiscard]] contract::Seen high();
    [[nodiscard]] DeviceId deviceId();
    [[nodiscard]] OpenReport openReport() const;
    [[nodiscard]] std::optional<RescueNotice> rescueNotice();
    Status closeRescueNotice(const QString &by);

    // --- the engine's side ---
    /// Pending operations in order with `after` computed now (2.4.2), without those of the lanes to skip.
    struct Outgoing
    {
        OpRow row;
        OpId after;
    };
    [[nodiscard]] Result<QList<Outgoing>> readBatch(int maxCount, qint64 maxBytes, const QSet<QString> &skipLanes);
    [[nodiscard]] QList<Outgoing> nextBatch(int maxCount, qint64 maxBytes, const QSet<QString> &skipLanes);
    Status countAttempt(const QList<OpId> &ops);
    /// What was made of the last batch is out of the program's hands: its end is no operation's fault any more.
    void handedOver();
    /// Too little room to go on pulling (kRoomBytes); what the user does is still saved.
    [[nodiscard]] bool isDiskLow() const;
    static constexpr qint64 kRoomBytes = 200LL * 1024 * 1024;
    /// 2.4.4 for applied, conflict, rejected and blocked-with-a-failed-predecessor; blocked otherwise and later are
    /// left pending. Lanes of operations that stay blocked behind a done predecessor are returned in parkLanes. Raises
    /// high.
    struct PushOutcome
    {
        Changes changes;
        QSet<QString> parkLanes;
        bool sendAgainSoon = false;
    };
    /// toldActs: ids of noticeActs() that went with that push.
    Result<PushOutcome> applyPush(const contract::PushAnswer &answer, const QStringList &toldActs = {});
    /// What people did with notices and the platform has not heard of yet, oldest first.
    [[nodiscard]] QList<contract::NoticeAct> noticeActs(int most);
    /// Every result of this device up to this position belongs to an operation that is done or closed (sync.md 2.4);
    /// 0: nothing can be said.
    [[nodiscard]] qint64 closedThrough();
    /// state = stuck + notice; later pending ones of the lane are held.
    Result<Changes> quarantine(const OpId &op, const QString &errorText, const Problem &problem);
    /// One transaction: records, op_seen, cursor, high; guarded by the cursor the request was made with (2.3).
    /// applied=false: the cursor had moved, nothing was done. An item that cannot be read makes the whole page an Error
    /// "malformed".
    struct PageOutcome
    {
        bool applied = true;
        bool finished = false;  ///< more=false: up to date (or the shadow was swapped in)
        Changes changes;
    };
    Result<PageOutcome> applyPage(const contract::PullPage &page, const QString &requestToken);
    /// 410: a new shadow generation (2.6.1).
    Status beginReset(const QString &reason);
    /// 2.5 settle; run at start, after every page and every push answer.
    Result<Changes> settle();
    /// Operations older than maxAgeMs leave pending for review (2.4.5). platformNowMs: 0 = not known yet.
    Result<Changes> reviewOld(qint64 maxAgeMs, qint64 platformNowMs);

    // --- housekeeping ---
    /// Recipients of orders shipped or closed longer ago than `days` are blanked; done operations older than 30 days
    /// and closed ones older than 180 days are purged (2.5, 2.9). Call it when a page has told the platform's time: by
    /// a clock that is years ahead everything would be old. Before one has told it no operation is purged.
    /// more: set to true when only a small part was done and the rest wants another call; null: all at once.
    Result<Changes> applyRetention(int days, bool *more = nullptr);
    /// For a profile that nobody works in, so that no page will come: applyRetention() goes by what the last page said
    /// of the time, and leaves the operations alone. false: no page ever said it.
    Result<bool> goByLastClock();
    /// One small step of upkeep of the search index, for when there is nothing else to do; true: perhaps there is more.
    Result<bool> tidy();
    /// Of that only what must not stay: one block of the search index with pieces of recipients who had to go.
    Result<bool> forgetPieces();
    /// Orders that were over `days` ago leave this PC (the same holds for the time); no tombstone, the platform still
    /// has them. A wider window than the last one pulls everything again. more: there is more to evict, call again.
    struct Evicted
    {
        Changes changes;
        bool more = false;
    };
    Result<Evicted> keepWindow(int days);
    Status backupOutbox();
    /// Brings operations of an exportUnsent() back, those that this outbox does not know yet. Errors:
    /// "rescue-not-ours", "rescue-newer", "rescue-other-account"; nothing was taken then.
    Result<Imported> importUnsent(const QByteArray &document, const QJsonObject &owner);
    /// Cache emptied (sign-out with wipe); the outbox is never touched.
    Status wipeCache();
    [[nodiscard]] QString cachePath() const;

private:
    LocalStore();
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace wyh::store
