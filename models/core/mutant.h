// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace wyh {

/// Rules of the synchronisation that a test build switches off, one at a time: the simulation must notice every one
/// (resources/docs/dev/testing-sync.md). In the product mutant() is a constant and its branches are not compiled.
enum class Mutant {
    None,
    NoServerDedupe,        ///< the platform carries out an operation as often as it arrives
    NewIdOnRetry,          ///< a repeated operation gets a new id
    FireAndForget,         ///< an operation is done when it is sent
    AuthDropsOperations,   ///< 401 is taken for a judgement of the operations
    SilentConflict,        ///< a refusal opens no notice
    PoisonBlocksQueue,     ///< one lane that waits stops all others
    NoLaneCheck,           ///< the platform does not look at `after`
    DropOverlayAtAck,      ///< the push answer ends an operation
    OverlayByPosition,     ///< the result ends an operation though its record is not there yet
    CursorBeforeRows,      ///< the cursor is committed before the page's records
    NoCursorCompare,       ///< late pages are taken
    PositionBeforeCommit,  ///< a feed position may become visible after a later one
    NoTombstones,          ///< removals are not told
    NoExpiryAnswer,        ///< a cursor below the forgotten tombstones is served
    SnapshotByPosition,    ///< the first copy pages by position
    NoHistoryCheck,        ///< X-Seen is not looked at
    FeedIdOnly,            ///< only a new feed id tells of a restored platform
    AheadOnly,             ///< only a cursor beyond the top tells of it
    NoMarkCheck,           ///< feed id and position are compared, marks are not
    ForgottenMarksPass,    ///< a place that is older than the kept marks is believed
    NoLostCheck,           ///< nobody looks for operations that a restored platform lost
    ResultsApart,          ///< confirmations are stored apart from the cursor
    ResetOrder,            ///< a reset forgets the highest place before it is recorded
    ParallelRequests,      ///< push and pull at the same time
    NoQuantityGuard,       ///< the platform ships and picks more than there is
    WipeOutboxWithCache,   ///< a damaged cache takes the outbox with it
    NoCursorHistory,       ///< the history that is sealed into a cursor is not looked at
    NoAckBeforeSwap,       ///< what a reload takes away stays done
    ReloadNotDurable,      ///< a power cut may take the end of a reload back
    ClosedThroughCursor    ///< results of open operations are told closed, too
};

#ifdef WYH_MUTANTS
inline Mutant activeMutant = Mutant::None;
inline bool mutant(Mutant which)
{
    return which == activeMutant;
}
#else
constexpr bool mutant(Mutant)
{
    return false;
}
#endif

}  // namespace wyh
