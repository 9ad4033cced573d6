// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/workerdesk.h"

#include <QCoreApplication>
#include <QPointer>

#include "app/desktop/leaving.h"
#include "models/rescue/rescuefile.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;

namespace {

/// Adds what a user's word on an operation may change on the screens.
void touch(store::Changes &changes, const std::optional<store::OpRow> &row)
{
    changes.operations = true;
    const QString lane = row ? row->operation.lane : QString();
    if (lane.startsWith("order:"_L1))
        changes.orders.insert(lane.mid(6));
    else if (lane.startsWith("address:"_L1))
        changes.addresses = true;
    else if (row)
        changes.allOrders = true;  // a SKU's flag shows on every order that holds it
}

}  // namespace

WorkerDesk::WorkerDesk(Worker &worker, const Opened &opened, QObject *parent)
    : store::Desk(parent), m_worker(worker), m_counts(opened.counts)
{
    connect(&worker, &Worker::changed, this, &store::Desk::changed);
    connect(&worker, &Worker::readFailed, this, &store::Desk::readFailed);
    connect(&worker, &Worker::countsChanged, this, [this](const store::OutboxCounts &counts) {
        m_counts = counts;
        emit countsChanged(counts);
    });
}

template <class Work, class Answer>
void WorkerDesk::run(QObject *context, Work work, Answer answer)
{
    // The guard is made and looked at on this thread only. Work is done even if nobody waits for the answer any more.
    const QPointer<QObject> guard(context);
    QMetaObject::invokeMethod(
        &m_worker,
        [this, guard, worker = &m_worker, work = std::move(work), answer = std::move(answer)]() mutable {
            auto result = work(*worker);
            QMetaObject::invokeMethod(
                this,
                [guard, answer = std::move(answer), result = std::move(result)] {
                    if (guard)
                        answer(result);
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

template <class Work, class Answer>
void WorkerDesk::read(QObject *context, Work work, Answer answer)
{
    run(context, std::move(work), [this, answer = std::move(answer)](const auto &found) {
        if (found.ok())
            answer(*found);
        else
            emit readFailed(found.error());
    });
}

void WorkerDesk::record(const QList<store::Act> &acts, QObject *context, RecordAnswer answer)
{
    run(
        context,
        [acts](Worker &worker) -> Result<store::Recorded, Problem> {
            if (worker.hasLeft())
                return Problem{Problem::Kind::Rejected, u"device-revoked"_s, {}, {}, {}};
            Result<store::Recorded, Problem> recorded = worker.store()->recordAll(acts, worker.account().login);
            if (recorded.ok())
                worker.acted(recorded->changes);
            return recorded;
        },
        std::move(answer));
}

void WorkerDesk::operations(const QList<store::OpState> &states, int limit, bool newestFirst, QObject *context,
                            std::function<void(const Result<QList<store::OpRow>> &)> answer)
{
    run(
        context,
        [states, limit, newestFirst](Worker &worker) {
            return worker.store()->readOperations(states, limit, newestFirst);
        },
        std::move(answer));
}

void WorkerDesk::unreadNotes(int limit, QObject *context, std::function<void(const QList<store::OpRow> &)> answer)
{
    read(
        context, [limit](Worker &worker) { return worker.store()->unreadNotes(limit); }, std::move(answer));
}

template <class Work>
void WorkerDesk::decide(const QList<OpId> &ops, QObject *context, Work work, std::function<void(const Status &)> answer)
{
    run(
        context,
        [ops, work = std::move(work)](Worker &worker) {
            if (worker.hasLeft())
                return Status(makeError(u"device-revoked"_s));
            store::Changes changes;
            for (const OpId &op : ops) {
                const auto row = worker.store()->readOperation(op);
                if (!row.ok())
                    return Status(row.error());
                touch(changes, *row);
            }
            const Status status = work(*worker.store(), worker.account().login);
            if (status.ok())
                worker.acted(changes);
            return status;
        },
        std::move(answer));
}

void WorkerDesk::closeOperation(const OpId &op, const QString &reason, QObject *context,
                                std::function<void(const Status &)> answer)
{
    decide(
        {op}, context,
        [op, reason](store::LocalStore &store, const QString &login) { return store.close(op, login, reason); },
        std::move(answer));
}

void WorkerDesk::sendAgain(const QList<OpId> &ops, QObject *context, std::function<void(const Status &)> answer)
{
    decide(
        ops, context, [ops](store::LocalStore &store, const QString &login) { return store.sendAgain(ops, login); },
        std::move(answer));
}

void WorkerDesk::restoreOperation(const OpId &op, QObject *context, std::function<void(const Status &)> answer)
{
    decide(
        {op}, context, [op](store::LocalStore &store, const QString &login) { return store.restore(op, login); },
        std::move(answer));
}

void WorkerDesk::acknowledgeNote(const OpId &op, QObject *context, std::function<void(const Status &)> answer)
{
    decide(
        {op}, context, [op](store::LocalStore &store, const QString &) { return store.acknowledgeNote(op); },
        std::move(answer));
}

void WorkerDesk::platformNow(const OpId &op, QObject *context,
                             std::function<void(const std::optional<store::Sight> &)> answer)
{
    run(
        context, [op](Worker &worker) { return worker.store()->platformSight(op); }, std::move(answer));
}

void WorkerDesk::exportRescue(const QString &passphrase, QObject *context,
                              std::function<void(const Result<QByteArray> &)> answer)
{
    run(
        context,
        [passphrase](Worker &worker) {
            const Result<QByteArray> document = worker.store()->exportUnsent(ownerOf(worker.profile()));
            return document.ok() ? rescue::seal(*document, passphrase) : document;
        },
        std::move(answer));
}

void WorkerDesk::importRescue(const QByteArray &file, const QString &passphrase, QObject *context,
                              std::function<void(const Result<store::Imported> &)> answer)
{
    run(
        context,
        [file, passphrase](Worker &worker) -> Result<store::Imported> {
            if (worker.hasLeft())
                return makeError(u"device-revoked"_s);
            const Result<QByteArray> document = rescue::open(file, passphrase);
            if (!document.ok())
                return document.error();
            Result<store::Imported> imported = worker.store()->importUnsent(*document, ownerOf(worker.profile()));
            if (imported.ok())
                worker.acted(imported->changes);
            return imported;
        },
        std::move(answer));
}

void WorkerDesk::rescueNotice(QObject *context, std::function<void(const std::optional<store::RescueNotice> &)> answer)
{
    run(
        context, [](Worker &worker) { return worker.store()->rescueNotice(); }, std::move(answer));
}

void WorkerDesk::closeRescueNotice(QObject *context, std::function<void(const Status &)> answer)
{
    run(
        context,
        [](Worker &worker) {
            const Status status = worker.store()->closeRescueNotice(worker.account().login);
            store::Changes counted;
            counted.operations = true;
            worker.acted(counted);
            return status;
        },
        std::move(answer));
}

WorkerSync::WorkerSync(Worker &worker, const Profile &profile, QObject *parent)
    : store::SyncControl(parent), m_worker(worker), m_profile(profile), m_account(profile.account)
{
    connect(&worker, &Worker::stateChanged, this, [this](const store::ConnectionState &state) {
        m_state = state;
        emit stateChanged(state);
    });
    connect(&worker, &Worker::accountChanged, this, [this](const contract::Account &account) {
        m_account = account;
        emit accountChanged(account);
    });
}

QString WorkerSync::platformName() const
{
    return m_profile.isEmbedded() ? QCoreApplication::translate("Connection", "this PC") : QUrl(m_profile.base).host();
}

void WorkerSync::post(const sync::Event &event)
{
    QMetaObject::invokeMethod(
        &m_worker,
        [worker = &m_worker, event] {
            if (worker->driver())
                worker->driver()->post(event);
        },
        Qt::QueuedConnection);
}

void WorkerSync::syncNow()
{
    post(sync::SyncNow{});
}

void WorkerSync::setWorkOffline(bool offline)
{
    m_workOffline = offline;
    post(sync::WorkOffline{offline});
}

void WorkerSync::setWindowActive(bool active)
{
    post(sync::WindowActive{active});
}

void WorkerSync::networkChanged()
{
    post(sync::NetworkHint{});
}

void WorkerSync::signIn(const QString &password, QObject *context, std::function<void(const Status &)> answer)
{
    const QPointer<QObject> guard(context);
    const auto back = [this, guard, answer = std::move(answer)](const Status &status) {
        QMetaObject::invokeMethod(
            this,
            [guard, answer, status] {
                if (guard)
                    answer(status);
            },
            Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        &m_worker, [worker = &m_worker, password, back] { worker->signIn(password, back); }, Qt::QueuedConnection);
}

}  // namespace wyh::desktop
