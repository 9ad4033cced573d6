// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/searchpieces.h"

#include <algorithm>

#include "models/store/searchmerge.h"

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

/// A block that is being made ahead holds the texts as they were.
Result<qint64> SearchIndex::knownUntil()
{
    const auto indexed = until();
    if (!indexed.ok())
        return indexed.error();
    const auto ahead = m_cache.blockAhead().block();
    return ahead ? std::max(*indexed, (*ahead + 1) * kSearchBlock) : *indexed;
}

Status SearchIndex::textChanged(qint64 n)
{
    const auto known = knownUntil();
    if (!known.ok())
        return known.error();
    return n < *known ? m_cache.statements()("search_fresh_set").bind(1, n).run() : done();
}

Status SearchIndex::mustForget(qint64 n)
{
    const auto known = knownUntil();
    if (!known.ok())
        return known.error();
    // A block is made of all its orders, also of those that came after what the index is said to know.
    const qint64 block = n / kSearchBlock;
    return block * kSearchBlock < *known ? m_cache.statements()("search_stale_set").bind(1, block).run() : done();
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

Result<bool> SearchIndex::forgetOne()
{
    // What is being made ahead was read before, and would bring back what is to be forgotten.
    if (m_cache.blockAhead().block())
        return false;
    qint64 block = 0;
    {
        sql::Query stale = m_cache.statements()("search_stale_any");
        if (!stale.step())
            return stale.error();
        if (stale.isNull(0))
            return false;
        block = stale.integer(0);
    }
    if (Status built = build(block); !built.ok())
        return built.error();
    // It may be long until these are merged again.
    if (Status emptied = SearchMerge(m_cache).empty(block); !emptied.ok())
        return emptied.error();
    return true;
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
    const auto forgotten = forgetOne();
    if (!forgotten.ok() || *forgotten)
        return forgotten;
    std::optional<qint64> block;
    {
        sql::Query worst = m_cache.statements()("search_fresh_worst");
        worst.bind(1, kMostFresh);
        if (worst.step())
            block = worst.integer(0);
        else if (worst.failed())
            return worst.error();
    }
    if (block) {
        if (Status built = build(*block); !built.ok())
            return built.error();
        return true;
    }
    const auto cursor = m_cache.cursor();
    if (!cursor.ok())
        return cursor.error();
    // A first load and a reload have more to do, and write blocks anew; what comes with their end asks again.
    if (cursor->booting || cursor->shadow)
        return false;
    return SearchMerge(m_cache).step(*indexed);
}

Status SearchIndex::forgetAll()
{
    m_cache.blockAhead().forget();
    const Status emptied = m_cache.connection().execute(
        "DELETE FROM search_part; DELETE FROM search_fresh; DELETE FROM search_wide; DELETE FROM search_merged; "
        "DELETE FROM search_stale");
    return emptied.ok() ? setUntil(0) : emptied;
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
    // Searches read the blocks until they are merged again.
    if (Status forgotten = SearchMerge(m_cache).forget(block); !forgotten.ok())
        return forgotten;
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
    const Status known = m_cache.statements()("search_fresh_remove").bindAll(first, first + kSearchBlock - 1).run();
    return known.ok() ? m_cache.statements()("search_stale_remove").bind(1, block).run() : known;
}

}  // namespace wyh::store
