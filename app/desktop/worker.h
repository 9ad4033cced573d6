// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>

#include "app/desktop/profile.h"
#include "app/desktop/syncdriver.h"
#include "models/store/localstore.h"

namespace wyh::desktop {

/// What a profile needs to come alive.
struct WorkerSetup
{
    Profile profile;
    QUrl base;  ///< empty: not known yet (the platform on this PC still starts)
    DeviceId device;
    int retentionDays = 30;
    std::optional<contract::Session> session;  ///< right after signing in
    std::optional<sync::Revoked> revoked;      ///< the platform said so at a sign-in: only to be emptied
};

/// What the GUI thread knows of an open profile.
struct Opened
{
    QString cachePath;
    DeviceId device;
    store::OutboxCounts counts;
};

/// Owner of everything that writes: the profile's lock and files, the engine and the network. Lives on the worker
/// thread; only queued calls reach it. Its signals are the only way out.
class Worker final : public QObject
{
    Q_OBJECT

public:
    Worker();
    ~Worker() override;

    Result<Opened> open(const WorkerSetup &setup);
    /// Begins to synchronise. The screens can read the cache before.
    void start();
    void setBase(const QUrl &base);
    void setRetentionDays(int days);
    void close();

    [[nodiscard]] store::LocalStore *store() { return m_store.get(); }
    [[nodiscard]] SyncDriver *driver() { return m_driver.get(); }
    [[nodiscard]] const contract::Account &account() const { return m_account; }
    [[nodiscard]] const Profile &profile() const { return m_setup.profile; }
    /// What was not sent is sealed: nothing that is done now would be sent any more, nor kept.
    [[nodiscard]] bool hasLeft() const { return m_left; }
    /// After an act of the user: tells the screens at once and wakes the engine.
    void acted(const store::Changes &changes);
    void signIn(const QString &password, const std::function<void(const Status &)> &answer);

    /// See Session::signOut(). The answer waits a moment for the platform to hear of it.
    void signOut(bool wipeCache, bool exported, const std::function<void(const Status &)> &answer);

    /// Empties the cache (never the operations) and begins to load it again.
    Status wipeCache();

    /// The device was revoked: this account and the others of the organization on this PC are emptied (leaving.h), the
    /// files of this one when they are closed; gone() follows. After a failure everything that was not sent is still
    /// there, and the engine asks again.
    void leave(const sync::Revoked &order);

    // --- what leaves this thread; answers of user acts are delivered through it too ---
signals:
    void changed(const wyh::store::Changes &changes);
    void countsChanged(const wyh::store::OutboxCounts &counts);
    void readFailed(const wyh::Error &error);
    void stateChanged(const wyh::store::ConnectionState &state);
    void accountChanged(const wyh::contract::Account &account);
    void readSecret(const QString &key);
    void writeSecret(const QString &key, const QString &value);
    void deleteSecret(const QString &key);
    /// There is nothing here to work with any more; the error says it to the user.
    void gone(const wyh::Error &why);

private:
    void note(const store::Changes &changes);
    void flush();
    void tellCounts();
    void noteSignedIn();

    SystemClock m_clock;
    SystemRandom m_random;
    WorkerSetup m_setup;
    contract::Account m_account;
    std::unique_ptr<ProfileLock> m_lock;
    std::unique_ptr<store::LocalStore> m_store;
    std::unique_ptr<sync::Engine> m_engine;
    std::unique_ptr<Fetcher> m_fetcher;
    std::unique_ptr<SyncDriver> m_driver;
    QTimer *m_flush = nullptr;
    QElapsedTimer m_flushed;
    store::Changes m_pending;
    store::OutboxCounts m_counts;
    Fetcher::Token m_signInToken = 0;
    bool m_left = false;
};

}  // namespace wyh::desktop
