// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/overtaken.h"

#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

bool stands(const Shipment &shipment)
{
    return shipment.state == ShipmentState::Shipped;
}

}  // namespace

Result<QHash<QString, OpId>> Overtaken::ownParcels(const Order &order)
{
    QHash<QString, OpId> own;
    for (const Shipment &shipment : order.shipments) {
        sql::Query query = m_outbox.statements()("own_parcel");
        query.bindAll(shipment.waybill, shipment.id.value);
        if (query.step())
            own.insert(shipment.id.value, OpId(query.text(0)));
        else if (query.failed())
            return query.error();
    }
    return own;
}

Status Overtaken::readFlags()
{
    if (m_flags)
        return done();
    QHash<SkuId, OpId> flags;
    sql::Query query = m_outbox.statements()("own_flags");
    while (query.step())
        flags.insert(skuOfLane(query.text(0)), OpId(query.text(1)));  // the newest one stays
    if (query.failed())
        return query.error();
    m_flags = flags;
    return done();
}

Status Overtaken::note(const OpId &op, const QString &code, const QJsonObject &params)
{
    m_found = true;
    sql::Query query = m_cache.statements()("note_set");
    query.bind(1, op.value);
    return query.bindText(2, contract::compact({{u"note"_s, code}, {u"params"_s, params}})).run();
}

Status Overtaken::look(const Order &next)
{
    if (next.shipments.isEmpty())
        return done();
    const auto own = ownParcels(next);
    if (!own.ok())
        return own.error();
    if (Status status = readFlags(); !status.ok())
        return status;
    // Mostly nothing of ours is in it, and the old record need not be read.
    if (own->isEmpty() && m_flags->isEmpty())
        return done();
    const auto old = m_cache.order(next.id.value);
    if (!old.ok())
        return old.error();
    if (!old->has_value())
        return done();
    for (const Shipment &shipment : next.shipments) {
        const bool news = stands(shipment) && !own->contains(shipment.id.value) && !(*old)->shipment(shipment.id);
        if (!news)
            continue;
        for (const Shipment &mine : next.shipments) {
            if (!stands(mine) || !own->contains(mine.id.value))
                continue;
            const Status noted = note(
                own->value(mine.id.value), u"another-parcel"_s,
                {{u"waybill"_s, mine.waybill}, {u"second_waybill"_s, shipment.waybill}, {u"by"_s, shipment.shippedBy}});
            if (!noted.ok())
                return noted;
        }
        for (const ShipmentLine &part : shipment.lines) {
            const Line *line = next.line(part.line);
            const auto flag = line ? m_flags->constFind(line->sku) : m_flags->constEnd();
            if (flag == m_flags->constEnd())
                continue;
            // The mark may have been taken away long ago; then that pieces leave is as it should be.
            const auto sku = m_cache.sku(line->sku);
            if (!sku.ok())
                return sku.error();
            if (!sku->shown.discontinued)
                continue;
            const Status noted =
                note(*flag, u"discontinued-shipped"_s,
                     {{u"title"_s, line->title}, {u"waybill"_s, shipment.waybill}, {u"order"_s, next.number}});
            if (!noted.ok())
                return noted;
        }
    }
    return done();
}

}  // namespace wyh::store
