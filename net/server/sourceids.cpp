// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/sourceids.h"

#include <QUuid>

#include "net/server/platform.h"

namespace wyh::server {

namespace {

/// The parts are joined by a character that no marketplace uses, so that no two lists of parts give one name.
QString idOf(const OrgId &supplier, const QStringList &parts)
{
    const QUuid space = QUuid::fromString(supplier.value);
    return QUuid::createUuidV5(space, parts.join(QChar(0x1f)).toUtf8()).toString(QUuid::WithoutBraces);
}

}  // namespace

ShipmentId importedShipmentId(const OrgId &supplier, const QString &sourceOrder, const QString &sourceShipment)
{
    return ShipmentId(idOf(supplier, {QStringLiteral("shipment"), sourceOrder, sourceShipment}));
}

OrderId Platform::orderId(const OrgId &supplier, const QString &sourceId)
{
    return OrderId(idOf(supplier, {QStringLiteral("order"), sourceId}));
}

LineId Platform::lineId(const OrgId &supplier, const QString &sourceId, const QString &sourceLine)
{
    return LineId(idOf(supplier, {QStringLiteral("line"), sourceId, sourceLine}));
}

SkuId Platform::skuId(const OrgId &supplier, const QString &sourceSku)
{
    return SkuId(idOf(supplier, {QStringLiteral("sku"), sourceSku}));
}

}  // namespace wyh::server
