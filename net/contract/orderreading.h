// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/domain/order.h"
#include "net/contract/jsonreader.h"

/// The wire form of an order, said once for every way to read JSON (JsonReader, TapeReader).
namespace wyh::contract {

inline constexpr int kMostPieces = 1000000000;

inline const QStringList &shipmentStates()
{
    static const QStringList names{QStringLiteral("shipped"), QStringLiteral("voided")};
    return names;
}

template <class Reader>
Line readLine(Reader &reader)
{
    Line line;
    line.id = LineId(reader.id("id"));
    line.sku = SkuId(reader.id("sku"));
    line.title = reader.text("title");
    line.attributes = reader.text("attributes");
    line.barcodes = reader.texts("barcodes");
    line.articleNumber = reader.text("article_number");
    line.location = reader.text("location");
    line.unit = reader.text("unit");
    line.imageUrl = reader.text("image_url");
    line.ordered = reader.number("ordered", 0, kMostPieces);
    line.picked = reader.number("picked", 0, kMostPieces);
    line.shipped = reader.number("shipped", 0, kMostPieces);
    line.givenUp = reader.number("given_up", 0, kMostPieces);
    line.giveUpReason = reader.textOr("give_up_reason", {}, JsonReader::kMaxReason);
    line.received = reader.number("received", 0, kMostPieces);
    line.outOfStock = reader.boolean("out_of_stock");
    line.flagVersion = reader.number("flag_ver", 0);
    line.refunding = reader.boolean("refunding");
    line.sendable = reader.boolean("sendable");
    line.unsendableReason = reader.text("unsendable_reason");
    if (reader.has("price_fen"))
        line.price = Money{reader.integer("price_fen", 0)};
    return line;
}

template <class Reader>
Recipient readRecipient(Reader reader)
{
    Recipient recipient;
    recipient.name = reader.text("name");
    recipient.phone = reader.text("phone");
    recipient.province = reader.text("province");
    recipient.city = reader.text("city");
    recipient.district = reader.text("district");
    recipient.town = reader.text("town");
    recipient.street = reader.text("street");
    recipient.postcode = reader.text("postcode");
    recipient.divisionCode = reader.text("division_code");
    recipient.masked = reader.boolean("masked");
    return recipient;
}

template <class Reader>
Shipment readShipment(Reader &reader)
{
    Shipment shipment;
    shipment.id = ShipmentId(reader.id("id"));
    shipment.state = static_cast<ShipmentState>(reader.oneOf("state", shipmentStates()));
    shipment.courier = reader.text("courier");
    shipment.waybill = reader.text("waybill");
    shipment.from = AddressId(reader.text("from", JsonReader::kMaxId));
    shipment.weightGrams = reader.integer("weight_g", 0);
    shipment.freight = Money{reader.integer("freight_fen", 0)};
    reader.each("lines", [&shipment](Reader &part) {
        const LineId line(part.id("line"));
        shipment.lines.append({line, part.number("qty", 0, kMostPieces)});
    });
    shipment.shippedBy = reader.text("shipped_by");
    shipment.shippedAtMs = reader.timeOr("shipped_at", 0);
    shipment.voidReason = reader.textOr("void_reason");
    return shipment;
}

template <class Reader>
Order readOrder(Reader &reader)
{
    Order order;
    order.id = OrderId(reader.id("id"));
    order.version = reader.integer("ver", 0);
    order.number = reader.text("number");
    order.supplier = OrgId(reader.text("supplier", JsonReader::kMaxId));
    order.dealer = OrgId(reader.text("dealer", JsonReader::kMaxId));
    order.dealerName = reader.text("dealer_name");
    order.createdAtMs = reader.time("created_at");
    order.dueAtMs = reader.timeOr("due_at", 0);
    order.paid = reader.boolean("paid");
    order.cancelled = reader.boolean("cancelled");
    order.refunding = reader.boolean("refunding");
    order.recipientVersion = reader.number("recv_ver", 1);
    order.recipient = readRecipient<Reader>(reader.object("recipient"));
    order.buyerRemark = reader.text("buyer_remark");
    order.sellerMemo = reader.text("seller_memo");
    reader.each("lines", [&order](Reader &line) { order.lines.append(readLine(line)); });
    reader.each("shipments", [&order](Reader &shipment) { order.shipments.append(readShipment(shipment)); });
    return order;
}

}  // namespace wyh::contract
