// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/sync/parking.h"

#include "models/core/mutant.h"

#include <algorithm>
#include <array>

namespace wyh::sync {

namespace {
constexpr qint64 kMinute = 60 * 1000;
constexpr std::array<qint64, 4> kSteps{30 * 1000, 2 * kMinute, 10 * kMinute, 60 * kMinute};
}  // namespace

Parking::Verdict Parking::failed(const QString &lane, const OpId &op, qint64 now, quint64 successes)
{
    Lane &entry = m_lanes[lane];
    if (entry.op != op)
        entry = Lane{op, 0, successes, 0};
    const int index = std::min<int>(entry.failures, static_cast<int>(kSteps.size()) - 1);
    ++entry.failures;
    if (entry.failures >= 4 && !mutant(Mutant::PoisonBlocksQueue) && successes > entry.successesBefore) {
        m_lanes.remove(lane);
        return Verdict::Stuck;
    }
    entry.until = now + kSteps[static_cast<size_t>(index)];
    return Verdict::Parked;
}

void Parking::park(const QString &lane, qint64 until)
{
    m_lanes[lane].until = until;
}

void Parking::openAll()
{
    for (Lane &entry : m_lanes)
        entry.until = 0;
}

QSet<QString> Parking::parked(qint64 now) const
{
    QSet<QString> out;
    for (auto it = m_lanes.cbegin(); it != m_lanes.cend(); ++it) {
        if (it->until > now)
            out.insert(it.key());
    }
    return out;
}

qint64 Parking::nextEnd(qint64 now) const
{
    qint64 out = -1;
    for (const Lane &entry : m_lanes) {
        if (entry.until > now && (out < 0 || entry.until < out))
            out = entry.until;
    }
    return out;
}

}  // namespace wyh::sync
