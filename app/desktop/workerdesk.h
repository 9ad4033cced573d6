// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/worker.h"
#include "models/store/desk.h"
#include "models/store/synccontrol.h"

namespace wyh::desktop {

/// The store as the screens see it: every act is a queued call to the worker, every answer a queued call back.
class WorkerDesk final : public store::Desk
{
    Q_OBJECT

public:
    explicit WorkerDesk(Worker &worker, const Opened &opened, QObject *parent = nullptr);

    void record(const QList<store::Act> &acts, QObject *context, RecordAnswer answer) override;
    void operations(const QList<store::OpState> &states, int limit, bool newestFirst, QObject *context,
                    std::function<void(const Result<QList<store::OpRow>> &)> answer) override;
    void unreadNotes(int limit, QObject *context, std::function<void(const QList<store::OpRow> &)> answer) override;
    void closeOperation(const OpId &op, const QString &reason, QObject *context,
                        std::function<void(const Status &)> answer) override;
    void sendAgain(const QList<OpId> &ops, QObject *context, std::function<void(const Status &)> answer) override;
    void restoreOperation(const OpId &op, QObject *context, std::function<void(const Status &)> answer) override;
    void acknowledgeNote(const OpId &op, QObject *context, std::function<void(const Status &)> answer) override;
    void platformNow(const OpId &op, QObject *context,
                     std::function<void(const std::optional<store::Sight> &)> answer) override;
    void exportRescue(const QString &passphrase, QObject *context,
                      std::function<void(const Result<QByteArray> &)> answer) override;
    void importRescue(const QByteArray &file, const QString &passphrase, QObject *context,
                      std::function<void(const Result<store::Imported> &)> answer) override;
    void rescueNotice(QObject *context,
                      std::function<void(const std::optional<store::RescueNotice> &)> answer) override;
    void closeRescueNotice(QObject *context, std::function<void(const Status &)> answer) override;
    [[nodiscard]] store::OutboxCounts counts() const override { return m_counts; }

private:
    /// Runs work(Worker &) on the worker's thread and answer(result) on this one, if the context still lives then.
    template <class Work, class Answer>
    void run(QObject *context, Work work, Answer answer);
    /// A user's word on one operation: work(store, login), then the screens hear of it.
    template <class Work>
    void decide(const QList<OpId> &ops, QObject *context, Work work, std::function<void(const Status &)> answer);

    /// The same for a read: one that failed is told, not answered.
    template <class Work, class Answer>
    void read(QObject *context, Work work, Answer answer);

    Worker &m_worker;
    store::OutboxCounts m_counts;
};

/// Synchronisation as the screens see it.
class WorkerSync final : public store::SyncControl
{
    Q_OBJECT

public:
    WorkerSync(Worker &worker, const Profile &profile, QObject *parent = nullptr);

    [[nodiscard]] store::ConnectionState state() const override { return m_state; }
    [[nodiscard]] contract::Account account() const override { return m_account; }
    [[nodiscard]] QString platformName() const override;
    void syncNow() override;
    void setWorkOffline(bool offline) override;
    [[nodiscard]] bool workOffline() const override { return m_workOffline; }
    void signIn(const QString &password, QObject *context, std::function<void(const Status &)> answer) override;
    void setWindowActive(bool active);
    void networkChanged();

private:
    void post(const sync::Event &event);

    Worker &m_worker;
    Profile m_profile;
    store::ConnectionState m_state;
    contract::Account m_account;
    bool m_workOffline = false;
};

}  // namespace wyh::desktop
