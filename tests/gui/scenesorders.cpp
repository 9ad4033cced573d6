// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Picking, shipping and shipped in every state.
#include <QAbstractButton>
#include <QListView>
#include <QTest>

#include "tests/gui/stage.h"
#include "ui/orders/askpanel.h"
#include "ui/orders/orderlistpanel.h"
#include "ui/picking/linesview.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/searchedit.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using Kind = store::ConnectionState::Kind;

namespace {

/// Waits until what was asked of the page is recorded and shown; the strip above counts it as waiting, as the cards do.
void settle(Stage &stage)
{
    if (!QTest::qWaitFor([&] { return !stage.picking->session()->busy() && !stage.shipping->isSending(); }))
        qWarning("the stage does not come to rest");
    const QList<OperationPayload> made = stage.bench.store.payloads();
    for (qsizetype i = stage.outbox.rows.size(); i < made.size(); ++i)
        stage.outbox.addOperation(stage.operation(store::OpState::Pending, made.at(i)));
    stage.outbox.tellCounts();
}

/// Everything is done: the lists are empty, and nothing red is left of how they became so.
void takeOrders(Stage &stage)
{
    for (const QString &id : stage.bench.store.ids())
        stage.bench.store.take(OrderId(id));
    stage.picking->session()->acknowledge();
}

QWidget *picking(Stage &stage, const QString &order)
{
    return stage.page(u"picking"_s, order);
}

QWidget *scanned(Stage &stage, const QString &order, const QString &code)
{
    picking(stage, order);
    stage.picking->session()->scan(code);
    settle(stage);
    return stage.window.get();
}

void selectLine(const Stage &stage, const QString &line)
{
    stage.picking->findChild<ui::LinesView *>()->setCurrentLine(LineId(line));
}

QWidget *searchedFor(ui::Page *page, Stage &stage, const QString &text)
{
    stage.page(page->pageId());
    auto *search = page->findChild<ui::OrderListPanel *>()->search();
    search->setText(text);
    if (!QTest::qWaitFor([&] { return page->findChild<ui::OrderListPanel *>()->view()->model()->rowCount() == 0; }))
        qWarning("the search finds something");
    return stage.window.get();
}

QWidget *filled(Stage &stage, const QString &order, const QString &courier, const QString &waybill,
                const QString &weight, const QString &freight)
{
    stage.page(u"shipping"_s, order);
    items::ShipmentForm &form = *stage.shipping->form();
    form.setCourier(courier);
    form.setWaybill(waybill);
    form.setWeight(weight);
    form.setFreight(freight);
    stage.shipping->findChild<ui::ParcelForm *>()->showDraft();
    return stage.window.get();
}

QWidget *confirmed(Stage &stage)
{
    stage.press(u"confirm"_s);
    settle(stage);
    return stage.window.get();
}

QList<Stage::Scene> pickingScenes()
{
    return {
        {u"picking-order"_s, [](Stage &stage) { return picking(stage, u"00871"_s); }},
        {u"picking-long"_s, [](Stage &stage) { return picking(stage, u"long"_s); }},
        {u"picking-scan-good"_s, [](Stage &stage) { return scanned(stage, u"00871"_s, u"6901234567892"_s); }},
        {u"picking-scan-notice"_s, [](Stage &stage) { return scanned(stage, u"00871"_s, u"6901234561117"_s); }},
        {u"picking-scan-wrong"_s, [](Stage &stage) { return scanned(stage, u"long"_s, u"6900000000001"_s); }},
        {u"picking-scan-times"_s, [](Stage &stage) { return scanned(stage, u"00871"_s, u"5*"_s); }},
        {u"picking-line-outofstock"_s,
         [](Stage &stage) {
             picking(stage, u"00871"_s);
             selectLine(stage, u"871c"_s);
             stage.picking->session()->setOutOfStock(LineId(u"871c"_s), true);
             settle(stage);
             return stage.window.get();
         }},
        {u"picking-line-discontinued"_s,
         [](Stage &stage) {
             picking(stage, u"00871"_s);
             selectLine(stage, u"871c"_s);
             stage.picking->session()->setDiscontinued(LineId(u"871c"_s), true);
             settle(stage);
             return stage.window.get();
         }},
        {u"picking-question-complete"_s,
         [](Stage &stage) {
             picking(stage, u"00871"_s);
             stage.picking->session()->pickAllOfOrder();
             settle(stage);
             return stage.window.get();
         }},
        {u"picking-question-rest"_s,
         [](Stage &stage) {
             picking(stage, u"long"_s);
             stage.key(Qt::Key_F9);
             return stage.window.get();
         }},
        {u"picking-question-giveup"_s,
         [](Stage &stage) {
             picking(stage, u"long"_s);
             selectLine(stage, u"la"_s);
             stage.press(u"giveUp"_s);
             return stage.window.get();
         }},
        {u"picking-question-elsewhere"_s, [](Stage &stage) { return scanned(stage, u"00869"_s, u"6901234567892"_s); }},
        {u"picking-quantity"_s,
         [](Stage &stage) {
             picking(stage, u"00871"_s);
             selectLine(stage, u"871a"_s);
             stage.key(Qt::Key_Return);
             return stage.window.get();
         }},
        {u"picking-cancelled"_s,
         [](Stage &stage) {
             picking(stage, u"00871"_s);
             Order order = stage.bench.store.now(OrderId(u"00871"_s));
             order.cancelled = true;
             stage.bench.store.put(order);
             return stage.window.get();
         }},
        {u"picking-taken-away"_s,
         [](Stage &stage) {
             scanned(stage, u"00871"_s, u"6901234567892"_s);
             stage.bench.store.take(OrderId(u"00871"_s));
             return stage.window.get();
         }},
        {u"picking-filter"_s,
         [](Stage &stage) {
             stage.page(u"picking"_s);
             stage.picking->findChild<ui::FilterChips *>()->setCurrent(u"exception"_s);
             return stage.window.get();
         }},
        {u"picking-not-accepted"_s,
         [](Stage &stage) {
             stage.page(u"picking"_s, u"00871"_s);
             stage.bench.store.setAttention(OrderId(u"00871"_s), 2);
             return stage.window.get();
         }},
        {u"picking-empty-search"_s,
         [](Stage &stage) { return searchedFor(stage.picking, stage, u"YT0000000000000"_s); }},
        {u"picking-empty-filter"_s,
         [](Stage &stage) {
             Order late = stage.bench.store.now(OrderId(u"00866"_s));
             late.dueAtMs = stage.bench.clock.nowMs() + 6LL * 3600000;  // none is late any more, others wait
             stage.bench.store.put(late);
             stage.page(u"picking"_s);
             stage.picking->findChild<ui::FilterChips *>()->setCurrent(u"overdue"_s);
             return stage.window.get();
         }},
        {u"picking-empty-done"_s,
         [](Stage &stage) {
             takeOrders(stage);
             return stage.page(u"picking"_s);
         }},
        {u"picking-trouble"_s,
         [](Stage &stage) {
             stage.page(u"picking"_s);
             stage.bench.store.setReadError(makeError(u"database-busy"_s));
             stage.picking->findChild<ui::FilterChips *>()->setCurrent(u"partial"_s);
             return stage.window.get();
         }},
    };
}

QList<Stage::Scene> shippingScenes()
{
    return {
        {u"shipping-order"_s, [](Stage &stage) { return stage.page(u"shipping"_s, u"00850"_s); }},
        {u"shipping-long"_s, [](Stage &stage) { return stage.page(u"shipping"_s, u"long"_s); }},
        {u"shipping-filled"_s,
         [](Stage &stage) { return filled(stage, u"00850"_s, u"YTO"_s, u"YT8612304566781"_s, u"1250"_s, u"8.50"_s); }},
        {u"shipping-partial"_s,
         [](Stage &stage) {
             filled(stage, u"00850"_s, u"SF"_s, u"SF1613240998871"_s, u"640"_s, u"12.00"_s);
             stage.shipping->form()->setTicked(LineId(u"850a"_s), false);
             stage.shipping->form()->setQuantity(LineId(u"850b"_s), u"2"_s);
             return stage.window.get();
         }},
        {u"shipping-errors"_s,
         [](Stage &stage) {
             filled(stage, u"long"_s, {}, u"692012345678901234"_s, u"1.5"_s, u"8.555"_s);
             stage.shipping->form()->setQuantity(LineId(u"la"_s), u"121"_s);
             return confirmed(stage);
         }},
        {u"shipping-none-ticked"_s,
         [](Stage &stage) {
             filled(stage, u"00850"_s, u"YTO"_s, u"YT8612304566781"_s, u"1250"_s, u"8.50"_s);
             for (const auto &line : stage.shipping->form()->draft().lines)
                 stage.shipping->form()->setTicked(line.line, false);
             return confirmed(stage);
         }},
        {u"shipping-number-used"_s,
         [](Stage &stage) {
             filled(stage, u"00850"_s, u"YTO"_s, u"YT8612304566778"_s, u"1250"_s, u"8.50"_s);
             stage.bench.store.failNext({Problem::Kind::Rejected,
                                         u"waybill-used"_s,
                                         {{u"waybill"_s, u"YT8612304566778"_s}, {u"order"_s, u"CG20261123-00811"_s}},
                                         {},
                                         {}});
             return confirmed(stage);
         }},
        {u"shipping-other-courier"_s,
         [](Stage &stage) { return filled(stage, u"00850"_s, u"YTO"_s, u"SF1613240998871"_s, u"1250"_s, u"8.50"_s); }},
        {u"shipping-old-data"_s,
         [](Stage &stage) {
             stage.setConnection(Kind::Offline, u"no-route"_s, 80LL * 3600000);
             filled(stage, u"00850"_s, u"YTO"_s, u"YT8612304566781"_s, u"1250"_s, u"8.50"_s);
             stage.press(u"confirm"_s);
             return stage.window.get();
         }},
        {u"shipping-done"_s,
         [](Stage &stage) {
             filled(stage, u"00850"_s, u"YTO"_s, u"YT8612304566781"_s, u"1250"_s, u"8.50"_s);
             return confirmed(stage);
         }},
        {u"shipping-empty-search"_s, [](Stage &stage) { return searchedFor(stage.shipping, stage, u"no such"_s); }},
        {u"shipping-empty-done"_s,
         [](Stage &stage) {
             takeOrders(stage);
             return stage.page(u"shipping"_s);
         }},
    };
}

/// A shipped order with long names and two parcels, one of them voided.
void shipLong(Stage &stage)
{
    Order order = stage.bench.store.now(OrderId(u"long"_s));
    Shipment parcel;
    parcel.id = ShipmentId(u"p1"_s);
    parcel.courier = u"YTO"_s;
    parcel.waybill = u"YT8612304566999"_s;
    parcel.from = AddressId(u"west"_s);
    parcel.weightGrams = 12500;
    parcel.freight = Money{12850};
    parcel.lines = {{LineId(u"la"_s), 120}, {LineId(u"lb"_s), 48}, {LineId(u"lc"_s), 9}};
    parcel.shippedAtMs = stage.bench.clock.nowMs() - 3600000;
    parcel.shippedBy = u"仓库02 张三（早班）"_s;
    Shipment voided = parcel;
    voided.id = ShipmentId(u"p0"_s);
    voided.waybill = u"YT8612304566998"_s;
    voided.weightGrams = 11900;
    voided.shippedAtMs -= 25LL * 60000;  // before the one that took its place
    voided.state = ShipmentState::Voided;
    voided.voidReason = u"运单号填错，快递员已带走的面单作废，重新打单；已电话通知网点"_s;
    for (Line &line : order.lines) {
        line.picked = line.shipped = line.ordered;
        line.outOfStock = false;
    }
    order.shipments = {voided, parcel};
    stage.bench.store.put(order);
}

QList<Stage::Scene> shippedScenes()
{
    return {
        {u"shipped-order"_s, [](Stage &stage) { return stage.page(u"shipped"_s, u"00811"_s); }},
        {u"shipped-long"_s,
         [](Stage &stage) {
             shipLong(stage);
             return stage.page(u"shipped"_s, u"long"_s);
         }},
        {u"shipped-void"_s,
         [](Stage &stage) {
             shipLong(stage);
             stage.page(u"shipped"_s, u"long"_s);
             stage.press(u"voidParcel"_s);
             return stage.window.get();
         }},
        {u"shipped-empty-search"_s, [](Stage &stage) { return searchedFor(stage.shipped, stage, u"no such"_s); }},
        {u"shipped-empty"_s,
         [](Stage &stage) {
             takeOrders(stage);
             return stage.page(u"shipped"_s);
         }},
    };
}

}  // namespace

QList<Stage::Scene> orderScenes()
{
    return pickingScenes() + shippingScenes() + shippedScenes();
}

}  // namespace wyh::test
