// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <random>

#include "models/domain/operation.h"

namespace wyh::testing {

/// Random operations on an order, sensible or not; the same for the same seed everywhere (std::mt19937 is fixed by the
/// standard, its distributions are not, hence the remainders).
class RandomActs
{
public:
    /// prefix: begins shipment ids and waybill numbers, so that several sources never use the same.
    explicit RandomActs(unsigned seed, QString prefix = QStringLiteral("S"))
        : m_random(seed), m_prefix(std::move(prefix))
    {
    }

    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }

    LineId anyLine(const Order &order) { return order.lines.at(below(static_cast<int>(order.lines.size()))).id; }

    OperationPayload next(const Order &order)
    {
        const LineId line = below(20) == 0 ? LineId(QStringLiteral("unknown")) : anyLine(order);
        switch (below(8)) {
            case 0:
            case 1:
                return PickOp{line, below(9) - 2};
            case 2: {
                const Line *known = order.line(line);
                return FlagLineOp{line, below(2) == 0, known && below(4) > 0 ? known->flagVersion : below(4)};
            }
            case 3:
                return GiveUpRestOp{line, below(4), QStringLiteral("sold out")};
            case 4:
                return VoidShipmentOp{shipmentId(below(qMax(1, m_shipments))),
                                      below(5) == 0 ? QString() : QStringLiteral("typo")};
            case 5:
                return PickOp{line, 1 + below(3)};
            default:
                return ship(order, line);
        }
    }

private:
    [[nodiscard]] ShipmentId shipmentId(int number) const
    {
        return ShipmentId(QStringLiteral("%1-%2").arg(m_prefix).arg(number));
    }

    OperationPayload ship(const Order &order, const LineId &line)
    {
        const int quantity = below(7);
        const int number = below(6) == 0 ? 0 : m_shipments++;
        ShipOp op;
        op.shipment = shipmentId(number);
        op.lines = {{line, quantity, below(quantity + 1)}};
        const LineId second = anyLine(order);
        if (second != line && below(2) == 0)
            op.lines.append({second, 1 + below(3), below(2)});
        op.courier = QStringLiteral("YTO");
        // Now and then a number that was used before: right when that parcel was voided, wrong otherwise.
        op.waybill = QStringLiteral("%1-10000%2").arg(m_prefix).arg(below(5) == 0 ? below(number + 1) : number);
        op.weightGrams = below(30) == 0 ? 0 : 1 + below(5000);
        op.freight = Money{below(3000)};
        op.seenRecipientVersion = below(15) == 0 ? 2 : order.recipientVersion;
        return op;
    }

    std::mt19937 m_random;
    QString m_prefix;
    int m_shipments = 1;
};

}  // namespace wyh::testing
