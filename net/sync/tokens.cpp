// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/sync/tokens.h"

namespace wyh::sync {

using namespace Qt::StringLiterals;

void Tokens::start(Effects &out)
{
    if (hasAccess() || !m_refresh.isEmpty() || m_reading)
        return;
    if (m_signedOut) {
        signOut(out);
        return;
    }
    m_reading = true;
    out.emplace_back(ReadSecret{m_key});
}

bool Tokens::accept(const contract::Session &session, qint64 now, Effects &out)
{
    if (!m_owner.isEmpty() && session.account.user != m_owner) {
        m_signIn = true;
        m_signInReason = u"other-account"_s;
        return false;
    }
    m_owner = session.account.user;
    m_access = session.access;
    // The last half minute is the margin; a very short life is used to its half.
    const qint64 life = session.accessSeconds * 1000;
    m_accessUntil = now + (life > 2 * kMarginMs ? life - kMarginMs : life / 2);
    m_signIn = false;
    m_signInReason.clear();
    m_reading = false;
    m_readAgainAt = m_firstReadError = -1;
    if (session.refresh != m_refresh) {
        m_refresh = session.refresh;
        m_firstWriteError = m_writeAgainAt = -1;
        out.emplace_back(WriteSecret{m_key, m_refresh});
    }
    if (!(m_account == session.account)) {
        m_account = session.account;
        out.emplace_back(AccountChanged{m_account});
    }
    return true;
}

void Tokens::secretRead(const SecretRead &event, qint64 now)
{
    if (!m_reading)
        return;  // a sign-in was quicker
    if (!event.ok) {
        if (m_firstReadError < 0)
            m_firstReadError = now;
        const bool patient = now - m_firstReadError < kPatienceMs;
        m_readAgainAt = now + (patient ? kRetryMs : kPatienceMs);
        if (!patient) {
            m_signIn = true;
            m_signInReason = u"keychain-unavailable"_s;
        }
        return;
    }
    m_reading = false;
    m_readAgainAt = m_firstReadError = -1;
    m_refresh = event.value;
    m_signIn = m_refresh.isEmpty();
    m_signInReason.clear();
}

void Tokens::secretWritten(const SecretWritten &event, qint64 now)
{
    if (event.ok) {
        m_memoryOnly = false;
        m_firstWriteError = m_writeAgainAt = -1;
        return;
    }
    if (m_firstWriteError < 0)
        m_firstWriteError = now;
    if (event.error.code != "keychain-missing"_L1 && now - m_firstWriteError < kPatienceMs) {
        m_writeAgainAt = now + kRetryMs;
    } else {
        m_writeAgainAt = -1;
        m_memoryOnly = true;
    }
}

void Tokens::accessRefused()
{
    m_access.clear();
    // A token that is refused although it is new: asking for new ones for ever would be a loop.
    if (++m_unproven >= 3) {
        m_signIn = true;
        m_signInReason = u"session-ended"_s;
    }
}

void Tokens::refreshRefused(Effects &out)
{
    m_access.clear();
    m_refresh.clear();
    m_unproven = 0;
    m_signIn = true;
    m_signInReason = u"session-ended"_s;
    m_writeAgainAt = m_firstWriteError = -1;
    m_memoryOnly = false;
    out.emplace_back(DeleteSecret{m_key});
}

void Tokens::signOut(Effects &out)
{
    refreshRefused(out);
    m_reading = false;
    m_readAgainAt = -1;
    m_signInReason = u"signed-out"_s;
}

void Tokens::wake(qint64 now, Effects &out)
{
    if (m_readAgainAt >= 0 && now >= m_readAgainAt) {
        m_readAgainAt = -1;
        out.emplace_back(ReadSecret{m_key});
    }
    if (m_writeAgainAt >= 0 && now >= m_writeAgainAt) {
        m_writeAgainAt = -1;
        out.emplace_back(WriteSecret{m_key, m_refresh});
    }
}

Tokens::Step Tokens::step(qint64 now) const
{
    if (m_signIn)
        return Step::SignIn;
    if (hasAccess() && now < m_accessUntil)
        return Step::Ready;
    return m_refresh.isEmpty() ? Step::Wait : Step::Refresh;
}

qint64 Tokens::nextWake() const
{
    if (m_readAgainAt < 0 || m_writeAgainAt < 0)
        return std::max(m_readAgainAt, m_writeAgainAt);
    return std::min(m_readAgainAt, m_writeAgainAt);
}

}  // namespace wyh::sync
