// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>
#include <optional>

namespace wyh::store {

/// How old the data is that was complete at lastPullMs, both by this PC's wall clock: it goes on counting while the PC
/// is off. nullopt: not known. Nothing was ever pulled, or the clock stands before the last pull, which somebody who
/// set it or an empty battery brings about; a moment before it only a clock that was put right a little.
inline std::optional<qint64> dataAgeMs(qint64 lastPullMs, qint64 nowMs)
{
    constexpr qint64 kPutRightMs = 60 * 1000;
    if (lastPullMs <= 0 || lastPullMs - nowMs > kPutRightMs)
        return std::nullopt;
    return nowMs > lastPullMs ? nowMs - lastPullMs : 0;
}

/// What is not known to be younger is older.
inline bool isDataOlder(qint64 lastPullMs, qint64 nowMs, qint64 thanMs)
{
    return dataAgeMs(lastPullMs, nowMs).value_or(thanMs + 1) > thanMs;
}

/// What the connection chip shows. Steady by design: the engine changes it only after hysteresis (a single lost request
/// does not turn the chip).
struct ConnectionState
{
    enum class Kind {
        Connecting,  ///< not known yet
        Online,
        Offline,       ///< no answer; work goes on
        WorkOffline,   ///< switched off by the user
        SignInNeeded,  ///< the platform wants a new sign-in; the queue is kept
        Paused         ///< stopped for a reason the user must know (reason)
    };
    Kind kind = Kind::Connecting;
    QString reason;         ///< when Paused or Offline: "no-route", "tls", "not-our-platform", "not-found", "internal",
                            ///< "client-too-old", "account-disabled", "forbidden" (this sign-in), "device-revoked",
                            ///< "reset-loop", "unreadable-data", "disk-low"
    QString needed;         ///< "client-too-old": the version that the platform wants; empty: it did not say
    qint64 lastPullMs = 0;  ///< wall clock when everything the platform had was last here; 0 = never
    qint64 nextTryInMs = -1;   ///< -1: nothing scheduled
    bool busy = false;         ///< a request is under way
    bool firstPull = false;    ///< the first snapshot is being loaded
    bool reloading = false;    ///< another one is, beside what is on the screen; nothing is sent until it is through
    qint64 received = 0;       ///< records received in this snapshot
    qint64 left = -1;          ///< records of the snapshot still to come; -1: the platform did not say
    qint64 clockOffsetMs = 0;  ///< platform minus this PC
    bool signInKept = true;    ///< false: no keychain takes the sign-in; the next start asks for the password
    bool operator==(const ConnectionState &) const = default;
};

}  // namespace wyh::store

Q_DECLARE_METATYPE(wyh::store::ConnectionState)
