// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <vector>

#include "models/store/cache.h"
#include "models/store/searchblock.h"

namespace wyh::store {

/// The index that makes a search for any text fast, however many orders there are: for each block of orders and each
/// short piece of text, which orders of the block hold it. Pieces are every character, every pair of neighbours and, in
/// runs of ASCII (numbers), every three neighbours; they never cross two fields. The index says "perhaps": whoever uses
/// it looks into the text of what it names, so an entry that is too many does no harm. Orders that it does not know yet
/// are those from meta.search_until on and those in search_fresh.
inline constexpr int kSearchBlockBits = 13;
inline constexpr int kSearchBlock = 1 << kSearchBlockBits;
inline constexpr int kPieceBits = 48;
/// Above every piece.
inline constexpr qint64 kAllPieces = qint64(1) << kPieceBits;
/// A block's orders with one bit each; see packOrders().
inline constexpr int kBitsBytes = kSearchBlock / 8;
/// The second level, see searchmerge.h: so many blocks make a wide one. An order's number within it still fits into two
/// bytes.
inline constexpr int kWideBlocks = 8;
inline constexpr int kWideOrders = kSearchBlock * kWideBlocks;
inline constexpr int kWideBytes = kBitsBytes * kWideBlocks;

/// Of a block or of a wide block.
inline qint64 partKey(qint64 block, Piece piece)
{
    return (block << kPieceBits) | static_cast<qint64>(piece);
}

/// Pieces that every text with `wanted` in it holds, the more telling ones first. With one or two characters the piece
/// is the whole of it.
std::vector<Piece> piecesOfQuery(const QString &wanted);

/// The writing half; works inside the caller's cache transaction.
class SearchIndex
{
public:
    explicit SearchIndex(Cache &cache) : m_cache(cache) {}

    /// The order's text was written (again).
    Status textChanged(qint64 n);
    /// The order's text, or the order, is gone for good, as a recipient is after his time: its pieces lead back to it,
    /// so the block is made anew in the next quiet moment (tidyOne).
    Status mustForget(qint64 n);
    /// While a first load is under way: takes in the block that was made meanwhile, and has the next whole one made.
    Status keepPace();
    /// Everything up to the last order.
    Status addAll();
    /// One block that must be made anew (mustForget); false = there is none.
    Result<bool> forgetOne();
    /// One block that changed much, or a step of merging: false = there is nothing worth the work.
    Result<bool> tidyOne();
    Status forgetAll();
    /// The highest n; 0: there is no order.
    Result<qint64> lastOrder();

private:
    Result<qint64> until();
    Result<qint64> knownUntil();
    Status takeAhead();
    Result<BlockTexts> textsOf(qint64 block);
    Status write(qint64 block, const BlockPieces &pieces);
    Status build(qint64 block);
    Status setUntil(qint64 n);

    Cache &m_cache;
    qint64 m_until = -1;
};

}  // namespace wyh::store
