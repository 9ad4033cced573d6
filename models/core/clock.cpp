// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/core/clock.h"

#include <QDateTime>
#include <QDeadlineTimer>

#ifdef Q_OS_LINUX
#include <ctime>
#endif

namespace wyh {

qint64 SystemClock::nowMs() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

qint64 SystemClock::monotonicMs() const
{
#ifdef Q_OS_LINUX
    // The clock that Qt takes stands still while the PC sleeps; then the platform's time, which is carried on by it,
    // would be a night behind in the morning.
    timespec now{};
    if (::clock_gettime(CLOCK_BOOTTIME, &now) == 0)
        return qint64{now.tv_sec} * 1000 + now.tv_nsec / 1000000;
#endif
    return QDeadlineTimer::current().deadline();
}

}  // namespace wyh
