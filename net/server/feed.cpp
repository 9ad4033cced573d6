// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/feed.h"

#include <utility>

#include "models/core/mutant.h"
#include "net/server/statements.h"

namespace wyh::server {

namespace {

constexpr int kMarkBytes = 8;

QString freshMark(Random &random)
{
    return QString::fromLatin1(random.bytes(kMarkBytes).toHex());
}

/// For mutants only: a position below one that was told already, or 0.
qint64 freeBefore(wyh::sql::Connection &connection, const QString &org, qint64 top)
{
    wyh::sql::Query row = connection.query("SELECT 1 FROM feed_row WHERE org = ? AND pos = ?");
    return top > 1 && !row.bindAll(org, top - 1).step() ? top - 1 : 0;
}

}  // namespace

Status createFeed(wyh::sql::Connection &connection, Random &random, const QString &org)
{
    const QString feed = QString::fromLatin1(random.bytes(kMarkBytes).toHex());
    return connection.query(sql("feed_add")).bindAll(org, feed).run();
}

Result<FeedTop> feedTop(wyh::sql::Connection &connection, const QString &org)
{
    FeedTop top;
    {
        wyh::sql::Query row = connection.query(sql("feed_get"));
        if (!row.bind(1, org).step())
            return row.failed() ? row.error() : makeError(QStringLiteral("organization-unknown"));
        top.seen.feed = row.text(0);
        top.seen.pos = row.integer(1);
        top.oldest = row.integer(2);
        top.marksFrom = row.integer(3);
    }
    wyh::sql::Query mark = connection.query(sql("mark_get"));
    if (mark.bindAll(org, top.seen.pos).step())
        top.seen.mark = mark.text(0);
    else if (mark.failed())
        return mark.error();
    else
        top.seen.mark = QStringLiteral("0");  // position 0 of a feed that nothing was written to yet
    return top;
}

Result<History> compareHistory(wyh::sql::Connection &connection, const QString &org, const FeedTop &top,
                               const contract::Seen &seen)
{
    const auto same = [](bool is) { return is ? History::Same : History::Another; };
    if (seen.isEmpty() || mutant(Mutant::NoHistoryCheck))
        return History::Same;
    if (mutant(Mutant::FeedIdOnly))
        return same(seen.feed == top.seen.feed);
    if (mutant(Mutant::AheadOnly))
        return same(seen.pos <= top.seen.pos);
    if (seen.feed != top.seen.feed || seen.pos > top.seen.pos)
        return History::Another;
    if (seen.pos == 0 || mutant(Mutant::NoMarkCheck))
        return History::Same;
    if (seen.pos < top.marksFrom)
        return mutant(Mutant::ForgottenMarksPass) ? History::Same : History::Forgotten;
    if (seen.pos == top.seen.pos)
        return same(seen.mark == top.seen.mark);
    wyh::sql::Query mark = connection.query(sql("mark_get"));
    if (mark.bindAll(org, seen.pos).step())
        return same(mark.text(0) == seen.mark);
    if (mark.failed())
        return mark.error();
    return History::Another;  // every position that was ever told has a mark: this one was told by another history
}

void FeedWriter::changed(const QString &org, const QString &collection, const QString &id, qint64 version,
                         const QString &gone)
{
    QList<Entry> &entries = m_entries[org];
    for (Entry &entry : entries) {
        if (entry.collection == collection && entry.id == id) {
            entry.version = version;
            entry.gone = gone;
            return;
        }
    }
    entries.append({collection, id, version, gone});
}

Status FeedWriter::finish()
{
    const qint64 now = m_clock.nowMs();
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {  // a QMap: in the order of the organizations
        const QString &org = it.key();
        const QList<Entry> &entries = it.value();
        const qint64 count = std::max<qsizetype>(1, entries.size()) + (mutant(Mutant::PositionBeforeCommit) ? 1 : 0);
        qint64 last = 0;
        {
            wyh::sql::Query advance = m_connection.query(sql("feed_advance"));
            if (!advance.bindAll(count, org).step())
                return advance.failed() ? advance.error() : makeError(QStringLiteral("organization-unknown"));
            last = advance.integer(0);
        }
        qint64 pos = last - count;
        qint64 early = 0;
        if (mutant(Mutant::PositionBeforeCommit)) {
            early = (m_random.next64() & 1) != 0 ? freeBefore(m_connection, org, pos) : 0;
            ++pos;
        }
        for (const Entry &entry : entries) {
            wyh::sql::Query put = m_connection.query(sql("feed_row_put"));
            const qint64 place = early > 0 ? std::exchange(early, 0) : ++pos;
            const Status status =
                put.bindAll(org, entry.collection, entry.id, entry.version, place, entry.gone, now).run();
            if (!status.ok())
                return status;
        }
        // One mark a commit is enough: only last positions are ever told as "top".
        const Status marked = m_connection.query(sql("mark_add")).bindAll(org, last, freshMark(m_random), now).run();
        if (!marked.ok())
            return marked;
        m_positions.insert(org, last);
    }
    return done();
}

}  // namespace wyh::server
