// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/pull.h"

#include <QUrlQuery>

#include "models/core/mutant.h"
#include "net/contract/codec.h"
#include "net/server/addresses.h"
#include "net/server/cursor.h"
#include "net/server/history.h"
#include "net/server/orders.h"
#include "net/server/problems.h"
#include "net/server/results.h"
#include "net/server/skus.h"
#include "net/server/statements.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRecords = 1000;
constexpr qint64 kEnvelopeBytes = 100;  ///< what stands round a record in a page

/// Builds one page inside one read of the data.
class Page
{
public:
    Page(wyh::sql::Connection &connection, const Viewer &viewer, const FeedTop &top, int limit, qint64 mostBytes)
        : m_connection(connection),
          m_viewer(viewer),
          m_top(top),
          m_limit(limit),
          m_mostBytes(mostBytes),
          m_orders(connection, viewer)
    {
    }

    /// Moves the cursor on. The page's "next" is left to the caller, who seals it.
    Status fill(Cursor &cursor, contract::PullPage &page)
    {
        page.feed = m_top.seen.feed;
        page.top = m_top.seen;
        switch (cursor.kind) {
            case Cursor::Kind::Snapshot:
                return snapshot(cursor, page);
            case Cursor::Kind::Results:
                return results(cursor, page);
            case Cursor::Kind::Feed:
                return feed(cursor, page);
        }
        return done();
    }

    [[nodiscard]] const QList<QByteArray> &data() const { return m_data; }

private:
    static contract::PullItem itemFrom(const wyh::sql::Query &row)
    {
        contract::PullItem item;
        item.collection = row.text(0);
        item.id = row.text(1);
        item.version = row.integer(2);
        item.pos = row.integer(3);
        const QString gone = row.text(4);
        if (!gone.isEmpty())
            item.gone = gone == "scope"_L1 ? contract::PullItem::Gone::Scope : contract::PullItem::Gone::Deleted;
        return item;
    }

    /// The wire form of every item, in their order; empty for what is gone. Where the bytes of a page are used up, the
    /// items end too (never before the first: it has to go some time); true then.
    Result<bool> addData(QList<contract::PullItem> &items)
    {
        qint64 bytes = 0;
        m_data.reserve(items.size());
        for (qsizetype i = 0; i < items.size(); ++i) {
            QByteArray data;
            if (items.at(i).gone == contract::PullItem::Gone::No) {
                if (Status status = readData(items.at(i), data); !status.ok())
                    return status.error();
            }
            bytes += data.size() + kEnvelopeBytes;
            if (i > 0 && bytes > m_mostBytes) {
                items.resize(i);
                return true;
            }
            m_data.append(std::move(data));
        }
        return false;
    }

    Status readData(const contract::PullItem &item, QByteArray &bytes)
    {
        Result<std::optional<QByteArray>> data = std::optional<QByteArray>();
        if (item.collection == kOrders) {
            data = m_orders.get(item.id);
        } else if (item.collection == kAddresses) {
            data = addressJson(m_connection, m_viewer.org(), item.id);
        } else {
            const auto sku = findSku(m_connection, m_viewer.org(), SkuId(item.id));
            if (!sku.ok())
                return sku.error();
            if (*sku)
                data = std::optional<QByteArray>(contract::compact(contract::skuFlagToJson((*sku)->flag)));
        }
        if (!data.ok())
            return data.error();
        if (!*data)
            return makeError(u"database-corrupt"_s, u"a feed row without its record: "_s + item.collection);
        bytes = std::move(*data.value());
        return done();
    }

    /// The rows of a page, and whether there are more behind it.
    Result<bool> take(wyh::sql::Query &query, QList<contract::PullItem> &items)
    {
        while (query.step())
            items.append(itemFrom(query));
        if (query.failed())
            return query.error();
        const bool more = items.size() > m_limit;
        if (more)
            items.removeLast();
        return more;
    }

    Status snapshot(Cursor &cursor, contract::PullPage &page)
    {
        if (cursor.collection.isEmpty()) {
            cursor.pos = m_top.seen.pos;
            // Counted once: the cursor carries the rest, so a big snapshot is not counted on every page.
            wyh::sql::Query count = m_connection.query(sql("snapshot_count"));
            count.bindAll(m_viewer.org());
            if (!count.step())
                return count.error();
            cursor.after = count.integer(0);
        }
        page.nextPos = cursor.pos;
        bool more = false;
        {
            wyh::sql::Query query = m_connection.query(sql("snapshot_page"));
            query.bindAll(m_viewer.org(), cursor.collection, cursor.id, m_limit + 1);
            const auto taken = take(query, page.items);
            if (!taken.ok())
                return taken.error();
            more = *taken;
        }
        const auto full = addData(page.items);
        if (!full.ok())
            return full.error();
        if (more || *full) {
            cursor.collection = page.items.constLast().collection;
            cursor.id = page.items.constLast().id;
            // There is at least one, whatever has come and gone since the count.
            cursor.after = qMax<qint64>(1, cursor.after - page.items.size());
            page.left = cursor.after;
            page.more = true;
            return done();
        }
        // After the last record: what became of the device's own operations up to where the snapshot began.
        cursor.after = 0;
        return results(cursor, page);
    }

    Status results(Cursor &cursor, contract::PullPage &page)
    {
        page.nextPos = cursor.pos;
        bool more = false;
        if (Status status = readResults(m_connection, m_viewer, cursor.after, cursor.pos, m_limit, page.results, more);
            !status.ok())
            return status;
        if (more) {
            cursor.kind = Cursor::Kind::Results;
            cursor.after = page.results.constLast().pos;
            page.more = true;
            return done();
        }
        const qint64 start = cursor.pos;
        cursor = Cursor();
        cursor.kind = Cursor::Kind::Feed;
        cursor.pos = start;
        page.more = start < m_top.seen.pos;
        return done();
    }

    Status feed(Cursor &cursor, contract::PullPage &page)
    {
        qint64 next = m_top.seen.pos;
        {
            wyh::sql::Query query = m_connection.query(sql("feed_page"));
            query.bindAll(m_viewer.org(), cursor.pos, m_limit + 1);
            const auto more = take(query, page.items);
            if (!more.ok())
                return more.error();
            if (*more)
                next = page.items.constLast().pos;
        }
        if (mutant(Mutant::NoTombstones))
            page.items.removeIf(
                [](const contract::PullItem &item) { return item.gone != contract::PullItem::Gone::No; });
        const auto full = addData(page.items);
        if (!full.ok())
            return full.error();
        if (*full)
            next = page.items.constLast().pos;
        // A record that changed a thousand times is one row but has a thousand results: they bound the page, too.
        bool moreResults = false;
        if (Status status = readResults(m_connection, m_viewer, cursor.pos, next, m_limit, page.results, moreResults);
            !status.ok())
            return status;
        if (moreResults) {
            next = page.results.constLast().pos;
            page.items.removeIf([next](const contract::PullItem &item) { return item.pos > next; });
            m_data.resize(page.items.size());  // they stand in the order of their positions
        }
        cursor.pos = next;
        page.nextPos = next;
        page.more = next < m_top.seen.pos;
        return done();
    }

    wyh::sql::Connection &m_connection;
    const Viewer &m_viewer;
    const FeedTop &m_top;
    const int m_limit;
    const qint64 m_mostBytes;
    OrdersFor m_orders;
    QList<QByteArray> m_data;
};

std::optional<int> limitOf(const QUrlQuery &query, int least)
{
    if (!query.hasQueryItem(u"limit"_s))
        return kMostRecords;
    bool ok = false;
    const int limit = query.queryItemValue(u"limit"_s).toInt(&ok);
    if (!ok)
        return std::nullopt;
    return std::clamp(limit, least, kMostRecords);
}

net::Reply cursorRefused(const Error &why)
{
    return why.code == "malformed"_L1 ? malformed(u"cursor"_s, {}) : feedReset(why.code);
}

}  // namespace

net::Reply pullWork(Services &services, const Viewer &viewer, const net::Request &request, int clientSchema)
{
    const QUrlQuery query(QString::fromUtf8(request.query));
    const auto limit = limitOf(query, services.options.leastPageRecords);
    if (!limit)
        return malformed(u"limit"_s, {});

    net::Reply reply;
    const Status read = services.pool.read([&](wyh::sql::Connection &connection) -> Status {
        FeedTop top;
        auto refusal = checkHistory(connection, viewer, request, top);
        if (!refusal.ok())
            return refusal.error();
        if (*refusal) {
            reply = **refusal;
            return done();
        }
        const bool anyFeed = mutant(Mutant::NoHistoryCheck) || mutant(Mutant::AheadOnly);
        const CursorScope scope(viewer, anyFeed ? QString() : top.seen.feed, clientSchema);
        Cursor cursor;
        if (mutant(Mutant::SnapshotByPosition))
            cursor.kind = Cursor::Kind::Feed;
        const QString token = query.queryItemValue(u"cursor"_s, QUrl::FullyDecoded);
        if (!token.isEmpty()) {
            auto opened = openCursor(token, scope, services.keys.cursor);
            if (!opened.ok()) {
                reply = cursorRefused(opened.error());
                return done();
            }
            cursor = opened.value();
            cursor.seen.feed = top.seen.feed;
            const auto history = compareHistory(connection, viewer.org(), top, cursor.seen);
            if (!history.ok())
                return history.error();
            // A snapshot may take as long as it likes: the feed cursor that it ends in is judged then.
            const bool forgotten = *history == History::Forgotten && cursor.kind == Cursor::Kind::Feed;
            // Where requests go out side by side this heals what comes of it, so that mutant is tried without it.
            const bool looked = !mutant(Mutant::ParallelRequests) && !mutant(Mutant::NoCursorHistory);
            if ((*history == History::Another || forgotten) && looked) {
                reply = feedReset(*history);
                return done();
            }
            if (cursor.pos > top.seen.pos && !mutant(Mutant::NoHistoryCheck) && !mutant(Mutant::FeedIdOnly)) {
                reply = feedReset(u"history"_s);
                return done();
            }
            if (cursor.kind == Cursor::Kind::Feed && cursor.pos < top.oldest && !mutant(Mutant::NoExpiryAnswer)) {
                reply = feedReset(u"expired"_s);
                return done();
            }
        }
        contract::PullPage page;
        Page content(connection, viewer, top, *limit, services.options.mostPageBytes);
        if (Status status = content.fill(cursor, page); !status.ok())
            return status;
        cursor.seen = top.seen;
        page.next = sealCursor(cursor, scope, services.keys.cursor);
        page.nowMs = services.clock.nowMs();
        reply = jsonReply(contract::pullPageToBytes(page, content.data()));
        return done();
    });
    return read.ok() ? reply : failureReply(read.error());
}

net::Reply pullTop(Services &services, const Viewer &viewer, const net::Request &request, int clientSchema)
{
    const QString token = QUrlQuery(QString::fromUtf8(request.query)).queryItemValue(u"cursor"_s, QUrl::FullyDecoded);
    net::Reply reply;
    const Status read = services.pool.read([&](wyh::sql::Connection &connection) -> Status {
        FeedTop top;
        auto refusal = checkHistory(connection, viewer, request, top);
        if (!refusal.ok())
            return refusal.error();
        if (*refusal) {
            reply = **refusal;
            return done();
        }
        // Where nothing new comes, whoever may no longer see a price must hear of it all the same.
        if (!token.isEmpty()) {
            const CursorScope scope(viewer, top.seen.feed, clientSchema);
            if (const auto opened = openCursor(token, scope, services.keys.cursor); !opened.ok()) {
                reply = cursorRefused(opened.error());
                return done();
            }
        }
        reply = jsonReply(contract::topToJson({top.seen, services.clock.nowMs()}));
        return done();
    });
    return read.ok() ? reply : failureReply(read.error());
}

}  // namespace wyh::server
