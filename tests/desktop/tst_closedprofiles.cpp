// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Recipients leave a profile that nobody opens any more.
#include <QDir>
#include <QFile>
#include <QTest>

#include "app/desktop/closedprofiles.h"
#include "app/desktop/leaving.h"
#include "models/store/files.h"
#include "models/store/revocation.h"
#include "tests/store/storefixture.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;

class TestClosedProfiles : public QObject
{
    Q_OBJECT

    static constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;
    static constexpr int kMany = 450;  ///< more than one part

    static Profile of(const testing::Profile &files, bool signedOut = false)
    {
        Profile out;
        out.key = QFileInfo(files.folder()).fileName();
        out.folder = files.folder();
        out.signedOut = signedOut;
        return out;
    }

    static Order over(const QString &id, qint64 at)
    {
        Order made = testing::order(id, {testing::line(u"l"_s + id, 5, 5, 5)});
        made.recipient.phone = u"13755556666"_s;
        made.shipments = {{ShipmentId(u"p"_s + id),
                           ShipmentState::Shipped,
                           u"YTO"_s,
                           u"YT"_s + id,
                           {},
                           1,
                           {},
                           {{LineId(u"l"_s + id), 5}},
                           at,
                           u"仓库"_s,
                           {}}};
        return made;
    }

    /// Orders that are over, one that is not; the platform's time with them (0: it did not say it).
    static void fill(testing::Profile &files, int orders, qint64 overMs, qint64 platformMs)
    {
        QList<contract::PullItem> items;
        for (int i = 0; i < orders; ++i)
            items += testing::item(over(QString::number(i), overMs), i + 1);
        items += testing::item(testing::order(u"open"_s, {testing::line(u"a"_s)}), orders + 1);
        contract::PullPage page = testing::page(items, u"c1"_s, orders + 1);
        page.nowMs = platformMs;
        files.pull(page);
        files.close();
    }

    /// How many of them can still be reached.
    static int reachable(testing::Profile &files, int orders)
    {
        files.reopen();
        int count = 0;
        for (int i = 0; i < orders; ++i)
            count += files->cachedOrder(OrderId(QString::number(i)))->recipient.phone.isEmpty() ? 0 : 1;
        const bool open = !files->cachedOrder(OrderId(u"open"_s))->recipient.phone.isEmpty();
        files.close();
        return open ? count : -1;
    }

    static Kept keep(testing::Profile &files, const Profile &profile)
    {
        return keepClosed(profile, 30, files.clock, files.random, [] { return true; });
    }

private slots:
    void recipientsLeaveAfterTheirTime()
    {
        testing::Profile files;
        fill(files, kMany, files.clock.now - 20 * kDayMs, files.clock.now);
        QCOMPARE(keep(files, of(files)), Kept::Done);
        QCOMPARE(reachable(files, kMany), kMany);
        files.clock.now += 15 * kDayMs;
        QCOMPARE(keep(files, of(files)), Kept::Done);
        QCOMPARE(reachable(files, kMany), 0);
        // Nor does the search index hold anything of them that is still to be forgotten.
        files.reopen();
        QVERIFY(!*files->tidy());
    }

    /// This PC's clock is two months behind and always was.
    void itGoesByThePlatformsTimeAsItWasTold()
    {
        testing::Profile files;
        const qint64 there = files.clock.now + 60 * kDayMs;
        fill(files, 1, there - 20 * kDayMs, there);
        QCOMPARE(keep(files, of(files)), Kept::Done);
        QCOMPARE(reachable(files, 1), 1);
        files.clock.now += 15 * kDayMs;
        QCOMPARE(keep(files, of(files)), Kept::Done);
        QCOMPARE(reachable(files, 1), 0);
    }

    void withoutItsTimeOnlyASignedOutOneIsTouched()
    {
        testing::Profile files;
        fill(files, 1, files.clock.now - 40 * kDayMs, 0);
        QCOMPARE(keep(files, of(files)), Kept::Left);
        QCOMPARE(reachable(files, 1), 1);
        QCOMPARE(keep(files, of(files, true)), Kept::Done);
        QCOMPARE(reachable(files, 1), 0);
    }

    void theOperationsStay()
    {
        testing::Profile files;
        fill(files, 1, files.clock.now - 40 * kDayMs, files.clock.now);
        files.reopen();
        const OpId closed = files.record(testing::pick(u"open"_s, u"a"_s, 1));
        files.push({testing::result(closed, contract::OperationResult::Outcome::Conflict)});
        QVERIFY(files->close(closed, u"p"_s, u"x"_s).ok());
        const OpId waiting = files.record(testing::pick(u"open"_s, u"a"_s, 1));
        files.close();
        files.clock.now += 400 * kDayMs;
        QCOMPARE(keep(files, of(files)), Kept::Done);
        QCOMPARE(reachable(files, 1), 0);
        files.reopen();
        QCOMPARE(files.state(waiting), store::OpState::Pending);
        QCOMPARE(files.state(closed), store::OpState::Closed);
    }

    void oneThatIsInUseOrToBeDeletedIsLeftAlone()
    {
        testing::Profile files;
        fill(files, 1, files.clock.now - 40 * kDayMs, files.clock.now);
        {
            const auto lock = ProfileLock::take(files.folder());
            QVERIFY(lock.ok());
            QCOMPARE(keep(files, of(files)), Kept::Left);
        }
        QCOMPARE(reachable(files, 1), 1);
        store::DiskFiles disk;
        QVERIFY(store::markForRemoval(disk, files.folder()).ok());
        QCOMPARE(keep(files, of(files)), Kept::Left);
        QVERIFY(store::isMarkedForRemoval(disk, files.folder()));
        // Nor is anything made where nothing is.
        const QTemporaryDir empty;
        Profile nothing;
        nothing.folder = empty.path();
        QCOMPARE(keep(files, nothing), Kept::Left);
        QCOMPARE(QDir(empty.path()).entryList({u"cache.*"_s, u"outbox.*"_s}, QDir::Files), QStringList());
    }

    void aReloadThatWasLeftInTheMiddleHoldsNobody()
    {
        testing::Profile files;
        const qint64 longAgo = files.clock.now - 40 * kDayMs;
        fill(files, 1, longAgo, files.clock.now);
        files.reopen();
        QVERIFY(files->beginReset(u"history"_s).ok());
        files.pull(testing::page({testing::item(over(u"0"_s, longAgo), 1)}, u"s1"_s, 0, {}, true));
        files.close();
        const auto holds = [&files] {
            QFile cache(files.path(u"cache.db"_s));
            return cache.open(QIODevice::ReadOnly) && cache.readAll().contains("13755556666");
        };
        QVERIFY(holds());
        QCOMPARE(keep(files, of(files)), Kept::Done);
        QVERIFY(!holds());
        // It starts over when somebody opens it again.
        files.reopen();
        QVERIFY(files->pullState().shadow);
        QCOMPARE(files->pullState().token, QString());
    }

    void itStopsBetweenTwoParts()
    {
        testing::Profile files;
        fill(files, kMany, files.clock.now - 40 * kDayMs, files.clock.now);
        int parts = 0;
        QCOMPARE(keepClosed(of(files), 30, files.clock, files.random, [&parts] { return parts++ == 0; }), Kept::Ended);
        const int left = reachable(files, kMany);
        QVERIFY(left > 0 && left < kMany);
        QVERIFY(ProfileLock::take(files.folder()).ok());
        QCOMPARE(keep(files, of(files)), Kept::Done);
        QCOMPARE(reachable(files, kMany), 0);
    }

    void eachIsLookedAtOnceARun()
    {
        testing::Profile files;
        testing::Profile others;
        const SystemClock clock;
        for (testing::Profile *each : {&files, &others}) {
            each->clock.now = clock.nowMs();
            fill(*each, 1, clock.nowMs() - 40 * kDayMs, clock.nowMs());
        }
        ClosedProfiles closed;
        closed.leaveOut(of(others).key);
        closed.keep({of(files), of(others)}, 0);
        QVERIFY(!closed.isUnderWay());
        closed.keep({of(files), of(others)}, 30);
        QVERIFY(closed.isUnderWay());
        QTRY_VERIFY(!closed.isUnderWay());
        QCOMPARE(reachable(files, 1), 0);
        QCOMPARE(reachable(others, 1), 1);
        closed.keep({of(files), of(others)}, 30);
        QVERIFY(!closed.isUnderWay());
    }

    /// A revocation is heard while another account of the organization is being looked after: that one goes too.
    void aRevocationWaitsForIt()
    {
        const QTemporaryDir root;
        Profiles profiles(root.path());
        contract::Account account;
        account.org = OrgId(u"org"_s);
        account.orgName = u"华丰"_s;
        account.orgKind = u"supplier"_s;
        account.displayName = u"仓库02"_s;
        account.user = UserId(u"u1"_s);
        account.login = u"u1@org"_s;
        const Result<Profile> one = profiles.remember(u"https://a.example"_s, account);
        account.user = UserId(u"u2"_s);
        account.login = u"u2@org"_s;
        const Result<Profile> other = profiles.remember(u"https://a.example"_s, account);
        QVERIFY(one.ok() && other.ok());
        const SystemClock clock;
        SystemRandom random;
        store::OpenStore options;
        options.folder = other->folder;
        QVERIFY(store::LocalStore::open(options, clock, random).ok());
        auto lock = ProfileLock::take(other->folder);
        QVERIFY(lock.ok());
        QList<Profile> emptied;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            Error why;
            emptied = emptyOthers(*one, DeviceId(u"d"_s), sync::Revoked{false, {}}, clock, random, why);
        }));
        thread->start();
        QTest::qWait(3 * ProfileLock::kPatienceMs);
        const bool waits = thread->isRunning();
        lock->reset();
        QVERIFY(thread->wait());
        QVERIFY(waits);
        QCOMPARE(emptied.size(), 1);
        QCOMPARE(QDir(other->folder).entryList({u"cache.*"_s, u"outbox.*"_s}, QDir::Files), QStringList());
    }

    void itsEndIsTold()
    {
        testing::Profile files;
        const SystemClock clock;
        files.clock.now = clock.nowMs();
        fill(files, kMany, clock.nowMs() - 40 * kDayMs, clock.nowMs());
        ClosedProfiles closed;
        bool idle = false;
        closed.end([&idle] { idle = true; });
        QVERIFY(idle);
        closed.keep({of(files)}, 30);
        bool first = false;
        bool second = false;
        closed.end([&first] { first = true; });
        closed.end([&] {
            second = true;
            QVERIFY(!closed.isUnderWay());
            QVERIFY(ProfileLock::take(files.folder()).ok());
        });
        QVERIFY(!second);
        QTRY_VERIFY(second);
        QVERIFY(!first);
    }
};

}  // namespace wyh::desktop

QTEST_GUILESS_MAIN(wyh::desktop::TestClosedProfiles)
#include "tst_closedprofiles.moc"
