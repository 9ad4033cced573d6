// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMutex>

#include "models/core/clock.h"
#include "models/core/random.h"

namespace wyh::server {

/// A clock that any thread may ask.
class LockedClock final : public Clock
{
public:
    explicit LockedClock(const Clock &clock) : m_clock(clock) {}
    [[nodiscard]] qint64 nowMs() const override
    {
        const QMutexLocker lock(&m_mutex);
        return m_clock.nowMs();
    }
    [[nodiscard]] qint64 monotonicMs() const override
    {
        const QMutexLocker lock(&m_mutex);
        return m_clock.monotonicMs();
    }

private:
    const Clock &m_clock;
    mutable QMutex m_mutex;
};

/// A source of chance that any thread may use.
class LockedRandom final : public Random
{
public:
    explicit LockedRandom(Random &random) : m_random(random) {}
    quint64 next64() override
    {
        const QMutexLocker lock(&m_mutex);
        return m_random.next64();
    }

private:
    Random &m_random;
    QMutex m_mutex;
};

}  // namespace wyh::server
