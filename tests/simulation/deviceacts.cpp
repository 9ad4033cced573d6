// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What the person at a device does, and what the screen owes him at once (I5, I8, I12, I15).
#include "models/domain/decide.h"
#include "models/sql/connection.h"
#include "net/contract/codec.h"
#include "tests/simulation/simdevice.h"

namespace wyh::sim {

using namespace Qt::StringLiterals;
using store::OpState;

namespace {

constexpr double kSameWaybill = 0.06;
constexpr double kPoison = 0.03;

/// The SKU flag's version that the screen shows.
qint64 seenSkuVersion(const QString &cachePath, const SkuId &sku)
{
    sql::OpenOptions options;
    options.mode = sql::OpenOptions::Mode::ReadOnly;
    options.checkpoints = false;
    const Result<std::unique_ptr<sql::Connection>> file = sql::Connection::open(cachePath, options);
    if (!file)
        return 0;
    sql::Query query = (*file)->query("SELECT ver FROM sku WHERE id=?");
    query.bind(1, sku.value);
    return query.step() ? query.integer(0) : 0;
}

}  // namespace

std::optional<OperationPayload> SimDevice::chooseShip(const Order &order)
{
    ShipOp ship;
    for (const Line &line : order.lines) {
        if (line.toShip() > 0 && m_acts.happens(0.8))
            ship.lines.append({line.id, 1 + m_acts.pick(line.toShip()), 0});
        else if (line.toShip() == 0 && line.toPick() > 0 && !line.flagged() && m_acts.happens(0.2))
            ship.lines.append({line.id, 1, 1});  // picked and shipped in one act
    }
    if (ship.lines.isEmpty())
        return std::nullopt;
    ship.shipment = ShipmentId(u"%1-0000-7000-8000-%2"_s.arg(m_acts.next64() & 0xffffffff, 8, 16, QLatin1Char('0'))
                                   .arg(m_acts.next64() & 0xffffffffffff, 12, 16, QLatin1Char('0')));
    // makeUuid7's shape: 8-4-4-4-12
    ship.shipment.value = ship.shipment.value.left(8) + u"-0000-7000-8000-"_s + ship.shipment.value.right(12);
    ship.courier = u"YTO"_s;
    QStringList &waybills = m_platform.suppliers()[m_person.supplier].waybills;
    if (!waybills.isEmpty() && m_acts.happens(kSameWaybill)) {
        ship.waybill = waybills.at(m_acts.pick(static_cast<int>(waybills.size())));
        m_world.count("the same waybill by mistake");
    } else {
        ship.waybill = u"YT%1"_s.arg(m_acts.between(1000000000000, 9999999999999));
        waybills.append(ship.waybill);
    }
    ship.weightGrams = 100 + m_acts.pick(2000);
    ship.freight = Money{m_acts.pick(2000)};
    ship.seenRecipientVersion = order.recipientVersion;
    return ship;
}

std::optional<store::Act> SimDevice::choose(const Order &order)
{
    const Line &line = order.lines.at(m_acts.pick(static_cast<int>(order.lines.size())));
    const int what = m_acts.pick(100);
    const auto onOrder = [&](OperationPayload payload) {
        return store::Act{orderLane(order.id), std::move(payload), {}};
    };
    if (what < 45 && line.toPick() > 0)
        return onOrder(PickOp{line.id, 1 + m_acts.pick(line.toPick())});
    if (what < 55 && line.toShip() > 0)
        return onOrder(PickOp{line.id, -1 - m_acts.pick(line.toShip())});
    if (what < 62)
        return onOrder(FlagLineOp{line.id, !line.outOfStock, line.flagVersion, line.outOfStock ? line.shipped : 0});
    if (what < 65 && m_person.manager) {
        const qint64 seen = seenSkuVersion(m_store->cachePath(), line.sku);
        return store::Act{skuLane(line.sku), FlagSkuOp{line.sku, !line.discontinued, seen, line.title}, {}};
    }
    if (what < 67 && line.toPick() > 0)
        return onOrder(GiveUpRestOp{line.id, 1 + m_acts.pick(line.toPick()), u"fabric sold out"_s});
    if (what < 69) {
        for (const Shipment &shipment : order.shipments) {
            if (shipment.state == ShipmentState::Shipped)
                return onOrder(VoidShipmentOp{shipment.id, u"wrong parcel"_s});
        }
    }
    if (const auto ship = chooseShip(order))
        return onOrder(*ship);
    return std::nullopt;
}

void SimDevice::act()
{
    if (!m_store)
        return;
    const QList<OrderId> &all = m_platform.suppliers()[m_person.supplier].orderIds;
    for (int attempt = 0; attempt < 4; ++attempt) {
        const std::optional<Order> order = m_store->shownOrder(all.at(m_acts.pick(static_cast<int>(all.size()))));
        if (!order || order->lines.isEmpty())
            continue;
        if (const std::optional<store::Act> what = choose(*order)) {
            record(*what);
            return;
        }
    }
}

void SimDevice::record(const store::Act &act)
{
    const bool poisoned = m_world.faults && m_platform.poison.size() < 2 && m_acts.happens(kPoison);
    const Disk::Work work(m_disk);
    try {
        const OrderId orderId = orderOfLane(act.lane);
        const std::optional<Order> before = orderId.isEmpty() ? std::nullopt : m_store->shownOrder(orderId);
        OpId earlier;
        for (const store::OpRow &open : m_store->operations({OpState::Pending, OpState::Acked}, 1000, false)) {
            if (open.operation.lane == act.lane)
                earlier = open.operation.id;
        }
        const Result<store::Recorded, Problem> recorded = m_store->record(act, name());
        if (!recorded) {
            if (recorded.error().code == "not-saved"_L1)
                checkNotSaved(before, recorded.error());
            else
                m_world.count("act refused by the rules");
            return;
        }
        const std::optional<store::OpRow> row = m_store->operation(recorded->id);
        if (!row)
            m_world.broken(u"I2 %1: %2 is not in the outbox"_s.arg(name(), recorded->id.value));
        m_saved.append({recorded->id, row->operation, earlier});
        m_world.count("operations recorded");
        m_world.count("seen in state pending");
        m_world.count(qPrintable(u"op "_s + operationType(act.payload)));
        if (m_world.logging())
            m_world.log(u"%1 records %2 %3 %4 %5"_s.arg(
                name(), recorded->id.value, operationType(act.payload), act.lane,
                QString::fromUtf8(contract::compact(contract::argsToJson(act.payload)))));
        if (poisoned) {
            m_platform.poison.insert(recorded->id.value);
            m_world.count("poisoned operation");
        }
        checkVisible(*recorded, before, act);
    } catch (const SimulatedCrash &) {
        crash("while recording");
        return;
    }
    step(sync::Recorded{});
}

void SimDevice::checkVisible(const store::Recorded &recorded, const std::optional<Order> &before, const store::Act &act)
{
    const OrderId id = orderOfLane(act.lane);
    if (id.isEmpty() || !before)
        return;
    const std::optional<Order> after = m_store->shownOrder(id);
    if (!after)
        m_world.broken(u"I8 %1: the order vanished under an act"_s.arg(name()));
    // The parcel's time and the order of its lines are the fold's own affair.
    if (!(after->lines == recorded.order.lines) || after->shipments.size() != recorded.order.shipments.size())
        m_world.broken(u"I8 %1: what record() returned is not what is shown"_s.arg(name()));
    const Result<OrderOutcome, Problem> expected = decide(*before, act.payload);
    if (!expected)
        m_world.broken(u"%1: recorded against the rules: %2"_s.arg(name(), expected.error().code));
    for (const Line &line : expected->order.lines) {
        const Line *shown = after->line(line.id);
        if (!shown || shown->picked != line.picked || shown->shipped != line.shipped ||
            shown->givenUp != line.givenUp || shown->outOfStock != line.outOfStock)
            m_world.broken(u"I8 %1: %2 is not visible"_s.arg(name(), recorded.id.value));
    }
}

/// Takes a closing back, or does a refused pick over with another count. false: there was nothing of the kind.
bool SimDevice::changeOfMind()
{
    const bool restores = m_acts.happens(0.6);
    const QList<store::OpRow> rows = m_store->operations({restores ? OpState::Closed : OpState::Conflict}, 50);
    if (rows.isEmpty())
        return false;
    const store::OpRow &row = rows.at(m_acts.pick(static_cast<int>(rows.size())));
    if (restores) {
        m_world.log(u"%1 restores %2"_s.arg(name(), row.operation.id.value));
        const Status status = m_store->restore(row.operation.id, name());
        // A clock may have jumped years, and what was done over stays closed.
        const bool refused = !status.ok() && !m_disk.isFull() && status.error().code != "restore-too-late"_L1 &&
                             (status.error().code != "operation-state"_L1 || row.supersededBy.isEmpty());
        if (refused)
            m_world.broken(u"%1: a closing is not taken back: %2"_s.arg(name(), status.error().code));
        m_world.count(status.ok() ? "a person restored an operation" : "a restore was refused");
        return true;
    }
    const auto *pick = std::get_if<PickOp>(&row.operation.payload);
    if (!pick)
        return false;
    m_closedByPerson.insert(row.operation.id.value);
    record({row.operation.lane, PickOp{pick->line, pick->delta > 1 ? pick->delta - 1 : 1}, row.operation.id});
    if (!m_store)
        return true;  // it crashed over it
    const std::optional<store::OpRow> old = m_store->operation(row.operation.id);
    if (old && old->state == OpState::Closed)
        m_world.count("a person did an operation over");
    return true;
}

void SimDevice::tidy()
{
    if (!m_store)
        return;
    const Disk::Work work(m_disk);
    try {
        if (m_acts.happens(0.3) && changeOfMind()) {
            if (m_store)
                step(sync::Recorded{});
            return;
        }
        const QList<store::OpRow> rows = m_store->operations(
            {OpState::Conflict, OpState::Rejected, OpState::Held, OpState::Stuck, OpState::Review}, 50);
        if (rows.isEmpty())
            return;
        const store::OpRow &row = rows.at(m_acts.pick(static_cast<int>(rows.size())));
        const bool again = row.state != OpState::Conflict && row.state != OpState::Rejected && m_acts.happens(0.7);
        m_world.log(u"%1 %2 %3"_s.arg(name(), again ? u"sends again"_s : u"closes"_s, row.operation.id.value));
        // Noted first: the program may die right after it has stored the answer.
        (again ? m_sentAgain : m_closedByPerson).insert(row.operation.id.value);
        const Status status = again ? m_store->sendAgain({row.operation.id}, name())
                                    : m_store->close(row.operation.id, name(), u"seen"_s);
        m_world.count(status.ok() ? "a person answered a notice" : "a person's answer was refused");
    } catch (const SimulatedCrash &) {
        crash("while answering a notice");
        return;
    }
    step(sync::Recorded{});
}

void SimDevice::replayPage()
{
    if (!m_store || m_oldPages.isEmpty() || m_store->pullState().shadow)
        return;
    const OldPage &old = m_oldPages.at(m_acts.pick(static_cast<int>(m_oldPages.size())));
    if (old.cursor == m_store->pullState().token)
        return;
    const Disk::Work work(m_disk);
    try {
        const Picture before = picture();
        const Result<store::LocalStore::PageOutcome> outcome = m_store->applyPage(old.page, old.cursor);
        if (!outcome && m_disk.isFull())
            return;
        if (!outcome)
            m_world.broken(u"I15 %1: a repeated page fails: %2"_s.arg(name(), outcome.error().code));
        if (outcome->applied || !(picture() == before))
            m_world.broken(u"I15 %1: a repeated page changed something"_s.arg(name()));
        m_world.count(old.generation == m_store->pullState().generation ? "page repeated" : "page of before a reload");
    } catch (const SimulatedCrash &) {
        crash("while a page was repeated");
    }
}

SimDevice::Picture SimDevice::picture()
{
    const store::PullState pull = m_store->pullState();
    Picture out{pull.token, pull.pos, {}, {}};
    for (const OrderId &id : std::as_const(m_platform.suppliers()[m_person.supplier].orderIds))
        out.orders.append(m_store->cachedOrder(id));
    for (const store::OpRow &row : m_store->operations({OpState::Pending, OpState::Acked, OpState::Done}, 1000, false))
        out.operations.append(row.operation.id.value + store::opStateCode(row.state));
    return out;
}

/// "Not saved" must be true: nothing of the act may be found.
void SimDevice::checkNotSaved(const std::optional<Order> &before, const Problem &problem)
{
    if (!m_disk.isFull())
        m_world.broken(u"%1: not saved: %2"_s.arg(name(), problem.detail));
    m_world.count("not saved, the disk is full");
    if (before && m_store->shownOrder(before->id) != before)
        m_world.broken(u"I2 %1: an act that was not saved is shown"_s.arg(name()));
    const QList<store::OpRow> newest = m_store->operations({OpState::Pending}, 1, true);
    const auto known = [&](const Saved &saved) { return saved.id == newest.constFirst().operation.id; };
    if (!newest.isEmpty() && std::none_of(m_saved.cbegin(), m_saved.cend(), known))
        m_world.broken(u"I2 %1: an act that was not saved is in the outbox"_s.arg(name()));
}

void SimDevice::checkCursor()
{
    const store::PullState pull = m_store->pullState();
    if (pull.generation == m_generation && !pull.booting && !pull.shadow && pull.pos < m_pos)
        m_world.broken(u"I5 %1: the cursor went back from %2 to %3"_s.arg(name()).arg(m_pos).arg(pull.pos));
    if (pull.generation != m_generation)
        m_versions.clear();
    m_generation = pull.generation;
    m_pos = pull.booting || pull.shadow ? 0 : pull.pos;
}

/// I8: what is shown is the cached record with the open operations laid over it, worked out once more from the rows.
void SimDevice::checkShown()
{
    QMap<QString, QList<Operation>> lanes;
    for (const store::OpRow &row : m_store->operations({OpState::Pending, OpState::Acked}, 1000, false)) {
        const OrderId id = orderOfLane(row.operation.lane);
        const std::optional<Order> cached = id.isEmpty() ? std::nullopt : m_store->cachedOrder(id);
        if (cached && (row.state == OpState::Pending || row.resultVersion == 0 || cached->version < row.resultVersion))
            lanes[id.value].append(row.operation);
    }
    for (auto lane = lanes.cbegin(); lane != lanes.cend(); ++lane) {
        const std::optional<Order> shown = m_store->shownOrder(OrderId(lane.key()));
        std::optional<Order> expected = m_store->cachedOrder(OrderId(lane.key()));
        if (!shown || !expected)
            m_world.broken(u"I8 %1: an order with open operations is not shown"_s.arg(name()));
        for (Line &line : expected->lines)
            line.discontinued = shown->line(line.id) && shown->line(line.id)->discontinued;
        if (!(fold(*expected, lane.value()).order.lines == shown->lines))
            m_world.broken(u"I8 %1: open operations are not visible on %2"_s.arg(name(), lane.key()));
    }
}

/// I8: an operation is done only when the record shows it, so that its effect never disappears in between.
void SimDevice::checkDone(const store::OpRow &row)
{
    if (m_seenDone.contains(row.operation.id.value))
        return;
    m_seenDone.insert(row.operation.id.value);
    const OrderId id = orderOfLane(row.operation.lane);
    const std::optional<Order> cached = id.isEmpty() ? std::nullopt : m_store->cachedOrder(id);
    if (cached && cached->version < row.resultVersion)
        m_world.broken(u"I8 %1: %2 is done before its record arrived"_s.arg(name(), row.operation.id.value));
}

void SimDevice::check(const sync::Effects &effects)
{
    if (!m_store)
        return;
    // I12: whatever waits, somebody will look after it.
    if (m_wake < m_clock->monotonicMs())
        m_world.broken(u"I12 %1: no timer is armed"_s.arg(name()));
    for (const sync::Effect &effect : effects) {
        const auto *records = std::get_if<sync::RecordsChanged>(&effect);
        if (!records)
            continue;
        checkCursor();
        for (const QString &id : records->changes.orders) {
            const std::optional<Order> cached = m_store->cachedOrder(OrderId(id));
            if (!cached)
                continue;
            qint64 &version = m_versions[id];
            if (cached->version < version)
                m_world.broken(u"I5 %1: order %2 went back to version %3"_s.arg(name(), id).arg(cached->version));
            version = cached->version;
        }
        checkShown();
        if (!records->changes.operations)
            continue;
        for (const OpState state : {OpState::Acked, OpState::Done, OpState::Conflict, OpState::Rejected, OpState::Held,
                                    OpState::Stuck, OpState::Review}) {
            for (const store::OpRow &row : m_store->operations({state}, 20)) {
                const QString id = row.operation.id.value;
                if (state == OpState::Done)
                    checkDone(row);
                if (store::needsAttention(state))
                    m_shownFailed.insert(id);
                else if (m_shownFailed.remove(id))
                    m_world.count("applied after shown failed");
                m_world.count(qPrintable(u"seen in state "_s + store::opStateCode(state)));
            }
        }
    }
}

}  // namespace wyh::sim
