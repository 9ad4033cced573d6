// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include "net/client/api.h"
#include "net/contract/codec.h"
#include "net/http/transport.h"

namespace wyh::test {

/// The real platform program with demo data in a folder of its own, on a loopback port that stays the same when it is
/// stopped and started again.
class RealPlatform
{
public:
    RealPlatform() = default;
    ~RealPlatform() { stop(); }

    /// false: it did not say its port in time (see log()).
    bool start();
    /// Closes the pipe and waits for the end.
    void stop();
    /// As a power cut would.
    void kill();
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] QUrl base() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)); }
    [[nodiscard]] QByteArray log() const { return m_log; }
    /// Its file, which may be read while it runs.
    [[nodiscard]] QString database() const { return m_folder.filePath(QStringLiteral("platform.db")); }
    static QString program();
    /// A command of the operator on its data, beside it if it runs; what was printed, or "failed: ..".
    [[nodiscard]] QByteArray operate(const QStringList &command) const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_log;
    int m_port = 0;
};

inline constexpr auto kDemoPassword = "woyouhuo-demo";

/// A signed-in program that is not ours: says over HTTP what the platform has.
class PlainClient
{
public:
    explicit PlainClient(const QUrl &base, const QString &login = QStringLiteral("manager@huafeng"));

    [[nodiscard]] bool isSignedIn() const { return !m_session.access.isEmpty(); }
    [[nodiscard]] const contract::Account &account() const { return m_session.account; }
    /// Everything the account sees, pulled from the start; empty when something failed.
    QHash<OrderId, Order> orders();
    /// The raw bytes of the last pull's pages.
    [[nodiscard]] const QByteArray &lastBytes() const { return m_lastBytes; }
    net::Reply send(const net::Request &request);
    [[nodiscard]] client::Caller caller() const;
    /// Records operations as this client, as another desktop would.
    Result<contract::PushAnswer> push(const QList<Operation> &operations);

private:
    net::Transport m_transport;
    net::Transport::Token m_token = 0;
    contract::Session m_session;
    DeviceId m_device;
    contract::Seen m_seen;
    QByteArray m_lastBytes;
};

}  // namespace wyh::test
