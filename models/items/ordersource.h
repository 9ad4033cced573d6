// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>

#include "models/items/countingthread.h"
#include "models/store/reader.h"

namespace wyh::items {

/// What the item models read: the functions of store::Reader that they need, so that tests can put something else in
/// its place. Same meaning, same errors. GUI thread.
class OrderSource
{
public:
    using CountsAnswer = std::function<void(const Result<store::ListCounts> &)>;

    virtual ~OrderSource() = default;
    virtual Result<QList<store::OrderRow>> page(const store::OrderQuery &query,
                                                const std::optional<store::PageKey> &after, int limit) = 0;
    virtual Result<int> count(const store::OrderQuery &query) = 0;
    virtual Result<std::optional<store::OrderRow>> row(const store::OrderQuery &query, const OrderId &order) = 0;
    virtual Result<std::optional<Order>> order(const OrderId &order) = 0;
    virtual Result<QList<store::BarcodeHit>> findBarcode(const QString &barcode, store::OrderList list, int limit) = 0;
    virtual Result<std::optional<OrderId>> findWaybill(const QString &waybill) = 0;
    virtual Result<QList<Address>> addresses() = 0;
    virtual Result<SkuFlag> skuFlag(const SkuId &sku) = 0;
    virtual Result<store::ListCounts> listCounts(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs) = 0;
    /// The same, perhaps answered later, but on this thread.
    virtual void askListCounts(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs, const CountsAnswer &answer)
    {
        answer(listCounts(nowMs, dayStartMs, dayEndMs));
    }
};

/// The real one.
class ReaderSource final : public OrderSource
{
public:
    /// cachePath: counting goes on there on a thread of its own; empty: it is done at once with the reader.
    explicit ReaderSource(store::Reader &reader, const QString &cachePath = {});
    Result<QList<store::OrderRow>> page(const store::OrderQuery &query, const std::optional<store::PageKey> &after,
                                        int limit) override;
    Result<int> count(const store::OrderQuery &query) override;
    Result<std::optional<store::OrderRow>> row(const store::OrderQuery &query, const OrderId &order) override;
    Result<std::optional<Order>> order(const OrderId &order) override;
    Result<QList<store::BarcodeHit>> findBarcode(const QString &barcode, store::OrderList list, int limit) override;
    Result<std::optional<OrderId>> findWaybill(const QString &waybill) override;
    Result<QList<Address>> addresses() override;
    Result<SkuFlag> skuFlag(const SkuId &sku) override;
    Result<store::ListCounts> listCounts(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs) override;
    void askListCounts(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs, const CountsAnswer &answer) override;

private:
    store::Reader &m_reader;
    std::unique_ptr<CountingThread> m_counting;
};

}  // namespace wyh::items
