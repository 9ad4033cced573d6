// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/core/clock.h"

namespace wyh::test {

/// A monotonic clock that runs so many times faster than the machine's: the engine's waits become short while the
/// engine stays as it is. The wall clock is the machine's.
class FastClock final : public Clock
{
public:
    explicit FastClock(int speed) : m_speed(speed), m_start(m_system.monotonicMs()) {}

    [[nodiscard]] qint64 nowMs() const override { return m_system.nowMs(); }
    [[nodiscard]] qint64 monotonicMs() const override
    {
        return 1000 + (m_system.monotonicMs() - m_start) * qint64{m_speed};
    }
    /// So many of this clock's milliseconds, in real ones.
    [[nodiscard]] qint64 real(qint64 ms) const { return (ms + m_speed - 1) / m_speed; }

private:
    SystemClock m_system;
    int m_speed;
    qint64 m_start;
};

}  // namespace wyh::test
