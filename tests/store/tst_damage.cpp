// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Files that were damaged, lost, written by another version or have no room (sync.md 2.2, 2.6.5, 2.9).
#include <QDir>
#include <QFile>

#include "tests/store/fulldisk.h"
#include "tests/store/storefixture.h"

namespace wyh::testing {

using Outcome = OperationResult::Outcome;

class TestDamage : public QObject
{
    Q_OBJECT

    static void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(at));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    static QStringList files(const Profile &profile, const QString &pattern)
    {
        return QDir(profile.folder()).entryList({pattern}, QDir::Files);
    }

    static void fill(Profile &profile, int orders)
    {
        QList<PullItem> items;
        for (int i = 0; i < orders; ++i)
            items += item(order(u"o%1"_s.arg(i), {line(u"a"_s)}), i + 1);
        profile.pull(page(items, u"c1"_s, orders));
    }

private slots:
    void aDamagedCacheIsPulledAgain()
    {
        Profile profile;
        fill(profile, 50);
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 3));
        profile.push({result(op, Outcome::Applied, 60, 60)}, {u"f1"_s, 60, u"m"_s});
        const DeviceId device = profile->deviceId();
        profile.close();
        overwrite(profile.path(u"cache.db"_s), 0, QByteArray(4096, '\x21'));
        profile.reopen();
        QVERIFY(profile->openReport().cacheRebuilt);
        QCOMPARE(files(profile, u"cache.bad-*.db"_s).size(), 1);
        QVERIFY(profile->pullState().booting);
        QVERIFY(profile->pullState().token.isEmpty());
        QCOMPARE(profile->deviceId(), device);
        QCOMPARE(profile.state(op), OpState::Acked);
        QCOMPARE(profile->high().pos, 60);
        // The platform was restored in between as well: only verify finds that.
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 2)}, u"c9"_s, 2));
        QCOMPARE(profile.state(op), OpState::Pending);
        QCOMPARE(profile.picked(u"o1"_s), 3);
        QCOMPARE((*profile.reader()->row({}, OrderId(u"o1"_s)))->piecesPicked, 3);
        QVERIFY(!profile->pullState().verify);

        // Only the newest damaged file is kept.
        profile.clock.now += 1000;
        profile.close();
        overwrite(profile.path(u"cache.db"_s), 0, QByteArray(4096, '\x21'));
        profile.reopen();
        QCOMPARE(files(profile, u"cache.bad-*.db"_s).size(), 1);
    }

    void aDamagedCacheLeavesWithTheRecipientsInIt()
    {
        Profile profile;
        const auto damage = [&] {
            profile.close();
            overwrite(profile.path(u"cache.db"_s), 0, QByteArray(4096, '\x21'));
            profile.reopen();
        };
        fill(profile, 5);
        damage();
        constexpr qint64 day = 24LL * 60 * 60 * 1000;
        profile.clock.now += 29 * day;
        QVERIFY(profile->applyRetention(30).ok());
        QCOMPARE(files(profile, u"cache.bad-*.db"_s).size(), 1);
        profile.clock.now += 2 * day;
        QVERIFY(profile->applyRetention(30).ok());
        QVERIFY(files(profile, u"cache.bad-*.db"_s).isEmpty());
        // A wipe does not wait.
        damage();
        QCOMPARE(files(profile, u"cache.bad-*.db"_s).size(), 1);
        QVERIFY(profile->wipeCache().ok());
        QVERIFY(files(profile, u"cache.bad-*.db"_s).isEmpty());
    }

    void damageAfterAnUncleanEndIsFound()
    {
        Profile profile;
        fill(profile, 400);
        profile.close();
        overwrite(profile.path(u"cache.db"_s), 4096 * 20, QByteArray(4096 * 3, '\x5a'));
        overwrite(profile.path(u"cache.db-wal"_s), 0, QByteArray(32, '\0'));
        profile.reopen();
        QVERIFY(profile->openReport().cacheRebuilt);
    }

    void damageInACleanlyClosedCacheIsFoundWhereverItIs()
    {
        for (int at = 1; at < 40; ++at) {
            Profile profile;
            fill(profile, 60);
            const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 3));
            profile.close();
            // So that opening has something to show anew, and reads and writes the cache.
            {
                auto file = sql::Connection::open(profile.path(u"cache.db"_s));
                QVERIFY(file.ok() && (*file)->execute("UPDATE meta SET v='x' WHERE k='outbox_change'").ok());
            }
            const qint64 size = QFileInfo(profile.path(u"cache.db"_s)).size();
            if (4096 * at >= size)
                break;
            overwrite(profile.path(u"cache.db"_s), 4096 * at, QByteArray(4096, '\x5a'));
            const Status opened = profile.tryOpen();
            QVERIFY2(opened.ok(),
                     qPrintable(u"page %1: %2"_s.arg(at).arg(opened.ok() ? QString() : opened.error().detail)));
            QCOMPARE(profile.state(op), OpState::Pending);
            // What is not read at the start is found when it is, and put aside at the next start.
            const auto applied = profile->applyPage(page({item(order(u"o1"_s, {line(u"a"_s)}), 100)}, u"c2"_s, 100),
                                                    profile->pullState().token);
            if (!applied.ok()) {
                profile.reopen();
                QVERIFY(profile->openReport().cacheRebuilt);
            }
        }
    }

    void damageSeenByAReaderIsMarkedForTheNextStart()
    {
        // The pages are sound, a word in a record is not: no check of SQLite's finds that.
        const auto spoil = [](const Profile &profile, const char *statement) {
            auto file = sql::Connection::open(profile.path(u"cache.db"_s));
            QVERIFY(file.ok() && (*file)->execute(statement).ok());
        };
        Profile profile;
        fill(profile, 3);
        profile.close();
        spoil(profile, "UPDATE order_doc SET doc='{\"number\":' WHERE n=(SELECT n FROM ord WHERE id='o1')");
        profile.reopen();
        QVERIFY(!profile->openReport().cacheRebuilt);
        auto reader = profile.reader();
        QCOMPARE(reader->page({}, std::nullopt, 10)->size(), 3);
        QVERIFY((*reader->order(OrderId(u"o2"_s))).has_value());
        QVERIFY(files(profile, u"*.suspect"_s).isEmpty());
        const auto read = reader->order(OrderId(u"o1"_s));
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, u"database-corrupt"_s);
        QCOMPARE(files(profile, u"*.suspect"_s).size(), 1);
        profile.reopen();
        QVERIFY(profile->openReport().cacheRebuilt);
        QVERIFY(files(profile, u"*.suspect"_s).isEmpty());
        QCOMPARE(files(profile, u"cache.bad-*.db"_s).size(), 1);

        // Pages that nobody but a list looks at.
        fill(profile, 400);
        profile.reopen();
        reader = profile.reader();
        const qint64 pages = QFileInfo(profile.path(u"cache.db"_s)).size() / 4096;
        for (qint64 at = 12; at < pages; ++at)
            overwrite(profile.path(u"cache.db"_s), 4096 * at, QByteArray(4096, '\x5a'));
        bool failed = false;
        for (int i = 0; i < 400 && !failed; ++i)
            failed = !reader->order(OrderId(u"o%1"_s.arg(i))).ok();
        QVERIFY(failed);
        QCOMPARE(files(profile, u"*.suspect"_s).size(), 1);
        reader.reset();
        profile.reopen();
        QVERIFY(profile->openReport().cacheRebuilt);
    }

    void damageSeenByTheStoreIsMarkedForTheNextStart()
    {
        Profile profile;
        fill(profile, 3);
        profile.close();
        {
            auto file = sql::Connection::open(profile.path(u"cache.db"_s));
            QVERIFY(file.ok() &&
                    (*file)->execute("UPDATE order_doc SET doc='{' WHERE n=(SELECT n FROM ord WHERE id='o1')").ok());
        }
        profile.reopen();
        QVERIFY(!profile->openReport().cacheRebuilt);
        QVERIFY(!profile->shownOrder(OrderId(u"o1"_s)));
        QCOMPARE(files(profile, u"*.suspect"_s).size(), 1);
        profile.reopen();
        QVERIFY(profile->openReport().cacheRebuilt);
    }

    void aCacheOfANewerProgramIsPulledAgain()
    {
        Profile profile;
        fill(profile, 3);
        profile.close();
        {
            auto file = sql::Connection::open(profile.path(u"cache.db"_s));
            QVERIFY(file.ok() && (*file)->execute("PRAGMA user_version=99").ok());
        }
        profile.reopen();
        QVERIFY(profile->openReport().cacheRebuilt);
        QVERIFY(profile->pullState().booting);
    }

    void columnsOfAnOlderProgramAreMadeAnew()
    {
        Profile profile;
        fill(profile, 3);
        profile.record({orderLane(OrderId(u"o1"_s)), FlagLineOp{LineId(u"a"_s), true, 0}, {}});
        profile.record(pick(u"o2"_s, u"a"_s, 1));
        store::OrderQuery query;
        query.list = store::OrderList::Picking;
        const auto before = profile.reader()->page(query, std::nullopt, 10);
        QVERIFY(before.ok() && before->size() == 3);
        const auto overlays = [](sql::Connection &file) {
            sql::Query count = file.query("SELECT count(*) FROM order_doc WHERE shown IS NOT NULL");
            return count.step() ? count.integer(0) : -1;
        };
        profile.close();
        {
            auto file = sql::Connection::open(profile.path(u"cache.db"_s));
            QVERIFY(file.ok());
            QCOMPARE(overlays(**file), 2);
            QVERIFY((*file)
                        ->execute("UPDATE ord SET picking=0, exception=0, pick=0; UPDATE order_search SET search='';"
                                  "UPDATE meta SET v='0' WHERE k='projection';"
                                  "CREATE TABLE written(n INTEGER);"
                                  "CREATE TRIGGER watch AFTER UPDATE ON order_doc BEGIN INSERT INTO written "
                                  "VALUES(new.n); END")
                        .ok());
        }
        profile.reopen();
        QCOMPARE(*profile.reader()->page(query, std::nullopt, 10), *before);
        query.search = u"中性笔"_s;
        QCOMPARE(*profile.reader()->count(query), 3);
        profile.close();
        // Documents are most of the file: of those that are what they were, none is written again.
        auto file = sql::Connection::open(profile.path(u"cache.db"_s));
        QVERIFY(file.ok());
        sql::Query written = (*file)->query("SELECT count(*) FROM written");
        QVERIFY(written.step());
        QCOMPARE(written.integer(0), 0);
        QCOMPARE(overlays(**file), 2);
    }

    void aDamagedOutboxGivesBackEveryReadableOperation()
    {
        Profile profile;
        fill(profile, 300);
        QList<OpId> ops;
        for (int i = 0; i < 300; ++i)
            ops += profile.record(pick(u"o%1"_s.arg(i), u"a"_s, 1));
        profile.push({result(ops.at(0), Outcome::Conflict)});
        const DeviceId device = profile->deviceId();
        QVERIFY(QFile::exists(profile.path(u"outbox.bak"_s)));  // made by itself
        profile.close();
        QVERIFY(QFile::remove(profile.path(u"outbox.bak"_s)));
        // One page in the middle of the file.
        const qint64 pages = QFileInfo(profile.path(u"outbox.db"_s)).size() / 4096;
        QVERIFY(pages > 20);
        overwrite(profile.path(u"outbox.db"_s), 4096 * (pages / 2), QByteArray(4096, '\x5a'));
        profile.reopen();
        const store::OpenReport report = profile->openReport();
        QVERIFY(report.outboxRescued);
        QVERIFY2(report.rescued >= 270, qPrintable(QString::number(report.rescued)));
        QVERIFY(QFile::exists(report.damagedKeptAs));
        QCOMPARE(profile->deviceId(), device);
        int found = 0;
        for (const OpId &op : ops)
            found += profile->operation(op).has_value() ? 1 : 0;
        QCOMPARE(found, report.rescued);
        // It goes on as before: the next act has the next number, the picture shows what is left.
        const OpId next = profile.record(pick(u"o7"_s, u"a"_s, 2));
        QVERIFY(profile->operation(next)->n > 290);
        int shown = 0;
        for (int i = 0; i < 300; ++i)
            shown += profile.picked(u"o%1"_s.arg(i)) > 0 ? 1 : 0;
        QVERIFY(shown >= found - 2);
        QCOMPARE(profile->counts().waiting + profile->counts().attention, found + 1);
        profile.reopen();
        QVERIFY(!profile->openReport().outboxRescued);
    }

    void oneUnreadableOperationStopsNoOther()
    {
        // The page is sound, a word in it is not: SQLite sees nothing.
        Profile profile;
        fill(profile, 5);
        const OpId first = profile.record(pick(u"o1"_s, u"a"_s, 1));
        profile.clock.now += 1000;
        const OpId broken = profile.record(pick(u"o2"_s, u"a"_s, 1));
        profile.clock.now += 1000;
        const OpId last = profile.record(pick(u"o3"_s, u"a"_s, 1));
        profile.close();
        {
            auto file = sql::Connection::open(profile.path(u"outbox.db"_s));
            QVERIFY(file.ok() && (*file)->execute("UPDATE op SET args='{\"line\":' WHERE n=2").ok());
        }
        QFile::remove(profile.path(u"outbox.bak"_s));
        profile.reopen();
        QVERIFY(profile->openReport().outboxRescued);
        QCOMPARE(profile->openReport().rescued, 2);
        QCOMPARE(profile.state(first), OpState::Pending);
        QCOMPARE(profile.state(last), OpState::Pending);
        QVERIFY(!profile->operation(broken));
        QCOMPARE(profile->nextBatch(10, 1 << 20, {}).size(), 2);
        const auto notice = profile->rescueNotice();
        QVERIFY(notice && notice->lostFromMs > 0 && notice->lostUntilMs > notice->lostFromMs);
        QVERIFY(QFile::exists(profile->openReport().damagedKeptAs));
        profile.reopen();
        QVERIFY(!profile->openReport().outboxRescued);
    }

    void theBackupFillsTheHoles()
    {
        Profile profile;
        fill(profile, 120);
        QList<OpId> ops;
        for (int i = 0; i < 100; ++i)
            ops += profile.record(pick(u"o%1"_s.arg(i), u"a"_s, 1));
        const DeviceId device = profile->deviceId();
        QVERIFY(profile->backupOutbox().ok());
        const OpId late = profile.record(pick(u"o110"_s, u"a"_s, 1));
        profile.close();
        overwrite(profile.path(u"outbox.db"_s), 0, QByteArray(4096, '\x5a'));
        profile.reopen();
        QVERIFY(profile->openReport().outboxRescued);
        QCOMPARE(profile->openReport().fromBackup, 100);
        QCOMPARE(profile->deviceId(), device);
        for (const OpId &op : ops)
            QCOMPARE(profile.state(op), OpState::Pending);
        QVERIFY(!profile->operation(late));
        QCOMPARE(profile.picked(u"o110"_s), 0);
        QCOMPARE((*profile.reader()->row({}, OrderId(u"o110"_s)))->openOperations, 0);
    }

    void aLostOutboxComesFromItsBackup()
    {
        Profile profile;
        fill(profile, 3);
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 1));
        QVERIFY(profile->backupOutbox().ok());
        profile.close();
        QVERIFY(QFile::remove(profile.path(u"outbox.db"_s)));
        profile.reopen();
        QCOMPARE(profile.state(op), OpState::Pending);
    }

    void aRescueThatStoppedHalfWayIsFinished()
    {
        Profile profile;
        fill(profile, 3);
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 1));
        profile.close();
        // Complete, but not yet in place: as after a crash between the two renames.
        QVERIFY(QFile::rename(profile.path(u"outbox.db"_s), profile.path(u"outbox.new.db"_s)));
        profile.reopen();
        QCOMPARE(profile.state(op), OpState::Pending);
        QVERIFY(!QFile::exists(profile.path(u"outbox.new.db"_s)));
        // Incomplete: the damaged file is still there and counts.
        profile.close();
        QFile half(profile.path(u"outbox.new.db"_s));
        QVERIFY(half.open(QIODevice::WriteOnly));
        half.write("half");
        half.close();
        profile.reopen();
        QCOMPARE(profile.state(op), OpState::Pending);
    }

    void aProfileHasOneOwner()
    {
        Profile profile;
        store::OpenStore options;
        options.folder = profile.folder();
        options.base.busyTimeoutMs = 0;
        const auto second = LocalStore::open(options, profile.clock, profile.random);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, u"database-busy"_s);
    }

    void theReserveHelpsOnce()
    {
        QString reserve;
        bool full = false;
        const FullDisk disk([&] { return !full || !QFile::exists(reserve); });
        Profile profile;
        reserve = profile.path(u"reserve.bin"_s);
        fill(profile, 3);
        QVERIFY(QFileInfo(reserve).size() >= 4 * 1024 * 1024);
        full = true;
        QVERIFY(profile->record(pick(u"o1"_s, u"a"_s, 1)).ok());
        QVERIFY(!QFile::exists(reserve));
        QCOMPARE(profile.picked(u"o1"_s), 1);
        full = false;
        profile.reopen();
        QVERIFY(QFile::exists(reserve));
        QCOMPARE(profile.picked(u"o1"_s), 1);
    }

    void aFullDiskIsSaidAndNothingIsShownAsSaved()
    {
        bool full = false;
        const FullDisk disk([&] { return !full; });
        Profile profile;
        fill(profile, 3);
        full = true;
        const auto refused = profile->record(pick(u"o1"_s, u"a"_s, 1));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, u"not-saved"_s);
        QCOMPARE(refused.error().params.value(u"reason"_s).toString(), u"disk-full"_s);
        QCOMPARE(profile->counts().waiting, 0);
        QCOMPARE(profile.picked(u"o1"_s), 0);
        const auto page2 = profile->applyPage(page({item(order(u"o9"_s, {line(u"a"_s)}), 9)}, u"c2"_s, 9), u"c1"_s);
        QVERIFY(!page2.ok());
        QCOMPARE(page2.error().code, u"disk-full"_s);
        QCOMPARE(profile->pullState().token, u"c1"_s);
        full = false;
        QVERIFY(profile->record(pick(u"o1"_s, u"a"_s, 1)).ok());
        profile.pull(page({item(order(u"o9"_s, {line(u"a"_s)}), 9)}, u"c2"_s, 9));
        QVERIFY(profile->shownOrder(OrderId(u"o9"_s)));
    }

    void whatCouldNotBeShownIsShownLater()
    {
        // The outbox has room, the cache has not: the act is saved and its picture follows.
        bool full = false;
        int left = 0;
        const FullDisk disk([&] { return !full || left-- > 0; });
        bool tried = false;
        for (int writes = 1; writes < 30 && !tried; ++writes) {
            Profile profile;
            fill(profile, 3);
            QFile::remove(profile.path(u"reserve.bin"_s));
            full = true;
            left = writes;
            const auto recorded = profile->record(pick(u"o1"_s, u"a"_s, 4));
            full = false;
            const int shown = (*profile.reader()->order(OrderId(u"o1"_s)))->lines.at(0).picked;
            if (!recorded.ok() || shown == 4)
                continue;
            tried = true;
            QVERIFY(profile->record(pick(u"o2"_s, u"a"_s, 1)).ok());
            QCOMPARE((*profile.reader()->order(OrderId(u"o1"_s)))->lines.at(0).picked, 4);
        }
        QVERIFY(tried);
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestDamage)
#include "tst_damage.moc"
