// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/store/localstore.h"
#include "net/client/api.h"
#include "net/sync/events.h"
#include "net/sync/pagesize.h"

namespace wyh::sync {

/// The downward half: when to ask for a page or only for the top of the feed, and what a page does to the store.
/// Times are monotonic milliseconds.
class Pulling
{
public:
    static constexpr qint64 kPollActiveMs = 15 * 1000;
    static constexpr qint64 kPollIdleMs = 60 * 1000;
    static constexpr qint64 kScopeMs = 45 * 1000;           ///< with every fourth question of a window in use
    static constexpr qint64 kSlowRetryMs = 15 * 60 * 1000;  ///< after a page nobody can read
    static constexpr qint64 kStoreRetryMs = 60 * 1000;      ///< after the disk refused a page
    static constexpr int kUnreadableTries = 3;

    Pulling(store::LocalStore &store, Random &random) : m_store(store), m_random(random) {}

    void setActive(bool active, qint64 now);
    /// A real page at the next chance: after a push, on "sync now", after a reset.
    void force();
    /// The user: also when the last pages could not be read.
    void retry();

    enum class Kind { Nothing, Top, Page };
    struct Plan
    {
        Kind kind = Kind::Nothing;
        qint64 at = -1;     ///< Nothing: when to ask again
        bool idle = false;  ///< a routine check that may be broken off for an operation
    };
    [[nodiscard]] Plan plan(qint64 now, const store::PullState &state, bool operationsWait) const;

    /// The page request; remembers the cursor it is made with.
    net::Request pageRequest(const client::Caller &caller, const store::PullState &state);
    /// Once a minute also whether the cursor still holds, which costs the platform more.
    net::Request topRequest(const client::Caller &caller, const store::PullState &state, qint64 now);

    struct Outcome
    {
        store::Changes changes;
        bool stored = false;       ///< the page went in: the pull works
        bool damaged = false;      ///< no JSON at all: the network's fault, nothing was done
        bool nothingNew = false;   ///< the top of the feed is where we are
        qint64 platformNowMs = 0;  ///< 0: not said
    };
    /// read: the reply's page when it was read already, or null.
    Outcome pageArrived(const net::Reply &reply, const contract::PullPage *read, qint64 now, Effects &out);
    Outcome topArrived(const net::Reply &reply, qint64 now, Effects &out);
    void timedOutOrTooLarge() { m_pageSize.tooMuch(); }
    /// The platform refuses the request for a page as such (400): like a page that cannot be read.
    void refused(const QString &why, qint64 now, Effects &out);
    void resetBegun();
    /// The disk is nearly full: no page until there is room again.
    void noRoom(qint64 now, Effects &out);

    /// Why no page is taken: empty, "unreadable-data", "disk-low" or a code of the store.
    [[nodiscard]] QString trouble() const { return m_trouble; }
    [[nodiscard]] qint64 received() const { return m_received; }
    /// Records of the snapshot still to come, as the platform said; -1: not known.
    [[nodiscard]] qint64 left() const { return m_left; }
    [[nodiscard]] int pageLimit() const { return m_pageSize.value(); }

private:
    Outcome take(const contract::PullPage &page, qint64 now, Effects &out);
    void finished(qint64 now);
    void storeFailed(const Error &error, qint64 now, Effects &out);

    store::LocalStore &m_store;
    Random &m_random;
    PageSize m_pageSize;
    bool m_active = true;
    bool m_force = true;  // the first thing after a start is a real page
    bool m_more = false;
    qint64 m_scopeAt = 0;  ///< from when on a question for the top tells the cursor as well
    qint64 m_dueAt = 0;
    qint64 m_lastAt = 0;
    qint64 m_notBefore = 0;  // this half only
    int m_unreadable = 0;
    QString m_trouble;
    QString m_requestToken;
    qint64 m_received = 0;
    qint64 m_left = -1;
};

}  // namespace wyh::sync
