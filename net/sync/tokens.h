// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/core/clock.h"
#include "net/sync/events.h"

namespace wyh::sync {

/// The session of one profile: an access token in memory, a refresh token in the keychain. Asks for one refresh at a
/// time because the engine has one request in flight; a keychain that fails is asked again for a minute and never
/// touches the queue.
class Tokens
{
public:
    static constexpr qint64 kRetryMs = 5000;      ///< between two tries of a failing keychain
    static constexpr qint64 kPatienceMs = 60000;  ///< so long; then the sign-in page, or memory only
    static constexpr qint64 kMarginMs = 30000;    ///< an access token is renewed so long before its end

    /// signedOut: what the keychain holds is not asked for but deleted once more.
    Tokens(QString key, UserId owner, bool signedOut = false)
        : m_key(std::move(key)), m_owner(std::move(owner)), m_signedOut(signedOut)
    {
    }

    void start(Effects &out);
    /// false: it is another account's session; nothing of it is kept.
    bool accept(const contract::Session &session, qint64 now, Effects &out);
    void secretRead(const SecretRead &event, qint64 now);
    void secretWritten(const SecretWritten &event, qint64 now);
    void proven() { m_unproven = 0; }   ///< a request with the access token got through
    void accessRefused();               ///< 401
    void refreshRefused(Effects &out);  ///< the session is over
    void signOut(Effects &out);
    /// Repeats what is due at the keychain.
    void wake(qint64 now, Effects &out);

    enum class Step {
        Ready,    ///< access() may be used
        Refresh,  ///< send refresh() first
        Wait,     ///< for the keychain
        SignIn    ///< a person must sign in
    };
    [[nodiscard]] Step step(qint64 now) const;
    [[nodiscard]] qint64 nextWake() const;  ///< -1: none
    [[nodiscard]] QString access() const { return m_access; }
    [[nodiscard]] QString refresh() const { return m_refresh; }
    [[nodiscard]] bool hasAccess() const { return !m_access.isEmpty(); }
    [[nodiscard]] const contract::Account &account() const { return m_account; }
    /// Why a sign-in is needed: empty, "keychain-unavailable", "other-account", "signed-out", "session-ended".
    [[nodiscard]] QString signInReason() const { return m_signInReason; }
    /// The keychain could not take the refresh token for a minute, or there is none ("keychain-missing"): this session
    /// lasts until the program ends.
    [[nodiscard]] bool memoryOnly() const { return m_memoryOnly; }

private:
    QString m_key;
    UserId m_owner;
    bool m_signedOut = false;
    QString m_access;
    QString m_refresh;
    qint64 m_accessUntil = 0;
    contract::Account m_account;
    int m_unproven = 0;
    bool m_signIn = false;
    QString m_signInReason;
    bool m_reading = false;
    qint64 m_firstReadError = -1;
    qint64 m_readAgainAt = -1;
    bool m_memoryOnly = false;
    qint64 m_firstWriteError = -1;
    qint64 m_writeAgainAt = -1;
};

}  // namespace wyh::sync
