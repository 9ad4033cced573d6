// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The disk that the crash points are played on must itself be right: what was synced stays, what was not is at risk,
// and SQLite survives on it whatever the power cut leaves.
#include <QTest>

#include "models/sql/connection.h"
#include "tests/support/diskvfs.h"
#include "tests/support/memoryfiles.h"

namespace wyh::testing {

using namespace Qt::StringLiterals;

class TestMemoryDisk : public QObject
{
    Q_OBJECT

    static sql::OpenOptions options(bool full, bool exclusive = false)
    {
        sql::OpenOptions options;
        options.vfs = "tested";
        options.synchronousFull = full;
        options.exclusive = exclusive;
        options.busyTimeoutMs = 0;
        return options;
    }

    static int rows(sql::Connection &connection)
    {
        sql::Query query = connection.query("SELECT count(*) FROM t");
        return query.step() ? static_cast<int>(query.integer(0)) : -1;
    }

private slots:
    void whatWasNotSyncedIsAtRisk()
    {
        DiskFaults faults;
        MemoryDisk disk(faults);
        const auto file = disk.create(u"/d/a"_s);
        disk.write(*file, 0, QByteArray(2000, 'a'));
        file->sync();
        disk.powerCut(Damage::Lost, 1);
        QVERIFY2(!disk.find(u"/d/a"_s), "its name was not safe");

        const auto again = disk.create(u"/d/a"_s);
        disk.write(*again, 0, QByteArray(2000, 'a'));
        again->sync();
        disk.flushFolder(u"/d"_s);
        disk.write(*again, 0, QByteArray(2000, 'b'));
        disk.powerCut(Damage::Lost, 1);
        QCOMPARE(disk.find(u"/d/a"_s)->now, QByteArray(2000, 'a'));

        disk.write(*again, 0, QByteArray(2000, 'b'));
        disk.powerCut(Damage::Kept, 1);
        QCOMPARE(disk.find(u"/d/a"_s)->now, QByteArray(2000, 'b'));

        bool mixed = false;
        bool torn = false;
        for (quint64 seed = 0; seed < 50; ++seed) {
            disk.write(*again, 0, QByteArray(2000, seed % 2 == 0 ? 'c' : 'd'));
            disk.powerCut(Damage::Some, seed);
            for (int sector = 0; sector < 3; ++sector)
                QCOMPARE(again->now.mid(sector * 512, 512).count(again->now.at(sector * 512)), 512);
            mixed = mixed || again->now.at(0) != again->now.at(600);
            again->sync();
            disk.write(*again, 0, QByteArray(2000, 'e'));
            disk.powerCut(Damage::Torn, seed);
            torn = torn || (again->now.startsWith('e') && !again->now.endsWith('e'));
            disk.write(*again, 0, QByteArray(2000, 'f'));
            again->sync();
        }
        QVERIFY(mixed);
        QVERIFY(torn);
    }

    void aRenameIsOneStep()
    {
        DiskFaults faults;
        MemoryDisk disk(faults);
        MemoryFiles files(disk);
        QVERIFY(files.write(u"/d/new"_s, "new").ok());
        QVERIFY(files.write(u"/d/old"_s, "old").ok());
        QVERIFY(files.flush(u"/d/new"_s).ok() && files.flush(u"/d/old"_s).ok());
        files.flushFolder(u"/d"_s);
        const auto image = disk.image();
        QSet<QByteArray> seen;
        for (quint64 seed = 0; seed < 20; ++seed) {
            disk.load(image);
            QVERIFY(files.rename(u"/d/new"_s, u"/d/old"_s).ok());
            disk.powerCut(Damage::Some, seed);
            const bool moved = !files.exists(u"/d/new"_s);
            QVERIFY(files.exists(u"/d/old"_s));
            QCOMPARE(disk.find(u"/d/old"_s)->now, moved ? "new" : "old");
            seen.insert(disk.find(u"/d/old"_s)->now);
        }
        QCOMPARE(seen.size(), 2);
    }

    void connectionsShareOneFile()
    {
        DiskFaults faults;
        MemoryDisk disk(faults);
        const DiskVfs vfs(disk, "tested");
        auto writer = sql::Connection::open(u"/d/db"_s, options(true));
        QVERIFY2(writer.ok(), writer.ok() ? "" : qPrintable(writer.error().detail));
        QVERIFY((*writer)->execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)").ok());
        auto reading = options(false);
        reading.mode = sql::OpenOptions::Mode::ReadOnly;
        reading.checkpoints = false;
        auto reader = sql::Connection::open(u"/d/db"_s, reading);
        QVERIFY2(reader.ok(), reader.ok() ? "" : qPrintable(reader.error().detail));
        QCOMPARE(rows(**reader), 1);
        QVERIFY((*reader)->execute("BEGIN").ok());
        QCOMPARE(rows(**reader), 1);
        QVERIFY((*writer)->execute("INSERT INTO t VALUES(2)").ok());
        QCOMPARE(rows(**reader), 1);
        QVERIFY((*reader)->execute("COMMIT").ok());
        QCOMPARE(rows(**reader), 2);
        auto other = sql::Connection::open(u"/d/db"_s, options(true));
        QVERIFY(other.ok());
        QVERIFY((*other)->execute("BEGIN IMMEDIATE").ok());
        QCOMPARE((*writer)->execute("INSERT INTO t VALUES(3)").error().code, u"database-busy"_s);
        QVERIFY((*other)->execute("ROLLBACK").ok());
        other->reset();
        QVERIFY((*writer)->checkpointTruncate().ok());
        reader->reset();
        writer->reset();
        QVERIFY2(!disk.find(u"/d/db-wal"_s), "the last one takes the log with it");

        auto owner = sql::Connection::open(u"/d/db"_s, options(true, true));
        QVERIFY(owner.ok());
        QVERIFY((*owner)->execute("INSERT INTO t VALUES(4)").ok());
        QCOMPARE(sql::Connection::open(u"/d/db"_s, options(true)).error().code, u"database-busy"_s);
    }

    /// FULL: a commit that was reported is there after every power cut. NORMAL: not always, and the disk shows it.
    void commitsSurviveAsPromised_data()
    {
        QTest::addColumn<bool>("full");
        QTest::newRow("full") << true;
        QTest::newRow("normal") << false;
    }
    void commitsSurviveAsPromised()
    {
        QFETCH(bool, full);
        DiskFaults faults;
        MemoryDisk disk(faults);
        const DiskVfs vfs(disk, "tested");
        int lostCommits = 0;
        bool reached = true;
        int points = 0;
        for (qint64 k = 1; reached; ++k) {
            for (const Damage damage : {Damage::Kept, Damage::Lost, Damage::Some, Damage::Torn}) {
                disk.load({});
                faults.arm({DiskFaults::Kind::Crash, k, false});
                int reported = 0;
                {
                    auto opened = sql::Connection::open(u"/d/db"_s, options(full));
                    if (opened.ok() && (*opened)->execute("CREATE TABLE t(a, b)").ok()) {
                        for (int i = 1; i <= 6; ++i) {
                            const QByteArray insert =
                                "INSERT INTO t VALUES(" + QByteArray::number(i) + ", zeroblob(3000))";
                            if (!(*opened)->execute(insert.constData()).ok())
                                break;
                            reported = i;
                            if (i == 3)
                                (void)(*opened)->checkpointTruncate();
                        }
                    }
                }
                reached = disk.crashed();
                disk.powerCut(damage, static_cast<quint64>(k));
                faults.arm({});
                auto opened = sql::Connection::open(u"/d/db"_s, options(full));
                QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().detail));
                QVERIFY((*opened)->quickCheck().ok());
                const int left = std::max(0, rows(**opened));
                if (full || damage == Damage::Kept)
                    QVERIFY2(left >= reported, qPrintable(u"k=%1: %2 of %3"_s.arg(k).arg(left).arg(reported)));
                lostCommits += left < reported ? 1 : 0;
                ++points;
            }
        }
        QVERIFY2(points > 100, qPrintable(QString::number(points)));
        QCOMPARE(lostCommits > 0, !full);
    }

    void faultsComeOnceOrStay()
    {
        DiskFaults faults;
        MemoryDisk disk(faults);
        const DiskVfs vfs(disk, "tested");
        auto opened = sql::Connection::open(u"/d/db"_s, options(true));
        QVERIFY(opened.ok());
        QVERIFY((*opened)->execute("CREATE TABLE t(a)").ok());
        faults.arm({DiskFaults::Kind::Full, 1, false});
        QCOMPARE((*opened)->execute("INSERT INTO t VALUES(1)").error().code, u"disk-full"_s);
        QVERIFY((*opened)->execute("INSERT INTO t VALUES(1)").ok());
        faults.arm({DiskFaults::Kind::Error, 1, true});
        QCOMPARE((*opened)->execute("INSERT INTO t VALUES(2)").error().code, u"database-error"_s);
        QCOMPARE((*opened)->execute("INSERT INTO t VALUES(2)").error().code, u"database-error"_s);
        QVERIFY(faults.reached());
        faults.mend();
        QVERIFY((*opened)->execute("INSERT INTO t VALUES(2)").ok());
        QCOMPARE(rows(**opened), 2);
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestMemoryDisk)
#include "tst_memorydisk.moc"
