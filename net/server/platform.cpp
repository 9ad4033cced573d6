// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/platform.h"

#include "models/core/uuid7.h"
#include "models/sql/migrations.h"
#include "net/contract/codec.h"
#include "net/server/addresses.h"
#include "net/server/devices.h"
#include "net/server/imports.h"
#include "net/server/maintenance.h"
#include "net/server/orders.h"
#include "net/server/organizations.h"
#include "net/server/router.h"
#include "net/server/statements.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

struct Platform::Private
{
    Private(const PlatformOptions &options, const Clock &clock, Random &random)
        : services(options, clock, random), router(services)
    {
    }
    Services services;
    Router router;
};

Platform::Platform() = default;
Platform::~Platform() = default;

Result<std::unique_ptr<Platform>> Platform::open(const PlatformOptions &options, const Clock &clock, Random &random)
{
    std::unique_ptr<Platform> platform(new Platform);
    platform->d = std::make_unique<Private>(options, clock, random);
    Services &services = platform->d->services;
    Status ready = services.pool.plain(
        [](wyh::sql::Connection &connection) { return wyh::sql::migrate(connection, sqlFolder()); });
    if (ready.ok()) {
        ready = services.pool.write([&services](wyh::sql::Connection &connection) -> Status {
            auto keys = loadKeys(connection, services.random);
            if (!keys.ok())
                return keys.error();
            services.keys = keys.value();
            return done();
        });
    }
    if (!ready.ok())
        return ready.error();
    services.passwords = std::make_unique<Passwords>(options.passwordCost, services.keys.password, services.random,
                                                     options.passwordsUnderWay);
    return platform;
}

net::Reply Platform::handle(const net::Request &request)
{
    return d->router.handle(request);
}

Result<OrgId> Platform::createOrganization(const NewOrganization &organization)
{
    return Organizations(d->services).create(organization);
}

Result<OrgId> Platform::findOrganization(const QString &code)
{
    return Organizations(d->services).find(code);
}

Result<UserId> Platform::createUser(const OrgId &org, const NewUser &user)
{
    return Organizations(d->services).createUser(org, user);
}

Status Platform::setPassword(const QString &login, const QString &password)
{
    return Organizations(d->services).setPassword(login, password);
}

Status Platform::setPermissions(const QString &login, const QStringList &permissions)
{
    return Organizations(d->services).setPermissions(login, permissions);
}

Status Platform::disableUser(const QString &login)
{
    return Organizations(d->services).setDisabled(login, true);
}

Status Platform::enableUser(const QString &login)
{
    return Organizations(d->services).setDisabled(login, false);
}

Result<QList<DeviceInfo>> Platform::devices(const OrgId &org)
{
    return Devices(d->services).list(org);
}

Result<Revoked> Platform::revokeDevice(const OrgId &org, const DeviceId &device, UnsentWork unsent)
{
    return Devices(d->services).revoke(org, device, unsent);
}

Result<Revoked> Platform::allowDevice(const OrgId &org, const DeviceId &device)
{
    return Devices(d->services).allow(org, device);
}

Result<ImportReport> Platform::importOrders(const OrgId &supplier, const QList<ImportedOrder> &orders)
{
    return Imports(d->services).importOrders(supplier, orders);
}

Status Platform::removeOrder(const OrgId &supplier, const QString &sourceId)
{
    return Imports(d->services).removeOrder(supplier, sourceId);
}

Status Platform::setSkuLocation(const OrgId &supplier, const QString &sourceSku, const QString &location)
{
    return Imports(d->services).setSkuLocation(supplier, sourceSku, location);
}

Result<AddressId> Platform::saveAddress(const OrgId &supplier, Address address)
{
    if (address.id.isEmpty())
        address.id = AddressId(makeUuid7(d->services.clock, d->services.random));
    const AddressId id = address.id;
    const Status written = d->services.pool.write([&](wyh::sql::Connection &connection) -> Status {
        FeedWriter feed(connection, d->services.clock, d->services.random);
        if (Status saved = Addresses(connection, feed, supplier.value).save(address); !saved.ok())
            return saved;
        return feed.finish();
    });
    if (!written.ok())
        return written.error();
    return id;
}

Status Platform::deleteAddress(const OrgId &supplier, const AddressId &address)
{
    return d->services.pool.write([&](wyh::sql::Connection &connection) -> Status {
        FeedWriter feed(connection, d->services.clock, d->services.random);
        if (Status removed = Addresses(connection, feed, supplier.value).remove(address); !removed.ok())
            return removed;
        return feed.finish();
    });
}

Result<QList<Order>> Platform::orders(const OrgId &org)
{
    QList<Order> all;
    const Status read = d->services.pool.read([&](wyh::sql::Connection &connection) -> Status {
        wyh::sql::Query row = connection.query(sql("order_list"));
        row.bindAll(org.value, org.value);
        while (row.step()) {
            const auto json = contract::parseObject(row.bytes(0));
            if (!json.ok())
                return json.error();
            auto order = contract::orderFromJson(*json);
            if (!order.ok())
                return order.error();
            all.append(std::move(order.value()));
        }
        return row.failed() ? Status(row.error()) : done();
    });
    if (!read.ok())
        return read.error();
    return all;
}

Result<Order> Platform::order(const OrgId &org, const OrderId &id)
{
    Order found;
    const Status read = d->services.pool.read([&](wyh::sql::Connection &connection) -> Status {
        auto order = findOrder(connection, org.value, id);
        if (!order.ok())
            return order.error();
        if (!*order)
            return makeError(u"order-unknown"_s);
        found = std::move(**order);
        return done();
    });
    if (!read.ok())
        return read.error();
    return found;
}

Status Platform::maintain()
{
    return server::maintain(d->services);
}

Status Platform::backupTo(const QString &path)
{
    return d->services.pool.plain([&path](wyh::sql::Connection &connection) { return connection.vacuumInto(path); });
}

}  // namespace wyh::server
