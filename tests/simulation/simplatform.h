// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QSet>
#include <memory>
#include <optional>

#include "net/server/platform.h"
#include "tests/simulation/promises.h"
#include "tests/simulation/world.h"

namespace wyh::sim {

/// The real platform in a file of its own, with an operator who restores backups and a machine that dies.
class SimPlatform
{
public:
    SimPlatform(World &world, const QString &folder);

    static QString managerLogin() { return QStringLiteral("manager@huafeng"); }
    static QString packerLogin(int number) { return QStringLiteral("packer%1@huafeng").arg(number); }
    static QString password() { return QStringLiteral("simulated-password"); }

    /// Nothing: the machine is down or died under the request, perhaps after its commit.
    std::optional<net::Reply> handle(const net::Request &request);
    void crash();
    void backup();
    void restore(bool newFeed);
    [[nodiscard]] bool hasBackup() const { return m_hasBackup; }
    [[nodiscard]] bool restored() const { return m_restored; }
    [[nodiscard]] bool running() const { return m_platform != nullptr; }
    /// Everything is well again: the machine runs and the marketplace's orders are imported once more.
    void heal();

    // The dealers' side.
    void importAll();
    void cancelSomething();
    void changeAddress();
    void newOrder();
    void removeSomething();
    void changePermissions();

    [[nodiscard]] const QList<OrderId> &orderIds() const { return m_orderIds; }
    [[nodiscard]] QList<Order> orders();
    [[nodiscard]] OrgId supplier() const { return m_supplier; }
    [[nodiscard]] const QSet<OrderId> &everCancelled() const { return m_everCancelled; }

    QHash<QString, StoredResult> storedResults();
    /// Ids of what devices told of their notices; each has one entry in the audit trail.
    QStringList auditedNoticeActs();
    /// Operations that make the platform stumble whenever it meets them.
    QSet<QString> poison;
    /// Numbers on parcels, wherever they were made: now and then somebody scans one of them again.
    QStringList waybills;

private:
    void open();
    template <class Body>
    auto guarded(Body body) -> decltype(body());
    server::ImportedOrder makeOrder(int number);

    World &m_world;
    QString m_folder;
    SimClock m_clock;
    Chance m_random;
    Chance m_dealer;
    Chance m_crashes;
    std::unique_ptr<server::Platform> m_platform;
    OrgId m_supplier;
    QList<server::ImportedOrder> m_market;
    QSet<QString> m_removed;
    QList<OrderId> m_orderIds;
    QSet<OrderId> m_everCancelled;
    bool m_hasBackup = false;
    bool m_restored = false;
    bool m_mayCrash = false;
    int m_permissionChanges = 0;
};

}  // namespace wyh::sim
