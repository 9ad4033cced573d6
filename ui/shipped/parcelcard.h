// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

#include "models/domain/couriers.h"
#include "models/domain/order.h"

namespace wyh::ui {

/// One parcel of an order, as it was shipped.
class ParcelCard final : public QFrame
{
    Q_OBJECT

public:
    struct Facts
    {
        const Order &order;
        const Shipment &parcel;
        QString courier;  ///< in words
        QString from;     ///< the ship-from address in words; may be empty
        qint64 nowMs = 0;
        bool mayVoid = false;
    };
    explicit ParcelCard(const Facts &facts, QWidget *parent = nullptr);

signals:
    void voidRequested(const wyh::ShipmentId &shipment);
};

}  // namespace wyh::ui
