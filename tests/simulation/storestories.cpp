// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What a power cut or a moment between two files would show (ADR 15). The PCs of a run die without losing what they
// have written, so these stories have a disk of their own and pages written by hand; tst_powercut tells more of them.
#include "models/store/localstore.h"
#include "net/contract/codec.h"
#include "tests/simulation/stories.h"
#include "tests/support/diskvfs.h"
#include "tests/support/memoryfiles.h"

namespace wyh::sim {

using namespace Qt::StringLiterals;
using contract::OperationResult;
using contract::PullItem;
using store::OpState;

namespace {

Order orderWith(int picked, qint64 version)
{
    Line line;
    line.id = LineId(u"a"_s);
    line.sku = SkuId(u"sku-a"_s);
    line.title = u"中性笔"_s;
    line.unit = u"盒"_s;
    line.ordered = 10;
    line.picked = picked;
    Order order;
    order.id = OrderId(u"o1"_s);
    order.version = version;
    order.number = u"40000000"_s;
    order.supplier = OrgId(u"huafeng"_s);
    order.dealer = OrgId(u"dealer"_s);
    order.dealerName = u"小林百货"_s;
    order.createdAtMs = 1764000000000;
    order.recipient.name = u"王芳"_s;
    order.recipient.phone = u"13800000000"_s;
    order.lines = {line};
    return order;
}

OperationResult applied(const OpId &op)
{
    return {op, OperationResult::Outcome::Applied, 2, 2, {}, {}};
}

/// A PC without an engine. The order it has goes up to version 2 at position 2, and a reload takes it back to 1.
class Desk
{
public:
    explicit Desk(World &world) : m_world(world), m_clock(world, 0, 0), m_random(world.seed(), 1) { open(); }

    store::LocalStore &store() { return *m_store; }
    void restart()
    {
        m_store.reset();
        open();
    }
    void cutPower()
    {
        m_faults.arm({testing::DiskFaults::Kind::Crash, 1, false});
        (void)m_disk.ask(testing::DiskCall::Mark, u"now"_s);
        m_store.reset();
        m_disk.powerCut(testing::Damage::Lost, 1);
        m_faults.arm({});
        open();
    }
    void settle()
    {
        if (!m_store->settle().ok())
            m_world.broken(u"the story does not work: nothing is settled"_s);
    }
    void page(int picked, qint64 version, const QString &next, const QList<OperationResult> &results = {})
    {
        const PullItem item{u"order"_s,
                            u"o1"_s,
                            version,
                            version,
                            PullItem::Gone::No,
                            contract::orderToJson(orderWith(picked, version), true)};
        const contract::Seen top{u"f1"_s, version, u"mark of "_s + next};
        const auto taken = m_store->applyPage({top.feed, {item}, results, next, version, false, -1, top, 0},
                                              m_store->pullState().token);
        if (!taken.ok() || !taken->applied)
            m_world.broken(u"the story does not work: no page"_s);
    }
    /// Done by the time it returns.
    OpId act(const OperationPayload &payload, const QString &mark)
    {
        const auto recorded = m_store->record({orderLane(OrderId(u"o1"_s)), payload, {}});
        if (!recorded.ok())
            m_world.broken(u"the story does not work: nothing is saved"_s);
        (void)m_store->nextBatch(10, 100000, {});
        if (!m_store->applyPush({{applied(recorded->id)}, {u"f1"_s, 2, mark}}).ok())
            m_world.broken(u"the story does not work: no answer"_s);
        page(3, 2, mark, {applied(recorded->id)});
        settle();
        if (state(recorded->id) != OpState::Done)
            m_world.broken(u"the story does not work: it is not done"_s);
        return recorded->id;
    }
    [[nodiscard]] OpState state(const OpId &op)
    {
        const auto row = m_store->operation(op);
        if (!row)
            m_world.broken(u"I2 an operation is gone"_s);
        return row->state;
    }
    [[nodiscard]] int picked()
    {
        const auto shown = m_store->shownOrder(OrderId(u"o1"_s));
        return shown ? shown->lines.constFirst().picked : -1;
    }

private:
    void open()
    {
        store::OpenStore options;
        options.folder = u"/profile"_s;
        options.base.vfs = m_vfs.name();
        options.base.busyTimeoutMs = 0;
        options.files = &m_files;
        auto opened = store::LocalStore::open(options, m_clock, m_random);
        if (!opened.ok())
            m_world.broken(u"I10 the store does not open: "_s + opened.error().detail);
        m_store = std::move(*opened);
    }

    World &m_world;
    testing::DiskFaults m_faults;
    testing::MemoryDisk m_disk{m_faults};
    testing::DiskVfs m_vfs{m_disk, "desk"};
    testing::MemoryFiles m_files{m_disk};
    SimClock m_clock;
    Chance m_random;
    std::unique_ptr<store::LocalStore> m_store;
};

/// The platform was restored and does not know the last pick. Between the page that ends the reload and settle() the
/// person looks at the screen.
void betweenSwapAndSettle(Stage &stage)
{
    Desk desk(stage.world);
    desk.page(0, 1, u"c1"_s);
    desk.settle();
    const OpId op = desk.act(PickOp{LineId(u"a"_s), 3}, u"c2"_s);
    if (!desk.store().beginReset(u"history"_s).ok())
        stage.world.broken(u"the story does not work: no reload"_s);
    desk.page(0, 1, u"d1"_s);
    if (desk.state(op) == OpState::Done || desk.picked() != 3)
        stage.world.broken(u"I8 an operation is done, and its effect is not in the picture"_s);
    desk.settle();
    if (desk.state(op) != OpState::Pending || desk.picked() != 3)
        stage.world.broken(u"I16 what the platform lost is not sent again"_s);
}

/// A parcel leaves after the reload, then the power goes and the disk keeps what is safe.
void powerCutAfterReload(Stage &stage)
{
    Desk desk(stage.world);
    desk.page(0, 1, u"c1"_s);
    desk.settle();
    desk.act(PickOp{LineId(u"a"_s), 3}, u"c2"_s);
    desk.restart();  // a proper end: so much is safe
    if (!desk.store().beginReset(u"history"_s).ok())
        stage.world.broken(u"the story does not work: no reload"_s);
    desk.page(0, 1, u"d1"_s);
    desk.settle();
    ShipOp ship;
    ship.shipment = ShipmentId(u"parcel"_s);
    ship.lines = {{LineId(u"a"_s), 3, 0}};
    ship.courier = u"YTO"_s;
    ship.waybill = u"YT1111111111111"_s;
    ship.weightGrams = 1250;
    ship.freight = Money{1250};
    const OpId parcel = desk.act(ship, u"d2"_s);
    desk.cutPower();
    const store::PullState pull = desk.store().pullState();
    if (pull.verify || pull.generation != 2)
        stage.world.broken(u"I5 a power cut took the reload back: generation %1"_s.arg(pull.generation));
    desk.settle();
    if (desk.state(parcel) != OpState::Acked)
        stage.world.broken(u"I9 a parcel that the platform has looks lost"_s);
}

}  // namespace

std::vector<Story> storeStories()
{
    return {{"a look between the swap and settle", &betweenSwapAndSettle},
            {"a power cut after a reload", &powerCutAfterReload}};
}

}  // namespace wyh::sim
