// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Barcodes, SKUs and waybills that an order is found by.
#include "models/store/projection.h"
#include "models/store/searchtext.h"

namespace wyh::store {

namespace {

constexpr qint64 kKeysAnOrder = 65536;

}  // namespace

/// The rows that an order has in a table of keys become the wanted ones. Mostly they are that already: then nothing is
/// written, and no index is touched.
template <class Row, class Read, class Write>
Status Projection::replaceKeys(qint64 n, const KeyTable &table, bool isNew, const QList<Row> &wanted, Read read,
                               Write write)
{
    Statements &sql = m_cache.statements();
    if (!isNew) {
        QList<Row> there;
        {
            sql::Query query = sql(table.select);
            query.bind(1, n);
            while (query.step())
                there.append(read(query));
            if (query.failed())
                return query.error();
        }
        if (there == wanted)
            return done();
        if (!there.isEmpty()) {
            if (Status status = sql(table.remove).bind(1, n).run(); !status.ok())
                return status;
        }
    }
    if (wanted.isEmpty())
        return done();
    qint64 key = n * kKeysAnOrder;
    const qint64 end = key + kKeysAnOrder;
    sql::Query insert = sql(table.insert);
    for (const Row &row : wanted) {
        if (key == end)
            break;
        insert.bind(1, key++);
        write(insert, row);
        if (Status status = insert.run(); !status.ok())
            return status;
    }
    return done();
}

Status Projection::writeKeys(qint64 n, const Order &shown, bool lines, bool keyed, bool isNew)
{
    struct LineKey
    {
        QString sku, barcode, line;
        bool operator==(const LineKey &) const = default;
    };
    struct WaybillKey
    {
        QString waybill, shipment;
        bool voided = false;
        bool operator==(const WaybillKey &) const = default;
    };
    if (lines) {
        QList<LineKey> wanted;
        for (const Line &line : keyed ? shown.lines : QList<Line>()) {
            if (line.barcodes.isEmpty())
                wanted.append({line.sku.value, {}, line.id.value});
            for (const QString &barcode : line.barcodes)
                wanted.append({line.sku.value, foldForSearch(barcode), line.id.value});
        }
        const Status written = replaceKeys(
            n, {"order_lines", "order_line_remove", "order_line_insert"}, isNew, wanted,
            [](const sql::Query &row) {
                return LineKey{row.text(0), row.text(1), row.text(2)};
            },
            [](sql::Query &row, const LineKey &key) { row.bind(2, key.sku).bind(3, key.barcode).bind(4, key.line); });
        if (!written.ok())
            return written;
    }
    QList<WaybillKey> wanted;
    for (const Shipment &shipment : shown.shipments)
        wanted.append({shipment.waybill, shipment.id.value, shipment.state == ShipmentState::Voided});
    return replaceKeys(
        n, {"order_waybills", "order_waybill_remove", "order_waybill_insert"}, isNew, wanted,
        [](const sql::Query &row) {
            return WaybillKey{row.text(0), row.text(1), row.integer(2) != 0};
        },
        [](sql::Query &row, const WaybillKey &key) {
            row.bind(2, key.waybill).bind(3, key.shipment).bind(4, key.voided);
        });
}

}  // namespace wyh::store
