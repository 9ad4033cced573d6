// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/outbox.h"

#include <QJsonArray>
#include <QJsonDocument>

#include "models/core/mutant.h"
#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

Result<OpRow> Outbox::readRow(const sql::Query &query)
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

Status Outbox::write(const std::function<Status()> &body)
{
    if (m_newer)
        return makeError(u"schema-newer"_s, u"the outbox belongs to a newer program"_s);
    // A commit into a file that somebody has deleted would succeed and be lost with it.
    if (m_connection->hasMoved())
        return makeError(u"file-error"_s, u"the outbox is not in its place any more"_s);
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
        // A kind of operation that only a newer program knows, or a finished one that nobody waits for.
        const auto state = opStateFromCode(query.text(9));
        if (!row.ok() && (m_newer || state == OpState::Done || state == OpState::Closed))
            continue;
        if (!row.ok())
            return row.error();
        rows.append(std::move(row).value());
    }
    if (query.failed() && !m_newer)
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

Result<std::optional<OpHead>> Outbox::head(const OpId &op)
{
    sql::Query query = (*m_statements)("op_head");
    query.bind(1, op.value);
    if (!query.step()) {
        if (query.failed())
            return query.error();
        return std::optional<OpHead>();
    }
    const auto state = opStateFromCode(query.text(3));
    if (!state)
        return makeError(u"malformed"_s, u"state of an operation: "_s + query.text(3));
    OpHead head;
    head.n = query.integer(0);
    head.id = op;
    head.lane = query.text(1);
    head.state = *state;
    head.resultVersion = query.integer(4);
    head.resultPos = query.integer(5);
    head.parcel = OpHead::isParcel(query.text(2));
    return std::optional<OpHead>(std::move(head));
}

Result<bool> Outbox::anyWaiting()
{
    if (m_newer) {
        const auto all = counts(0);
        return all.ok() ? Result<bool>(all->waiting > 0) : all.error();
    }
    sql::Query query = (*m_statements)("any_waiting");
    if (!query.step())
        return query.error();
    return query.integer(0) != 0;
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
    if (m_newer)
        return QList<OpRow>();
    sql::Query query = (*m_statements)("ops_of_lane");
    query.bind(1, lane);
    return readAll(std::move(query));
}

Result<QSet<QString>> Outbox::lanesInUse()
{
    QSet<QString> lanes;
    if (m_newer)
        return lanes;
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
    if (m_newer)
        return rows;
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
    if (m_newer)
        return all;
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
    if (m_newer) {
        // The states of a newer program may be others; what is not finished waits, whatever it is called.
        sql::Query unfinished = (*m_statements)("count_unfinished");
        if (!unfinished.step())
            return unfinished.error();
        return Counts{static_cast<int>(unfinished.integer(0)), 0, 0, 0};
    }
    sql::Query query = (*m_statements)("counts");
    query.bind(1, dayStartMs);
    if (!query.step())
        return query.error();
    return Counts{static_cast<int>(query.integer(0)), static_cast<int>(query.integer(1)),
                  static_cast<int>(query.integer(2)), static_cast<int>(query.integer(3))};
}

}  // namespace wyh::store
