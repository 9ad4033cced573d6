// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/problemtext.h"
#include "models/store/localstore.h"

namespace wyh::items {

/// How an act that was not accepted can be done over, as the platform's record stands now.
struct Redo
{
    enum class Kind {
        ClearAndPick,  ///< the mark is cleared, then the pieces are picked
        PickAgain,     ///< what stood in the way is gone
        PickRest,      ///< fewer pieces than wanted are left
        MarkAgain,     ///< set or clear the mark, now that the new one was seen
        GiveUpRest,    ///< fewer pieces than wanted can be given up
        PutBackRest    ///< fewer pieces than wanted are picked and have not left
    };
    Kind kind = Kind::PickAgain;
    int pieces = 0;  ///< of PickAgain, PickRest, GiveUpRest, PutBackRest
    /// To be recorded together; the last one supersedes the operation.
    QList<store::Act> acts;
};

/// What is to be done about the operation and why, wherever it is said. What the platform has now may be unknown.
Sentence adviceFor(const store::OpRow &row, const std::optional<store::Sight> &now,
                   std::optional<bool> waitsForEarlier = {});

/// The act took a mark away.
bool isClearing(const store::OpRow &row);

/// nullopt: it cannot be done over from here (a parcel goes over the shipping page), or nothing is left to do.
std::optional<Redo> redoFor(const store::OpRow &row, const std::optional<store::Sight> &now);

}  // namespace wyh::items
