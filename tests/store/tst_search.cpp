// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Whatever was pulled, changed, removed and tidied: a search finds exactly what a naive reading of all texts finds.
#include <QRandomGenerator>
#include <algorithm>

#include "models/store/searchpieces.h"
#include "models/store/searchtext.h"
#include "tests/store/storefixture.h"

namespace wyh::testing {

using store::OrderList;
using store::OrderQuery;
using store::OrderRow;

class TestSearch : public QObject
{
    Q_OBJECT

    QRandomGenerator m_random{11};
    QMap<QString, Order> m_orders;
    qint64 m_version = 1;

    QString words(int size)
    {
        static const QString letters = u"笔橡皮擦文具盒红蓝王芳0123456789ahf- "_s;
        QString text;
        for (int i = 0; i < size; ++i)
            text += letters.at(static_cast<qsizetype>(m_random.bounded(static_cast<quint32>(letters.size()))));
        return text;
    }

    Order randomOrder(int number)
    {
        const QString id = u"o%1"_s.arg(number, 6, 10, QLatin1Char('0'));
        // Three in a hundred are rare; the others have nearly everything.
        Line only = line(u"l"_s + id, 10, number % 4 == 0 ? 10 : 0, number % 4 == 0 ? 10 : 0);
        only.title = number % 33 == 0 ? u"稀有品 %1"_s.arg(number) : words(12);
        only.attributes = words(5);
        only.barcodes = {u"69%1"_s.arg(m_random.bounded(1000000))};
        Order made = order(id, {only});
        made.number = u"40%1"_s.arg(m_random.bounded(100000000));
        made.createdAtMs = 1795000000000 + qint64(m_random.bounded(5000)) * 1000;
        made.recipient.phone = u"138%1"_s.arg(m_random.bounded(100000000), 8, 10, QLatin1Char('0'));
        if (number % 4 == 0) {
            made.shipments = {{ShipmentId(u"p"_s + id),
                               ShipmentState::Shipped,
                               u"YTO"_s,
                               u"YT%1"_s.arg(8800000 + number),
                               {},
                               1,
                               {},
                               {{only.id, 10}},
                               1795000000000 + number,
                               {},
                               {}}};
        }
        return made;
    }

    PullItem put(const Order &made)
    {
        m_orders.insert(made.id.value, made);
        return item(made, ++m_version);
    }

    /// An order as the naive reading sees it.
    struct Seen
    {
        QString id;
        QString text;
        bool inPicking = false;
        bool inShipped = false;
        qint64 due = 0, created = 0, shipped = 0;
    };
    [[nodiscard]] QList<Seen> seen() const
    {
        QList<Seen> all;
        for (const Order &each : m_orders) {
            const OrderState state = deriveState(each);
            all += Seen{each.id.value,
                        store::searchText(each),
                        state.inPicking,
                        state.inShipped,
                        each.dueAtMs,
                        -each.createdAtMs,
                        each.shipments.isEmpty() ? 0 : -each.shipments.first().shippedAtMs};
        }
        return all;
    }

    /// Ids in the order of the list.
    static QStringList naive(const QList<Seen> &orders, OrderList list, const QString &search)
    {
        const QString wanted = store::foldForSearch(search).trimmed();
        QList<std::pair<qint64, QString>> found;
        for (const Seen &each : orders) {
            const bool listed = list == OrderList::All || (list == OrderList::Picking && each.inPicking) ||
                                (list == OrderList::Shipped && each.inShipped);
            const qint64 key = list == OrderList::Shipped ? each.shipped
                               : list == OrderList::All   ? each.created
                                                          : each.due;
            if (listed && each.text.contains(wanted))
                found += std::pair(key, each.id);
        }
        std::sort(found.begin(), found.end());
        QStringList ids;
        for (const auto &[key, id] : std::as_const(found))
            ids += id;
        return ids;
    }

    static QStringList read(store::Reader &reader, OrderList list, const QString &search, int limit, int most)
    {
        OrderQuery query;
        query.list = list;
        query.search = search;
        QStringList ids;
        std::optional<store::PageKey> after;
        while (ids.size() < most) {
            const auto rows = reader.page(query, after, limit);
            if (!rows.ok())
                qFatal("%s", qPrintable(rows.error().detail));
            for (const OrderRow &row : *rows)
                ids += row.id.value;
            if (rows->size() < limit)
                break;
            after = store::PageKey{rows->last().sortKey, rows->last().id.value};
        }
        return ids;
    }

    void compare(Profile &profile, const char *when)
    {
        auto reader = profile.reader();
        QStringList texts{u"笔"_s,      u"芳"_s,   u"稀"_s,  u"稀有品"_s, u"稀有品 33"_s, u"龘"_s,
                          u"笔龘"_s,    u"7"_s,    u"hf-"_s, u"HF-l"_s,   u"义乌市福"_s,  u"稀有笔"_s,
                          u"8800004"_s, u"yt88"_s, u"z"_s,   u"%"_s};
        const QList<Seen> all = seen();
        for (int i = 0; i < 25; ++i) {
            const Seen &some = all.at(static_cast<qsizetype>(m_random.bounded(static_cast<quint32>(all.size()))));
            const QString text = some.text.section(u'\n', i % 6, i % 6);
            const qsizetype size = 1 + m_random.bounded(8);
            const qsizetype from = m_random.bounded(static_cast<int>(std::max<qsizetype>(1, text.size())));
            if (!text.mid(from, size).trimmed().isEmpty())
                texts += text.mid(from, size);
            texts += words(1 + i % 5).trimmed() + u"笔"_s;
        }
        for (const QString &text : std::as_const(texts)) {
            for (const OrderList list : {OrderList::All, OrderList::Picking, OrderList::Shipped}) {
                const QStringList expected = naive(all, list, text);
                const QStringList found = read(*reader, list, text, 150, 450);
                QVERIFY2(
                    found == expected.mid(0, found.size()) && found.size() >= std::min<qsizetype>(expected.size(), 450),
                    qPrintable(u"%1: '%2' found %3 of %4"_s.arg(QLatin1String(when), text)
                                   .arg(found.size())
                                   .arg(expected.size())));
                OrderQuery query;
                query.list = list;
                query.search = text;
                const int counted = *reader->count(query);
                QVERIFY(counted == expected.size() ||
                        (counted == store::Reader::kMostCounted && expected.size() >= counted));
            }
        }
    }

    static void tidyAll(Profile &profile)
    {
        for (int i = 0; i < 100; ++i) {
            const auto more = profile->tidy();
            QVERIFY(more.ok());
            if (!*more)
                return;
        }
        QFAIL("tidying does not end");
    }

    /// A first load in pages.
    void load(Profile &profile, int orders)
    {
        constexpr int kPage = 1500;
        for (int from = 0; from < orders; from += kPage) {
            QList<PullItem> items;
            const int end = std::min(from + kPage, orders);
            for (int i = from; i < end; ++i)
                items += put(randomOrder(i));
            // Some change while the load is under way, also in the block whose index is being made just then.
            for (int i = from / 3; i < from; i += 97)
                items += put(randomOrder(i));
            profile.pull(page(items, u"c%1"_s.arg(end), end < orders ? 0 : 1, {}, end < orders));
        }
    }

    void change(Profile &profile, int count, int step)
    {
        QList<PullItem> items;
        for (int i = 0; i < count; ++i)
            items += put(randomOrder(i * step));
        profile.pull(page(items, u"v%1"_s.arg(m_version), m_version));
    }

    static void edit(Profile &profile, const QByteArray &statements)
    {
        profile.close();
        const Status edited = (*sql::Connection::open(profile.path(u"cache.db"_s)))->execute(statements.constData());
        if (!edited.ok())
            qFatal("%s", qPrintable(edited.error().detail));
        profile.reopen();
    }

    static qint64 number(Profile &profile, const QByteArray &query)
    {
        sql::OpenOptions options;
        options.mode = sql::OpenOptions::Mode::ReadOnly;
        const auto file = sql::Connection::open(profile.path(u"cache.db"_s), options);
        sql::Query read = (*file)->query(query);
        return read.step() ? read.integer(0) : -1;
    }
    static qint64 wholeWideBlocks(Profile &profile)
    {
        return number(profile, "SELECT count(*) FROM search_merged WHERE next = 1 << 48");
    }

    /// Few orders in more than two wide blocks: behind the first three thousand only every 44th number is taken.
    /// Nothing is indexed then.
    static void spread(Profile &profile)
    {
        QByteArray statements("BEGIN;");
        for (const char *table : {"ord", "order_search", "order_doc"}) {
            // By way of numbers that nobody has.
            statements += QByteArray("UPDATE ") + table + " SET n = -iif(n <= 3000, n, 3000 + (n - 3000) * 44);";
            statements += QByteArray("UPDATE ") + table + " SET n = -n;";
        }
        for (const char *table : {"order_line", "order_waybill"}) {
            statements += QByteArray("UPDATE ") + table +
                          " SET k = -iif(k >> 16 <= 3000, k, (3000 + ((k >> 16) - 3000) * 44) * 65536 + k % 65536);";
            statements += QByteArray("UPDATE ") + table + " SET k = -k;";
        }
        edit(profile, statements +
                          "DELETE FROM search_part; DELETE FROM search_fresh;"
                          "UPDATE meta SET v = '0' WHERE k = 'search_until'; COMMIT");
    }

private slots:
    void packsAndUnpacks()
    {
        for (const int bytes : {store::kBitsBytes, store::kWideBytes}) {
            const int most = bytes * 8;
            for (const int count : {0, 1, bytes / 2 - 1, bytes / 2, bytes / 2 + 1, most - 1, most}) {
                std::vector<quint16> orders(static_cast<size_t>(count));
                for (int i = 0; i < count; ++i)
                    orders[static_cast<size_t>(i)] = static_cast<quint16>(qint64(i) * most / count);
                const QByteArray packed = store::packOrders(orders, bytes);
                QCOMPARE(packed.size(), std::min(count * 2, bytes));
                QVERIFY(store::unpackOrders(packed, bytes) == orders);
            }
            for (const int size : {1, 3, 10, bytes - 1, bytes, bytes + 1, bytes * 3}) {
                const auto orders = store::unpackOrders(QByteArray(size, '\xff'), bytes);
                QCOMPARE(orders.size(), static_cast<size_t>(size == bytes ? most : size / 2));
                QVERIFY(std::all_of(orders.begin(), orders.end(), [&](int order) { return order < most; }));
            }
        }
    }

    void piecesOfAQueryAreInTheText()
    {
        QCOMPARE(store::piecesOfQuery(u"笔"_s).size(), 1U);
        QCOMPARE(store::piecesOfQuery(u"橡皮"_s).size(), 1U);
        QCOMPARE(store::piecesOfQuery(u"橡皮擦"_s).size(), 2U);
        QCOMPARE(store::piecesOfQuery(u"1234"_s).size(), 2U);
        // 笔1, then 123 and 234.
        QCOMPARE(store::piecesOfQuery(u"笔1234"_s).size(), 3U);
    }

    void findsWhatANaiveReadingFinds()
    {
        constexpr int kOrders = store::kSearchBlock * 2 + 700;
        Profile profile;
        load(profile, kOrders);
        compare(profile, "first load");

        // Changed texts, orders that go and new ones, one of them under the number of one that went.
        QList<PullItem> items;
        for (int i = 0; i < 900; ++i)
            items += put(randomOrder(i * 17 % kOrders));
        for (int i = 0; i < 300; ++i) {
            const QString id = u"o%1"_s.arg(kOrders - 1 - i, 6, 10, QLatin1Char('0'));
            m_orders.remove(id);
            items += gone(u"order"_s, id, ++m_version);
        }
        profile.pull(page(items, u"d1"_s, 2));
        compare(profile, "changes");
        items.clear();
        for (int i = 0; i < 800; ++i)
            items += put(randomOrder(kOrders + i));
        profile.pull(page(items, u"d2"_s, 3));
        compare(profile, "new ones");
        tidyAll(profile);
        compare(profile, "tidied");
        profile.reopen();
        compare(profile, "opened again");

        QVERIFY(profile->wipeCache().ok());
        m_orders.clear();
        QVERIFY(read(*profile.reader(), OrderList::All, u"笔"_s, 100, 100).isEmpty());
        items.clear();
        for (int i = 0; i < 50; ++i)
            items += put(randomOrder(i));
        profile.pull(page(items, u"e1"_s, 4));
        compare(profile, "after a wipe");
    }

    void findsTheSameInWideBlocks()
    {
        constexpr int kOrders = 6000;
        Profile profile;
        m_orders.clear();
        load(profile, kOrders);
        spread(profile);
        // Nothing is merged while everything is loaded again.
        edit(profile, "UPDATE cur SET shadow = 1");
        tidyAll(profile);
        QVERIFY(number(profile, "SELECT v FROM meta WHERE k = 'search_until'") > 2 * store::kWideOrders);
        QCOMPARE(number(profile, "SELECT count(*) FROM search_merged"), 0);
        edit(profile, "UPDATE cur SET shadow = 0");
        compare(profile, "blocks");

        QVERIFY(*profile->tidy());
        profile.reopen();
        QVERIFY(*profile->tidy());
        QCOMPARE(number(profile, "SELECT count(*) FROM search_merged WHERE next > 0 AND next < 1 << 48"), 1);
        compare(profile, "half merged");
        profile.reopen();
        tidyAll(profile);
        QCOMPARE(wholeWideBlocks(profile), 2);
        const QByteArray bits = QByteArray::number(store::kWideBytes);
        QVERIFY(number(profile, "SELECT count(*) FROM search_wide WHERE length(orders) = " + bits) > 0);
        QVERIFY(number(profile, "SELECT count(*) FROM search_wide WHERE length(orders) < " + bits) > 0);
        compare(profile, "merged");

        change(profile, 40, 151);
        QCOMPARE(wholeWideBlocks(profile), 2);
        compare(profile, "changes in wide blocks");

        // All of them in the first block: it is made anew.
        change(profile, 600, 1);
        compare(profile, "changes in one block");
        QVERIFY(*profile->tidy());
        QCOMPARE(wholeWideBlocks(profile), 1);
        compare(profile, "a block made anew");
        tidyAll(profile);
        QCOMPARE(wholeWideBlocks(profile), 2);
        compare(profile, "merged again");

        // The blocks that they were made of are not read.
        edit(profile, "DELETE FROM search_part WHERE k < 16 << 48");
        compare(profile, "wide blocks alone");

        QVERIFY(profile->wipeCache().ok());
        QCOMPARE(number(profile, "SELECT (SELECT count(*) FROM search_wide) + (SELECT count(*) FROM search_merged)"),
                 0);
    }

    void countsAgreeWithTheRows()
    {
        Profile profile;
        m_orders.clear();
        for (int from = 0; from < 900; from += 300) {
            QList<PullItem> items;
            for (int i = from; i < from + 300; ++i)
                items += put(randomOrder(i));
            profile.pull(page(items, u"c%1"_s.arg(from), 1, {}, from < 600));
            auto reader = profile.reader();
            QCOMPARE(*reader->count({OrderList::All, {}, {}, 0, 0, 0}), m_orders.size());
            QCOMPARE(*reader->count({OrderList::Picking, {}, {}, 0, 0, 0}),
                     naive(seen(), OrderList::Picking, {}).size());
        }
        for (int i = 0; i < 40; ++i)
            profile.record(pick(u"o%1"_s.arg(i * 4 + 1, 6, 10, QLatin1Char('0')),
                                u"lo%1"_s.arg(i * 4 + 1, 6, 10, QLatin1Char('0')), i % 2 == 0 ? 10 : 3));
        profile.pull(page({gone(u"order"_s, u"o000002"_s, 999999)}, u"d"_s, 9));
        auto reader = profile.reader();
        const auto counts = reader->listCounts(0, 0, 0);
        QVERIFY(counts.ok());
        QCOMPARE(counts->pickingPartial, 20);
        QCOMPARE(counts->shippingComplete, 20);
        QCOMPARE(counts->picking, naive(seen(), OrderList::Picking, {}).size() - 21);
        QCOMPARE(*reader->cachedOrders(), 899);
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestSearch)
#include "tst_search.moc"
