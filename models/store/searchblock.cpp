// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/searchblock.h"

#include <QString>
#include <algorithm>
#include <bit>
#include <chrono>

#include "models/store/searchpieces.h"

namespace wyh::store {

namespace {

bool isAscii(QChar c)
{
    return c.unicode() < 0x80;
}

/// Pieces of one block, each with its orders. A hash of its own: this is the inner loop of the whole index.
class Collector
{
public:
    Collector() : m_slots(kFirstSlots, kEmpty) {}

    void add(const QString &text, int order)
    {
        const QChar *const begin = text.constData();
        const qsizetype size = text.size();
        for (qsizetype i = 0; i < size; ++i) {
            const QChar a = begin[i];
            if (a == u'\n')
                continue;
            put(a.unicode(), order);
            if (i + 1 >= size || begin[i + 1] == u'\n')
                continue;
            const QChar b = begin[i + 1];
            put(pieceOf(a, b), order);
            if (i + 2 < size && begin[i + 2] != u'\n' && isAscii(a) && isAscii(b) && isAscii(begin[i + 2]))
                put(pieceOf(a, b, begin[i + 2]), order);
        }
    }

    struct Entry
    {
        Piece piece = 0;
        std::vector<quint16> orders;
    };
    std::vector<Entry> &sorted()
    {
        std::sort(m_entries.begin(), m_entries.end(), [](const Entry &a, const Entry &b) { return a.piece < b.piece; });
        return m_entries;
    }

private:
    static constexpr size_t kFirstSlots = 1U << 15U;
    static constexpr quint32 kEmpty = ~0U;

    static size_t hash(Piece piece) { return static_cast<size_t>((piece * 0x9E3779B97F4A7C15ULL) >> 20U); }

    void put(Piece piece, int order)
    {
        const auto number = static_cast<quint16>(order);
        size_t at = hash(piece) & (m_slots.size() - 1);
        while (m_slots[at] != kEmpty) {
            Entry &entry = m_entries[m_slots[at]];
            if (entry.piece == piece) {
                // Orders come in their order: a piece that an order has twice is the last one here.
                if (entry.orders.back() != number)
                    entry.orders.push_back(number);
                return;
            }
            at = (at + 1) & (m_slots.size() - 1);
        }
        m_slots[at] = static_cast<quint32>(m_entries.size());
        m_entries.push_back({piece, {number}});
        if (m_entries.size() * 2 > m_slots.size())
            grow();
    }

    void grow()
    {
        m_slots.assign(m_slots.size() * 2, kEmpty);
        for (size_t i = 0; i < m_entries.size(); ++i) {
            size_t at = hash(m_entries[i].piece) & (m_slots.size() - 1);
            while (m_slots[at] != kEmpty)
                at = (at + 1) & (m_slots.size() - 1);
            m_slots[at] = static_cast<quint32>(i);
        }
    }

    std::vector<quint32> m_slots;
    std::vector<Entry> m_entries;
};

}  // namespace

QByteArray packOrders(const std::vector<quint16> &orders, int bitsBytes)
{
    if (orders.size() * 2 < static_cast<size_t>(bitsBytes)) {
        QByteArray list(static_cast<qsizetype>(orders.size() * 2), Qt::Uninitialized);
        char *out = list.data();
        for (const quint16 order : orders) {
            *out++ = static_cast<char>(order & 0xffU);
            *out++ = static_cast<char>(order >> 8U);
        }
        return list;
    }
    QByteArray bits(bitsBytes, '\0');
    char *out = bits.data();
    for (const quint16 order : orders)
        out[order / 8] = static_cast<char>(static_cast<uchar>(out[order / 8]) | (1U << (order % 8U)));
    return bits;
}

std::vector<quint16> unpackOrders(const QByteArray &packed, int bitsBytes)
{
    std::vector<quint16> orders;
    if (packed.size() == bitsBytes) {
        for (int i = 0; i < bitsBytes; ++i) {
            for (unsigned rest = static_cast<uchar>(packed[i]); rest != 0; rest &= rest - 1)
                orders.push_back(static_cast<quint16>(i * 8 + std::countr_zero(rest)));
        }
        return orders;
    }
    const unsigned mask = static_cast<unsigned>(bitsBytes) * 8U - 1U;
    orders.reserve(static_cast<size_t>(packed.size() / 2));
    for (qsizetype i = 0; i + 1 < packed.size(); i += 2) {
        const unsigned low = static_cast<uchar>(packed[i]);
        const unsigned high = static_cast<uchar>(packed[i + 1]);
        orders.push_back(static_cast<quint16>((low | (high << 8U)) & mask));
    }
    return orders;
}

Piece pieceOf(QChar a, QChar b)
{
    return (Piece(a.unicode()) << 16U) | b.unicode();
}

Piece pieceOf(QChar a, QChar b, QChar c)
{
    return (pieceOf(a, b) << 16U) | c.unicode();
}

BlockPieces piecesOfBlock(const BlockTexts &texts)
{
    Collector collector;
    for (const BlockText &text : texts)
        collector.add(QString::fromUtf8(text.utf8), text.order);
    BlockPieces pieces;
    const auto &sorted = collector.sorted();
    pieces.reserve(sorted.size());
    for (const auto &entry : sorted)
        pieces.push_back({entry.piece, packOrders(entry.orders, kBitsBytes)});
    return pieces;
}

void BlockAhead::start(qint64 block, BlockTexts texts)
{
    forget();
    m_block = block;
    m_pieces = std::async(std::launch::async, [texts = std::move(texts)] { return piecesOfBlock(texts); });
}

bool BlockAhead::isReady() const
{
    return m_block && m_pieces.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

BlockPieces BlockAhead::take()
{
    m_block.reset();
    return m_pieces.get();
}

void BlockAhead::forget()
{
    m_block.reset();
    m_pieces = {};
}

}  // namespace wyh::store
