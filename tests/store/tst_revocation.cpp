// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What is left in the folder of a profile whose device was revoked, wherever the program ends under way.
#include <QDir>
#include <QFile>

#include "models/store/revocation.h"
#include "models/store/unsent.h"
#include "tests/store/storefixture.h"
#include "tests/support/memoryfiles.h"

namespace wyh::testing {

class TestRevocation : public QObject
{
    Q_OBJECT

    static QStringList files(const Profile &profile)
    {
        return QDir(profile.folder()).entryList(QDir::Files, QDir::Name);
    }

private slots:
    void everythingGoesButTheRescueFile()
    {
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
        profile.record(pick(u"o1"_s, u"a"_s, 1));
        QVERIFY(profile->backupOutbox().ok());
        const DeviceId device = profile->deviceId();
        profile.close();
        for (const QString &name : {u"cache.bad-12.db"_s, u"outbox.bad-12.db"_s, u"outbox.v1.bak"_s,
                                    u"cache.db.suspect"_s, u"cache.db-wal"_s, u"unsent-1.rescue.new"_s}) {
            QFile file(profile.path(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        store::DiskFiles disk;
        const auto kept = store::keepSealed(disk, profile.folder(), "sealed", 77);
        QVERIFY(kept.ok());
        QVERIFY(store::markForRemoval(disk, profile.folder()).ok());
        QVERIFY(store::isMarkedForRemoval(disk, profile.folder()));
        QCOMPARE(store::unsentIn(profile.folder())->waiting, 0);
        QVERIFY(store::removeProfileData(disk, profile.folder()).ok());
        QCOMPARE(files(profile), QStringList{u"unsent-77.rescue"_s});
        QFile rescue(*kept);
        QVERIFY(rescue.open(QIODevice::ReadOnly));
        QCOMPARE(rescue.readAll(), QByteArray("sealed"));

        // Allowed again: a new profile in the same folder.
        profile.reopen();
        QVERIFY(profile->pullState().booting);
        QCOMPARE(profile->counts().waiting, 0);
        QVERIFY(!profile->openReport().outboxRescued);
        QVERIFY(!profile->openReport().cacheRebuilt);
        QVERIFY(profile->deviceId() != device);
    }

    void theNextStartGoesOnWithIt()
    {
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
        profile.record(pick(u"o1"_s, u"a"_s, 1));
        profile.close();
        store::DiskFiles disk;
        QVERIFY(store::markForRemoval(disk, profile.folder()).ok());
        profile.reopen();
        QCOMPARE(profile->counts().waiting, 0);
        QVERIFY(!profile->cachedOrder(OrderId(u"o1"_s)));
        QVERIFY(!store::isMarkedForRemoval(disk, profile.folder()));
    }

    void aFullDiskGivesItsReserve()
    {
        DiskFaults faults;
        MemoryDisk disk(faults);
        MemoryFiles files(disk);
        QVERIFY(files.write(u"/p/reserve.bin"_s, QByteArray(4096, '0')).ok());
        QVERIFY(files.write(u"/p/outbox.db"_s, "work").ok());
        faults.arm({DiskFaults::Kind::Full, 1, false});
        QVERIFY(store::keepSealed(files, u"/p"_s, "sealed", 5).ok());
        QVERIFY(faults.reached());
        QCOMPARE(disk.find(u"/p/unsent-5.rescue"_s)->now, QByteArray("sealed"));
        // Without one nothing is begun, nothing deleted, and no half file lies about.
        faults.arm({DiskFaults::Kind::Full, 1, true});
        QVERIFY(!store::keepSealed(files, u"/p"_s, "sealed", 6).ok());
        QVERIFY(!store::markForRemoval(files, u"/p"_s).ok());
        QCOMPARE(disk.names(), (QStringList{u"/p/outbox.db"_s, u"/p/unsent-5.rescue"_s}));
    }

    void aMarkThatFailedIsNone()
    {
        // Or what is recorded from then on would be deleted at the next start.
        for (qint64 at = 1;; ++at) {
            DiskFaults faults;
            MemoryDisk disk(faults);
            MemoryFiles files(disk);
            faults.arm({DiskFaults::Kind::Error, at, false});
            const bool marked = store::markForRemoval(files, u"/p"_s).ok();
            QCOMPARE(store::isMarkedForRemoval(files, u"/p"_s), marked);
            if (!faults.reached()) {
                QVERIFY(marked);
                break;
            }
        }
    }

    void noCallThatFailsLeavesHalfOfIt()
    {
        // The k-th call fails for every k: either nothing was marked, and everything is there, or the mark is, and the
        // next start deletes the rest.
        for (qint64 at = 1;; ++at) {
            DiskFaults faults;
            MemoryDisk disk(faults);
            MemoryFiles files(disk);
            for (const QString &name : {u"cache.db"_s, u"cache.db-wal"_s, u"outbox.db"_s, u"outbox.bak"_s}) {
                QVERIFY(files.write(u"/p/"_s + name, "content").ok());
                QVERIFY(files.flush(u"/p/"_s + name).ok());
            }
            files.flushFolder(u"/p"_s);
            faults.arm({DiskFaults::Kind::Crash, at, false});
            const auto kept = store::keepSealed(files, u"/p"_s, "sealed", 5);
            const bool marked = kept.ok() && store::markForRemoval(files, u"/p"_s).ok();
            const bool removed = marked && store::removeProfileData(files, u"/p"_s).ok();
            const bool reached = faults.reached();
            if (reached)
                disk.powerCut(Damage::Lost, 1);
            faults.arm({});
            if (store::isMarkedForRemoval(files, u"/p"_s)) {
                QCOMPARE(disk.find(u"/p/unsent-5.rescue"_s)->now, QByteArray("sealed"));
                QVERIFY(store::removeProfileData(files, u"/p"_s).ok());
            } else if (!removed) {
                for (const QString &name : {u"/p/cache.db"_s, u"/p/outbox.db"_s, u"/p/outbox.bak"_s})
                    QVERIFY2(files.exists(name), qPrintable(u"%1 %2"_s.arg(at).arg(name)));
                continue;
            }
            const QStringList left = disk.names();
            QCOMPARE(left, QStringList{u"/p/unsent-5.rescue"_s});
            if (!reached)
                break;
        }
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestRevocation)
#include "tst_revocation.moc"
