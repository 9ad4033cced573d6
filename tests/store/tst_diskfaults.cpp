// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Disks as they really fail: full, for reading only, gone; and bytes that are not what was written.
#include <QDir>
#include <QFile>
#include <QJsonDocument>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

#include "models/store/files.h"
#include "tests/store/smalldisk.h"
#include "tests/store/storefixture.h"
#include "tests/support/diskvfs.h"
#include "tests/support/memoryfiles.h"

namespace wyh::testing {

namespace {

/// Where a profile lies: in a folder of the machine, or on a disk in memory.
struct Place
{
    QString folder;
    QByteArray vfs = {};
    store::Files *files = nullptr;
};

Result<std::unique_ptr<LocalStore>> openAt(const Place &place, const Clock &clock, Random &random)
{
    store::OpenStore options;
    options.folder = place.folder;
    options.base.vfs = place.vfs;
    options.files = place.files;
    return LocalStore::open(options, clock, random);
}

void flip(const QString &path, qint64 at, quint8 mask)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(at))
        qFatal("flip");
    char byte = 0;
    if (file.read(&byte, 1) != 1 || !file.seek(at))
        qFatal("flip");
    byte = static_cast<char>(byte ^ static_cast<char>(mask));
    if (file.write(&byte, 1) != 1)
        qFatal("flip");
}

}  // namespace

class TestDiskFaults : public QObject
{
    Q_OBJECT

    static QList<PullItem> orders(int first, int count)
    {
        QList<PullItem> items;
        for (int i = first; i < first + count; ++i)
            items += item(order(u"o%1"_s.arg(i), {line(u"a"_s), line(u"b"_s)}), i + 1);
        return items;
    }

    static void copyFile(const QString &from, const QString &to)
    {
        QFile::remove(to);
        QVERIFY(QFile::copy(from, to));
    }

    /// What a person does on a disk that fills up: everything that was said to be saved is there afterwards.
    void liveOnASmallDisk(const Place &place, const std::function<void()> &fillUp, const std::function<void()> &room)
    {
        HandClock clock;
        SeededRandom random;
        QStringList saved;
        {
            auto opened = openAt(place, clock, random);
            if (!opened.ok()) {
                // Too small even for an empty profile: that is said, and nothing half-made is taken for a profile.
                QVERIFY2(opened.error().code == u"disk-full"_s || opened.error().code == u"file-error"_s ||
                             opened.error().code == u"database-error"_s ||
                             opened.error().params.value(u"reason"_s).toString() == u"disk-full"_s,
                         qPrintable(opened.error().code + u' ' + opened.error().detail));
                room();
                opened = openAt(place, clock, random);
            }
            QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().detail));
            LocalStore &store = **opened;
            QVERIFY(store.applyPage(page(orders(0, 20), u"c20"_s, 20, {}, true), {}).ok());
            auto reader = store::Reader::open(store.cachePath(), place.vfs);
            QVERIFY(reader.ok());
            fillUp();
            // Pages until one is refused; then nothing of it is there, and the cursor stands.
            int next = 20;
            bool refusedPage = false;
            for (int i = 0; i < 400 && !refusedPage; ++i) {
                const QString token = store.pullState().token;
                const auto applied =
                    store.applyPage(page(orders(next, 20), u"c%1"_s.arg(next + 20), next + 20, {}, true), token);
                if (applied.ok()) {
                    next += 20;
                    continue;
                }
                refusedPage = true;
                QCOMPARE(store.pullState().token, token);
                QVERIFY(!store.cachedOrder(OrderId(u"o%1"_s.arg(next))));
            }
            QVERIFY2(refusedPage, "the disk never became full");
            // Acts until one is refused: those before are saved, the refused one is nowhere.
            bool refusedAct = false;
            for (int i = 0; i < 30000 && !refusedAct; ++i) {
                const auto recorded = store.record(pick(u"o%1"_s.arg(i % 20), u"a"_s, i % 40 < 20 ? 1 : -1));
                if (recorded.ok()) {
                    saved += recorded->id.value;
                    continue;
                }
                refusedAct = true;
                QCOMPARE(recorded.error().code, u"not-saved"_s);
                QVERIFY(!recorded.error().params.value(u"reason"_s).toString().isEmpty());
                QCOMPARE(store.counts().waiting, saved.size());
            }
            QVERIFY2(refusedAct, "an act was never refused");
            // Reading goes on: nothing looks empty because the disk is full.
            const auto rows = (*reader)->page({}, std::nullopt, 1000);
            QVERIFY(rows.ok());
            QVERIFY(rows->size() >= 20);
            room();
            const auto again = store.record(pick(u"o1"_s, u"b"_s, 1));
            QVERIFY2(again.ok(),
                     again.ok() ? "" : qPrintable(QString::fromUtf8(QJsonDocument(again.error().params).toJson())));
            saved += again->id.value;
        }
        auto opened = openAt(place, clock, random);
        QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().detail));
        QVERIFY(!(*opened)->openReport().outboxRescued);
        QCOMPARE((*opened)->counts().waiting, saved.size());
        for (const QString &op : std::as_const(saved))
            QVERIFY((*opened)->operation(OpId(op)).has_value());
    }

    static QStringList namesIn(const Place &place)
    {
        store::DiskFiles machine;
        QStringList names = (place.files ? *place.files : machine).names(place.folder, u"*"_s);
        names.removeIf([](const QString &name) { return name.endsWith("-shm"_L1) || name.endsWith("-wal"_L1); });
        return names;
    }

    /// A profile that cannot be written says so, and nothing is put aside or rescued.
    void readOnlyIsSaid(const Place &place, const std::function<void(bool)> &setReadOnly)
    {
        HandClock clock;
        SeededRandom random;
        OpId op;
        {
            auto opened = openAt(place, clock, random);
            QVERIFY(opened.ok());
            QVERIFY((*opened)->applyPage(page(orders(0, 3), u"c1"_s, 3), {}).ok());
            const auto recorded = (*opened)->record(pick(u"o1"_s, u"a"_s, 1));
            QVERIFY(recorded.ok());
            op = recorded->id;
        }
        const QStringList names = namesIn(place);
        setReadOnly(true);
        {
            auto opened = openAt(place, clock, random);
            QVERIFY(!opened.ok());
            const QString code = opened.error().code;
            QVERIFY2(code == u"database-readonly"_s || code == u"file-error"_s || code == u"database-error"_s,
                     qPrintable(code + u' ' + opened.error().detail));
            QCOMPARE(namesIn(place), names);
        }
        setReadOnly(false);
        auto opened = openAt(place, clock, random);
        QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().detail));
        QVERIFY(!(*opened)->openReport().cacheRebuilt);
        QVERIFY((*opened)->operation(op).has_value());
    }

private slots:
    void aSmallDiskLosesNothing_data()
    {
        QTest::addColumn<int>("megabytes");
        QTest::addColumn<bool>("mounted");
        const bool canMount = SmallDisk(1).isThere();
        for (const int size : {1, 4, 8}) {
            QTest::addRow("%d MB in memory", size) << size << false;
            if (canMount)
                QTest::addRow("%d MB mounted", size) << size << true;
        }
    }
    void aSmallDiskLosesNothing()
    {
        QFETCH(int, megabytes);
        QFETCH(bool, mounted);
        constexpr qint64 kLeft = 256 * 1024;
        if (mounted) {
            const SmallDisk disk(megabytes);
            QVERIFY(disk.isThere());
            liveOnASmallDisk(
                {disk.path()}, [&] { disk.fillUp(kLeft); },
                [&] {
                    disk.makeRoom();
                    QFile::remove(disk.path() + u"/reserve.bin"_s);
                });
            return;
        }
        DiskFaults none;
        MemoryDisk disk(none);
        MemoryFiles files(disk);
        const DiskVfs vfs(disk, "small");
        disk.setCapacity(megabytes * 1024LL * 1024);
        liveOnASmallDisk(
            {u"/profile"_s, vfs.name(), &files}, [&] { disk.setCapacity(disk.used() + kLeft); },
            [&] { disk.setCapacity(-1); });
    }

#ifdef Q_OS_LINUX
    void aFileLimitLosesNothing()
    {
        const QTemporaryDir folder;
        std::unique_ptr<FileLimit> limit;
        liveOnASmallDisk(
            {folder.path()}, [&] { limit = std::make_unique<FileLimit>(768 * 1024); }, [&] { limit.reset(); });
    }
#endif

    void aReadOnlyProfileIsSaid_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("in memory") << u"memory"_s;
        if (SmallDisk(1).isThere())
            QTest::newRow("mounted") << u"mounted"_s;
#ifdef Q_OS_UNIX
        if (::geteuid() != 0)  // rights do not stop the superuser
            QTest::newRow("by rights") << u"rights"_s;
#endif
    }
    void aReadOnlyProfileIsSaid()
    {
        QFETCH(QString, how);
        if (how == "mounted"_L1) {
            const SmallDisk disk(16);
            readOnlyIsSaid({disk.path()}, [&](bool on) { QVERIFY(disk.setReadOnly(on)); });
        } else if (how == "rights"_L1) {
            const QTemporaryDir folder;
            readOnlyIsSaid({folder.path()}, [&](bool on) {
                const auto rights =
                    QFileDevice::ReadOwner | (on ? QFileDevice::Permissions() : QFileDevice::WriteOwner);
                for (const QString &name : QDir(folder.path()).entryList(QDir::Files))
                    QFile::setPermissions(folder.filePath(name), rights);
                QFile::setPermissions(folder.path(), rights | QFileDevice::ExeOwner);
            });
        } else {
            DiskFaults none;
            MemoryDisk disk(none);
            MemoryFiles files(disk);
            const DiskVfs vfs(disk, "readonly");
            readOnlyIsSaid({u"/profile"_s, vfs.name(), &files}, [&](bool on) { disk.setReadOnly(on); });
        }
    }

#ifdef Q_OS_LINUX
    void aProfileThatIsDeletedWhileItIsUsedRefusesActs()
    {
        Profile profile;
        profile.pull(page(orders(0, 3), u"c1"_s, 3));
        profile.record(pick(u"o1"_s, u"a"_s, 1));
        QVERIFY(QDir(profile.folder()).removeRecursively());
        const auto refused = profile->record(pick(u"o2"_s, u"a"_s, 1));
        QVERIFY2(!refused.ok(), "it would be gone with the file");
        QCOMPARE(refused.error().code, u"not-saved"_s);
        QCOMPARE(refused.error().params.value(u"reason"_s).toString(), u"file-error"_s);
        QCOMPARE(profile->counts().waiting, 1);
        QCOMPARE(profile.picked(u"o2"_s), 0);
        profile.close();
    }
#endif

    void flippedBytesOfTheCacheLoseNoOperation()
    {
        Profile profile;
        profile.pull(page(orders(0, 120), u"c1"_s, 120));
        QList<OpId> ops;
        for (int i = 0; i < 30; ++i)
            ops += profile.record(pick(u"o%1"_s.arg(i), u"a"_s, 1));
        profile.close();
        const QString cache = profile.path(u"cache.db"_s);
        copyFile(cache, profile.path(u"sound"_s));
        const qint64 size = QFileInfo(cache).size();
        SeededRandom chance;
        constexpr qint64 kPage = 4096;
        int rebuilt = 0;
        for (int round = 0; round < 80; ++round) {
            copyFile(profile.path(u"sound"_s), cache);
            QFile::remove(cache + u"-wal"_s);
            QFile::remove(cache + u".suspect"_s);
            const int flips = 1 + static_cast<int>(chance.below(8));
            for (int i = 0; i < flips; ++i)
                flip(cache, static_cast<qint64>(chance.below(static_cast<quint64>(size))),
                     static_cast<quint8>(1 + chance.below(255)));
            // A cache that was closed is not checked at its start, and most single bytes are text or lie free. The
            // first byte of a page says what the page is: every other round has pages that cannot be read at all.
            for (int i = 0; round % 2 == 1 && i < 24; ++i)
                flip(cache, kPage * static_cast<qint64>(1 + chance.below(static_cast<quint64>(size / kPage - 1))),
                     0xF0);
            const Status opened = profile.tryOpen();
            QVERIFY2(opened.ok(),
                     qPrintable(u"round %1: %2"_s.arg(round).arg(opened.ok() ? QString() : opened.error().detail)));
            rebuilt += profile->openReport().cacheRebuilt ? 1 : 0;
            for (const OpId &op : std::as_const(ops))
                QCOMPARE(profile.state(op), OpState::Pending);
            // Reading and writing end in an answer or in an error, never in the end of the program.
            (void)profile.reader()->page({}, std::nullopt, 1000);
            for (int i = 0; i < 120; i += 7)
                (void)profile->shownOrder(OrderId(u"o%1"_s.arg(i)));
            const auto applied = profile->applyPage(page(orders(0, 120), u"c2"_s, 240), profile->pullState().token);
            if (!applied.ok()) {
                profile.reopen();
                QVERIFY2(profile->openReport().cacheRebuilt,
                         qPrintable(applied.error().code + u' ' + applied.error().detail));
                ++rebuilt;
            }
            profile.close();
        }
        QVERIFY2(rebuilt > 15, qPrintable(QString::number(rebuilt)));
    }

    void flippedBytesOfTheOutboxLoseNothingReadable_data()
    {
        QTest::addColumn<bool>("withBackup");
        QTest::newRow("without a backup") << false;
        QTest::newRow("with a backup") << true;
    }
    void flippedBytesOfTheOutboxLoseNothingReadable()
    {
        QFETCH(bool, withBackup);
        constexpr int kOps = 160;
        Profile profile;
        profile.pull(page(orders(0, kOps), u"c1"_s, kOps));
        QList<OpId> ops;
        for (int i = 0; i < kOps; ++i)
            ops += profile.record(pick(u"o%1"_s.arg(i), u"a"_s, 1));
        QVERIFY(profile->backupOutbox().ok());
        profile.close();
        const QString outbox = profile.path(u"outbox.db"_s);
        copyFile(outbox, profile.path(u"sound"_s));
        copyFile(profile.path(u"outbox.bak"_s), profile.path(u"sound.bak"_s));
        const qint64 size = QFileInfo(outbox).size();
        SeededRandom chance;
        int rescued = 0;
        for (int round = 0; round < 60; ++round) {
            for (const QString &old : QDir(profile.folder()).entryList({u"outbox.*"_s}, QDir::Files))
                QFile::remove(profile.path(old));
            copyFile(profile.path(u"sound"_s), outbox);
            if (withBackup)
                copyFile(profile.path(u"sound.bak"_s), profile.path(u"outbox.bak"_s));
            // Mostly a few bytes near each other, as a dying disk writes them; now and then a whole page.
            const qint64 at = static_cast<qint64>(chance.below(static_cast<quint64>(size)));
            const int bytes = round % 5 == 0 ? 4096 : 1 + static_cast<int>(chance.below(16));
            for (int i = 0; i < bytes && at + i < size; ++i)
                flip(outbox, at + i, static_cast<quint8>(1 + chance.below(255)));
            const QSet<QString> readable = readableIn(outbox);
            const Status opened = profile.tryOpen();
            QVERIFY2(opened.ok(),
                     qPrintable(u"round %1: %2"_s.arg(round).arg(opened.ok() ? QString() : opened.error().detail)));
            const store::OpenReport report = profile->openReport();
            rescued += report.outboxRescued ? 1 : 0;
            int found = 0;
            for (const OpId &op : std::as_const(ops)) {
                const bool there = profile->operation(op).has_value();
                found += there ? 1 : 0;
                QVERIFY2(there || !readable.contains(op.value),
                         qPrintable(u"round %1: a readable operation is gone"_s.arg(round)));
            }
            if (withBackup && report.outboxRescued)
                QCOMPARE(found, kOps);
            if (report.outboxRescued && found < kOps) {
                const auto notice = profile->rescueNotice();
                QVERIFY(notice.has_value());
                QVERIFY2(notice->lostUntilMs > 0, "operations are missing and nobody says so");
            }
            profile.close();
        }
        QVERIFY2(rescued > 15, qPrintable(QString::number(rescued)));
    }

private:
    /// Read one by one with nothing but SQL: what is whole in the damaged file.
    static QSet<QString> readableIn(const QString &path)
    {
        const QString copy = path + u".copy"_s;
        copyFile(path, copy);
        QSet<QString> ids;
        {
            auto file = sql::Connection::open(copy);
            if (!file.ok())
                return ids;
            for (int n = 1; n <= 200; ++n) {
                sql::Query row = (*file)->query("SELECT op_id, type, args, guard, state FROM op WHERE n = ?");
                row.bind(1, n);
                if (!row.step())
                    continue;
                const auto args = contract::parseObject(row.bytes(2));
                const auto guard = contract::parseObject(row.bytes(3));
                if (args.ok() && guard.ok() && store::opStateFromCode(row.text(4)) &&
                    contract::payloadFromJson(row.text(1), *args, *guard).ok())
                    ids.insert(row.text(0));
            }
        }
        for (const QString &part : {copy, copy + u"-wal"_s, copy + u"-shm"_s})
            QFile::remove(part);
        return ids;
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestDiskFaults)
#include "tst_diskfaults.moc"
