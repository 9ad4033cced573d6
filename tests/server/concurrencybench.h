// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

#include "models/store/oprow.h"
#include "models/store/sight.h"
#include "net/contract/codec.h"
#include "tests/server/serverfixture.h"

namespace wyh::server {

/// One order of ten pieces, a packer who saw it, and somebody else who is quicker. What must work throws when it does
/// not.
class ConcurrencyBench
{
public:
    ConcurrencyBench()
    {
        importWith([](ImportedOrder &) {});
        m_mine = fixture.signIn(QStringLiteral("packer@one"));
        m_other = fixture.signIn(QStringLiteral("manager@one"));
        m_dealer = fixture.signIn(QStringLiteral("buyer@a"));
    }

    // --- what somebody else did; what was done before look() is known to the packer ---
    void pick(int delta) { commit(PickOp{line(), delta}); }
    void flag(bool outOfStock) { commit(FlagLineOp{line(), outOfStock, stored().flagVersion}); }
    void flagSku(bool discontinued)
    {
        commit(FlagSkuOp{stored().sku, discontinued, skuVersion(), QStringLiteral("中性笔")});
        ++m_skuVersion;
    }
    void ship(int quantity) { commit(parcel(quantity, 0, QStringLiteral("YT900000%1").arg(m_parcels))); }
    void cut(int pieces) { commit(GiveUpRestOp{line(), pieces, QStringLiteral("少要")}, m_dealer); }
    void cancel()
    {
        importWith([](ImportedOrder &order) { order.cancelled = true; });
    }
    void move()
    {
        importWith([](ImportedOrder &order) { order.recipient.street = QStringLiteral("南新街9号"); });
    }
    void remove()
    {
        if (!fixture.platform->removeOrder(fixture.supplier, QStringLiteral("1")).ok())
            throw std::runtime_error("not removed");
        m_removed = true;
    }

    /// The packer looks at the screen: guards and quantities of what he does are of this moment.
    void look()
    {
        m_seen = order();
        m_seenSku = skuVersion();
    }

    // --- what the packer does, on what he saw ---
    [[nodiscard]] OperationPayload myPick(int delta) const { return PickOp{line(), delta}; }
    [[nodiscard]] OperationPayload myFlag(bool outOfStock) const
    {
        const Line &seen = m_seen.lines.constFirst();
        return FlagLineOp{line(), outOfStock, seen.flagVersion, outOfStock ? 0 : seen.shipped};
    }
    [[nodiscard]] OperationPayload mySku(bool discontinued) const
    {
        return FlagSkuOp{m_seen.lines.constFirst().sku, discontinued, m_seenSku, QStringLiteral("中性笔")};
    }
    [[nodiscard]] OperationPayload myShip(int quantity, int pickFirst = 0)
    {
        ShipOp op = parcel(quantity, pickFirst, QStringLiteral("YT1111111"));
        op.seenRecipientVersion = m_seen.recipientVersion;
        return op;
    }

    struct Arrived
    {
        contract::OperationResult result;
        bool changed = false;
        store::OpRow row;  ///< as it stands in the packer's outbox afterwards
    };
    Arrived arrive(const OperationPayload &payload)
    {
        const bool isSku = std::holds_alternative<FlagSkuOp>(payload);
        const qint64 before = isSku ? skuVersion() : version();
        const QString lane = isSku ? skuLane(m_seen.lines.constFirst().sku) : fixture.lane(QStringLiteral("1"));
        const QJsonObject item = fixture.item(lane, payload);
        Arrived arrived;
        arrived.result = fixture.pushOne(m_mine, item);
        arrived.changed = arrived.result.version > before;
        arrived.row.operation = *contract::operationFromJson(item);
        arrived.row.orderNumber = m_seen.number;
        arrived.row.problem = arrived.result.problem;
        arrived.row.seen = store::sightToBytes(store::sightOf(m_seen, arrived.row.operation));
        arrived.row.state = arrived.result.outcome == contract::OperationResult::Outcome::Conflict
                                ? store::OpState::Conflict
                                : store::OpState::Rejected;
        return arrived;
    }

    [[nodiscard]] Line stored() { return order().lines.constFirst(); }

    ServerFixture fixture;

private:
    [[nodiscard]] LineId line() const { return fixture.line(QStringLiteral("1")); }
    [[nodiscard]] qint64 skuVersion() const { return m_skuVersion; }

    [[nodiscard]] Order order()
    {
        const auto found =
            fixture.platform->order(fixture.supplier, Platform::orderId(fixture.supplier, QStringLiteral("1")));
        if (!found.ok())
            throw std::runtime_error("no order");
        return *found;
    }
    [[nodiscard]] qint64 version() { return m_removed ? 0 : order().version; }

    template <class Change>
    void importWith(const Change &change)
    {
        ImportedOrder order = ServerFixture::sampleOrder(QStringLiteral("1"), 10);
        change(order);
        if (!fixture.platform->importOrders(fixture.supplier, {order}).ok())
            throw std::runtime_error("not imported");
    }

    ShipOp parcel(int quantity, int pickFirst, const QString &waybill)
    {
        ++m_parcels;
        ShipOp op = fixture.parcel(QStringLiteral("1"), quantity, waybill);
        op.lines[0].pickFirst = pickFirst;
        return op;
    }

    void commit(const OperationPayload &payload) { commit(payload, m_other); }
    void commit(const OperationPayload &payload, const TestDevice &device)
    {
        const bool isSku = std::holds_alternative<FlagSkuOp>(payload);
        const QString lane = isSku ? skuLane(stored().sku) : fixture.lane(QStringLiteral("1"));
        const auto result = fixture.pushOne(device, fixture.item(lane, payload));
        if (result.outcome != contract::OperationResult::Outcome::Applied)
            throw std::runtime_error("the other's act: " + result.problem.code.toStdString());
    }

    TestDevice m_mine;
    TestDevice m_other;
    TestDevice m_dealer;
    Order m_seen;
    qint64 m_seenSku = 0;
    qint64 m_skuVersion = 0;
    int m_parcels = 0;
    bool m_removed = false;
};

}  // namespace wyh::server
