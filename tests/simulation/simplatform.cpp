// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/simplatform.h"

#include <QDir>
#include <QFile>

#include "models/sql/connection.h"

namespace wyh::sim {

using namespace Qt::StringLiterals;
using server::ImportedLine;
using server::ImportedOrder;

namespace {

constexpr int kFirstOrders = 8;
constexpr int kSkus = 6;

Recipient recipient(Chance &chance)
{
    Recipient out;
    out.name = u"收件人%1"_s.arg(chance.pick(1000));
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

SimPlatform::SimPlatform(World &world, const QString &folder)
    : m_world(world),
      m_folder(folder),
      m_clock(world, 0, 0),
      m_random(world.seed(), 1),
      m_dealer(world.seed(), 2),
      m_crashes(world.seed(), 3)
{
    open();
    const Result<OrgId> org = m_platform->createOrganization(
        server::NewOrganization{u"huafeng"_s, u"义乌市华丰文具"_s, server::NewOrganization::Kind::Supplier});
    if (!org)
        world.broken(u"no organization: "_s + org.error().code);
    m_supplier = *org;
    const auto user = [&](const QString &login, const QStringList &permissions) {
        const Result<UserId> made = m_platform->createUser(m_supplier, {login, login, password(), permissions});
        if (!made)
            world.broken(u"no user: "_s + made.error().code);
    };
    user(managerLogin(), server::knownPermissions());
    for (int i = 1; i <= 2; ++i)
        user(packerLogin(i), packerPermissions());
    for (int i = 0; i < kFirstOrders; ++i)
        m_market.append(makeOrder(i));
    importAll();
    m_mayCrash = true;
}

void SimPlatform::open()
{
    server::PlatformOptions options;
    options.databasePath = m_folder + u"/platform.db"_s;
    options.database.synchronousFull = false;
    options.passwordCost = server::PlatformOptions::PasswordCost::Minimal;
    options.accessSeconds = 120 + m_crashes.pick(240);
    options.requestsPerSecond = 0;
    options.connections = 1;
    options.leastPageRecords = 1;
    options.commitHook = [this](const char *) {
        if (m_mayCrash && m_world.faults && m_crashes.happens(0.004))
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
    return guarded([&]() -> std::optional<net::Reply> { return m_platform->handle(request); });
}

ImportedOrder SimPlatform::makeOrder(int number)
{
    ImportedOrder order;
    order.sourceId = u"23%1"_s.arg(number, 10, 10, QLatin1Char('0'));
    order.number = order.sourceId;
    order.dealerCode = u"dealer-%1"_s.arg(number % 2);
    order.dealerName = u"经销商%1"_s.arg(number % 2);
    order.createdAtMs = m_clock.nowMs();
    order.recipient = recipient(m_dealer);
    const int lines = 1 + m_dealer.pick(3);
    for (int i = 0; i < lines; ++i) {
        ImportedLine line;
        line.sourceId = u"%1-%2"_s.arg(order.sourceId).arg(i);
        const int sku = (number + i * 2) % kSkus;
        line.sourceSku = u"sku-%1"_s.arg(sku);
        line.title = u"中性笔 %1"_s.arg(sku);
        line.unit = u"支"_s;
        line.ordered = 2 + m_dealer.pick(9);
        line.price = Money{100 + m_dealer.pick(900)};
        order.lines.append(line);
    }
    m_orderIds.append(server::Platform::orderId(m_supplier, order.sourceId));
    return order;
}

void SimPlatform::importAll()
{
    QList<ImportedOrder> present;
    for (const ImportedOrder &order : std::as_const(m_market)) {
        if (!m_removed.contains(order.sourceId))
            present.append(order);
    }
    guarded([&] {
        const Result<server::ImportReport> report = m_platform->importOrders(m_supplier, present);
        if (!report)
            m_world.broken(u"import failed: %1 %2"_s.arg(report.error().code, report.error().detail));
        for (const QString &gone : std::as_const(m_removed)) {
            const Status removed = m_platform->removeOrder(m_supplier, gone);
            if (!removed && removed.error().code != "order-unknown"_L1)
                m_world.broken(u"remove failed: "_s + removed.error().code);
        }
        return 0;
    });
}

void SimPlatform::cancelSomething()
{
    ImportedOrder &order = m_market[m_dealer.pick(static_cast<int>(m_market.size()))];
    order.cancelled = true;
    m_everCancelled.insert(server::Platform::orderId(m_supplier, order.sourceId));
    m_world.log(u"dealer cancels %1"_s.arg(order.number));
    m_world.count("order cancelled");
    importAll();
}

void SimPlatform::changeAddress()
{
    ImportedOrder &order = m_market[m_dealer.pick(static_cast<int>(m_market.size()))];
    order.recipient = recipient(m_dealer);
    m_world.log(u"dealer changes the address of %1"_s.arg(order.number));
    importAll();
}

void SimPlatform::newOrder()
{
    m_market.append(makeOrder(static_cast<int>(m_market.size())));
    importAll();
}

void SimPlatform::removeSomething()
{
    const QString source = m_market.at(m_dealer.pick(static_cast<int>(m_market.size()))).sourceId;
    m_removed.insert(source);
    m_world.log(u"order %1 is removed"_s.arg(source));
    m_world.count("order removed");
    importAll();
}

void SimPlatform::changePermissions()
{
    // Prices come and go for the second packer: another view of every record, so a reload for his device.
    QStringList permissions = packerPermissions();
    if (++m_permissionChanges % 2 == 1)
        permissions.append(u"view_prices"_s);
    m_world.log(u"permissions of packer2 change"_s);
    m_world.count("permissions changed");
    guarded([&] {
        const Status changed = m_platform->setPermissions(packerLogin(2), permissions);
        if (!changed)
            m_world.broken(u"setPermissions: "_s + changed.error().code);
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

void SimPlatform::restore(bool newFeed)
{
    if (!m_hasBackup)
        return;
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
    m_restored = true;
    m_world.count(newFeed ? "restore with a new feed id" : "restore without a new feed id");
    m_world.log(newFeed ? u"platform restored, new feed id"_s : u"platform restored"_s);
}

void SimPlatform::heal()
{
    m_mayCrash = false;
    if (!m_platform)
        open();
    importAll();
}

QList<Order> SimPlatform::orders()
{
    const Result<QList<Order>> all = m_platform->orders(m_supplier);
    if (!all)
        m_world.broken(u"orders not read: "_s + all.error().code);
    return *all;
}

QHash<QString, StoredResult> SimPlatform::storedResults()
{
    Result<std::unique_ptr<sql::Connection>> file = sql::Connection::open(m_folder + u"/platform.db"_s);
    if (!file)
        m_world.broken(u"platform file not opened: "_s + file.error().detail);
    return readResults(m_world, m_supplier, **file);
}

QStringList SimPlatform::auditedNoticeActs()
{
    Result<std::unique_ptr<sql::Connection>> file = sql::Connection::open(m_folder + u"/platform.db"_s);
    if (!file)
        m_world.broken(u"platform file not opened: "_s + file.error().detail);
    QStringList out;
    sql::Query rows = (*file)->query("SELECT id FROM notice_act WHERE org = ?");
    rows.bind(1, m_supplier.value);
    while (rows.step())
        out.append(rows.text(0));
    sql::Query audit = (*file)->query("SELECT count(*) FROM audit WHERE what LIKE 'notice:%'");
    if (rows.failed() || !audit.step())
        m_world.broken(u"audit not read"_s);
    if (audit.integer(0) != out.size())
        m_world.broken(u"the audit trail has %1 entries of %2 acts on notices"_s.arg(audit.integer(0)).arg(out.size()));
    return out;
}

}  // namespace wyh::sim
