// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/session.h"

#include <QLoggingCategory>
#include <QPointer>

Q_LOGGING_CATEGORY(lcSession, "wyh.session", QtInfoMsg)

namespace wyh::desktop {

using namespace Qt::StringLiterals;

Session::Session(WorkerSetup setup, client::SecretVault &vault, QObject *parent)
    : QObject(parent), m_setup(std::move(setup)), m_vault(vault), m_worker(new Worker)
{
    m_thread.setObjectName(u"store"_s);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

Session::~Session()
{
    m_reader.reset();
    endThread();
    m_thread.wait();
    // Only now: until here answers of the keychain may still have been on their way to it.
    delete m_worker;
}

void Session::endThread()
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, thread = &m_thread] {
            worker->close();
            thread->quit();
        },
        Qt::QueuedConnection);
}

void Session::open(std::function<void(const Status &)> answer)
{
    QMetaObject::invokeMethod(
        m_worker,
        [this, worker = m_worker, setup = m_setup, answer = std::move(answer)] {
            const Result<Opened> opened = worker->open(setup);
            QMetaObject::invokeMethod(
                this,
                [this, opened, answer] {
                    if (!opened) {
                        answer(opened.error());
                        return;
                    }
                    m_opened = *opened;
                    Result<std::unique_ptr<store::Reader>> reader = store::Reader::open(m_opened.cachePath);
                    if (!reader) {
                        answer(reader.error());
                        return;
                    }
                    m_reader = std::move(*reader);
                    m_desk = std::make_unique<WorkerDesk>(*m_worker, m_opened);
                    m_sync = std::make_unique<WorkerSync>(*m_worker, m_setup.profile);
                    serveSecrets();
                    answer(done());
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void Session::start()
{
    QMetaObject::invokeMethod(m_worker, &Worker::start, Qt::QueuedConnection);
}

void Session::setBase(const QUrl &base)
{
    m_setup.base = base;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, base] { worker->setBase(base); }, Qt::QueuedConnection);
    if (m_sync)
        tryDemoSignIn();
}

void Session::setRetentionDays(int days)
{
    m_setup.retentionDays = days;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, days] { worker->setRetentionDays(days); }, Qt::QueuedConnection);
}

void Session::serveSecrets()
{
    const auto tell = [worker = m_worker](const sync::Event &event) {
        QMetaObject::invokeMethod(
            worker,
            [worker, event] {
                if (worker->driver())
                    worker->driver()->post(event);
            },
            Qt::QueuedConnection);
    };
    connect(m_worker, &Worker::readSecret, this, [this, tell](const QString &key) {
        m_vault.read(key, this, [this, tell](const Result<QString> &value) {
            // The demo's password is no secret: there is nothing to wait for.
            if (value.ok() || !m_demoPassword.isEmpty())
                tell(sync::SecretRead{true, value.valueOr(QString()), {}});
            else
                tell(sync::SecretRead{false, {}, value.error()});
        });
    });
    connect(m_worker, &Worker::writeSecret, this, [this, tell](const QString &key, const QString &value) {
        m_vault.write(key, value, this, [this, tell](bool remembered) {
            // The demo's next start needs no password, whatever the keychain did with it.
            const bool good = remembered || !m_demoPassword.isEmpty();
            const QString code = m_vault.hasKeychain() ? u"keychain-unavailable"_s : u"keychain-missing"_s;
            tell(sync::SecretWritten{good, good ? Error() : makeError(code)});
        });
    });
    connect(m_worker, &Worker::deleteSecret, this, [this](const QString &key) {
        m_vault.remove(key, this, [](const Status &status) {
            // It is no way in all the same (Profile::signedOut), and the next start tries once more.
            if (!status.ok())
                qCWarning(lcSession) << "secret not removed:" << status.error().code;
        });
    });
    connect(m_sync.get(), &WorkerSync::stateChanged, this, &Session::tryDemoSignIn);
    connect(m_worker, &Worker::gone, this, &Session::gone);
}

void Session::tryDemoSignIn()
{
    if (m_demoPassword.isEmpty() || m_demoSignInUnderWay || m_setup.base.isEmpty() ||
        m_sync->state().kind != store::ConnectionState::Kind::SignInNeeded)
        return;
    m_demoSignInUnderWay = true;
    m_sync->signIn(m_demoPassword, this, [this](const Status &status) {
        m_demoSignInUnderWay = false;
        if (!status.ok())
            qCWarning(lcSession) << "sign-in on this PC failed:" << status.error().code;
    });
}

void Session::signOut(bool wipeCache, bool exported, std::function<void(const Status &)> answer)
{
    m_demoPassword.clear();
    const auto back = [this, answer = std::move(answer)](const Status &status) {
        QMetaObject::invokeMethod(
            this, [answer, status] { answer(status); }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, wipeCache, exported, back] { worker->signOut(wipeCache, exported, back); },
        Qt::QueuedConnection);
}

void Session::wipeCache(QObject *context, std::function<void(const Status &)> answer)
{
    const QPointer<QObject> guard(context);
    QMetaObject::invokeMethod(
        m_worker,
        [this, worker = m_worker, guard, answer = std::move(answer)] {
            const Status status = worker->wipeCache();
            QMetaObject::invokeMethod(
                this,
                [guard, answer, status] {
                    if (guard)
                        answer(status);
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void Session::close(std::function<void()> answer)
{
    m_reader.reset();
    connect(
        &m_thread, &QThread::finished, this, [answer = std::move(answer)] { answer(); }, Qt::QueuedConnection);
    endThread();
}

}  // namespace wyh::desktop
