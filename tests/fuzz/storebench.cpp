// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/storebench.h"

#include "net/contract/codec.h"

namespace wyh::fuzz {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRunsPerStore = 500;
constexpr int kWaiting = 4;

Order sample(int number)
{
    Order order;
    order.id = StoreBench::order(number);
    order.version = 1;
    order.number = u"23%1"_s.arg(number);
    order.supplier = OrgId(u"supplier"_s);
    order.dealer = OrgId(u"dealer"_s);
    order.createdAtMs = 1764000000000;
    Line line;
    line.id = StoreBench::line(number);
    line.sku = SkuId(u"sku"_s);
    line.title = u"中性笔"_s;
    line.ordered = 1000;
    order.lines.append(line);
    return order;
}

}  // namespace

OrderId StoreBench::order(int number)
{
    return OrderId(u"order-%1"_s.arg(number));
}

LineId StoreBench::line(int number)
{
    return LineId(u"line-%1"_s.arg(number));
}

store::LocalStore &StoreBench::ready()
{
    if (!m_store || ++m_runs % kRunsPerStore == 0)
        open();
    fill();
    return *m_store;
}

void StoreBench::open()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>(folderTemplate());
    store::OpenStore options;
    options.folder = m_folder->path();
    auto opened = store::LocalStore::open(options, m_clock, m_random);
    require(opened.ok(), "the store opens");
    m_store = std::move(*opened);
    contract::PullPage page;
    page.feed = u"f1"_s;
    for (int i = 0; i < kOrders; ++i) {
        contract::PullItem item;
        item.collection = u"order"_s;
        item.id = order(i).value;
        item.version = 1;
        item.pos = i + 1;
        item.data = contract::orderToJson(sample(i), true);
        page.items.append(item);
    }
    page.next = u"cursor"_s;
    page.nextPos = kOrders;
    page.top = {u"f1"_s, kOrders, u"mark"_s};
    page.nowMs = 1764000000000;
    require(m_store->applyPage(page, {}).ok(), "the first page is taken");
    require(m_store->settle().ok(), "settled");
}

void StoreBench::fill()
{
    m_waiting.clear();
    const QList<store::OpRow> rows = m_store->operations({store::OpState::Pending}, kWaiting, false);
    for (const store::OpRow &row : rows)
        m_waiting.append(row.operation.id);
    // A page may have taken an order away or closed it: whatever can still be recorded is.
    for (int i = 0; m_waiting.size() < kWaiting && i < kWaiting; ++i) {
        const auto recorded = m_store->record({orderLane(order(i % kOrders)), PickOp{line(i % kOrders), 1}, {}});
        if (recorded.ok())
            m_waiting.append(recorded->id);
    }
    if (m_waiting.isEmpty()) {
        open();
        const auto recorded = m_store->record({orderLane(order(0)), PickOp{line(0), 1}, {}});
        require(recorded.ok(), "a fresh store records");
        m_waiting.append(recorded->id);
    }
}

StoreBench::Picture StoreBench::picture()
{
    Picture out;
    const store::PullState pull = m_store->pullState();
    out.token = pull.token;
    out.pos = pull.pos;
    for (int i = 0; i < kOrders; ++i)
        out.cached.append(m_store->cachedOrder(order(i)));
    const QList<store::OpRow> rows = m_store->operations(
        {store::OpState::Pending, store::OpState::Acked, store::OpState::Done, store::OpState::Conflict,
         store::OpState::Rejected, store::OpState::Held, store::OpState::Stuck, store::OpState::Review},
        -1);
    for (const store::OpRow &row : rows)
        out.states.append(row.operation.id.value + store::opStateCode(row.state));
    out.high = m_store->high();
    return out;
}

}  // namespace wyh::fuzz
