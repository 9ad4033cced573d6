// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/searchfinder.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace wyh::store {

namespace {

constexpr int kWordBytes = 8;
/// Looking into so few orders is cheaper than reading another piece of the index.
constexpr size_t kFewEnough = 2;

/// The orders of one block, or of a wide one, that may hold the text.
class BlockSet
{
public:
    explicit BlockSet(int bitsBytes) : m_bitsBytes(bitsBytes) {}

    void start(const QByteArray &packed)
    {
        m_isBits = packed.size() == m_bitsBytes;
        if (m_isBits)
            std::memcpy(m_bits, packed.constData(), bytes());
        else
            m_list = unpackOrders(packed, m_bitsBytes);
    }

    void keep(const QByteArray &packed)
    {
        if (packed.size() == m_bitsBytes) {
            quint64 other[kMostWords];
            std::memcpy(other, packed.constData(), bytes());
            if (m_isBits) {
                for (size_t i = 0; i < words(); ++i)
                    m_bits[i] &= other[i];
            } else {
                std::erase_if(m_list, [&](quint16 order) { return !isIn(other, order); });
            }
            return;
        }
        std::vector<quint16> list = unpackOrders(packed, m_bitsBytes);
        if (m_isBits) {
            std::erase_if(list, [&](quint16 order) { return !isIn(m_bits, order); });
        } else {
            std::erase_if(list,
                          [&](quint16 order) { return !std::binary_search(m_list.begin(), m_list.end(), order); });
        }
        m_list = std::move(list);
        m_isBits = false;
    }

    void clear()
    {
        m_isBits = false;
        m_list.clear();
    }
    [[nodiscard]] bool isFewEnough() const { return !m_isBits && m_list.size() <= kFewEnough; }

    /// firstOrder: the number of the block's first one, a multiple of 64.
    void addTo(std::vector<quint64> &bits, qint64 firstOrder) const
    {
        const size_t first = static_cast<size_t>(firstOrder) / 64;
        if (m_isBits) {
            for (size_t i = 0; i < words() && first + i < bits.size(); ++i)
                bits[first + i] |= m_bits[i];
            return;
        }
        for (const quint16 order : m_list) {
            if (first + order / 64 < bits.size())
                bits[first + order / 64] |= quint64(1) << (order % 64U);
        }
    }

private:
    static constexpr int kMostWords = kWideBytes / kWordBytes;

    static bool isIn(const quint64 *bits, quint16 order) { return ((bits[order / 64] >> (order % 64U)) & 1U) != 0; }
    [[nodiscard]] size_t bytes() const { return static_cast<size_t>(m_bitsBytes); }
    [[nodiscard]] size_t words() const { return bytes() / kWordBytes; }

    int m_bitsBytes;
    bool m_isBits = false;
    quint64 m_bits[kMostWords] = {};
    std::vector<quint16> m_list;
};

/// One block, or a wide one, by the statement that reads its rows.
Status readBlock(sql::Query &read, qint64 block, const std::vector<Piece> &pieces, BlockSet &set)
{
    set.clear();
    bool first = true;
    for (const Piece piece : pieces) {
        read.reset();
        read.bind(1, partKey(block, piece));
        if (!read.step()) {
            set.clear();
            return read.failed() ? Status(read.error()) : done();
        }
        if (first)
            set.start(read.bytes(0));
        else
            set.keep(read.bytes(0));
        first = false;
        if (set.isFewEnough())
            break;
    }
    return done();
}

void setBit(std::vector<quint64> &bits, qint64 n, bool on)
{
    const auto word = static_cast<size_t>(n) / 64;
    if (word >= bits.size())
        return;
    const quint64 bit = quint64(1) << (static_cast<quint64>(n) % 64);
    bits[word] = on ? bits[word] | bit : bits[word] & ~bit;
}

/// Hits fewer than this are looked at one by one: about 2 microseconds each. More are met by walking the list, where
/// every orders / hits rows bring one: about 0.2 microseconds each, two hundred times.
qint64 fewAmong(qint64 orders)
{
    return std::max<qint64>(500, static_cast<qint64>(std::sqrt(20.0 * static_cast<double>(orders))));
}

}  // namespace

/// The wide blocks that may be read, ascending.
Result<std::vector<qint64>> SearchFinder::wholeWides()
{
    std::vector<qint64> whole;
    sql::Query merged = m_sql("search_merged_all");
    while (merged.step()) {
        if (merged.integer(1) >= kAllPieces)
            whole.push_back(merged.integer(0));
    }
    if (merged.failed())
        return merged.error();
    return whole;
}

Status SearchFinder::readBlocks(const QString &folded, qint64 until, std::vector<quint64> &bits)
{
    const std::vector<Piece> pieces = piecesOfQuery(folded);
    const auto whole = wholeWides();
    if (!whole.ok())
        return whole.error();
    sql::Query readWide = m_sql("search_wide_get");
    sql::Query readPlain = m_sql("search_part_get");
    BlockSet wideSet(kWideBytes);
    BlockSet plainSet(kBitsBytes);
    for (qint64 first = 0; first < until;) {
        const bool isWide = std::binary_search(whole->begin(), whole->end(), first / kWideOrders);
        const int orders = isWide ? kWideOrders : kSearchBlock;
        BlockSet &set = isWide ? wideSet : plainSet;
        if (Status read = readBlock(isWide ? readWide : readPlain, first / orders, pieces, set); !read.ok())
            return read;
        set.addTo(bits, first);
        first += orders;
    }
    return done();
}

Status SearchFinder::readOthers(const QString &folded, qint64 until, std::vector<quint64> &bits)
{
    {
        sql::Query tail = m_sql("search_tail");
        tail.bind(1, until).bind(2, folded);
        while (tail.step())
            setBit(bits, tail.integer(0), true);
        if (tail.failed())
            return tail.error();
    }
    sql::Query fresh = m_sql("search_fresh_all");
    sql::Query holds = m_sql("search_holds");
    holds.bind(1, folded);
    while (fresh.step()) {
        const qint64 n = fresh.integer(0);
        holds.reset();
        holds.bind(2, n);
        setBit(bits, n, holds.step() && holds.integer(0) != 0);
        if (holds.failed())
            return holds.error();
    }
    return fresh.failed() ? Status(fresh.error()) : done();
}

Result<Hits> SearchFinder::find(const QString &folded)
{
    Hits hits;
    qint64 until = 0;
    {
        sql::Query last = m_sql("search_last");
        if (!last.step())
            return last.error();
        hits.orders = last.integer(0);
        sql::Query meta = m_sql("meta_get");
        meta.bind(1, QStringLiteral("search_until"));
        if (meta.step())
            until = meta.text(0).toLongLong();
        else if (meta.failed())
            return meta.error();
    }
    hits.bits.resize(static_cast<size_t>(hits.orders / 64 + 1));
    if (Status read = readBlocks(folded, until, hits.bits); !read.ok())
        return read.error();
    if (Status read = readOthers(folded, until, hits.bits); !read.ok())
        return read.error();
    for (const quint64 word : hits.bits)
        hits.count += std::popcount(word);
    if (hits.count > fewAmong(hits.orders)) {
        hits.many = true;
        return hits;
    }
    if (Status looked = makeFew(folded, hits); !looked.ok())
        return looked.error();
    return hits;
}

Status SearchFinder::makeFew(const QString &folded, Hits &hits)
{
    QByteArray list("[");
    qint64 count = 0;
    sql::Query holds = m_sql("search_holds");
    holds.bind(1, folded);
    for (size_t word = 0; word < hits.bits.size(); ++word) {
        for (quint64 rest = hits.bits[word]; rest != 0; rest &= rest - 1) {
            const qint64 n = static_cast<qint64>(word) * 64 + std::countr_zero(rest);
            holds.reset();
            holds.bind(2, n);
            if (holds.step() && holds.integer(0) != 0) {
                if (count++ > 0)
                    list += ',';
                list += QByteArray::number(n);
            }
            if (holds.failed())
                return holds.error();
        }
    }
    hits.many = false;
    hits.numbers = list + ']';
    hits.count = count;
    hits.bits.clear();
    return done();
}

}  // namespace wyh::store
