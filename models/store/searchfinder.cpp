// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/searchfinder.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace wyh::store {

namespace {

constexpr int kWords = kSearchBlock / 64;
/// Looking into so few orders is cheaper than reading another piece of the index.
constexpr size_t kFewEnough = 2;

/// The orders of one block that may hold the text.
class BlockSet
{
public:
    void start(const QByteArray &packed)
    {
        m_isBits = packed.size() == kBitsBytes;
        if (m_isBits)
            std::memcpy(m_bits, packed.constData(), kBitsBytes);
        else
            m_list = listOf(packed);
    }

    void keep(const QByteArray &packed)
    {
        if (packed.size() == kBitsBytes) {
            quint64 other[kWords];
            std::memcpy(other, packed.constData(), kBitsBytes);
            if (m_isBits) {
                for (int i = 0; i < kWords; ++i)
                    m_bits[i] &= other[i];
            } else {
                std::erase_if(m_list, [&](quint16 order) { return ((other[order / 64] >> (order % 64U)) & 1U) == 0; });
            }
            return;
        }
        std::vector<quint16> list = listOf(packed);
        if (m_isBits) {
            std::erase_if(list, [&](quint16 order) { return ((m_bits[order / 64] >> (order % 64U)) & 1U) == 0; });
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

    void addTo(std::vector<quint64> &bits, qint64 block) const
    {
        const auto first = static_cast<size_t>(block) * kWords;
        if (m_isBits) {
            for (size_t i = 0; i < kWords && first + i < bits.size(); ++i)
                bits[first + i] |= m_bits[i];
            return;
        }
        for (const quint16 order : m_list) {
            if (first + order / 64 < bits.size())
                bits[first + order / 64] |= quint64(1) << (order % 64U);
        }
    }

private:
    static std::vector<quint16> listOf(const QByteArray &packed)
    {
        std::vector<quint16> list(static_cast<size_t>(packed.size() / 2));
        for (qsizetype i = 0; i < packed.size() / 2; ++i) {
            const auto low = static_cast<uchar>(packed[i * 2]);
            const auto high = static_cast<uchar>(packed[i * 2 + 1]);
            list[static_cast<size_t>(i)] = static_cast<quint16>((low | (high << 8U)) & (kSearchBlock - 1U));
        }
        return list;
    }

    bool m_isBits = false;
    quint64 m_bits[kWords] = {};
    std::vector<quint16> m_list;
};

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

Status SearchFinder::readBlocks(const QString &folded, qint64 until, std::vector<quint64> &bits)
{
    const std::vector<Piece> pieces = piecesOfQuery(folded);
    sql::Query read = m_sql("search_part_get");
    BlockSet set;
    for (qint64 block = 0; block * kSearchBlock < until; ++block) {
        bool first = true;
        for (const Piece piece : pieces) {
            read.reset();
            read.bind(1, partKey(block, piece));
            if (!read.step()) {
                if (read.failed())
                    return read.error();
                set.clear();
                break;
            }
            if (first)
                set.start(read.bytes(0));
            else
                set.keep(read.bytes(0));
            first = false;
            if (set.isFewEnough())
                break;
        }
        set.addTo(bits, block);
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
