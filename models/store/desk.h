// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <functional>

#include "models/store/localstore.h"

namespace wyh::store {

/// The GUI thread's face of the store: acts go to the worker thread, answers come back on the GUI thread. Answers to a
/// context object that is gone are dropped (the act itself is not). Implemented by store::WorkerDesk.
class Desk : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    using RecordAnswer = std::function<void(const Result<Recorded, Problem> &)>;

    /// Calls back after the COMMIT: only then may the screen say "saved" or a tone sound.
    virtual void record(const QList<Act> &acts, QObject *context, RecordAnswer answer) = 0;
    /// At most `limit` of them, from the newest or from the oldest on.
    virtual void operations(const QList<OpState> &states, int limit, bool newestFirst, QObject *context,
                            std::function<void(const Result<QList<OpRow>> &)> answer) = 0;
    /// Applied operations with a word of information that nobody has read, newest first.
    virtual void unreadNotes(int limit, QObject *context, std::function<void(const QList<OpRow> &)> answer) = 0;
    virtual void closeOperation(const OpId &op, const QString &reason, QObject *context,
                                std::function<void(const Status &)> answer) = 0;
    /// All or none (LocalStore::sendAgain).
    virtual void sendAgain(const QList<OpId> &ops, QObject *context, std::function<void(const Status &)> answer) = 0;
    /// Takes the closing of an operation back (LocalStore::restore).
    virtual void restoreOperation(const OpId &op, QObject *context, std::function<void(const Status &)> answer) = 0;
    /// The word of information on an applied operation was read.
    virtual void acknowledgeNote(const OpId &op, QObject *context, std::function<void(const Status &)> answer) = 0;
    /// What the platform has now of what the operation depends on; nullopt: it could not be read.
    virtual void platformNow(const OpId &op, QObject *context,
                             std::function<void(const std::optional<Sight> &)> answer) = 0;
    /// Everything unsent or undecided as a rescue file that only the passphrase opens (models/rescue).
    virtual void exportRescue(const QString &passphrase, QObject *context,
                              std::function<void(const Result<QByteArray> &)> answer) = 0;
    virtual void importRescue(const QByteArray &file, const QString &passphrase, QObject *context,
                              std::function<void(const Result<Imported> &)> answer) = 0;
    /// What a rescue of the damaged outbox left to know (OutboxCounts::rescued).
    virtual void rescueNotice(QObject *context, std::function<void(const std::optional<RescueNotice> &)> answer) = 0;
    virtual void closeRescueNotice(QObject *context, std::function<void(const Status &)> answer) = 0;
    [[nodiscard]] virtual OutboxCounts counts() const = 0;  ///< as of the last notice

signals:
    /// The counts could not be read; what was shown stays: never "nothing waits".
    void readFailed(const wyh::Error &error);
    /// After commits, coalesced; the cache already shows it.
    void changed(const wyh::store::Changes &changes);
    void countsChanged(const wyh::store::OutboxCounts &counts);
};

}  // namespace wyh::store
