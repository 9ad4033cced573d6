// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/core/mutant.h"
#include "models/core/uuid7.h"
#include "models/store/outbox.h"
#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

struct Parcel
{
    QString waybill;
    QString shipment;
};

Parcel parcelOf(const OperationPayload &payload)
{
    if (const auto *ship = std::get_if<ShipOp>(&payload))
        return {ship->waybill, ship->shipment.value};
    if (const auto *voided = std::get_if<VoidShipmentOp>(&payload))
        return {{}, voided->shipment.value};
    return {};
}

QByteArray jsonOrNothing(const QJsonObject &json)
{
    return json.isEmpty() ? QByteArray() : contract::compact(json);
}

}  // namespace

Status Outbox::insert(const OpRow &row)
{
    m_changed = true;
    const Operation &operation = row.operation;
    const Parcel parcel = parcelOf(operation.payload);
    sql::Query query = (*m_statements)("insert_op");
    query.bindAll(operation.id.value, operation.lane, operationType(operation.payload), contract::kOperationSchema);
    query.bindText(5, contract::compact(contract::argsToJson(operation.payload)));
    query.bindText(6, contract::compact(contract::guardToJson(operation.payload)));
    query.bind(7, operation.baseVersion).bind(8, operation.actedAtMs).bind(9, operation.clockOffsetMs);
    query.bind(10, row.supersedes.value).bind(11, row.orderNumber).bind(12, row.summary);
    query.bind(13, parcel.waybill).bind(14, parcel.shipment).bindText(15, row.seen);
    return query.run();
}

Status Outbox::setAcked(const OpHead &op, const contract::OperationResult &result)
{
    m_changed = true;
    sql::Query query = (*m_statements)("set_acked");
    query.bindAll(result.version, result.pos);
    query.bindText(3, jsonOrNothing(result.effect)).bind(4, op.id.value);
    return query.run();
}

Status Outbox::setDone(const OpHead &op, const contract::OperationResult &result, qint64 atMs)
{
    m_changed = true;
    sql::Query query = (*m_statements)("set_done");
    query.bindAll(result.version, result.pos);
    query.bindText(3, jsonOrNothing(result.effect)).bind(4, atMs).bind(5, op.id.value);
    const bool noted = result.effect.contains(u"note"_s);
    query.bindText(6, noted ? contract::compact(result.effect) : QByteArray(""));
    return query.run();
}

Status Outbox::setPending(const OpHead &op, const QString &noticeClosedAs)
{
    m_changed = true;
    if (Status status = (*m_statements)("set_pending").bind(1, op.id.value).run(); !status.ok())
        return status;
    return withdrawNotice(op.id, noticeClosedAs);
}

Status Outbox::reopenDone(qint64 beyond)
{
    m_changed = true;
    return (*m_statements)("reopen_done").bind(1, beyond).run();
}

Status Outbox::reopen(const OpId &op)
{
    m_changed = true;
    return (*m_statements)("reopen").bind(1, op.value).run();
}

Status Outbox::withdrawNotice(const OpId &op, const QString &as)
{
    return (*m_statements)("close_notice").bindAll(m_clock.nowMs(), as, op.value).run();
}

Status Outbox::openNotice(const OpHead &op, OpState state, const QByteArray &problemJson)
{
    if (mutant(Mutant::SilentConflict))
        return done();
    sql::Query notice = (*m_statements)("open_notice");
    notice.bindAll(makeUuid7(m_clock, m_random), op.id.value, opStateCode(state));
    notice.bindText(4, problemJson).bind(5, m_clock.nowMs());
    return notice.run();
}

Status Outbox::failOne(const OpHead &op, OpState state, const Problem &problem, const QString &errorText, qint64 pos)
{
    m_changed = true;
    const QByteArray problemJson = contract::compact(contract::problemToJson(problem));
    {
        sql::Query query = (*m_statements)("set_failed");
        query.bind(1, opStateCode(state)).bindText(2, problemJson).bind(3, errorText).bind(4, pos);
        if (Status status = query.bind(5, op.id.value).run(); !status.ok())
            return status;
    }
    return openNotice(op, state, problemJson);
}

Status Outbox::fail(const OpHead &op, OpState state, const Problem &problem, const QString &errorText, qint64 pos)
{
    if (Status status = failOne(op, state, problem, errorText, pos); !status.ok())
        return status;
    // What was done after it on the same record was done in the belief that it went through.
    QList<OpRow> later;
    {
        sql::Query query = (*m_statements)("pending_after");
        query.bindAll(op.lane, op.n);
        auto rows = readAll(std::move(query));
        if (!rows.ok())
            return rows.error();
        later = std::move(rows).value();
    }
    const Problem held{
        Problem::Kind::Conflict, u"predecessor-failed"_s, {{u"op"_s, op.id.value}, {u"code"_s, problem.code}}, {}, {}};
    for (const OpRow &next : later) {
        if (Status status = failOne(next, OpState::Held, held, {}, 0); !status.ok())
            return status;
    }
    return done();
}

Status Outbox::closeRow(const OpRow &row, const QString &by, const QString &reason, qint64 atMs,
                        const OpId &supersededBy)
{
    using Kind = contract::NoticeAct::Kind;
    m_changed = true;
    const Kind kind = supersededBy.isEmpty() ? Kind::Closed : Kind::Superseded;
    if (Status status = addAct(row, kind, by, reason, atMs); !status.ok())
        return status;
    Status status =
        (*m_statements)("set_closed").bindAll(by, reason, atMs, supersededBy.value, row.operation.id.value).run();
    if (!status.ok())
        return status;
    return withdrawNotice(row.operation.id, contract::noticeActCode(kind));
}

Status Outbox::setSuperseded(const OpId &op, const OpId &by)
{
    m_changed = true;
    return (*m_statements)("set_superseded").bindAll(by.value, op.value).run();
}

Status Outbox::restoreRow(const OpRow &row, const QString &by, qint64 atMs)
{
    m_changed = true;
    if (Status status = (*m_statements)("set_restored").bind(1, row.operation.id.value).run(); !status.ok())
        return status;
    const QByteArray problem = contract::compact(contract::problemToJson(row.problem));
    if (Status status = openNotice(row, *row.closedFrom, problem); !status.ok())
        return status;
    return addAct(row, contract::NoticeAct::Kind::Restored, by, row.closedReason, atMs);
}

Status Outbox::setNote(const OpId &op, const QJsonObject &note)
{
    m_changed = true;
    return (*m_statements)("set_note").bind(1, op.value).bindText(2, contract::compact(note)).run();
}

Status Outbox::setNoteAnew(const OpId &op, const QString &code)
{
    m_changed = true;
    const QJsonObject note{{u"note"_s, code}, {u"params"_s, QJsonObject()}};
    return (*m_statements)("set_note_anew").bind(1, op.value).bindText(2, contract::compact(note)).run();
}

Status Outbox::setNoteRead(const OpId &op)
{
    m_changed = true;
    return (*m_statements)("set_note_read").bindAll(m_clock.nowMs(), op.value).run();
}

Status Outbox::countAttempt(const OpId &op)
{
    return (*m_statements)("count_attempt").bind(1, op.value).run();
}

Status Outbox::dateAnew(qint64 nowMs, qint64 latestMs)
{
    // 2025: there was no such program before. An empty battery takes a clock back to when the machine was built.
    constexpr qint64 kFirstMs = 1735689600000;
    for (const char *statement : {"date_done_anew", "date_closing_anew", "date_closed_anew"}) {
        if (Status status = (*m_statements)(statement).bindAll(nowMs, kFirstMs, latestMs).run(); !status.ok())
            return status;
    }
    return done();
}

Status Outbox::purge(qint64 doneBeforeMs, qint64 closedBeforeMs)
{
    if (Status status = (*m_statements)("purge_done").bind(1, doneBeforeMs).run(); !status.ok())
        return status;
    if (Status status = (*m_statements)("purge_closed").bind(1, closedBeforeMs).run(); !status.ok())
        return status;
    if (Status status = (*m_statements)("purge_notices").run(); !status.ok())
        return status;
    return (*m_statements)("purge_notice_acts").bind(1, closedBeforeMs).run();
}

Result<std::optional<QJsonObject>> Outbox::profileNotice(const char *kind)
{
    sql::Query query = (*m_statements)("profile_notice");
    query.bind(1, QString::fromLatin1(kind));
    if (query.step()) {
        const auto params = contract::parseObject(query.bytes(0));
        return std::optional(params.valueOr({}));
    }
    if (query.failed())
        return query.error();
    return std::optional<QJsonObject>();
}

Status Outbox::setProfileNotice(const char *kind, const QJsonObject &params)
{
    sql::Query query = (*m_statements)("profile_notice_set");
    query.bind(1, QString::fromLatin1(kind)).bindText(2, contract::compact(params)).bind(3, m_clock.nowMs());
    return query.run();
}

Status Outbox::closeProfileNotice(const char *kind, const QString &as)
{
    return (*m_statements)("profile_notice_close").bindAll(m_clock.nowMs(), as, QString::fromLatin1(kind)).run();
}

Status Outbox::copyTo(const QString &target)
{
    // Never onto the name itself: a copy that was cut off would be in the way of the next one for ever.
    const QString temporary = target + u".tmp"_s;
    if (Status cleared = removeDatabase(m_files, temporary); !cleared.ok())
        return cleared;
    if (Status copied = m_connection->vacuumInto(temporary); !copied.ok())
        return copied;
    return replaceDurably(m_files, temporary, target);
}

Status Outbox::backup()
{
    return copyTo(m_folder + u"/outbox.bak"_s);
}

Status Outbox::backUpBeforeMigration(int version)
{
    if (version == 0 || version >= sql::newestVersion(u":/sql/client/outbox"_s))
        return done();
    return copyTo(m_folder + u"/outbox.v%1.bak"_s.arg(version));
}

}  // namespace wyh::store
