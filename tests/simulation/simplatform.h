// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QSet>
#include <memory>
#include <optional>

#include "net/server/platform.h"
#include "tests/simulation/promises.h"
#include "tests/simulation/records.h"
#include "tests/simulation/world.h"

namespace wyh::sim {

/// One supplier with the orders of its dealers, as the marketplace has them.
struct Supplier
{
    QString code;
    OrgId id;
    QList<server::ImportedOrder> market;
    QSet<QString> removed;
    QList<OrderId> orderIds;
    /// Numbers on parcels, wherever they were made: now and then somebody scans one of them again.
    QStringList waybills;
};

/// The real platform in a file of its own, with an operator who restores backups and a machine that dies.
class SimPlatform
{
public:
    SimPlatform(World &world, const QString &folder, int suppliers = 1);

    static QString managerLogin(const QString &supplier) { return QStringLiteral("manager@") + supplier; }
    static QString packerLogin(int number) { return QStringLiteral("packer%1@huafeng").arg(number); }
    static QString password() { return QStringLiteral("simulated-password"); }

    /// Nothing: the machine is down or died under the request, perhaps after its commit.
    std::optional<net::Reply> handle(const net::Request &request);
    void crash();
    void backup();
    /// false: there was no backup.
    bool restore(bool newFeed);
    /// Tombstones and marks of the past become older than the retention time and are forgotten.
    void prune();
    /// From now on clients with a smaller X-Client-Schema are refused.
    void refuseClientsBelow(int schema);
    [[nodiscard]] bool running() const { return m_platform != nullptr; }
    /// Everything is well again: the machine runs and the marketplace's orders are imported once more.
    void heal();

    // The dealers' side.
    void importAll();
    void cancelSomething();
    void changeAddress();
    void newOrder();
    void removeSomething();
    // The supplier's manager: another view of the records, or fewer rights, for the second packer.
    void changePermissions();
    void setPermissions(const QStringList &permissions);
    void disable(bool on);
    /// Makes, changes or deletes one of two ship-from addresses.
    void changeShipFrom(int number);

    [[nodiscard]] QList<Supplier> &suppliers() { return m_suppliers; }
    /// What its PCs are to show, as it stands now.
    [[nodiscard]] Records records(const Supplier &supplier);
    [[nodiscard]] const QSet<OrderId> &everCancelled() const { return m_everCancelled; }
    /// Who an access token was given to; empty: nobody.
    [[nodiscard]] QString ownerOfToken(const QByteArray &token) const { return m_tokenOwners.value(token); }

    QHash<QString, StoredResult> storedResults();
    /// Ids of what devices told of their notices; each has one entry in the audit trail.
    QStringList auditedNoticeActs();
    /// What the last restore took away: operations that had been applied.
    [[nodiscard]] bool restored() const { return m_restored; }
    bool m_restored = false;
    [[nodiscard]] const QSet<QString> &lostByRestore() const { return m_lostByRestore; }
    /// Operations that make the platform stumble whenever it meets them.
    QSet<QString> poison;

private:
    void open();
    std::unique_ptr<sql::Connection> openFile();
    template <class Body>
    auto guarded(Body body) -> decltype(body());
    server::ImportedOrder makeOrder(Supplier &supplier, int number);
    Supplier &anySupplier();

    World &m_world;
    QString m_folder;
    SimClock m_clock;
    Chance m_random;
    Chance m_dealer;
    Chance m_crashes;
    Chance m_shipFrom;
    std::unique_ptr<server::Platform> m_platform;
    QList<Supplier> m_suppliers;
    QSet<OrderId> m_everCancelled;
    QHash<QByteArray, QString> m_tokenOwners;
    QSet<QString> m_lostByRestore;
    int m_accessSeconds = 0;
    int m_requestsPerSecond = 0;
    int m_oldestClientSchema = 1;
    bool m_hasBackup = false;
    bool m_packerSeesPrices = false;
    bool m_mayCrash = false;
};

}  // namespace wyh::sim
