// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/promises.h"

#include <QMap>

namespace wyh::sim {

using namespace Qt::StringLiterals;

namespace {

struct LineState
{
    int picked = 0;
    int shipped = 0;
    int givenUp = 0;
    bool outOfStock = false;
};

/// What the applied operations make of every line when each is carried out once, in the order of the platform.
class Replay
{
public:
    void apply(const OperationPayload &payload) { std::visit(*this, payload); }

    void operator()(const PickOp &op)
    {
        LineState &line = lines[op.line.value];
        // Putting back what somebody else has put back changes nothing.
        if (op.delta > 0 || line.picked > 0)
            line.picked += op.delta;
    }
    void operator()(const ShipOp &op)
    {
        ++applications[op.shipment.value];
        m_parcels.insert(op.shipment.value, op.lines);
        for (const ShipLine &part : op.lines) {
            LineState &line = lines[part.line.value];
            line.picked += std::max(0, part.quantity - (line.picked - line.shipped));
            line.shipped += part.quantity;
        }
    }
    void operator()(const VoidShipmentOp &op)
    {
        const QList<ShipLine> parts = m_parcels.take(op.shipment.value);
        for (const ShipLine &part : parts)
            lines[part.line.value].shipped -= part.quantity;
    }
    // Applied, it stands as the person wanted it, whether it was so before or not; nothing else sets a flag.
    void operator()(const FlagLineOp &op) { lines[op.line.value].outOfStock = op.outOfStock; }
    void operator()(const FlagSkuOp &op) { discontinued.insert(op.sku.value, op.discontinued); }
    // The marketplace here tells the same quantities each time and refunds nothing: only people give up.
    void operator()(const GiveUpRestOp &op) { lines[op.line.value].givenUp += op.quantity; }

    QHash<QString, LineState> lines;
    QHash<QString, bool> discontinued;  ///< of each SKU that was flagged
    QHash<QString, int> applications;   ///< of each shipment

private:
    QHash<QString, QList<ShipLine>> m_parcels;
};

Replay replayOf(World &world, const PlatformFacts &platform, const QList<DeviceFacts> &devices)
{
    QMap<qint64, const Operation *> applied;
    for (const DeviceFacts &device : devices) {
        for (const Saved &saved : device.saved) {
            const StoredResult result = platform.results.value(saved.id.value);
            if (result.outcome != "applied"_L1)
                continue;
            if (applied.contains(result.pos))
                world.broken(u"I1 two operations have one position"_s);
            applied.insert(result.pos, &saved.operation);
        }
    }
    Replay replay;
    for (const Operation *operation : std::as_const(applied))
        replay.apply(operation->payload);
    return replay;
}

/// I1: every line and every SKU is what the applied operations make of it, each once.
void checkEffects(World &world, const PlatformFacts &platform, const Replay &replay)
{
    for (const Order &order : platform.orders) {
        // What is done on a cancelled order counts for nothing, so only the others can be added up.
        if (platform.everCancelled.contains(order.id))
            continue;
        for (const Line &line : order.lines) {
            const LineState expected = replay.lines.value(line.id.value);
            const auto differs = [&](const char *what, int is, int made) {
                if (is != made)
                    world.broken(u"I1 order %1 line %2: %3 is %4, but the applied operations make %5"_s
                                     .arg(order.number, line.id.value, QLatin1StringView(what))
                                     .arg(is)
                                     .arg(made));
            };
            differs("picked", line.picked, expected.picked);
            differs("shipped", line.shipped, expected.shipped);
            differs("given up", line.givenUp, expected.givenUp);
            differs("out of stock", line.outOfStock ? 1 : 0, expected.outOfStock ? 1 : 0);
        }
    }
    for (auto sku = platform.discontinued.cbegin(); sku != platform.discontinued.cend(); ++sku) {
        if (sku.value() != replay.discontinued.value(sku.key()))
            world.broken(u"I1 SKU %1 is %2, but the applied operations make it the other"_s.arg(
                sku.key(), sku.value() ? u"discontinued"_s : u"not discontinued"_s));
    }
}

/// I3: quantities fit together, and so do parcels and waybills.
void checkQuantities(World &world, const PlatformFacts &platform, const Replay &replay)
{
    QSet<QString> waybills;
    QSet<QString> shipments;
    for (const Order &order : platform.orders) {
        for (const Line &line : order.lines) {
            if (line.shipped < 0 || line.shipped > line.picked || line.picked > line.ordered - line.givenUp)
                world.broken(u"I3 order %1: ordered %2, picked %3, shipped %4, given up %5"_s.arg(order.number)
                                 .arg(line.ordered)
                                 .arg(line.picked)
                                 .arg(line.shipped)
                                 .arg(line.givenUp));
        }
        QHash<QString, int> shipped;
        for (const Shipment &shipment : order.shipments) {
            if (shipments.contains(shipment.id.value))
                world.broken(u"I3 a parcel is there twice: "_s + shipment.id.value);
            shipments.insert(shipment.id.value);
            if (replay.applications.value(shipment.id.value) != 1)
                world.broken(u"I3 parcel %1 belongs to %2 applied operations"_s.arg(shipment.id.value)
                                 .arg(replay.applications.value(shipment.id.value)));
            if (shipment.state == ShipmentState::Voided)
                continue;
            if (waybills.contains(shipment.waybill))
                world.broken(u"I3 waybill on two parcels: "_s + shipment.waybill);
            waybills.insert(shipment.waybill);
            for (const ShipmentLine &line : shipment.lines)
                shipped[line.line.value] += line.quantity;
        }
        for (const Line &line : order.lines) {
            if (line.shipped != shipped.value(line.id.value))
                world.broken(u"I3 order %1: shipped %2, parcels hold %3"_s.arg(order.number)
                                 .arg(line.shipped)
                                 .arg(shipped.value(line.id.value)));
        }
    }
}

/// I7: effects of one device on one record happened in the order of the acts.
void checkLanes(World &world, const PlatformFacts &platform, const DeviceFacts &device)
{
    const QHash<QString, StoredResult> &results = platform.results;
    QHash<QString, qint64> last;
    for (const Saved &saved : device.saved) {
        const auto result = results.constFind(saved.id.value);
        if (result == results.cend() || result->outcome != "applied"_L1)
            continue;
        // A person may send a failed act again after later ones went through.
        if (device.sentAgain.contains(saved.id.value))
            continue;
        const QString before = results.value(saved.after.value).outcome;
        if (before == "conflict"_L1 || before == "rejected"_L1)
            world.broken(u"I7 %1: %2 ran although %3 before it was refused"_s.arg(device.name, saved.id.value,
                                                                                  saved.after.value));
        qint64 &pos = last[saved.operation.lane];
        if (result->pos < pos)
            world.broken(u"I7 %1: %2 ran before an earlier act on the same record"_s.arg(device.name, saved.id.value));
        pos = result->pos;
    }
}

void checkOutbox(World &world, const DeviceFacts &device, const QHash<QString, StoredResult> &results)
{
    const QHash<QString, OutboxRow> &outbox = device.outbox;
    for (const Saved &saved : device.saved) {
        const QString id = saved.id.value;
        const QString what = u"%1 %2 %3"_s.arg(device.name, operationType(saved.operation.payload), id);
        const auto row = outbox.constFind(id);
        if (row == outbox.cend() && device.forgettable.contains(id))
            continue;
        if (row == outbox.cend())
            world.broken(u"I2 lost: "_s + what);
        if (row->problem.contains("too-old"_L1)) {
            world.count("an operation looked old");
            if (!device.clockJumped)
                world.broken(u"I14 a wrong clock made an operation of minutes look old: "_s + what);
        }
        const QString platformSays = results.value(id).outcome;
        world.count(qPrintable(u"ended "_s + row->state));
        if (row->state == "done"_L1) {
            if (platformSays != "applied"_L1)
                world.broken(u"I1 shown done, but the platform says '%1': %2"_s.arg(platformSays, what));
            // A notice stays closed behind an operation that the person closed, restored and sent again.
            const bool closedOnce = !device.closedByPerson || device.closedByPerson->contains(id);
            if (row->openNotices > 0 || (row->standingNotices > 0 && !closedOnce))
                world.broken(u"I9 done with a notice: "_s + what);
        } else if (row->state == "pending"_L1 || row->state == "acked"_L1) {
            world.broken(u"I2/I12 still %1: %2"_s.arg(row->state, what));
        } else if (row->state == "closed"_L1) {
            const bool byPerson =
                row->closedBySomebody && (!device.closedByPerson || device.closedByPerson->contains(id));
            if (!byPerson || row->standingNotices < 1 || row->openNotices > 0)
                world.broken(u"I9 closed, but not by a person: "_s + what);
        } else {
            if (row->openNotices != 1)
                world.broken(u"I9 %1 with %2 open notices: %3"_s.arg(row->state).arg(row->openNotices).arg(what));
            if (platformSays == "applied"_L1)
                world.broken(u"I9 shown %1 although the platform applied it: %2"_s.arg(row->state, what));
        }
    }
}

/// I16: what a restored backup had forgotten is applied again, or somebody knows.
void checkRestored(World &world, const PlatformFacts &platform, const DeviceFacts &device)
{
    for (const Saved &saved : device.saved) {
        const QString id = saved.id.value;
        if (!platform.lostByRestore.contains(id))
            continue;
        const bool again = platform.results.value(id).outcome == "applied"_L1;
        if (!again && device.outbox.value(id).standingNotices == 0)
            world.broken(u"I16 %1: %2 was lost by a restore and nobody knows"_s.arg(device.name, id));
        world.count(again ? "lost by a restore, applied again" : "lost by a restore, with a notice");
    }
}

/// Which operations the platform took and which it refused, for the coverage.
void countOutcomes(World &world, const DeviceFacts &device, const QHash<QString, StoredResult> &results)
{
    for (const Saved &saved : device.saved) {
        const QString outcome = results.value(saved.id.value).outcome;
        if (!outcome.isEmpty())
            world.count(qPrintable((outcome == "applied"_L1 ? u"applied "_s : u"refused "_s) +
                                   operationType(saved.operation.payload)));
    }
}

}  // namespace

QHash<QString, OutboxRow> readOutbox(World &world, const QString &name, sql::Connection &file)
{
    if (const Status sound = file.quickCheck(); !sound)
        world.broken(u"I10 the outbox of %1: %2"_s.arg(name, sound.error().detail));
    QHash<QString, OutboxRow> out;
    sql::Query rows = file.query(
        "SELECT op_id, state, closed_by,"
        " (SELECT count(*) FROM notice WHERE notice.op_id = op.op_id AND closed_at_ms = 0),"
        " (SELECT count(*) FROM notice WHERE notice.op_id = op.op_id AND closed_as IN ('', 'closed', 'superseded')), "
        "problem FROM "
        "op");
    while (rows.step())
        out.insert(rows.text(0), OutboxRow{rows.text(1), !rows.text(2).isEmpty(), static_cast<int>(rows.integer(3)),
                                           static_cast<int>(rows.integer(4)), rows.text(5)});
    if (rows.failed())
        world.broken(u"outbox not read: "_s + rows.error().detail);
    return out;
}

QHash<QString, StoredResult> readResults(World &world, const OrgId &supplier, sql::Connection &file)
{
    QHash<QString, StoredResult> out;
    sql::Query rows = file.query("SELECT op_id, outcome, version, pos FROM op_result WHERE org = ?");
    rows.bind(1, supplier.value);
    while (rows.step())
        out.insert(rows.text(0), StoredResult{rows.text(1), rows.integer(2), rows.integer(3)});
    if (rows.failed())
        world.broken(u"results not read: "_s + rows.error().detail);
    return out;
}

void checkPromises(World &world, const PlatformFacts &platform, const QList<DeviceFacts> &devices)
{
    const Replay replay = replayOf(world, platform, devices);
    checkEffects(world, platform, replay);
    checkQuantities(world, platform, replay);
    for (const DeviceFacts &device : devices) {
        // What a restored platform lost is carried out again, also by late copies of requests or when a person says so:
        // its order may differ from the first one.
        if (!platform.restored)
            checkLanes(world, platform, device);
        checkOutbox(world, device, platform.results);
        checkRestored(world, platform, device);
        countOutcomes(world, device, platform.results);
    }
}

}  // namespace wyh::sim
