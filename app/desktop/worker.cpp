// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/worker.h"

#include <QLoggingCategory>
#include <QSysInfo>

#include "app/desktop/leaving.h"
#include "net/client/api.h"

Q_LOGGING_CATEGORY(lcWorker, "wyh.worker", QtInfoMsg)

namespace wyh::desktop {

using namespace Qt::StringLiterals;

namespace {
constexpr int kFlushMs = 40;  ///< changes of pulled pages reach the screens together
constexpr int kGoodbyeMs = 3000;
constexpr int kWindowDays = 180;                      ///< as long as the platform keeps tombstones and results
constexpr Fetcher::Token kSignInTokens = 1ULL << 62;  ///< far from the engine's own
}  // namespace

Worker::Worker() = default;

Worker::~Worker()
{
    close();
}

Result<Opened> Worker::open(const WorkerSetup &setup)
{
    m_setup = setup;
    m_account = setup.profile.account;
    Result<std::unique_ptr<ProfileLock>> lock = ProfileLock::take(setup.profile.folder);
    if (!lock)
        return lock.error();
    m_lock = std::move(*lock);
    store::OpenStore options;
    options.folder = setup.profile.folder;
    options.device = setup.device;
    Result<std::unique_ptr<store::LocalStore>> opened = store::LocalStore::open(options, m_clock, m_random);
    if (!opened) {
        m_lock.reset();
        return opened.error();
    }
    m_store = std::move(*opened);
    const Result<store::OutboxCounts> counts = m_store->readCounts();
    if (!counts.ok()) {
        m_store.reset();
        m_lock.reset();
        return counts.error();
    }
    m_counts = *counts;
    const store::OpenReport report = m_store->openReport();
    if (report.cacheRebuilt)
        qCWarning(lcWorker) << "the cache is pulled again";
    if (report.outboxRescued)
        qCWarning(lcWorker) << "the outbox was rescued: read" << report.rescued << "from the copy" << report.fromBackup
                            << "unreadable" << report.unreadable;
    if (report.outboxNewer)
        qCWarning(lcWorker) << "the outbox is of a newer program and only looked at";

    m_fetcher = std::make_unique<Fetcher>();
    if (!setup.base.isEmpty()) {
        if (const Status status = m_fetcher->setBase(setup.base); !status.ok())
            qCWarning(lcWorker) << "address refused:" << status.error().code;
    }
    sync::EngineOptions engine;
    engine.secretKey = setup.profile.secretKey();
    engine.owner = setup.profile.account.user;
    engine.retentionDays = setup.retentionDays;
    engine.windowDays = kWindowDays;
    engine.signedOut = setup.profile.signedOut;
    m_engine = std::make_unique<sync::Engine>(engine, *m_store, m_clock, m_random);
    m_driver = std::make_unique<SyncDriver>(*m_engine, *m_fetcher, m_clock);
    connect(m_driver.get(), &SyncDriver::stateChanged, this, &Worker::stateChanged);
    connect(m_driver.get(), &SyncDriver::accountChanged, this, [this](const contract::Account &account) {
        m_account = account;
        emit accountChanged(account);
    });
    connect(m_driver.get(), &SyncDriver::recordsChanged, this, &Worker::note);
    connect(m_driver.get(), &SyncDriver::readSecret, this, &Worker::readSecret);
    connect(m_driver.get(), &SyncDriver::writeSecret, this, &Worker::writeSecret);
    connect(m_driver.get(), &SyncDriver::deleteSecret, this, &Worker::deleteSecret);
    connect(m_driver.get(), &SyncDriver::revoked, this, &Worker::leave);

    m_flush = new QTimer(this);
    m_flush->setSingleShot(true);
    connect(m_flush, &QTimer::timeout, this, &Worker::flush);
    return Opened{m_store->cachePath(), m_store->deviceId(), m_counts};
}

void Worker::start()
{
    if (!m_driver)
        return;
    if (m_setup.revoked) {
        leave(*m_setup.revoked);
        return;
    }
    // A session that was made for another device id would be refused at its first refresh.
    const bool usable = m_setup.session && m_setup.device == m_store->deviceId();
    if (usable)
        m_driver->post(sync::SignedIn{*m_setup.session});
    m_setup.session.reset();
    m_driver->post(sync::Started{});
}

void Worker::setBase(const QUrl &base)
{
    if (!m_driver || m_fetcher->base() == base)
        return;
    if (const Status status = m_fetcher->setBase(base); !status.ok()) {
        qCWarning(lcWorker) << "address refused:" << status.error().code;
        return;
    }
    m_driver->post(sync::NetworkHint{});
}

void Worker::setRetentionDays(int days)
{
    if (!m_driver)
        return;
    m_engine->setRetentionDays(days);
    m_driver->post(sync::Woke{});
}

void Worker::close()
{
    delete m_flush;
    m_flush = nullptr;
    m_fetcher.reset();  // its answers go to the driver
    m_driver.reset();
    m_engine.reset();
    m_store.reset();
    m_lock.reset();
    if (m_left)
        (void)finishLeaving({m_setup.profile});
}

void Worker::note(const store::Changes &changes)
{
    m_pending.add(changes);
    if (!m_flush || m_flush->isActive())
        return;
    // The first ones at once; the ones behind them together.
    const qint64 since = m_flushed.isValid() ? m_flushed.elapsed() : kFlushMs;
    m_flush->start(static_cast<int>(std::max<qint64>(0, kFlushMs - since)));
}

void Worker::flush()
{
    if (m_flush)
        m_flush->stop();
    if (!m_store || m_pending.isEmpty())
        return;
    const store::Changes changes = std::exchange(m_pending, {});
    m_flushed.start();
    emit changed(changes);
    if (changes.operations || changes.allOrders)
        tellCounts();
}

void Worker::tellCounts()
{
    const Result<store::OutboxCounts> counts = m_store->readCounts();
    if (!counts.ok()) {
        emit readFailed(counts.error());
        return;
    }
    m_counts = *counts;
    emit countsChanged(m_counts);
}

void Worker::acted(const store::Changes &changes)
{
    m_pending.add(changes);
    m_pending.operations = true;
    flush();
    // The engine's own work must not stand between a scan and its tone.
    QMetaObject::invokeMethod(
        m_driver.get(), [driver = m_driver.get()] { driver->post(sync::Recorded{}); }, Qt::QueuedConnection);
}

void Worker::signIn(const QString &password, const std::function<void(const Status &)> &answer)
{
    if (!m_store)
        return;  // closed: nobody waits for the answer any more
    const Fetcher::Token token = kSignInTokens + ++m_signInToken;
    const net::Request request =
        client::signInRequest(m_account.login, password, m_store->deviceId(), QSysInfo::machineHostName());
    m_fetcher->send(token, request, [this, answer](Fetcher::Token, const net::Reply &reply, const Fetcher::Page &) {
        const client::Judged judged = client::judge(reply);
        if (!judged.ok()) {
            answer(judged.error());
            if (judged.verdict == client::Verdict::DeviceRevoked)
                leave(sync::revokedBy(judged.problem.params));
            return;
        }
        const Result<contract::Session> session = client::readSession(reply);
        if (!session) {
            answer(session.error());
            return;
        }
        if (session->account.user != m_account.user) {
            answer(makeError(u"other-account"_s));
            return;
        }
        m_driver->post(sync::SignedIn{*session});
        noteSignedIn();
        answer(done());
    });
}

/// The next start may read the new token again.
void Worker::noteSignedIn()
{
    if (!m_setup.profile.signedOut)
        return;
    if (const Status noted = Profiles::setSignedIn(m_setup.profile); noted.ok())
        m_setup.profile.signedOut = false;
    else
        qCWarning(lcWorker) << "sign-in not noted:" << noted.error().code;
}

Status Worker::wipeCache()
{
    const Status status = m_store->wipeCache();
    store::Changes everything;
    everything.allOrders = everything.addresses = everything.operations = true;
    note(everything);
    m_driver->post(sync::SyncNow{});
    return status;
}

void Worker::leave(const sync::Revoked &order)
{
    if (m_left)
        return;
    qCWarning(lcWorker) << "this device was revoked";
    Error why;
    const Status emptied = emptyStore(*m_store, m_setup.profile, order, m_clock, why);
    m_left = emptied.ok();
    QList<Profile> left = emptyOthers(m_setup.profile, m_store->deviceId(), order, m_clock, m_random, why);
    if (emptied.ok())
        left.append(m_setup.profile);
    for (const Profile &profile : std::as_const(left))
        emit deleteSecret(profile.secretKey());
    if (emptied.ok()) {
        emit gone(why);
        return;
    }
    qCWarning(lcWorker) << "what was not sent is not sealed:" << emptied.error().code << emptied.error().detail;
    store::Changes everything;
    everything.allOrders = everything.addresses = everything.operations = true;
    note(everything);
    // Else the engine asks again.
    if (m_setup.revoked)
        emit gone(emptied.error());
}

void Worker::signOut(bool wipeCache, bool exported, const std::function<void(const Status &)> &answer)
{
    // Counted here and now: what was recorded a moment ago counts too.
    const Result<store::OutboxCounts> counts = m_store->readCounts();
    if (!counts.ok()) {
        answer(counts.error());
        return;
    }
    if (const int unsent = counts->waiting + counts->attention; unsent > 0 && !exported) {
        answer(makeError(u"unsent-operations"_s, {}, {{u"count"_s, unsent}}));
        return;
    }
    // Noted first: the program may be closed before the platform and the keychain have answered.
    if (const Status noted = Profiles::setSignedOut(m_setup.profile); !noted.ok())
        qCWarning(lcWorker) << "sign-out not noted:" << noted.error().code;
    m_driver->post(sync::SignOut{});
    const Status status = wipeCache ? m_store->wipeCache() : done();
    if (m_fetcher->underWay() == 0) {
        answer(status);
        return;
    }
    auto *patience = new QTimer(this);
    const auto end = [answer, status, patience] {
        if (!patience->isActive())
            return;
        patience->stop();
        patience->deleteLater();
        answer(status);
    };
    connect(m_fetcher.get(), &Fetcher::idle, patience, end);
    patience->callOnTimeout(patience, [answer, status, patience] {
        patience->deleteLater();
        answer(status);
    });
    patience->setSingleShot(true);
    patience->start(kGoodbyeMs);
}

}  // namespace wyh::desktop
