// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/store/reader.h"

namespace wyh::items {

/// What the item models read: the functions of store::Reader that they need, so that tests can put something else in
/// its place. Same meaning, same errors. GUI thread.
class OrderSource
{
public:
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
};

/// The real one.
class ReaderSource final : public OrderSource
{
public:
    explicit ReaderSource(store::Reader &reader) : m_reader(reader) {}
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

private:
    store::Reader &m_reader;
};

}  // namespace wyh::items
