// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/finalchecks.h"

#include <QDir>
#include <QFileInfo>

#include "models/sql/connection.h"
#include "net/contract/codec.h"

namespace wyh::sim {

using namespace Qt::StringLiterals;

namespace {

QByteArray text(const Order &order)
{
    return contract::compact(contract::orderToJson(order, false));
}

DeviceFacts factsOf(World &world, SimDevice &device)
{
    Result<std::unique_ptr<sql::Connection>> cache = sql::Connection::open(device.folder() + u"/cache.db"_s);
    if (!cache)
        world.broken(u"I10 the cache of %1 does not open: %2"_s.arg(device.name(), cache.error().detail));
    if (const Status sound = (*cache)->quickCheck(); !sound)
        world.broken(u"I10 the cache of %1: %2"_s.arg(device.name(), sound.error().detail));
    Result<std::unique_ptr<sql::Connection>> outbox = sql::Connection::open(device.folder() + u"/outbox.db"_s);
    if (!outbox)
        world.broken(u"I10 the outbox of %1 does not open: %2"_s.arg(device.name(), outbox.error().detail));
    DeviceFacts facts{
        device.name(), device.saved(), device.sentAgain(), readOutbox(world, device.name(), **outbox), {}};
    facts.closedByPerson = device.closedByPerson();
    facts.clockJumped = device.clockJumped();
    return facts;
}

/// Who closed which notice has reached the platform, whatever was lost on the way.
void checkNoticeActs(World &world, const SimDevice &device, const QStringList &audited)
{
    Result<std::unique_ptr<sql::Connection>> file = sql::Connection::open(device.folder() + u"/outbox.db"_s);
    if (!file)
        world.broken(u"I10 outbox does not open"_s);
    sql::Query acts = (*file)->query("SELECT id, act, op_id FROM notice_act");
    while (acts.step()) {
        world.count(qPrintable(u"notice "_s + acts.text(1)));
        if (!audited.contains(acts.text(0)))
            world.broken(
                u"%1: the audit trail does not know of '%2' of %3"_s.arg(device.name(), acts.text(1), acts.text(2)));
    }
    sql::Query closed = (*file)->query(
        "SELECT op_id FROM op WHERE state = 'closed' AND NOT EXISTS(SELECT 1 FROM notice_act WHERE"
        " notice_act.op_id = op.op_id AND act IN ('closed','superseded') AND at_ms = op.closed_at_ms)");
    if (closed.step())
        world.broken(u"%1: nobody was noted for the closing of %2"_s.arg(device.name(), closed.text(0)));
}

/// I11: nothing of another organization lies in the files of a device.
void checkFiles(World &world, SimPlatform &platform, const SimDevice &device)
{
    for (const QFileInfo &info : QDir(device.folder()).entryInfoList(QDir::Files)) {
        if (info.fileName() == "reserve.bin"_L1)
            continue;
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            world.broken(u"I11 %1 not read"_s.arg(info.fileName()));
        const QByteArray bytes = file.readAll();
        for (qsizetype i = 0; i < platform.suppliers().size(); ++i) {
            if (i != device.person().supplier && bytes.contains(platform.suppliers().at(i).code.toUtf8()))
                world.broken(u"I11 %1 holds something of %2"_s.arg(info.filePath(), platform.suppliers().at(i).code));
        }
    }
}

/// Whether the devices of this supplier show its orders as the platform has them.
bool hasAll(SimPlatform &platform, const Supplier &supplier, int number, const Devices &devices, QString &why)
{
    const QList<Order> orders = platform.orders(supplier);
    QSet<QString> present;
    for (const Order &order : orders) {
        present.insert(order.id.value);
        const QByteArray there = text(order);
        for (const auto &device : devices) {
            if (device->person().supplier != number)
                continue;
            const std::optional<Order> cached = device->store()->cachedOrder(order.id);
            const std::optional<Order> shown = device->store()->shownOrder(order.id);
            const bool same = cached && shown && text(*cached) == there && (*shown == *cached || text(*shown) == there);
            if (!same) {
                why =
                    u"I4/I6 %1 has another order %2: cached version %3, platform %4\ncached   %5\nshown    %6\nplatform %7"_s
                        .arg(device->name(), order.number)
                        .arg(cached ? cached->version : -1)
                        .arg(order.version)
                        .arg(cached ? QString::fromUtf8(text(*cached)) : QString(),
                             shown ? QString::fromUtf8(text(*shown)) : QString(), QString::fromUtf8(there));
                return false;
            }
        }
    }
    for (const OrderId &id : supplier.orderIds) {
        for (const auto &device : devices) {
            if (device->person().supplier == number && !present.contains(id.value) &&
                device->store()->cachedOrder(id)) {
                why = u"I4 %1 still has order %2"_s.arg(device->name(), id.value);
                return false;
            }
        }
    }
    return true;
}

}  // namespace

bool converged(World &world, SimPlatform &platform, Devices &devices, QString &why)
{
    Q_UNUSED(world)
    for (const auto &device : devices) {
        if (!device->settled()) {
            why = device->describe();
            return false;
        }
    }
    for (qsizetype i = 0; i < platform.suppliers().size(); ++i) {
        if (!hasAll(platform, platform.suppliers().at(i), static_cast<int>(i), devices, why))
            return false;
    }
    return true;
}

QByteArray stateOf(SimPlatform &platform, const Devices &devices)
{
    QByteArray out;
    for (const Supplier &supplier : std::as_const(platform.suppliers())) {
        for (const Order &order : platform.orders(supplier))
            out += text(order) + '\n';
    }
    const QHash<QString, StoredResult> results = platform.storedResults();
    for (const auto &device : devices) {
        for (const Saved &saved : device->saved()) {
            const StoredResult result = results.value(saved.id.value);
            out += result.outcome.toUtf8() + ' ' + QByteArray::number(result.version) + ' ' +
                   QByteArray::number(result.pos) + '\n';
        }
    }
    return out;
}

void checkPromises(World &world, SimPlatform &platform, Devices &devices)
{
    const QHash<QString, StoredResult> results = platform.storedResults();
    for (const auto &device : devices)
        device->close();
    for (int i = 0; i < platform.suppliers().size(); ++i) {
        const PlatformFacts facts{platform.orders(platform.suppliers().at(i)), results, platform.everCancelled(),
                                  platform.restored(), platform.lostByRestore()};
        QList<DeviceFacts> own;
        for (const auto &device : devices) {
            if (device->person().supplier == i)
                own.append(factsOf(world, *device));
        }
        checkPromises(world, facts, own);
    }
    for (const auto &device : devices) {
        if (platform.suppliers().size() > 1)
            checkFiles(world, platform, *device);
    }
    const QStringList audited = platform.auditedNoticeActs();
    for (const auto &device : devices)
        checkNoticeActs(world, *device, audited);
}

}  // namespace wyh::sim
