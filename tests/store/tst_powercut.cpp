// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Places at which the power went or the disk failed and something was wrong afterwards: found by the crash points, kept
// here where they can be understood without them.
#include "tests/store/storefixture.h"
#include "tests/support/diskvfs.h"
#include "tests/support/memoryfiles.h"

// The program that is newer by one step of each schema (tests/crashpoints/newer).
static void installNewerProgram()
{
    Q_INIT_RESOURCE(newerprogram);
}
static void removeNewerProgram()
{
    Q_CLEANUP_RESOURCE(newerprogram);
}

namespace wyh::testing {

using Outcome = OperationResult::Outcome;

namespace {

/// A profile on a disk in memory.
struct Pc
{
    DiskFaults faults;
    MemoryDisk disk{faults};
    DiskVfs vfs{disk, "pc"};
    MemoryFiles files{disk};
    HandClock clock;
    SeededRandom random;
    std::unique_ptr<LocalStore> store;

    Pc() { open(); }
    Status tryOpen()
    {
        store::OpenStore options;
        options.folder = u"/profile"_s;
        options.base.vfs = vfs.name();
        options.base.busyTimeoutMs = 0;
        options.files = &files;
        auto opened = LocalStore::open(options, clock, random);
        if (!opened.ok())
            return opened.error();
        store = std::move(*opened);
        return done();
    }
    void open()
    {
        const Status opened = tryOpen();
        if (!opened.ok())
            qFatal("%s: %s", qPrintable(opened.error().code), qPrintable(opened.error().detail));
    }
    void reopen()
    {
        store.reset();
        open();
    }
    /// The power is gone now; what the damage leaves is opened again.
    void cutPower(Damage damage)
    {
        faults.arm({DiskFaults::Kind::Crash, 1, false});
        (void)disk.ask(DiskCall::Mark, u"now"_s);
        store.reset();
        disk.powerCut(damage, 1);
        faults.arm({});
        open();
    }
    void pull(const PullPage &page)
    {
        const auto applied = store->applyPage(page, store->readPullState()->token);
        if (!applied.ok() || !store->settle().ok())
            qFatal("no page");
    }
    OpId record(const Act &act)
    {
        const auto recorded = store->record(act);
        if (!recorded.ok())
            qFatal("%s", qPrintable(recorded.error().code));
        return recorded->id;
    }
    [[nodiscard]] int picked() const { return (*store->shownOrder(OrderId(u"o1"_s))).lines.at(0).picked; }
    [[nodiscard]] OpState state(const OpId &op) const { return (*store->readOperation(op))->state; }
};

}  // namespace

class TestPowerCut : public QObject
{
    Q_OBJECT

    static PullPage orderPage(int picked, qint64 version, const QString &next,
                              const QList<OperationResult> &results = {})
    {
        return page({item(order(u"o1"_s, {line(u"a"_s, 10, picked)}), version)}, next, version, results);
    }

    /// One that the platform has and this PC shows.
    static OpId donePick(Pc &pc)
    {
        pc.pull(orderPage(0, 1, u"c1"_s));
        const OpId op = pc.record(pick(u"o1"_s, u"a"_s, 3));
        (void)pc.store->nextBatch(10, 100000, {});
        if (!pc.store->applyPush({{result(op, Outcome::Applied, 2, 2)}, {u"f1"_s, 2, u"m"_s}}).ok())
            qFatal("no answer");
        pc.pull(orderPage(3, 2, u"c2"_s, {result(op, Outcome::Applied, 2, 2)}));
        if (pc.state(op) != OpState::Done)
            qFatal("not done");
        return op;
    }
    /// What the lists and pages of the screen read.
    static int picture(Pc &pc)
    {
        auto reader = store::Reader::open(pc.store->cachePath(), pc.vfs.name());
        if (!reader.ok())
            return -1;
        const auto order = (*reader)->order(OrderId(u"o1"_s));
        return order.ok() && order->has_value() ? (**order).lines.at(0).picked : -1;
    }

private slots:
    void init() { removeNewerProgram(); }

    /// The copy that is made before an upgrade was in the way of its own repetition: the program never started again.
    void anUpgradeThatWasCutOffIsDoneAgain_data()
    {
        QTest::addColumn<Damage>("damage");
        QTest::newRow("kept") << Damage::Kept;
        QTest::newRow("lost") << Damage::Lost;
        QTest::newRow("some") << Damage::Some;
        QTest::newRow("torn") << Damage::Torn;
    }
    void anUpgradeThatWasCutOffIsDoneAgain()
    {
        QFETCH(Damage, damage);
        Pc pc;
        pc.pull(orderPage(0, 1, u"c1"_s));
        const OpId op = pc.record(pick(u"o1"_s, u"a"_s, 3));
        pc.store.reset();
        const MemoryDisk::Image old = pc.disk.image();
        installNewerProgram();
        bool reached = true;
        for (qint64 k = 1; reached; ++k) {
            pc.disk.load(old);
            pc.faults.arm({DiskFaults::Kind::Crash, k, false});
            const Status opened = pc.tryOpen();
            reached = pc.disk.crashed();
            QVERIFY(opened.ok() || reached);
            pc.store.reset();
            pc.faults.arm({});
            pc.disk.powerCut(damage, static_cast<quint64>(k));
            const Status again = pc.tryOpen();
            QVERIFY2(again.ok(),
                     qPrintable(u"cut off at call %1: %2"_s.arg(k).arg(again.ok() ? QString() : again.error().detail)));
            QCOMPARE(pc.state(op), OpState::Pending);
            QCOMPARE(pc.files.names(u"/profile"_s, u"outbox.v*.bak"_s).size(), 1);
            pc.store.reset();
        }
    }

    /// The cache may lose its last pages, the outbox loses nothing: an operation that was done by such a page must not
    /// vanish from the picture, or a person who works offline picks the goods twice.
    void aDoneOperationStaysVisibleWhenTheCacheStepsBack()
    {
        Pc pc;
        pc.pull(orderPage(0, 1, u"c1"_s));
        pc.reopen();  // a proper end: so much is on the disk
        const OpId op = pc.record(pick(u"o1"_s, u"a"_s, 3));
        (void)pc.store->nextBatch(10, 100000, {});
        QVERIFY(pc.store->applyPush({{result(op, Outcome::Applied, 2, 2)}, {u"f1"_s, 2, u"m"_s}}).ok());
        const PullPage lost = orderPage(3, 2, u"c2"_s, {result(op, Outcome::Applied, 2, 2)});
        pc.pull(lost);
        QCOMPARE(pc.state(op), OpState::Done);

        pc.cutPower(Damage::Lost);
        QCOMPARE(pc.store->readPullState()->token, u"c1"_s);
        QCOMPARE(pc.picked(), 3);
        QCOMPARE(pc.state(op), OpState::Acked);
        auto reader = store::Reader::open(pc.store->cachePath(), pc.vfs.name());
        QVERIFY(reader.ok());
        QCOMPARE((**(*reader)->order(OrderId(u"o1"_s))).lines.at(0).picked, 3);
        pc.pull(lost);
        QCOMPARE(pc.state(op), OpState::Done);
        QCOMPARE(pc.picked(), 3);
    }

    /// A platform that was restored does not know the last pick any more. While that could not be written down, the
    /// screen showed an order that nobody had picked, and the operation as done.
    void aReloadThatCannotBeSettledKeepsWhatWasDoneInThePicture()
    {
        Pc pc;
        const OpId op = donePick(pc);
        QVERIFY(pc.store->beginReset(u"history"_s).ok());
        QVERIFY(pc.store->applyPage(orderPage(0, 1, u"d1"_s), {}).ok());
        pc.faults.arm({DiskFaults::Kind::Error, 1, true});
        QVERIFY(!pc.store->settle().ok());
        pc.faults.mend();
        QVERIFY(pc.store->readPullState()->verify);
        QCOMPARE(pc.state(op), OpState::Acked);
        QCOMPARE(pc.picked(), 3);
        QCOMPARE(picture(pc), 3);
        QVERIFY(pc.store->settle().ok());
        QCOMPARE(pc.state(op), OpState::Pending);
        QCOMPARE(pc.picked(), 3);
    }

    /// The same at every call of the page that ends a reload: over the old record it is not laid twice, over the new
    /// one it is laid.
    void aReloadThatIsCutOffShowsWhatWasDoneOnce()
    {
        bool reached = true;
        for (qint64 k = 1; reached; ++k) {
            Pc pc;
            const OpId op = donePick(pc);
            QVERIFY(pc.store->beginReset(u"history"_s).ok());
            pc.faults.arm({DiskFaults::Kind::Error, k, false});
            (void)pc.store->applyPage(orderPage(0, 1, u"d1"_s), {});
            reached = pc.faults.reached();
            pc.faults.arm({});
            QVERIFY(pc.state(op) == OpState::Acked || pc.store->readPullState()->shadow);
            QCOMPARE(pc.picked(), 3);
            QCOMPARE(picture(pc), 3);
        }
    }

    /// The first pages into a new cache may be older than what was done, too.
    void aNewCacheOfARestoredPlatformShowsWhatWasDone()
    {
        Pc pc;
        const OpId op = donePick(pc);
        pc.store.reset();
        pc.disk.remove(u"/profile/cache.db"_s);
        pc.open();
        QVERIFY(pc.store->applyPage(orderPage(0, 1, u"d1"_s), {}).ok());
        QCOMPARE(pc.state(op), OpState::Acked);
        QCOMPARE(pc.picked(), 3);
        QVERIFY(pc.store->settle().ok());
        QCOMPARE(pc.state(op), OpState::Pending);
    }

    /// Taken back behind a reload, the cache held places of a history that is over; the outbox those of the new one.
    /// Taken back to the moment before it was settled, all that was done since looked lost.
    void aReloadIsNotTakenBack()
    {
        Pc pc;
        (void)donePick(pc);
        pc.reopen();
        QVERIFY(pc.store->beginReset(u"history"_s).ok());
        pc.pull(orderPage(0, 1, u"d1"_s));
        const OpId parcel = pc.record(ship(u"o1"_s, u"a"_s, 3, u"YT111111"_s));
        (void)pc.store->nextBatch(10, 100000, {});
        QVERIFY(pc.store->applyPush({{result(parcel, Outcome::Applied, 2, 2)}, {u"f1"_s, 2, u"n"_s}}).ok());
        pc.pull(orderPage(3, 2, u"d2"_s, {result(parcel, Outcome::Applied, 2, 2)}));
        QCOMPARE(pc.state(parcel), OpState::Done);

        pc.cutPower(Damage::Lost);
        QCOMPARE(pc.store->readPullState()->token, u"d1"_s);
        QVERIFY(!pc.store->readPullState()->verify);
        QCOMPARE(pc.state(parcel), OpState::Acked);
    }

    /// A disk that was full for a moment while a damaged outbox was rescued cost the operations that the copy lacked.
    void aRescueOnAFullDiskLosesNothing()
    {
        Pc pc;
        QList<Line> lines;
        for (int i = 0; i < 60; ++i)
            lines.append(line(u"line-%1"_s.arg(i, 4, 10, QLatin1Char('0'))));
        pc.pull(page({item(order(u"o1"_s, lines), 1)}, u"c1"_s, 1));
        QList<OpId> ops;
        for (int i = 0; i < 55; ++i)
            ops.append(pc.record(pick(u"o1"_s, lines.at(i).id.value, 1)));  // copied after the fiftieth
        pc.store.reset();
        const auto file = pc.disk.find(u"/profile/outbox.db"_s);
        const qint64 at = file->now.indexOf(QByteArray("line-0003"));
        QVERIFY(at > 4096);
        pc.disk.write(*file, at / 4096 * 4096, QByteArray(4096, '\x5a'));
        const MemoryDisk::Image damaged = pc.disk.image();
        bool reached = true;
        bool refused = false;
        for (qint64 k = 1; reached; ++k) {
            pc.disk.load(damaged);
            pc.faults.arm({DiskFaults::Kind::Full, k, false});
            refused = !pc.tryOpen().ok() || refused;
            reached = pc.faults.reached();
            pc.store.reset();
            pc.faults.arm({});
            pc.open();
            for (const OpId &op : std::as_const(ops)) {
                const auto row = pc.store->readOperation(op);
                QVERIFY2(row.ok() && row->has_value(), qPrintable(u"full at call %1"_s.arg(k)));
            }
            pc.store.reset();
        }
        QVERIFY(refused);
    }

    /// What cannot be read is said to be unreadable: a request without the highest position that was seen would hide a
    /// restored platform, one without a cursor would ask for everything.
    void aFailedReadIsNotNothing()
    {
        Pc pc;
        pc.pull(orderPage(0, 1, u"c1"_s));
        pc.faults.arm({DiskFaults::Kind::Error, 1, true});
        QCOMPARE(pc.store->readPullState().error().code, u"database-error"_s);
        QCOMPARE(pc.store->readHigh().error().code, u"database-error"_s);
        pc.faults.mend();
        QCOMPARE(pc.store->readPullState()->token, u"c1"_s);
        QCOMPARE(pc.store->readHigh()->pos, 1);
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestPowerCut)
#include "tst_powercut.moc"
