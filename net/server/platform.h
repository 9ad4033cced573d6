// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <memory>

#include "models/core/clock.h"
#include "models/core/ids.h"
#include "models/core/random.h"
#include "models/core/result.h"
#include "models/domain/order.h"
#include "models/sql/connection.h"
#include "net/message/message.h"
#include "net/server/importedorder.h"

namespace wyh::server {

struct PlatformOptions
{
    QString databasePath;
    /// How every connection is opened. FULL by default: what was answered "applied" survives a power cut.
    sql::OpenOptions database = [] {
        sql::OpenOptions options;
        options.synchronousFull = true;
        return options;
    }();
    sql::CommitHook commitHook;  ///< set on every connection; a test may throw from it to play a crash
    int connections = 8;         ///< at most so many, opened when needed; one request holds one at a time

    /// Argon2id: Interactive for people, Minimal for simulations and tests that sign in thousands of times.
    enum class PasswordCost { Interactive, Minimal };
    PasswordCost passwordCost = PasswordCost::Interactive;

    int passwordsUnderWay = 64;  ///< sign-ins being judged or waiting for it; more are told to come again

    int accessSeconds = 15 * 60;
    int refreshDays = 60;          ///< from its last use
    int refreshGraceSeconds = 60;  ///< see net/server/sessions.h

    int maxBodyBytes = 1024 * 1024;
    int maxPushBytes = 512 * 1024;
    int maxOps = 100;
    int leastPageRecords = 50;               ///< a smaller limit of a page is raised to this
    qint64 mostPageBytes = 8 * 1024 * 1024;  ///< of the records of one page; a bigger record goes alone
    int requestsPerSecond = 20;              ///< per account, refill of its bucket; 0 = no limit
    int requestBurst = 400;                  ///< per account, size of its bucket
    int retentionDays = 180;                 ///< operation results, tombstones, marks
    int oldestClientSchema = 1;
    QString oldestClientVersion;  ///< the first program of that schema, for the words on the screen; empty: not said
    QStringList couriers;         ///< codes of resources/couriers; empty: any [A-Z0-9_]{2,16}
};

struct NewOrganization
{
    QString code;  ///< [a-z0-9-]{2,64}
    QString name;
    enum class Kind { Supplier, Dealer };
    Kind kind = Kind::Supplier;
};

struct NewUser
{
    QString login;  ///< unique on the platform, compared without case
    QString displayName;
    QString password;
    QStringList permissions;  ///< of knownPermissions()
};

/// A device as the operator sees it, once for each account that has signed in on it; the last used first.
struct DeviceInfo
{
    DeviceId device;
    QString name;  ///< of the PC
    QString login;
    qint64 usedAtMs = 0;
    bool signedIn = false;
    bool revoked = false;
    bool told = false;  ///< it has asked since, and was told to delete what it has
};

/// What becomes of that which a revoked device has not sent.
enum class UnsentWork { Keep, Remove };

struct Revoked
{
    QString passphrase;  ///< Keep: opens the rescue file that the device makes of its unsent operations
};

/// The ten permissions of the domain: "pick", "ship", "manage_channels", ...
QStringList knownPermissions();

/// The reference platform without its sockets: requests in, replies out. Accounts, tenants, feed and operations live in
/// one SQLite file; keys and peppers too, so a copy of the file is a whole backup. All functions may be called from any
/// number of threads at once. Clock and Random are only ever used under a lock.
class Platform
{
public:
    /// Opens or creates the file and brings its schema up to date. Errors: those of sql::Connection::open,
    /// "schema-newer", "migration-failed".
    static Result<std::unique_ptr<Platform>> open(const PlatformOptions &options, const Clock &clock, Random &random);
    ~Platform();
    Platform(const Platform &) = delete;
    Platform &operator=(const Platform &) = delete;

    /// Answers one request; never fails, every failure is a problem+json reply. Only exceptions of the commit hook
    /// pass.
    net::Reply handle(const net::Request &request);

    // Administration: by the operator (command line, import jobs), never reachable by a request.
    /// Errors: "organization-exists", "organization-invalid".
    Result<OrgId> createOrganization(const NewOrganization &organization);
    /// Error: "organization-unknown".
    Result<OrgId> findOrganization(const QString &code);
    /// Errors: "login-taken", "login-invalid", "display-name-invalid" (200 characters at most), "password-too-short"
    /// (8 characters), "permission-unknown", "organization-unknown".
    Result<UserId> createUser(const OrgId &org, const NewUser &user);
    /// These four: error "login-unknown". Their sessions end where that matters (password, disabling).
    Status setPassword(const QString &login, const QString &password);
    Status setPermissions(const QString &login, const QStringList &permissions);
    Status disableUser(const QString &login);
    Status enableUser(const QString &login);
    Result<QList<DeviceInfo>> devices(const OrgId &org);
    /// The device is told to delete what it has of the organization as soon as it asks for anything. Error:
    /// "device-unknown" (nobody of the organization has signed in on it).
    Result<Revoked> revokeDevice(const OrgId &org, const DeviceId &device, UnsentWork unsent);
    /// It may be used again; the passphrase is forgotten, so it is said a last time. Error: "device-not-revoked".
    Result<Revoked> allowDevice(const OrgId &org, const DeviceId &device);

    /// Inserts or updates by source id, in transactions of at most 500 orders; repeating it changes nothing. What an
    /// update takes over and what it leaves alone: importmerge.h. Errors: "organization-unknown" (not a supplier),
    /// "order-invalid" (params.source; nothing of its chunk is stored).
    Result<ImportReport> importOrders(const OrgId &supplier, const QList<ImportedOrder> &orders);
    /// Takes an order out of everybody's list (tombstone "deleted"). Error: "order-unknown".
    Status removeOrder(const OrgId &supplier, const QString &sourceId);
    /// 库位 of a SKU, for the orders that are there and those to come.
    Status setSkuLocation(const OrgId &supplier, const QString &sourceSku, const QString &location);
    /// Empty id: a new address. The first one becomes the default one, a new default takes it from the old one.
    Result<AddressId> saveAddress(const OrgId &supplier, Address address);
    Status deleteAddress(const OrgId &supplier, const AddressId &address);

    /// The records as they stand, with prices: for reports and tests.
    Result<QList<Order>> orders(const OrgId &org);
    Result<Order> order(const OrgId &org, const OrderId &id);
    /// The ids that importOrders() gives.
    static OrderId orderId(const OrgId &supplier, const QString &sourceId);
    static LineId lineId(const OrgId &supplier, const QString &sourceId, const QString &sourceLine);
    static SkuId skuId(const OrgId &supplier, const QString &sourceSku);

    /// Forgets what is older than the retention time (tokens, results, tombstones, marks). Call it every hour or so.
    Status maintain();
    /// A consistent copy while requests go on (VACUUM INTO); the path must not exist.
    Status backupTo(const QString &path);

private:
    Platform();
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace wyh::server
