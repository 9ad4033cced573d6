// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSet>
#include <optional>

#include "net/server/platform.h"
#include "tests/crashpoints/machine.h"
#include "tests/simulation/promises.h"
#include "tests/simulation/records.h"

namespace wyh::crash {

/// What is left of the platform's machine when it rests.
struct ShopRecord
{
    testing::MemoryDisk::Image disk;
    OrgId supplier;
    QList<server::ImportedOrder> market;
    QSet<OrderId> everCancelled;
};

/// The platform on a machine of its own, and the dealers' side of the story.
class Shop final : public Machine
{
public:
    Shop(sim::World &world, testing::DiskFaults &faults, const Point &point);
    ~Shop() override { end(); }

    void load(const ShopRecord &record);
    [[nodiscard]] ShopRecord record();
    /// A new platform with one supplier, a manager and two packers.
    void found();
    [[nodiscard]] bool running() const override { return m_platform != nullptr; }
    void end() override { m_platform.reset(); }

    static QString manager() { return QStringLiteral("manager@huafeng"); }
    static QString packer(int number) { return QStringLiteral("packer%1@huafeng").arg(number); }
    static QString password() { return QStringLiteral("crash-point-password"); }

    /// Nothing: the machine is off or died under the request, perhaps after its commit.
    std::optional<net::Reply> handle(const net::Request &request);
    /// Requests with this in their body make the platform stumble.
    void setPoison(const QByteArray &part) { m_poison = part; }
    /// Pages get lost on the way, everything else arrives.
    void setHoldPulls(bool on) { m_holdPulls = on; }
    void jumpClock(qint64 by) { m_clock.jump(by); }

    /// Orders with `lines` lines of 10 pieces each; numbers from `first`.
    void importOrders(int first, int count, int lines = 1);
    void cancel(int order);
    void remove(int order);
    void setPermissions(const QString &login, const QStringList &permissions);
    void backup();
    /// The backup takes the place of everything since.
    void restore();

    [[nodiscard]] OrderId order(int number) const;
    [[nodiscard]] LineId line(int order, int number = 0) const;
    [[nodiscard]] SkuId sku(int order, int number = 0) const;
    [[nodiscard]] QList<OrderId> orderIds() const;
    /// For onlookers.
    sim::Records records();
    Order orderNow(int number);
    sim::PlatformFacts facts();

private:
    Status begin() override;
    void import();
    std::unique_ptr<sql::Connection> openFile();

    sim::SimClock m_clock;
    sim::Chance m_random;
    std::unique_ptr<server::Platform> m_platform;
    OrgId m_supplier;
    QList<server::ImportedOrder> m_market;
    QSet<OrderId> m_everCancelled;
    QByteArray m_poison;
    bool m_holdPulls = false;
    /// What the backup knows, and what was lost when it took the place of everything since.
    QHash<QString, sim::StoredResult> m_inBackup;
    bool m_restored = false;
    QSet<QString> m_lostByRestore;
};

}  // namespace wyh::crash
