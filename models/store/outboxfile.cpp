// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Opening outbox.db: sound, damaged, lost, of an older or of a newer program.
#include "models/core/uuid7.h"
#include "models/store/outbox.h"
#include "models/store/rescuenotice.h"
#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

const QString kFolder = u":/sql/client/outbox"_s;

sql::OpenOptions optionsFor(const sql::OpenOptions &base)
{
    sql::OpenOptions options = base;
    options.mode = sql::OpenOptions::Mode::ReadWriteCreate;
    options.synchronousFull = true;
    options.exclusive = true;
    options.cacheKiB = 4096;
    return options;
}

Result<std::unique_ptr<sql::Connection>> openChecked(const QString &path, const sql::OpenOptions &options)
{
    auto opened = sql::Connection::open(path, options);
    if (!opened.ok())
        return opened;
    const Result<int> version = (*opened)->userVersion();
    if (!version.ok())
        return version.error();
    if (*version <= sql::newestVersion(kFolder)) {
        // The whole check: it is a small file, and an operation that its index does not know could not be found by its
        // id.
        if (const Status sound = (*opened)->integrityCheck(); !sound.ok())
            return sound.error();
        return opened;
    }
    // Not ours to change or to mend: no byte of it is written, not even when its log is read.
    opened.value().reset();
    sql::OpenOptions looking = options;
    looking.checkpoints = false;
    opened = sql::Connection::open(path, looking);
    if (!opened.ok())
        return opened;
    if (const Status locked = (*opened)->execute("PRAGMA query_only=1"); !locked.ok())
        return locked.error();
    return opened;
}

/// Stands in the new file before it is in its place, so that the word to the user survives whatever comes.
Status noteRescue(sql::Connection &fresh, const SalvageReport &report, qint64 nowMs)
{
    Statements statements(fresh, kFolder);
    QJsonObject before;
    {
        sql::Query query = statements("profile_notice");
        query.bind(1, QString::fromLatin1(kRescueNotice));
        if (query.step())
            before = contract::parseObject(query.bytes(0)).valueOr({});
    }
    const QJsonObject params = rescueParams(report, before);
    sql::Query query = statements("profile_notice_set");
    query.bind(1, QString::fromLatin1(kRescueNotice)).bindText(2, contract::compact(params)).bind(3, nowMs);
    return query.run();
}

/// The new file is complete before the damaged one is moved aside, so a crash at any point leaves all operations.
Result<SalvageReport> replaceDamaged(Files &files, const QString &path, const QString &folder,
                                     const sql::OpenOptions &options, qint64 nowMs)
{
    const QString fresh = folder + u"/outbox.new.db"_s;
    const QString backup = folder + u"/outbox.bak"_s;
    SalvageReport report;
    {
        auto connection = sql::Connection::open(fresh, options);
        if (!connection.ok())
            return connection.error();
        // What an older program wrote is rescued in its own form first and takes the same way up as a sound file.
        const int schema = schemaToRescue(files, path, backup, options.vfs, sql::newestVersion(kFolder));
        if (const Status migrated = sql::migrate(**connection, kFolder, schema); !migrated.ok())
            return migrated.error();
        auto salvaged = salvageOutbox(files, **connection, path, backup, options.vfs, nowMs);
        if (!salvaged.ok())
            return salvaged.error();
        report = *salvaged;
        if (files.exists(path))
            report.keptAs = folder + u"/outbox.bad-%1.db"_s.arg(nowMs);
        if (const Status migrated = sql::migrate(**connection, kFolder); !migrated.ok())
            return migrated.error();
        if (const Status noted = noteRescue(**connection, report, nowMs); !noted.ok())
            return noted.error();
    }
    if (!report.keptAs.isEmpty()) {
        if (const Status moved = moveDatabase(files, path, report.keptAs); !moved.ok())
            return moved.error();
    }
    if (const Status moved = moveDatabase(files, fresh, path); !moved.ok())
        return moved.error();
    return report;
}

}  // namespace

Result<std::unique_ptr<Outbox>> Outbox::open(const Place &place, const Clock &clock, Random &random,
                                             const QString &fallbackDevice)
{
    std::unique_ptr<Outbox> outbox(new Outbox(place.files, clock, random));
    outbox->m_folder = place.folder;
    const QString path = place.folder + u"/outbox.db"_s;
    const QString fresh = place.folder + u"/outbox.new.db"_s;
    const sql::OpenOptions options = optionsFor(place.base);
    Files &files = place.files;
    outbox->m_guard = std::make_unique<CrashGuard>(place.guarded ? place.folder : QString(), place.workHook);
    // A rescue that stopped half-way: either it was complete, then it is the outbox, or it is done again.
    if (files.exists(fresh)) {
        const Status cleared = files.exists(path) ? removeDatabase(files, fresh) : moveDatabase(files, fresh, path);
        if (!cleared.ok())
            return cleared.error();
    }
    const bool lost = !files.exists(path) && files.exists(place.folder + u"/outbox.bak"_s);
    auto opened = lost ? Result<std::unique_ptr<sql::Connection>>(makeError(u"database-corrupt"_s, u"missing"_s))
                       : openChecked(path, options);
    Status usable = opened.ok() ? outbox->take(std::move(opened).value()) : Status(opened.error());
    if (!usable.ok() && place.mend && usable.error().code == u"database-corrupt"_s) {
        qWarning("the outbox is damaged, rescuing what can be read: %s", qPrintable(usable.error().detail));
        outbox->m_statements.reset();
        outbox->m_connection.reset();
        auto report = replaceDamaged(files, path, place.folder, options, clock.nowMs());
        if (!report.ok())
            return report.error();
        outbox->m_salvage = *report;
        opened = openChecked(path, options);
        usable = opened.ok() ? outbox->take(std::move(opened).value()) : Status(opened.error());
    }
    if (!usable.ok())
        return usable.error();
    if (outbox->m_newer) {
        outbox->m_device = outbox->meta("device").valueOr(fallbackDevice);
        return outbox;
    }
    outbox->m_connection->setCommitHook(place.hook);
    if (const Status ready = outbox->prepare(fallbackDevice); !ready.ok())
        return ready.error();
    return outbox;
}

Status Outbox::take(std::unique_ptr<sql::Connection> connection)
{
    m_connection = std::move(connection);
    m_statements = std::make_unique<Statements>(*m_connection, kFolder);
    const Result<int> version = m_connection->userVersion();
    if (!version.ok())
        return version.error();
    m_fresh = *version == 0;
    m_newer = *version > sql::newestVersion(kFolder);
    if (m_newer)
        return done();
    if (Status copied = backUpBeforeMigration(*version); !copied.ok())
        return copied;
    if (Status migrated = sql::migrate(*m_connection, kFolder); !migrated.ok())
        return migrated;
    // SQLite sees a broken page and not a broken word. One operation that cannot be read would stop all others.
    sql::Query open = (*m_statements)("open_rows");
    while (open.step()) {
        if (const auto row = readRow(open); !row.ok())
            return makeError(u"database-corrupt"_s, row.error().detail);
    }
    return open.failed() ? Status(open.error()) : done();
}

Status Outbox::prepare(const QString &fallbackDevice)
{
    const auto device = meta("device");
    if (!device.ok())
        return device.error();
    m_device = *device;
    if (!m_device.isEmpty() && !m_salvage.happened)
        return done();
    return m_connection->transaction([&]() -> Status {
        if (m_device.isEmpty())
            m_device = m_salvage.device;
        if (m_device.isEmpty())
            m_device = fallbackDevice.isEmpty() ? makeUuid7(m_clock, m_random) : fallbackDevice;
        // A number the cache cannot have seen: after a rescue everything shown is made anew.
        const QString change = QString::number(m_salvage.happened ? m_clock.nowMs() : 0);
        if (Status status = setMeta("change", change); !status.ok())
            return status;
        return setMeta("device", m_device);
    });
}

}  // namespace wyh::store
