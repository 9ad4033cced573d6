// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/finalchecks.h"

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
    return {device.name(), device.saved(), device.sentAgain(), readOutbox(world, device.name(), **outbox), {}};
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
    const QList<Order> orders = platform.orders();
    QSet<QString> present;
    for (const Order &order : orders) {
        present.insert(order.id.value);
        for (const auto &device : devices) {
            const std::optional<Order> cached = device->store()->cachedOrder(order.id);
            const std::optional<Order> shown = device->store()->shownOrder(order.id);
            if (!cached || !shown || text(*cached) != text(order) || text(*shown) != text(order)) {
                why =
                    u"I4/I6 %1 has another order %2: cached version %3, platform %4\ncached   %5\nshown    %6\nplatform %7"_s
                        .arg(device->name(), order.number)
                        .arg(cached ? cached->version : -1)
                        .arg(order.version)
                        .arg(cached ? QString::fromUtf8(text(*cached)) : QString(),
                             shown ? QString::fromUtf8(text(*shown)) : QString(), QString::fromUtf8(text(order)));
                return false;
            }
        }
    }
    for (const OrderId &id : platform.orderIds()) {
        for (const auto &device : devices) {
            if (!present.contains(id.value) && device->store()->cachedOrder(id)) {
                why = u"I4 %1 still has order %2"_s.arg(device->name(), id.value);
                return false;
            }
        }
    }
    return true;
}

void checkPromises(World &world, SimPlatform &platform, Devices &devices)
{
    PlatformFacts facts{platform.orders(), platform.storedResults(), platform.everCancelled(), platform.restored()};
    for (const auto &device : devices)
        device->close();
    QList<DeviceFacts> all;
    for (const auto &device : devices)
        all.append(factsOf(world, *device));
    checkPromises(world, facts, all);
    const QStringList audited = platform.auditedNoticeActs();
    for (const auto &device : devices)
        checkNoticeActs(world, *device, audited);
}

}  // namespace wyh::sim
