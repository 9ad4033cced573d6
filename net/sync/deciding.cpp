// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The half of Engine that sends: what goes next, and when to look again.
#include <algorithm>

#include "models/core/mutant.h"
#include "net/sync/engine.h"

namespace wyh::sync {

using namespace Qt::StringLiterals;
using StateKind = store::ConnectionState::Kind;

namespace {

void sooner(qint64 &wake, qint64 at)
{
    if (at >= 0)
        wake = std::min(wake, at);
}

}  // namespace

client::Caller Engine::caller(const contract::Seen &seen) const
{
    return client::Caller{m_tokens.access(), m_store.deviceId(), seen};
}

Result<Engine::Look> Engine::look()
{
    const Result<store::PullState> pull = m_store.readPullState();
    if (!pull.ok())
        return pull.error();
    const Result<bool> waiting = m_store.readAnyWaiting();
    if (!waiting.ok())
        return waiting.error();
    const Result<contract::Seen> high = m_store.readHigh();
    if (!high.ok())
        return high.error();
    m_pull = *pull;
    return Look{*pull, *waiting, *high};
}

/// A failed read is not "nothing there": a request without the highest position would hide a restored platform, one
/// without the cursor would ask for everything again.
qint64 Engine::unreadable(const Error &error)
{
    log(u"the store cannot be read: %1 %2"_s.arg(error.code, error.detail));
    m_storeTrouble = error.code;
    return m_clock.monotonicMs() + Pushing::kStoreRetryMs;
}

void Engine::send(Kind kind, bool idle, const net::Request &request)
{
#ifdef WYH_MUTANTS
    m_beside = m_flight;
#endif
    Flight flight;
    flight.token = ++m_lastToken;
    flight.kind = kind;
    flight.idle = idle;
    flight.lostAt = m_clock.monotonicMs() + 5LL * request.timeoutMs;
    m_flight = flight;
    m_out.emplace_back(Send{flight.token, request});
}

void Engine::abortFlight()
{
    if (!m_flight)
        return;
    m_out.emplace_back(Abort{m_flight->token});
    m_flight.reset();
}

void Engine::proceed()
{
    const qint64 now = m_clock.monotonicMs();
    m_tokens.wake(now, m_out);
    if (m_flight && now >= m_flight->lostAt) {
        const Kind kind = m_flight->kind;
        abortFlight();
        net::Reply lost;
        lost.failure = net::Reply::Failure::Timeout;
        judged(kind, client::judge(lost), lost, nullptr);
    }
    if (now >= m_housekeepingAt)
        housekeeping();
    // Not before the first pull is through, what it brings is judged then; nor by a clock that nobody has compared.
    const bool windowKept = m_options.windowDays > 0 && m_offsetKnown && !m_store.pullState().booting;
    if (windowKept && now >= m_windowAt)
        keepWindow();
    if (m_retentionGoesOn && now >= m_retentionAt)
        keepRetention();
    if (m_settleFailed && now >= m_settleAgainAt)
        settle();
    if (m_backupAt > 0 && now >= m_backupAt) {
        m_backupAt = 0;
        if (const Status backedUp = m_store.backupOutbox(); !backedUp) {
            m_backupAt = now + kBackupMs;
            log(u"outbox not backed up: "_s + backedUp.error().code);
        }
    }
    if (m_tidyAt >= 0 && now >= m_tidyAt)
        tidy();
    qint64 wake = m_housekeepingAt;
    sooner(wake, m_tokens.nextWake());
    if (m_backupAt > 0)
        sooner(wake, m_backupAt);
    if (m_settleFailed)
        sooner(wake, m_settleAgainAt);
    if (windowKept)
        sooner(wake, m_windowAt);
    if (m_retentionGoesOn)
        sooner(wake, m_retentionAt);
    qint64 next = -1;
    bool asking = m_flight.has_value();
#ifdef WYH_MUTANTS
    asking = asking && (m_beside || !mutant(Mutant::ParallelRequests) || m_flight->kind == Kind::Refresh);
#endif
    if (!asking && !m_workOffline)
        next = decide();
#ifdef WYH_MUTANTS
    // The other half follows at once, as it would with two threads.
    if (mutant(Mutant::ParallelRequests) && !m_workOffline && m_flight && !m_beside && m_flight->kind != Kind::Refresh)
        next = decide();
#endif
    sooner(wake, next);
    sooner(wake, m_tidyAt);  // deciding may have changed something
    if (m_flight)
        sooner(wake, m_flight->lostAt);
    wakeAt(std::max(wake, now + 1));
    if (!m_changes.isEmpty())
        m_out.emplace_back(RecordsChanged{m_changes});
    publish(m_flight ? -1 : next);
}

qint64 Engine::decide()
{
    const qint64 now = m_clock.monotonicMs();
    const Tokens::Step step = m_tokens.step(now);
    if (step == Tokens::Step::SignIn || step == Tokens::Step::Wait)
        return -1;
    const qint64 hold = std::max(m_backoff.until(), m_pausedUntil);
    if (now < hold)
        return hold;
    if (step == Tokens::Step::Refresh) {
        if (mutant(Mutant::ParallelRequests) && m_flight)
            return -1;
        send(Kind::Refresh, false, client::refreshRequest(m_tokens.refresh(), m_store.deviceId()));
        return -1;
    }
    const Result<Look> seen = look();
    if (!seen.ok())
        return unreadable(seen.error());
    m_storeTrouble.clear();
    const store::PullState &pull = seen->pull;
    const bool operationsWait = seen->operationsWait;
    Pulling::Plan plan = m_pulling.plan(now, pull, operationsWait);
    if (plan.kind == Pulling::Kind::Page && m_store.isDiskLow()) {
        m_pulling.noRoom(now, m_out);
        plan = m_pulling.plan(now, pull, operationsWait);
    }
    qint64 next = plan.kind == Pulling::Kind::Nothing ? plan.at : -1;

    // No push while a reload or its verification is under way: the answers could not be told apart (sync.md 2.4.3).
    QList<store::LocalStore::Outgoing> batch;
    const bool pushing = mutant(Mutant::ParallelRequests) && m_flight && m_flight->kind == Kind::Push;
    if (mutant(Mutant::ParallelRequests) && m_flight && !pushing)
        plan = {};
    // Nor before the platform's time is known, which tells how long an operation has been waiting (sync.md 2.4.5).
    // Where it cannot be asked, this PC's has to do.
    if (!m_offsetKnown && !m_agesReviewed && !m_pulling.trouble().isEmpty())
        reviewAges();
    const bool agesKnown = m_offsetKnown || m_agesReviewed;
    const bool mayPush = !pull.shadow && !pull.verify && !pull.booting && agesKnown && !pushing;
    if (mayPush && operationsWait) {
        const auto found = m_pushing.batch(now);
        if (!found.ok())
            return unreadable(found.error());
        batch = *found;
        if (batch.isEmpty()) {
            const qint64 at = m_pushing.nextAt(now);
            if (at >= 0)
                next = next < 0 ? at : std::min(next, at);
        }
    }
    // What people did with notices goes with the operations, or alone when there are none.
    const bool push = mayPush && (!batch.isEmpty() || m_pushing.actsWait(now));
    // A long queue goes on for a while before its confirmations are fetched: one page of many costs less than many
    // pages of a few. Only for a while, so that a slow platform cannot keep the news away.
    const bool pushOn = m_longQueue && now < m_pagedAt + kPushOnMs;
    if (push && (m_pushTurn || pushOn || plan.kind == Pulling::Kind::Nothing || plan.idle)) {
        const Result<net::Request> request = m_pushing.request(caller(seen->high), batch, now);
        if (request.ok()) {
            m_pushTurn = false;
            m_longQueue = batch.size() >= client::kPushMaxOperations;
            send(Kind::Push, false, *request);
            return -1;
        }
        log(u"attempt not counted: %1"_s.arg(request.error().code));
        const qint64 at = now + Pushing::kStoreRetryMs;
        next = next < 0 ? at : std::min(next, at);
    }
    if (plan.kind == Pulling::Kind::Nothing)
        return next;
    m_pushTurn = true;
    m_pagedAt = now;
    if (plan.kind == Pulling::Kind::Top)
        send(Kind::Top, true, m_pulling.topRequest(caller(seen->high), pull, now));
    else
        send(Kind::Page, plan.idle, m_pulling.pageRequest(caller(seen->high), pull));
    return -1;
}

void Engine::wakeAt(qint64 at)
{
    // A wake-up that has passed is spent, so the same time may have to be asked for again.
    if (at == m_wake && at > m_clock.monotonicMs())
        return;
    m_wake = at;
    m_out.emplace_back(WakeAt{at});
}

void Engine::publish(qint64 next)
{
    if (const Result<store::PullState> pull = m_store.readPullState(); pull.ok())
        m_pull = *pull;
    store::ConnectionState state;
    // A pull that brings nothing is not made: the platform has said that there is nothing to bring.
    if (std::exchange(m_lastPullMs, m_pull.lastPullMs) != m_pull.lastPullMs)
        m_upToDateMs = 0;
    state.lastPullMs = m_upToDateMs > 0 ? m_upToDateMs : m_pull.lastPullMs;
    state.firstPull = m_pull.booting;
    state.reloading = m_pull.shadow || m_pull.verify;
    state.received = m_pulling.received();
    state.left = m_pulling.left();
    state.busy = m_flight.has_value();
    state.clockOffsetMs = m_offsetMs;
    state.signInKept = !m_tokens.memoryOnly();
    state.nextTryInMs = next < 0 ? -1 : std::max<qint64>(0, next - m_clock.monotonicMs());
    const QString sync = m_pulling.trouble().isEmpty() ? m_pushing.trouble() : m_pulling.trouble();
    const QString disk = m_storeTrouble.isEmpty() ? m_settleTrouble : m_storeTrouble;
    const QString trouble = disk.isEmpty() ? sync : disk;
    if (m_workOffline) {
        state.kind = StateKind::WorkOffline;
    } else if (m_tokens.step(m_clock.monotonicMs()) == Tokens::Step::SignIn) {
        state.kind = StateKind::SignInNeeded;
        state.reason = m_tokens.signInReason();
    } else if (!m_pauseReason.isEmpty() || !trouble.isEmpty()) {
        state.kind = StateKind::Paused;
        state.reason = m_pauseReason.isEmpty() ? trouble : m_pauseReason;
        if (state.reason == "client-too-old"_L1)
            state.needed = m_neededVersion;
    } else {
        state.kind = m_connection.kind();
        state.reason = m_connection.reason();
    }
    // The remaining time shrinks by itself; only a new plan is news.
    store::ConnectionState comparable = state;
    comparable.nextTryInMs = m_state.nextTryInMs;
    if (comparable == m_state && next == m_publishedWake)
        return;
    m_publishedWake = next;
    m_state = state;
    m_out.emplace_back(StateChanged{state});
}

}  // namespace wyh::sync
