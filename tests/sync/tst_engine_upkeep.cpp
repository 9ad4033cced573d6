// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What the engine does for the store when nobody asks for it, and what must not wait for that.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include "net/contract/codec.h"
#include "tests/sync/bench.h"

namespace wyh::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDayMs = 24LL * 3600 * 1000;

contract::PullItem itemOf(const Order &order)
{
    contract::PullItem item;
    item.collection = u"order"_s;
    item.id = order.id.value;
    item.version = 1;
    item.pos = 1;
    item.data = contract::orderToJson(order, true);
    return item;
}

Order shippedOrder(int number, qint64 shippedAtMs)
{
    Order order = Bench::order(number);
    order.lines.first().picked = order.lines.first().shipped = order.lines.first().ordered;
    Shipment parcel;
    parcel.id = ShipmentId(u"00000000-0000-4000-8000-%1"_s.arg(number, 12, 10, QChar(u'0')));
    parcel.courier = u"YTO"_s;
    parcel.waybill = u"YT%1"_s.arg(123456 + number);
    parcel.lines = {{order.lines.first().id, order.lines.first().ordered}};
    parcel.shippedAtMs = shippedAtMs;
    order.shipments = {parcel};
    return order;
}

QString copyOf(Bench &bench)
{
    return QFileInfo(bench.store().cachePath()).path() + u"/outbox.bak"_s;
}

}  // namespace

class TestEngineUpkeep : public QObject
{
    Q_OBJECT

private slots:
    /// Nobody can be asked for the time as long as nothing may be loaded; then this PC's says what is old.
    void whatIsOldIsNotSentUnaskedWhileNothingMayBeLoaded()
    {
        Bench bench;
        bench.ready(2);
        bench.step(sync::WorkOffline{true});
        bench.record(0);
        bench.clock.ms += 31 * kDayMs;
        bench.freeBytes = store::LocalStore::kRoomBytes - 1;
        bench.take<sync::RecordsChanged>();
        bench.restart();
        QCOMPARE(bench.state().reason, u"disk-low"_s);
        QVERIFY(!bench.waiting());
        QVERIFY(bench.timerArmed());
        QCOMPARE(bench.store().counts().waiting, 0);
        QCOMPARE(bench.store().counts().attention, 1);
        QVERIFY(!bench.take<sync::RecordsChanged>().isEmpty());
        // What is done now is sent all the same.
        bench.record(1);
        QCOMPARE(bench.path(), QByteArray("/v1/ops"));
        QCOMPARE(bench.pushed().size(), 1);
        // And what grows old while the program runs is found as well.
        bench.answer(Bench::silence(net::Reply::Failure::Offline));
        bench.step(sync::WorkOffline{true});
        bench.advance(31 * kDayMs);
        QCOMPARE(bench.store().counts().attention, 2);
    }

    void retentionGoesByThePlatformsTimeAndByTheSettings()
    {
        sync::EngineOptions options;
        options.retentionDays = 30;
        options.windowDays = 180;
        Bench bench(options);
        contract::PullPage page = bench.page();
        const Order order = shippedOrder(0, page.nowMs - 10 * kDayMs);
        page.items = {itemOf(order)};
        bench.clock.wallOffset = 10 * 365 * kDayMs;
        const auto name = [&] { return bench.store().cachedOrder(order.id)->recipient.name; };
        bench.step(sync::SignedIn{Bench::session()});
        bench.step(sync::Started{});
        bench.answerOk(contract::pullPageToJson(page));
        QCOMPARE(name(), order.recipient.name);
        // The next start has the same wrong clock and no network.
        bench.restart();
        bench.answer(Bench::silence(net::Reply::Failure::Offline));
        bench.advance(2 * kDayMs);
        QCOMPARE(name(), order.recipient.name);
        bench.restart();
        bench.answerReads();
        QCOMPARE(name(), order.recipient.name);
        // A shorter time counts at once, not from the next start on.
        bench.engine().setRetentionDays(7);
        bench.step(sync::Woke{});
        QCOMPARE(name(), QString());
    }

    void fewOperationsAreCopiedAfterFiveMinutes()
    {
        Bench bench;
        bench.ready();
        const QString copy = copyOf(bench);
        bench.step(sync::WorkOffline{true});
        bench.advance(sync::Engine::kBackupMs);
        QVERIFY(!QFile::exists(copy));  // there is nothing to copy
        bench.record(0);
        bench.advance(sync::Engine::kBackupMs / 2);
        bench.record(1);  // does not put it off
        bench.advance(sync::Engine::kBackupMs / 2 - 1);
        QVERIFY(!QFile::exists(copy));
        bench.advance(1);
        QVERIFY(QFile::exists(copy));
        // Once, until there is something new.
        QVERIFY(QFile::remove(copy));
        bench.advance(4 * sync::Engine::kBackupMs);
        QVERIFY(!QFile::exists(copy));
        bench.record(2);
        bench.advance(sync::Engine::kBackupMs);
        QVERIFY(QFile::exists(copy));
    }

    /// The program was closed before the five minutes were over, and stays without a network.
    void whatWaitsAtTheStartIsCopiedToo()
    {
        Bench bench;
        bench.ready();
        const QString copy = copyOf(bench);
        bench.restart();
        bench.step(sync::WorkOffline{true});
        bench.advance(2 * sync::Engine::kBackupMs);
        QVERIFY(!QFile::exists(copy));  // nothing waits
        bench.record();
        bench.advance(sync::Engine::kBackupMs - 1);
        bench.restart();
        bench.step(sync::WorkOffline{true});
        bench.advance(sync::Engine::kBackupMs - 1);
        QVERIFY(!QFile::exists(copy));
        bench.advance(1);
        QVERIFY(QFile::exists(copy));
    }

    void aCopyThatFailsIsMadeLater()
    {
        Bench bench;
        bench.ready();
        const QString copy = copyOf(bench);
        // Something that cannot be removed stands in its way.
        QVERIFY(QDir().mkpath(copy + u".tmp/in the way"_s));
        bench.step(sync::WorkOffline{true});
        bench.record();
        bench.advance(sync::Engine::kBackupMs);
        QVERIFY(!QFile::exists(copy));
        QVERIFY(QDir(copy + u".tmp"_s).removeRecursively());
        bench.advance(sync::Engine::kBackupMs);
        QVERIFY(QFile::exists(copy));
    }

    /// Nothing that a person does has to wait for a thousand recipients.
    void retentionIsDoneInPartsThatLeaveRoomBetweenThem()
    {
        constexpr int kOrders = 500;
        sync::EngineOptions options;
        options.retentionDays = 30;
        Bench bench(options);
        contract::PullPage page = bench.page();
        for (int i = 0; i < kOrders; ++i)
            page.items.append(itemOf(shippedOrder(i, page.nowMs - 25 * kDayMs)));
        const auto named = [&] {
            int count = 0;
            for (int i = 0; i < kOrders; ++i)
                count += bench.store().cachedOrder(Bench::order(i).id)->recipient.name.isEmpty() ? 0 : 1;
            return count;
        };
        bench.step(sync::SignedIn{Bench::session()});
        bench.step(sync::Started{});
        bench.answerOk(contract::pullPageToJson(page));
        QCOMPARE(named(), kOrders);
        bench.engine().setRetentionDays(20);  // the next step looks again
        for (int left = kOrders; left > 0;) {
            bench.step(sync::Woke{});
            const int now = named();
            QVERIFY2(now < left && left - now <= 200, qPrintable(QString::number(now)));
            left = now;
            QVERIFY(bench.timerArmed());
            // Not before its pause is over, whatever else there is to do.
            bench.step(sync::Woke{});
            QCOMPARE(named(), left);
            if (left == 300) {
                bench.engine().setRetentionDays(0);  // never
                bench.clock.ms += sync::Engine::kPartMs;
                bench.step(sync::Woke{});
                QCOMPARE(named(), left);
                bench.engine().setRetentionDays(20);
                continue;
            }
            bench.clock.ms += sync::Engine::kPartMs;
        }
    }
};

}  // namespace wyh::test

QTEST_GUILESS_MAIN(wyh::test::TestEngineUpkeep)
#include "tst_engine_upkeep.moc"
