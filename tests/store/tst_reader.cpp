// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What the screens read: lists, pages, filters, counts, searches, barcodes, retention.
#include <QFile>

#include "tests/store/storefixture.h"

namespace wyh::testing {

using store::OrderFilter;
using store::OrderList;
using store::OrderQuery;
using store::OrderRow;

class TestReader : public QObject
{
    Q_OBJECT

    static constexpr qint64 kNow = 1795438801234;
    static constexpr qint64 kHour = 3600000;

    static Order parcelled(const QString &id, int ordered, int shipped, const QString &waybill, qint64 at)
    {
        Order made = order(id, {line(u"l"_s + id, ordered, shipped, shipped)});
        made.shipments = {{ShipmentId(u"p"_s + id),
                           ShipmentState::Shipped,
                           u"YTO"_s,
                           waybill,
                           {},
                           1,
                           {},
                           {{LineId(u"l"_s + id), shipped}},
                           at,
                           u"仓库"_s,
                           {}}};
        return made;
    }

    /// The lists once more, written the naive way, to compare with.
    static bool belongs(const OrderQuery &query, const Order &order, const OrderState &state)
    {
        qint64 shippedAt = 0;
        for (const Shipment &shipment : order.shipments)
            shippedAt = std::max(shippedAt, shipment.shippedAtMs);
        const bool listed = query.list == OrderList::All || (query.list == OrderList::Picking && state.inPicking) ||
                            (query.list == OrderList::Shipping && state.inShipping) ||
                            (query.list == OrderList::Shipped && state.inShipped);
        if (!listed)
            return false;
        switch (query.filter) {
            case OrderFilter::Any:
                return true;
            case OrderFilter::NotStarted:
                return state.pick == PickStatus::None;
            case OrderFilter::Partial:
                return state.pick == PickStatus::Partial;
            case OrderFilter::Complete:
                return state.pick == PickStatus::Complete;
            case OrderFilter::Exception:
                return state.exception != OrderException::None;
            case OrderFilter::Overdue:
                return order.dueAtMs > 0 && order.dueAtMs < query.nowMs;
            case OrderFilter::Today: {
                const qint64 at = query.list == OrderList::Shipped ? shippedAt : order.dueAtMs;
                return at >= query.dayStartMs && at < query.dayEndMs;
            }
        }
        return false;
    }

    static void agrees(const OrderRow &row, const OrderState &state)
    {
        QCOMPARE(row.status, state.status);
        QCOMPARE(row.pick, state.pick);
        QCOMPARE(row.exception, state.exception);
        QCOMPARE(row.exceptions, state.exceptions);
        QCOMPARE(row.piecesOrdered, state.piecesOrdered);
        QCOMPARE(row.piecesPicked, state.piecesPicked);
        QCOMPARE(row.piecesShipped, state.piecesShipped);
    }

    static QList<Order> mixture()
    {
        QList<Order> all;
        for (int i = 0; i < 90; ++i) {
            const QString id = u"m%1"_s.arg(i, 3, 10, QLatin1Char('0'));
            const int picked = i % 5 == 0 ? 0 : i % 11;
            const int shipped = i % 3 == 0 ? picked : i % 7 == 0 ? picked / 2 : 0;
            Order made = order(id, {line(u"l"_s + id, 10, picked, shipped)});
            made.dueAtMs = i % 6 == 0 ? 0 : kNow + (i % 9 - 4) * 12 * kHour;
            made.createdAtMs = kNow - (i % 13) * kHour;
            made.cancelled = i % 17 == 0;
            made.refunding = i % 8 == 0;
            made.lines[0].outOfStock = i % 10 == 1;
            if (i % 4 == 1) {  // a second line, often whole, sometimes given up or flagged
                Line second = line(u"r"_s + id, 3, i % 3 == 0 ? 3 : i % 3, 0);
                second.givenUp = i % 8 == 5 ? 3 - second.picked : 0;
                second.sendable = i % 12 != 1;
                second.refunding = i % 9 == 0;
                made.lines.append(second);
            }
            if (i % 14 == 2)
                made.lines[0].givenUp = 10 - picked;
            if (shipped > 0)
                made.shipments = {{ShipmentId(u"p"_s + id),
                                   ShipmentState::Shipped,
                                   u"YTO"_s,
                                   u"YT9%1"_s.arg(i),
                                   {},
                                   1,
                                   {},
                                   {{LineId(u"l"_s + id), shipped}},
                                   kNow - (i % 4) * 10 * kHour,
                                   {},
                                   {}}};
            all += made;
        }
        return all;
    }

private slots:
    void listsFiltersPagesAndCountsAgreeWithANaiveReading()
    {
        Profile profile;
        QList<PullItem> items;
        const QList<Order> all = mixture();
        for (const Order &each : all)
            items += item(each, 1);
        profile.pull(page(items, u"c1"_s, 1));
        auto reader = profile.reader();
        for (const OrderList list : {OrderList::Picking, OrderList::Shipping, OrderList::Shipped, OrderList::All}) {
            for (const OrderFilter filter :
                 {OrderFilter::Any, OrderFilter::NotStarted, OrderFilter::Partial, OrderFilter::Complete,
                  OrderFilter::Exception, OrderFilter::Overdue, OrderFilter::Today}) {
                const OrderQuery query{list, filter, {}, kNow, kNow - 10 * kHour, kNow + 14 * kHour};
                QSet<QString> expected;
                for (const Order &each : all) {
                    const bool in = belongs(query, each, deriveState(each));
                    if (in)
                        expected += each.id.value;
                    const auto row = reader->row(query, each.id);
                    QVERIFY(row.ok());
                    QCOMPARE(row->has_value(), in);
                    if (in)
                        agrees(**row, deriveState(each));
                }
                if (QTest::currentTestFailed())
                    return;
                QCOMPARE(*reader->count(query), expected.size());
                // Pages of seven rows, one after the other, are the whole list in order.
                QSet<QString> found;
                std::optional<store::PageKey> after;
                std::optional<OrderRow> last;
                for (;;) {
                    const auto rows = reader->page(query, after, 7);
                    QVERIFY(rows.ok());
                    for (const OrderRow &row : *rows) {
                        if (last)
                            QVERIFY(std::pair(last->sortKey, last->id.value) < std::pair(row.sortKey, row.id.value));
                        QVERIFY(!found.contains(row.id.value));
                        found += row.id.value;
                        last = row;
                    }
                    if (rows->size() < 7)
                        break;
                    after = store::PageKey{rows->last().sortKey, rows->last().id.value};
                }
                QCOMPARE(found, expected);
            }
        }
        const auto counts = reader->listCounts(kNow, kNow - 10 * kHour, kNow + 14 * kHour);
        QVERIFY(counts.ok());
        const auto count = [&](OrderList list, OrderFilter filter) {
            return *reader->count({list, filter, {}, kNow, kNow - 10 * kHour, kNow + 14 * kHour});
        };
        QCOMPARE(counts->picking, count(OrderList::Picking, OrderFilter::Any));
        QCOMPARE(counts->pickingNotStarted, count(OrderList::Picking, OrderFilter::NotStarted));
        QCOMPARE(counts->pickingPartial, count(OrderList::Picking, OrderFilter::Partial));
        QCOMPARE(counts->pickingException, count(OrderList::Picking, OrderFilter::Exception));
        QCOMPARE(counts->pickingOverdue, count(OrderList::Picking, OrderFilter::Overdue));
        QCOMPARE(counts->pickingToday, count(OrderList::Picking, OrderFilter::Today));
        QCOMPARE(counts->shipping, count(OrderList::Shipping, OrderFilter::Any));
        QCOMPARE(counts->shippingPartial, count(OrderList::Shipping, OrderFilter::Partial));
        QCOMPARE(counts->shippingComplete, count(OrderList::Shipping, OrderFilter::Complete));
        QCOMPARE(counts->shippingException, count(OrderList::Shipping, OrderFilter::Exception));
        QCOMPARE(counts->shippedToday, count(OrderList::Shipped, OrderFilter::Today));
        QVERIFY(counts->pickingOverdue > 0 && counts->pickingToday > 0 && counts->shippedToday > 0);
        QCOMPARE(*reader->cachedOrders(), all.size());
    }

    void searchFindsEveryPart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        const QStringList both{u"s1"_s, u"s2"_s};
        QTest::newRow("one Chinese character") << u"橡"_s << QStringList{u"s1"_s};
        QTest::newRow("two") << u"橡皮"_s << QStringList{u"s1"_s};
        QTest::newRow("in the middle") << u"绘图"_s << QStringList{u"s1"_s};
        QTest::newRow("number") << u"00s2"_s << QStringList{u"s2"_s};
        QTest::newRow("dealer") << u"林百"_s << both;
        QTest::newRow("attribute") << u"蓝色"_s << QStringList{u"s2"_s};
        QTest::newRow("barcode") << u"69012345x"_s << both;
        QTest::newRow("article number, any case") << u"hf-X"_s << both;
        QTest::newRow("recipient") << u"李"_s << QStringList{u"s2"_s};
        QTest::newRow("phone") << u"1390000"_s << QStringList{u"s2"_s};
        QTest::newRow("address across fields") << u"义乌市福田"_s << both;
        QTest::newRow("waybill in lower case") << u"yt77"_s << QStringList{u"s2"_s};
        QTest::newRow("full width") << u"ＹＴ７７"_s << QStringList{u"s2"_s};
        QTest::newRow("spaces around") << u"  橡皮 "_s << QStringList{u"s1"_s};
        QTest::newRow("nothing typed") << QString() << both;
        QTest::newRow("percent is a character") << u"100%"_s << QStringList{u"s1"_s};
        QTest::newRow("percent alone") << u"%"_s << QStringList{u"s1"_s};
        QTest::newRow("underscore is a character") << u"a_b"_s << QStringList{u"s2"_s};
        QTest::newRow("underscore alone") << u"_"_s << QStringList{u"s2"_s};
        QTest::newRow("backslash") << u"\\"_s << QStringList{u"s2"_s};
        QTest::newRow("quote") << u"'"_s << QStringList();
        QTest::newRow("not there") << u"圆规"_s << QStringList();
        QTest::newRow("not across fields") << u"绘图小林"_s << QStringList();
    }

    void searchFindsEveryPart()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        Profile profile;
        Order first = order(u"s1"_s, {line(u"x"_s)});
        first.lines[0].title = u"绘图橡皮 100%无尘"_s;
        Order second = order(u"s2"_s, {line(u"x"_s, 10, 3, 2)});
        second.lines[0].attributes = u"蓝色 a_b \\ 大"_s;
        second.recipient.name = u"李雷"_s;
        second.recipient.phone = u"13900001234"_s;
        second.shipments = {{ShipmentId(u"p"_s),
                             ShipmentState::Shipped,
                             u"YTO"_s,
                             u"YT77777"_s,
                             {},
                             1,
                             {},
                             {{LineId(u"x"_s), 2}},
                             kNow,
                             {},
                             {}}};
        profile.pull(page({item(first, 1), item(second, 2)}, u"c1"_s, 2));
        auto reader = profile.reader();
        OrderQuery query;
        query.search = text;
        const auto rows = reader->page(query, std::nullopt, 10);
        QVERIFY(rows.ok());
        QStringList ids;
        for (const OrderRow &row : *rows)
            ids += row.id.value;
        ids.sort();
        QCOMPARE(ids, found);
        QCOMPARE(*reader->count(query), found.size());
        for (const QString &id : {u"s1"_s, u"s2"_s})
            QCOMPARE(reader->row(query, OrderId(id))->has_value(), found.contains(id));
    }

    void rowsTellWhatAListShows()
    {
        Profile profile;
        profile.pull(page({item(parcelled(u"r"_s, 10, 4, u"YT4444"_s, kNow), 1)}, u"c1"_s, 1));
        OrderQuery query;
        query.list = OrderList::Shipped;
        const auto rows = profile.reader()->page(query, std::nullopt, 10);
        QCOMPARE(rows->size(), 1);
        const OrderRow &row = rows->first();
        QCOMPARE(row.number, u"40000000r"_s);
        QCOMPARE(row.recipientMasked, u"王** · 浙江 金华 义乌市"_s);
        QVERIFY(!row.recipientMasked.contains(u"芳"_s));
        QCOMPARE(row.waybill, u"YT4444"_s);
        QCOMPARE(row.courier, u"YTO"_s);
        QCOMPARE(row.kinds, 1);
        QCOMPARE(row.piecesOrdered, 10);
        QCOMPARE(row.piecesShipped, 4);
        QCOMPARE(row.shippedAtMs, kNow);
        QCOMPARE(row.createdAtMs, 1795000000000);
        QCOMPARE(row.dueAtMs, 1795500000000);
        QCOMPARE(row.status, OrderStatus::AwaitingPicking);
    }

    void barcodesAndWaybillsLeadToTheirOrders()
    {
        Profile profile;
        Order two = order(u"b1"_s, {line(u"a"_s), line(u"b"_s, 10, 4)});
        two.lines[1].barcodes = {u"111"_s, u"AbC"_s};
        profile.pull(page({item(two, 1), item(order(u"b2"_s, {line(u"a"_s)}), 1),
                           item(parcelled(u"b3"_s, 5, 5, u"YT5555"_s, kNow), 1)},
                          u"c1"_s, 1));
        auto reader = profile.reader();
        QCOMPARE(reader->findBarcode(u"69012345a"_s, OrderList::Picking, 10)->size(), 2);
        QCOMPARE(reader->findBarcode(u"69012345a"_s, OrderList::Picking, 1)->size(), 1);
        const auto hits = reader->findBarcode(u" ａbc "_s, OrderList::Shipping, 10);
        QCOMPARE(hits->size(), 1);
        QCOMPARE(hits->first().order.value, u"b1"_s);
        QCOMPARE(hits->first().line.value, u"b"_s);
        QCOMPARE(reader->findBarcode(u"6901234"_s, OrderList::All, 10)->size(), 0);
        QCOMPARE(reader->findBarcode(QString(), OrderList::All, 10)->size(), 0);
        QCOMPARE(reader->findBarcode(u"69012345lb3"_s, OrderList::Shipped, 10)->size(), 1);
        QCOMPARE(reader->findBarcode(u"69012345lb3"_s, OrderList::Picking, 10)->size(), 0);
        QCOMPARE((*reader->findWaybill(u"YT5555"_s))->value, u"b3"_s);
        QVERIFY(!reader->findWaybill(u"YT0000"_s)->has_value());
    }

    void addressesComeWithTheDefaultFirst()
    {
        Profile profile;
        Address first;
        first.id = AddressId(u"a"_s);
        first.contact = u"张三"_s;
        Address second = first;
        second.id = AddressId(u"b"_s);
        second.isDefault = true;
        QVERIFY(profile.pull(page({item(first, 1), item(second, 1)}, u"c1"_s, 1)).addresses);
        const auto all = profile.reader()->addresses();
        QCOMPARE(all->size(), 2);
        QCOMPARE(all->at(0).id.value, u"b"_s);
        QCOMPARE(all->at(1).contact, u"张三"_s);
    }

    void aReaderSeesCommitsAndNeverWrites()
    {
        Profile profile;
        auto reader = profile.reader();
        QCOMPARE(*reader->cachedOrders(), 0);
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
        QCOMPARE(*reader->cachedOrders(), 1);
        QVERIFY(!store::Reader::open(profile.path(u"none.db"_s)).ok());
        QVERIFY(!QFile::exists(profile.path(u"none.db"_s)));
    }

    void blankingInPartsMissesNobody()
    {
        constexpr int kOrders = 600;
        const qint64 day = 24 * kHour;
        Profile profile;
        QList<contract::PullItem> items;
        QSet<QString> due;
        for (int i = 0; i < kOrders; ++i) {
            // The first ones are due after 30 days, all of them after 10.
            const QString id = u"order-%1"_s.arg(i);
            items += item(parcelled(id, 5, 5, u"YT%1"_s.arg(1000 + i), kNow - (i < 250 ? 40 : 20) * day), i + 1);
            if (i < 250)
                due += id;
        }
        profile.pull(page(items, u"c1"_s, kOrders));
        QSet<QString> blanked;
        const auto part = [&](int days) {
            bool more = false;
            const auto changes = profile->applyRetention(days, &more);
            if (!changes.ok() || changes->orders.size() > 200 || blanked.intersects(changes->orders))
                qFatal("a part is not in order");
            blanked += changes->orders;
            return more;
        };
        QVERIFY(part(30));
        while (part(30)) {
        }
        QCOMPARE(blanked, due);
        // Another time in the middle of a round: those that the round has passed are looked at once more.
        blanked.clear();
        QVERIFY(part(19));
        QVERIFY(!blanked.isEmpty());
        profile.pull(page({item(parcelled(u"order-0"_s, 5, 5, u"YT1000"_s, kNow - 15 * day), kOrders + 1)}, u"c2"_s,
                          kOrders + 1));
        while (part(10)) {
        }
        QCOMPARE(blanked.size(), kOrders - 250 + 1);
        QVERIFY(blanked.contains(u"order-0"_s));
        QVERIFY(profile->applyRetention(10)->isEmpty());
    }

    void recipientsAreBlankedAfterTheirTime()
    {
        Profile profile;
        const qint64 day = 24 * kHour;
        Order old = parcelled(u"old"_s, 5, 5, u"YT1111"_s, kNow - 40 * day);
        old.recipient.name = u"欧阳白夜"_s;
        old.recipient.phone = u"13755556666"_s;
        old.buyerRemark = u"打 13755556666"_s;
        old.sellerMemo = u"改寄 13755556666"_s;
        Order young = parcelled(u"young"_s, 5, 5, u"YT2222"_s, kNow - 20 * day);
        Order open = order(u"open"_s, {line(u"a"_s)});
        open.createdAtMs = kNow - 400 * day;
        Order cancelled = open;
        cancelled.id = OrderId(u"cancelled"_s);
        cancelled.cancelled = true;
        profile.pull(page({item(old, 1), item(young, 1), item(open, 1), item(cancelled, 1)}, u"c1"_s, 1));
        const auto changes = profile->applyRetention(30);
        QVERIFY(changes.ok());
        QCOMPARE(changes->orders, (QSet<QString>{u"old"_s, u"cancelled"_s}));
        auto reader = profile.reader();
        QCOMPARE((*reader->order(OrderId(u"old"_s)))->recipient.name, QString());
        QCOMPARE((*reader->order(OrderId(u"old"_s)))->recipient.city, u"金华市"_s);
        QCOMPARE((*reader->order(OrderId(u"young"_s)))->recipient.name, u"王芳"_s);
        QCOMPARE((*reader->order(OrderId(u"open"_s)))->recipient.name, u"王芳"_s);
        OrderQuery query;
        query.list = OrderList::All;
        query.search = u"欧阳"_s;
        QCOMPARE(*reader->count(query), 0);
        QVERIFY(profile->applyRetention(30)->isEmpty());
        // Also not in what the files still hold.
        reader.reset();
        QVERIFY(profile->applyRetention(30).ok());
        for (const QString &name : {u"cache.db"_s, u"cache.db-wal"_s}) {
            QFile file(profile.path(name));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll();
            QVERIFY2(!bytes.contains(u"欧阳白夜"_s.toUtf8()), qPrintable(name));
            QVERIFY2(!bytes.contains("13755556666"), qPrintable(name));
        }
        // A newer version of the platform is what counts.
        profile.pull(page({item(old, 2)}, u"c2"_s, 2));
        QCOMPARE((*profile.reader()->order(OrderId(u"old"_s)))->recipient.name, u"欧阳白夜"_s);
    }

    void finishedOperationsArePurgedInTheirTime()
    {
        Profile profile;
        const qint64 day = 24 * kHour;
        PullPage first = page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1);
        first.nowMs = profile.clock.now;
        profile.pull(first);
        const OpId closed = profile.record(pick(u"o1"_s, u"a"_s, 1));
        profile.push({result(closed, OperationResult::Outcome::Conflict)});
        QVERIFY(profile->close(closed, u"p"_s, u"x"_s).ok());
        const OpId finished = profile.record(pick(u"o1"_s, u"a"_s, 1));
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 1)}), 2)}, u"c2"_s, 5,
                          {result(finished, OperationResult::Outcome::Applied, 2, 5)}));
        const OpId waiting = profile.record(pick(u"o1"_s, u"a"_s, 1));
        profile.clock.now += 29 * day;
        QVERIFY(profile->applyRetention(30).ok());
        QVERIFY(profile->operation(finished));
        profile.clock.now += 2 * day;
        QVERIFY(profile->applyRetention(30).ok());
        QVERIFY(!profile->operation(finished));
        QVERIFY(profile->operation(closed));
        profile.clock.now += 400 * day;
        QVERIFY(profile->applyRetention(30).ok());
        QVERIFY(!profile->operation(closed));
        QVERIFY(profile->operation(waiting));
        profile.reopen();
        QCOMPARE(profile.state(waiting), OpState::Pending);
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestReader)
#include "tst_reader.moc"
