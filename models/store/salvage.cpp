// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/salvage.h"

#include <QList>
#include <QMap>
#include <QSet>
#include <algorithm>

#include "models/core/uuid7.h"
#include "models/store/lostspan.h"
#include "models/store/oprow.h"
#include "models/store/statements.h"
#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

const QString kFolder = u":/sql/client/outbox"_s;

/// What is looked at before a row is taken; these exist in every schema and stand first in the statement.
const QByteArrayList &judgedColumns()
{
    static const QByteArrayList columns{"op_id", "type", "args", "guard", "state", "at_ms"};
    return columns;
}

/// A row of a damaged page may be anything; only one that can be sent and judged is taken.
bool isSound(const sql::Query &row)
{
    const auto args = contract::parseObject(row.bytes(2));
    const auto guard = contract::parseObject(row.bytes(3));
    if (!args.ok() || !guard.ok() || !isUuid(row.text(0)))
        return false;
    return opStateFromCode(row.text(4)).has_value() && contract::payloadFromJson(row.text(1), *args, *guard).ok();
}

/// No outbox ever counts so far; another number is what damage made of one.
constexpr qint64 kMostNumber = 1LL << 40;
/// More rows or numbers are not looked at in one go: a damaged tree may lead round and round.
constexpr qint64 kMostTried = 1000000;

bool canBeGiven(qint64 n)
{
    return n > 0 && n <= kMostNumber;
}

struct Column
{
    QByteArray name;
    bool isNumber = false;
    bool isNeeded = false;  ///< has no default: without it there is no row
};

/// How rows are read and written: the judged columns, then those that are copied.
struct Statement
{
    explicit Statement(const QList<Column> &columns)
    {
        QByteArrayList names;
        QByteArrayList places;
        for (const Column &column : columns) {
            names += column.name;
            places += "?";
            numbers += column.isNumber;
        }
        nAt = static_cast<int>(names.indexOf("n"));
        read = "SELECT " + judgedColumns().join(", ") + ", " + names.join(", ") + " FROM op ";
        write = "INSERT OR IGNORE INTO op(" + names.join(", ") + ") VALUES(" + places.join(", ") + ")";
    }

    QByteArray read;
    QByteArray write;
    QList<bool> numbers;
    int nAt = -1;
};

/// Trouble of the disk that may be over at the next start. What cannot be read because of it is not lost.
bool isPassing(const Error &error)
{
    constexpr int kReadFailed = 10;
    constexpr int kNotOpened = 14;
    if (error.code == u"disk-full"_s || error.code == u"database-busy"_s)
        return true;
    const int reason = error.params.value(u"sqlite"_s).toInt();
    return error.code == u"database-error"_s && (reason == kReadFailed || reason == kNotOpened);
}

/// A row, asked for once more when it was not damage that kept it back.
bool stepTwice(sql::Query &query)
{
    if (query.step())
        return true;
    if (!query.failed() || !isPassing(query.error()))
        return false;
    query.again();
    return query.step();
}

Result<QList<Column>> columnsOf(Statements &file)
{
    sql::Query query = file("salvage_columns");
    QList<Column> columns;
    while (stepTwice(query))
        columns.append({query.bytes(0), query.text(1) == u"INTEGER"_s, query.integer(2) != 0});
    if (query.failed())
        return query.error();
    return columns;
}

class Rescue
{
public:
    Rescue(Files &files, sql::Connection &fresh, SalvageReport &report)
        : m_files(files), m_fresh(fresh), m_to(fresh, kFolder), m_report(report)
    {
    }

    Status begin()
    {
        auto ours = columnsOf(m_to);
        if (!ours.ok())
            return ours.error();
        m_ours = std::move(ours).value();
        return done();
    }

    Status damaged(const QString &path, const QByteArray &vfs)
    {
        return from(path, vfs, [this](sql::Connection &connection, Statements &file) -> Status {
            m_span.ended(lastNumber(file));
            if (Status chosen = choose(file); !chosen.ok())
                return chosen;
            const Statement whole(m_columns);
            const QByteArray one = whole.read + "WHERE n = ?";
            // Point reads touch one leaf each, so a damaged page costs just its own rows.
            for (const qint64 n : candidates(file)) {
                sql::Query row = connection.query(one);
                row.bind(1, n);
                const bool there = stepTwice(row);
                if (there || row.failed()) {
                    if (!there || !isSound(row))
                        ++m_report.unreadable;
                    if (!there && hasBeginning(connection, n))
                        m_partly += n;
                }
                if (!there)
                    continue;
                if (Status status = take(row, whole, n, m_report.fromDamaged); !status.ok())
                    return status;
            }
            // Rows whose number is not where the tree looks for it, or stands twice: only going along finds them.
            for (const char *order : {"ORDER BY n", "ORDER BY n DESC"}) {
                sql::Query row = connection.query(whole.read + order);
                for (qint64 i = 0; i < kMostTried && stepFirst(row, i); ++i) {
                    const qint64 n = row.integer(static_cast<int>(judgedColumns().size()) + whole.nAt);
                    if (Status status = take(row, whole, n, m_report.fromDamaged); !status.ok())
                        return status;
                }
            }
            return done();
        });
    }

    /// Rows of the damaged file whose end cannot be read. What makes an operation stands at the beginning; the rest is
    /// what became of it, and has defaults. After the backup, which may have them whole.
    Status damagedRows(const QString &path, const QByteArray &vfs)
    {
        if (m_partly.isEmpty())
            return done();
        return from(path, vfs, [this](sql::Connection &connection, Statements &file) -> Status {
            if (Status chosen = choose(file); !chosen.ok())
                return chosen;
            for (const qint64 n : std::as_const(m_partly)) {
                QList<Column> readable;
                bool enough = true;
                for (const Column &column : std::as_const(m_columns)) {
                    sql::Query cell = connection.query("SELECT " + column.name + " FROM op WHERE n = ?");
                    cell.bind(1, n);
                    if (stepTwice(cell))
                        readable += column;
                    else
                        enough = enough && !column.isNeeded;
                }
                if (!enough)
                    continue;
                const Statement rest(readable);
                sql::Query row = connection.query(rest.read + "WHERE n = ?");
                row.bind(1, n);
                if (!stepTwice(row))
                    continue;
                if (Status status = take(row, rest, n, m_report.fromDamaged); !status.ok())
                    return status;
            }
            return done();
        });
    }

    Status backup(const QString &path, const QByteArray &vfs)
    {
        return from(path, vfs, [this](sql::Connection &connection, Statements &file) -> Status {
            m_span.copiedUpTo(lastNumber(file).value_or(0));
            if (Status chosen = choose(file); !chosen.ok())
                return chosen;
            const Statement whole(m_columns);
            const QByteArray one = whole.read + "WHERE n = ?";
            for (qint64 n = next(file, 0); n > 0; n = next(file, n)) {
                m_span.copiedUpTo(n);
                sql::Query row = connection.query(one);
                row.bind(1, n);
                if (!stepTwice(row))
                    continue;
                if (Status status = take(row, whole, n, m_report.fromBackup); !status.ok())
                    return status;
            }
            return done();
        });
    }

    Status finish(qint64 nowMs)
    {
        const LostSpan::Answer lost = m_span.answer(nowMs);
        m_report.lostFromMs = lost.fromMs;
        m_report.lostUntilMs = lost.untilMs;
        // Numbers are never given twice, also those of operations that are gone.
        if (Status begun = m_to("salvage_begin_numbers").run(); !begun.ok())
            return begun;
        return m_to("salvage_set_last").bind(1, m_span.highest()).run();
    }

private:
    template <class Body>
    Status from(const QString &path, const QByteArray &vfs, const Body &body)
    {
        if (!m_files.exists(path))
            return done();
        sql::OpenOptions options;
        options.vfs = vfs;
        auto opened = sql::Connection::open(path, options);
        if (!opened.ok()) {
            // A disk that is full now must not cost what only this file has.
            if (isPassing(opened.error()))
                return opened.error();
            ++m_report.unreadable;
            return done();
        }
        Statements file(**opened, kFolder);
        if (Status status = body(**opened, file); !status.ok())
            return status;
        copyMeta(file);
        // What people did with notices came with the second schema.
        if (Status status = copyNotices(file); !status.ok() || m_fresh.userVersion().valueOr(0) < 2)
            return status;
        return copyActs(file);
    }

    /// The columns that the file has and ours knows: a file of an older program is read as it is.
    Status choose(Statements &file)
    {
        const auto found = columnsOf(file);
        if (!found.ok() && isPassing(found.error()))
            return found.error();
        QSet<QByteArray> theirs;
        if (found.ok()) {
            for (const Column &column : *found)
                theirs.insert(column.name);
        }
        m_columns.clear();
        for (const Column &column : std::as_const(m_ours)) {
            // When the file cannot say what it has, it is asked for everything.
            if (theirs.isEmpty() || theirs.contains(column.name))
                m_columns += column;
        }
        return done();
    }

    static std::optional<qint64> lastNumber(Statements &file)
    {
        sql::Query query = file("salvage_highest");
        if (!stepTwice(query) || query.integer(0) < 0 || query.integer(0) > kMostNumber)
            return std::nullopt;
        return query.integer(0);
    }

    static qint64 next(Statements &file, qint64 after)
    {
        sql::Query query = file("salvage_next");
        query.bind(1, after);
        // In a damaged tree the next one may stand before this one: that would go round for ever.
        return stepTwice(query) && query.integer(0) > after ? query.integer(0) : 0;
    }

    /// Most numbers that cannot be read have no row or none of its page: those are not asked column by column.
    static bool hasBeginning(sql::Connection &file, qint64 n)
    {
        static const QByteArray statement = "SELECT " + judgedColumns().join(", ") + " FROM op WHERE n = ?";
        sql::Query row = file.query(statement);
        row.bind(1, n);
        return stepTwice(row) && isSound(row);
    }

    /// Only the first step may be repeated: later ones would begin from the start again.
    static bool stepFirst(sql::Query &query, qint64 steps) { return steps == 0 ? stepTwice(query) : query.step(); }

    /// Up to where numbers are tried, from those that were seen, in their order. What damage made of a few of them must
    /// neither hide the others nor make the rescue count for minutes.
    static qint64 lastGiven(const QList<qint64> &seen, std::optional<qint64> last)
    {
        constexpr qint64 kBeyond = 10000;  // when the file does not say how far it has counted
        const qint64 middle = seen.isEmpty() ? 0 : std::clamp<qint64>(seen.at(seen.size() / 2), 0, kMostNumber);
        const auto highestUpTo = [&](qint64 limit) {
            const auto after = std::upper_bound(seen.begin(), seen.end(), limit);
            return after == seen.begin() ? qint64{0} : std::max<qint64>(0, *std::prev(after));
        };
        if (last && *last >= middle && *last <= middle + kMostTried) {
            const auto beyond = seen.end() - std::upper_bound(seen.begin(), seen.end(), *last);
            if (beyond * 10 <= seen.size())
                return std::max(*last, highestUpTo(*last + kBeyond));
        }
        return highestUpTo(middle + kMostTried) + kBeyond;
    }

    /// Walks from both ends and along the index until something breaks, then tries every number that can have been
    /// given: order and ends are part of what may be damaged, and a number that is looked up needs just the way to its
    /// own page.
    static QList<qint64> candidates(Statements &file)
    {
        QList<qint64> all;
        const auto walk = [&](const char *statement, qint64 from, bool up) {
            for (qint64 at = from;;) {
                sql::Query query = file(statement);
                query.bind(1, at);
                if (!stepTwice(query))
                    return;
                const qint64 next = query.integer(0);
                if (up ? next <= at : next >= at)
                    return;  // round and round
                at = next;
                all.append(at);
            }
        };
        walk("salvage_next", 0, true);
        walk("salvage_last", std::numeric_limits<qint64>::max(), false);
        for (const char *statement : {"salvage_numbers", "salvage_numbers_down", "salvage_numbers_by_op"}) {
            sql::Query query = file(statement);
            for (qint64 i = 0; i < kMostTried && stepFirst(query, i); ++i)
                all.append(query.integer(0));
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        const qint64 given = lastGiven(all, lastNumber(file));
        for (qint64 n = std::max<qint64>(1, given - kMostTried); n <= given; ++n)
            all.append(n);
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

    Status take(const sql::Query &row, const Statement &statement, qint64 n, int &count)
    {
        const QString op = row.text(0);
        const bool taken = m_ops.contains(op);
        // The number of a row that is there already tells nothing new, unless it is another one's.
        if ((taken && m_taken.contains(n)) || !isSound(row))
            return done();
        if (canBeGiven(n))
            m_span.found(n, row.integer(5));
        if (taken)
            return done();
        sql::Query write = m_fresh.query(statement.write);
        const int first = static_cast<int>(judgedColumns().size());
        for (int column = 0; column < statement.numbers.size(); ++column) {
            if (column == statement.nAt && (m_taken.contains(n) || !canBeGiven(n)))
                write.bindNull(column + 1);  // no number of its own: it gets the next one
            else if (statement.numbers.at(column))
                write.bind(column + 1, row.integer(first + column));
            else
                write.bindText(column + 1, row.bytes(first + column));
        }
        if (Status status = write.run(); !status.ok())
            return status;
        m_taken.insert(m_fresh.lastInsertId());
        m_ops.insert(op);
        ++count;
        return done();
    }

    void copyMeta(Statements &file)
    {
        for (const char *key : {"device", "high_feed", "high_pos", "high_mark"}) {
            const QString name = QString::fromLatin1(key);
            sql::Query read = file("meta_get");
            read.bind(1, name);
            if (!stepTwice(read) || m_meta.contains(name))
                continue;
            m_meta.insert(name);
            const QString value = read.text(0);
            if (name == u"device"_s)
                m_report.device = value;
            (void)m_to("meta_set").bindAll(name, value).run();
        }
    }

    Status copyNotices(Statements &file)
    {
        sql::Query read = file("salvage_notices");
        while (read.step()) {
            // Without an operation: a word about the whole profile.
            if (!read.text(1).isEmpty() && !m_ops.contains(read.text(1)))
                continue;
            sql::Query write = m_to("salvage_notice_write");
            write.bindAll(read.text(0), read.text(1), read.text(2), read.text(3), read.integer(4), read.integer(5),
                          read.text(6));
            if (Status status = write.run(); !status.ok())
                return status;
        }
        return done();  // notices that cannot be read are opened again from the operations' states
    }

    Status copyActs(Statements &file)
    {
        sql::Query read = file("salvage_acts");
        while (read.step()) {
            sql::Query write = m_to("salvage_act_write");
            write.bindAll(read.text(0), read.text(1), read.text(2), read.text(3), read.text(4), read.text(5),
                          read.text(6), read.integer(7), read.integer(8));
            if (Status status = write.run(); !status.ok())
                return status;
        }
        return done();  // what cannot be read is lost for the audit only
    }

    Files &m_files;
    sql::Connection &m_fresh;
    Statements m_to;
    QList<Column> m_ours;
    SalvageReport &m_report;
    LostSpan m_span;
    QList<Column> m_columns;
    QList<qint64> m_partly;
    QSet<qint64> m_taken;
    QSet<QString> m_ops;
    QSet<QString> m_meta;
};

/// Every operation that needs the user has its notice, also when the notice was on a lost page.
Status repairNotices(sql::Connection &fresh)
{
    Statements statements(fresh, kFolder);
    QList<std::pair<QString, QString>> missing;
    {
        sql::Query query = statements("salvage_repair_notices");
        while (query.step())
            missing.append({query.text(0), query.text(1)});
        if (query.failed())
            return query.error();
    }
    for (const auto &[op, state] : missing) {
        const Status status = statements("salvage_notice_write")
                                  .bindAll(u"rescued-"_s + op, op, state, u"{}"_s, qint64{0}, qint64{0}, QString())
                                  .run();
        if (!status.ok())
            return status;
    }
    return done();
}

/// 0: the file does not say.
int schemaOf(Files &files, const QString &path, const QByteArray &vfs)
{
    if (!files.exists(path))
        return 0;
    sql::OpenOptions options;
    options.vfs = vfs;
    const auto opened = sql::Connection::open(path, options);
    return opened.ok() ? (*opened)->userVersion().valueOr(0) : 0;
}

}  // namespace

int schemaToRescue(Files &files, const QString &damagedPath, const QString &backupPath, const QByteArray &vfs,
                   int newest)
{
    for (const QString &path : {damagedPath, backupPath}) {
        if (const int schema = schemaOf(files, path, vfs); schema > 0 && schema <= newest)
            return schema;
    }
    return newest;
}

Result<SalvageReport> salvageOutbox(Files &files, sql::Connection &fresh, const QString &damagedPath,
                                    const QString &backupPath, const QByteArray &vfs, qint64 nowMs)
{
    SalvageReport report;
    report.happened = true;
    const Status status = fresh.transaction([&]() -> Status {
        Rescue rescue(files, fresh, report);
        if (Status begun = rescue.begin(); !begun.ok())
            return begun;
        if (Status read = rescue.damaged(damagedPath, vfs); !read.ok())
            return read;
        if (Status read = rescue.backup(backupPath, vfs); !read.ok())
            return read;
        if (Status read = rescue.damagedRows(damagedPath, vfs); !read.ok())
            return read;
        if (Status finished = rescue.finish(nowMs); !finished.ok())
            return finished;
        return repairNotices(fresh);
    });
    if (!status.ok())
        return status.error();
    return report;
}

}  // namespace wyh::store
