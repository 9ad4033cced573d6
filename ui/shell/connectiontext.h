// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/problemtext.h"
#include "models/store/connectionstate.h"
#include "models/store/localstore.h"
#include "ui/widgets/tokens.h"

namespace wyh::ui {

/// What the connection chip shows.
struct ChipLook
{
    Tone tone = Tone::Neutral;
    QString iconName;
    QString text;
    bool operator==(const ChipLook &) const = default;
};
ChipLook chipLook(const store::ConnectionState &state);
/// What waits to be sent, and what needs a person. Always said, also when it is nothing.
ChipLook waitingLook(const store::OutboxCounts &counts);
ChipLook attentionLook(const store::OutboxCounts &counts);

/// The state in a sentence: what to do, then why. The same words stand in the banner and in the menu of the connection.
items::Sentence connectionSentence(const store::ConnectionState &state, qint64 nowMs);

/// What it means that no keychain takes the sign-in.
items::Sentence signInNotKeptSentence();

/// "just now", "5 minutes ago", "yesterday 14:32".
QString ageText(qint64 thenMs, qint64 nowMs);
/// "Data as of 14:32:08 (5 minutes ago)", or that nothing was loaded yet, or that the clock cannot tell.
QString dataAgeText(qint64 lastPullMs, qint64 nowMs);
/// "Last sync 14:32:08 (5 minutes ago)" for the status bar; the date too when it was another day.
QString lastSyncText(qint64 lastPullMs, qint64 nowMs);

/// Without a pull for so long a banner stands above the page; a day.
constexpr qint64 kStaleMs = 24LL * 3600 * 1000;
/// Clocks further apart than this are mentioned.
constexpr qint64 kClockHintMs = 5LL * 60 * 1000;

/// The one banner that matters most now; kind None: none.
struct BannerLook
{
    enum class Kind {
        None,
        Update,  ///< the outbox is of a newer program
        SignIn,
        Paused,
        Rescued,         ///< a damaged outbox was rescued; its button goes to the sync centre
        RescuedWhole,    ///< the same, and nothing is missing
        Loading,         ///< the first load goes on; its button stops it
        LoadingStopped,  ///< stopped by the user; its button goes on
        LoadingWaits,    ///< no network; goes on by itself
        Reloading,       ///< everything is loaded again beside what is on the screen
        Stale,
        Clock,
        SignInNotKept  ///< its button: seen
    };
    Kind kind = Kind::None;
    QString title;
    QString text;
    QString action;    ///< text of its button, or empty
    qint64 done = -1;  ///< of a load; -1: no progress bar
    qint64 left = -1;  ///< -1: not known
    bool operator==(const BannerLook &) const = default;
};
/// loadedOrders: what the cache already holds of a first load that began in an earlier run. rescuedWhole: nothing is
/// missing from what was rescued.
BannerLook bannerLook(const store::ConnectionState &state, const store::OutboxCounts &counts, qint64 nowMs,
                      qint64 loadedOrders = 0, bool rescuedWhole = false);

}  // namespace wyh::ui
