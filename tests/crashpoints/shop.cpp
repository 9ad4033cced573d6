// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/crashpoints/shop.h"

namespace wyh::crash {

using namespace Qt::StringLiterals;
using server::ImportedLine;
using server::ImportedOrder;

namespace {

const QString kFile = u"/platform/platform.db"_s;
const QString kBackup = u"/platform/backup.db"_s;

ImportedOrder makeOrder(int number, int lines)
{
    ImportedOrder order;
    order.sourceId = u"23%1"_s.arg(number, 10, 10, QLatin1Char('0'));
    order.number = order.sourceId;
    order.dealerCode = u"dealer"_s;
    order.dealerName = u"小林百货"_s;
    order.createdAtMs = 1764000000000 + number;
    order.dueAtMs = 1765000000000 + number;
    order.recipient.name = u"王芳"_s;
    order.recipient.phone = u"1380000%1"_s.arg(number, 4, 10, QLatin1Char('0'));
    order.recipient.province = u"浙江省"_s;
    order.recipient.city = u"金华市"_s;
    order.recipient.street = u"银海路 %1 号"_s.arg(number);
    for (int i = 0; i < lines; ++i) {
        ImportedLine line;
        line.sourceId = u"%1-%2"_s.arg(order.sourceId).arg(i);
        line.sourceSku = u"sku-%1-%2"_s.arg(number % 3).arg(i);
        line.title = u"中性笔 %1"_s.arg(i);
        line.unit = u"支"_s;
        line.ordered = 10;
        line.price = Money{250};
        order.lines.append(line);
    }
    return order;
}

}  // namespace

Shop::Shop(sim::World &world, testing::DiskFaults &faults, const Point &point)
    : Machine(world, faults, point, u"platform"_s), m_clock(world, 0, 0), m_random(world.seed(), 1)
{
}

void Shop::load(const ShopRecord &record)
{
    m_disk.load(record.disk);
    m_supplier = record.supplier;
    m_market = record.market;
    m_everCancelled = record.everCancelled;
}

ShopRecord Shop::record()
{
    end();
    return {m_disk.image(), m_supplier, m_market, m_everCancelled};
}

Status Shop::begin()
{
    server::PlatformOptions options;
    options.databasePath = kFile;
    options.database.vfs = m_vfs.name();
    options.database.busyTimeoutMs = 0;
    options.passwordCost = server::PlatformOptions::PasswordCost::Minimal;
    options.accessSeconds = 8 * 60 * 60;
    options.requestsPerSecond = 0;
    options.connections = 1;
    options.leastPageRecords = 1;
    Result<std::unique_ptr<server::Platform>> opened = server::Platform::open(options, m_clock, m_random);
    if (!opened)
        return opened.error();
    m_platform = std::move(*opened);
    return done();
}

void Shop::found()
{
    switchOn();
    const Result<OrgId> org =
        m_platform->createOrganization({u"huafeng"_s, u"义乌市华丰文具"_s, server::NewOrganization::Kind::Supplier});
    if (!org)
        m_world.broken(u"no organization"_s);
    m_supplier = *org;
    const auto user = [this](const QString &login, const QStringList &permissions) {
        if (!m_platform->createUser(m_supplier, {login, login, password(), permissions}))
            m_world.broken(u"no user"_s);
    };
    user(manager(), server::knownPermissions());
    user(packer(1), {u"pick"_s, u"ship"_s});
    user(packer(2), {u"pick"_s, u"ship"_s});
}

std::optional<net::Reply> Shop::handle(const net::Request &request)
{
    if (!m_platform || (m_holdPulls && request.path == "/v1/sync/work"))
        return std::nullopt;
    if (!m_poison.isEmpty() && request.body.contains(m_poison)) {
        m_world.count("the platform stumbled over an operation");
        net::Reply reply;
        reply.status = 500;
        reply.headers = {{"X-Api", "1"}, {"Content-Type", "application/problem+json"}};
        reply.body = R"({"type":"/problems/internal","title":"","status":500,"code":"internal"})";
        return reply;
    }
    const net::Reply reply = m_platform->handle(request);
    if (died())
        return std::nullopt;
    return reply;
}

void Shop::import()
{
    insist("an import", [this]() -> Status {
        const auto report = m_platform->importOrders(m_supplier, m_market);
        return report.ok() ? done() : Status(report.error());
    });
}

void Shop::importOrders(int first, int count, int lines)
{
    for (int i = 0; i < count; ++i)
        m_market.append(makeOrder(first + i, lines));
    import();
}

void Shop::cancel(int order)
{
    const QString source = makeOrder(order, 0).sourceId;
    for (ImportedOrder &each : m_market) {
        if (each.sourceId == source)
            each.cancelled = true;
    }
    m_everCancelled.insert(Shop::order(order));
    import();
}

void Shop::remove(int order)
{
    const QString source = makeOrder(order, 0).sourceId;
    insist("a removal", [&]() -> Status {
        const Status removed = m_platform->removeOrder(m_supplier, source);
        return !removed.ok() && removed.error().code == "order-unknown"_L1 ? done() : removed;
    });
    m_market.removeIf([&source](const ImportedOrder &each) { return each.sourceId == source; });
}

void Shop::setPermissions(const QString &login, const QStringList &permissions)
{
    insist("a change of permissions", [&] { return m_platform->setPermissions(login, permissions); });
}

void Shop::backup()
{
    insist("a backup", [this]() -> Status {
        // What a backup that failed has left is cleared by the operator.
        m_disk.remove(kBackup);
        m_disk.remove(kBackup + u"-journal"_s);
        return m_platform->backupTo(kBackup);
    });
    m_disk.find(kBackup)->sync();
    m_disk.flushFolder(u"/platform"_s);
    const Quiet quiet(m_faults);
    m_inBackup = sim::readResults(m_world, m_supplier, *openFile());
}

void Shop::restore()
{
    const Quiet quiet(m_faults);
    ensureRunning();
    const auto results = sim::readResults(m_world, m_supplier, *openFile());
    for (auto it = results.cbegin(); it != results.cend(); ++it) {
        if (it->outcome == "applied"_L1 && !m_inBackup.contains(it.key()))
            m_lostByRestore.insert(it.key());
    }
    end();
    const QByteArray content = m_disk.find(kBackup)->now;
    for (const QString &name : {kFile, kFile + u"-wal"_s})
        m_disk.remove(name);
    const auto file = m_disk.create(kFile);
    m_disk.write(*file, 0, content);
    file->sync();
    m_disk.flushFolder(u"/platform"_s);
    m_restored = true;
    m_world.log(u"the platform is restored from its backup"_s);
}

OrderId Shop::order(int number) const
{
    return server::Platform::orderId(m_supplier, makeOrder(number, 0).sourceId);
}

LineId Shop::line(int order, int number) const
{
    const ImportedOrder made = makeOrder(order, number + 1);
    return server::Platform::lineId(m_supplier, made.sourceId, made.lines.at(number).sourceId);
}

SkuId Shop::sku(int order, int number) const
{
    return server::Platform::skuId(m_supplier, makeOrder(order, number + 1).lines.at(number).sourceSku);
}

QList<OrderId> Shop::orderIds() const
{
    QList<OrderId> ids;
    for (const ImportedOrder &order : m_market)
        ids.append(server::Platform::orderId(m_supplier, order.sourceId));
    return ids;
}

std::unique_ptr<sql::Connection> Shop::openFile()
{
    sql::OpenOptions options;
    options.vfs = m_vfs.name();
    options.busyTimeoutMs = 0;
    options.checkpoints = false;  // an onlooker makes nothing safe
    auto file = sql::Connection::open(kFile, options);
    if (!file.ok())
        m_world.broken(u"I10 the platform's file does not open: "_s + file.error().detail);
    return std::move(*file);
}

sim::Records Shop::records()
{
    const Quiet quiet(m_faults);
    const auto all = m_platform->orders(m_supplier);
    if (!all.ok())
        m_world.broken(u"orders not read: "_s + all.error().detail);
    sim::Records records = sim::readRecords(m_world, m_supplier, *openFile());
    records.orders = *all;
    return records;
}

Order Shop::orderNow(int number)
{
    const Quiet quiet(m_faults);
    const auto found = m_platform->order(m_supplier, order(number));
    if (!found.ok())
        m_world.broken(u"order not read: "_s + found.error().code);
    return *found;
}

sim::PlatformFacts Shop::facts()
{
    const Quiet quiet(m_faults);
    sim::PlatformFacts facts;
    const sim::Records now = records();
    facts.orders = now.orders;
    facts.discontinued = now.discontinued;
    facts.everCancelled = m_everCancelled;
    facts.restored = m_restored;
    facts.lostByRestore = m_lostByRestore;
    end();
    const auto file = openFile();
    if (const Status sound = file->quickCheck(); !sound.ok())
        m_world.broken(u"I10 the platform's file: "_s + sound.error().detail);
    facts.results = sim::readResults(m_world, m_supplier, *file);
    return facts;
}

}  // namespace wyh::crash
