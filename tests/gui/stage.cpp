// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/stage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMenu>
#include <QTest>
#include <QTimer>

#include "app/desktop/diagnostics.h"
#include "models/domain/couriers.h"
#include "ui/shell/about.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using store::OpState;

namespace {

constexpr qint64 kMinute = 60000;

struct LongWords
{
    QString title, attributes, barcode, articleNumber, location;
};

Line longLine(const QString &id, const LongWords &words, int ordered, int picked)
{
    Line line = makeLine(id, words.title, ordered, words.barcode);
    line.attributes = words.attributes;
    line.articleNumber = words.articleNumber;
    line.location = words.location;
    line.picked = picked;
    return line;
}

/// An order in which everything is as long as it can be.
Order longOrder(qint64 due)
{
    Order order = makeOrder(
        u"long"_s, due,
        {longLine(u"la"_s,
                  {u"2026 新款加厚牛津布防水可折叠大容量衣物棉被收纳箱家用宿舍搬家整理袋带透明视窗双向拉链超大号"_s,
                   u"颜色分类：雾霾蓝（升级加厚款） · 规格：大号 60×40×30cm · 包装：10 个/箱"_s,
                   u"692012345678901234"_s, u"HF-2026-ZNSN-0001-XL"_s, u"东仓-A区-03-12-06"_s},
                  120, 7),
         longLine(u"lb"_s,
                  {u"Extra heavy duty retractable gel ink rollerball pens, fine point 0.5 mm, assorted colours"_s,
                   u"颜色分类：混色（12 色套装） · 规格：0.5 mm 子弹头 · 包装：12 支/盒"_s, u"692012345678905218"_s,
                   u"HF-2026-ZXBT-0012-MX"_s, u"东仓-A区-05-01-02"_s},
                  48, 0),
         longLine(u"lc"_s,
                  {u"防滑加绒家居棉拖鞋男女情侣款冬季室内保暖静音厚底毛毛鞋"_s,
                   u"颜色分类：浅灰（情侣款） · 尺码：42-43 · 包装：1 双/袋"_s, u"692012345678907731"_s,
                   u"HF-2026-MTXQ-0420-HS"_s, u"西仓-B区-01-04-11"_s},
                  9, 9)});
    order.number = u"2877193650018374651"_s;
    order.dealerName = u"深圳市前海优选跨境电子商务供应链科技有限公司（华南区直供客户）"_s;
    order.recipient.name = u"阿卜杜拉·买买提江·吐尔逊"_s;
    order.recipient.province = u"新疆维吾尔自治区"_s;
    order.recipient.city = u"克孜勒苏柯尔克孜自治州"_s;
    order.recipient.district = u"阿克陶县"_s;
    order.recipient.street = u"巴仁乡库尔干村三组 128 号（村委会对面，请先打电话再送货上门，周末不在家）"_s;
    order.buyerRemark =
        u"外箱不要贴店标，易碎，多垫气泡膜；颜色千万不要发错，上次发错了两件；包裹里放一张手写感谢卡，卡片在仓库前台领取。"_s;
    order.sellerMemo = u"老客户，优先发货；缺货先打电话 139****2200 再处理。"_s;
    order.lines[1].outOfStock = true;
    return order;
}

}  // namespace

void StageSignIn::signIn(const QString &, const QString &, const QString &, QObject *context, Progress progress,
                         Done done)
{
    progress(line);
    if (error)
        QTimer::singleShot(0, context, [done, answer = *error] { done(answer); });
}

void StageSignIn::tryOnThisPc(QObject *context, Progress progress, Done done)
{
    signIn({}, {}, {}, context, std::move(progress), std::move(done));
}

Stage::Stage() : theme(std::make_unique<ui::Theme>(*qApp, [] { return false; }))
{
    const qint64 now = bench.clock.nowMs();
    bench.store.putQuietly(longOrder(now + 55 * kMinute));
    contract::Account account;
    account.login = u"packer02@yiwu-huafeng-stationery"_s;
    account.displayName = u"仓库02 张三（早班）"_s;
    account.orgName = u"义乌市华丰文具用品制造有限公司"_s;
    account.permissions = {u"pick"_s, u"ship"_s};
    sync.platform = u"platform.huafeng-stationery.example.com"_s;
    sync.setAccount(account);
    setConnection(store::ConnectionState::Kind::Online);
}

Stage::~Stage() = default;

void Stage::open(QSize size)
{
    const QList<Courier> couriers = loadCouriers();
    window = std::make_unique<ui::MainWindow>(ui::ShellServices{bench.preferences, outbox, sync, *theme, prompt, saver,
                                                                bench.clock, [this](const QString &) { return found; },
                                                                [this] { return cached; }});
    prompt.setWindow(window.get());
    picking = new ui::PickingPage(bench.store, bench.store, bench.preferences, bench.clock);
    picking->setSync(sync);
    shipping =
        new ui::ShippingPage({bench.store, bench.store, bench.preferences, bench.clock, random, couriers, &sync});
    shipped = new ui::ShippedPage(bench.store, bench.store, bench.clock, couriers);
    shipped->setSync(sync);
    centre = new ui::SyncCentrePage({outbox, sync, prompt, saver, bench.clock});
    settings = new ui::SettingsPage({bench.preferences, outbox, prompt, saver, *this});
    for (ui::Page *page : QList<ui::Page *>{picking, shipping, shipped, centre, settings})
        window->addPage(page);
    window->begin();
    window->resize(size);
    window->show();
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
}

QWidget *Stage::page(const QString &pageId, const QString &thing)
{
    window->goTo(pageId, thing);
    return window.get();
}

void Stage::press(const QString &objectName)
{
    auto *button = window->findChild<QAbstractButton *>(objectName);
    if (button)
        button->click();
    else
        qWarning("no button %s", qPrintable(objectName));
}

void Stage::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *target = QApplication::focusWidget();
    QTest::keyClick(target ? target : window.get(), key, modifiers);
}

QWidget *Stage::onTop() const
{
    if (QWidget *menu = QApplication::activePopupWidget())
        return menu;
    return QApplication::activeModalWidget();
}

void Stage::setConnection(store::ConnectionState::Kind kind, const QString &reason, qint64 pulledAgoMs)
{
    store::ConnectionState state;
    state.kind = kind;
    state.reason = reason;
    state.lastPullMs = pulledAgoMs < 0 ? 0 : bench.clock.nowMs() - pulledAgoMs;
    sync.setState(state);
}

store::OpRow Stage::operation(OpState state, const OperationPayload &payload, const Problem &problem) const
{
    store::OpRow row;
    row.state = state;
    row.operation.payload = payload;
    row.operation.lane = orderLane(OrderId(u"long"_s));
    row.operation.actedAtMs = bench.clock.nowMs() - 11 * kMinute;
    row.operation.baseVersion = 3;
    row.orderNumber = u"2877193650018374651"_s;
    row.summary = u"2026 新款加厚牛津布防水可折叠大容量衣物棉被收纳箱"_s;
    row.problem = problem;
    if (!problem.code.isEmpty())
        row.resultVersion = 5;
    return row;
}

void Stage::fillOutbox()
{
    const LineId line(u"la"_s);
    ShipOp ship;
    ship.shipment = ShipmentId(u"parcel-long"_s);
    ship.lines = {{line, 7, 0}};
    ship.courier = u"YTO"_s;
    ship.waybill = u"YT8612304566778"_s;
    ship.weightGrams = 1250;
    ship.freight = Money{850};
    const QString title = u"2026 新款加厚牛津布防水可折叠大容量衣物棉被收纳箱"_s;
    const QJsonObject numbers{
        {u"title"_s, title}, {u"ordered"_s, 120}, {u"picked"_s, 118},           {u"shipped"_s, 0},
        {u"given_up"_s, 0},  {u"delta"_s, 7},     {u"waybill"_s, ship.waybill}, {u"order"_s, u"2877193650018374999"_s}};
    outbox.nowMs = bench.clock.nowMs();
    Order before = bench.store.now(OrderId(u"long"_s));
    before.lines.first().picked = 113;
    Order platform = before;
    platform.lines.first().picked = 118;  // somebody else took five
    outbox.orders.insert(platform.id, platform);
    const auto seen = [](store::OpRow row, const QString &id, const Order &order) {
        row.operation.id = OpId(id);
        row.seen = store::sightToBytes(store::sightOf(order, row.operation));
        return row;
    };
    auto closed =
        operation(OpState::Closed, PickOp{line, 7}, {Problem::Kind::Conflict, u"already-picked"_s, numbers, {}, {}});
    closed.closedFrom = OpState::Conflict;
    closed.closedBy = u"仓库02 张三（早班）"_s;
    const auto close = [&](const QString &id, qint64 agoMs) {
        closed.closedAtMs = bench.clock.nowMs() - agoMs;
        closed.operation.actedAtMs = closed.closedAtMs - 7 * kMinute;
        outbox.addOperation(seen(closed, id, before));
    };
    constexpr qint64 day = 24 * 60 * kMinute;
    closed.closedReason = u"货已经放回货架，跟主管确认过，这一单由二号台继续配"_s;
    close(u"op-closed-long-ago"_s, 40 * day);  // too old for the bin
    closed.supersededBy = OpId(u"op-newer"_s);
    close(u"op-done-over"_s, 4 * day);
    closed.supersededBy = {};
    close(u"op-in-the-bin"_s, 4 * kMinute);
    outbox.addOperation(operation(OpState::Done, PickOp{line, 1}));
    outbox.addOperation(operation(OpState::Done, FlagLineOp{LineId(u"lb"_s), true, 0}));
    outbox.addOperation(operation(OpState::Pending, PickOp{line, 2}));
    outbox.addOperation(operation(OpState::Acked, PickOp{line, -1}));
    outbox.addOperation(seen(
        operation(OpState::Conflict, PickOp{line, 7}, {Problem::Kind::Conflict, u"already-picked"_s, numbers, {}, {}}),
        u"conflict"_s, before));
    outbox.addOperation(
        seen(operation(OpState::Rejected, ship, {Problem::Kind::Rejected, u"waybill-used"_s, numbers, {}, {}}),
             u"rejected"_s, platform));
    outbox.addOperation(seen(operation(OpState::Held, PickOp{line, 1}), u"held"_s, platform));
    auto stuck = seen(operation(OpState::Stuck, GiveUpRestOp{line, 2, u"厂家停产"_s}), u"stuck"_s, platform);
    stuck.attempts = 6;
    stuck.lastError = u"HTTP 500 internal error at node 7"_s;
    outbox.addOperation(stuck);
    outbox.addOperation(
        seen(operation(OpState::Review, ship, {Problem::Kind::Conflict, u"lost-by-platform"_s, {}, {}, {}}),
             u"review"_s, platform));
}

void Stage::takeAllOrders()
{
    cached = 0;
    for (const QString &id : bench.store.ids())
        bench.store.take(OrderId(id));
    open(window->size());  // nobody saw an order go
}

void Stage::diagnostics(QObject *context, std::function<void(const QByteArray &)> answer)
{
    desktop::DiagnosticsInput input;
    input.platformHost = sync.platform;
    input.profileKey = u"p-3f1c"_s;
    input.deviceId = u"019ab0c4-7c1e-7d7e-9b4a-1f0f5e2d8a11"_s;
    input.permissions = {u"pick"_s, u"ship"_s};
    input.state = sync.state();
    input.counts = outbox.counts();
    input.cachedOrders = 128430;
    input.logTail =
        u"2026-11-23T06:31:02.118Z wyh.sync page: 12 records\n2026-11-23T06:31:17.240Z wyh.sync top: unchanged\n"_s;
    answer(desktop::diagnosticsText(input, bench.clock.nowMs()));
    Q_UNUSED(context)
}

void Stage::wipeCache(QObject *, std::function<void(const Status &)> answer)
{
    answer(done());
}

void Stage::showAbout(QWidget *parent)
{
    auto *dialog = new ui::AboutDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

QList<Stage::Scene> Stage::scenes()
{
    return orderScenes() + syncScenes() + rescueScenes() + shellScenes();
}

}  // namespace wyh::test
