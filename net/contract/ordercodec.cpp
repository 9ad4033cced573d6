// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/contract/codec.h"
#include "net/contract/jsonreader.h"
#include "net/contract/jsontape.h"
#include "net/contract/orderreading.h"

namespace wyh::contract {

namespace {

QJsonObject lineToJson(const Line &line, bool withPrices)
{
    QJsonObject json{{QStringLiteral("id"), line.id.value},
                     {QStringLiteral("sku"), line.sku.value},
                     {QStringLiteral("title"), line.title},
                     {QStringLiteral("attributes"), line.attributes},
                     {QStringLiteral("barcodes"), QJsonArray::fromStringList(line.barcodes)},
                     {QStringLiteral("article_number"), line.articleNumber},
                     {QStringLiteral("location"), line.location},
                     {QStringLiteral("unit"), line.unit},
                     {QStringLiteral("image_url"), line.imageUrl},
                     {QStringLiteral("ordered"), line.ordered},
                     {QStringLiteral("picked"), line.picked},
                     {QStringLiteral("shipped"), line.shipped},
                     {QStringLiteral("given_up"), line.givenUp},
                     {QStringLiteral("received"), line.received},
                     {QStringLiteral("out_of_stock"), line.outOfStock},
                     {QStringLiteral("flag_ver"), line.flagVersion},
                     {QStringLiteral("refunding"), line.refunding},
                     {QStringLiteral("sendable"), line.sendable},
                     {QStringLiteral("unsendable_reason"), line.unsendableReason}};
    if (!line.giveUpReason.isEmpty())
        json.insert(QStringLiteral("give_up_reason"), line.giveUpReason);
    if (withPrices && line.price)
        json.insert(QStringLiteral("price_fen"), line.price->fen);
    return json;
}

QJsonObject recipientToJson(const Recipient &recipient)
{
    return {{QStringLiteral("name"), recipient.name},
            {QStringLiteral("phone"), recipient.phone},
            {QStringLiteral("province"), recipient.province},
            {QStringLiteral("city"), recipient.city},
            {QStringLiteral("district"), recipient.district},
            {QStringLiteral("town"), recipient.town},
            {QStringLiteral("street"), recipient.street},
            {QStringLiteral("postcode"), recipient.postcode},
            {QStringLiteral("division_code"), recipient.divisionCode},
            {QStringLiteral("masked"), recipient.masked}};
}

QJsonObject shipmentToJson(const Shipment &shipment)
{
    QJsonArray lines;
    for (const ShipmentLine &part : shipment.lines)
        lines.append(QJsonObject{{QStringLiteral("line"), part.line.value}, {QStringLiteral("qty"), part.quantity}});
    QJsonObject json{{QStringLiteral("id"), shipment.id.value},
                     {QStringLiteral("state"), shipmentStates().at(static_cast<int>(shipment.state))},
                     {QStringLiteral("courier"), shipment.courier},
                     {QStringLiteral("waybill"), shipment.waybill},
                     {QStringLiteral("from"), shipment.from.value},
                     {QStringLiteral("weight_g"), shipment.weightGrams},
                     {QStringLiteral("freight_fen"), shipment.freight.fen},
                     {QStringLiteral("lines"), lines},
                     {QStringLiteral("shipped_by"), shipment.shippedBy}};
    if (shipment.shippedAtMs != 0)
        json.insert(QStringLiteral("shipped_at"), timeToText(shipment.shippedAtMs));
    if (!shipment.voidReason.isEmpty())
        json.insert(QStringLiteral("void_reason"), shipment.voidReason);
    return json;
}

}  // namespace

QJsonObject orderToJson(const Order &order, bool withPrices)
{
    QJsonArray lines;
    for (const Line &line : order.lines)
        lines.append(lineToJson(line, withPrices));
    QJsonArray shipments;
    for (const Shipment &shipment : order.shipments)
        shipments.append(shipmentToJson(shipment));
    QJsonObject json{{QStringLiteral("id"), order.id.value},
                     {QStringLiteral("ver"), order.version},
                     {QStringLiteral("number"), order.number},
                     {QStringLiteral("supplier"), order.supplier.value},
                     {QStringLiteral("dealer"), order.dealer.value},
                     {QStringLiteral("dealer_name"), order.dealerName},
                     {QStringLiteral("created_at"), timeToText(order.createdAtMs)},
                     {QStringLiteral("paid"), order.paid},
                     {QStringLiteral("cancelled"), order.cancelled},
                     {QStringLiteral("refunding"), order.refunding},
                     {QStringLiteral("recv_ver"), order.recipientVersion},
                     {QStringLiteral("recipient"), recipientToJson(order.recipient)},
                     {QStringLiteral("buyer_remark"), order.buyerRemark},
                     {QStringLiteral("seller_memo"), order.sellerMemo},
                     {QStringLiteral("lines"), lines},
                     {QStringLiteral("shipments"), shipments}};
    if (order.dueAtMs != 0)
        json.insert(QStringLiteral("due_at"), timeToText(order.dueAtMs));
    return json;
}

Result<Order> orderFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    Order order = readOrder(reader);
    return reader.finish(std::move(order));
}

Result<Order> orderFromBytes(const QByteArray &bytes)
{
    if (const auto tape = JsonTape::read(bytes)) {
        TapeReader reader(*tape);
        Order order = readOrder(reader);
        if (reader.ok())
            return order;
    }
    const auto json = parseObject(bytes);
    return json.ok() ? orderFromJson(*json) : Result<Order>(json.error());
}

QJsonObject skuFlagToJson(const SkuFlag &flag)
{
    return {{QStringLiteral("sku"), flag.sku.value},
            {QStringLiteral("ver"), flag.version},
            {QStringLiteral("discontinued"), flag.discontinued},
            {QStringLiteral("title"), flag.title}};
}

Result<SkuFlag> skuFlagFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    SkuFlag flag;
    flag.sku = SkuId(reader.id("sku"));
    flag.version = reader.integer("ver", 0);
    flag.discontinued = reader.boolean("discontinued");
    flag.title = reader.text("title");
    return reader.finish(std::move(flag));
}

QJsonObject addressToJson(const Address &address)
{
    return {{QStringLiteral("id"), address.id.value},         {QStringLiteral("ver"), address.version},
            {QStringLiteral("contact"), address.contact},     {QStringLiteral("phone"), address.phone},
            {QStringLiteral("province"), address.province},   {QStringLiteral("city"), address.city},
            {QStringLiteral("district"), address.district},   {QStringLiteral("street"), address.street},
            {QStringLiteral("is_default"), address.isDefault}};
}

Result<Address> addressFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    Address address;
    address.id = AddressId(reader.id("id"));
    address.version = reader.integer("ver", 0);
    address.contact = reader.text("contact");
    address.phone = reader.text("phone");
    address.province = reader.text("province");
    address.city = reader.text("city");
    address.district = reader.text("district");
    address.street = reader.text("street");
    address.isDefault = reader.boolean("is_default");
    return reader.finish(std::move(address));
}

}  // namespace wyh::contract
