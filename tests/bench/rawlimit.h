// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStringList>

namespace wyh::bench {

/// The floor: every row of every table of a filled cache.db inserted into an empty file of the same schema with the
/// plain C API in one transaction, statements prepared, values bound without copies; indexes as they are in the cache,
/// there from the start or made at the end. Milliseconds. Rows are read into memory in parts while the clock stands.
double rawInsertMs(const QString &filledPath, const QString &emptyPath, bool indexesLast);
/// The rows of orders of this version written once more over those in a file made by rawInsertMs().
double rawReplaceMs(const QString &filledPath, const QString &rawPath, int version);
/// Two hundred rows of the list with every column, read by the C API; many times.
QList<double> rawPages(const QString &cachePath, const char *condition);
/// A query with one text to be bound as ?1, stepped to its end by the C API, for each text.
QList<double> rawQueries(const QString &cachePath, const QByteArray &sql, const QStringList &texts);
/// Each text looked for in the search text of every order.
QList<double> rawScans(const QString &cachePath, const QStringList &texts);

/// What a durable write of 4 KB costs in this folder.
QList<double> durableWrites(const QString &folder, int count);

}  // namespace wyh::bench
