// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/outbox.h"

#include <QJsonArray>
#include <QJsonDocument>

#include "models/core/mutant.h"
#include "models/core/uuid7.h"
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

Result<OpRow> readRow(const sql::Query &query)
{
    OpRow row;
    row.n = query.integer(0);
    row.operation.id = OpId(query.text(1));
    row.operation.lane = query.text(2);
    const auto args = contract::parseObject(query.bytes(4));
    const auto guard = contract::parseObject(query.bytes(5));
    if (!args.ok())
        return args.error();
    if (!guard.ok())
        return guard.error();
    auto payload = contract::payloadFromJson(query.text(3), *args, *guard);
    if (!payload.ok())
        return payload.error();
    row.operation.payload = std::move(payload).value();
    row.operation.baseVersion = query.integer(6);
    row.operation.actedAtMs = query.integer(7);
    row.operation.clockOffsetMs = query.integer(8);
    const auto state = opStateFromCode(query.text(9));
    if (!state)
        return makeError(u"malformed"_s, u"state of an operation: "_s + query.text(9));
    row.state = *state;
    row.attempts = static_cast<int>(query.integer(10));
    row.lastError = query.text(11);
    row.resultVersion = query.integer(12);
    row.resultPos = query.integer(13);
    if (const QByteArray problem = query.bytes(14); !problem.isEmpty()) {
        const auto json = contract::parseObject(problem);
        const auto read = json.ok() ? contract::problemFromJson(*json) : Result<Problem>(json.error());
        // Words about an operation are worth less than the operation: when they cannot be read, it is still there.
        row.problem = read.valueOr(Problem{Problem::Kind::Rejected, u"unreadable-data"_s, {}, {}, {}});
    }
    if (const QByteArray effect = query.bytes(15); !effect.isEmpty())
        row.effect = contract::parseObject(effect).valueOr({});
    row.supersedes = OpId(query.text(16));
    row.closedBy = query.text(17);
    row.closedReason = query.text(18);
    row.closedAtMs = query.integer(19);
    row.orderNumber = query.text(20);
    row.summary = query.text(21);
    row.seen = query.bytes(22);
    row.closedFrom = opStateFromCode(query.text(23));
    row.supersededBy = OpId(query.text(24));
    if (const QByteArray note = query.bytes(25); !note.isEmpty())
        row.note = contract::parseObject(note).valueOr({});
    row.noteReadMs = query.integer(26);
    return row;
}

Result<std::unique_ptr<sql::Connection>> openChecked(const QString &path, const sql::OpenOptions &options)
{
    auto opened = sql::Connection::open(path, options);
    if (!opened.ok())
        return opened;
    if (const Status sound = (*opened)->quickCheck(); !sound.ok())
        return sound.error();
    return opened;
}

/// The new file is complete before the damaged one is moved aside, so a crash at any point leaves all operations.
Result<SalvageReport> replaceDamaged(Files &files, const QString &path, const QString &folder,
                                     const sql::OpenOptions &options, qint64 nowMs)
{
    const QString fresh = folder + u"/outbox.new.db"_s;
    SalvageReport report;
    {
        auto connection = sql::Connection::open(fresh, options);
        if (!connection.ok())
            return connection.error();
        if (const Status migrated = sql::migrate(**connection, kFolder); !migrated.ok())
            return migrated.error();
        auto salvaged = salvageOutbox(files, **connection, path, folder + u"/outbox.bak"_s, options.vfs);
        if (!salvaged.ok())
            return salvaged.error();
        report = *salvaged;
    }
    if (files.exists(path)) {
        const QString kept = folder + u"/outbox.bad-%1.db"_s.arg(nowMs);
        if (const Status moved = moveDatabase(files, path, kept); !moved.ok())
            return moved.error();
        report.keptAs = kept;
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
    // A rescue that stopped half-way: either it was complete, then it is the outbox, or it is done again.
    if (files.exists(fresh)) {
        const Status cleared = files.exists(path) ? removeDatabase(files, fresh) : moveDatabase(files, fresh, path);
        if (!cleared.ok())
            return cleared.error();
    }
    const bool lost = !files.exists(path) && files.exists(place.folder + u"/outbox.bak"_s);
    auto opened = lost ? Result<std::unique_ptr<sql::Connection>>(makeError(u"database-corrupt"_s, u"missing"_s))
                       : openChecked(path, options);
    if (!opened.ok() && opened.error().code == u"database-corrupt"_s) {
        qWarning("the outbox is damaged, rescuing what can be read: %s", qPrintable(opened.error().detail));
        auto report = replaceDamaged(files, path, place.folder, options, clock.nowMs());
        if (!report.ok())
            return report.error();
        outbox->m_salvage = *report;
        opened = openChecked(path, options);
    }
    if (!opened.ok())
        return opened.error();
    outbox->m_connection = std::move(opened).value();
    const Result<int> version = outbox->m_connection->userVersion();
    if (!version.ok())
        return version.error();
    if (*version > 0 && *version < sql::newestVersion(kFolder)) {
        const Status copied = outbox->copyTo(place.folder + u"/outbox.v%1.bak"_s.arg(*version));
        if (!copied.ok())
            return copied.error();
    }
    if (const Status migrated = sql::migrate(*outbox->m_connection, kFolder); !migrated.ok())
        return migrated.error();
    outbox->m_statements = std::make_unique<Statements>(*outbox->m_connection, kFolder);
    outbox->m_connection->setCommitHook(place.hook);
    if (const Status ready = outbox->prepare(fallbackDevice); !ready.ok())
        return ready.error();
    return outbox;
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

Status Outbox::write(const std::function<Status()> &body)
{
    m_changed = false;
    return m_connection->transaction([&]() -> Status {
        if (Status status = body(); !status.ok() || !m_changed)
            return status;
        const auto count = changeCount();
        if (!count.ok())
            return count.error();
        return setMeta("change", QString::number(*count + 1));
    });
}

Result<qint64> Outbox::changeCount()
{
    const auto text = meta("change");
    if (!text.ok())
        return text.error();
    return text->toLongLong();
}

Result<QString> Outbox::meta(const char *key)
{
    sql::Query query = (*m_statements)("meta_get");
    query.bind(1, QString::fromLatin1(key));
    if (query.step())
        return query.text(0);
    if (query.failed())
        return query.error();
    return QString();
}

Status Outbox::setMeta(const char *key, const QString &value)
{
    return (*m_statements)("meta_set").bindAll(QString::fromLatin1(key), value).run();
}

Result<contract::Seen> Outbox::high()
{
    contract::Seen seen;
    const auto feed = meta("high_feed");
    const auto pos = meta("high_pos");
    const auto mark = meta("high_mark");
    for (const auto *part : {&feed, &pos, &mark}) {
        if (!part->ok())
            return part->error();
    }
    return contract::Seen{*feed, pos->toLongLong(), *mark};
}

Status Outbox::setHigh(const contract::Seen &seen)
{
    for (const auto &[key, value] :
         {std::pair{"high_feed", seen.feed}, std::pair{"high_pos", QString::number(seen.pos)},
          std::pair{"high_mark", seen.mark}}) {
        if (Status status = setMeta(key, value); !status.ok())
            return status;
    }
    return done();
}

Status Outbox::raiseHigh(const contract::Seen &seen)
{
    const auto known = high();
    if (!known.ok())
        return known.error();
    if (seen.isEmpty() || (!known->isEmpty() && known->pos >= seen.pos))
        return done();
    return setHigh(seen);
}

Result<QList<OpRow>> Outbox::readAll(sql::Query query)
{
    QList<OpRow> rows;
    while (query.step()) {
        auto row = readRow(query);
        if (!row.ok())
            return row.error();
        rows.append(std::move(row).value());
    }
    if (query.failed())
        return query.error();
    return rows;
}

Result<std::optional<OpRow>> Outbox::row(const OpId &op)
{
    sql::Query query = (*m_statements)("op_by_id");
    query.bind(1, op.value);
    if (query.step()) {
        auto row = readRow(query);
        if (!row.ok())
            return row.error();
        return std::optional<OpRow>(std::move(row).value());
    }
    if (query.failed())
        return query.error();
    return std::optional<OpRow>();
}

Result<QList<OpRow>> Outbox::rows(const QList<OpState> &states, int limit, bool newestFirst)
{
    QJsonArray codes;
    for (const OpState state : states)
        codes.append(opStateCode(state));
    sql::Query query = newestFirst ? (*m_statements)("ops_newest_first") : (*m_statements)("ops_oldest_first");
    query.bindText(1, QJsonDocument(codes).toJson(QJsonDocument::Compact)).bind(2, limit);
    return readAll(std::move(query));
}

Result<QList<OpRow>> Outbox::unreadNotes(int limit)
{
    sql::Query query = (*m_statements)("ops_unread_notes");
    query.bind(1, limit);
    return readAll(std::move(query));
}

Result<QList<OpRow>> Outbox::ofLane(const QString &lane)
{
    sql::Query query = (*m_statements)("ops_of_lane");
    query.bind(1, lane);
    return readAll(std::move(query));
}

Result<QSet<QString>> Outbox::lanesInUse()
{
    QSet<QString> lanes;
    sql::Query query = (*m_statements)("lanes_in_use");
    while (query.step())
        lanes.insert(query.text(0));
    if (query.failed())
        return query.error();
    return lanes;
}

Result<QList<OpRow>> Outbox::pendingBatch(int most, const QSet<QString> &skipLanes)
{
    QList<OpRow> rows;
    sql::Query query = (*m_statements)("pending_ops");
    while (rows.size() < most && query.step()) {
        if (!skipLanes.isEmpty() && skipLanes.contains(query.text(2))) {
            if (mutant(Mutant::PoisonBlocksQueue))
                break;
            continue;
        }
        auto row = readRow(query);
        if (!row.ok())
            return row.error();
        rows.append(std::move(row).value());
    }
    if (query.failed())
        return query.error();
    return rows;
}

Result<QList<OpId>> Outbox::ids(const char *statement, std::optional<qint64> parameter)
{
    QList<OpId> all;
    sql::Query query = (*m_statements)(statement);
    if (parameter)
        query.bind(1, *parameter);
    while (query.step())
        all.append(OpId(query.text(0)));
    if (query.failed())
        return query.error();
    return all;
}

namespace {

Result<OpId> firstId(sql::Query query, const QString &lane, qint64 n)
{
    query.bindAll(lane, n);
    if (query.step())
        return OpId(query.text(0));
    if (query.failed())
        return query.error();
    return OpId();
}

}  // namespace

Result<OpId> Outbox::predecessor(const QString &lane, qint64 n)
{
    return firstId((*m_statements)("predecessor"), lane, n);
}

Result<OpId> Outbox::previousOfLane(const QString &lane, qint64 n)
{
    return firstId((*m_statements)("previous_of_lane"), lane, n);
}

Result<std::optional<QString>> Outbox::waybillUser(const QString &waybill, const ShipmentId &shipment,
                                                   const OpId &except)
{
    sql::Query query = (*m_statements)("waybill_user");
    query.bindAll(waybill, shipment.value, except.value);
    if (query.step())
        return std::optional<QString>(query.text(0));
    if (query.failed())
        return query.error();
    return std::optional<QString>();
}

Result<Outbox::Counts> Outbox::counts(qint64 dayStartMs)
{
    sql::Query query = (*m_statements)("counts");
    query.bind(1, dayStartMs);
    if (!query.step())
        return query.error();
    return Counts{static_cast<int>(query.integer(0)), static_cast<int>(query.integer(1)),
                  static_cast<int>(query.integer(2)), static_cast<int>(query.integer(3))};
}

}  // namespace wyh::store
