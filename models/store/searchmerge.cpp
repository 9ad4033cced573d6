// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/searchmerge.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace wyh::store {

namespace {

/// A step reads so many rows of each block. A person who saves something just then waits for one step: some 25 ms on
/// two slow cores, four times that while both have other work.
constexpr size_t kRowsAStep = 512;

using Blocks = std::array<BlockPieces, kWideBlocks>;
/// One piece's row of each block; null: the block has none.
using Rows = std::array<const QByteArray *, kWideBlocks>;

bool isBits(const QByteArray &row)
{
    return row.size() == kBitsBytes;
}

size_t ordersIn(const QByteArray &row)
{
    if (!isBits(row))
        return static_cast<size_t>(row.size()) / 2;
    size_t count = 0;
    for (const char byte : row)
        count += static_cast<size_t>(std::popcount(static_cast<uchar>(byte)));
    return count;
}

/// The rows one behind the other, as one row of the wide block.
QByteArray joined(const Rows &rows)
{
    size_t count = 0;
    for (const QByteArray *row : rows)
        count += row ? ordersIn(*row) : 0;
    if (count * 2 < static_cast<size_t>(kWideBytes)) {
        std::vector<quint16> orders;
        orders.reserve(count);
        for (size_t i = 0; i < rows.size(); ++i) {
            if (!rows[i])
                continue;
            for (const quint16 order : unpackOrders(*rows[i], kBitsBytes))
                orders.push_back(static_cast<quint16>(i * kSearchBlock + order));
        }
        return packOrders(orders, kWideBytes);
    }
    // What packOrders() would make of so many, without going through each of them: this is most of the work.
    QByteArray bits(kWideBytes, '\0');
    for (size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i])
            continue;
        char *out = bits.data() + i * kBitsBytes;
        if (isBits(*rows[i])) {
            std::memcpy(out, rows[i]->constData(), kBitsBytes);
            continue;
        }
        for (const quint16 order : unpackOrders(*rows[i], kBitsBytes))
            out[order / 8] = static_cast<char>(static_cast<uchar>(out[order / 8]) | (1U << (order % 8U)));
    }
    return bits;
}

/// Of all pieces below `end`, in their order.
BlockPieces joinedUntil(Piece end, const Blocks &blocks)
{
    BlockPieces all;
    std::array<size_t, kWideBlocks> at = {};
    const auto isAt = [&](size_t i, Piece piece) {
        return at[i] < blocks[i].size() && blocks[i][at[i]].piece == piece;
    };
    for (;;) {
        Piece piece = end;
        for (size_t i = 0; i < blocks.size(); ++i) {
            if (at[i] < blocks[i].size())
                piece = std::min(piece, blocks[i][at[i]].piece);
        }
        if (piece == end)
            return all;
        Rows rows = {};
        for (size_t i = 0; i < blocks.size(); ++i) {
            if (isAt(i, piece))
                rows[i] = &blocks[i][at[i]++].orders;
        }
        all.push_back({piece, joined(rows)});
    }
}

}  // namespace

Result<bool> SearchMerge::step(qint64 until)
{
    const auto place = firstOpen(until);
    if (!place.ok())
        return place.error();
    if (!place->has_value())
        return false;
    if (Status merged = merge(**place); !merged.ok())
        return merged.error();
    return true;
}

Status SearchMerge::forget(qint64 block)
{
    return m_cache.statements()("search_merged_remove").bind(1, block / kWideBlocks).run();
}

Status SearchMerge::empty(qint64 block)
{
    if (Status forgotten = forget(block); !forgotten.ok())
        return forgotten;
    const qint64 wide = block / kWideBlocks;
    return m_cache.statements()("search_wide_remove").bindAll(partKey(wide, 0), partKey(wide + 1, 0) - 1).run();
}

Result<std::optional<SearchMerge::Place>> SearchMerge::firstOpen(qint64 until)
{
    Place place;
    sql::Query merged = m_cache.statements()("search_merged_all");
    while (merged.step() && merged.integer(0) == place.wide) {
        place.next = merged.integer(1);
        if (place.next < kAllPieces)
            break;
        place = {place.wide + 1, 0};
    }
    if (merged.failed())
        return merged.error();
    if ((place.wide + 1) * kWideOrders > until)
        return std::optional<Place>();
    return std::optional<Place>(place);
}

Status SearchMerge::merge(const Place &from)
{
    Statements &sql = m_cache.statements();
    Blocks blocks;
    // Where a block has more rows than were read, only what is before them is known of all blocks.
    Piece end = kAllPieces;
    sql::Query read = sql("search_part_from");
    for (size_t i = 0; i < blocks.size(); ++i) {
        const qint64 block = from.wide * kWideBlocks + static_cast<qint64>(i);
        read.reset();
        read.bindAll(partKey(block, from.next), partKey(block + 1, 0) - 1, qint64(kRowsAStep));
        while (read.step())
            blocks[i].push_back({static_cast<Piece>(read.integer(0) - partKey(block, 0)), read.bytes(1)});
        if (read.failed())
            return read.error();
        if (blocks[i].size() == kRowsAStep)
            end = std::min(end, blocks[i].back().piece + 1);
    }
    // An earlier merging may have left rows here.
    const qint64 first = partKey(from.wide, from.next);
    if (Status removed = sql("search_wide_remove").bindAll(first, partKey(from.wide, end - 1)).run(); !removed.ok())
        return removed;
    sql::Query insert = sql("search_wide_insert");
    for (const BlockPiece &row : joinedUntil(end, blocks)) {
        insert.bind(1, partKey(from.wide, row.piece)).bindBlob(2, row.orders);
        if (Status inserted = insert.run(); !inserted.ok())
            return inserted;
    }
    return sql("search_merged_set").bindAll(from.wide, static_cast<qint64>(end)).run();
}

}  // namespace wyh::store
