// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/contract/codec.h"
#include "net/contract/jsonreader.h"

namespace wyh::contract {

namespace {

struct Args
{
    QJsonObject operator()(const PickOp &op) const
    {
        return {{QStringLiteral("line"), op.line.value}, {QStringLiteral("delta"), op.delta}};
    }
    QJsonObject operator()(const FlagLineOp &op) const
    {
        return {{QStringLiteral("line"), op.line.value}, {QStringLiteral("out_of_stock"), op.outOfStock}};
    }
    QJsonObject operator()(const FlagSkuOp &op) const
    {
        return {{QStringLiteral("sku"), op.sku.value},
                {QStringLiteral("discontinued"), op.discontinued},
                {QStringLiteral("title"), op.title}};
    }
    QJsonObject operator()(const GiveUpRestOp &op) const
    {
        return {{QStringLiteral("line"), op.line.value},
                {QStringLiteral("quantity"), op.quantity},
                {QStringLiteral("reason"), op.reason}};
    }
    QJsonObject operator()(const ShipOp &op) const
    {
        // An object, not a list: its members stand in the order of their names, so one operation has one form in bytes.
        QJsonObject lines;
        for (const ShipLine &part : op.lines)
            lines.insert(part.line.value,
                         QJsonObject{{QStringLiteral("qty"), part.quantity}, {QStringLiteral("pick"), part.pickFirst}});
        return {{QStringLiteral("shipment"), op.shipment.value}, {QStringLiteral("lines"), lines},
                {QStringLiteral("courier"), op.courier},         {QStringLiteral("waybill"), op.waybill},
                {QStringLiteral("from"), op.from.value},         {QStringLiteral("weight_g"), op.weightGrams},
                {QStringLiteral("freight_fen"), op.freight.fen}};
    }
    QJsonObject operator()(const VoidShipmentOp &op) const
    {
        return {{QStringLiteral("shipment"), op.shipment.value}, {QStringLiteral("reason"), op.reason}};
    }
};

struct Guard
{
    QJsonObject operator()(const FlagLineOp &op) const
    {
        QJsonObject guard{{QStringLiteral("flag_ver"), op.seenFlagVersion}};
        if (op.seenShipped > 0)
            guard.insert(QStringLiteral("shipped"), op.seenShipped);
        return guard;
    }
    QJsonObject operator()(const FlagSkuOp &op) const { return {{QStringLiteral("ver"), op.seenVersion}}; }
    QJsonObject operator()(const ShipOp &op) const { return {{QStringLiteral("recv_ver"), op.seenRecipientVersion}}; }
    template <class Other>
    QJsonObject operator()(const Other &) const
    {
        return {};
    }
};

OperationPayload readPick(JsonReader args)
{
    PickOp op;
    op.line = LineId(args.id("line"));
    op.delta = args.number("delta");
    return op;
}

OperationPayload readFlagLine(JsonReader args, JsonReader guard)
{
    FlagLineOp op;
    op.line = LineId(args.id("line"));
    op.outOfStock = args.boolean("out_of_stock");
    op.seenFlagVersion = guard.number("flag_ver", 0);
    op.seenShipped = guard.has("shipped") ? guard.number("shipped", 1, 999999999) : 0;
    return op;
}

OperationPayload readFlagSku(JsonReader args, JsonReader guard)
{
    FlagSkuOp op;
    op.sku = SkuId(args.id("sku"));
    op.discontinued = args.boolean("discontinued");
    op.title = args.text("title");
    op.seenVersion = guard.integer("ver", 0);
    return op;
}

OperationPayload readGiveUpRest(JsonReader args)
{
    GiveUpRestOp op;
    op.line = LineId(args.id("line"));
    op.quantity = args.number("quantity");
    op.reason = args.text("reason", JsonReader::kMaxReason);
    return op;
}

OperationPayload readShip(JsonReader args, JsonReader guard)
{
    ShipOp op;
    op.shipment = ShipmentId(args.id("shipment"));
    args.eachMember("lines", [&op](const QString &line, JsonReader &part) {
        if (line.isEmpty() || line.size() > JsonReader::kMaxId)
            part.reject("");
        const int quantity = part.number("qty");
        op.lines.append({LineId(line), quantity, part.number("pick")});
    });
    op.courier = args.text("courier", JsonReader::kMaxId);
    op.waybill = args.text("waybill", JsonReader::kMaxId);
    op.from = AddressId(args.text("from", JsonReader::kMaxId));
    op.weightGrams = args.integer("weight_g");
    op.freight = Money{args.integer("freight_fen")};
    op.seenRecipientVersion = guard.number("recv_ver", 1);
    return op;
}

OperationPayload readVoidShipment(JsonReader args)
{
    VoidShipmentOp op;
    op.shipment = ShipmentId(args.id("shipment"));
    op.reason = args.text("reason", JsonReader::kMaxReason);
    return op;
}

/// The reader stands on the object that holds "args" and "guard", so that pointers name the place in the whole item.
OperationPayload readPayload(JsonReader &item, const QString &type)
{
    JsonReader args = item.object("args");
    JsonReader guard = item.object("guard");
    if (type == QLatin1String("pick"))
        return readPick(args);
    if (type == QLatin1String("flag_line"))
        return readFlagLine(args, guard);
    if (type == QLatin1String("flag_sku"))
        return readFlagSku(args, guard);
    if (type == QLatin1String("give_up_rest"))
        return readGiveUpRest(args);
    if (type == QLatin1String("ship"))
        return readShip(args, guard);
    if (type == QLatin1String("void_shipment"))
        return readVoidShipment(args);
    item.reject("type");
    return PickOp();
}

}  // namespace

QJsonObject argsToJson(const OperationPayload &payload)
{
    return std::visit(Args(), payload);
}

QJsonObject guardToJson(const OperationPayload &payload)
{
    return std::visit(Guard(), payload);
}

Result<OperationPayload> payloadFromJson(const QString &type, const QJsonObject &args, const QJsonObject &guard)
{
    JsonReader item(QJsonObject{{QStringLiteral("args"), args}, {QStringLiteral("guard"), guard}});
    OperationPayload payload = readPayload(item, type);
    return item.finish(std::move(payload));
}

QJsonObject operationToJson(const Operation &operation, const OpId &after)
{
    QJsonObject json{{QStringLiteral("op"), operation.id.value},
                     {QStringLiteral("lane"), operation.lane},
                     {QStringLiteral("type"), operationType(operation.payload)},
                     {QStringLiteral("schema"), kOperationSchema},
                     {QStringLiteral("base_ver"), operation.baseVersion},
                     {QStringLiteral("guard"), guardToJson(operation.payload)},
                     {QStringLiteral("args"), argsToJson(operation.payload)},
                     {QStringLiteral("at"), timeToText(operation.actedAtMs)},
                     {QStringLiteral("off"), operation.clockOffsetMs}};
    if (!after.isEmpty())
        json.insert(QStringLiteral("after"), after.value);
    return json;
}

Result<Operation> operationFromJson(const QJsonObject &json, OpId *after)
{
    constexpr int kMaxLane = 80;
    JsonReader item(json);
    Operation operation;
    operation.id = OpId(item.id("op"));
    operation.lane = item.id("lane", kMaxLane);
    item.number("schema", 1, kOperationSchema);
    operation.baseVersion = item.integer("base_ver", 0);
    operation.actedAtMs = item.time("at");
    operation.clockOffsetMs = item.integer("off");
    const OpId predecessor(item.has("after") ? item.id("after") : QString());
    if (after)
        *after = predecessor;
    operation.payload = readPayload(item, item.text("type", JsonReader::kMaxId));
    // An operation on an order stands in an order's lane, one on a SKU in that SKU's.
    const FlagSkuOp *flag = std::get_if<FlagSkuOp>(&operation.payload);
    const bool inPlace = flag ? skuOfLane(operation.lane) == flag->sku : !orderOfLane(operation.lane).isEmpty();
    if (item.ok() && !inPlace)
        item.reject("lane");
    return item.finish(std::move(operation));
}

}  // namespace wyh::contract
