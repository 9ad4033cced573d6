// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/throttle.h"

#include <algorithm>

namespace wyh::server {

namespace {

constexpr int kFreeTriesOfLogin = 5;
constexpr int kFreeTriesOfPeer = 20;  // a whole warehouse may stand behind one address
constexpr qint64 kFirstWaitMs = 2000;
constexpr qint64 kLongestWaitMs = 15 * 60 * 1000;
constexpr qint64 kForgetMs = 60 * 60 * 1000;
constexpr qsizetype kMostEntries = 20000;

}  // namespace

qint64 SignInThrottle::begin(const QString &login, const QByteArray &peer)
{
    const QMutexLocker lock(&m_mutex);
    const qint64 now = m_clock.monotonicMs();
    const qint64 until = std::max(m_logins.value(login.toUtf8()).blockedUntilMs,
                                  peer.isEmpty() ? 0 : m_peers.value(peer).blockedUntilMs);
    if (until > now)
        return until - now;
    count(m_logins, login.toUtf8(), kFreeTriesOfLogin);
    if (!peer.isEmpty())
        count(m_peers, peer, kFreeTriesOfPeer);
    return 0;
}

void SignInThrottle::succeeded(const QString &login, const QByteArray &peer)
{
    const QMutexLocker lock(&m_mutex);
    m_logins.remove(login.toUtf8());
    uncount(m_peers, peer);
}

void SignInThrottle::takeBack(const QString &login, const QByteArray &peer)
{
    const QMutexLocker lock(&m_mutex);
    uncount(m_logins, login.toUtf8());
    uncount(m_peers, peer);
}

void SignInThrottle::uncount(Table &table, const QByteArray &key)
{
    const auto it = table.find(key);
    if (it == table.end())
        return;
    it->blockedUntilMs = 0;
    if (--it->failures <= 0)
        table.erase(it);
}

void SignInThrottle::count(Table &table, const QByteArray &key, int freeTries)
{
    const qint64 now = m_clock.monotonicMs();
    if (table.size() >= kMostEntries)
        forget(table);
    Count &entry = table[key];
    if (entry.failures > 0 && now - entry.lastMs > kForgetMs)
        entry = Count();
    ++entry.failures;
    entry.lastMs = now;
    if (entry.failures >= freeTries) {
        const int doublings = std::min(entry.failures - freeTries, 20);
        entry.blockedUntilMs = now + std::min(kFirstWaitMs << doublings, kLongestWaitMs);
    }
}

void SignInThrottle::forget(Table &table) const
{
    const qint64 now = m_clock.monotonicMs();
    // Entries that still block stay as long as there is room: a flood of made-up logins must not free a blocked one.
    table.removeIf([now](const Table::iterator &it) { return it->blockedUntilMs <= now; });
    if (table.size() >= kMostEntries)
        table.clear();
}

qint64 RateLimit::take(const QString &account)
{
    if (m_perSecond <= 0)
        return 0;
    const QMutexLocker lock(&m_mutex);
    const qint64 now = m_clock.monotonicMs();
    auto it = m_buckets.find(account);
    if (it == m_buckets.end())
        it = m_buckets.insert(account, Bucket{static_cast<double>(m_burst), now});
    Bucket &bucket = *it;
    bucket.left =
        std::min<double>(m_burst, bucket.left + static_cast<double>(now - bucket.atMs) * m_perSecond / 1000.0);
    bucket.atMs = now;
    if (bucket.left < 1.0)
        return static_cast<qint64>((1.0 - bucket.left) * 1000.0 / m_perSecond) + 1;
    bucket.left -= 1.0;
    return 0;
}

}  // namespace wyh::server
