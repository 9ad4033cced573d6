// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QItemSelectionModel>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <utility>

#include "models/items/orderlistmodel.h"
#include "tests/bench/measure.h"
#include "tests/bench/runs.h"
#include "tests/bench/standin.h"
#include "tests/support/headlessdesktop.h"

namespace wyh::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 600000;
constexpr int kOperations = 10000;

void waitFor(const std::function<bool()> &condition, const char *what)
{
    QElapsedTimer clock;
    clock.start();
    // Asleep between events: the cores belong to what is measured.
    QTimer tick;
    tick.start(2);
    while (!condition()) {
        if (clock.elapsed() > kPatienceMs)
            fail(u"waited in vain for "_s + QLatin1String(what));
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
    }
}

void tell(const QUrl &platform, const QString &path)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(platform.resolved(QUrl(path)));
    QNetworkReply *reply = manager.post(request, QByteArray());
    waitFor([reply] { return reply->isFinished(); }, "the stand-in");
    delete reply;
}

/// Records so many operations while offline, then measures until the platform has confirmed them all.
double pushed(test::HeadlessDesktop &desktop, const QList<store::Act> &acts)
{
    desktop.session().sync().setWorkOffline(true);
    waitFor([&] { return desktop.state().kind == store::ConnectionState::Kind::WorkOffline; }, "going offline");
    for (qsizetype from = 0; from < acts.size(); from += 500) {
        if (const QString code = desktop.record(acts.mid(from, 500)); !code.isEmpty())
            fail(u"not recorded: "_s + code);
    }
    waitFor([&] { return desktop.session().desk().counts().waiting == acts.size(); }, "the queue");
    return msOf([&] {
        desktop.session().sync().setWorkOffline(false);
        waitFor([&] { return desktop.session().desk().counts().waiting == 0; }, "the confirmations");
    });
}

}  // namespace

int runPull(const Shape &shape, const QUrl &platform, const QString &root)
{
    QJsonObject figures;
    test::HeadlessDesktop desktop(root);
    const double pull = msOf([&] {
        if (const QString code = desktop.signIn(platform, u"packer@huafeng"_s); !code.isEmpty())
            fail(u"not signed in: "_s + code);
        waitFor([&] { return desktop.state().lastPullMs > 0 && !desktop.state().firstPull; }, "the first pull");
        store::OrderQuery query;
        query.list = store::OrderList::All;
        query.search = waybillOf(1);
        if (need(desktop.session().reader().page(query, std::nullopt, 200)).size() != 1)
            fail(u"the search finds nothing"_s);
    });
    figures[u"pull_ms"_s] = pull;
    figures[u"pull_memory_mb"_s] = peakMemoryMb();
    if (need(desktop.session().reader().cachedOrders()) != shape.orders)
        fail(u"orders are missing"_s);

    items::ReaderSource source(desktop.session().reader());
    items::OrderListModel model(source);
    store::OrderQuery query;
    query.list = store::OrderList::All;
    model.setQuery(query);
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(model.index(97, 0), QItemSelectionModel::SelectCurrent);
    const QString selected = model.at(97).id.value;
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    int applied = 0;
    QObject::connect(&desktop.session().desk(), &store::Desk::changed, &model, [&](const store::Changes &changes) {
        model.apply(changes);
        applied += static_cast<int>(changes.orders.size());
    });
    // What the first pull has to tell the screens still comes in.
    for (int before = -1; std::exchange(before, applied) != applied;) {
        QElapsedTimer quiet;
        quiet.start();
        waitFor([&] { return quiet.elapsed() > 300; }, "silence");
    }
    applied = 0;
    tell(platform, u"/bench/change"_s);
    figures[u"changed_ms"_s] = msOf([&] {
        desktop.session().sync().syncNow();
        waitFor([&] { return applied >= 1000; }, "the changed orders");
    });
    if (!resets.isEmpty() || model.at(selection.currentIndex().row()).id.value != selected)
        fail(u"the selection was lost"_s);

    QList<store::Act> acts;
    const int wanted = std::min(StandIn::kMostPicked, shape.orders / StandIn::kPickedEvery);
    tell(platform, u"/bench/expect-picks"_s);
    for (int i = 0; i < wanted; ++i) {
        const Order order = makeOrder(i * StandIn::kPickedEvery, shape);
        acts += {orderLane(order.id), PickOp{order.lines.first().id, 1}, {}};
    }
    figures[u"push_ms"_s] = pushed(desktop, acts);
    figures[u"pushed"_s] = wanted;
    figures[u"memory_mb"_s] = peakMemoryMb();
    figures[u"profile"_s] = desktop.session().profile().folder;
    desktop.close();
    print(figures);
    return 0;
}

int runPushToOurs()
{
    test::RealPlatform platform;
    if (!platform.start())
        fail(u"our platform does not start"_s);
    test::HeadlessDesktop desktop;
    if (const QString code = desktop.signIn(platform.base(), u"manager@huafeng"_s); !code.isEmpty())
        fail(u"not signed in: "_s + code);
    waitFor([&] { return desktop.state().lastPullMs > 0 && !desktop.state().firstPull; }, "the first pull");
    // One piece taken and put back, over and over, on every line that may be picked.
    QList<store::Act> round;
    const QHash<OrderId, Order> orders = desktop.orders();
    for (const Order &order : orders) {
        for (const Line &line : order.lines) {
            const bool pickable = order.paid && !order.cancelled && !order.refunding && !line.refunding &&
                                  !line.flagged() && line.sendable && line.toPick() > 0;
            if (pickable)
                round += {orderLane(order.id), PickOp{line.id, 1}, {}};
        }
    }
    if (round.isEmpty())
        fail(u"nothing to pick in the demonstration"_s);
    QList<store::Act> acts;
    for (int turn = 0; acts.size() < kOperations; ++turn) {
        for (store::Act act : std::as_const(round)) {
            std::get<PickOp>(act.payload).delta = turn % 2 == 0 ? 1 : -1;
            acts += act;
        }
    }
    acts.resize(kOperations);
    const double taken = pushed(desktop, acts);
    const qsizetype attention = desktop.session().desk().counts().attention;
    desktop.close();
    platform.stop();
    if (attention > 0)
        fail(u"the platform refused operations"_s);
    print({{u"push_ours_ms"_s, taken}, {u"pushed"_s, kOperations}, {u"lanes"_s, round.size()}});
    return 0;
}

}  // namespace wyh::bench
