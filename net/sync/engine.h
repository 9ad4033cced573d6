// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "models/core/clock.h"
#include "models/core/random.h"
#include "models/store/localstore.h"
#include "net/sync/backoff.h"
#include "net/sync/connection.h"
#include "net/sync/events.h"
#include "net/sync/pulling.h"
#include "net/sync/pushing.h"
#include "net/sync/resetguard.h"
#include "net/sync/tokens.h"

namespace wyh::sync {

struct EngineOptions
{
    QString secretKey;      ///< where the profile's refresh token lies in the keychain
    UserId owner;           ///< the profile's account; another account's session is refused. Empty: the first one's.
    int retentionDays = 0;  ///< recipients are blanked so long after an order is over; 0 = never
    int windowDays = 0;     ///< orders leave the cache so long after they are over; 0 = never
    /// The user signed out: whatever the keychain still holds is no way in, only a person is.
    bool signedOut = false;
};

/// Synchronisation of one profile as a step machine: events in, effects out, no clock, network, thread or timer of its
/// own. One request in flight (sync.md 2.3 rule 1), a wake-up time in every state. Call it from the store's thread; one
/// step at a time. The caller carries out the effects in order and reports what came of them as events.
class Engine
{
public:
    Engine(EngineOptions options, store::LocalStore &store, const Clock &clock, Random &random);

    Effects step(const Event &event);

    /// Another time for EngineOptions::retentionDays; kept with the next step.
    void setRetentionDays(int days);

    /// The effects of the last step were carried out: their requests are on their way.
    void carriedOut() { m_store.handedOver(); }

    [[nodiscard]] const store::ConnectionState &state() const { return m_state; }
    [[nodiscard]] const contract::Account &account() const { return m_tokens.account(); }

    static constexpr qint64 kHousekeepingMs = 60 * 60 * 1000;
    static constexpr qint64 kBackupMs = 5 * 60 * 1000;
    static constexpr qint64 kTidyMs = 2000;
    static constexpr qint64 kPartMs = 1000;    ///< between two parts of a long upkeep
    static constexpr qint64 kPushOnMs = 1000;  ///< how long a queue may go on without a pull in between
    static constexpr qint64 kReviewAgeMs = 30LL * 24 * 60 * 60 * 1000;
    static constexpr int kHalvings = 8;  ///< so often a push may fail before it is the platform and no operation
    static constexpr qint64 kPauseMs =
        15 * 60 * 1000;  ///< until a refusal of the whole account or client is asked again

private:
    enum class Kind { Refresh, Top, Page, Push };
    struct Flight
    {
        RequestToken token = 0;
        Kind kind = Kind::Page;
        bool idle = false;
        qint64 lostAt = 0;  ///< even a transport that never answers does not stop the engine
    };

    void on(const Started &event);
    void on(const Woke &event);
    void on(const Answered &event);
    void on(const Recorded &event);
    void on(const SyncNow &event);
    void on(const WorkOffline &event);
    void on(const WindowActive &event);
    void on(const NetworkHint &event);
    void on(const SignedIn &event);
    void on(const SecretRead &event);
    void on(const SecretWritten &event);
    void on(const SignOut &event);

    void judged(Kind kind, const client::Judged &judged, const net::Reply &reply, const contract::PullPage *page);
    /// false: the answer was damaged on the way and says nothing. page: what was read of it already, or null.
    bool succeeded(Kind kind, const net::Reply &reply, const contract::PullPage *page);
    /// No answer, or one that may not be believed: the same again later.
    void lost(Kind kind, const client::Judged &judged, const net::Reply &reply);
    void proven(Kind kind);
    void gone(const QString &reason);
    void pause(const QString &reason, qint64 until);
    void revoked(const QJsonObject &params);
    void settle();
    void housekeeping();
    /// Puts what has waited for too long before a person; by this PC's clock as long as the platform's is not known.
    void reviewAges();
    /// Upkeep of the store in small steps, some time after records have come.
    void tidy();
    void keepWindow();
    void keepRetention();
    void proceed();
    /// Sends what is due, or says when to look again.
    qint64 decide();
    void send(Kind kind, bool idle, const net::Request &request);
    void abortFlight();
    void changed(const store::Changes &changes);
    void log(const QString &line);
    /// What a look into the store before a decision found.
    struct Look
    {
        store::PullState pull;
        bool operationsWait = false;
        contract::Seen high;
    };
    [[nodiscard]] Result<Look> look();
    [[nodiscard]] client::Caller caller(const contract::Seen &seen) const;
    qint64 unreadable(const Error &error);
    void wakeAt(qint64 at);
    void publish(qint64 wake);

    EngineOptions m_options;
    store::LocalStore &m_store;
    const Clock &m_clock;
    Random &m_random;

    Tokens m_tokens;
    Pulling m_pulling;
    Pushing m_pushing;
    Backoff m_backoff;
    Connection m_connection;
    ResetGuard m_resets;

    Effects m_out;
    store::Changes m_changes;
    store::ConnectionState m_state;
    store::PullState m_pull;  ///< as it was read last
    QString m_storeTrouble;   ///< the store could not be read: nothing is sent on a guess
    qint64 m_publishedWake = -1;
    qint64 m_wake = -1;
    std::optional<Flight> m_flight;
#ifdef WYH_MUTANTS
    std::optional<Flight> m_beside;
#endif
    RequestToken m_lastToken = 0;
    bool m_started = false;
    bool m_workOffline = false;
    bool m_pushTurn = true;
    bool m_longQueue = false;  ///< the last push was a full one
    qint64 m_pagedAt = 0;      ///< when a pull was sent last
    bool m_settleFailed = false;
    QString m_settleTrouble;  ///< why
    qint64 m_settleAgainAt = 0;
    QString m_pauseReason;
    qint64 m_pausedUntil = 0;
    QString m_neededVersion;  ///< of this program, as the platform said it
    quint64 m_successes = 0;
    int m_stumbles = 0;
    qint64 m_offsetMs = 0;
    bool m_offsetKnown = false;
    bool m_agesReviewed = false;
    qint64 m_upToDateMs = 0;  ///< when the platform last said that there is nothing new since the last pull; 0: never
    qint64 m_lastPullMs = 0;  ///< the pull that was said of
    qint64 m_platformAheadMs = 0;  ///< of the monotonic clock
    qint64 m_housekeepingAt = 0;
    qint64 m_retentionAt = 0;
    bool m_retentionGoesOn = false;
    qint64 m_windowAt = 0;
    qint64 m_backupAt = 0;
    qint64 m_tidyAt = -1;
};

}  // namespace wyh::sync
