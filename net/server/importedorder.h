// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStringList>
#include <optional>

#include "models/core/money.h"
#include "models/domain/order.h"

namespace wyh::server {

/// A line as a marketplace or file tells it. What people do here (picked, flags, given up) is never in it; how both
/// come together is importmerge.h's.
struct ImportedLine
{
    QString sourceId;   ///< the marketplace's sub-order id, unique inside the order
    QString sourceSku;  ///< the marketplace's SKU id, or anything stable of the supplier; decides SkuId
    QString title;
    QString attributes;
    QStringList barcodes;
    QString articleNumber;
    QString location;  ///< empty: what setSkuLocation said for this SKU
    QString unit;
    QString imageUrl;
    int ordered = 0;
    bool refunding = false;
    bool refunded = false;          ///< the money went back: what is not picked will never come
    bool shippedElsewhere = false;  ///< all of it was sent without this platform (no parcel is known)
    bool sendable = true;
    QString unsendableReason;
    std::optional<Money> price;
};

/// A parcel that the marketplace already knows. Only read when the order is imported for the first time.
struct ImportedShipment
{
    struct Part
    {
        QString sourceLine;
        int quantity = 0;
    };
    QString sourceId;  ///< unique inside the order
    QString courier;
    QString waybill;
    qint64 weightGrams = 0;
    Money freight;
    qint64 shippedAtMs = 0;
    QString shippedBy;
    QList<Part> lines;
};

/// A purchase order as a marketplace or file tells it.
struct ImportedOrder
{
    QString sourceId;    ///< unique inside the supplier; decides OrderId, so that a repeated import finds its order
    QString number;      ///< what people read; for 1688 orders the 1688 order id
    QString dealerCode;  ///< code of the dealer's organization; made when it is not known yet
    QString dealerName;
    qint64 createdAtMs = 0;
    qint64 modifiedAtMs = 0;  ///< when the marketplace last changed it; 0: not told, then it counts as news
    qint64 dueAtMs = 0;
    bool paid = true;
    bool cancelled = false;
    bool refunding = false;
    Recipient recipient;  ///< another one than before raises Order::recipientVersion
    QString buyerRemark;
    QString sellerMemo;
    QList<ImportedLine> lines;
    QList<ImportedShipment> shipments;
};

struct ImportReport
{
    int added = 0;
    int changed = 0;
    int unchanged = 0;
    QStringList older;  ///< source ids of orders that a later copy was read of before: left as they are
};

}  // namespace wyh::server
