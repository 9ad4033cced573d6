// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/domain/operation.h"

/// Orders for the tests of the rules.
namespace wyh::testing {

using namespace Qt::StringLiterals;

struct Counts
{
    int ordered = 10;
    int picked = 0;
    int shipped = 0;
    int givenUp = 0;
};

inline Line makeLine(const QString &id, Counts counts = {})
{
    Line line;
    line.id = LineId(id);
    line.sku = SkuId(u"sku-"_s + id);
    line.title = u"中性笔 "_s + id;
    line.attributes = u"黑色 · 12支/盒"_s;
    line.barcodes = {u"6901234567892"_s};
    line.articleNumber = u"HF-"_s + id;
    line.location = u"A-01-02"_s;
    line.unit = u"盒"_s;
    line.ordered = counts.ordered;
    line.picked = counts.picked;
    line.shipped = counts.shipped;
    line.givenUp = counts.givenUp;
    return line;
}

inline Order makeOrder(const QList<Line> &lines)
{
    Order order;
    order.id = OrderId(u"o1"_s);
    order.version = 7;
    order.number = u"4012345678901234567"_s;
    order.supplier = OrgId(u"huafeng"_s);
    order.dealer = OrgId(u"dealer"_s);
    order.dealerName = u"小林百货"_s;
    order.createdAtMs = 1795438801234;
    order.recipient = {u"王芳"_s,     u"13800000000"_s, u"浙江省"_s, u"金华市"_s, u"义乌市"_s,
                       u"福田街道"_s, u"银海路 1 号"_s, u"322000"_s, u"330782"_s, false};
    order.lines = lines;
    return order;
}

inline Shipment makeShipment(const QString &id, const QString &waybill, const QString &line, int quantity)
{
    Shipment shipment;
    shipment.id = ShipmentId(id);
    shipment.courier = u"YTO"_s;
    shipment.waybill = waybill;
    shipment.weightGrams = 500;
    shipment.lines = {{LineId(line), quantity}};
    return shipment;
}

inline ShipOp makeShip(const QString &line, int quantity, int pickFirst = 0, const QString &waybill = u"YT1234567890"_s)
{
    ShipOp op;
    op.shipment = ShipmentId(u"s-mine"_s);
    op.lines = {{LineId(line), quantity, pickFirst}};
    op.courier = u"YTO"_s;
    op.waybill = waybill;
    op.weightGrams = 1250;
    op.freight = Money{1250};
    return op;
}

inline Operation makeOperation(const QString &id, const OperationPayload &payload, const QString &lane = u"order:o1"_s)
{
    return Operation{OpId(id), lane, payload, 7, 1795438801234, -1200};
}

}  // namespace wyh::testing
