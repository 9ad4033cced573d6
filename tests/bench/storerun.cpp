// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QJsonArray>

#include "models/sql/connection.h"
#include "models/store/localstore.h"
#include "models/store/reader.h"
#include "tests/bench/measure.h"
#include "tests/bench/rawlimit.h"
#include "tests/bench/runs.h"

namespace wyh::bench {

using namespace Qt::StringLiterals;
using store::OrderFilter;
using store::OrderList;

namespace {

const QString kPageGoal = u"≤ 1 ms"_s;
const QString kTenGoal = u"≤ 10 ms"_s;

/// One row of the table: what, our p50 and p95, the raw limit's, and the goal.
QJsonObject row(const QString &what, const QList<double> &ours, const QString &goal = u"–"_s,
                const QString &limitName = {}, const QList<double> &limit = {})
{
    return {{u"what"_s, what},
            {u"p50"_s, percentile(ours, 0.5)},
            {u"p95"_s, percentile(ours, 0.95)},
            {u"goal"_s, goal},
            {u"limit"_s, limitName},
            {u"limit50"_s, percentile(limit, 0.5)},
            {u"limit95"_s, percentile(limit, 0.95)}};
}

class StoreRun
{
public:
    StoreRun(const Shape &shape, const QString &folder) : m_shape(shape), m_folder(folder)
    {
        store::OpenStore options;
        options.folder = folder;
        m_store = need(store::LocalStore::open(options, m_clock, m_random));
        m_reader = need(store::Reader::open(m_store->cachePath()));
        m_query.nowMs = kNow;
        m_query.dayStartMs = kNow - 12 * kHour;
        m_query.dayEndMs = kNow + 12 * kHour;
    }

    QJsonArray rows()
    {
        lists();
        tidying();
        searches();
        counts();
        recording();
        return m_rows;
    }

private:
    QList<double> pages(OrderList list, OrderFilter filter, const std::optional<store::PageKey> &after = {})
    {
        store::OrderQuery query = m_query;
        query.list = list;
        query.filter = filter;
        return times(50, [&](int) { need(m_reader->page(query, after, 200)); });
    }

    void lists()
    {
        const QString raw = u"the rows by the C API"_s;
        const QList<double> picking = rawPages(m_store->cachePath(), "picking = 1 ORDER BY due_key, id");
        const QList<double> all = rawPages(m_store->cachePath(), "1 ORDER BY created_key, id");
        m_rows +=
            row(u"list page of 200: 配货"_s, pages(OrderList::Picking, OrderFilter::Any), kPageGoal, raw, picking);
        m_rows += row(u"list page of 200: all orders"_s, pages(OrderList::All, OrderFilter::Any), kPageGoal, raw, all);
        m_rows += row(u"list page of 200: the middle of all orders"_s,
                      pages(OrderList::All, OrderFilter::Any,
                            store::PageKey{-makeOrder(m_shape.orders / 2, m_shape).createdAtMs, {}}),
                      kPageGoal, raw, all);
        m_rows +=
            row(u"filter: picked in part"_s, pages(OrderList::Picking, OrderFilter::Partial), kTenGoal, raw, picking);
        m_rows += row(u"filter: exceptions (none)"_s, pages(OrderList::Picking, OrderFilter::Exception), kTenGoal, raw,
                      picking);
        m_rows += row(u"filter: due today"_s, pages(OrderList::Picking, OrderFilter::Today), kTenGoal, raw, picking);
        m_rows += row(u"filter: overdue"_s, pages(OrderList::Picking, OrderFilter::Overdue), kTenGoal, raw, picking);
        m_rows += row(u"filter: shipped today"_s, pages(OrderList::Shipped, OrderFilter::Today), kTenGoal, raw, all);
    }

    /// What the program does in quiet moments in the minutes after a first pull; searches are measured behind it. Every
    /// run does it anew, also where an earlier one has left its work.
    void tidying()
    {
        const auto file = need(sql::Connection::open(m_store->cachePath()));
        if (!file->execute("DELETE FROM search_merged").ok())
            fail(u"not made unmerged"_s);
        QList<double> steps;
        double all = 0;
        for (bool more = true; more;) {
            const double step = msOf([&] { more = need(m_store->tidy()); });
            if (more)
                steps += step;
            all += step;
        }
        const QString note = u"– (%1 steps, %2 s in all, the longest %3 ms)"_s.arg(steps.size())
                                 .arg(all / 1000, 0, 'f', 1)
                                 .arg(percentile(steps, 1), 0, 'f', 0);
        m_rows += row(u"a step of tidying the search index after a first pull"_s, steps, note);
    }

    /// Each search is a new one: what the last one found is remembered.
    void search(const QString &what, OrderList list, const QStringList &texts, bool mustFind)
    {
        store::OrderQuery query = m_query;
        query.list = list;
        qsizetype found = 0;
        const QList<double> ours = times(static_cast<int>(texts.size()), [&](int i) {
            query.search = texts.at(i);
            found += need(m_reader->page(query, std::nullopt, 200)).size();
        });
        if ((found > 0) != mustFind)
            fail(u"search: "_s + what);
        const QList<double> scan = rawScans(m_store->cachePath(), texts.mid(0, 5));
        m_rows += row(u"search: "_s + what, ours, kTenGoal, u"memmem over every order's text"_s, scan);
    }

    void searches()
    {
        search(u"1 character, many hits, 配货"_s, OrderList::Picking, u"笔 橡 芳 伟 红 袋 杯 伞 钥 毛"_s.split(u' '),
               true);
        search(u"1 character, many hits, all"_s, OrderList::All, u"笔 橡 芳 伟 红 袋 杯 伞 钥 毛"_s.split(u' '), true);
        search(u"2 characters, many hits, all"_s, OrderList::All,
               u"橡皮 义乌 小燕 中性 保温 福田 郫都 学府 广博 三木"_s.split(u' '), true);
        search(u"4 characters, many hits, all"_s, OrderList::All,
               u"晨光橡皮 义乌市福 真彩雨伞 文一西路 百乐毛巾"_s.split(u' '), true);
        QStringList absent1;
        QStringList absent2;
        QStringList absent4;
        QStringList crossed;
        QStringList waybills;
        QStringList tails;
        QStringList numbers;
        for (int i = 0; i < 40; ++i) {
            absent1 += QString(QChar(0x9e00 + i));
            absent2 += u"笔"_s + QChar(0x9e40 + i);
            absent4 += u"橡皮擦"_s + QChar(0x9e80 + i);
            crossed += u"义乌橡皮%1"_s.arg(i);
            waybills += waybillOf(1 + (i * 2473) * 5 % (m_shape.orders - 5));
            const Order order = makeOrder(i * 1231 % m_shape.orders, m_shape);
            tails += order.recipient.phone.right(4);
            numbers += order.number.right(6);
        }
        search(u"1 character, absent, all"_s, OrderList::All, absent1, false);
        search(u"2 characters, absent, all"_s, OrderList::All, absent2, false);
        search(u"4 characters, absent, all"_s, OrderList::All, absent4, false);
        search(u"parts that exist, never together, all"_s, OrderList::All, crossed, false);
        search(u"parts that exist, never together, 配货"_s, OrderList::Picking, crossed, false);
        search(u"one waybill, all"_s, OrderList::All, waybills, true);
        search(u"last 4 digits of a phone, all"_s, OrderList::All, tails, true);
        search(u"last 6 digits of an order number, all"_s, OrderList::All, numbers, true);
    }

    void counts()
    {
        const QString path = m_store->cachePath();
        const QString byApi = u"the same asked by the C API"_s;
        const QStringList twenty(20, QString());
        m_rows += row(u"numbers in the navigation (not on the GUI thread)"_s,
                      times(20, [&](int) { need(m_reader->listCounts(kNow, m_query.dayStartMs, m_query.dayEndMs)); }),
                      u"–"_s, u"the tally's rows by the C API"_s, rawQueries(path, "SELECT * FROM tally", twenty));
        store::OrderQuery query = m_query;
        query.list = OrderList::All;
        const auto count = [&](int) { need(m_reader->count(query)); };
        m_rows += row(u"how many orders a list has"_s, times(20, count), u"–"_s, u"the tally's rows by the C API"_s,
                      rawQueries(path, "SELECT sum(orders) FROM tally", twenty));
        query.list = OrderList::Picking;
        query.filter = OrderFilter::Overdue;
        const QByteArray overdue =
            "SELECT count(*) FROM ord WHERE picking = 1 AND due_key < " + QByteArray::number(kNow);
        m_rows +=
            row(u"how many orders are overdue"_s, times(20, count), u"–"_s, byApi, rawQueries(path, overdue, twenty));
        QStringList ids;
        QStringList barcodes;
        for (int i = 0; i < 200; ++i) {
            ids += orderId(i * 31 % m_shape.orders);
            barcodes += makeOrder(i * 5 % m_shape.orders, m_shape).lines.first().barcodes.first();
        }
        m_rows +=
            row(u"one order by its id"_s, times(200, [&](int i) { need(m_reader->order(OrderId(ids.at(i)))); }), u"–"_s,
                byApi, rawQueries(path, "SELECT doc, shown FROM ord JOIN order_doc USING(n) WHERE id = ?1", ids));
        m_rows +=
            row(u"a barcode in 配货"_s,
                times(100, [&](int i) { need(m_reader->findBarcode(barcodes.at(i), OrderList::Picking, 50)); }), u"–"_s,
                byApi,
                rawQueries(path, "SELECT k, line FROM order_line WHERE barcode = ?1 LIMIT 50", barcodes.mid(0, 100)));
    }

    void recording()
    {
        const int count = std::min(300, m_shape.orders / 10);
        const QList<double> disk = durableWrites(m_folder, count);
        const QList<double> ours = times(count, [&](int i) {
            const Order order = makeOrder((i * 5 + 5) % m_shape.orders, m_shape);
            if (!m_store->record({orderLane(order.id), PickOp{order.lines.first().id, 1}, {}}).ok())
                fail(u"not recorded"_s);
        });
        m_rows += row(u"recording an operation"_s, ours, u"fsync + 1 ms (p50)"_s, u"write + fdatasync of 4 KB"_s, disk);
    }

    Shape m_shape;
    QString m_folder;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<store::LocalStore> m_store;
    std::unique_ptr<store::Reader> m_reader;
    store::OrderQuery m_query;
    QJsonArray m_rows;
};

}  // namespace

int runStore(const Shape &shape, const QString &profileFolder)
{
    StoreRun run(shape, profileFolder);
    print({{u"rows"_s, run.rows()}});
    return 0;
}

}  // namespace wyh::bench
