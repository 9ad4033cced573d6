// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/searchpieces.h"

#include <algorithm>

namespace wyh::store {

namespace {

/// So many orders may wait outside of the index: looking into each of them costs about a microsecond.
constexpr int kMostFresh = 500;

bool isAscii(QChar c)
{
    return c.unicode() < 0x80;
}

Piece pair(QChar a, QChar b)
{
    return (Piece(a.unicode()) << 16U) | b.unicode();
}

Piece three(QChar a, QChar b, QChar c)
{
    return (pair(a, b) << 16U) | c.unicode();
}

/// Pieces of one block, each with its orders. A hash of its own: this is the inner loop of the whole index.
class BlockPieces
{
public:
    BlockPieces() : m_slots(kFirstSlots, kEmpty) {}

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
            put(pair(a, b), order);
            if (i + 2 < size && begin[i + 2] != u'\n' && isAscii(a) && isAscii(b) && isAscii(begin[i + 2]))
                put(three(a, b, begin[i + 2]), order);
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

QByteArray packed(const std::vector<quint16> &orders)
{
    if (orders.size() * 2 < static_cast<size_t>(kBitsBytes)) {
        QByteArray list(static_cast<qsizetype>(orders.size() * 2), Qt::Uninitialized);
        char *out = list.data();
        for (const quint16 order : orders) {
            *out++ = static_cast<char>(order & 0xffU);
            *out++ = static_cast<char>(order >> 8U);
        }
        return list;
    }
    QByteArray bits(kBitsBytes, '\0');
    for (const quint16 order : orders)
        bits[order / 8] = static_cast<char>(static_cast<uchar>(bits[order / 8]) | (1U << (order % 8U)));
    return bits;
}

}  // namespace

std::vector<Piece> piecesOfQuery(const QString &wanted)
{
    const qsizetype size = wanted.size();
    if (size == 1)
        return {wanted.at(0).unicode()};
    if (size == 2)
        return {pair(wanted.at(0), wanted.at(1))};
    std::vector<Piece> pieces;
    const auto asciiFrom = [&](qsizetype i) {
        return i >= 0 && i + 2 < size && isAscii(wanted.at(i)) && isAscii(wanted.at(i + 1)) &&
               isAscii(wanted.at(i + 2));
    };
    // The ends of numbers differ, their beginnings are often the same.
    for (qsizetype i = size - 2; i >= 0; --i) {
        if (asciiFrom(i))
            pieces.push_back(three(wanted.at(i), wanted.at(i + 1), wanted.at(i + 2)));
        else if (!asciiFrom(i - 1))
            pieces.push_back(pair(wanted.at(i), wanted.at(i + 1)));
    }
    return pieces;
}

Result<qint64> SearchIndex::until()
{
    if (m_until < 0) {
        const auto stored = m_cache.meta("search_until");
        if (!stored.ok())
            return stored.error();
        m_until = stored->toLongLong();
    }
    return m_until;
}

Status SearchIndex::setUntil(qint64 n)
{
    m_until = n;
    return m_cache.setMeta("search_until", QString::number(n));
}

Result<qint64> SearchIndex::lastOrder()
{
    sql::Query query = m_cache.statements()("search_last");
    if (!query.step())
        return query.error();
    return query.integer(0);
}

Status SearchIndex::textChanged(qint64 n)
{
    const auto indexed = until();
    if (!indexed.ok())
        return indexed.error();
    return n < *indexed ? m_cache.statements()("search_fresh_set").bind(1, n).run() : done();
}

Status SearchIndex::addWholeBlocks()
{
    const auto indexed = until();
    const auto last = lastOrder();
    if (!indexed.ok() || !last.ok())
        return indexed.ok() ? last.error() : indexed.error();
    for (qint64 block = *indexed / kSearchBlock; (block + 1) * kSearchBlock <= *last + 1; ++block) {
        if (Status built = build(block); !built.ok())
            return built;
        if (Status set = setUntil((block + 1) * kSearchBlock); !set.ok())
            return set;
    }
    return done();
}

Status SearchIndex::addAll()
{
    if (Status added = addWholeBlocks(); !added.ok())
        return added;
    const auto last = lastOrder();
    if (!last.ok())
        return last.error();
    if (*last < m_until)
        return done();
    if (Status built = build(m_until / kSearchBlock); !built.ok())
        return built;
    return setUntil(*last + 1);
}

Result<bool> SearchIndex::tidyOne()
{
    const auto indexed = until();
    const auto last = lastOrder();
    if (!indexed.ok() || !last.ok())
        return indexed.ok() ? last.error() : indexed.error();
    if (*last + 1 - *indexed >= kMostFresh) {
        const qint64 block = *indexed / kSearchBlock;
        if (Status built = build(block); !built.ok())
            return built.error();
        if (Status set = setUntil(std::min((block + 1) * kSearchBlock, *last + 1)); !set.ok())
            return set.error();
        return true;
    }
    qint64 block = 0;
    {
        sql::Query worst = m_cache.statements()("search_fresh_worst");
        worst.bind(1, kMostFresh);
        if (!worst.step())
            return worst.failed() ? Result<bool>(worst.error()) : Result<bool>(false);
        block = worst.integer(0);
    }
    if (Status built = build(block); !built.ok())
        return built.error();
    return true;
}

Status SearchIndex::forgetAll()
{
    if (Status emptied = m_cache.connection().execute("DELETE FROM search_part; DELETE FROM search_fresh");
        !emptied.ok())
        return emptied;
    return setUntil(0);
}

Status SearchIndex::build(qint64 block)
{
    const qint64 first = block * kSearchBlock;
    Statements &sql = m_cache.statements();
    BlockPieces pieces;
    {
        sql::Query texts = sql("search_texts");
        texts.bindAll(first, first + kSearchBlock - 1);
        while (texts.step())
            pieces.add(texts.text(1), static_cast<int>(texts.integer(0) - first));
        if (texts.failed())
            return texts.error();
    }
    if (Status removed = sql("search_part_remove").bindAll(partKey(block, 0), partKey(block + 1, 0) - 1).run();
        !removed.ok())
        return removed;
    for (const BlockPieces::Entry &entry : pieces.sorted()) {
        sql::Query insert = sql("search_part_insert");
        insert.bind(1, partKey(block, entry.piece)).bindBlob(2, packed(entry.orders));
        if (Status inserted = insert.run(); !inserted.ok())
            return inserted;
    }
    return sql("search_fresh_remove").bindAll(first, first + kSearchBlock - 1).run();
}

}  // namespace wyh::store
