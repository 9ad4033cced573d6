// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The program ends before and after each COMMIT of either file in turn; it is started again and the story goes on.
// Whatever was acknowledged must be there, everything must end as if nothing had happened, and the picture must equal
// the facts.
#include <algorithm>
#include <functional>

#include "tests/store/storefixture.h"

namespace wyh::testing {

using Outcome = OperationResult::Outcome;

namespace {

/// A platform in miniature: applies picks and parcels by the number of pieces, remembers every result.
struct TinyPlatform
{
    QMap<QString, Order> orders;
    QMap<QString, OperationResult> results;
    QMap<QString, int> applied;
    qint64 pos = 1;

    TinyPlatform()
    {
        orders.insert(u"o1"_s, order(u"o1"_s, {line(u"a"_s, 20, 5), line(u"b"_s)}));
        orders.insert(u"o2"_s, order(u"o2"_s, {line(u"c"_s)}));
        for (Order &each : orders)
            each.version = 1;
    }

    OperationResult apply(const Operation &operation)
    {
        const QString id = operation.id.value;
        if (const auto known = results.constFind(id); known != results.constEnd())
            return *known;
        Order &target = orders[orderOfLane(operation.lane).value];
        OperationResult made = result(operation.id, Outcome::Applied);
        if (const auto *taken = std::get_if<PickOp>(&operation.payload)) {
            if (target.line(taken->line)->toPick() < taken->delta)
                made = result(operation.id, Outcome::Conflict);
            else
                target.line(taken->line)->picked += taken->delta;
        } else if (const auto *sent = std::get_if<ShipOp>(&operation.payload)) {
            target.line(sent->lines.first().line)->shipped += sent->lines.first().quantity;
            Shipment parcel;
            parcel.id = sent->shipment;
            parcel.waybill = sent->waybill;
            parcel.courier = sent->courier;
            parcel.lines = {{sent->lines.first().line, sent->lines.first().quantity}};
            parcel.shippedAtMs = 1795438800000;
            target.shipments += parcel;
        }
        ++applied[id];
        made.pos = ++pos;
        if (made.outcome == Outcome::Applied)
            made.version = ++target.version;
        results.insert(id, made);
        return made;
    }

    [[nodiscard]] PullPage everything() const
    {
        QList<PullItem> items;
        for (const Order &each : orders)
            items += item(each, each.version);
        return page(items, u"c%1"_s.arg(pos), pos, results.values());
    }
};

}  // namespace

class TestCrash : public QObject
{
    Q_OBJECT

    using Step = std::function<void(Profile &, TinyPlatform &)>;

    static void push(Profile &profile, TinyPlatform &platform)
    {
        QList<OpId> ops;
        QList<OperationResult> results;
        const auto batch = profile->nextBatch(100, 1 << 20, {});
        for (const auto &outgoing : batch)
            ops += outgoing.row.operation.id;
        if (!profile->countAttempt(ops).ok())
            qFatal("countAttempt");
        for (const auto &outgoing : batch)
            results += platform.apply(outgoing.row.operation);
        if (!profile->applyPush({results, {u"f1"_s, platform.pos, u"m"_s}}).ok())
            qFatal("applyPush");
        if (!profile->settle().ok())
            qFatal("settle");
    }

    static void pull(Profile &profile, TinyPlatform &platform) { profile.pull(platform.everything()); }

    /// Each step can be repeated after a crash: what it had done already is not done again.
    static QList<Step> story(QStringList &acknowledged)
    {
        // After a crash the person looks whether the act is there before doing it again.
        const auto once = [&acknowledged](const Act &what) -> Step {
            return [&acknowledged, what](Profile &profile, TinyPlatform &) {
                const QList<OpState> all{OpState::Pending,  OpState::Acked, OpState::Done,   OpState::Conflict,
                                         OpState::Rejected, OpState::Held,  OpState::Review, OpState::Closed};
                for (const OpRow &row : profile->operations(all, -1)) {
                    if (row.operation.payload == what.payload)
                        return;
                }
                const auto recorded = profile->record(what);
                QVERIFY2(recorded.ok(), recorded.ok() ? "" : qPrintable(recorded.error().code));
                acknowledged += recorded->id.value;
            };
        };
        const Step conflictOfAnother = [](Profile &, TinyPlatform &platform) {
            Order &other = platform.orders[u"o2"_s];
            if (other.lines[0].picked >= 8)
                return;
            other.lines[0].picked = 8;
            ++other.version;
            ++platform.pos;
        };
        return {
            once(pick(u"o1"_s, u"a"_s, 3)),
            once(ship(u"o1"_s, u"a"_s, 2, u"YT111111"_s)),
            push,
            once(pick(u"o1"_s, u"b"_s, 10)),
            pull,
            conflictOfAnother,
            once(pick(u"o2"_s, u"c"_s, 10)),
            push,
            pull,
            [](Profile &profile, TinyPlatform &) {
                const QList<OpRow> rows = profile->operations({OpState::Conflict}, 10);
                for (const OpRow &row : rows)
                    (void)profile->close(row.operation.id, u"p"_s, u"seen"_s);
            },
            [](Profile &profile, TinyPlatform &) {
                if (!profile->pullState().shadow && profile->pullState().generation == 1)
                    (void)profile->beginReset(u"history"_s);
            },
            pull,
            push,
            pull,
            [](Profile &profile, TinyPlatform &) { (void)profile->applyRetention(30); },
            [](Profile &profile, TinyPlatform &) { (void)profile->backupOutbox(); },
        };
    }

    /// What must hold at any moment after a start.
    static void checkAlways(Profile &profile, const TinyPlatform &platform, const QStringList &acknowledged)
    {
        int attention = 0;
        for (const QString &op : acknowledged) {
            const auto row = profile->operation(OpId(op));
            QVERIFY2(row.has_value(), "an acknowledged operation is gone");
            if (row->state == OpState::Done)
                QVERIFY2(platform.applied.value(op) == 1, "shown as done, not applied");
            attention += needsAttention(row->state) ? 1 : 0;
        }
        for (const int times : platform.applied)
            QCOMPARE(times, 1);
        QVERIFY(profile->counts().attention >= attention);
        auto reader = profile.reader();
        for (auto it = platform.orders.begin(); it != platform.orders.end(); ++it) {
            const auto truth = profile->shownOrder(OrderId(it.key()));
            const auto picture = reader->order(OrderId(it.key()));
            QVERIFY(picture.ok());
            QCOMPARE(picture->has_value(), truth.has_value());
            if (truth)
                QVERIFY2(**picture == *truth, "the picture differs from the two files");
        }
    }

private slots:
    void everyCommitMayBeTheLast()
    {
        int commits = 0;
        int point = 0;
        bool reached = true;
        for (point = 1; reached; ++point) {
            reached = false;
            int seen = 0;
            Profile profile;
            TinyPlatform platform;
            QStringList acknowledged;
            profile.pull(platform.everything());
            bool armed = false;
            profile.hook = [&](const char *) {
                if (armed && ++seen == point) {
                    reached = true;
                    throw Crash();
                }
            };
            profile.reopen();
            armed = true;
            for (const Step &step : story(acknowledged)) {
                for (bool finished = false; !finished;) {
                    try {
                        step(profile, platform);
                        finished = true;
                    } catch (const Crash &) {
                        profile.close();
                        profile.hook = {};
                        QVERIFY(profile.tryOpen().ok());
                        QVERIFY(profile->settle().ok());
                        checkAlways(profile, platform, acknowledged);
                    }
                }
            }
            commits = std::max(commits, seen);
            armed = false;
            // Quiet at the end: nothing waits, and everything is as the platform has it.
            push(profile, platform);
            pull(profile, platform);
            checkAlways(profile, platform, acknowledged);
            QCOMPARE(profile->counts().waiting, 0);
            QCOMPARE(profile->counts().attention, 0);
            for (const Order &order : std::as_const(platform.orders)) {
                const auto shown = profile->shownOrder(order.id);
                QVERIFY(shown);
                QCOMPARE(shown->lines, order.lines);
                QCOMPARE(shown->shipments.size(), order.shipments.size());
            }
            QCOMPARE(platform.orders.value(u"o1"_s).lines.at(0).shipped, 2);
            QVERIFY(!profile->pullState().verify && !profile->pullState().shadow);
        }
        // The story is long enough to mean something.
        QVERIFY2(commits >= 50, qPrintable(QString::number(commits)));
    }

    void anInterruptedActIsSavedOrNot()
    {
        for (const char *moment : {"before", "after"}) {
            Profile profile;
            profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
            bool armed = false;
            profile.hook = [moment, &armed](const char *when) {
                if (armed && QByteArrayView(when) == QByteArrayView(moment))
                    throw Crash();
            };
            profile.close();
            QVERIFY(profile.tryOpen().ok());
            armed = true;
            QVERIFY_THROWS_EXCEPTION(Crash, (void)profile->record(pick(u"o1"_s, u"a"_s, 4)));
            profile.close();
            profile.hook = {};
            profile.reopen();
            const bool saved = QByteArrayView(moment) == QByteArrayView("after");
            QCOMPARE(profile->counts().waiting, saved ? 1 : 0);
            QCOMPARE(profile.picked(u"o1"_s), saved ? 4 : 0);
            // Also where it is shown, which the crash left behind.
            QCOMPARE((*profile.reader()->order(OrderId(u"o1"_s)))->lines.at(0).picked, saved ? 4 : 0);
        }
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestCrash)
#include "tst_crash.moc"
