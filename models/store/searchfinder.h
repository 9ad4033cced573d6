// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <vector>

#include "models/store/searchpieces.h"
#include "models/store/statements.h"

namespace wyh::store {

/// What a search text was found in. Few: the orders themselves, looked at. Many: a set that holds all of them and
/// perhaps some more; whoever walks a list asks has() and then looks into the text.
struct Hits
{
    bool many = false;
    QByteArray numbers = "[]";  ///< few: ord.n as a JSON array
    std::vector<quint64> bits;  ///< many: by ord.n
    qint64 count = 0;           ///< few: of hits; many: of bits that are set
    qint64 orders = 0;          ///< the highest ord.n

    [[nodiscard]] bool has(qint64 n) const
    {
        const auto word = static_cast<size_t>(n) / 64;
        return word < bits.size() && ((bits[word] >> (static_cast<quint64>(n) % 64)) & 1U) != 0;
    }
};

/// The reading half of the search index, on a reader's connection.
class SearchFinder
{
public:
    explicit SearchFinder(Statements &sql) : m_sql(sql) {}

    Result<Hits> find(const QString &folded);
    /// All hits of a Many looked at after all: for a list in which they are too rare to be met by walking.
    Status makeFew(const QString &folded, Hits &hits);

private:
    Status readBlocks(const QString &folded, qint64 until, std::vector<quint64> &bits);
    Result<std::vector<qint64>> wholeWides();
    Status readOthers(const QString &folded, qint64 until, std::vector<quint64> &bits);

    Statements &m_sql;
};

}  // namespace wyh::store
