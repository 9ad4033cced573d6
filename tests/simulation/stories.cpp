// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/stories.h"

#include <QFile>
#include <QTemporaryDir>
#include <memory>

#include "tests/simulation/run.h"

namespace wyh::sim {

using namespace Qt::StringLiterals;

namespace {

Settings quiet(bool log)
{
    Settings settings;
    settings.log = log;
    return settings;
}

bool isPull(const net::Request &request)
{
    return request.path.startsWith("/v1/sync/");
}

/// A push is confirmed, then the platform is restored to the time before it. The PC is told at its next request and
/// dies at the k-th moment around a commit of the reload (sync.md 2.6.1: what is forgotten, and when).
void restoreAndCrash(Stage &stage, int moment)
{
    SimDevice &pc = stage.pc(1);
    stage.seconds(60);
    stage.platform.backup();
    pc.network().keepAnswer = &isPull;
    stage.pick(pc, 0);
    stage.seconds(5);
    if (pc.store()->operations({store::OpState::Acked}, 1).isEmpty())
        stage.world.broken(u"the story does not work: the push was not confirmed"_s);
    stage.platform.restore(false);
    pc.network().keepAnswer = {};
    auto passed = std::make_shared<int>(-1);
    pc.onAnswer = [passed](const net::Reply &reply) {
        if (reply.status == 410 && *passed < 0)
            *passed = 0;
    };
    pc.onCommit = [passed, moment](const char *) {
        if (*passed >= 0 && ++*passed == moment)
            throw SimulatedCrash{};
    };
    stage.end();
}

/// A page of the old history and a push answer of the new one (sync.md 2.12, hole 14).
void pageOfBeforePushOfAfter(Stage &stage)
{
    SimDevice &pc = stage.pc(1);
    stage.seconds(60);
    pc.toggleWorkOffline(true);
    stage.platform.backup();
    stage.platform.changeAddress();
    stage.pick(pc, 1);
    stage.pick(pc, 2);
    pc.network().keepAnswer = &isPull;
    pc.network().keepRequest = [](const net::Request &request) { return request.path == "/v1/ops"; };
    pc.toggleWorkOffline(false);
    stage.seconds(3);
    stage.platform.restore(false);
    pc.network().keepAnswer = {};
    pc.network().keepRequest = {};
    pc.network().release();
    stage.end();
}

/// Away while an order was removed, and for so long that the platform forgot that it ever was.
void forgottenRemoval(Stage &stage)
{
    SimDevice &pc = stage.pc(1);
    stage.seconds(60);
    pc.cut(true);
    stage.platform.removeSomething();
    stage.platform.newOrder();
    stage.platform.prune();
    pc.cut(false);
    stage.end();
}

/// A new PC on a platform that has forgotten the beginning of its feed.
void firstCopyAfterForgetting(Stage &stage)
{
    stage.platform.removeSomething();
    stage.platform.prune();
    SimDevice &pc = stage.pc(1);
    pc.network().setPageRecords(2);
    stage.end();
}

/// Restored, and what is written afterwards passes the place that the PC has seen before the PC asks again.
void overtakenAfterRestore(Stage &stage)
{
    SimDevice &pc = stage.pc(1);
    stage.seconds(60);
    stage.platform.backup();
    stage.pick(pc, 0);
    stage.seconds(20);
    if (pc.store()->operations({store::OpState::Done}, 1).isEmpty())
        stage.world.broken(u"the story does not work: the act is not done"_s);
    pc.cut(true);
    stage.platform.restore(false);
    for (int i = 0; i < 4; ++i)
        stage.platform.newOrder();
    pc.cut(false);
    stage.end();
}

/// The same, and the PC comes back when the platform has forgotten the marks of that time.
void overtakenAndForgotten(Stage &stage)
{
    SimDevice &pc = stage.pc(1);
    stage.seconds(60);
    stage.platform.backup();
    stage.pick(pc, 0);
    stage.seconds(20);
    pc.cut(true);
    stage.platform.restore(false);
    for (int i = 0; i < 40; ++i)
        stage.platform.newOrder();
    stage.platform.prune();
    pc.cut(false);
    stage.end();
}

void copyCache(Stage &stage, const QString &from, const QString &to)
{
    for (const QString &log : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(to + log);
    if (!QFile::copy(from, to) || (QFile::exists(from + u"-wal"_s) && !QFile::copy(from + u"-wal"_s, to + u"-wal"_s)))
        stage.world.broken(u"the story does not work: no copy of the cache"_s);
}

/// The cache of before a restore lies there again while the outbox knows the new history: X-Seen is right, the cursor
/// is of another one (ADR 14). A power cut could do that before reloads were durable; who copies files still can.
void cacheOfBeforeTheRestore(Stage &stage)
{
    SimDevice &manager = stage.pc(0);
    SimDevice &pc = stage.pc(1);
    const QString cache = pc.folder() + u"/cache.db"_s;
    const QString kept = pc.folder() + u"/kept.db"_s;
    stage.seconds(60);
    stage.platform.backup();
    for (int order = 0; order < 3; ++order)
        stage.pick(manager, order);
    stage.seconds(180);
    const qint64 before = pc.store()->pullState().pos;
    manager.cut(true);
    pc.close();
    copyCache(stage, cache, kept);
    stage.platform.restore(false);
    // The first three stand where the PC has been, in the other history.
    for (int i = 0; i < 6; ++i)
        stage.platform.newOrder();
    pc.start();
    stage.seconds(180);
    stage.pick(pc, 3);
    stage.seconds(180);
    if (pc.store()->operations({store::OpState::Done}, 1).isEmpty() || pc.store()->pullState().pos <= before)
        stage.world.broken(u"the story does not work: the act is not done, or the history is too short"_s);
    pc.close();
    copyCache(stage, kept, cache);
    pc.start();
    manager.cut(false);
    stage.end();
}

/// The same versions of the records without their prices: nothing but their texts tells them from what is there.
void withdrawnPrices(Stage &stage)
{
    SimDevice &pc = stage.pc(2);
    stage.platform.setPermissions({u"pick"_s, u"view_prices"_s});
    stage.seconds(180);
    const auto order = pc.store()->cachedOrder(stage.platform.suppliers().constFirst().orderIds.constFirst());
    if (!order || !order->lines.constFirst().price)
        stage.world.broken(u"the story does not work: no price is seen"_s);
    stage.platform.setPermissions({u"pick"_s});
    stage.end();
}

}  // namespace

Stage::Stage(const QString &folder, bool log)
    : world(quiet(log)), platform((world.faults = false, world), folder), m_folder(folder)
{
}

SimDevice &Stage::pc(int number)
{
    const QString login = number == 0 ? SimPlatform::managerLogin(u"huafeng"_s) : SimPlatform::packerLogin(number);
    devices.push_back(std::make_unique<SimDevice>(world, platform, SimDevice::Person{login, login, number == 0, 0, {}},
                                                  m_folder + u'/' + QString::number(number), number));
    devices.back()->start();
    return *devices.back();
}

void Stage::pick(SimDevice &device, int order)
{
    const OrderId id = platform.suppliers().constFirst().orderIds.at(order);
    const std::optional<Order> shown = device.store()->shownOrder(id);
    if (!shown)
        world.broken(u"the story does not work: no order"_s);
    device.record(store::Act{orderLane(id), PickOp{shown->lines.constFirst().id, 1}, {}});
}

void Stage::end()
{
    const qint64 patience = world.now() + 120 * kMinute;
    QString why;
    while (!converged(world, platform, devices, why)) {
        if (world.now() > patience)
            world.broken(u"I4 not converged: "_s + why);
        seconds(30);
    }
    checkPromises(world, platform, devices);
}

std::vector<Story> allStories()
{
    std::vector<Story> stories{
        {"a page of before a restore and a push answer of after it", &pageOfBeforePushOfAfter},
        {"a removal that the platform forgot", &forgottenRemoval},
        {"the first copy after the platform forgot", &firstCopyAfterForgetting},
        {"restored and overtaken", &overtakenAfterRestore},
        {"restored, overtaken and forgotten", &overtakenAndForgotten},
        {"a cache of before a restore", &cacheOfBeforeTheRestore},
        {"prices are withdrawn", &withdrawnPrices},
    };
    for (const Story &story : storeStories())
        stories.push_back(story);
    constexpr std::array kMoments = std::to_array<const char *>(
        {"", "a crash at the reload, moment 1", "a crash at the reload, moment 2", "a crash at the reload, moment 3",
         "a crash at the reload, moment 4", "a crash at the reload, moment 5", "a crash at the reload, moment 6",
         "a crash at the reload, moment 7", "a crash at the reload, moment 8"});
    for (int moment = 1; moment < static_cast<int>(kMoments.size()); ++moment) {
        stories.push_back(
            {kMoments.at(static_cast<size_t>(moment)), [moment](Stage &stage) { restoreAndCrash(stage, moment); }});
    }
    return stories;
}

QString tell(const Story &story, bool log)
{
    QTemporaryDir folder(folderForRuns());
    const testing::FullDisk disk(&Disk::hasRoom, kOneProcess);
    try {
        Stage stage(folder.path(), log);
        story.plot(stage);
    } catch (const Broken &broken) {
        return broken.what;
    }
    return {};
}

}  // namespace wyh::sim
