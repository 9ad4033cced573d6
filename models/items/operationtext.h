// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "models/items/problemtext.h"
#include "models/store/oprow.h"

namespace wyh::items {

/// What was done, in words: "Pick 5 · 中性笔 0.5mm", "Ship YTO YT8612…".
QString operationTitle(const store::OpRow &row);
/// Its state, in a word or two: "To sync", "Conflict".
QString operationState(store::OpState state);
/// What happens with it now, and what the user has to do. waitsForEarlier: an earlier operation of the same order is
/// not sent yet.
Sentence operationWords(const store::OpRow &row, std::optional<bool> waitsForEarlier = {});
/// What a conflict or a refusal asks of the person: the goods or the parcel first, then why.
Sentence refusalWords(const store::OpRow &row);
/// The parcel was refused because pieces of it were put back: enough are open, and none has left since.
bool wasPutBack(const store::OpRow &row);
/// The word of information on an applied operation, or nothing.
Sentence noteWords(const store::OpRow &row);
/// What the supplier tells the dealer about a parcel that should not have left, ready to be sent.
QString dealerNote(const store::OpRow &row);
/// Everything about it as plain text, to be copied into a message.
QString operationAsText(const store::OpRow &row);

}  // namespace wyh::items
