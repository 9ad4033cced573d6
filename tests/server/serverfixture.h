// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <atomic>

#include "models/domain/operation.h"
#include "net/contract/sync.h"
#include "net/server/platform.h"

namespace wyh::server {

/// A clock that a test moves; any thread may read it.
class TestClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return m_now; }
    [[nodiscard]] qint64 monotonicMs() const override { return m_now; }
    void pass(qint64 ms) { m_now += ms; }

private:
    std::atomic<qint64> m_now{1795000000000};
};

/// A device as the platform sees it: tokens, device id, what it has seen.
struct TestDevice
{
    QString device;
    contract::Session session;
    QByteArray seen;
};

/// A platform with two suppliers and their dealers, and the requests a client makes, without sockets.
/// Everything throws std::runtime_error when a step that must work does not.
class ServerFixture
{
public:
    ServerFixture();

    /// Closes and opens the platform again, on the same file or on another one.
    void reopen(const QString &path = {});
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }

    net::Reply send(const QByteArray &method, const QByteArray &path, const QJsonObject &body = {},
                    const net::Headers &headers = {});
    net::Reply send(const TestDevice &device, const QByteArray &method, const QByteArray &path,
                    const QJsonObject &body = {}, const QByteArray &query = {});
    net::Reply trySignIn(const QString &login, const QString &password, const QString &device,
                         const QByteArray &peer = {});
    net::Reply tryRefresh(const QString &refresh, const QString &device);
    TestDevice signIn(const QString &login);
    QString newId();

    /// One operation as an item of a push.
    QJsonObject item(const QString &lane, const OperationPayload &payload, const QString &after = {});
    net::Reply push(const TestDevice &device, const QJsonArray &items);
    contract::OperationResult pushOne(const TestDevice &device, const QJsonObject &item);
    /// All pages from a cursor on (empty: snapshot) until there are no more.
    struct Pulled
    {
        QList<contract::PullItem> items;
        QList<contract::OperationResult> results;
        QString cursor;
        contract::Seen top;
        QByteArray bytes;
        int pages = 0;
    };
    Pulled pull(const TestDevice &device, const QString &cursor = {}, int limit = 1000);
    net::Reply pullReply(const TestDevice &device, const QString &cursor, int limit = 1000);

    /// An order of one line; the line's source id is "1", its SKU "sku-<source>".
    static ImportedOrder sampleOrder(const QString &source, int ordered = 10);
    [[nodiscard]] QString lane(const QString &source) const { return orderLane(Platform::orderId(supplier, source)); }
    [[nodiscard]] LineId line(const QString &source) const
    {
        return Platform::lineId(supplier, source, QStringLiteral("1"));
    }
    Line stored(const QString &source);
    ShipOp parcel(const QString &source, int quantity, const QString &waybill);

    PlatformOptions options;
    TestClock clock;
    SystemRandom random;
    std::unique_ptr<Platform> platform;
    OrgId supplier;  ///< users manager@one (everything), packer@one (pick, ship), clerk@one (nothing)
    OrgId other;     ///< another supplier: manager@two
    OrgId dealer;    ///< buyer-a, the dealer of all sample orders of `supplier`: buyer@a (view_prices, receive)

private:
    QTemporaryDir m_folder;
};

QString codeOf(const net::Reply &reply);
QJsonObject bodyOf(const net::Reply &reply);
inline const QString kPassword = QStringLiteral("correct horse");

}  // namespace wyh::server
