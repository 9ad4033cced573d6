// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/importmerge.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace wyh::server {

namespace {

void takeOrderFields(Order &order, const ImportedOrder &imported, const ImportContext &context)
{
    order.number = imported.number;
    order.dealer = context.dealer;
    order.dealerName = imported.dealerName;
    order.createdAtMs = imported.createdAtMs;
    order.dueAtMs = imported.dueAtMs;
    order.paid = order.paid || imported.paid;
    order.cancelled = imported.cancelled;
    order.refunding = imported.refunding;
    order.buyerRemark = imported.buyerRemark;
    order.sellerMemo = imported.sellerMemo;
}

void takeLineFields(Line &line, const ImportedLine &imported, const ImportContext &context)
{
    line.sku = context.sku(imported.sourceSku);
    line.title = imported.title;
    line.attributes = imported.attributes;
    line.barcodes = imported.barcodes;
    line.articleNumber = imported.articleNumber;
    QString location = imported.location;
    if (location.isEmpty() && context.location)
        location = context.location(line.sku);
    if (!location.isEmpty())
        line.location = location;
    line.unit = imported.unit;
    line.imageUrl = imported.imageUrl;
    line.refunding = imported.refunding;
    line.sendable = imported.sendable;
    line.unsendableReason = imported.unsendableReason;
    line.price = imported.price;
}

void takeQuantities(Line &line, const ImportedLine &imported)
{
    line.ordered = std::max(imported.ordered, line.picked);
    line.givenUp = std::min(line.givenUp, line.ordered - line.picked);
    if (imported.shippedElsewhere && line.shipped == 0) {
        line.shipped = line.ordered - line.givenUp;
        line.picked = line.shipped;
    }
    if (imported.refunded) {
        line.givenUp = line.ordered - line.picked;
        line.refunding = line.refunding || line.toShip() > 0;
    }
    if (line.givenUp == 0)
        line.giveUpReason.clear();
}

Line newLine(const ImportedLine &imported, const ImportContext &context)
{
    Line line;
    line.id = context.line(imported.sourceId);
    takeLineFields(line, imported, context);
    takeQuantities(line, imported);
    return line;
}

void takeRecipient(Order &order, const Recipient &told)
{
    if (order.recipient == told)
        return;
    if (told.masked && !order.recipient.masked && sameRecipient(told, order.recipient))
        return;
    const bool unmasked = !told.masked && order.recipient.masked && sameRecipient(order.recipient, told);
    order.recipient = told;
    if (!unmasked)
        ++order.recipientVersion;
}

// What the marketplace no longer tells will not be sent.
void forgetLine(Line &line)
{
    line.givenUp = line.ordered - line.picked;
    line.refunding = line.toShip() > 0;
}

bool matchesMask(const QString &masked, const QString &readable)
{
    if (!masked.contains(QLatin1Char('*')))
        return masked == readable;
    static const QRegularExpression stars(QStringLiteral("(?:\\\\\\*)+"));
    const QString pattern = QRegularExpression::escape(masked).replace(stars, QStringLiteral(".*"));
    const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern),
                                        QRegularExpression::DotMatchesEverythingOption);
    return expression.match(readable).hasMatch();
}

Shipment shipmentOf(const ImportedShipment &imported, const ImportContext &context)
{
    Shipment shipment;
    shipment.id = context.shipment(imported.sourceId);
    shipment.courier = imported.courier;
    shipment.waybill = imported.waybill;
    shipment.weightGrams = imported.weightGrams;
    shipment.freight = imported.freight;
    shipment.shippedAtMs = imported.shippedAtMs;
    shipment.shippedBy = imported.shippedBy;
    for (const ImportedShipment::Part &part : imported.lines)
        shipment.lines.append(ShipmentLine{context.line(part.sourceLine), part.quantity});
    return shipment;
}

}  // namespace

bool sameRecipient(const Recipient &masked, const Recipient &readable)
{
    return matchesMask(masked.name, readable.name) && matchesMask(masked.phone, readable.phone) &&
           matchesMask(masked.province, readable.province) && matchesMask(masked.city, readable.city) &&
           matchesMask(masked.district, readable.district) && matchesMask(masked.town, readable.town) &&
           matchesMask(masked.street, readable.street);
}

Order newImportedOrder(const ImportedOrder &imported, const ImportContext &context)
{
    Order order;
    order.id = context.order;
    order.supplier = context.supplier;
    order.paid = false;
    takeOrderFields(order, imported, context);
    order.recipient = imported.recipient;
    for (const ImportedLine &line : imported.lines)
        order.lines.append(newLine(line, context));
    for (const ImportedShipment &told : imported.shipments) {
        const Shipment shipment = shipmentOf(told, context);
        for (const ShipmentLine &part : shipment.lines) {
            if (Line *line = order.line(part.line)) {
                line->shipped = std::min(line->ordered - line->givenUp, line->shipped + part.quantity);
                line->picked = std::max(line->picked, line->shipped);
            }
        }
        order.shipments.append(shipment);
    }
    return order;
}

Order mergedOrder(const Order &stored, const ImportedOrder &imported, const ImportContext &context)
{
    Order order = stored;
    takeOrderFields(order, imported, context);
    takeRecipient(order, imported.recipient);
    QSet<LineId> told;
    for (const ImportedLine &importedLine : imported.lines) {
        const LineId id = context.line(importedLine.sourceId);
        told.insert(id);
        if (Line *line = order.line(id)) {
            takeLineFields(*line, importedLine, context);
            takeQuantities(*line, importedLine);
        } else {
            order.lines.append(newLine(importedLine, context));
        }
    }
    for (Line &line : order.lines) {
        if (!told.contains(line.id))
            forgetLine(line);
    }
    return order;
}

}  // namespace wyh::server
