// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What the screen of a PC owes its user at any moment, and what its files hold at the end.
#include "models/domain/decide.h"
#include "tests/crashpoints/station.h"

namespace wyh::crash {

using namespace Qt::StringLiterals;
using store::OpState;

namespace {

store::OrderQuery listOf(store::OrderList list)
{
    store::OrderQuery query;
    query.list = list;
    query.nowMs = 1764000000000;
    return query;
}

}  // namespace

void Station::check(const sync::Effects &effects)
{
    const Quiet quiet(m_faults);
    // I12: whatever waits, somebody will look after it.
    if (m_wake < m_clock.monotonicMs())
        m_world.broken(u"I12 %1: no timer is armed"_s.arg(m_name));
    for (const sync::Effect &effect : effects) {
        if (!std::get_if<sync::RecordsChanged>(&effect))
            continue;
        checkCursor();
        checkSaved();
        checkShown();
        return;
    }
}

/// I2: what was called saved is there.
void Station::checkSaved()
{
    const Quiet quiet(m_faults);
    for (const sim::Saved &saved : std::as_const(m_saved)) {
        if (!m_store->operation(saved.id) && !m_forgettable.contains(saved.id.value))
            m_world.broken(u"I2 %1: %2 was saved and is gone"_s.arg(m_name, saved.id.value));
    }
}

/// I5: the cursor does not go back while the program runs.
void Station::checkCursor()
{
    const store::PullState pull = m_store->pullState();
    if (pull.generation == m_generation && !pull.booting && !pull.shadow && pull.pos < m_pos)
        m_world.broken(u"I5 %1: the cursor went back from %2 to %3"_s.arg(m_name).arg(m_pos).arg(pull.pos));
    m_generation = pull.generation;
    m_pos = pull.booting || pull.shadow ? 0 : pull.pos;
}

/// I8: what is shown is the cached record with the open operations laid over it.
void Station::checkShown()
{
    const Quiet quiet(m_faults);
    QMap<QString, QList<Operation>> lanes;
    for (const store::OpRow &row : rows({OpState::Pending, OpState::Acked})) {
        const OrderId id = orderOfLane(row.operation.lane);
        const std::optional<Order> cached = id.isEmpty() ? std::nullopt : m_store->cachedOrder(id);
        if (cached && (row.state == OpState::Pending || row.resultVersion == 0 || cached->version < row.resultVersion))
            lanes[id.value].append(row.operation);
    }
    // Done means that the record shows it, also after a power cut that took the cache back.
    for (const store::OpRow &row : rows({OpState::Done})) {
        const OrderId id = orderOfLane(row.operation.lane);
        const std::optional<Order> cached = id.isEmpty() ? std::nullopt : m_store->cachedOrder(id);
        if (cached && cached->version < row.resultVersion && !m_forgettable.contains(row.operation.id.value))
            m_world.broken(
                u"I8 %1: %2 is done, its record of version %3 is not there"_s.arg(m_name, row.operation.id.value)
                    .arg(row.resultVersion));
    }
    for (auto lane = lanes.cbegin(); lane != lanes.cend(); ++lane) {
        const std::optional<Order> shown = m_store->shownOrder(OrderId(lane.key()));
        std::optional<Order> expected = m_store->cachedOrder(OrderId(lane.key()));
        if (!shown || !expected)
            m_world.broken(u"I8 %1: an order with open operations is not shown"_s.arg(m_name));
        for (Line &line : expected->lines)
            line.discontinued = shown->line(line.id) && shown->line(line.id)->discontinued;
        if (!(fold(*expected, lane.value()).order.lines == shown->lines))
            m_world.broken(u"I8 %1: open operations are not visible on %2"_s.arg(m_name, lane.key()));
    }
}

void Station::glance()
{
    if (!m_store)
        return;
    auto opened = store::Reader::open(m_store->cachePath(), m_vfs.name());
    if (died())
        return;
    const auto needsReason = [this](const Error &error) {
        m_world.log(u"%1 shows an error: %2"_s.arg(m_name, error.detail));
        m_world.count("a read failed, with words");
        if (!m_faults.reached())
            m_world.broken(u"%1: a list cannot be read: %2"_s.arg(m_name, error.detail));
    };
    if (!opened.ok()) {
        needsReason(opened.error());
        return;
    }
    for (const store::OrderList list : {store::OrderList::Picking, store::OrderList::Shipping, store::OrderList::All}) {
        const auto seen = (*opened)->page(listOf(list), {}, 100);
        const auto count = (*opened)->count(listOf(list));
        if (m_disk.crashed())
            break;
        for (const Error *error : {seen.ok() ? nullptr : &seen.error(), count.ok() ? nullptr : &count.error()}) {
            if (error)
                needsReason(*error);
        }
        const Quiet quiet(m_faults);
        const auto truth = (*opened)->page(listOf(list), {}, 100);
        if (!truth.ok())
            m_world.broken(u"%1: a sound list cannot be read: %2"_s.arg(m_name, truth.error().detail));
        if (seen.ok() && *seen != *truth)
            m_world.broken(
                u"%1: a list showed %2 rows, there are %3"_s.arg(m_name).arg(seen->size()).arg(truth->size()));
        if (count.ok() && truth->size() < 100 && *count != truth->size())
            m_world.broken(u"%1: a list counted %2 rows, there are %3"_s.arg(m_name).arg(*count).arg(truth->size()));
    }
    opened->reset();
    glanceAtOperations(needsReason);
    (void)died();
}

/// The sync centre: what waits and what needs attention.
void Station::glanceAtOperations(const std::function<void(const Error &)> &needsReason)
{
    const auto counts = m_store->readCounts();
    const auto listed = m_store->readOperations(allStates(), 1000, false);
    const auto exported = m_store->exportUnsent({});
    if (m_disk.crashed())
        return;
    for (const Error *error : {counts.ok() ? nullptr : &counts.error(), listed.ok() ? nullptr : &listed.error(),
                               exported.ok() ? nullptr : &exported.error()}) {
        if (error)
            needsReason(*error);
    }
    const Quiet quiet(m_faults);
    const store::OutboxCounts truth = m_store->counts();
    if (counts.ok() && (counts->waiting != truth.waiting || counts->attention != truth.attention))
        m_world.broken(
            u"%1: %2 operations were said to wait, it is %3"_s.arg(m_name).arg(counts->waiting).arg(truth.waiting));
    if (listed.ok() && listed->size() != rows().size())
        m_world.broken(u"%1: %2 operations were listed of %3"_s.arg(m_name).arg(listed->size()).arg(rows().size()));
    const QByteArray whole = m_store->exportUnsent({}).valueOr({});
    if (exported.ok() && exported->count("\"state\"") != whole.count("\"state\""))
        m_world.broken(u"%1: an export was not whole"_s.arg(m_name));
}

bool Station::settled()
{
    if (!m_store)
        return false;
    const Quiet quiet(m_faults);
    const store::PullState pull = m_store->pullState();
    return m_store->counts().waiting == 0 && !pull.booting && !pull.shadow && !pull.verify;
}

int Station::picked(const OrderId &order, int line)
{
    const Quiet quiet(m_faults);
    const auto shown = m_store ? m_store->shownOrder(order) : std::nullopt;
    return shown ? shown->lines.at(line).picked : -1;
}

QString Station::describe()
{
    if (!m_store)
        return m_name + u": not running"_s;
    const Quiet quiet(m_faults);
    const store::PullState pull = m_store->pullState();
    return u"%1: waiting %2, pos %3, booting %4, shadow %5, verify %6, state %7 %8"_s.arg(m_name)
        .arg(m_store->counts().waiting)
        .arg(pull.pos)
        .arg(pull.booting)
        .arg(pull.shadow)
        .arg(pull.verify)
        .arg(static_cast<int>(m_engine->state().kind))
        .arg(m_engine->state().reason);
}

QString Station::difference(const sim::Records &records, const QList<OrderId> &all)
{
    if (!settled())
        return describe();
    const Quiet quiet(m_faults);
    auto opened = store::Reader::open(m_store->cachePath(), m_vfs.name());
    if (!opened.ok())
        return u"%1: the lists do not open: %2"_s.arg(m_name, opened.error().detail);
    const bool prices = records.pricesFor.contains(m_login);
    QSet<OrderId> present;
    for (const Order &order : records.orders) {
        present.insert(order.id);
        const std::optional<Order> cached = m_store->cachedOrder(order.id);
        // Asked again and again while records are on their way: the rest need not be looked at then.
        if (cached && cached->version < order.version)
            return u"I4/I6 %1 has an older order %2"_s.arg(m_name, order.number);
        const std::optional<Order> shown = m_store->shownOrder(order.id);
        const QString differs = sim::orderDiffers(records, order, prices, cached, shown);
        if (!differs.isEmpty())
            return u"I4/I6 %1 has %2"_s.arg(m_name, differs);
        const auto pictured = (*opened)->order(order.id);
        if (!pictured.ok() || !pictured->has_value() || !(**pictured == *shown))
            return u"I4 %1: the picture of %2 is not what is shown"_s.arg(m_name, order.number);
    }
    for (const OrderId &id : all) {
        if (!present.contains(id) && m_store->cachedOrder(id))
            return u"I4 %1 still has order %2"_s.arg(m_name, id.value);
    }
    return {};
}

/// Crashes between the commit of a page and that of the outbox are what settle is for: they must happen in a story.
void Station::noteWhereItDied()
{
    if (m_world.coverage().value(u"crash between cache commit and outbox commit"_s) > 0)
        return;
    const Quiet quiet(m_faults);
    testing::DiskFaults none;
    testing::MemoryDisk copy(none);
    copy.load(m_disk.image());
    const testing::DiskVfs vfs(copy, "copy");
    sql::OpenOptions options;
    options.vfs = vfs.name();
    const auto cache = sql::Connection::open(folder() + u"/cache.db"_s, options);
    const auto outbox = sql::Connection::open(folder() + u"/outbox.db"_s, options);
    if (!cache.ok() || !outbox.ok())
        return;
    sql::Query open = (*outbox)->query("SELECT op_id FROM op WHERE state IN ('pending', 'acked')");
    while (open.step()) {
        sql::Query seen = (*cache)->query("SELECT 1 FROM op_seen WHERE op_id = ?");
        seen.bind(1, open.text(0));
        if (seen.step()) {
            m_world.count("crash between cache commit and outbox commit");
            return;
        }
    }
}

sim::DeviceFacts Station::facts()
{
    const Quiet quiet(m_faults);
    end();
    sql::OpenOptions options;
    options.vfs = m_vfs.name();
    const auto cache = sql::Connection::open(folder() + u"/cache.db"_s, options);
    if (!cache.ok())
        m_world.broken(u"I10 the cache of %1 does not open: %2"_s.arg(m_name, cache.error().detail));
    if (const Status sound = (*cache)->quickCheck(); !sound.ok())
        m_world.broken(u"I10 the cache of %1: %2"_s.arg(m_name, sound.error().detail));
    const auto outbox = sql::Connection::open(folder() + u"/outbox.db"_s, options);
    if (!outbox.ok())
        m_world.broken(u"I10 the outbox of %1 does not open: %2"_s.arg(m_name, outbox.error().detail));
    return {m_name, m_saved, m_sentAgain, sim::readOutbox(m_world, m_name, **outbox), m_forgettable};
}

}  // namespace wyh::crash
