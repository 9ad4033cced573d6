// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QThread>
#include <memory>

#include "app/desktop/worker.h"
#include "app/desktop/workerdesk.h"
#include "models/store/reader.h"
#include "net/client/secretvault.h"

namespace wyh::desktop {

/// An open profile: the worker thread and its faces on the GUI thread. Opening and closing take their time and answer
/// with a callback; close() before the end of the program, so that everything is written in order.
class Session final : public QObject
{
    Q_OBJECT

public:
    Session(WorkerSetup setup, client::SecretVault &vault, QObject *parent = nullptr);
    ~Session() override;

    /// Errors of ProfileLock, LocalStore and Reader. The faces exist after success.
    void open(std::function<void(const Status &)> answer);
    /// The screens are up: begin to synchronise.
    void start();
    void setBase(const QUrl &base);
    void setRetentionDays(int days);
    /// Signs the device out and, if wanted, empties the cache. Refused with "unsent-operations" (params.count) as long
    /// as something is unsent or undecided, unless the user has exported it.
    void signOut(bool wipeCache, bool exported, std::function<void(const Status &)> answer);
    void wipeCache(QObject *context, std::function<void(const Status &)> answer);
    /// Closes the files and ends the thread.
    void close(std::function<void()> answer);

    [[nodiscard]] const Profile &profile() const { return m_setup.profile; }
    /// It is open to be emptied only: gone() follows its start.
    [[nodiscard]] bool isLeaving() const { return m_setup.revoked.has_value(); }
    [[nodiscard]] DeviceId device() const { return m_opened.device; }
    [[nodiscard]] WorkerDesk &desk() { return *m_desk; }
    [[nodiscard]] WorkerSync &sync() { return *m_sync; }
    [[nodiscard]] store::Reader &reader() { return *m_reader; }
    [[nodiscard]] QString cachePath() const { return m_opened.cachePath; }
    /// Another password-less way in, for the demo platform on this PC: used whenever a sign-in is needed.
    void setDemoPassword(const QString &password) { m_demoPassword = password; }

signals:
    /// The device was revoked and the profile is empty: the session is to be closed.
    void gone(const wyh::Error &why);

private:
    void serveSecrets();
    void endThread();
    void tryDemoSignIn();

    WorkerSetup m_setup;
    client::SecretVault &m_vault;
    QThread m_thread;
    Worker *m_worker;  ///< on m_thread; outlives it
    Opened m_opened;
    std::unique_ptr<WorkerDesk> m_desk;
    std::unique_ptr<WorkerSync> m_sync;
    std::unique_ptr<store::Reader> m_reader;
    QString m_demoPassword;
    bool m_demoSignInUnderWay = false;
};

}  // namespace wyh::desktop
