// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The part of Engine that keeps the store in order: settling, and what is done every hour or after records have come.
#include <utility>

#include "net/sync/engine.h"

namespace wyh::sync {

using namespace Qt::StringLiterals;

void Engine::settle()
{
    const Result<store::Changes> settled = m_store.settle();
    m_settleFailed = !settled.ok();
    m_settleTrouble = settled.ok() ? QString() : settled.error().code;
    if (!settled) {
        m_settleAgainAt = m_clock.monotonicMs() + Pushing::kStoreRetryMs;
        log(u"not settled: %1 %2"_s.arg(settled.error().code, settled.error().detail));
        return;
    }
    changed(*settled);
}

void Engine::housekeeping()
{
    const qint64 now = m_clock.monotonicMs();
    m_housekeepingAt = now + kHousekeepingMs;
    if (m_offsetKnown || m_agesReviewed)
        reviewAges();
    if (m_offsetKnown && m_options.retentionDays > 0 && now >= m_retentionAt)
        keepRetention();
}

void Engine::reviewAges()
{
    // By the platform's time, carried on by the monotonic clock: somebody may set this PC's.
    const qint64 platformNow = m_offsetKnown ? m_clock.monotonicMs() + m_platformAheadMs : 0;
    const Result<store::Changes> reviewed = m_store.reviewOld(kReviewAgeMs, platformNow);
    m_agesReviewed = reviewed.ok();
    if (reviewed.ok())
        changed(*reviewed);
    else
        log(u"age of operations not checked: "_s + reviewed.error().code);
}

void Engine::keepRetention()
{
    const qint64 now = m_clock.monotonicMs();
    m_retentionGoesOn = false;
    if (const Result<store::Changes> kept = m_store.applyRetention(m_options.retentionDays, &m_retentionGoesOn);
        kept.ok())
        changed(*kept);
    else
        log(u"retention not applied: "_s + kept.error().code);
    m_retentionAt = now + (m_retentionGoesOn ? kPartMs : 24 * kHousekeepingMs);
}

void Engine::setRetentionDays(int days)
{
    if (days == m_options.retentionDays)
        return;
    m_options.retentionDays = days;
    m_retentionGoesOn = false;  // by the old time
    m_retentionAt = 0;
    m_housekeepingAt = 0;
}

void Engine::tidy()
{
    m_tidyAt = -1;
    const Result<bool> tidied = m_store.tidy();
    if (!tidied)
        log(u"not tidied: %1 %2"_s.arg(tidied.error().code, tidied.error().detail));
    else if (*tidied)
        m_tidyAt = m_clock.monotonicMs() + kTidyMs;
}

void Engine::keepWindow()
{
    const qint64 now = m_clock.monotonicMs();
    m_windowAt = now + 24 * kHousekeepingMs;
    const bool shadowBefore = m_store.pullState().shadow;
    const Result<store::LocalStore::Evicted> evicted = m_store.keepWindow(m_options.windowDays);
    if (!evicted) {
        log(u"window of the cache not kept: "_s + evicted.error().code);
        return;
    }
    changed(evicted->changes);
    if (evicted->more)
        m_windowAt = now + kPartMs;
    if (!shadowBefore && m_store.pullState().shadow) {
        log(u"full reload: window"_s);
        m_pulling.resetBegun();
    }
}

}  // namespace wyh::sync
