// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/simplatform.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include "models/sql/connection.h"

namespace wyh::sim {

using namespace Qt::StringLiterals;
using server::ImportedLine;
using server::ImportedOrder;

namespace {

constexpr int kFirstOrders = 8;
constexpr int kSkus = 6;
constexpr double kCrashAtCommit = 0.006;  // before and after each

Recipient recipient(Chance &chance, const QString &supplier)
{
    Recipient out;
    // The supplier's code in every record: what leaks to somebody else is found by it.
    out.name = u"收件人 %1 %2"_s.arg(supplier).arg(chance.pick(1000));
    out.phone = u"138%1"_s.arg(chance.between(10000000, 99999999));
    out.province = u"浙江省"_s;
    out.city = u"金华市"_s;
    out.district = u"义乌市"_s;
    out.street = u"稠州北路%1号"_s.arg(chance.pick(2000));
    return out;
}

QStringList packerPermissions()
{
    return {u"pick"_s, u"ship"_s};
}

}  // namespace

SimPlatform::SimPlatform(World &world, const QString &folder, int suppliers)
    : m_world(world),
      m_folder(folder),
      m_clock(world, 0, 0),
      m_random(world.seed(), 1),
      m_dealer(world.seed(), 2),
      m_crashes(world.seed(), 3),
      m_shipFrom(world.seed(), 7)
{
    m_accessSeconds = 48 + m_crashes.pick(96);
    m_requestsPerSecond = world.faults && m_crashes.happens(0.15) ? 1 : 0;
    open();
    for (int i = 0; i < suppliers; ++i) {
        Supplier supplier;
        supplier.code = i == 0 ? u"huafeng"_s : u"yongxing"_s;
        const Result<OrgId> org = m_platform->createOrganization(server::NewOrganization{
            supplier.code, u"义乌 "_s + supplier.code, server::NewOrganization::Kind::Supplier});
        if (!org)
            world.broken(u"no organization: "_s + org.error().code);
        supplier.id = *org;
        const auto user = [&](const QString &login, const QStringList &permissions) {
            const Result<UserId> made = m_platform->createUser(supplier.id, {login, login, password(), permissions});
            if (!made)
                world.broken(u"no user: "_s + made.error().code);
        };
        user(managerLogin(supplier.code), server::knownPermissions());
        for (int packer = 1; packer <= 2 && i == 0; ++packer)
            user(packerLogin(packer), packerPermissions());
        for (int number = 0; number < kFirstOrders; ++number)
            supplier.market.append(makeOrder(supplier, number));
        m_suppliers.append(supplier);
    }
    importAll();
    m_mayCrash = true;
}

void SimPlatform::open()
{
    server::PlatformOptions options;
    options.databasePath = m_folder + u"/platform.db"_s;
    options.database.synchronousFull = false;
    options.passwordCost = server::PlatformOptions::PasswordCost::Minimal;
    options.accessSeconds = m_accessSeconds;
    options.requestsPerSecond = m_requestsPerSecond;
    options.requestBurst = 4;
    options.oldestClientSchema = m_oldestClientSchema;
    options.connections = 1;
    options.leastPageRecords = 1;
    options.commitHook = [this](const char *) {
        if (m_mayCrash && m_world.faults && m_crashes.happens(kCrashAtCommit))
            throw SimulatedCrash{};
    };
    Result<std::unique_ptr<server::Platform>> opened = server::Platform::open(options, m_clock, m_random);
    if (!opened)
        m_world.broken(u"the platform does not open: %1 %2"_s.arg(opened.error().code, opened.error().detail));
    m_platform = std::move(*opened);
}

void SimPlatform::crash()
{
    if (!m_platform)
        return;
    m_world.log(u"platform crashes"_s);
    m_world.count("platform crash");
    m_platform.reset();
    m_world.after(m_crashes.between(1, 40) * kSecond, [this] {
        if (m_platform)
            return;
        m_world.log(u"platform starts again"_s);
        m_mayCrash = false;
        open();
        m_mayCrash = true;
    });
}

template <class Body>
auto SimPlatform::guarded(Body body) -> decltype(body())
{
    if (!m_platform)
        return {};
    try {
        return body();
    } catch (const SimulatedCrash &) {
        crash();
        return {};
    }
}

std::optional<net::Reply> SimPlatform::handle(const net::Request &request)
{
    auto reply = guarded([&]() -> std::optional<net::Reply> { return m_platform->handle(request); });
    if (reply && reply->status == 200 && request.path.startsWith("/v1/session")) {
        const QJsonObject session = QJsonDocument::fromJson(reply->body).object();
        m_tokenOwners.insert(session.value("access"_L1).toString().toLatin1(),
                             session.value("account"_L1).toObject().value("login"_L1).toString());
    }
    return reply;
}

Supplier &SimPlatform::anySupplier()
{
    return m_suppliers[m_suppliers.size() == 1 ? 0 : m_dealer.pick(static_cast<int>(m_suppliers.size()))];
}

ImportedOrder SimPlatform::makeOrder(Supplier &supplier, int number)
{
    ImportedOrder order;
    order.sourceId = u"23%1"_s.arg(number, 10, 10, QLatin1Char('0'));
    order.number = order.sourceId;
    order.dealerCode = u"dealer-%1"_s.arg(number % 2);
    order.dealerName = u"经销商%1"_s.arg(number % 2);
    order.createdAtMs = m_clock.nowMs();
    order.recipient = recipient(m_dealer, supplier.code);
    const int lines = 1 + m_dealer.pick(3);
    for (int i = 0; i < lines; ++i) {
        ImportedLine line;
        line.sourceId = u"%1-%2"_s.arg(order.sourceId).arg(i);
        const int sku = (number + i * 2) % kSkus;
        line.sourceSku = u"sku-%1"_s.arg(sku);
        line.title = u"中性笔 %1 %2"_s.arg(supplier.code).arg(sku);
        line.unit = u"支"_s;
        line.ordered = 2 + m_dealer.pick(9);
        line.price = Money{100 + m_dealer.pick(900)};
        order.lines.append(line);
    }
    supplier.orderIds.append(server::Platform::orderId(supplier.id, order.sourceId));
    return order;
}

void SimPlatform::importAll()
{
    for (const Supplier &supplier : std::as_const(m_suppliers)) {
        QList<ImportedOrder> present;
        for (const ImportedOrder &order : supplier.market) {
            if (!supplier.removed.contains(order.sourceId))
                present.append(order);
        }
        guarded([&] {
            const Result<server::ImportReport> report = m_platform->importOrders(supplier.id, present);
            if (!report)
                m_world.broken(u"import failed: %1 %2"_s.arg(report.error().code, report.error().detail));
            for (const QString &gone : supplier.removed) {
                const Status removed = m_platform->removeOrder(supplier.id, gone);
                if (!removed && removed.error().code != "order-unknown"_L1)
                    m_world.broken(u"remove failed: "_s + removed.error().code);
            }
            return 0;
        });
    }
}

void SimPlatform::cancelSomething()
{
    Supplier &supplier = anySupplier();
    ImportedOrder &order = supplier.market[m_dealer.pick(static_cast<int>(supplier.market.size()))];
    order.cancelled = true;
    m_everCancelled.insert(server::Platform::orderId(supplier.id, order.sourceId));
    m_world.log(u"dealer cancels %1"_s.arg(order.number));
    m_world.count("order cancelled");
    importAll();
}

void SimPlatform::changeAddress()
{
    Supplier &supplier = anySupplier();
    ImportedOrder &order = supplier.market[m_dealer.pick(static_cast<int>(supplier.market.size()))];
    order.recipient = recipient(m_dealer, supplier.code);
    m_world.log(u"dealer changes the address of %1"_s.arg(order.number));
    importAll();
}

void SimPlatform::newOrder()
{
    Supplier &supplier = anySupplier();
    const ImportedOrder order = makeOrder(supplier, static_cast<int>(supplier.market.size()));
    supplier.market.append(order);
    importAll();
}

void SimPlatform::removeSomething()
{
    Supplier &supplier = anySupplier();
    const QString source = supplier.market.at(m_dealer.pick(static_cast<int>(supplier.market.size()))).sourceId;
    supplier.removed.insert(source);
    m_world.log(u"order %1 of %2 is removed"_s.arg(source, supplier.code));
    m_world.count("order removed");
    importAll();
}

void SimPlatform::changePermissions()
{
    QStringList permissions{u"pick"_s};
    if (m_dealer.happens(0.6))
        permissions.append(u"ship"_s);
    if (m_dealer.happens(0.5))
        permissions.append(u"view_prices"_s);
    setPermissions(permissions);
}

void SimPlatform::setPermissions(const QStringList &permissions)
{
    const bool prices = permissions.contains(u"view_prices"_s);
    if (std::exchange(m_packerSeesPrices, prices) && !prices)
        m_world.count("prices withdrawn");
    m_world.log(u"packer2 may now %1"_s.arg(permissions.join(u',')));
    m_world.count("permissions changed");
    guarded([&] {
        const Status changed = m_platform->setPermissions(packerLogin(2), permissions);
        if (!changed)
            m_world.broken(u"setPermissions: "_s + changed.error().code);
        return 0;
    });
}

void SimPlatform::disable(bool on)
{
    m_world.log(on ? u"packer1 is locked out"_s : u"packer1 may work again"_s);
    m_world.count(on ? "account disabled" : "account enabled");
    guarded([&] {
        const Status changed = on ? m_platform->disableUser(packerLogin(1)) : m_platform->enableUser(packerLogin(1));
        if (!changed)
            m_world.broken(u"disabling: "_s + changed.error().code);
        return 0;
    });
}

void SimPlatform::changeShipFrom(int number)
{
    const Supplier &supplier = m_suppliers.at(m_shipFrom.pick(static_cast<int>(m_suppliers.size())));
    Address address;
    address.id = AddressId(u"00000000-0000-7000-8000-00000000000%1"_s.arg(number));
    const bool deletes = m_shipFrom.happens(0.2);
    const Recipient place = recipient(m_shipFrom, supplier.code);
    address.contact = place.name;
    address.phone = place.phone;
    address.province = place.province;
    address.city = place.city;
    address.district = place.district;
    address.street = place.street;
    address.isDefault = m_shipFrom.happens(0.4);
    m_world.log(
        u"%1 %2 its ship-from address %3"_s.arg(supplier.code, deletes ? u"deletes"_s : u"saves"_s).arg(number));
    m_world.count(deletes ? "ship-from address deleted" : "ship-from address saved");
    guarded([&] {
        if (deletes) {
            const Status deleted = m_platform->deleteAddress(supplier.id, address.id);
            if (!deleted && deleted.error().code != "address-unknown"_L1)
                m_world.broken(u"address not deleted: "_s + deleted.error().code);
        } else if (const Result<AddressId> saved = m_platform->saveAddress(supplier.id, address); !saved) {
            m_world.broken(u"address not saved: "_s + saved.error().code);
        }
        return 0;
    });
}

void SimPlatform::refuseClientsBelow(int schema)
{
    m_oldestClientSchema = schema;
    m_world.log(u"the platform wants clients of schema %1"_s.arg(schema));
    if (!m_platform)
        return;  // it starts again with it
    m_platform.reset();
    m_mayCrash = false;
    open();
    m_mayCrash = true;
}

void SimPlatform::prune()
{
    if (!m_platform)
        return;
    {
        // Half a year passes, but only for these rows: everything else of a run happens within an hour.
        constexpr qint64 kAge = 181LL * 24 * 60 * kMinute;
        Result<std::unique_ptr<sql::Connection>> file = sql::Connection::open(m_folder + u"/platform.db"_s);
        if (!file)
            m_world.broken(u"platform file not opened: "_s + file.error().detail);
        for (const char *statement : {"UPDATE feed_row SET at = at - ? WHERE gone <> ''",
                                      "UPDATE feed_mark SET at = at - ? WHERE pos * 20 < 19 * (SELECT f.pos FROM "
                                      "tenant_feed f WHERE f.org = feed_mark.org)"}) {
            if (const Status aged = (*file)->query(statement).bind(1, kAge).run(); !aged)
                m_world.broken(u"rows not made older: "_s + aged.error().detail);
        }
    }
    m_world.log(u"the platform forgets old tombstones"_s);
    m_world.count("tombstones forgotten");
    guarded([&] {
        if (const Status forgotten = m_platform->maintain(); !forgotten)
            m_world.broken(u"maintain: "_s + forgotten.error().code);
        return 0;
    });
}

void SimPlatform::backup()
{
    const QString copy = m_folder + u"/backup.db"_s;
    QFile::remove(copy);
    m_hasBackup = guarded([&] { return m_platform->backupTo(copy).ok(); });
    m_world.log(u"platform backup"_s);
}

bool SimPlatform::restore(bool newFeed)
{
    if (!m_hasBackup)
        return false;
    const QHash<QString, StoredResult> before = storedResults();
    m_platform.reset();
    const QString file = m_folder + u"/platform.db"_s;
    for (const QString &name : {file, file + u"-wal"_s, file + u"-shm"_s})
        QFile::remove(name);
    if (!QFile::copy(m_folder + u"/backup.db"_s, file))
        m_world.broken(u"backup not copied"_s);
    if (newFeed) {
        Result<std::unique_ptr<sql::Connection>> opened = sql::Connection::open(file);
        if (!opened)
            m_world.broken(u"restored file not opened"_s);
        sql::Query rename = (*opened)->query("UPDATE tenant_feed SET feed = feed || '-restored'");
        if (const Status renamed = rename.run(); !renamed)
            m_world.broken(u"feed id not changed"_s);
    }
    m_mayCrash = false;
    open();
    m_mayCrash = true;
    const QHash<QString, StoredResult> after = storedResults();
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (it->outcome == "applied"_L1 && !after.contains(it.key()))
            m_lostByRestore.insert(it.key());
    }
    m_world.count(newFeed ? "restore with a new feed id" : "restore without a new feed id");
    m_restored = true;
    m_world.log(newFeed ? u"platform restored, new feed id"_s : u"platform restored"_s);
    return true;
}

void SimPlatform::heal()
{
    m_mayCrash = false;
    m_requestsPerSecond = 0;
    m_platform.reset();
    open();
    // A restored backup may be one of the time when he was locked out.
    if (const Status enabled = m_platform->enableUser(packerLogin(1)); !enabled)
        m_world.broken(u"enabling: "_s + enabled.error().code);
    importAll();
}

}  // namespace wyh::sim
