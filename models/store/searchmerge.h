// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/store/cache.h"
#include "models/store/searchpieces.h"

namespace wyh::store {

/// The second level of the search index: eight finished blocks merged into a wide one, with one row for each piece, so
/// that a search among very many orders reads an eighth of the rows. It is made in quiet moments, in small steps. Until
/// a wide block is whole, and again after one of its blocks was made anew, searches read its blocks, which stay the
/// source. Works inside the caller's cache transaction.
class SearchMerge
{
public:
    explicit SearchMerge(Cache &cache) : m_cache(cache) {}

    /// A part of the first wide block that is not whole. until: meta.search_until. false = there is nothing to merge.
    Result<bool> step(qint64 until);
    /// The block is made anew.
    Status forget(qint64 block);
    /// The same, and what was merged of it must not stay.
    Status empty(qint64 block);

private:
    struct Place
    {
        qint64 wide = 0;
        qint64 next = 0;  ///< the piece from which it goes on
    };
    Result<std::optional<Place>> firstOpen(qint64 until);
    Status merge(const Place &from);

    Cache &m_cache;
};

}  // namespace wyh::store
