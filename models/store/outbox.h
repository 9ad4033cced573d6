// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSet>
#include <memory>
#include <optional>

#include "models/core/clock.h"
#include "models/core/random.h"
#include "models/core/result.h"
#include "models/sql/connection.h"
#include "models/store/crashguard.h"
#include "models/store/files.h"
#include "models/store/oprow.h"
#include "models/store/salvage.h"
#include "models/store/statements.h"
#include "net/contract/sync.h"

namespace wyh::store {

/// outbox.db: the user's acts. Every commit is durable, nobody else may open the file, and the program never deletes
/// it. Reading functions return an Error when the read failed: a failed read is never "there is none".
class Outbox
{
public:
    struct Place
    {
        QString folder;
        sql::OpenOptions base;
        sql::CommitHook hook;
        Files &files;
        std::function<void(const QStringList &ops)> workHook = {};
        bool guarded = false;  ///< CrashGuard keeps its file
        bool mend = true;      ///< false: a damaged file is an Error and not rescued
    };
    /// fallbackDevice: the device id when a damaged file lost it.
    static Result<std::unique_ptr<Outbox>> open(const Place &place, const Clock &clock, Random &random,
                                                const QString &fallbackDevice);

    /// A durable transaction. When it changes an operation's state it is counted.
    Status write(const std::function<Status()> &body);
    /// How many such transactions there were: the cache knows by it whether it shows the last one.
    Result<qint64> changeCount();
    [[nodiscard]] int totalChanges() const { return m_connection->totalChanges(); }
    /// The file was written by a newer program: it is only looked at. Nothing is laid over or sent, every write is
    /// refused with "schema-newer".
    [[nodiscard]] bool isNewer() const { return m_newer; }
    /// There was no file.
    [[nodiscard]] bool isFresh() const { return m_fresh; }
    CrashGuard &guard() { return *m_guard; }

    [[nodiscard]] const QString &device() const { return m_device; }
    Result<contract::Seen> high();
    Status setHigh(const contract::Seen &seen);
    Status raiseHigh(const contract::Seen &seen);

    Status insert(const OpRow &row);
    Result<std::optional<OpRow>> row(const OpId &op);
    Result<std::optional<OpHead>> head(const OpId &op);
    /// Whether there is an operation whose confirmation has not come yet.
    Result<bool> anyWaiting();
    Result<QList<OpRow>> rows(const QList<OpState> &states, int limit, bool newestFirst);
    Result<QList<OpRow>> unreadNotes(int limit);
    /// Neither done nor closed, in order.
    Result<QList<OpRow>> ofLane(const QString &lane);
    Result<QSet<QString>> lanesInUse();
    /// The first pending operations in order, without those of the lanes to skip.
    Result<QList<OpRow>> pendingBatch(int most, const QSet<QString> &skipLanes);
    Result<QList<OpId>> ids(const char *statement, std::optional<qint64> parameter = {});
    /// Nearest earlier operation of the lane that still may run, or empty.
    Result<OpId> predecessor(const QString &lane, qint64 n);
    Result<OpId> previousOfLane(const QString &lane, qint64 n);
    /// Order number of an operation that will use this waybill for another shipment; nullopt: nobody does.
    Result<std::optional<QString>> waybillUser(const QString &waybill, const ShipmentId &shipment, const OpId &except);

    // State changes; only inside write(). atMs: by the platform's clock, as well as it is known (LocalStore::Private::
    // timeOfAct), because operations expire by these times and somebody may set this PC's clock.
    Status setAcked(const OpHead &op, const contract::OperationResult &result);
    Status setDone(const OpHead &op, const contract::OperationResult &result, qint64 atMs);
    Status setPending(const OpHead &op, const QString &noticeClosedAs);
    /// Done operations whose result lies beyond that position are acknowledged once more.
    Status reopenDone(qint64 beyond);
    /// The same for one.
    Status reopen(const OpId &op);
    Status withdrawNotice(const OpId &op, const QString &as);
    /// The operation ends (for now) other than done: state, problem and one notice; later pending ones of its lane are
    /// held. pos: of the platform's answer, when it was one.
    Status fail(const OpHead &op, OpState state, const Problem &problem, const QString &errorText, qint64 pos = 0);
    /// supersededBy: the operation that was recorded in its place.
    Status closeRow(const OpRow &row, const QString &by, const QString &reason, qint64 atMs,
                    const OpId &supersededBy = {});
    /// Done over after it had been closed: it cannot be restored any more.
    Status setSuperseded(const OpId &op, const OpId &by);
    /// Back to the state it was closed in, with a notice.
    Status restoreRow(const OpRow &row, const QString &by, qint64 atMs);
    /// A word of information on an applied operation, unless it has one already.
    Status setNote(const OpId &op, const QJsonObject &note);
    /// Also where there was another one, which may have been read.
    Status setNoteAnew(const OpId &op, const QString &code);
    Status setNoteRead(const OpId &op);
    Status countAttempt(const OpId &op);

    // What people did with notices, for the platform's audit trail; see noticeacts.cpp.
    Status addAct(const OpRow &row, contract::NoticeAct::Kind kind, const QString &by, const QString &reason,
                  qint64 atMs);
    Result<QList<contract::NoticeAct>> untoldActs(int most);
    Status setActsTold(const QStringList &ids);
    /// A platform that lost its newest history may have lost them; it knows each by its id.
    Status tellActsAgain();
    /// Lowest position of a result that an operation not yet done or closed has got; nullopt: there is none.
    Result<std::optional<qint64>> openResultPos();

    struct Counts
    {
        int waiting = 0;
        int attention = 0;
        int doneToday = 0;
        int notes = 0;
    };
    Result<Counts> counts(qint64 dayStartMs);
    /// A word to the user that belongs to no operation; one of a kind. nullopt: there is none (any more).
    Result<std::optional<QJsonObject>> profileNotice(const char *kind);
    Status setProfileNotice(const char *kind, const QJsonObject &params);
    Status closeProfileNotice(const char *kind, const QString &as);
    Result<QString> meta(const char *key);
    Status setMeta(const char *key, const QString &value);
    /// What was done or closed at a time that cannot be is taken for done or closed now: it is rather kept too long.
    /// latestMs: after it nothing can have been done yet.
    Status dateAnew(qint64 nowMs, qint64 latestMs);
    Status purge(qint64 doneBeforeMs, qint64 closedBeforeMs);
    Status backup();

    Statements &statements() { return *m_statements; }
    [[nodiscard]] const SalvageReport &salvageReport() const { return m_salvage; }

private:
    Outbox(Files &files, const Clock &clock, Random &random) : m_files(files), m_clock(clock), m_random(random) {}
    /// The connection from now on; brought up to date and read through. "database-corrupt": rescue it.
    Status take(std::unique_ptr<sql::Connection> connection);
    Status prepare(const QString &fallbackDevice);
    Status copyTo(const QString &target);
    Status failOne(const OpHead &op, OpState state, const Problem &problem, const QString &errorText, qint64 pos);
    Status openNotice(const OpHead &op, OpState state, const QByteArray &problemJson);
    Status backUpBeforeMigration(int version);
    static Result<OpRow> readRow(const sql::Query &query);
    Result<QList<OpRow>> readAll(sql::Query query);

    Files &m_files;
    const Clock &m_clock;
    Random &m_random;
    QString m_folder;
    QString m_device;
    bool m_newer = false;
    bool m_fresh = false;
    std::unique_ptr<CrashGuard> m_guard;
    bool m_changed = false;  ///< the transaction under way changed what is shown
    SalvageReport m_salvage;
    std::unique_ptr<sql::Connection> m_connection;
    std::unique_ptr<Statements> m_statements;
};

}  // namespace wyh::store
