// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTemporaryDir>
#include <QTest>

#include "models/domain/orderstatus.h"
#include "models/store/localstore.h"
#include "models/store/reader.h"
#include "net/contract/codec.h"
#include "net/contract/sync.h"

/// A profile in a temporary folder with a clock and a generator of its own, and short ways to write pages and answers.
namespace wyh::testing {

using namespace Qt::StringLiterals;
using contract::OperationResult;
using contract::PullItem;
using contract::PullPage;
using contract::PushAnswer;
using store::Act;
using store::LocalStore;
using store::OpRow;
using store::OpState;

class HandClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return now + wallAhead; }
    [[nodiscard]] qint64 monotonicMs() const override { return now; }
    qint64 now = 1795438801234;
    qint64 wallAhead = 0;  ///< somebody set the clock that people see
};

class SeededRandom final : public Random
{
public:
    quint64 next64() override
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }

private:
    quint64 m_state = 1;
};

/// Thrown from a commit hook: the program ends here.
struct Crash
{
};

inline Line line(const QString &id, int ordered = 10, int picked = 0, int shipped = 0)
{
    Line made;
    made.id = LineId(id);
    made.sku = SkuId(u"sku-"_s + id);
    made.title = u"中性笔 "_s + id;
    made.attributes = u"黑色 · 12支/盒"_s;
    made.barcodes = {u"69012345"_s + id};
    made.articleNumber = u"HF-"_s + id;
    made.unit = u"盒"_s;
    made.ordered = ordered;
    made.picked = picked;
    made.shipped = shipped;
    return made;
}

inline Order order(const QString &id, const QList<Line> &lines)
{
    Order made;
    made.id = OrderId(id);
    made.number = u"40000000"_s + id;
    made.supplier = OrgId(u"huafeng"_s);
    made.dealer = OrgId(u"dealer"_s);
    made.dealerName = u"小林百货"_s;
    made.createdAtMs = 1795000000000;
    made.dueAtMs = 1795500000000;
    made.recipient = {u"王芳"_s,     u"13800000000"_s, u"浙江省"_s, u"金华市"_s, u"义乌市"_s,
                      u"福田街道"_s, u"银海路 1 号"_s, u"322000"_s, u"330782"_s, false};
    made.lines = lines;
    return made;
}

inline PullItem item(const Order &record, qint64 version)
{
    Order made = record;
    made.version = version;
    return {u"order"_s, record.id.value, version, version, PullItem::Gone::No, contract::orderToJson(made, true)};
}

inline PullItem gone(const QString &collection, const QString &id, qint64 version)
{
    return {collection, id, version, version, PullItem::Gone::Deleted, {}};
}

inline PullItem item(const SkuFlag &flag, qint64 version)
{
    SkuFlag made = flag;
    made.version = version;
    return {u"sku"_s, flag.sku.value, version, version, PullItem::Gone::No, contract::skuFlagToJson(made)};
}

inline PullItem item(const Address &address, qint64 version)
{
    Address made = address;
    made.version = version;
    return {u"address"_s, address.id.value, version, version, PullItem::Gone::No, contract::addressToJson(made)};
}

inline OperationResult result(const OpId &op, OperationResult::Outcome outcome, qint64 version = 0, qint64 pos = 0)
{
    OperationResult made{op, outcome, version, pos, {}, {}};
    if (outcome == OperationResult::Outcome::Conflict)
        made.problem = {Problem::Kind::Conflict, u"already-picked"_s, {}, {}, {}};
    if (outcome == OperationResult::Outcome::Rejected)
        made.problem = {Problem::Kind::Rejected, u"line-unknown"_s, {}, {}, {}};
    return made;
}

inline PullPage page(const QList<PullItem> &items, const QString &next, qint64 pos,
                     const QList<OperationResult> &results = {}, bool more = false, const QString &mark = u"m"_s)
{
    return {u"f1"_s, items, results, next, pos, more, -1, {u"f1"_s, pos, mark}, 0};
}

inline Act pick(const QString &order, const QString &line, int delta)
{
    return {orderLane(OrderId(order)), PickOp{LineId(line), delta}, {}};
}

inline Act ship(const QString &order, const QString &line, int quantity, const QString &waybill,
                const QString &shipment = {})
{
    ShipOp op;
    op.shipment = ShipmentId(shipment.isEmpty() ? u"parcel-"_s + waybill : shipment);
    op.lines = {{LineId(line), quantity, 0}};
    op.courier = u"YTO"_s;
    op.waybill = waybill;
    op.weightGrams = 1250;
    op.freight = Money{1250};
    return {orderLane(OrderId(order)), op, {}};
}

inline Act flagSku(const QString &sku, bool discontinued, qint64 seen)
{
    return {skuLane(SkuId(sku)), FlagSkuOp{SkuId(sku), discontinued, seen, u"中性笔"_s}, {}};
}

class Profile
{
public:
    Profile() { reopen(); }

    LocalStore &operator*() const { return *m_store; }
    LocalStore *operator->() const { return m_store.get(); }
    [[nodiscard]] QString folder() const { return m_dir.path(); }
    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }

    void close() { m_store.reset(); }
    Status tryOpen()
    {
        m_store.reset();
        store::OpenStore options;
        options.folder = folder();
        options.commitHook = hook;
        auto opened = LocalStore::open(options, clock, random);
        if (!opened.ok())
            return opened.error();
        m_store = std::move(opened).value();
        return done();
    }
    void reopen()
    {
        if (const Status opened = tryOpen(); !opened.ok())
            qFatal("%s: %s", qPrintable(opened.error().code), qPrintable(opened.error().detail));
    }

    /// Applies the page to the cursor as it is now.
    store::Changes pull(const PullPage &page)
    {
        auto applied = m_store->applyPage(page, m_store->pullState().token);
        if (!applied.ok())
            qFatal("%s", qPrintable(applied.error().detail));
        auto settled = m_store->settle();
        if (!settled.ok())
            qFatal("%s", qPrintable(settled.error().detail));
        store::Changes changes = applied->changes;
        changes.add(*settled);
        return changes;
    }
    LocalStore::PushOutcome push(const QList<OperationResult> &results, const contract::Seen &top = {})
    {
        (void)m_store->nextBatch(100, 1 << 20, {});
        auto applied = m_store->applyPush({results, top});
        if (!applied.ok())
            qFatal("%s", qPrintable(applied.error().detail));
        if (const auto settled = m_store->settle(); !settled.ok())
            qFatal("%s", qPrintable(settled.error().detail));
        return *applied;
    }
    OpId record(const Act &act)
    {
        const auto recorded = m_store->record(act);
        if (!recorded.ok())
            qFatal("%s", qPrintable(recorded.error().code));
        return recorded->id;
    }
    [[nodiscard]] OpState state(const OpId &op) const
    {
        const auto row = m_store->operation(op);
        if (!row)
            qFatal("no operation %s", qPrintable(op.value));
        return row->state;
    }
    [[nodiscard]] std::unique_ptr<store::Reader> reader() const
    {
        auto opened = store::Reader::open(m_store->cachePath());
        if (!opened.ok())
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(opened).value();
    }
    [[nodiscard]] int picked(const QString &order, int line = 0) const
    {
        const auto shown = m_store->shownOrder(OrderId(order));
        return shown ? shown->lines.at(line).picked : -1;
    }

    HandClock clock;
    SeededRandom random;
    sql::CommitHook hook;

private:
    QTemporaryDir m_dir;
    std::unique_ptr<LocalStore> m_store;
};

/// An order with two lines on screen, version 1 at position 1.
inline void fillTwoOrders(Profile &profile)
{
    profile.pull(
        page({item(order(u"o1"_s, {line(u"a"_s, 10, 2), line(u"b"_s)}), 1), item(order(u"o2"_s, {line(u"c"_s)}), 1)},
             u"c1"_s, 1));
}

inline int openNotices(Profile &profile)
{
    profile.close();
    auto file = sql::Connection::open(profile.path(u"outbox.db"_s));
    if (!file.ok())
        qFatal("%s", qPrintable(file.error().detail));
    sql::Query query = (*file)->query("SELECT count(*) FROM notice WHERE closed_at_ms = 0");
    const int count = query.step() ? static_cast<int>(query.integer(0)) : -1;
    query.reset();
    return count;
}

}  // namespace wyh::testing
