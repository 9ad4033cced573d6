// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/salvage.h"

#include <QList>
#include <QSet>

#include "models/store/lostspan.h"
#include "models/store/salvagenumbers.h"
#include "models/store/salvagerows.h"
#include "models/store/statements.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

const QString kFolder = u":/sql/client/outbox"_s;

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
                    sql::Query cell = connection.query(readCell(column));
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
            for (qint64 n = nextNumber(file, 0); n > 0; n = nextNumber(file, n)) {
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

    /// Most numbers that cannot be read have no row or none of its page: those are not asked column by column.
    static bool hasBeginning(sql::Connection &file, qint64 n)
    {
        sql::Query row = file.query(readBeginning());
        row.bind(1, n);
        return stepTwice(row) && isSound(row);
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
