// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/salvagenumbers.h"

#include <algorithm>
#include <limits>

#include "models/store/salvagerows.h"

namespace wyh::store {

namespace {

/// Up to where numbers are tried, from those that were seen, in their order. What damage made of a few of them must
/// neither hide the others nor make the rescue count for minutes.
qint64 lastGiven(const QList<qint64> &seen, std::optional<qint64> last)
{
    constexpr qint64 kBeyond = 10000;  // when the file does not say how far it has counted
    const qint64 middle = seen.isEmpty() ? 0 : std::clamp<qint64>(seen.at(seen.size() / 2), 0, kMostNumber);
    const auto highestUpTo = [&](qint64 limit) {
        const auto after = std::upper_bound(seen.begin(), seen.end(), limit);
        return after == seen.begin() ? qint64{0} : std::max<qint64>(0, *std::prev(after));
    };
    if (last && *last >= middle && *last <= middle + kMostTried) {
        const auto beyond = seen.end() - std::upper_bound(seen.begin(), seen.end(), *last);
        if (beyond * 10 <= seen.size())
            return std::max(*last, highestUpTo(*last + kBeyond));
    }
    return highestUpTo(middle + kMostTried) + kBeyond;
}

}  // namespace

bool canBeGiven(qint64 n)
{
    return n > 0 && n <= kMostNumber;
}

std::optional<qint64> lastNumber(Statements &file)
{
    sql::Query query = file("salvage_highest");
    if (!stepTwice(query) || query.integer(0) < 0 || query.integer(0) > kMostNumber)
        return std::nullopt;
    return query.integer(0);
}

qint64 nextNumber(Statements &file, qint64 after)
{
    sql::Query query = file("salvage_next");
    query.bind(1, after);
    // In a damaged tree the next one may stand before this one: that would go round for ever.
    return stepTwice(query) && query.integer(0) > after ? query.integer(0) : 0;
}

QList<qint64> candidates(Statements &file)
{
    QList<qint64> all;
    const auto walk = [&](const char *statement, qint64 from, bool up) {
        for (qint64 at = from;;) {
            sql::Query query = file(statement);
            query.bind(1, at);
            if (!stepTwice(query))
                return;
            const qint64 next = query.integer(0);
            if (up ? next <= at : next >= at)
                return;  // round and round
            at = next;
            all.append(at);
        }
    };
    walk("salvage_next", 0, true);
    walk("salvage_last", std::numeric_limits<qint64>::max(), false);
    for (const char *statement : {"salvage_numbers", "salvage_numbers_down", "salvage_numbers_by_op"}) {
        sql::Query query = file(statement);
        for (qint64 i = 0; i < kMostTried && stepFirst(query, i); ++i)
            all.append(query.integer(0));
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    const qint64 given = lastGiven(all, lastNumber(file));
    for (qint64 n = std::max<qint64>(1, given - kMostTried); n <= given; ++n)
        all.append(n);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

}  // namespace wyh::store
