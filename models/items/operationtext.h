// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "models/items/problemtext.h"
#include "models/store/oprow.h"

namespace wyh::items {

/// What was done, in words: "Pick 5 · 中性笔 0.5mm", "Ship YTO YT8612…".
QString operationTitle(const store::OpRow &row);
/// One word for its state: "Waiting", "Conflict".
QString operationState(store::OpState state);
/// What happens with it now, and what the user has to do. waitsForEarlier: an earlier operation of the same order is
/// not sent yet.
Sentence operationWords(const store::OpRow &row, bool waitsForEarlier = false);
/// Everything about it as plain text, to be copied into a message.
QString operationAsText(const store::OpRow &row);

}  // namespace wyh::items
