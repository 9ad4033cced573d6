// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/searchpieces.h"

#include <algorithm>

namespace wyh::store {

namespace {

bool isAscii(QChar c)
{
    return c.unicode() < 0x80;
}

/// So many orders may wait outside of the index: looking into each of them costs about a microsecond.
constexpr int kMostFresh = 500;

}  // namespace

std::vector<Piece> piecesOfQuery(const QString &wanted)
{
    const qsizetype size = wanted.size();
    if (size == 1)
        return {wanted.at(0).unicode()};
    if (size == 2)
        return {pieceOf(wanted.at(0), wanted.at(1))};
    std::vector<Piece> pieces;
    const auto asciiFrom = [&](qsizetype i) {
        return i >= 0 && i + 2 < size && isAscii(wanted.at(i)) && isAscii(wanted.at(i + 1)) &&
               isAscii(wanted.at(i + 2));
    };
    // The ends of numbers differ, their beginnings are often the same.
    for (qsizetype i = size - 2; i >= 0; --i) {
        if (asciiFrom(i))
            pieces.push_back(pieceOf(wanted.at(i), wanted.at(i + 1), wanted.at(i + 2)));
        else if (!asciiFrom(i - 1))
            pieces.push_back(pieceOf(wanted.at(i), wanted.at(i + 1)));
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
    // A block that is being made ahead holds the texts as they were.
    const auto ahead = m_cache.blockAhead().block();
    const qint64 known = ahead ? std::max(*indexed, (*ahead + 1) * kSearchBlock) : *indexed;
    return n < known ? m_cache.statements()("search_fresh_set").bind(1, n).run() : done();
}

Status SearchIndex::keepPace()
{
    const auto indexed = until();
    const auto last = lastOrder();
    if (!indexed.ok() || !last.ok())
        return indexed.ok() ? last.error() : indexed.error();
    BlockAhead &ahead = m_cache.blockAhead();
    if (ahead.block()) {
        if (!ahead.isReady())
            return done();
        if (Status taken = takeAhead(); !taken.ok())
            return taken;
    }
    const qint64 block = m_until / kSearchBlock;
    if ((block + 1) * kSearchBlock > *last + 1)
        return done();
    auto texts = textsOf(block);
    if (!texts.ok())
        return texts.error();
    ahead.start(block, std::move(texts).value());
    return done();
}

/// What was made ahead goes in. Orders whose text has changed since are in search_fresh and stay there.
Status SearchIndex::takeAhead()
{
    BlockAhead &ahead = m_cache.blockAhead();
    const qint64 block = *ahead.block();
    const BlockPieces pieces = ahead.take();
    if (block != m_until / kSearchBlock)
        return done();
    if (Status written = write(block, pieces); !written.ok())
        return written;
    return setUntil((block + 1) * kSearchBlock);
}

Status SearchIndex::addAll()
{
    const auto indexed = until();
    const auto last = lastOrder();
    if (!indexed.ok() || !last.ok())
        return indexed.ok() ? last.error() : indexed.error();
    if (m_cache.blockAhead().block()) {
        if (Status taken = takeAhead(); !taken.ok())
            return taken;
    }
    while (m_until <= *last) {
        const qint64 block = m_until / kSearchBlock;
        if (Status built = build(block); !built.ok())
            return built;
        if (Status set = setUntil(std::min((block + 1) * kSearchBlock, *last + 1)); !set.ok())
            return set;
    }
    return done();
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
    m_cache.blockAhead().forget();
    if (Status emptied = m_cache.connection().execute("DELETE FROM search_part; DELETE FROM search_fresh");
        !emptied.ok())
        return emptied;
    return setUntil(0);
}

Result<BlockTexts> SearchIndex::textsOf(qint64 block)
{
    const qint64 first = block * kSearchBlock;
    BlockTexts all;
    sql::Query texts = m_cache.statements()("search_texts");
    texts.bindAll(first, first + kSearchBlock - 1);
    while (texts.step())
        all.push_back({static_cast<int>(texts.integer(0) - first), texts.bytes(1)});
    if (texts.failed())
        return texts.error();
    return all;
}

Status SearchIndex::write(qint64 block, const BlockPieces &pieces)
{
    Statements &sql = m_cache.statements();
    if (Status removed = sql("search_part_remove").bindAll(partKey(block, 0), partKey(block + 1, 0) - 1).run();
        !removed.ok())
        return removed;
    sql::Query insert = sql("search_part_insert");
    for (const BlockPiece &entry : pieces) {
        insert.bind(1, partKey(block, entry.piece)).bindBlob(2, entry.orders);
        if (Status inserted = insert.run(); !inserted.ok())
            return inserted;
    }
    return done();
}

Status SearchIndex::build(qint64 block)
{
    const auto texts = textsOf(block);
    if (!texts.ok())
        return texts.error();
    if (Status written = write(block, piecesOfBlock(*texts)); !written.ok())
        return written;
    const qint64 first = block * kSearchBlock;
    return m_cache.statements()("search_fresh_remove").bindAll(first, first + kSearchBlock - 1).run();
}

}  // namespace wyh::store
