// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <future>
#include <optional>
#include <vector>

namespace wyh::store {

using Piece = quint64;

/// Texts of one block's orders, in their order.
struct BlockText
{
    int order = 0;  ///< within the block
    QByteArray utf8;
};
using BlockTexts = std::vector<BlockText>;

/// One row of the index: a piece and the block's orders that hold it, as they are stored.
struct BlockPiece
{
    Piece piece = 0;
    QByteArray orders;
};
using BlockPieces = std::vector<BlockPiece>;

/// A row's orders, ascending, as they are stored: as numbers of two bytes, or with one bit each in `bitsBytes` bytes
/// when that is not longer. So the size tells which; all numbers are below bitsBytes * 8, a power of two.
QByteArray packOrders(const std::vector<quint16> &orders, int bitsBytes);
/// Nor does what is damaged lead to higher numbers.
std::vector<quint16> unpackOrders(const QByteArray &packed, int bitsBytes);

Piece pieceOf(QChar a, QChar b);
Piece pieceOf(QChar a, QChar b, QChar c);

/// What the index holds of a block, in the order of its keys. A pure function; the most work of a first pull after the
/// rows themselves.
BlockPieces piecesOfBlock(const BlockTexts &texts);

/// Makes one block while the store goes on with the next pages.
class BlockAhead
{
public:
    void start(qint64 block, BlockTexts texts);
    /// The block that is being made or lies here made; nothing: there is none.
    [[nodiscard]] std::optional<qint64> block() const { return m_block; }
    [[nodiscard]] bool isReady() const;
    /// Waits for it when it is not ready.
    BlockPieces take();
    void forget();

private:
    std::optional<qint64> m_block;
    std::future<BlockPieces> m_pieces;
};

}  // namespace wyh::store
