// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/sight.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "models/domain/orderstatus.h"
#include "models/domain/places.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

/// Which lines an operation speaks of.
struct Lines
{
    const Order &order;

    QList<LineId> operator()(const PickOp &op) const { return {op.line}; }
    QList<LineId> operator()(const FlagLineOp &op) const { return {op.line}; }
    QList<LineId> operator()(const GiveUpRestOp &op) const { return {op.line}; }
    QList<LineId> operator()(const FlagSkuOp &) const { return {}; }
    QList<LineId> operator()(const ShipOp &op) const
    {
        QList<LineId> lines;
        for (const ShipLine &part : op.lines)
            lines.append(part.line);
        return lines;
    }
    QList<LineId> operator()(const VoidShipmentOp &op) const
    {
        QList<LineId> lines;
        if (const Shipment *shipment = order.shipment(op.shipment)) {
            for (const ShipmentLine &part : shipment->lines)
                lines.append(part.line);
        }
        return lines;
    }
};

bool isParcel(const OperationPayload &payload)
{
    return std::holds_alternative<ShipOp>(payload) || std::holds_alternative<VoidShipmentOp>(payload);
}

int checksum(const OpId &salt, const QString &text)
{
    return qChecksum(QByteArray(salt.value.toUtf8() + '\n' + text.toUtf8()));
}

int integer(const QJsonObject &json, const QString &key)
{
    return static_cast<int>(json.value(key).toInteger());
}

QJsonObject toJson(const SightLine &line)
{
    return {{u"id"_s, line.id.value},
            {u"title"_s, line.title},
            {u"ordered"_s, line.ordered},
            {u"picked"_s, line.picked},
            {u"shipped"_s, line.shipped},
            {u"given_up"_s, line.givenUp},
            {u"received"_s, line.received},
            {u"out_of_stock"_s, line.outOfStock},
            {u"discontinued"_s, line.discontinued},
            {u"flag_ver"_s, line.flagVersion}};
}

SightLine lineFrom(const QJsonObject &json)
{
    SightLine line;
    line.id = LineId(json.value(u"id"_s).toString());
    line.title = json.value(u"title"_s).toString();
    line.ordered = integer(json, u"ordered"_s);
    line.picked = integer(json, u"picked"_s);
    line.shipped = integer(json, u"shipped"_s);
    line.givenUp = integer(json, u"given_up"_s);
    line.received = integer(json, u"received"_s);
    line.outOfStock = json.value(u"out_of_stock"_s).toBool();
    line.discontinued = json.value(u"discontinued"_s).toBool();
    line.flagVersion = integer(json, u"flag_ver"_s);
    return line;
}

QJsonObject toJson(const SightParcel &parcel)
{
    return {{u"id"_s, parcel.id.value},
            {u"waybill"_s, parcel.waybill},
            {u"courier"_s, parcel.courier},
            {u"standing"_s, parcel.standing},
            {u"pieces"_s, parcel.pieces}};
}

SightParcel parcelFrom(const QJsonObject &json)
{
    SightParcel parcel;
    parcel.id = ShipmentId(json.value(u"id"_s).toString());
    parcel.waybill = json.value(u"waybill"_s).toString();
    parcel.courier = json.value(u"courier"_s).toString();
    parcel.standing = json.value(u"standing"_s).toBool();
    parcel.pieces = integer(json, u"pieces"_s);
    return parcel;
}

template <class List>
auto *find(List &list, const auto &id)
{
    const auto it = std::find_if(list.begin(), list.end(), [&id](const auto &entry) { return entry.id == id; });
    return it == list.end() ? nullptr : &*it;
}

}  // namespace

const SightLine *Sight::line(const LineId &id) const
{
    return find(lines, id);
}

const SightParcel *Sight::parcel(const ShipmentId &id) const
{
    return find(parcels, id);
}

Sight sightOf(const Order &order, const Operation &operation)
{
    Sight sight;
    sight.version = order.version;
    sight.status = statusCode(deriveState(order).status);
    for (const LineId &id : std::visit(Lines{order}, operation.payload)) {
        if (const Line *line = order.line(id))
            sight.lines.append({id, line->title, line->ordered, line->picked, line->shipped, line->givenUp,
                                line->received, line->outOfStock, line->discontinued, line->flagVersion, line->sku, 0});
    }
    if (!isParcel(operation.payload))
        return sight;
    const Recipient &to = order.recipient;
    sight.recipientVersion = order.recipientVersion;
    sight.town = shortRegion(to).join(u' ');
    sight.recipient[Sight::Name] = checksum(operation.id, to.name);
    sight.recipient[Sight::Phone] = checksum(operation.id, to.phone);
    sight.recipient[Sight::Area] = checksum(operation.id, to.province + u'/' + to.city + u'/' + to.district);
    sight.recipient[Sight::Street] = checksum(operation.id, to.town + u'/' + to.street);
    for (const Shipment &shipment : order.shipments) {
        int pieces = 0;
        for (const ShipmentLine &part : shipment.lines)
            pieces += part.quantity;
        sight.parcels.append({shipment.id, shipment.waybill, shipment.courier, shipment.state == ShipmentState::Shipped,
                              pieces, shipment.shippedBy, shipment.shippedAtMs});
    }
    return sight;
}

Sight sightOf(const SkuFlag &flag)
{
    Sight sight;
    sight.version = flag.version;
    sight.discontinued = flag.discontinued;
    return sight;
}

QByteArray sightToBytes(const Sight &sight)
{
    QJsonArray lines;
    for (const SightLine &line : sight.lines)
        lines.append(toJson(line));
    QJsonArray parcels;
    for (const SightParcel &parcel : sight.parcels)
        parcels.append(toJson(parcel));
    QJsonArray recipient;
    for (const int part : sight.recipient)
        recipient.append(part);
    const QJsonObject json{{u"ver"_s, sight.version},
                           {u"status"_s, sight.status},
                           {u"recv_ver"_s, sight.recipientVersion},
                           {u"town"_s, sight.town},
                           {u"recipient"_s, recipient},
                           {u"lines"_s, lines},
                           {u"parcels"_s, parcels},
                           {u"discontinued"_s, sight.discontinued}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<Sight> sightFromBytes(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject json = document.object();
    Sight sight;
    sight.version = json.value(u"ver"_s).toInteger();
    sight.status = json.value(u"status"_s).toString();
    sight.recipientVersion = integer(json, u"recv_ver"_s);
    sight.town = json.value(u"town"_s).toString();
    const QJsonArray recipient = json.value(u"recipient"_s).toArray();
    for (int part = 0; part < Sight::PartCount && part < recipient.size(); ++part)
        sight.recipient[part] = recipient.at(part).toInt();
    const QJsonArray lines = json.value(u"lines"_s).toArray();
    for (const QJsonValue &line : lines)
        sight.lines.append(lineFrom(line.toObject()));
    const QJsonArray parcels = json.value(u"parcels"_s).toArray();
    for (const QJsonValue &parcel : parcels)
        sight.parcels.append(parcelFrom(parcel.toObject()));
    sight.discontinued = json.value(u"discontinued"_s).toBool();
    return sight;
}

}  // namespace wyh::store
