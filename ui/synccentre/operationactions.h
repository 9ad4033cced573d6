// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

#include "models/items/operationsmodel.h"
#include "models/store/oprow.h"
#include "models/store/sight.h"

namespace wyh::ui {

/// What the user can do with an operation in the sync centre.
enum class OperationAction {
    ViewOrder,     ///< open the order on its page
    ShipAgain,     ///< open the shipping page filled in like this parcel
    DoOver,        ///< record it as the platform's record allows now: clear the mark and pick, pick what is left, ...
    Acknowledge,   ///< a conflict: done what it asks for ("the goods are back"), closes it; a note: read
    Recall,        ///< a parcel that should not have left: a note for the dealer, and it is closed
    Discard,       ///< closes it with a reason
    SendAgain,     ///< as it is
    SendAllAgain,  ///< what of the record is on hold and waits for nothing any more
    Restore,       ///< takes a closing back
    CopyText
};

/// The actions that fit the operation's state, the most useful one first. now: what the platform has, when it is known;
/// nowMs: the clock, for what may still be restored.
QList<OperationAction> actionsFor(const store::OpRow &row, const std::optional<store::Sight> &now, qint64 nowMs,
                                  const items::Standing &standing);
QString actionText(OperationAction action, const store::OpRow &row, const std::optional<store::Sight> &now,
                   const items::Standing &standing);
/// More than to confirm may be possible, which only the platform's record tells (DoOver).
bool dependsOnPlatform(const store::OpRow &row);
/// What DoOver does, in a few words for a narrow place; empty: nothing can be done over.
QString shortDoOver(const store::OpRow &row, const std::optional<store::Sight> &now);
/// What Acknowledge confirms, in two words for a narrow place.
QString shortAcknowledgement(const store::OpRow &row);
/// The key that triggers it on the current row.
QString actionKey(OperationAction action);
/// What a closing by Acknowledge is noted as.
QString acknowledgedReason(const store::OpRow &row);

}  // namespace wyh::ui
