// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/salvage.h"

#include <QList>
#include <QSet>
#include <algorithm>

#include "models/core/uuid7.h"
#include "models/store/oprow.h"
#include "models/store/statements.h"
#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

const QString kFolder = u":/sql/client/outbox"_s;
constexpr int kColumns = 31;

/// The columns of salvage_read that hold numbers; all others are texts.
bool isNumber(int column)
{
    static const QSet<int> numbers{0, 4, 7, 8, 9, 11, 13, 14, 18, 21, 30};
    return numbers.contains(column);
}

/// A row of a damaged page may be anything; only one that can be sent and judged is taken.
bool isSound(const sql::Query &row)
{
    const auto args = contract::parseObject(row.bytes(5));
    const auto guard = contract::parseObject(row.bytes(6));
    if (!args.ok() || !guard.ok() || !isUuid(row.text(1)))
        return false;
    return opStateFromCode(row.text(10)).has_value() && contract::payloadFromJson(row.text(3), *args, *guard).ok();
}

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

class Rescue
{
public:
    Rescue(Files &files, sql::Connection &fresh, SalvageReport &report)
        : m_files(files), m_to(fresh, kFolder), m_report(report)
    {
    }

    Status damaged(const QString &path, const QByteArray &vfs)
    {
        return from(path, vfs, [this](Statements &file) -> Status {
            // Point reads touch one leaf each, so a damaged page costs just its own rows.
            for (const qint64 n : candidates(file)) {
                if (Status status = copy(file, n, m_report.fromDamaged, true); !status.ok())
                    return status;
            }
            return done();
        });
    }

    Status backup(const QString &path, const QByteArray &vfs)
    {
        return from(path, vfs, [this](Statements &file) -> Status {
            for (qint64 n = next(file, 0); n > 0; n = next(file, n)) {
                if (Status status = copy(file, n, m_report.fromBackup, false); !status.ok())
                    return status;
            }
            return done();
        });
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
        // A file that broke before it could be brought up to date has fewer columns.
        m_newColumns = (*opened)->userVersion().valueOr(0) != 1;
        Statements file(**opened, kFolder);
        if (Status status = body(file); !status.ok())
            return status;
        copyMeta(file);
        if (Status status = copyNotices(file); !status.ok() || !m_newColumns)
            return status;
        return copyActs(file);
    }

    static qint64 next(Statements &file, qint64 after)
    {
        sql::Query query = file("salvage_next");
        query.bind(1, after);
        return stepTwice(query) ? query.integer(0) : 0;
    }

    /// Walks from both ends until something breaks; between the two breaks every number is tried.
    static QList<qint64> candidates(Statements &file)
    {
        QList<qint64> all;
        qint64 first = 0;
        bool broken = false;
        const auto walk = [&](const char *statement, qint64 from) {
            qint64 at = from;
            for (;;) {
                sql::Query query = file(statement);
                query.bind(1, at);
                if (!stepTwice(query)) {
                    broken = broken || query.failed();
                    return at;
                }
                at = query.integer(0);
                all.append(at);
            }
        };
        first = walk("salvage_next", 0);
        if (!broken)
            return all;
        const qint64 last = walk("salvage_last", std::numeric_limits<qint64>::max());
        constexpr qint64 kBeyond = 10000;  // when the other end is unreadable too
        const qint64 end = last == std::numeric_limits<qint64>::max() ? first + kBeyond : last;
        for (qint64 n = first + 1; n < end; ++n)
            all.append(n);
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

    Status copy(Statements &file, qint64 n, int &count, bool countUnreadable)
    {
        sql::Query row = m_newColumns ? file("salvage_read") : file("salvage_read_1");
        row.bind(1, n);
        if (!stepTwice(row) || !isSound(row)) {
            if (countUnreadable && (row.failed() || !m_taken.contains(n)))
                ++m_report.unreadable;
            return done();
        }
        const QString op = row.text(1);
        if (m_ops.contains(op))
            return done();
        sql::Query write = m_to("salvage_write");
        for (int column = 0; column < kColumns; ++column) {
            if (column == 0 && m_taken.contains(n))
                write.bindNull(1);  // the number is taken by another operation: it gets the next one
            else if (isNumber(column))
                write.bind(column + 1, row.integer(column));
            else
                write.bindText(column + 1, row.bytes(column));
        }
        if (Status status = write.run(); !status.ok())
            return status;
        m_taken.insert(n);
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
            if (!m_ops.contains(read.text(1)))
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
    Statements m_to;
    SalvageReport &m_report;
    QSet<qint64> m_taken;
    QSet<QString> m_ops;
    QSet<QString> m_meta;
    bool m_newColumns = true;
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

}  // namespace

Result<SalvageReport> salvageOutbox(Files &files, sql::Connection &fresh, const QString &damagedPath,
                                    const QString &backupPath, const QByteArray &vfs)
{
    SalvageReport report;
    report.happened = true;
    const Status status = fresh.transaction([&]() -> Status {
        Rescue rescue(files, fresh, report);
        if (Status read = rescue.damaged(damagedPath, vfs); !read.ok())
            return read;
        if (Status read = rescue.backup(backupPath, vfs); !read.ok())
            return read;
        return repairNotices(fresh);
    });
    if (!status.ok())
        return status.error();
    return report;
}

}  // namespace wyh::store
