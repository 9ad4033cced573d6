// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace wyh::server {

/// Orders in the form of 1688's seller list, for tests that change one thing at a time.
namespace trade {

inline QJsonObject line(const QString &id, int quantity = 5)
{
    return {{QStringLiteral("subItemIDString"), id},
            {QStringLiteral("subItemID"), 1.9322131919406377e18},
            {QStringLiteral("name"), QStringLiteral("中性笔 0.5mm")},
            {QStringLiteral("skuID"), qint64(4932441302677)},
            {QStringLiteral("productCargoNumber"), QStringLiteral("HF-2677")},
            {QStringLiteral("cargoNumber"), QStringLiteral("6900000010013")},
            {QStringLiteral("quantity"), quantity},
            {QStringLiteral("price"), 1.15},
            {QStringLiteral("unit"), QStringLiteral("盒")},
            {QStringLiteral("status"), QStringLiteral("waitsellersend")},
            {QStringLiteral("refundStatus"), QJsonValue::Null},
            {QStringLiteral("logisticsStatus"), 1},
            {QStringLiteral("canSendGoods"), true}};
}

inline QJsonObject receiver()
{
    return {{QStringLiteral("toFullName"), QStringLiteral("王小明")},
            {QStringLiteral("toMobile"), QStringLiteral("13800001234")},
            {QStringLiteral("toDivisionCode"), QStringLiteral("330782")},
            {QStringLiteral("toArea"), QStringLiteral("浙江省 金华市 义乌市 北苑街道 科技路 5 号")}};
}

inline QJsonObject order(const QString &id, const QString &status, const QList<QJsonObject> &lines)
{
    QJsonArray items;
    for (const QJsonObject &entry : lines)
        items.append(entry);
    const QJsonObject base{{QStringLiteral("idOfStr"), id},
                           {QStringLiteral("id"), 1.9322131919406377e18},
                           {QStringLiteral("status"), status},
                           {QStringLiteral("createTime"), QStringLiteral("20261122060359660+0800")},
                           {QStringLiteral("payTime"), QStringLiteral("20261122060759660+0800")},
                           {QStringLiteral("totalAmount"), 5.75},
                           {QStringLiteral("refund"), 0},
                           {QStringLiteral("refundStatus"), QJsonValue::Null},
                           {QStringLiteral("buyerID"), QStringLiteral("b2b-1")},
                           {QStringLiteral("buyerContact"),
                            QJsonObject{{QStringLiteral("companyName"), QStringLiteral("杭州云链贸易有限公司")}}},
                           {QStringLiteral("receiverInfo"), receiver()}};
    return {{QStringLiteral("baseInfo"), base},
            {QStringLiteral("productItems"), items},
            {QStringLiteral("fromEncryptOrder"), false}};
}

inline QJsonObject with(QJsonObject object, const QString &member, const QJsonValue &value)
{
    object.insert(member, value);
    return object;
}

/// The order with a member of its baseInfo changed.
inline QJsonObject withBase(QJsonObject order, const QString &member, const QJsonValue &value)
{
    const QString base = QStringLiteral("baseInfo");
    order.insert(base, with(order.value(base).toObject(), member, value));
    return order;
}

inline QByteArray page(const QList<QJsonObject> &orders)
{
    QJsonArray result;
    for (const QJsonObject &entry : orders)
        result.append(entry);
    return QJsonDocument(QJsonObject{{QStringLiteral("result"), result}, {QStringLiteral("success"), true}}).toJson();
}

}  // namespace trade
}  // namespace wyh::server
