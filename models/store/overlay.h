// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/domain/order.h"
#include "models/store/oprow.h"

namespace wyh::store {

/// Whether an operation is still laid over a record of this version: pending, or acknowledged while the record does not
/// hold it yet. By the record's version, never by the feed's position (sync.md 2.5).
bool isLaidOver(OpState state, qint64 resultVersion, qint64 recordVersion);

/// The record with its open operations laid over it. Parcels of open operations get the time of the act until the
/// platform sets one.
Order shownOrder(Order record, const QList<OpRow> &laneRows);

/// Each open change counts as one version, as it will on the platform, so that a second act on the flag sees the first.
SkuFlag shownSku(SkuFlag record, const QList<OpRow> &laneRows);

struct LaneCounts
{
    int open = 0;
    int attention = 0;
};
LaneCounts countLane(const QList<OpRow> &laneRows);

}  // namespace wyh::store
