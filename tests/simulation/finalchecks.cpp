// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/finalchecks.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

#include "models/sql/connection.h"
#include "models/store/reader.h"
#include "net/contract/codec.h"

namespace wyh::sim {

using namespace Qt::StringLiterals;

namespace {

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

/// What a person chooses from when a parcel leaves.
QString addressesDiffer(const SimDevice &device, const QString &cachePath, const QList<Address> &there)
{
    const Result<std::unique_ptr<store::Reader>> reader = store::Reader::open(cachePath);
    Result<QList<Address>> here = reader.ok() ? (*reader)->addresses() : Result<QList<Address>>(reader.error());
    if (!here.ok())
        return u"I4 %1: the addresses are not read: %2"_s.arg(device.name(), here.error().detail);
    std::sort(here.value().begin(), here.value().end(),
              [](const Address &a, const Address &b) { return a.id.value < b.id.value; });
    if (*here == there)
        return {};
    return u"I4/I6 %1 has other ship-from addresses: %2 of %3"_s.arg(device.name()).arg(here->size()).arg(there.size());
}

/// Whether this device shows what the platform has for its supplier.
bool hasAll(SimDevice &device, const Records &records, const Supplier &supplier, QString &why)
{
    const bool prices = records.pricesFor.contains(device.person().login);
    QSet<OrderId> present;
    for (const Order &order : records.orders) {
        present.insert(order.id);
        const QString differs = orderDiffers(records, order, prices, device.store()->cachedOrder(order.id),
                                             device.store()->shownOrder(order.id));
        if (!differs.isEmpty()) {
            why = u"I4/I6 %1 has %2"_s.arg(device.name(), differs);
            return false;
        }
    }
    for (const OrderId &id : supplier.orderIds) {
        if (!present.contains(id) && device.store()->cachedOrder(id)) {
            why = u"I4 %1 still has order %2"_s.arg(device.name(), id.value);
            return false;
        }
    }
    why = addressesDiffer(device, device.store()->cachePath(), records.addresses);
    return why.isEmpty();
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
        const Supplier &supplier = platform.suppliers().at(i);
        const Records records = platform.records(supplier);
        for (const auto &device : devices) {
            if (device->person().supplier == i && !hasAll(*device, records, supplier, why))
                return false;
        }
    }
    return true;
}

QByteArray stateOf(SimPlatform &platform, const Devices &devices)
{
    QByteArray out;
    for (const Supplier &supplier : std::as_const(platform.suppliers())) {
        const Records records = platform.records(supplier);
        for (const Order &order : records.orders)
            out += orderText(order, true) + '\n';
        for (const Address &address : records.addresses)
            out += contract::compact(contract::addressToJson(address)) + '\n';
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
        const Records records = platform.records(platform.suppliers().at(i));
        const PlatformFacts facts{records.orders,           results,
                                  platform.everCancelled(), platform.restored(),
                                  platform.lostByRestore(), records.discontinued};
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
