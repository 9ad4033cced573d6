// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTemporaryDir>
#include <memory>

#include "app/desktop/logging.h"
#include "app/desktop/session.h"
#include "tests/support/fakesecrets.h"
#include "tests/support/realplatform.h"

namespace wyh::test {

/// The desktop program without its window: a data root, a keychain and, when open, the real session with its worker
/// thread, outbox and network. Every function waits for its answer and fails the test after its time.
class HeadlessDesktop
{
public:
    /// Empty: a folder of its own that goes with it.
    explicit HeadlessDesktop(const QString &root = {});
    ~HeadlessDesktop() { close(); }

    /// Signs in over the network, makes the profile and opens it. Empty: it worked, else the error's code.
    QString signIn(const QUrl &base, const QString &login, const QString &password = QLatin1String(kDemoPassword));
    /// Opens the profile that was last signed in, as the next start of the program does.
    QString reopen();
    void close();
    [[nodiscard]] bool isOpen() const { return m_session != nullptr; }

    [[nodiscard]] desktop::Session &session() { return *m_session; }
    [[nodiscard]] store::ConnectionState state() const { return m_session->sync().state(); }
    [[nodiscard]] QString root() const { return m_profiles.root(); }
    [[nodiscard]] std::shared_ptr<SecretBox> secrets() const { return m_box; }
    /// Waits until everything recorded was confirmed or refused, and the cache is up to date.
    bool settled(int timeoutMs = 30000);
    bool firstPullDone(int timeoutMs = 60000);

    [[nodiscard]] QHash<OrderId, Order> orders();
    std::optional<Order> order(const OrderId &id);
    /// Empty: recorded; else the problem's code.
    QString record(const QList<store::Act> &acts);
    QList<store::OpRow> operations(const QList<store::OpState> &states);
    /// All bytes of all files below the data root, or below a folder in it.
    [[nodiscard]] QByteArray everyByte(const QString &folder = {}) const;
    /// From now on there is a log as the program writes it; of one desktop at a time. See log().
    void keepLog() { m_log = std::make_unique<desktop::LogFile>(m_profiles.logFolder()); }
    [[nodiscard]] QByteArray log() const { return everyByte(QStringLiteral("/log")); }

private:
    QString open(const desktop::Profile &profile, const std::optional<contract::Session> &session);

    QTemporaryDir m_root;
    std::shared_ptr<SecretBox> m_box = std::make_shared<SecretBox>();
    desktop::Profiles m_profiles;
    std::unique_ptr<desktop::LogFile> m_log;
    std::unique_ptr<client::SecretVault> m_vault;
    std::unique_ptr<desktop::Session> m_session;
    SystemClock m_clock;
    SystemRandom m_random;
    QObject m_context;
};

}  // namespace wyh::test
