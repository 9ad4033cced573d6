// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/core/random.h"

namespace wyh::sim {

/// One stream of chance (splitmix64). Every source of chance of a run has its own, so that a change in one place does
/// not reshuffle all others.
class Chance final : public Random
{
public:
    Chance(quint64 seed, quint64 stream) : m_state(seed * 0x9E3779B97F4A7C15ULL ^ (stream + 1) * 0xD1B54A32D192ED03ULL)
    {
        next64();
        next64();
    }
    quint64 next64() override
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 word = m_state;
        word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9ULL;
        word = (word ^ (word >> 27)) * 0x94D049BB133111EBULL;
        return word ^ (word >> 31);
    }
    bool happens(double probability) { return static_cast<double>(next64() >> 11) * 0x1.0p-53 < probability; }
    /// 0 <= result < bound
    int pick(int bound) { return static_cast<int>(below(static_cast<quint64>(bound))); }
    /// from <= result <= to
    qint64 between(qint64 from, qint64 to)
    {
        return from + static_cast<qint64>(below(static_cast<quint64>(to - from + 1)));
    }

private:
    quint64 m_state;
};

}  // namespace wyh::sim
