// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/plan.h"

namespace wyh::sim {

using namespace Qt::StringLiterals;

namespace {

/// One plan in the making. Each kind of trouble has its own chance, so that a new one does not reshuffle the others.
class Planner
{
public:
    Planner(World &world, SimPlatform &platform, Devices &devices)
        : m_world(world), m_platform(platform), m_devices(devices)
    {
    }

    void all()
    {
        people();
        dealers();
        machines();
        reloads();
        partitions();
        restores();
        accounts();
        disks();
        clocks();
        upgrades();
        shipFrom();
    }

private:
    Chance chanceOf(quint64 stream) const { return {m_world.seed(), stream}; }
    SimDevice &any(Chance &chance) const
    {
        return *m_devices.at(static_cast<size_t>(chance.pick(static_cast<int>(m_devices.size()))));
    }
    /// From a time on, for a while.
    void during(qint64 start, qint64 length, const std::function<void(bool)> &turn) const
    {
        m_world.after(start, [turn] { turn(true); });
        m_world.after(start + length, [turn] { turn(false); });
    }

    void people()
    {
        Chance chance = chanceOf(4);
        for (const auto &entry : m_devices) {
            SimDevice *device = entry.get();
            m_world.after(chance.between(0, 20) * kSecond, [device] { device->start(); });
            for (int k = 0; k < 18; ++k)
                m_world.after(chance.between(20 * kSecond, kFaulty), [device] { device->act(); });
            for (int k = 0; k < 3; ++k)
                m_world.after(chance.between(4 * kMinute, kFaulty), [device] { device->tidy(); });
        }
        for (int k = 0; k < 3; ++k) {
            SimDevice *device = &any(chance);
            m_world.after(chance.between(kMinute, kFaulty), [device] { device->replayPage(); });
            m_world.after(chance.between(kMinute, kFaulty), [device] { device->replayPage(); });
            m_world.after(chance.between(kMinute, kFaulty), [device] { device->syncNow(); });
        }
        if (chance.happens(0.2)) {
            SimDevice *device = &any(chance);
            during(chance.between(0, kFaulty / 2), chance.between(kMinute, 4 * kMinute),
                   [device](bool on) { device->toggleWorkOffline(on); });
        }
    }

    void dealers()
    {
        Chance chance = chanceOf(10);
        const auto later = [&](auto what) { m_world.after(chance.between(kMinute, kFaulty), what); };
        later([this] { m_platform.cancelSomething(); });
        later([this] { m_platform.cancelSomething(); });
        later([this] { m_platform.changeAddress(); });
        later([this] { m_platform.newOrder(); });
        if (chance.happens(0.5))
            later([this] { m_platform.removeSomething(); });
        if (chance.happens(0.3)) {
            later([this] { m_platform.removeSomething(); });
            m_world.after(chance.between(kFaulty / 2, kFaulty), [this] { m_platform.prune(); });
        }
    }

    void machines()
    {
        Chance chance = chanceOf(11);
        for (int k = 0; k < 2; ++k) {
            during(chance.between(0, kFaulty), chance.between(20, 120) * kSecond, [this](bool on) {
                m_world.count(on ? "platform down" : "platform up");
                for (const auto &device : m_devices)
                    device->down(on);
            });
        }
        for (int k = 0; k < 4; ++k) {
            SimDevice *device = &any(chance);
            m_world.after(chance.between(0, kFaulty), [device] { device->crash("just so"); });
        }
        if (chance.happens(0.3))
            m_world.after(chance.between(0, kFaulty), [this] { m_platform.crash(); });
        if (chance.happens(0.15)) {
            SimDevice *device = &any(chance);
            m_world.count("somebody in between answers anything");
            during(chance.between(kMinute, kFaulty / 2), chance.between(kMinute, kFaulty / 2),
                   [device](bool on) { device->setMadness(on); });
        }
    }

    /// A platform that asks for one full reload after the other (sync.md 2.6.3).
    void reloads()
    {
        Chance chance = chanceOf(18);
        if (!chance.happens(0.04))
            return;
        SimDevice *device = &any(chance);
        during(chance.between(kMinute, kFaulty / 2), chance.between(2, 5) * kMinute,
               [device](bool on) { device->setForgetful(on); });
    }

    void partitions()
    {
        Chance chance = chanceOf(12);
        if (!chance.happens(0.35))
            return;
        SimDevice *device = &any(chance);
        during(chance.between(0, kFaulty / 2), chance.between(3 * kMinute, 8 * kMinute),
               [device](bool on) { device->cut(on); });
    }

    void restores()
    {
        Chance chance = chanceOf(13);
        if (!chance.happens(0.35))
            return;
        const qint64 start = chance.between(kMinute, kFaulty - 3 * kMinute);
        const bool newFeed = chance.happens(0.5);
        m_world.after(start, [this] { m_platform.backup(); });
        const qint64 at = start + chance.between(20, 180) * kSecond;
        m_world.after(at, [this, newFeed] {
            if (!m_platform.restore(newFeed))
                return;
            for (const auto &device : m_devices) {
                if (device->running() && !device->store()->operations({store::OpState::Acked}, 1).isEmpty())
                    m_world.count("restore between ack and pull");
            }
        });
        m_world.after(at + chance.between(1, 60) * kSecond, [this] { m_platform.importAll(); });
    }

    void accounts()
    {
        Chance chance = chanceOf(14);
        if (chance.happens(0.15)) {
            for (int k = 0; k < 2; ++k)
                m_world.after(chance.between(2 * kMinute, kFaulty), [this] { m_platform.changePermissions(); });
        }
        if (chance.happens(0.1)) {
            during(chance.between(kMinute, kFaulty / 2), chance.between(kMinute, 4 * kMinute),
                   [this](bool on) { m_platform.disable(on); });
        }
    }

    void disks()
    {
        Chance chance = chanceOf(15);
        if (!chance.happens(0.2))
            return;
        SimDevice *device = &any(chance);
        for (int k = 0; k < 2; ++k) {
            const qint64 start = k * kFaulty / 2 + chance.between(0, kFaulty / 4);
            during(start, chance.between(20, 150) * kSecond, [device](bool on) { device->fillDisk(on); });
        }
    }

    void clocks()
    {
        Chance chance = chanceOf(16);
        if (!chance.happens(0.3))
            return;
        SimDevice *device = &any(chance);
        for (int k = 0; k < 2; ++k) {
            const qint64 by = chance.happens(0.5) ? chance.between(-90, 90) * kMinute
                                                  : chance.between(-3650, 3650) * 24 * 60 * kMinute;
            m_world.after(chance.between(0, kFaulty), [device, by] { device->jumpClock(by); });
        }
    }

    /// A new version of the program arrives on one PC after the other; in the end the platform wants it.
    void upgrades()
    {
        Chance chance = chanceOf(17);
        if (!chance.happens(0.05))
            return;
        for (const auto &entry : m_devices) {
            SimDevice *device = entry.get();
            m_world.after(chance.between(2 * kMinute, kFaulty - kMinute), [this, device] {
                m_world.count("program upgraded");
                device->crash("for a new version");
                device->setClientSchema(2);
            });
        }
        m_world.after(chance.between(3 * kMinute, kFaulty - kMinute), [this] { m_platform.refuseClientsBelow(2); });
    }

    /// Out of a stream that leaves the stored seeds without: records more on the way make other pages, and such a seed
    /// would no longer meet what it is kept for.
    void shipFrom()
    {
        Chance chance = chanceOf(22);
        if (!chance.happens(0.3))
            return;
        for (int k = 0; k < 8; ++k)
            m_world.after(chance.between(kMinute, kFaulty), [this, k] { m_platform.changeShipFrom(k % 2); });
    }

    World &m_world;
    SimPlatform &m_platform;
    Devices &m_devices;
};

}  // namespace

void makeDevices(World &world, SimPlatform &platform, const QString &folder, Devices &devices)
{
    const QString first = platform.suppliers().constFirst().code;
    const bool tenants = platform.suppliers().size() > 1;
    const bool three = Chance(world.seed(), 5).happens(0.4);
    const auto add = [&](const SimDevice::Person &person) {
        const auto number = static_cast<int>(devices.size());
        devices.push_back(
            std::make_unique<SimDevice>(world, platform, person, folder + u'/' + QString::number(number), number));
    };
    const QString stranger = tenants ? SimPlatform::managerLogin(platform.suppliers().constLast().code) : QString();
    add({u"manager"_s, SimPlatform::managerLogin(first), true, 0, {}});
    add({u"packer1"_s, SimPlatform::packerLogin(1), false, 0, stranger});
    if (three)
        add({u"packer2"_s, SimPlatform::packerLogin(2), false, 0, {}});
    if (tenants)
        add({u"stranger"_s, stranger, true, 1, SimPlatform::packerLogin(1)});
}

std::shared_ptr<void> plan(World &world, SimPlatform &platform, Devices &devices)
{
    auto planner = std::make_shared<Planner>(world, platform, devices);
    planner->all();
    return planner;
}

}  // namespace wyh::sim
