// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/sync/pulling.h"

#include <algorithm>

namespace wyh::sync {

using namespace Qt::StringLiterals;

void Pulling::setActive(bool active, qint64 now)
{
    if (active && !m_active)
        m_dueAt = std::min(m_dueAt, std::max(now, m_lastAt + kPollActiveMs));
    m_active = active;
}

void Pulling::force()
{
    m_force = true;
    m_dueAt = 0;
}

void Pulling::retry()
{
    force();
    m_notBefore = 0;
}

Pulling::Plan Pulling::plan(qint64 now, const store::PullState &state, bool operationsWait) const
{
    if (now < m_notBefore)
        return {Kind::Nothing, m_notBefore, false};
    if (state.booting || state.shadow || m_more || m_force)
        return {Kind::Page, now, false};
    if (now < m_dueAt)
        return {Kind::Nothing, m_dueAt, false};
    // Operations wait for their confirmation, which comes with pages only.
    return {operationsWait ? Kind::Page : Kind::Top, now, !operationsWait};
}

net::Request Pulling::pageRequest(const client::Caller &caller, const store::PullState &state)
{
    m_requestToken = state.token;
    return client::pullRequest(caller, state.token, m_pageSize.value());
}

net::Request Pulling::topRequest(const client::Caller &caller, const store::PullState &state, qint64 now)
{
    if (now < m_scopeAt)
        return client::topRequest(caller);
    m_scopeAt = now + kScopeMs;
    return client::topRequest(caller, state.token);
}

Pulling::Outcome Pulling::pageArrived(const net::Reply &reply, const contract::PullPage *read, qint64 now, Effects &out)
{
    if (read)
        return take(*read, now, out);
    const Result<contract::PullPage> page = client::readPage(reply);
    if (page.ok())
        return take(*page, now, out);
    Outcome outcome;
    outcome.damaged = client::isDamage(page.error());
    if (!outcome.damaged)
        refused(page.error().detail, now, out);
    return outcome;
}

Pulling::Outcome Pulling::take(const contract::PullPage &page, qint64 now, Effects &out)
{
    Outcome outcome;
    outcome.platformNowMs = page.nowMs;
    if (page.more && page.next == m_requestToken) {
        refused(u"more is promised behind a cursor that does not move"_s, now, out);
        return outcome;
    }
    const Result<store::LocalStore::PageOutcome> applied = m_store.applyPage(page, m_requestToken);
    if (!applied) {
        if (applied.error().code == "malformed"_L1)
            refused(applied.error().detail, now, out);
        else
            storeFailed(applied.error(), now, out);
        return outcome;
    }
    m_unreadable = 0;
    m_trouble.clear();
    m_notBefore = 0;
    m_pageSize.arrived();
    outcome.changes = applied->changes;
    outcome.stored = applied->applied;
    if (!applied->applied) {
        out.emplace_back(Log{u"page ignored: the cursor had moved"_s});
        return outcome;
    }
    m_received += page.items.size();
    m_left = page.left;
    m_more = !applied->finished;
    if (applied->finished)
        finished(now);
    return outcome;
}

void Pulling::finished(qint64 now)
{
    m_force = false;
    m_received = 0;
    m_left = -1;
    m_lastAt = now;
    const qint64 interval = m_active ? kPollActiveMs : kPollIdleMs;
    // 20 % of chance, so that a room of PCs does not ask in step.
    m_dueAt = now + interval - interval / 10 + static_cast<qint64>(m_random.below(static_cast<quint64>(interval / 5)));
}

Pulling::Outcome Pulling::topArrived(const net::Reply &reply, qint64 now, Effects &out)
{
    Outcome outcome;
    const Result<client::TopAnswer> top = client::readTop(reply);
    if (!top) {
        outcome.damaged = client::isDamage(top.error());
        if (outcome.damaged)
            return outcome;
        out.emplace_back(Log{u"top unreadable: "_s + top.error().detail});
        m_force = true;  // the page itself decides whether the platform can be understood
        return outcome;
    }
    outcome.platformNowMs = top->nowMs;
    const Result<store::PullState> state = m_store.readPullState();
    outcome.nothingNew = state.ok() && top->top.pos == state->pos;
    if (outcome.nothingNew)
        finished(now);
    else
        force();
    return outcome;
}

void Pulling::refused(const QString &why, qint64 now, Effects &out)
{
    out.emplace_back(Log{u"page not taken: "_s + why});
    ++m_unreadable;
    if (m_unreadable < kUnreadableTries) {
        m_notBefore = now + 2000;
        return;
    }
    m_trouble = u"unreadable-data"_s;
    m_notBefore = now + kSlowRetryMs;
}

void Pulling::storeFailed(const Error &error, qint64 now, Effects &out)
{
    out.emplace_back(Log{u"page not stored: %1 %2"_s.arg(error.code, error.detail)});
    m_trouble = error.code == "disk-full"_L1 ? u"disk-low"_s : error.code;
    m_notBefore = now + kStoreRetryMs;
}

void Pulling::noRoom(qint64 now, Effects &out)
{
    if (m_trouble.isEmpty())
        out.emplace_back(Log{u"pull paused: little room on the disk"_s});
    m_trouble = u"disk-low"_s;
    m_notBefore = now + kStoreRetryMs;
}

void Pulling::resetBegun()
{
    m_received = 0;
    m_left = -1;
    m_more = false;
    force();
}

}  // namespace wyh::sync
