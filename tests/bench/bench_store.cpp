// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Measures the store against what the disk and SQLite's C API can do at all, in the same run:
//   bench_store [orders = 100000] [folder]
// Prints a markdown table. Ratios count, not seconds.
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <numeric>

#include "models/core/uuid7.h"
#include "models/store/localstore.h"
#include "models/store/reader.h"
#include "net/contract/codec.h"
#include "tests/bench/rawlimit.h"

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <unistd.h>
#endif

namespace wyh::bench {

using namespace Qt::StringLiterals;
using store::LocalStore;

namespace {

constexpr int kPage = 1000;
constexpr int kLines = 5;
constexpr qint64 kNow = 1795438801234;
constexpr qint64 kHour = 3600000;

[[noreturn]] void fail(const Error &error)
{
    std::fprintf(stderr, "%s: %s\n", qPrintable(error.code), qPrintable(error.detail));
    std::exit(1);
}

template <class T>
T need(Result<T> result)
{
    if (!result.ok())
        fail(result.error());
    return std::move(result).value();
}

double ms(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double percentile(QList<double> values, double part)
{
    std::sort(values.begin(), values.end());
    const auto at = static_cast<qsizetype>(part * static_cast<double>(values.size() - 1));
    return values.at(at);
}

QList<double> times(int count, const std::function<void(int)> &work)
{
    QList<double> all;
    for (int i = 0; i < count; ++i)
        all += ms([&] { work(i); });
    return all;
}

QString id(const char *kind, int number)
{
    return u"018f%1-0000-7000-8000-%2"_s.arg(QString::fromLatin1(kind)).arg(number, 12, 10, QLatin1Char('0'));
}

/// Ids have nothing to do with the order things were made in.
int idNumber(int order)
{
    return static_cast<int>(order * 7919LL % 1000003);
}

/// Five lines, about 2.8 KB of wire JSON; a fifth of the orders is open, as with half a year of history.
Order makeOrder(int i)
{
    static const QStringList kinds{u"中性笔"_s, u"橡皮擦"_s, u"笔记本"_s, u"文件夹"_s,
                                   u"订书机"_s, u"荧光笔"_s, u"修正带"_s, u"铅笔盒"_s};
    static const QStringList family{u"王"_s, u"李"_s, u"张"_s, u"刘"_s, u"陈"_s, u"杨"_s, u"赵"_s};
    Order order;
    order.id = OrderId(id("0000", idNumber(i)));
    order.version = 1;
    order.number = u"40%1"_s.arg(1000000000000LL + i * 7LL);
    order.supplier = OrgId(u"huafeng"_s);
    order.dealer = OrgId(u"d%1"_s.arg(i % 40));
    order.dealerName = u"小林百货 %1 店"_s.arg(i % 40);
    order.createdAtMs = kNow - i * 1000LL;
    order.dueAtMs = order.createdAtMs + 48 * kHour;
    order.recipient = {family.at(i % 7) + u"小芳"_s,
                       u"138%1"_s.arg(i % 100000000, 8, 10, QLatin1Char('0')),
                       u"浙江省"_s,
                       u"金华市"_s,
                       u"义乌市"_s,
                       u"福田街道"_s,
                       u"银海路 %1 号"_s.arg(i % 900),
                       u"322000"_s,
                       u"330782"_s,
                       false};
    const bool open = i % 5 == 0;
    for (int l = 0; l < kLines; ++l) {
        Line line;
        line.id = LineId(u"%1-%2"_s.arg(i).arg(l));
        const int sku = (i * 31 + l * 577) % 20000;
        line.sku = SkuId(id("5555", sku));
        line.title = u"%1 %2 型"_s.arg(kinds.at(sku % 8)).arg(sku);
        line.attributes = u"黑色 · 12支/盒"_s;
        line.barcodes = {u"69%1"_s.arg(sku, 11, 10, QLatin1Char('0'))};
        line.articleNumber = u"HF-%1"_s.arg(sku);
        line.unit = u"盒"_s;
        line.ordered = 10;
        line.picked = open ? (i % 3 == 0 ? 4 : 0) : 10;
        line.shipped = open ? 0 : 10;
        order.lines += line;
    }
    if (!open) {
        Shipment parcel;
        parcel.id = ShipmentId(id("7777", i));
        parcel.courier = u"YTO"_s;
        parcel.waybill = u"YT%1"_s.arg(8800000000LL + i);
        parcel.weightGrams = 1200;
        parcel.shippedAtMs = order.createdAtMs + kHour;
        for (const Line &line : std::as_const(order.lines))
            parcel.lines += {line.id, 10};
        order.shipments += parcel;
    }
    return order;
}

contract::PullItem makeItem(const Order &order, qint64 version)
{
    Order made = order;
    made.version = version;
    return {
        u"order"_s, order.id.value, version, version, contract::PullItem::Gone::No, contract::orderToJson(made, true)};
}

void row(const QString &what, const QString &ours, const QString &limit = {}, const QString &ratio = {})
{
    std::printf("| %s | %s | %s | %s |\n", qPrintable(what), qPrintable(ours), qPrintable(limit), qPrintable(ratio));
    std::fflush(stdout);
}

QString inMs(double value)
{
    return QString::number(value, 'f', value < 10 ? 2 : 0) + u" ms"_s;
}

QString p5095(const QList<double> &values)
{
    return u"p50 %1, p95 %2"_s.arg(inMs(percentile(values, 0.5)), inMs(percentile(values, 0.95)));
}

QString ratioOf(double ours, double limit)
{
    return limit > 0 ? QString::number(ours / limit, 'f', 2) + u"x"_s : QString();
}

QList<double> durableWrites(const QString &folder, int count)
{
#ifdef Q_OS_WIN
    Q_UNUSED(folder)
    Q_UNUSED(count)
    return {0};
#else
    const QByteArray block(4096, 'x');
    const int file =
        ::open(QFile::encodeName(folder + u"/probe"_s).constData(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    const QList<double> all = times(count, [&](int) {
        if (::write(file, block.constData(), 4096) != 4096 || ::fdatasync(file) != 0)
            std::fprintf(stderr, "the probe could not write\n");
    });
    ::close(file);
    return all;
#endif
}

class StoreBench
{
public:
    StoreBench(int orders, const QString &folder) : m_orders(orders), m_folder(folder) { m_options.folder = folder; }

    void run()
    {
        std::printf("%d orders, %d lines each, %lld bytes of JSON an order\n\n", m_orders, kLines,
                    static_cast<long long>(contract::compact(contract::orderToJson(makeOrder(1), true)).size()));
        std::printf("| what | ours | limit | ratio |\n|---|---|---|---|\n");
        m_store = need(LocalStore::open(m_options, m_clock, m_random));
        firstPull();
        changedOrders();
        lists();
        recording();
        pushing();
        opening();
    }

private:
    void firstPull()
    {
        // A snapshot comes in the order of the records' ids.
        QList<int> numbers(m_orders);
        std::iota(numbers.begin(), numbers.end(), 0);
        std::sort(numbers.begin(), numbers.end(), [](int a, int b) { return idNumber(a) < idNumber(b); });
        double applying = 0;
        double parsing = 0;
        QString token;
        for (int from = 0; from < m_orders; from += kPage) {
            contract::PullPage page;
            const int to = std::min(from + kPage, m_orders);
            for (int i = from; i < to; ++i)
                page.items += makeItem(makeOrder(numbers.at(i)), 1);
            page.feed = u"f1"_s;
            page.more = to < m_orders;
            page.next = page.more ? u"s%1"_s.arg(to) : u"c1"_s;
            page.nextPos = page.more ? 0 : m_orders;
            page.top = {u"f1"_s, m_orders, u"m"_s};
            const QByteArray bytes = contract::compact(contract::pullPageToJson(page));
            contract::PullPage read;
            parsing += ms([&] { read = need(contract::pullPageFromJson(need(contract::parseObject(bytes)))); });
            applying += ms([&] {
                need(m_store->applyPage(read, token));
                need(m_store->settle());
            });
            token = page.next;
        }
        m_token = token;
        const QString raw = m_folder + u"/raw.db"_s;
        const double limit = rawInsertMs(m_store->cachePath(), raw);
        QFile::remove(raw);
        row(u"first pull: pages into the cache"_s, inMs(applying), inMs(limit), ratioOf(applying, limit));
        row(u"first pull: reading the JSON of the pages"_s, inMs(parsing));
        m_firstPull = applying;
    }

    void changedOrders()
    {
        contract::PullPage page;
        for (int i = 0; i < 1000; ++i) {
            Order order = makeOrder((i * 97) % m_orders);
            order.sellerMemo = u"改"_s;
            page.items += makeItem(order, 2);
        }
        page.feed = u"f1"_s;
        page.next = u"c2"_s;
        page.nextPos = m_orders + 1000;
        page.top = {u"f1"_s, page.nextPos, u"m"_s};
        const double taken = ms([&] {
            need(m_store->applyPage(page, m_token));
            need(m_store->settle());
        });
        m_token = page.next;
        row(u"1,000 changed orders on top"_s, inMs(taken), u"first pull "_s + inMs(m_firstPull),
            ratioOf(taken, m_firstPull));
    }

    void lists()
    {
        const auto reader = need(store::Reader::open(m_store->cachePath()));
        using store::OrderList;
        store::OrderQuery query;
        query.nowMs = kNow;
        query.dayStartMs = kNow - 12 * kHour;
        query.dayEndMs = kNow + 12 * kHour;
        const auto page = [&](OrderList list, const QString &search) {
            query.list = list;
            query.search = search;
            return p5095(times(20, [&](int) { need(reader->page(query, std::nullopt, 200)); }));
        };
        row(u"page of 200, picking list"_s, page(OrderList::Picking, {}));
        row(u"page of 200, all orders"_s, page(OrderList::All, {}));
        query.list = OrderList::All;
        query.search.clear();
        const store::PageKey deep{-kNow + m_orders * 500LL, {}};
        row(u"page of 200 in the middle of all orders"_s,
            p5095(times(20, [&](int) { need(reader->page(query, deep, 200)); })));
        for (const QString &text : {u"芳"_s, u"皮擦"_s, u"义乌市福"_s})
            row(u"search in picking, %1 characters, many hits"_s.arg(text.size()), page(OrderList::Picking, text));
        // Each search is a new one: the hits of the last search are remembered.
        for (const int size : {1, 2, 4}) {
            const auto fresh = [&](OrderList list) {
                query.list = list;
                return p5095(times(20, [&](int i) {
                    query.search = QString(QChar(0x9e00 + size * 20 + i)) + u"盛文具"_s.left(size - 1);
                    need(reader->page(query, std::nullopt, 200));
                }));
            };
            row(u"search in picking, %1 characters, no hit"_s.arg(size), fresh(OrderList::Picking));
            row(u"search in all orders, %1 characters, no hit"_s.arg(size), fresh(OrderList::All));
        }
        query.list = OrderList::All;
        row(u"search for one waybill in all orders"_s, p5095(times(20, [&](int i) {
                query.search = u"YT%1"_s.arg(8800000001LL + i * 5);
                need(reader->page(query, std::nullopt, 200));
            })));
        row(u"counts of the lists and filters"_s,
            p5095(times(20, [&](int) { need(reader->listCounts(kNow, query.dayStartMs, query.dayEndMs)); })));
        row(u"one order by id"_s,
            p5095(times(200, [&](int i) { need(reader->order(makeOrder((i * 31) % m_orders).id)); })));
        row(u"barcode in the picking list"_s, p5095(times(200, [&](int i) {
                need(reader->findBarcode(makeOrder(i * 5 % m_orders).lines.at(0).barcodes.at(0), OrderList::Picking,
                                         50));
            })));
    }

    void recording()
    {
        const int count = std::min(500, m_orders / 10);
        const QList<double> disk = durableWrites(m_folder, count);
        const QList<double> ours = times(count, [&](int i) { record(i * 5); });
        row(u"recording an operation"_s, p5095(ours), u"write + fdatasync of 4 KB: "_s + p5095(disk),
            ratioOf(percentile(ours, 0.95), percentile(disk, 0.95)));
        m_recorded = count;
    }

    void record(int number)
    {
        const Order order = makeOrder(number);
        const auto recorded = m_store->record({orderLane(order.id), PickOp{order.lines.at(0).id, 1}, {}});
        if (!recorded.ok())
            fail({recorded.error().code, recorded.error().params, recorded.error().detail});
    }

    void pushing()
    {
        const int wanted = std::min(10000, m_orders / 5 * 4);
        QList<store::Act> acts;
        const auto flush = [&] {
            if (const auto recorded = m_store->recordAll(acts); !recorded.ok())
                fail({recorded.error().code, recorded.error().params, recorded.error().detail});
            acts.clear();
        };
        for (int i = m_recorded; i < wanted; ++i) {
            const Order order = makeOrder((i * 5) % m_orders);
            acts += {orderLane(order.id), PickOp{order.lines.at(i * 5 < m_orders ? 0 : 1).id, 1}, {}};
            if (acts.size() == 500)
                flush();
        }
        if (!acts.isEmpty())
            flush();
        qint64 pos = m_orders + 1000;
        int pushed = 0;
        const double taken = ms([&] {
            for (;;) {
                const auto batch = m_store->nextBatch(100, 512 * 1024, {});
                if (batch.isEmpty())
                    break;
                QList<OpId> ops;
                contract::PushAnswer answer;
                for (const auto &outgoing : batch) {
                    ops += outgoing.row.operation.id;
                    answer.results += {outgoing.row.operation.id,
                                       contract::OperationResult::Outcome::Applied,
                                       outgoing.row.operation.baseVersion + 1,
                                       ++pos,
                                       {},
                                       {}};
                }
                answer.top = {u"f1"_s, pos, u"m"_s};
                if (const Status counted = m_store->countAttempt(ops); !counted.ok())
                    fail(counted.error());
                need(m_store->applyPush(answer));
                need(m_store->settle());
                pushed += static_cast<int>(batch.size());
            }
        });
        row(u"%1 queued operations pushed (batches of 100, without network)"_s.arg(pushed), inMs(taken));
    }

    void opening()
    {
        m_store.reset();
        QList<double> all;
        for (int i = 0; i < 5; ++i) {
            all += ms([&] {
                const auto store = need(LocalStore::open(m_options, m_clock, m_random));
                const auto reader = need(store::Reader::open(store->cachePath()));
                need(reader->page({}, std::nullopt, 200));
            });
        }
        row(u"opening the profile to the first list page"_s, p5095(all));
    }

    int m_orders;
    QString m_folder;
    store::OpenStore m_options;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<LocalStore> m_store;
    QString m_token;
    double m_firstPull = 0;
    int m_recorded = 0;
};

}  // namespace

}  // namespace wyh::bench

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int orders = arguments.size() > 1 ? arguments.at(1).toInt() : 100000;
    if (orders < 100) {
        std::fprintf(stderr, "bench_store [orders >= 100] [folder]\n");
        return 2;
    }
    const QTemporaryDir folder(arguments.size() > 2 ? arguments.at(2) + QStringLiteral("/bench-XXXXXX")
                                                    : QDir::tempPath() + QStringLiteral("/bench-XXXXXX"));
    wyh::bench::StoreBench(orders, folder.path()).run();
    return 0;
}
