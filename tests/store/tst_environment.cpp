// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Rows of the environment table that are not damage: an operation that ends the program, an outbox of a newer program,
// the window of the cache, a wrong clock, a file that another program holds.
#include <QFile>
#include <QSet>

#include "models/sql/migrations.h"
#include "models/store/crashguard.h"
#include "tests/store/storefixture.h"

namespace wyh::testing {

using Outcome = OperationResult::Outcome;

namespace {

constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;

/// A profile in a program that ends whenever it begins to work on one of these operations.
class Poisoned
{
public:
    Poisoned() { reopen(); }

    bool reopen()
    {
        m_store.reset();
        store::OpenStore options;
        options.folder = m_dir.path();
        options.workHook = [this](const QStringList &ops) {
            for (const QString &op : ops) {
                if (poison.contains(op))
                    throw Crash();
            }
        };
        try {
            auto opened = LocalStore::open(options, clock, random);
            if (!opened.ok())
                qFatal("%s", qPrintable(opened.error().detail));
            m_store = std::move(opened).value();
            return true;
        } catch (const Crash &) {
            return false;
        }
    }
    /// The program ends where it stands.
    void die() { m_store.reset(); }
    LocalStore *operator->() const { return m_store.get(); }
    OpId record(const Act &act)
    {
        const auto recorded = m_store->record(act);
        if (!recorded.ok())
            qFatal("%s", qPrintable(recorded.error().code));
        return recorded->id;
    }
    void fill()
    {
        QList<PullItem> items;
        for (const QString &id : {u"o1"_s, u"o2"_s, u"o3"_s})
            items += item(order(id, {line(u"a"_s)}), 1);
        if (!m_store->applyPage(page(items, u"c1"_s, 1), {}).ok() || !m_store->settle().ok())
            qFatal("fill");
    }

    HandClock clock;
    SeededRandom random;
    QSet<QString> poison;

private:
    QTemporaryDir m_dir;
    std::unique_ptr<LocalStore> m_store;
};

}  // namespace

class TestEnvironment : public QObject
{
    Q_OBJECT

    static void fill(Profile &profile, int orders)
    {
        QList<PullItem> items;
        for (int i = 0; i < orders; ++i)
            items += item(order(u"o%1"_s.arg(i), {line(u"a"_s)}), i + 1);
        profile.pull(page(items, u"c1"_s, orders));
    }

    static void setUserVersion(const QString &path, int version)
    {
        auto file = sql::Connection::open(path);
        QVERIFY(file.ok());
        QVERIFY((*file)->execute(("PRAGMA user_version=" + QByteArray::number(version)).constData()).ok());
    }

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    // --- an operation that ends the program ---

    void anOperationThatEndsTheProgramIsSetAside()
    {
        Poisoned program;
        program.fill();
        const OpId other = program.record(pick(u"o1"_s, u"a"_s, 1));
        const OpId culprit = program.record(pick(u"o2"_s, u"a"_s, 2));
        program.poison = {culprit.value};
        int ends = 0;
        // Each of these runs begins to work on it and ends there.
        for (; ends < store::CrashGuard::kStarts; ++ends) {
            try {
                (void)program->shownOrder(OrderId(u"o2"_s));
                QFAIL("the poison does not work");
            } catch (const Crash &) {
                program.die();
            }
            const bool started = program.reopen();
            QVERIFY(started);
            if (ends + 1 < store::CrashGuard::kStarts)
                QCOMPARE(program->operation(culprit)->state, OpState::Pending);
        }
        QCOMPARE(program->operation(culprit)->state, OpState::Stuck);
        QCOMPARE(program->operation(culprit)->problem.code, u"ends-program"_s);
        QCOMPARE(program->counts().attention, 1);
        // Everything else works, and that order too, without it.
        QCOMPARE(program->operation(other)->state, OpState::Pending);
        QCOMPARE(program->shownOrder(OrderId(u"o2"_s))->lines.at(0).picked, 0);
        QCOMPARE(program->shownOrder(OrderId(u"o1"_s))->lines.at(0).picked, 1);
        QVERIFY(program->record(pick(u"o2"_s, u"a"_s, 1)).ok());
        // The user may have it sent again; nothing is lost.
        program.poison.clear();
        QVERIFY(program->sendAgain({culprit}).ok());
        QCOMPARE(program->operation(culprit)->state, OpState::Pending);
    }

    void aStartInWhichItIsShownEndsToo()
    {
        Poisoned program;
        program.fill();
        const OpId culprit = program.record(pick(u"o2"_s, u"a"_s, 2));
        const OpId later = program.record(pick(u"o2"_s, u"a"_s, 1));
        program.poison = {later.value};
        try {
            (void)program->shownOrder(OrderId(u"o2"_s));
        } catch (const Crash &) {
        }
        program.die();
        // The picture is wanted anew (another version of the program, say): every start works on it now.
        QVERIFY(program.reopen());
        {
            auto file = sql::Connection::open(program->cachePath());
            QVERIFY(file.ok() && (*file)->execute("UPDATE meta SET v='x' WHERE k='outbox_change'").ok());
        }
        program.die();
        int ends = 0;
        while (!program.reopen())
            QVERIFY(++ends < 10);
        QCOMPARE(ends, store::CrashGuard::kStarts);
        // The newest of the lane is tried first; the one before it was shown without harm.
        QCOMPARE(program->operation(later)->state, OpState::Stuck);
        QCOMPARE(program->operation(culprit)->state, OpState::Pending);
        QCOMPARE(program->shownOrder(OrderId(u"o2"_s))->lines.at(0).picked, 2);
    }

    void aBatchIsSentOneByOneAfterAnEnd()
    {
        Poisoned program;
        program.fill();
        QList<OpId> ops{program.record(pick(u"o1"_s, u"a"_s, 1)), program.record(pick(u"o2"_s, u"a"_s, 1)),
                        program.record(pick(u"o3"_s, u"a"_s, 1))};
        QCOMPARE(program->nextBatch(100, 1 << 20, {}).size(), 3);
        QVERIFY(program->countAttempt(ops).ok());
        program.die();  // before the request was handed over
        QVERIFY(program.reopen());
        for (int end = 2; end <= store::CrashGuard::kStarts; ++end) {
            const auto batch = program->nextBatch(100, 1 << 20, {});
            QCOMPARE(batch.size(), 1);
            QCOMPARE(batch.first().row.operation.id, ops.first());
            QVERIFY(program->countAttempt({ops.first()}).ok());
            program.die();
            QVERIFY(program.reopen());
        }
        QCOMPARE(program->operation(ops.at(0))->state, OpState::Stuck);
        QCOMPARE(program->operation(ops.at(1))->state, OpState::Pending);
        // Nobody is suspected any more.
        QCOMPARE(program->nextBatch(100, 1 << 20, {}).size(), 2);
        QVERIFY(program->countAttempt({ops.at(1), ops.at(2)}).ok());
        program->handedOver();
        program.die();
        QVERIFY(program.reopen());
        QCOMPARE(program->nextBatch(100, 1 << 20, {}).size(), 2);
    }

    void anEndElsewhereCountsForNobody()
    {
        Poisoned program;
        program.fill();
        const OpId op = program.record(pick(u"o1"_s, u"a"_s, 1));
        for (int end = 0; end < 6; ++end) {
            QVERIFY(program->countAttempt({op}).ok());
            program->handedOver();
            program.die();
            QVERIFY(program.reopen());
        }
        // Two ends in its work, a run that went well, two more: it is not three in a row.
        for (int round = 0; round < 2; ++round) {
            for (int end = 0; end < 2; ++end) {
                QVERIFY(program->countAttempt({op}).ok());
                program.die();
                QVERIFY(program.reopen());
            }
            program.die();
            QVERIFY(program.reopen());
        }
        QCOMPARE(program->operation(op)->state, OpState::Pending);
    }

    // --- an outbox of a newer program ---

    void anOutboxOfANewerProgramIsOnlyLookedAt()
    {
        Profile profile;
        fill(profile, 3);
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 3));
        const DeviceId device = profile->deviceId();
        profile.close();
        setUserVersion(profile.path(u"outbox.db"_s), 99);
        const QByteArray before = bytesOf(profile.path(u"outbox.db"_s));
        QVERIFY(profile.tryOpen().ok());
        QVERIFY(profile->openReport().outboxNewer);
        QVERIFY(profile->counts().newer);
        QCOMPARE(profile->counts().waiting, 1);
        QCOMPARE(profile->deviceId(), device);
        // Looking works, and so does pulling.
        QVERIFY(profile->shownOrder(OrderId(u"o1"_s)));
        const auto applied =
            profile->applyPage(page({item(order(u"o9"_s, {line(u"a"_s)}), 9)}, u"c9"_s, 9), profile->pullState().token);
        QVERIFY(applied.ok());
        QVERIFY(profile->settle().ok());
        QVERIFY((*profile.reader()->order(OrderId(u"o9"_s))).has_value());
        // Nothing is sent or changed.
        QVERIFY(profile->nextBatch(100, 1 << 20, {}).isEmpty());
        const auto refused = profile->record(pick(u"o2"_s, u"a"_s, 1));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, u"not-saved"_s);
        QCOMPARE(refused.error().params.value(u"reason"_s).toString(), u"schema-newer"_s);
        QCOMPARE(profile->close(op, u"p"_s, u"r"_s).error().code, u"schema-newer"_s);
        QVERIFY(!profile->exportUnsent({}).ok());
        profile.close();
        QCOMPARE(bytesOf(profile.path(u"outbox.db"_s)), before);
        // The program that wrote it comes back and shows it again.
        setUserVersion(profile.path(u"outbox.db"_s), sql::newestVersion(u":/sql/client/outbox"_s));
        profile.reopen();
        QCOMPARE(profile.state(op), OpState::Pending);
        QCOMPARE((*profile.reader()->order(OrderId(u"o1"_s)))->lines.at(0).picked, 3);
    }

    void unknownKindsOfOperationsDoNotHideTheOthers()
    {
        Profile profile;
        fill(profile, 3);
        profile.record(pick(u"o1"_s, u"a"_s, 3));
        profile.record(pick(u"o2"_s, u"a"_s, 3));
        profile.close();
        {
            auto file = sql::Connection::open(profile.path(u"outbox.db"_s));
            QVERIFY(file.ok());
            QVERIFY((*file)->execute("UPDATE op SET type='weigh_again' WHERE n=1; PRAGMA user_version=99").ok());
        }
        QVERIFY(profile.tryOpen().ok());
        QCOMPARE(profile->counts().waiting, 2);
        QCOMPARE(profile->operations({OpState::Pending}, 10).size(), 1);
    }

    // --- the window of the cache ---

    void oldOrdersLeaveThePcAndAWiderWindowBringsThemBack()
    {
        Profile profile;
        const qint64 now = profile.clock.now;
        Order old = order(u"old"_s, {line(u"a"_s, 5, 5, 5)});
        old.createdAtMs = now - 300 * kDayMs;
        Shipment parcel;
        parcel.id = ShipmentId(u"p"_s);
        parcel.waybill = u"YT1"_s;
        parcel.courier = u"YTO"_s;
        parcel.shippedAtMs = now - 200 * kDayMs;
        parcel.lines = {{LineId(u"a"_s), 5}};
        old.shipments = {parcel};
        Order recent = old;
        recent.id = OrderId(u"recent"_s);
        recent.shipments[0].id = ShipmentId(u"p2"_s);
        recent.shipments[0].waybill = u"YT2"_s;
        recent.shipments[0].shippedAtMs = now - 100 * kDayMs;
        Order open = order(u"open"_s, {line(u"a"_s)});
        open.createdAtMs = now - 300 * kDayMs;
        Order inUse = old;
        inUse.id = OrderId(u"inuse"_s);
        inUse.shipments[0].id = ShipmentId(u"p3"_s);
        inUse.shipments[0].waybill = u"YT3"_s;
        profile.pull(page({item(old, 1), item(recent, 2), item(open, 3), item(inUse, 4)}, u"c4"_s, 4));
        profile.record({orderLane(OrderId(u"inuse"_s)), VoidShipmentOp{ShipmentId(u"p3"_s), u"wrong"_s}, {}});

        auto evicted = profile->keepWindow(180);
        QVERIFY(evicted.ok());
        QVERIFY(!evicted->more);
        QVERIFY(evicted->changes.orders.contains(u"old"_s));
        QVERIFY(!profile->cachedOrder(OrderId(u"old"_s)));
        for (const QString &kept : {u"recent"_s, u"open"_s, u"inuse"_s})
            QVERIFY2(profile->cachedOrder(OrderId(kept)), qPrintable(kept));
        QCOMPARE(profile->pullState().token, u"c4"_s);
        QVERIFY(!profile->pullState().shadow);
        // It is no tombstone: when the platform has a word on it, it is there again.
        profile.pull(page({item(old, 5)}, u"c5"_s, 5));
        QVERIFY(profile->cachedOrder(OrderId(u"old"_s)));
        QVERIFY(profile->keepWindow(180).ok());
        QVERIFY(!profile->cachedOrder(OrderId(u"old"_s)));
        // Narrower: more goes, nothing is pulled. Wider: the platform is asked for everything.
        QVERIFY(profile->keepWindow(90).ok());
        QVERIFY(!profile->cachedOrder(OrderId(u"recent"_s)));
        QVERIFY(!profile->pullState().shadow);
        QVERIFY(profile->keepWindow(365).ok());
        QVERIFY(profile->pullState().shadow);
        QVERIFY(profile->pullState().token.isEmpty());
        profile.pull(page({item(old, 5), item(recent, 2), item(open, 3), item(inUse, 4)}, u"c6"_s, 6));
        for (const QString &there : {u"old"_s, u"recent"_s, u"open"_s, u"inuse"_s})
            QVERIFY2(profile->cachedOrder(OrderId(there)), qPrintable(there));
        QVERIFY(profile->keepWindow(365).ok());
        QVERIFY(!profile->pullState().shadow);
    }

    // --- a wrong clock ---

    void theClocksErrorStandsWithEachOperation()
    {
        Profile profile;
        PullPage first = page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1);
        first.nowMs = profile.clock.now + 600000;
        profile.pull(first);
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 1));
        QCOMPARE(profile->operation(op)->operation.clockOffsetMs, 600000);
        QCOMPARE(profile->operation(op)->operation.actedAtMs, profile.clock.now);
        // Years back and years ahead change neither what is shown nor what is sent.
        for (const qint64 years : {-10, 10}) {
            profile.clock.now += years * 365 * kDayMs;
            profile.reopen();
            QCOMPARE(profile.picked(u"o1"_s), 1);
            QCOMPARE(profile->nextBatch(10, 1 << 20, {}).size(), 1);
        }
    }

    void aClockThatIsYearsAheadMakesNoOrderOld()
    {
        for (const int years : {10, -10}) {
            Profile profile;
            const qint64 truth = profile.clock.now;
            profile.clock.now += years * 365 * kDayMs;
            Order old = order(u"old"_s, {line(u"a"_s, 5, 5, 5)});
            Shipment parcel;
            parcel.id = ShipmentId(u"p"_s);
            parcel.waybill = u"YT1"_s;
            parcel.courier = u"YTO"_s;
            parcel.shippedAtMs = truth - 40 * kDayMs;
            parcel.lines = {{LineId(u"a"_s), 5}};
            old.shipments = {parcel};
            Order young = old;
            young.id = OrderId(u"young"_s);
            young.shipments[0].id = ShipmentId(u"p2"_s);
            young.shipments[0].waybill = u"YT2"_s;
            young.shipments[0].shippedAtMs = truth - 20 * kDayMs;
            PullPage first = page({item(old, 1), item(young, 2)}, u"c2"_s, 2);
            first.nowMs = truth;
            profile.pull(first);
            QCOMPARE(profile->applyRetention(30)->orders, QSet<QString>{u"old"_s});
            QVERIFY(profile->keepWindow(180)->changes.isEmpty());
            QVERIFY(profile->cachedOrder(young.id)->recipient.name == young.recipient.name);
            QCOMPARE(profile->keepWindow(30)->changes.orders, QSet<QString>{u"old"_s});
        }
    }

    void anActOfBeforeThePlatformIsHeardNeverLooksOld()
    {
        Profile profile;
        const qint64 platformNow = profile.clock.now;
        PullPage first = page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1);
        first.nowMs = platformNow;
        profile.pull(first);
        for (const qint64 years : {-10, 10}) {
            // The clock is set before the act and set right after it, each time while the program does not run.
            profile.clock.now += years * 365 * kDayMs;
            profile.reopen();
            const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 1));
            profile.clock.now -= years * 365 * kDayMs;
            profile.reopen();
            QVERIFY(profile->reviewOld(30 * kDayMs, platformNow + kDayMs).ok());
            QCOMPARE(profile->operation(op)->state, OpState::Pending);
            // What really lies that long is asked about all the same, where the clock was not ahead.
            if (years < 0) {
                QVERIFY(profile->reviewOld(30 * kDayMs, platformNow + 31 * kDayMs).ok());
                QCOMPARE(profile->operation(op)->state, OpState::Review);
            }
        }
    }

    // --- a file that another program holds ---

    void aHeldFileIsWaitedForAndSaid()
    {
        QCOMPARE(sql::OpenOptions().busyTimeoutMs, 5000);
        const QTemporaryDir folder;
        HandClock clock;
        SeededRandom random;
        store::OpenStore options;
        options.folder = folder.path();
        options.base.busyTimeoutMs = 100;
        auto opened = LocalStore::open(options, clock, random);
        QVERIFY(opened.ok());
        LocalStore &store = **opened;
        QVERIFY(store.applyPage(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1), {}).ok());
        QVERIFY(store.settle().ok());
        {
            auto scanner = sql::Connection::open(store.cachePath());
            QVERIFY(scanner.ok() && (*scanner)->execute("BEGIN IMMEDIATE").ok());
            const auto page2 = store.applyPage(page({item(order(u"o2"_s, {line(u"a"_s)}), 2)}, u"c2"_s, 2), u"c1"_s);
            QVERIFY(!page2.ok());
            QCOMPARE(page2.error().code, u"database-busy"_s);
            // What a person does goes into the other file; its picture comes when the cache is free again.
            QVERIFY(store.record(pick(u"o1"_s, u"a"_s, 1)).ok());
            QCOMPARE(store.counts().waiting, 1);
        }
        QVERIFY(store.applyPage(page({item(order(u"o2"_s, {line(u"a"_s)}), 2)}, u"c2"_s, 2), u"c1"_s).ok());
        QVERIFY(store.record(pick(u"o2"_s, u"a"_s, 1)).ok());
        auto reader = store::Reader::open(store.cachePath());
        QVERIFY(reader.ok());
        QCOMPARE((**(*reader)->order(OrderId(u"o1"_s))).lines.at(0).picked, 1);
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestEnvironment)
#include "tst_environment.moc"
