// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/cache.h"

#include <QScopeGuard>

#include "models/core/mutant.h"
#include "models/domain/operation.h"
#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;
using Outcome = contract::OperationResult::Outcome;

namespace {

QString outcomeCode(Outcome outcome)
{
    switch (outcome) {
        case Outcome::Applied:
        case Outcome::AlreadyApplied:
            return u"applied"_s;
        case Outcome::Conflict:
            return u"conflict"_s;
        case Outcome::Rejected:
        case Outcome::Blocked:
        case Outcome::Later:
            break;
    }
    return u"rejected"_s;
}

/// The statement's one number, or nothing.
Result<std::optional<qint64>> oneNumber(sql::Query &query)
{
    if (query.step())
        return std::optional<qint64>(query.integer(0));
    if (query.failed())
        return query.error();
    return std::optional<qint64>();
}

}  // namespace

Status Cache::transaction(const std::function<Status()> &body)
{
    Status status = m_connection->transaction(body);
    if (!status.ok())
        noted(status.error());
    return status;
}

Status Cache::durableTransaction(const std::function<Status()> &body)
{
    if (mutant(Mutant::ReloadNotDurable))
        return transaction(body);
    if (Status asked = m_connection->execute("PRAGMA synchronous=FULL"); !asked.ok())
        return noted(asked.error());
    // When this fails, commits cost more time, nothing else.
    const auto relax = qScopeGuard([this] { (void)m_connection->execute("PRAGMA synchronous=NORMAL"); });
    return transaction(body);
}

Result<Cursor> Cache::cursor()
{
    sql::Query query = (*m_statements)("cursor_get");
    if (!query.step())
        return noted(query.failed() ? query.error() : makeError(u"database-corrupt"_s, u"no cursor"_s));
    Cursor cursor;
    cursor.generation = query.integer(0);
    cursor.token = query.text(1);
    cursor.pos = query.integer(2);
    cursor.high = {query.text(3), query.integer(4), query.text(5)};
    cursor.booting = query.integer(6) != 0;
    cursor.verify = query.integer(7) != 0;
    cursor.shadow = query.integer(8) != 0;
    cursor.shadowToken = query.text(9);
    cursor.shadowPos = query.integer(10);
    cursor.shadowHigh = {query.text(11), query.integer(12), query.text(13)};
    cursor.lastPullMs = query.integer(14);
    return cursor;
}

Status Cache::setCursor(const Cursor &cursor)
{
    sql::Query query = (*m_statements)("cursor_set");
    query.bindAll(cursor.generation, cursor.token, cursor.pos, cursor.high.feed, cursor.high.pos, cursor.high.mark,
                  cursor.booting, cursor.verify, cursor.shadow, cursor.shadowToken, cursor.shadowPos,
                  cursor.shadowHigh.feed, cursor.shadowHigh.pos, cursor.shadowHigh.mark, cursor.lastPullMs);
    return query.run();
}

Result<QString> Cache::meta(const char *key)
{
    sql::Query query = (*m_statements)("meta_get");
    query.bind(1, QString::fromLatin1(key));
    if (query.step())
        return query.text(0);
    if (query.failed())
        return noted(query.error());
    return QString();
}

Status Cache::setMeta(const char *key, const QString &value)
{
    return (*m_statements)("meta_set").bindAll(QString::fromLatin1(key), value).run();
}

Result<std::optional<Cache::OrderRecord>> Cache::orderRecord(const QString &id)
{
    sql::Query query = (*m_statements)("order_record");
    query.bind(1, id);
    if (!query.step()) {
        if (query.failed())
            return noted(query.error());
        return std::optional<OrderRecord>();
    }
    OrderRecord record;
    record.n = query.integer(0);
    record.version = query.integer(1);
    record.doc = query.bytes(2);
    if (!query.isNull(3))
        record.shown = query.bytes(3);
    record.keyed = query.integer(4) != 0;
    record.blanked = query.integer(5) != 0;
    return std::optional<OrderRecord>(std::move(record));
}

Result<Order> Cache::readOrder(const QByteArray &doc, const QString &id, qint64 version)
{
    auto order = contract::orderFromBytes(doc);
    // It could be read when it was stored.
    if (!order.ok())
        return makeError(u"database-corrupt"_s, order.error().detail);
    order.value().id = OrderId(id);
    order.value().version = version;
    return order;
}

Result<std::optional<Order>> Cache::order(const QString &id)
{
    auto record = orderRecord(id);
    if (!record.ok())
        return record.error();
    if (!record->has_value())
        return std::optional<Order>();
    auto order = readOrder((*record)->doc, id, (*record)->version);
    if (!order.ok())
        return noted(order.error());
    return std::optional<Order>(std::move(order).value());
}

Result<Cache::SkuRecord> Cache::sku(const SkuId &id)
{
    SkuRecord record;
    record.platform.sku = id;
    record.shown = record.platform;
    sql::Query query = (*m_statements)("sku_get");
    query.bind(1, id.value);
    if (!query.step()) {
        if (query.failed())
            return noted(query.error());
        return record;
    }
    const auto read = [&](int column) -> Result<SkuFlag> {
        const auto json = contract::parseObject(query.bytes(column));
        auto flag = json.ok() ? contract::skuFlagFromJson(*json) : Result<SkuFlag>(json.error());
        return flag.ok() ? flag : Result<SkuFlag>(makeError(u"database-corrupt"_s, flag.error().detail));
    };
    const auto shown = read(2);
    if (!shown.ok())
        return noted(shown.error());
    record.shown = *shown;
    if (!query.isNull(1)) {
        const auto platform = read(1);
        if (!platform.ok())
            return noted(platform.error());
        record.known = true;
        record.platform = *platform;
        record.platform.version = query.integer(0);
    }
    record.platform.sku = id;
    record.shown.sku = id;
    return record;
}

Result<QSet<QString>> Cache::discontinuedSkus()
{
    QSet<QString> all;
    sql::Query query = (*m_statements)("discontinued_skus");
    while (query.step())
        all.insert(query.text(0));
    if (query.failed())
        return noted(query.error());
    return all;
}

Result<std::optional<qint64>> Cache::laneVersion(const QString &lane)
{
    if (const OrderId order = orderOfLane(lane); !order.isEmpty()) {
        sql::Query query = (*m_statements)("order_key");
        query.bind(1, order.value);
        if (query.step())
            return std::optional<qint64>(query.integer(1));
        if (query.failed())
            return noted(query.error());
        return std::optional<qint64>();
    }
    const auto record = sku(skuOfLane(lane));
    if (!record.ok())
        return record.error();
    return record->known ? std::optional<qint64>(record->platform.version) : std::nullopt;
}

Result<std::optional<contract::OperationResult>> Cache::seen(const OpId &op)
{
    sql::Query query = (*m_statements)("seen_get");
    query.bind(1, op.value);
    if (!query.step()) {
        if (query.failed())
            return noted(query.error());
        return std::optional<contract::OperationResult>();
    }
    contract::OperationResult result;
    result.op = op;
    const QString code = query.text(0);
    result.outcome = code == u"applied"_s    ? Outcome::Applied
                     : code == u"conflict"_s ? Outcome::Conflict
                                             : Outcome::Rejected;
    result.version = query.integer(1);
    result.pos = query.integer(2);
    if (const QByteArray problem = query.bytes(3); !problem.isEmpty()) {
        const auto json = contract::parseObject(problem);
        auto read = json.ok() ? contract::problemFromJson(*json) : Result<Problem>(json.error());
        if (!read.ok())
            return read.error();
        result.problem = std::move(read).value();
    }
    if (const QByteArray effect = query.bytes(4); !effect.isEmpty())
        result.effect = contract::parseObject(effect).valueOr({});
    return std::optional<contract::OperationResult>(std::move(result));
}

Status Cache::setSeen(const contract::OperationResult &result, bool shadow)
{
    sql::Query query = shadow ? (*m_statements)("shadow_seen_set") : (*m_statements)("seen_set");
    query.bindAll(result.op.value, outcomeCode(result.outcome), result.version, result.pos);
    const bool failed = result.outcome == Outcome::Conflict || result.outcome == Outcome::Rejected;
    query.bindText(5, failed ? contract::compact(contract::problemToJson(result.problem)) : QByteArray());
    query.bindText(6, result.effect.isEmpty() ? QByteArray() : contract::compact(result.effect));
    return query.run();
}

Result<qint64> Cache::goneVersion(const QString &collection, const QString &id)
{
    sql::Query query = (*m_statements)("gone_get");
    query.bindAll(collection, id);
    const auto version = oneNumber(query);
    if (!version.ok())
        return noted(version.error());
    return version->value_or(-1);
}

Result<std::optional<QString>> Cache::waybillUser(const QString &waybill, const ShipmentId &shipment)
{
    sql::Query query = (*m_statements)("waybill_user");
    query.bindAll(waybill, shipment.value);
    if (query.step())
        return std::optional<QString>(query.text(0));
    if (query.failed())
        return noted(query.error());
    return std::optional<QString>();
}

Result<QStringList> Cache::ids(const char *statement, const QString &parameter)
{
    QStringList all;
    sql::Query query = (*m_statements)(statement);
    if (!parameter.isNull())
        query.bind(1, parameter);
    while (query.step())
        all.append(query.text(0));
    if (query.failed())
        return noted(query.error());
    return all;
}

}  // namespace wyh::store
