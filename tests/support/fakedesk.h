// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>

#include "models/store/desk.h"
#include "models/store/synccontrol.h"
#include "ui/widgets/filesaver.h"
#include "ui/widgets/prompt.h"

namespace wyh::test {

/// A desk in memory: applies acts with the real rules to the orders given to it, keeps the operations, answers from the
/// event loop as the real one does. Needs the store and widgets libraries.
class FakeDesk : public store::Desk
{
    Q_OBJECT

public:
    using store::Desk::Desk;

    void record(const QList<store::Act> &acts, QObject *context, RecordAnswer answer) override;
    void operations(const QList<store::OpState> &states, int limit, bool newestFirst, QObject *context,
                    std::function<void(const Result<QList<store::OpRow>> &)> answer) override;
    void unreadNotes(int limit, QObject *context, std::function<void(const QList<store::OpRow> &)> answer) override;
    void closeOperation(const OpId &op, const QString &reason, QObject *context,
                        std::function<void(const Status &)> answer) override;
    void sendAgain(const QList<OpId> &ops, QObject *context, std::function<void(const Status &)> answer) override;
    void restoreOperation(const OpId &op, QObject *context, std::function<void(const Status &)> answer) override;
    void acknowledgeNote(const OpId &op, QObject *context, std::function<void(const Status &)> answer) override;
    /// Made of `orders`; what is in `platformSkus` for a SKU's lane.
    void platformNow(const OpId &op, QObject *context,
                     std::function<void(const std::optional<store::Sight> &)> answer) override;
    /// The "file" is the passphrase and the ids of what is open, in plain words.
    void exportRescue(const QString &passphrase, QObject *context,
                      std::function<void(const Result<QByteArray> &)> answer) override;
    void importRescue(const QByteArray &file, const QString &passphrase, QObject *context,
                      std::function<void(const Result<store::Imported> &)> answer) override;
    void rescueNotice(QObject *context,
                      std::function<void(const std::optional<store::RescueNotice> &)> answer) override;
    void closeRescueNotice(QObject *context, std::function<void(const Status &)> answer) override;
    [[nodiscard]] store::OutboxCounts counts() const override;

    // --- for the test ---
    void setOrder(const Order &order);
    [[nodiscard]] Order order(const OrderId &id) const { return orders.value(id); }
    /// Adds an operation as it would stand in the outbox; returns its id.
    OpId addOperation(store::OpRow row);
    /// Changes one and tells everybody.
    void setOperation(const OpId &id, const std::function<void(store::OpRow &)> &change);
    [[nodiscard]] store::OpRow operation(const OpId &id) const;
    /// The next record() is refused with this, whatever the rules say.
    void refuseNext(const Problem &problem) { m_refuse.append(problem); }
    /// Answers are kept back until release(): what the screen shows while a disk is slow.
    void hold() { m_holding = true; }
    void release();
    void tellCounts();

    QHash<OrderId, Order> orders;
    QList<QList<store::Act>> recorded;  ///< every accepted call of record()
    QList<store::OpRow> rows;           ///< oldest first
    QStringList closedReasons;
    QHash<SkuId, SkuFlag> platformSkus;
    qint64 nowMs = 0;                ///< when operations are closed
    std::optional<Error> readError;  ///< operations() fails with it
    std::optional<store::RescueNotice> notice;
    bool newer = false;

private:
    void later(QObject *context, std::function<void()> call);

    QList<Problem> m_refuse;
    QList<std::function<void()>> m_held;
    bool m_holding = false;
    qint64 m_nextN = 1;
};

class FakeSyncControl : public store::SyncControl
{
    Q_OBJECT

public:
    using store::SyncControl::SyncControl;

    [[nodiscard]] store::ConnectionState state() const override { return m_state; }
    [[nodiscard]] contract::Account account() const override { return m_account; }
    [[nodiscard]] QString platformName() const override { return platform; }
    void syncNow() override { ++syncs; }
    void setWorkOffline(bool offline) override;
    [[nodiscard]] bool workOffline() const override { return m_offline; }
    void signIn(const QString &password, QObject *context, std::function<void(const Status &)> answer) override;

    void setState(const store::ConnectionState &state);
    void setAccount(const contract::Account &account);

    QString platform = QStringLiteral("127.0.0.1");
    QString rightPassword = QStringLiteral("right");
    int syncs = 0;

private:
    store::ConnectionState m_state;
    contract::Account m_account;
    bool m_offline = false;
};

/// Answers questions with what the test put in, and remembers them.
class FakePrompt : public ui::Prompt
{
public:
    void ask(const ui::Question &question, QObject *context, Callback answer) override;

    QList<ui::Answer> answers;  ///< taken from the front; none left: cancelled
    QList<ui::Question> asked;
};

class FakeFileSaver : public ui::FileSaver
{
public:
    void save(const QString &suggestedName, const QString &filter, const QByteArray &content, QObject *context,
              Callback answer) override;

    void load(const QString &filter, QObject *context, Loaded answer) override;

    QStringList names;
    QList<QByteArray> contents;
    QByteArray chosen;  ///< what the file to load holds
    bool cancels = false;
};

/// An order of n lines "l1".."ln" with `ordered` pieces each, paid, with barcodes 6900000000001.. and a recipient in
/// 杭州.
Order sampleOrder(const QString &id, int lines = 2, int ordered = 5);

}  // namespace wyh::test
