// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/simdevice.h"

#include <QDir>
#include <QFile>

#include "net/client/api.h"

namespace wyh::sim {

using namespace Qt::StringLiterals;
using store::OpState;

namespace {
constexpr double kCrashAtCommit = 0.012;  // before and after each
constexpr qint64 kReserveBytes = 4 * 1024 * 1024;
}  // namespace

SimDevice::SimDevice(World &world, SimPlatform &platform, const Person &person, const QString &folder, int number)
    : m_world(world),
      m_platform(platform),
      m_person(person),
      m_folder(folder),
      m_disk(folder),
      m_network(world, platform, {person.login, {}, 100 + static_cast<quint64>(number)}),
      m_random(world.seed(), 200 + static_cast<quint64>(number)),
      m_acts(world.seed(), 300 + static_cast<quint64>(number)),
      m_crashes(world.seed(), 400 + static_cast<quint64>(number))
{
    // Half of the PCs know the time; the others believe in another year.
    constexpr qint64 kTenYears = 10LL * 365 * 24 * 60 * kMinute;
    const qint64 offset =
        m_crashes.happens(0.5) ? m_crashes.between(-kTenYears, kTenYears) : m_crashes.between(-3000, 3000);
    m_clock = std::make_unique<SimClock>(world, offset + world.settings().clockShift, m_crashes.between(0, 1000000));
    QList<QByteArray> forbidden;
    for (qsizetype i = 0; i < platform.suppliers().size(); ++i) {
        if (i != person.supplier)
            forbidden.append(platform.suppliers().at(i).code.toUtf8());
    }
    m_network.setForbidden(forbidden);
    QDir().mkpath(folder);
    // A reserve without content: the program finds it and need not write megabytes for every PC of every run.
    QFile reserve(folder + u"/reserve.bin"_s);
    if (!reserve.open(QIODevice::WriteOnly) || !reserve.resize(kReserveBytes))
        world.broken(u"no reserve for "_s + person.name);
}

void SimDevice::later(qint64 delay, std::function<void()> what)
{
    m_world.after(delay, [this, incarnation = m_incarnation, what = std::move(what)] {
        if (incarnation == m_incarnation && m_engine)
            what();
    });
}

void SimDevice::start()
{
    if (m_store)
        return;
    ++m_incarnation;
    if (m_dropCache) {
        m_dropCache = false;
        // Rotten in the middle: the file opens, its check does not pass.
        m_world.count("cache damaged");
        QFile file(m_folder + u"/cache.db"_s);
        if (file.open(QIODevice::ReadWrite)) {
            for (qint64 at = 4096; at < file.size(); at += 4096) {
                file.seek(at);
                file.write(QByteArray(64, '\x5a'));
            }
        }
        QFile::remove(m_folder + u"/cache.db-wal"_s);
        QFile::remove(m_folder + u"/cache.db-shm"_s);
        m_generation = -1;
    }
    store::OpenStore options;
    options.folder = m_folder;
    options.commitHook = [this](const char *when) {
        const bool before = qstrcmp(when, "before") == 0;
        m_commitsInStep += before ? 1 : 0;
        if (onCommit)
            onCommit(when);
        if (m_mayCrash && m_world.faults && m_crashes.happens(kCrashAtCommit)) {
            m_world.count(before ? "crash before a commit" : "crash after a commit");
            // The page with the results is in the cache, the outbox has not taken them over.
            if (m_takingResults && m_commitsInStep == (before ? 2 : 1))
                m_world.count("crash between cache and outbox commit");
            throw SimulatedCrash{};
        }
    };
    const Disk::Work work(m_disk);
    m_commitsInStep = 0;
    m_takingResults = false;
    try {
        m_mayCrash = true;
        Result<std::unique_ptr<store::LocalStore>> opened = store::LocalStore::open(options, *m_clock, m_random);
        if (!opened && m_disk.isFull()) {
            m_world.count("no start on a full disk");
            m_world.log(u"%1 does not start: %2 %3"_s.arg(name(), opened.error().code, opened.error().detail));
            m_world.after(10 * kSecond, [this] { start(); });
            return;
        }
        if (!opened)
            m_world.broken(
                u"%1: the store does not open: %2 %3"_s.arg(name(), opened.error().code, opened.error().detail));
        m_store = std::move(*opened);
    } catch (const SimulatedCrash &) {
        m_world.after(m_crashes.between(1, 30) * kSecond, [this] { start(); });
        return;
    }
    if (m_deviceId.isEmpty())
        m_deviceId = m_store->deviceId().value;
    if (m_deviceId != m_store->deviceId().value)
        m_world.broken(u"%1: another device id after a restart"_s.arg(name()));
    // What a crash cut off between the commit and the answer is saved all the same.
    const QList<store::OpRow> rows =
        m_store->operations({OpState::Pending, OpState::Acked, OpState::Done, OpState::Conflict, OpState::Rejected,
                             OpState::Held, OpState::Stuck, OpState::Review, OpState::Closed},
                            100000, false);
    for (const store::OpRow &row : rows) {
        const auto same = [&row](const Saved &saved) { return saved.id == row.operation.id; };
        if (std::none_of(m_saved.cbegin(), m_saved.cend(), same))
            m_saved.append({row.operation.id, row.operation, {}});
    }
    sync::EngineOptions engine;
    engine.secretKey = u"refresh"_s;
    engine.owner = m_owner;
    m_engine = std::make_unique<sync::Engine>(engine, *m_store, *m_clock, m_random);
    m_wake = -1;
    m_awaited = 0;
    m_quietUntil = 0;
    m_signingIn = false;
    m_versions.clear();
    m_requests.forgetReloads();
    m_world.log(u"%1 starts"_s.arg(name()));
    step(sync::Started{});
}

void SimDevice::crash(const char *why)
{
    if (!m_store)
        return;
    ++m_incarnation;
    m_mayCrash = false;
    m_world.log(u"%1 crashes: %2"_s.arg(name(), QLatin1StringView(why)));
    m_world.count("client crash");
    m_engine.reset();
    m_store.reset();
    m_oldPages.clear();
    m_dropCache = m_world.faults && m_crashes.happens(0.1);
    m_world.after(m_crashes.between(1, 60) * kSecond, [this] { start(); });
}

void SimDevice::fillDisk(bool on)
{
    m_world.log(u"%1: the disk %2"_s.arg(name(), on ? u"is full"_s : u"has room again"_s));
    m_world.count(on ? "disk full" : "disk has room again");
    if (on)
        m_disk.fill();
    else
        m_disk.empty();
    if (!on && m_disk.reserveWasUsed())
        m_world.count("reserve given back to a full disk");
}

void SimDevice::jumpClock(qint64 by)
{
    m_world.log(u"%1: the clock jumps by %2 s"_s.arg(name()).arg(by / kSecond));
    m_world.count("clock jump");
    m_clock->jump(by);
    m_clockJumped = true;
}

void SimDevice::close()
{
    const Disk::Work work(m_disk);
    ++m_incarnation;
    m_mayCrash = false;
    m_engine.reset();
    m_store.reset();
}

void SimDevice::cut(bool on)
{
    m_network.cut = on;
    m_world.log(u"%1 %2"_s.arg(name(), on ? u"is cut off"_s : u"is reachable again"_s));
    if (!on && m_engine)
        step(sync::NetworkHint{});
}

void SimDevice::toggleWorkOffline(bool on)
{
    if (m_engine)
        step(sync::WorkOffline{on});
}

void SimDevice::syncNow()
{
    if (!m_engine)
        return;
    m_requests.forgetReloads();
    step(sync::SyncNow{});
}

void SimDevice::step(const sync::Event &event)
{
    const Disk::Work work(m_disk);
    m_commitsInStep = 0;
    try {
        const sync::Effects effects = m_engine->step(event);
        for (const sync::Effect &effect : effects)
            perform(effect);
        check(effects);
    } catch (const SimulatedCrash &) {
        crash("at a commit");
    }
}

void SimDevice::perform(const sync::Effect &effect)
{
    if (const auto *send = std::get_if<sync::Send>(&effect)) {
        if (m_world.now() < m_quietUntil && send->request.method != "DELETE")
            m_world.broken(u"I13 %1 sends before the Retry-After is over"_s.arg(name()));
        m_awaited = send->token;
        m_lastPath = send->request.path;
        if (m_lastPath == "/v1/ops")
            checkClosed(send->request);
        m_lastCursor = m_store->pullState().token;
        m_requests.asked(m_world, name());
        m_world.count("requests");
        m_world.mix(send->token);
        m_world.mix(qHash(send->request.path));
        if (m_world.logging())
            m_world.log(u"%1 -> #%2 %3 %4?%5 %6"_s.arg(name())
                            .arg(send->token)
                            .arg(QLatin1StringView(send->request.method), QLatin1StringView(send->request.path),
                                 QLatin1StringView(send->request.query.left(60)),
                                 QLatin1StringView(send->request.body.left(400))));
        later(0, [this, token = send->token, request = send->request] {
            m_network.send(request, [this, token, incarnation = m_incarnation](const net::Reply &reply) {
                if (incarnation == m_incarnation && m_engine)
                    answered(token, reply);
            });
        });
    } else if (const auto *wake = std::get_if<sync::WakeAt>(&effect)) {
        m_wake = wake->monotonicMs;
        later(wake->monotonicMs - m_clock->monotonicMs(), [this, at = wake->monotonicMs] {
            if (m_wake == at)
                step(sync::Woke{});
        });
    } else if (const auto *state = std::get_if<sync::StateChanged>(&effect)) {
        if (m_world.logging())
            m_world.log(
                u"%1 state %2 %3"_s.arg(name()).arg(static_cast<int>(state->state.kind)).arg(state->state.reason));
        if (state->state.kind == store::ConnectionState::Kind::SignInNeeded && !m_signingIn)
            signIn();
    } else if (std::get_if<sync::ReadSecret>(&effect)) {
        later(5, [this] {
            const bool fails = m_world.faults && m_crashes.happens(0.1);
            step(sync::SecretRead{!fails, fails ? QString() : m_secret, Error{u"keychain-locked"_s, {}, {}}});
        });
    } else if (const auto *write = std::get_if<sync::WriteSecret>(&effect)) {
        later(5, [this, value = write->value] {
            const bool fails = m_world.faults && m_crashes.happens(0.1);
            if (!fails)
                m_secret = value;
            step(sync::SecretWritten{!fails, Error{u"keychain-locked"_s, {}, {}}});
        });
    } else if (std::get_if<sync::DeleteSecret>(&effect)) {
        m_secret.clear();
    } else if (const auto *line = std::get_if<sync::Log>(&effect)) {
        if (m_world.logging())
            m_world.log(u"%1 says: %2"_s.arg(name(), line->line));
        if (line->line.startsWith("full reload: "_L1))
            reloadBegins(line->line.mid(13));
        if (line->line.startsWith("paused: "_L1))
            m_world.count(qPrintable(line->line));
        if (line->line.contains("session of another account"_L1))
            m_world.count("session of another account refused");
    } else if (std::get_if<sync::AccountChanged>(&effect)) {
        m_owner = m_engine->account().user;
    }
}

QString SimDevice::waitingWithoutReason()
{
    if (!m_store)
        return {};
    QSet<QString> poisoned;
    const QList<store::OpRow> rows = m_store->operations({OpState::Pending, OpState::Acked}, 100000, false);
    for (const store::OpRow &row : rows) {
        if (m_platform.poison.contains(row.operation.id.value))
            poisoned.insert(row.operation.lane);
    }
    for (const store::OpRow &row : rows) {
        if (!poisoned.contains(row.operation.lane))
            return row.operation.id.value + u' ' + store::opStateCode(row.state);
    }
    return {};
}

bool SimDevice::settled()
{
    if (!m_store)
        return false;
    const store::PullState pull = m_store->pullState();
    return m_store->counts().waiting == 0 && m_store->noticeActs(1).isEmpty() && !pull.booting && !pull.shadow &&
           !pull.verify;
}

QString SimDevice::describe()
{
    if (!m_store)
        return name() + u": not running"_s;
    const store::PullState pull = m_store->pullState();
    const store::ConnectionState &state = m_engine->state();
    return u"%1: waiting %2, pos %3, booting %4, shadow %5, verify %6, state %7 %8, next try %9 ms"_s.arg(name())
        .arg(m_store->counts().waiting)
        .arg(pull.pos)
        .arg(pull.booting)
        .arg(pull.shadow)
        .arg(pull.verify)
        .arg(static_cast<int>(state.kind))
        .arg(state.reason)
        .arg(state.nextTryInMs);
}

}  // namespace wyh::sim
