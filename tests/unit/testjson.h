// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>

#include "net/contract/codec.h"
#include "testorders.h"

/// Helpers for the tests of the wire format.
namespace wyh::testing {

inline Order fullOrder()
{
    Line first = makeLine(u"l1"_s, {10, 6, 4, 2});
    first.barcodes = {u"6901234567892"_s, u"9007199254740993"_s};
    first.imageUrl = u"https://example.invalid/a.jpg"_s;
    first.giveUpReason = u"厂家停产"_s;
    first.received = 1;
    first.outOfStock = true;
    first.flagVersion = 3;
    first.price = Money{98765};
    Line second = makeLine(u"9007199254740993"_s);
    second.sendable = false;
    second.unsendableReason = u"退款中"_s;
    second.refunding = true;
    Order order = makeOrder({first, second});
    order.version = (qint64(1) << 53) - 1;
    order.number = u"9007199254740993"_s;
    order.dueAtMs = order.createdAtMs + 86400000;
    order.paid = false;
    order.cancelled = true;
    order.refunding = true;
    order.recipientVersion = 2;
    order.recipient.masked = true;
    order.buyerRemark = u"<b>易碎</b> \"轻放\""_s;
    order.sellerMemo = u"加急\n今天发"_s;
    Shipment shipment = makeShipment(u"s1"_s, u"YT1"_s, u"l1"_s, 4);
    shipment.from = AddressId(u"a1"_s);
    shipment.freight = Money{1230};
    shipment.shippedAtMs = order.createdAtMs + 5;
    shipment.shippedBy = u"仓库02"_s;
    Shipment voided = makeShipment(u"s2"_s, u"YT2"_s, u"l1"_s, 1);
    voided.state = ShipmentState::Voided;
    voided.voidReason = u"单号写错"_s;
    order.shipments = {shipment, voided};
    return order;
}

template <class T>
QString pointerOf(const Result<T> &result)
{
    if (result.ok() || result.error().code != u"malformed"_s)
        return u"accepted"_s;
    return result.error().params.value(u"pointer"_s).toString();
}

/// What a peer does: text, and back.
inline QJsonObject overTheWire(const QJsonObject &json)
{
    return contract::parseObject(contract::compact(json)).valueOr({});
}

/// The object with the value at the pointer replaced (undefined: removed).
inline QJsonValue replaced(const QJsonValue &tree, const QStringList &steps, const QJsonValue &value)
{
    if (steps.isEmpty())
        return value;
    const QString &step = steps.first();
    if (tree.isArray()) {
        QJsonArray array = tree.toArray();
        array.replace(step.toInt(), replaced(array.at(step.toInt()), steps.mid(1), value));
        return array;
    }
    QJsonObject object = tree.toObject();
    const QJsonValue inner = replaced(object.value(step), steps.mid(1), value);
    if (inner.isUndefined())
        object.remove(step);
    else
        object.insert(step, inner);
    return object;
}

inline QJsonObject replaced(const QJsonObject &tree, const QString &pointer, const QJsonValue &value)
{
    return replaced(QJsonValue(tree), pointer.mid(1).split(u'/'), value).toObject();
}

/// Pointers of every member below, arrays by their first entry.
inline void collect(const QJsonValue &tree, const QString &base, QStringList *pointers)
{
    if (tree.isObject()) {
        const QJsonObject object = tree.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            pointers->append(base + u'/' + it.key());
            collect(it.value(), base + u'/' + it.key(), pointers);
        }
    } else if (tree.isArray() && !tree.toArray().isEmpty()) {
        pointers->append(base + u"/0"_s);
        collect(tree.toArray().first(), base + u"/0"_s, pointers);
    }
}

}  // namespace wyh::testing
