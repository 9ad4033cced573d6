// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/sync/engine.h"

#include <algorithm>

#include "models/core/mutant.h"

namespace wyh::sync {

using namespace Qt::StringLiterals;
using StateKind = store::ConnectionState::Kind;

namespace {

/// For mutants only: what was sent is thrown away.
void dropSent(store::LocalStore &store)
{
    const auto sent = store.nextBatch(client::kPushMaxOperations, client::kPushMaxBytes, {});
    for (const store::LocalStore::Outgoing &outgoing : sent) {
        (void)store.quarantine(outgoing.row.operation.id, {}, {});
        (void)store.close(outgoing.row.operation.id, u"the program"_s, u"not signed in"_s);
    }
}

}  // namespace

Revoked revokedBy(const QJsonObject &params)
{
    return {params.value("unsent"_L1).toString() != "remove"_L1, params.value("passphrase"_L1).toString()};
}

Engine::Engine(EngineOptions options, store::LocalStore &store, const Clock &clock, Random &random)
    : m_options(std::move(options)),
      m_store(store),
      m_clock(clock),
      m_random(random),
      m_tokens(m_options.secretKey, m_options.owner, m_options.signedOut),
      m_pulling(store, random),
      m_pushing(store)
{
}

Effects Engine::step(const Event &event)
{
    m_out.clear();
    m_changes = {};
    m_store.handedOver();
    std::visit([this](const auto &what) { on(what); }, event);
    if (m_started)
        proceed();
    Effects out;
    out.swap(m_out);
    return out;
}

void Engine::on(const Started &)
{
    if (m_started)
        return;
    m_started = true;
    m_tokens.start(m_out);
    m_tidyAt = m_clock.monotonicMs() + kTidyMs;
    settle();
    housekeeping();
    // What waited when the last run ended may not be in the copy yet.
    if (const Result<bool> waiting = m_store.readAnyWaiting(); !waiting.ok() || *waiting)
        m_backupAt = m_clock.monotonicMs() + kBackupMs;
}

void Engine::on(const Woke &)
{
    // Spent, even when it came early, as timers of an operating system may: the same time has to be asked for again.
    m_wake = -1;
}

void Engine::on(const Recorded &)
{
    // The store makes a copy after so many records; a few that lie for a while get one too.
    if (m_backupAt == 0)
        m_backupAt = m_clock.monotonicMs() + kBackupMs;
    // A routine check gives way to what a person did.
    if (!m_flight || !m_flight->idle)
        return;
    if (const auto batch = m_pushing.batch(m_clock.monotonicMs()); batch.ok() && !batch->isEmpty())
        abortFlight();
}

void Engine::on(const SyncNow &)
{
    m_backoff.hurry();
    m_resets.clear();
    m_pausedUntil = 0;
    m_pulling.retry();
    m_pushing.hurry();
    if (m_flight && m_flight->idle)
        abortFlight();
}

void Engine::on(const WorkOffline &event)
{
    m_workOffline = event.on;
    if (event.on) {
        abortFlight();
        return;
    }
    m_backoff.hurry();
    m_pulling.force();
}

void Engine::on(const WindowActive &event)
{
    m_pulling.setActive(event.on, m_clock.monotonicMs());
}

void Engine::on(const NetworkHint &)
{
    m_backoff.hurry();
    m_pulling.force();
}

void Engine::on(const SignedIn &event)
{
    abortFlight();
    if (!m_tokens.accept(event.session, m_clock.monotonicMs(), m_out)) {
        log(u"a session of another account was refused"_s);
        return;
    }
    m_pauseReason.clear();
    m_pausedUntil = 0;
    m_backoff.hurry();
    m_pulling.force();
}

void Engine::on(const SecretRead &event)
{
    if (!event.ok)
        log(u"keychain not read: "_s + event.error.code);
    m_tokens.secretRead(event, m_clock.monotonicMs());
}

void Engine::on(const SecretWritten &event)
{
    if (!event.ok)
        log(u"keychain not written: "_s + event.error.code);
    m_tokens.secretWritten(event, m_clock.monotonicMs());
}

void Engine::on(const SignOut &)
{
    abortFlight();
    // Asked once and not waited for: offline, the platform learns of it when the tokens run out.
    if (m_tokens.hasAccess() && !m_workOffline)
        m_out.emplace_back(Send{++m_lastToken, client::signOutRequest(caller({}))});
    m_tokens.signOut(m_out);
}

void Engine::on(const Answered &event)
{
#ifdef WYH_MUTANTS
    if (m_beside && m_beside->token == event.token)
        std::swap(m_flight, m_beside);
#endif
    if (!m_flight || event.token != m_flight->token) {
        if (mutant(Mutant::NoCursorCompare) && event.reply.status == 200 && client::readPage(event.reply).ok())
            succeeded(Kind::Page, event.reply, nullptr);
        return;  // late, doubled or broken off: what it says was not checked against what has been seen since
    }
    const Kind kind = m_flight->kind;
    m_flight.reset();
#ifdef WYH_MUTANTS
    m_flight.swap(m_beside);
#endif
    judged(kind, client::judge(event.reply), event.reply, event.page.get());
}

void Engine::pause(const QString &reason, qint64 until)
{
    m_pauseReason = reason;
    m_pausedUntil = until;
    log(u"paused: "_s + reason);
}

void Engine::revoked(const QJsonObject &params)
{
    // Asked again now and then, as long as this program runs: deleting may have failed, or somebody thought better of
    // it.
    pause(u"device-revoked"_s, m_clock.monotonicMs() + kPauseMs);
    m_out.emplace_back(revokedBy(params));
}

void Engine::gone(const QString &reason)
{
    const qint64 now = m_clock.monotonicMs();
    if (!m_resets.allow(now)) {
        pause(u"reset-loop"_s, m_resets.allowedAt());
        return;
    }
    log(u"full reload: "_s + reason);
    if (const Status begun = m_store.beginReset(reason); !begun) {
        log(u"reload not begun: %1 %2"_s.arg(begun.error().code, begun.error().detail));
        m_backoff.fail(now, m_random);
        return;
    }
    m_pulling.resetBegun();
}

void Engine::judged(Kind kind, const client::Judged &verdict, const net::Reply &reply, const contract::PullPage *page)
{
    using client::Verdict;
    const qint64 now = m_clock.monotonicMs();
    if (!verdict.ok() && verdict.verdict != Verdict::Unknown)
        log(u"answer %1 %2 %3"_s.arg(reply.status).arg(verdict.code, verdict.reason));
    // An answer with our mark is an answer, whatever it says; a good one only when it is whole. A platform that
    // stumbles has its own word below.
    if (!verdict.ok() && verdict.verdict != Verdict::Unknown && verdict.verdict != Verdict::NotOurPlatform &&
        verdict.verdict != Verdict::SlowDown && verdict.verdict != Verdict::ServerError)
        m_connection.succeeded();
    if (verdict.verdict != Verdict::ServerError)
        m_stumbles = 0;
    if (kind == Kind::Refresh && verdict.tooLarge) {
        lost(kind, verdict, reply);  // a box in between; the token has not been seen by the platform
        return;
    }
    if (kind == Kind::Refresh && (verdict.verdict == Verdict::TokenExpired ||
                                  verdict.verdict == Verdict::SignInFailed || verdict.verdict == Verdict::Refused)) {
        m_tokens.refreshRefused(m_out);
        return;
    }
    switch (verdict.verdict) {
        case Verdict::Ok:
            if (!succeeded(kind, reply, page)) {
                log(u"answer damaged on its way"_s);
                net::Reply broken;
                broken.failure = net::Reply::Failure::Broken;
                lost(kind, client::judge(broken), broken);
            }
            return;
        case Verdict::Unknown:
        case Verdict::NotOurPlatform:
            lost(kind, verdict, reply);
            return;
        case Verdict::TokenExpired:
            if (mutant(Mutant::AuthDropsOperations) && kind == Kind::Push)
                dropSent(m_store);
            m_tokens.accessRefused();
            return;
        case Verdict::SignInFailed:
            m_tokens.accessRefused();
            return;
        case Verdict::Forbidden:  // the session is of another device, say
            pause(u"forbidden"_s, now + kPauseMs);
            return;
        case Verdict::AccountDisabled:
            pause(u"account-disabled"_s, now + kPauseMs);
            return;
        case Verdict::DeviceRevoked:
            revoked(verdict.problem.params);
            return;
        case Verdict::ClientTooOld:
            m_neededVersion = verdict.problem.params.value("version"_L1).toString();
            pause(u"client-too-old"_s, now + kPauseMs);
            return;
        case Verdict::Busy:
            if (kind == Kind::Push)
                m_pushing.busy(now);
            else
                m_backoff.fail(now, m_random);
            return;
        case Verdict::Gone:
            gone(verdict.reason);
            return;
        case Verdict::SlowDown:
            m_connection.failed(now, false, u"unavailable"_s);
            m_backoff.slowDown(now, verdict.retryAfterMs, m_random);
            return;
        case Verdict::Refused:
            if (kind == Kind::Push)
                changed(m_pushing.refused(verdict, now, m_out));
            else if (verdict.tooLarge && kind == Kind::Page && m_pulling.pageLimit() > client::kPageMinimum)
                m_pulling.timedOutOrTooLarge();
            else
                m_pulling.refused(verdict.code, now, m_out);
            return;
        case Verdict::ServerError:
            // One operation the platform cannot digest is found by halving, quickly; a platform that stumbles over
            // everything gets its rest.
            if (kind == Kind::Push)
                changed(m_pushing.stumbled(verdict, now, m_successes, m_out));
            if (kind != Kind::Push || ++m_stumbles > kHalvings) {
                m_connection.failed(now, false, u"internal"_s);
                m_backoff.fail(now, m_random);
            }
            return;
    }
}

void Engine::lost(Kind kind, const client::Judged &verdict, const net::Reply &reply)
{
    using Failure = net::Reply::Failure;
    const qint64 now = m_clock.monotonicMs();
    // A smaller page may get through where a large one is cut off.
    if (kind == Kind::Page && (reply.failure == Failure::Timeout || reply.failure == Failure::Broken))
        m_pulling.timedOutOrTooLarge();
    m_connection.failed(now, verdict.certain || verdict.verdict == client::Verdict::NotOurPlatform, verdict.code);
    if (reply.failure == Failure::Broken)
        m_backoff.broke(now, m_random);
    else
        m_backoff.fail(now, m_random);
}

void Engine::proven(Kind kind)
{
    ++m_successes;
    m_connection.succeeded();
    m_backoff.succeed();
    if (kind == Kind::Refresh)
        return;
    m_tokens.proven();
    if (m_pauseReason != "reset-loop"_L1 || kind == Kind::Page) {
        m_pauseReason.clear();
        m_pausedUntil = 0;
    }
}

bool Engine::succeeded(Kind kind, const net::Reply &reply, const contract::PullPage *page)
{
    const qint64 now = m_clock.monotonicMs();
    if (kind == Kind::Refresh) {
        const Result<contract::Session> session = client::readSession(reply);
        if (!session && client::isDamage(session.error()))
            return false;
        if (!session) {
            log(u"session unreadable: "_s + session.error().detail);
            m_connection.succeeded();
            m_backoff.fail(now, m_random);
            return true;
        }
        proven(kind);
        if (!m_tokens.accept(*session, now, m_out))
            log(u"a session of another account was refused"_s);
        return true;
    }
    if (kind == Kind::Push) {
        const Pushing::Outcome outcome = m_pushing.answered(reply, now, m_out);
        if (outcome.damaged)
            return false;
        proven(kind);
        changed(outcome.changes);
        if (outcome.pullSoon)
            m_pulling.force();
        if (outcome.stored)
            settle();
        return true;
    }
    const Pulling::Outcome outcome =
        kind == Kind::Top ? m_pulling.topArrived(reply, now, m_out) : m_pulling.pageArrived(reply, page, now, m_out);
    if (outcome.damaged)
        return false;
    proven(kind);
    changed(outcome.changes);
    if (outcome.nothingNew)
        m_upToDateMs = m_clock.nowMs();
    if (outcome.platformNowMs > 0) {
        m_platformAheadMs = outcome.platformNowMs - now;
        const qint64 offset = outcome.platformNowMs - m_clock.nowMs();
        // Small wobbles are the network's delay, not the clock's fault.
        if (!m_offsetKnown || std::abs(offset - m_offsetMs) > 2000)
            m_offsetMs = offset;
        if (!std::exchange(m_offsetKnown, true))
            housekeeping();
    }
    if (outcome.stored)
        settle();
    return true;
}

void Engine::changed(const store::Changes &changes)
{
    if (!changes.isEmpty() && m_tidyAt < 0)
        m_tidyAt = m_clock.monotonicMs() + kTidyMs;
    m_changes.add(changes);
}

void Engine::log(const QString &line)
{
    m_out.emplace_back(Log{line});
}

}  // namespace wyh::sync
