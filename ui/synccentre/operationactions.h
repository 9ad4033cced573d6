// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

#include "models/store/oprow.h"

namespace wyh::ui {

/// What the user can do with an operation in the sync centre.
enum class OperationAction {
    ViewOrder,      ///< open the order on its page
    ChangeWaybill,  ///< open the shipping page filled in like this parcel
    Acknowledge,    ///< a conflict: "got it", closes it
    Discard,        ///< closes it with a reason
    SendAgain,      ///< as it is
    CopyText
};

/// The actions that fit the operation's state, the most useful one first.
QList<OperationAction> actionsFor(const store::OpRow &row);
QString actionText(OperationAction action);
/// The key that triggers it on the current row.
QString actionKey(OperationAction action);

}  // namespace wyh::ui
