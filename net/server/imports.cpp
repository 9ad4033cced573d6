// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/imports.h"

#include <QRegularExpression>
#include <QSet>

#include "net/contract/codec.h"
#include "net/server/orders.h"
#include "net/server/organizations.h"
#include "net/server/skus.h"
#include "net/server/sourceids.h"
#include "net/server/statements.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChunk = 500;
constexpr int kMostPieces = 999999;

bool sane(const ImportedOrder &order)
{
    QSet<QString> ids;
    for (const ImportedLine &line : order.lines) {
        if (line.sourceId.isEmpty() || line.sourceSku.isEmpty() || ids.contains(line.sourceId))
            return false;
        if (line.ordered < 0 || line.ordered > kMostPieces)
            return false;
        ids.insert(line.sourceId);
    }
    for (const ImportedShipment &shipment : order.shipments) {
        if (shipment.sourceId.isEmpty() || shipment.waybill.isEmpty())
            return false;
    }
    return !order.sourceId.isEmpty() && !order.number.isEmpty() && !order.lines.isEmpty() &&
           !(order.dealerCode.isEmpty() && order.dealerName.isEmpty());
}

/// Buyers' names of a marketplace are in any script; codes of organizations are not.
QString dealerCodeOf(const ImportedOrder &order)
{
    static const QRegularExpression pattern(u"\\A[a-z0-9-]{2,64}\\z"_s);
    const QString name = order.dealerCode.isEmpty() ? order.dealerName : order.dealerCode;
    if (!order.dealerCode.isEmpty() && pattern.match(name).hasMatch())
        return name;
    return u"dealer-"_s + sha256Hex(name.toUtf8()).left(16);
}

Status supplierKnown(wyh::sql::Connection &connection, const OrgId &supplier)
{
    wyh::sql::Query row = connection.query(sql("organization_get"));
    if (row.bind(1, supplier.value).step() && row.text(2) == "supplier"_L1)
        return done();
    return row.failed() ? row.error() : makeError(u"organization-unknown"_s);
}

/// Why no reader would take the order, or nothing: one such record would stop the pull of everybody who may see it.
Status readable(const Order &order, const QString &source)
{
    const auto back = contract::orderFromJson(contract::orderToJson(order, true));
    return back.ok() ? done() : Status(makeError(u"order-invalid"_s, back.error().detail, {{u"source"_s, source}}));
}

struct Stored
{
    bool known = false;
    bool removed = false;
    QString dealer;
    qint64 toldMs = 0;  // of the newest copy that was read of it
    Order order;
};

Result<Stored> storedOrder(wyh::sql::Connection &connection, const OrgId &supplier, const QString &sourceId)
{
    Stored stored;
    wyh::sql::Query row = connection.query(sql("order_by_source"));
    if (!row.bindAll(supplier.value, sourceId).step()) {
        if (row.failed())
            return row.error();
        return stored;
    }
    stored.known = true;
    stored.dealer = row.text(1);
    stored.removed = row.integer(3) != 0;
    stored.toldMs = row.integer(5);
    const auto json = contract::parseObject(row.bytes(4));
    if (!json.ok())
        return json.error();
    auto order = contract::orderFromJson(*json);
    if (!order.ok())
        return order.error();
    stored.order = std::move(order.value());
    stored.order.version = row.integer(2);
    return stored;
}

Status rememberTold(wyh::sql::Connection &connection, const OrgId &supplier, const ImportedOrder &imported,
                    qint64 known)
{
    if (imported.modifiedAtMs <= known)
        return done();
    return connection.query(sql("order_told")).bindAll(imported.modifiedAtMs, supplier.value, imported.sourceId).run();
}

}  // namespace

Result<OrgId> Imports::dealerOf(wyh::sql::Connection &connection, const ImportedOrder &imported)
{
    const QString code = dealerCodeOf(imported);
    {
        wyh::sql::Query row = connection.query(sql("organization_by_code"));
        if (row.bind(1, code).step()) {
            if (row.text(1) != "dealer"_L1)
                return makeError(u"order-invalid"_s, u"the dealer's code is a supplier's"_s,
                                 {{u"source"_s, imported.sourceId}});
            return OrgId(row.text(0));
        }
        if (row.failed())
            return row.error();
    }
    const QString name = imported.dealerName.isEmpty() ? imported.dealerCode : imported.dealerName;
    return addOrganization(connection, m_services, code, name.left(kLongestOrganizationName),
                           NewOrganization::Kind::Dealer);
}

Status Imports::importOne(wyh::sql::Connection &connection, FeedWriter &feed, const OrgId &supplier,
                          const ImportedOrder &imported, ImportReport &report)
{
    if (!sane(imported))
        return makeError(u"order-invalid"_s, {}, {{u"source"_s, imported.sourceId}});
    const auto stored = storedOrder(connection, supplier, imported.sourceId);
    if (!stored.ok())
        return stored.error();
    if (imported.modifiedAtMs > 0 && imported.modifiedAtMs < stored->toldMs) {
        report.older.append(imported.sourceId);
        return done();
    }
    const auto dealer = dealerOf(connection, imported);
    if (!dealer.ok())
        return dealer.error();
    Error failure;
    ImportContext context;
    context.order = Platform::orderId(supplier, imported.sourceId);
    context.supplier = supplier;
    context.dealer = *dealer;
    context.line = [&](const QString &line) { return Platform::lineId(supplier, imported.sourceId, line); };
    context.sku = [&](const QString &sku) { return Platform::skuId(supplier, sku); };
    context.shipment = [&](const QString &shipment) {
        return importedShipmentId(supplier, imported.sourceId, shipment);
    };
    context.location = [&](const SkuId &sku) -> QString {
        const auto found = findSku(connection, supplier.value, sku);
        if (!found.ok())
            failure = found.error();
        return found.ok() && *found ? (*found)->location : QString();
    };

    for (const ImportedLine &line : imported.lines) {
        const Status known =
            rememberSku(connection, supplier.value, context.sku(line.sourceSku), line.sourceSku, line.title);
        if (!known.ok())
            return known;
    }
    Order next = stored->known ? mergedOrder(stored->order, imported, context) : newImportedOrder(imported, context);
    if (!failure.code.isEmpty())
        return failure;
    if (Status status = readable(next, imported.sourceId); !status.ok())
        return status;
    if (!stored->known) {
        next.version = 1;
        ++report.added;
        const Status added = addOrder(connection, feed, next, imported.sourceId);
        return added.ok() ? rememberTold(connection, supplier, imported, stored->toldMs) : added;
    }
    if (Status told = rememberTold(connection, supplier, imported, stored->toldMs); !told.ok())
        return told;
    if (next == stored->order && !stored->removed) {
        ++report.unchanged;
        return done();
    }
    ++next.version;
    ++report.changed;
    if (stored->dealer != next.dealer.value)
        feed.changed(stored->dealer, kOrders, next.id.value, next.version, u"scope"_s);
    return updateOrder(connection, feed, next);
}

Result<ImportReport> Imports::importOrders(const OrgId &supplier, const QList<ImportedOrder> &orders)
{
    ImportReport report;
    for (qsizetype from = 0; from < orders.size() || from == 0; from += kChunk) {
        ImportReport chunk;
        const Status written = m_services.pool.write([&](wyh::sql::Connection &connection) -> Status {
            if (Status known = supplierKnown(connection, supplier); !known.ok())
                return known;
            FeedWriter feed(connection, m_services.clock, m_services.random);
            for (qsizetype i = from; i < std::min<qsizetype>(orders.size(), from + kChunk); ++i) {
                if (Status status = importOne(connection, feed, supplier, orders.at(i), chunk); !status.ok())
                    return status;
            }
            return feed.finish();
        });
        if (!written.ok())
            return written.error();
        report.added += chunk.added;
        report.changed += chunk.changed;
        report.unchanged += chunk.unchanged;
        report.older += chunk.older;
    }
    return report;
}

Status Imports::removeOrder(const OrgId &supplier, const QString &sourceId)
{
    return m_services.pool.write([&](wyh::sql::Connection &connection) -> Status {
        const auto stored = storedOrder(connection, supplier, sourceId);
        if (!stored.ok())
            return stored.error();
        if (!stored->known || stored->removed)
            return makeError(u"order-unknown"_s);
        const qint64 version = stored->order.version + 1;
        const QString &id = stored->order.id.value;
        const Status removed = connection.query(sql("order_remove")).bindAll(version, id, supplier.value).run();
        if (!removed.ok())
            return removed;
        FeedWriter feed(connection, m_services.clock, m_services.random);
        feed.changed(supplier.value, kOrders, id, version, u"deleted"_s);
        feed.changed(stored->dealer, kOrders, id, version, u"deleted"_s);
        return feed.finish();
    });
}

Status Imports::setSkuLocation(const OrgId &supplier, const QString &sourceSku, const QString &location)
{
    const SkuId sku = Platform::skuId(supplier, sourceSku);
    QString after;
    bool first = true;
    for (bool more = true; more;) {
        const Status written = m_services.pool.write([&](wyh::sql::Connection &connection) -> Status {
            if (first) {
                if (Status known = supplierKnown(connection, supplier); !known.ok())
                    return known;
                const auto found = findSku(connection, supplier.value, sku);
                if (!found.ok())
                    return found.error();
                Status status = *found ? done() : rememberSku(connection, supplier.value, sku, sourceSku, sourceSku);
                if (status.ok())
                    status = saveSkuLocation(connection, supplier.value, sku, location);
                if (!status.ok())
                    return status;
                first = false;
            }
            QStringList orders;
            {
                wyh::sql::Query row = connection.query(sql("order_sku_orders"));
                row.bindAll(supplier.value, sku.value, after, kChunk);
                while (row.step())
                    orders.append(row.text(0));
                if (row.failed())
                    return row.error();
            }
            more = orders.size() == kChunk;
            FeedWriter feed(connection, m_services.clock, m_services.random);
            for (const QString &id : std::as_const(orders)) {
                after = id;
                auto found = findOrder(connection, supplier.value, OrderId(id));
                if (!found.ok())
                    return found.error();
                if (!*found)
                    continue;
                Order order = std::move(**found);
                const Order before = order;
                for (Line &line : order.lines) {
                    if (line.sku == sku)
                        line.location = location;
                }
                if (order == before)
                    continue;
                ++order.version;
                if (Status status = updateOrder(connection, feed, order); !status.ok())
                    return status;
            }
            return feed.finish();
        });
        if (!written.ok())
            return written;
    }
    return done();
}

}  // namespace wyh::server
