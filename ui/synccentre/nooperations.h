// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/operationsmodel.h"

namespace wyh::ui {

/// What stands where a list of operations would be.
struct NoOperations
{
    QString icon, title, text;
};

/// attention: how many operations wait for a decision, whatever the filter.
NoOperations noOperations(items::OperationsModel::Filter filter, int attention);

}  // namespace wyh::ui
