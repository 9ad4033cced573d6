// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/ordersource.h"

namespace wyh::items {

using namespace store;

ReaderSource::ReaderSource(Reader &reader, const QString &cachePath) : m_reader(reader)
{
    if (!cachePath.isEmpty())
        m_counting = std::make_unique<CountingThread>(cachePath);
}

Result<QList<OrderRow>> ReaderSource::page(const OrderQuery &query, const std::optional<PageKey> &after, int limit)
{
    return m_reader.page(query, after, limit);
}

Result<int> ReaderSource::count(const OrderQuery &query)
{
    return m_reader.count(query);
}

Result<std::optional<OrderRow>> ReaderSource::row(const OrderQuery &query, const OrderId &order)
{
    return m_reader.row(query, order);
}

Result<std::optional<Order>> ReaderSource::order(const OrderId &order)
{
    return m_reader.order(order);
}

Result<QList<BarcodeHit>> ReaderSource::findBarcode(const QString &barcode, OrderList list, int limit)
{
    return m_reader.findBarcode(barcode, list, limit);
}

Result<std::optional<OrderId>> ReaderSource::findWaybill(const QString &waybill)
{
    return m_reader.findWaybill(waybill);
}

Result<QList<Address>> ReaderSource::addresses()
{
    return m_reader.addresses();
}

Result<SkuFlag> ReaderSource::skuFlag(const SkuId &sku)
{
    return m_reader.skuFlag(sku);
}

Result<ListCounts> ReaderSource::listCounts(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs)
{
    return m_reader.listCounts(nowMs, dayStartMs, dayEndMs);
}

void ReaderSource::askListCounts(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs, const CountsAnswer &answer)
{
    if (m_counting)
        m_counting->ask(nowMs, dayStartMs, dayEndMs, answer);
    else
        answer(listCounts(nowMs, dayStartMs, dayEndMs));
}

}  // namespace wyh::items
