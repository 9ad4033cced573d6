// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QMutex>

#include "models/core/clock.h"

namespace wyh::server {

/// Slows down guessing of passwords: after some wrong ones in a row, a login and an address must wait, each time twice
/// as long, up to a quarter of an hour. Kept in memory on the monotonic clock: a restart forgives. Logins that do not
/// exist are counted like any other. Thread-safe.
class SignInThrottle
{
public:
    explicit SignInThrottle(const Clock &clock) : m_clock(clock) {}

    /// Begins a try: milliseconds to wait when it may not be made now, otherwise 0. The try is counted as a wrong one
    /// at once and forgiven by succeeded(): many tries sent at the same time do not slip through together.
    qint64 begin(const QString &login, const QByteArray &peer);
    /// Forgives the login. The address gets only this one try back: otherwise one good account would open the door for
    /// guessing others.
    void succeeded(const QString &login, const QByteArray &peer);
    /// The try could not be judged: as if it had not been made.
    void takeBack(const QString &login, const QByteArray &peer);

private:
    struct Count
    {
        int failures = 0;
        qint64 lastMs = 0;
        qint64 blockedUntilMs = 0;
    };
    using Table = QHash<QByteArray, Count>;
    void count(Table &table, const QByteArray &key, int freeTries);
    static void uncount(Table &table, const QByteArray &key);
    void forget(Table &table) const;

    const Clock &m_clock;
    QMutex m_mutex;
    Table m_logins;
    Table m_peers;
};

/// A bucket of requests per account, refilled with time. Thread-safe.
class RateLimit
{
public:
    /// perSecond 0: no limit.
    RateLimit(const Clock &clock, int perSecond, int burst) : m_clock(clock), m_perSecond(perSecond), m_burst(burst) {}
    /// Takes one; milliseconds to wait when there is none.
    qint64 take(const QString &account);

private:
    struct Bucket
    {
        double left = 0;
        qint64 atMs = 0;
    };
    const Clock &m_clock;
    const int m_perSecond;
    const int m_burst;
    QMutex m_mutex;
    QHash<QString, Bucket> m_buckets;
};

}  // namespace wyh::server
