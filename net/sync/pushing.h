// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/store/localstore.h"
#include "net/client/api.h"
#include "net/sync/events.h"
#include "net/sync/parking.h"

namespace wyh::sync {

/// The upward half: which operations go next, and what an answer does to them. Times are monotonic milliseconds.
class Pushing
{
public:
    explicit Pushing(store::LocalStore &store) : m_store(store) {}

    /// The next operations, without those of parked lanes and before the time of a short wait: empty then.
    [[nodiscard]] Result<QList<store::LocalStore::Outgoing>> batch(qint64 now) const;
    /// When there may be something again though batch() is empty; -1: not before somebody acts.
    [[nodiscard]] qint64 nextAt(qint64 now) const;
    /// Something was done with notices that the platform has not heard of.
    [[nodiscard]] bool actsWait(qint64 now) const;
    /// Counts the attempt durably, then makes the request. An error: the disk refused, nothing may be sent.
    Result<net::Request> request(const client::Caller &caller, const QList<store::LocalStore::Outgoing> &batch,
                                 qint64 now);

    struct Outcome
    {
        store::Changes changes;
        bool stored = false;
        bool damaged = false;  ///< no JSON at all: the network's fault, nothing was done
        bool pullSoon = false;
    };
    Outcome answered(const net::Reply &reply, qint64 now, Effects &out);
    /// 400, 413, 422: halves the batch; a single operation is stuck at once with the platform's words.
    store::Changes refused(const client::Judged &judged, qint64 now, Effects &out);
    /// 500: halves the batch; a single operation parks its lane. successes: of any request so far.
    store::Changes stumbled(const client::Judged &judged, qint64 now, quint64 successes, Effects &out);
    void busy(qint64 now) { m_notBefore = now + kLaterMs; }
    void hurry();

    [[nodiscard]] int batchLimit() const { return m_limit; }
    [[nodiscard]] QString trouble() const { return m_trouble; }

    static constexpr qint64 kLaterMs = 2000;
    static constexpr qint64 kStoreRetryMs = 60 * 1000;
    static constexpr qint64 kActsRetryMs = 5 * 60 * 1000;  ///< after a platform that would not have them

private:
    store::Changes quarantine(const client::Judged &judged, Effects &out);
    /// The push that failed carried acts on notices: they stay at home for a while, so that no operation pays for them.
    bool leftActsBehind(qint64 now);
    void halve();

    store::LocalStore &m_store;
    Parking m_parking;
    int m_limit = client::kPushMaxOperations;
    qint64 m_notBefore = 0;
    QString m_trouble;
    QList<store::OpRow> m_sent;
    QStringList m_sentActs;
    qint64 m_actsNotBefore = 0;
};

}  // namespace wyh::sync
