// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Every transition of an operation (sync.md 2.4.4, 2.5): what push answers, pages and people do to each state.
#include "tests/store/storefixture.h"

namespace wyh::testing {

using Outcome = OperationResult::Outcome;

class TestSettle : public QObject
{
    Q_OBJECT

    static QString noteOf(Profile &profile, const OpId &op)
    {
        return profile->operation(op)->note.value(u"note"_s).toString();
    }

    /// Leads a fresh operation into the state. The order is at version 1, the cursor at position 1.
    static OpId make(Profile &profile, OpState state)
    {
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 1));
        switch (state) {
            case OpState::Pending:
                break;
            case OpState::Acked:
                profile.push({result(op, Outcome::Applied, 2, 10)});
                break;
            case OpState::Conflict:
                profile.push({result(op, Outcome::Conflict, 0, 10)});
                break;
            case OpState::Rejected:
                profile.push({result(op, Outcome::Rejected, 0, 10)});
                break;
            case OpState::Stuck:
                [[fallthrough]];
            case OpState::Held:
                if (!profile->quarantine(op, u"500"_s, {Problem::Kind::Rejected, u"internal"_s, {}, {}, {}}).ok())
                    qFatal("quarantine");
                break;
            case OpState::Review:
                profile.clock.now += 1000;
                if (!profile->reviewOld(500, 0).ok())
                    qFatal("reviewOld");
                break;
            case OpState::Done:
            case OpState::Closed:
                qFatal("not asked for");
        }
        return op;
    }

private slots:
    void aPushAnswerIsOnlyAHint_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("shown");
        QTest::addColumn<int>("attention");
        const auto row = [](const char *name, Outcome outcome, OpState state, int shown, int attention) {
            QTest::newRow(name) << static_cast<int>(outcome) << static_cast<int>(state) << shown << attention;
        };
        row("applied", Outcome::Applied, OpState::Acked, 3, 0);
        row("already applied", Outcome::AlreadyApplied, OpState::Acked, 3, 0);
        row("conflict", Outcome::Conflict, OpState::Conflict, 2, 1);
        row("rejected", Outcome::Rejected, OpState::Rejected, 2, 1);
        row("later", Outcome::Later, OpState::Pending, 3, 0);
    }

    void aPushAnswerIsOnlyAHint()
    {
        QFETCH(int, outcome);
        QFETCH(int, state);
        QFETCH(int, shown);
        QFETCH(int, attention);
        Profile profile;
        fillTwoOrders(profile);
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 1));
        const auto pushed = profile.push({result(op, static_cast<Outcome>(outcome), 2, 10)}, {u"f1"_s, 10, u"m"_s});
        QCOMPARE(profile.state(op), static_cast<OpState>(state));
        QCOMPARE(profile.picked(u"o1"_s), shown);
        QCOMPARE(profile->counts().attention, attention);
        QCOMPARE(pushed.sendAgainSoon, static_cast<Outcome>(outcome) == Outcome::Later);
        QCOMPARE(profile->high(), (contract::Seen{u"f1"_s, 10, u"m"_s}));
        QCOMPARE((*profile.reader()->order(OrderId(u"o1"_s)))->lines.at(0).picked, shown);
        QCOMPARE(openNotices(profile), attention);
    }

    void theEffectStaysFromTheAckToThePage()
    {
        Profile profile;
        fillTwoOrders(profile);
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 1));
        profile.push({result(op, Outcome::Applied, 5, 50)});
        QCOMPARE(profile.picked(u"o1"_s), 3);
        // Positions pass, but the record does not hold the operation yet.
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 2), line(u"b"_s, 10, 4)}), 4)}, u"c2"_s, 40));
        QCOMPARE(profile.state(op), OpState::Acked);
        QCOMPARE(profile.picked(u"o1"_s), 3);
        // The record holds it: no longer laid over, whether or not the result has come.
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 3), line(u"b"_s, 10, 4)}), 5)}, u"c3"_s, 50,
                          {result(op, Outcome::Applied, 5, 50)}));
        QCOMPARE(profile.picked(u"o1"_s), 3);
        QCOMPARE(profile.state(op), OpState::Done);
        QCOMPARE(profile->counts().doneToday, 1);
        QCOMPARE(profile->counts().waiting, 0);
        QCOMPARE(openNotices(profile), 0);
    }

    void thePageOverrulesWhatLookedFailed_data()
    {
        QTest::addColumn<int>("from");
        for (const OpState state :
             {OpState::Pending, OpState::Acked, OpState::Conflict, OpState::Rejected, OpState::Stuck, OpState::Review})
            QTest::newRow(qPrintable(opStateCode(state))) << static_cast<int>(state);
    }

    void thePageOverrulesWhatLookedFailed()
    {
        QFETCH(int, from);
        // Whoever was told to put the goods back hears that they count.
        const QString word = store::needsAttention(static_cast<OpState>(from)) ? u"applied-after-all"_s : QString();
        {
            Profile profile;
            fillTwoOrders(profile);
            const OpId op = make(profile, static_cast<OpState>(from));
            QCOMPARE(profile.state(op), static_cast<OpState>(from));
            profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 3)}), 2)}, u"c2"_s, 20,
                              {result(op, Outcome::Applied, 2, 10)}));
            QCOMPARE(profile.state(op), OpState::Done);
            QCOMPARE(profile.picked(u"o1"_s), 3);
            QCOMPARE(profile->counts().attention, 0);
            QCOMPARE(noteOf(profile, op), word);
            QCOMPARE(profile->counts().notes, word.isEmpty() ? 0 : 1);
            QCOMPARE(openNotices(profile), 0);
        }
        {
            // While the record is not there yet it is acknowledged and shown.
            Profile profile;
            fillTwoOrders(profile);
            const OpId op = make(profile, static_cast<OpState>(from));
            OperationResult applied = result(op, Outcome::Applied, 2, 10);
            applied.effect = {{u"note"_s, u"second-parcel"_s}};
            profile.pull(page({}, u"c2"_s, 20, {applied}));
            QCOMPARE(profile.state(op), OpState::Acked);
            QCOMPARE(profile.picked(u"o1"_s), 3);
            QCOMPARE(noteOf(profile, op), word);
            // A lesser word of the platform does not take its place.
            profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 3)}), 2)}, u"c3"_s, 30));
            QCOMPARE(profile.state(op), OpState::Done);
            QCOMPARE(noteOf(profile, op), word.isEmpty() ? u"second-parcel"_s : word);
            QCOMPARE(openNotices(profile), 0);
        }
    }

    void thePageSaysConflict_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        const auto row = [](OpState from, OpState to) {
            QTest::newRow(qPrintable(opStateCode(from))) << static_cast<int>(from) << static_cast<int>(to);
        };
        row(OpState::Pending, OpState::Conflict);
        row(OpState::Acked, OpState::Conflict);
        row(OpState::Conflict, OpState::Conflict);
        row(OpState::Rejected, OpState::Rejected);
        row(OpState::Stuck, OpState::Stuck);
        row(OpState::Review, OpState::Review);
    }

    void thePageSaysConflict()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        Profile profile;
        fillTwoOrders(profile);
        const OpId op = make(profile, static_cast<OpState>(from));
        profile.pull(page({}, u"c2"_s, 20, {result(op, Outcome::Conflict, 0, 10)}));
        QCOMPARE(profile.state(op), static_cast<OpState>(to));
        QCOMPARE(profile.picked(u"o1"_s), 2);
        QCOMPARE(openNotices(profile), 1);
    }

    void aFailureHoldsWhatCameAfterItInItsLaneOnly()
    {
        Profile profile;
        fillTwoOrders(profile);
        const OpId first = profile.record(pick(u"o1"_s, u"a"_s, 1));
        const OpId second = profile.record(pick(u"o1"_s, u"a"_s, 1));
        const OpId third = profile.record(pick(u"o1"_s, u"b"_s, 1));
        const OpId other = profile.record(pick(u"o2"_s, u"c"_s, 1));
        profile.push({result(first, Outcome::Applied, 2, 10), result(second, Outcome::Conflict, 0, 11)});
        QCOMPARE(profile.state(first), OpState::Acked);
        QCOMPARE(profile.state(second), OpState::Conflict);
        QCOMPARE(profile.state(third), OpState::Held);
        QCOMPARE(profile.state(other), OpState::Pending);
        QCOMPARE(profile->operation(third)->problem.code, u"predecessor-failed"_s);
        QCOMPARE(profile.picked(u"o1"_s), 3);
        QCOMPARE(profile.picked(u"o1"_s, 1), 0);
        const auto row = profile.reader()->row({}, OrderId(u"o1"_s));
        QCOMPARE((*row)->openOperations, 1);
        QCOMPARE((*row)->attention, 2);
        QVERIFY(profile->sendAgain({third}).ok());
        QCOMPARE(profile.state(third), OpState::Pending);
        QCOMPARE(profile.picked(u"o1"_s, 1), 1);
        QCOMPARE(openNotices(profile), 1);
    }

    void whatIsSentAgainTogetherGoesTogetherOrNotAtAll()
    {
        Profile profile;
        fillTwoOrders(profile);
        const OpId first = profile.record(pick(u"o1"_s, u"a"_s, 1));
        const OpId second = profile.record(pick(u"o1"_s, u"a"_s, 1));
        const OpId third = profile.record(pick(u"o1"_s, u"b"_s, 1));
        const OpId other = profile.record(pick(u"o2"_s, u"c"_s, 1));
        profile.push({result(first, Outcome::Conflict, 0, 10)});
        QVERIFY(profile->close(first, u"packer"_s, u"seen"_s).ok());
        // One of them was decided elsewhere meanwhile: the one behind it must not go without it.
        QVERIFY(profile->close(second, u"packer"_s, u"seen"_s).ok());
        const Status refused = profile->sendAgain({second, third}, u"packer"_s);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, u"operation-state"_s);
        const Status halfWay = profile->sendAgain({third, second}, u"packer"_s);
        QVERIFY(!halfWay.ok());
        QCOMPARE(profile.state(second), OpState::Closed);
        QCOMPARE(profile.state(third), OpState::Held);
        QVERIFY(profile->restore(second, u"packer"_s).ok());
        QVERIFY(profile->sendAgain({second, third}, u"packer"_s).ok());
        QCOMPARE(profile.state(second), OpState::Pending);
        QCOMPARE(profile.state(third), OpState::Pending);
        QCOMPARE(profile.state(other), OpState::Pending);
        const auto batch = profile->nextBatch(100, 1 << 20, {});
        QCOMPARE(batch.size(), 3);
        QCOMPARE(batch.at(0).row.operation.id, second);
        QCOMPARE(batch.at(1).row.operation.id, third);
        QCOMPARE(batch.at(1).after, second);
    }

    void aPagesResultsAreTakenInThePlatformsOrder()
    {
        // What a refusal holds is no more than held, so the order tells; ids begin with this PC's clock.
        for (int day = 0; day < 12; ++day) {
            Profile profile;
            profile.clock.now += day * 86400000LL;
            fillTwoOrders(profile);
            const OpId first = profile.record(pick(u"o1"_s, u"a"_s, 1));
            const OpId second = profile.record(pick(u"o1"_s, u"a"_s, 1));
            profile.pull(page({}, u"c2"_s, 20,
                              {result(first, Outcome::Conflict, 0, 10), result(second, Outcome::Rejected, 0, 11)}));
            QCOMPARE(profile.state(first), OpState::Conflict);
            QCOMPARE(profile.state(second), OpState::Held);
        }
    }

    void blockedIsJudgedByWhatWentBefore()
    {
        Profile profile;
        fillTwoOrders(profile);
        const OpId first = profile.record(pick(u"o1"_s, u"a"_s, 1));
        const OpId second = profile.record(pick(u"o1"_s, u"a"_s, 1));
        // The one before still waits: both are sent again.
        auto pushed = profile.push({result(first, Outcome::Later), result(second, Outcome::Blocked)});
        QVERIFY(pushed.sendAgainSoon);
        QVERIFY(pushed.parkLanes.isEmpty());
        QCOMPARE(profile.state(second), OpState::Pending);
        // The one before is done as far as this device knows: look again after a pull.
        QCOMPARE(profile->nextBatch(100, 1 << 20, {}).constLast().after, first);
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 3), line(u"b"_s)}), 2)}, u"c2"_s, 20,
                          {result(first, Outcome::Applied, 2, 10)}));
        QCOMPARE(profile.state(first), OpState::Done);
        auto parked = profile->applyPush({{result(second, Outcome::Blocked)}, {}});
        QVERIFY(parked.ok());
        QCOMPARE(parked->parkLanes, QSet<QString>{u"order:o1"_s});
        QCOMPARE(profile.state(second), OpState::Pending);
        // The one before failed.
        const OpId third = profile.record(pick(u"o1"_s, u"a"_s, 1));
        const OpId fourth = profile.record(pick(u"o1"_s, u"b"_s, 1));
        QCOMPARE(profile->nextBatch(100, 1 << 20, {}).size(), 3);
        QVERIFY(profile->quarantine(second, u"x"_s, {Problem::Kind::Rejected, u"internal"_s, {}, {}, {}}).ok());
        QCOMPARE(profile.state(third), OpState::Held);
        QVERIFY(profile->sendAgain({third}).ok());
        QCOMPARE(profile.state(third), OpState::Pending);
        QVERIFY(profile->applyPush({{result(third, Outcome::Blocked)}, {}}).ok());
        QCOMPARE(profile.state(third), OpState::Held);
        QCOMPARE(profile.state(fourth), OpState::Held);
    }

    void anAnswerForASettledOperationTeachesNothing()
    {
        Profile profile;
        fillTwoOrders(profile);
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 1));
        profile.pull(
            page({item(order(u"o1"_s, {line(u"a"_s, 10, 3)}), 2)}, u"c2"_s, 20, {result(op, Outcome::Applied, 2, 10)}));
        profile.push({result(op, Outcome::Conflict), result(OpId(u"unknown"_s), Outcome::Applied)});
        QCOMPARE(profile.state(op), OpState::Done);
    }

    void batchesKeepOrderLanesAndSize()
    {
        Profile profile;
        fillTwoOrders(profile);
        QList<OpId> ops;
        for (int i = 0; i < 4; ++i)
            ops += profile.record(pick(i % 2 == 0 ? u"o1"_s : u"o2"_s, i % 2 == 0 ? u"a"_s : u"c"_s, 1));
        const auto batch = profile->nextBatch(100, 1 << 20, {});
        QCOMPARE(batch.size(), 4);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(batch.at(i).row.operation.id, ops.at(i));
        QVERIFY(batch.at(0).after.isEmpty());
        QCOMPARE(batch.at(2).after, ops.at(0));
        QCOMPARE(batch.at(3).after, ops.at(1));
        QCOMPARE(profile->nextBatch(3, 1 << 20, {}).size(), 3);
        const auto skipped = profile->nextBatch(100, 1 << 20, {u"order:o1"_s});
        QCOMPARE(skipped.size(), 2);
        QCOMPARE(skipped.first().row.operation.id, ops.at(1));
        QCOMPARE(profile->nextBatch(100, 1, {}).size(), 1);
        QVERIFY(profile->countAttempt({ops.at(0)}).ok());
        profile.reopen();
        QCOMPARE(profile->operation(ops.at(0))->attempts, 1);
        QCOMPARE(profile->operation(ops.at(1))->attempts, 0);
    }

    void aLostPickIsSentAgainALostParcelIsReviewed()
    {
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 5)}), 1), item(order(u"o2"_s, {line(u"c"_s)}), 1)},
                          u"c1"_s, 1));
        const OpId parcel = profile.record(ship(u"o1"_s, u"a"_s, 2, u"YT111111"_s));
        const OpId after = profile.record(pick(u"o1"_s, u"a"_s, 1));
        const OpId other = profile.record(pick(u"o2"_s, u"c"_s, 1));
        profile.push({result(parcel, Outcome::Applied, 2, 10), result(other, Outcome::Applied, 2, 11)});
        QCOMPARE(profile.state(after), OpState::Pending);
        // The feed passes their positions without a word of them: the platform no longer knows them.
        profile.pull(page({}, u"c2"_s, 30));
        QCOMPARE(profile.state(other), OpState::Pending);
        QCOMPARE(profile.state(parcel), OpState::Review);
        QCOMPARE(profile.state(after), OpState::Held);
        QCOMPARE(profile->operation(parcel)->problem.code, u"lost-by-platform"_s);
        QCOMPARE(profile.picked(u"o2"_s), 1);
        QVERIFY(profile->sendAgain({parcel}).ok());
        QCOMPARE(profile.state(parcel), OpState::Pending);
        QCOMPARE(openNotices(profile), 1);
    }

    void oldOperationsAreNotSentByThemselves()
    {
        Profile profile;
        fillTwoOrders(profile);
        const OpId old = profile.record(pick(u"o1"_s, u"a"_s, 1));
        profile.clock.now += 1000;
        const OpId young = profile.record(pick(u"o1"_s, u"a"_s, 1));
        const OpId other = profile.record(pick(u"o2"_s, u"c"_s, 1));
        QVERIFY(profile->reviewOld(1000, 0)->isEmpty());
        profile.reopen();  // what this run recorded is as old as the run says; what others did, as the clocks say
        const auto changes = profile->reviewOld(1000, profile.clock.now + 500);
        QVERIFY(changes.ok());
        QVERIFY(changes->orders.contains(u"o1"_s));
        QCOMPARE(profile.state(old), OpState::Review);
        QCOMPARE(profile.state(young), OpState::Held);
        QCOMPARE(profile.state(other), OpState::Pending);
        QCOMPARE(profile->operation(old)->problem.code, u"too-old"_s);
        // Sent by a person it goes, however long the network takes.
        QVERIFY(profile->sendAgain({old}, u"packer"_s).ok());
        QVERIFY(profile->reviewOld(1000, profile.clock.now + 500)->isEmpty());
        QCOMPARE(profile.state(old), OpState::Pending);
        QCOMPARE(openNotices(profile), 1);
    }

    void redoneAndClosedOperationsKeepTheirStory()
    {
        Profile profile;
        fillTwoOrders(profile);
        const OpId op = make(profile, OpState::Conflict);
        Act redo = pick(u"o1"_s, u"a"_s, 1);
        redo.supersedes = op;
        const auto next = profile->record(redo, u"packer"_s);
        QVERIFY(next.ok());
        QCOMPARE(profile->operation(next->id)->supersedes, op);
        const auto old = profile->operation(op);
        QCOMPARE(old->state, OpState::Closed);
        QCOMPARE(old->closedReason, QString::fromLatin1(store::kSuperseded));
        QCOMPARE(old->closedBy, u"packer"_s);
        QCOMPARE(profile->counts().attention, 0);
        QVERIFY(!profile->close(op, u"p"_s, u"redone"_s).ok());
        // A closed one is closed, whatever comes later.
        profile.pull(
            page({item(order(u"o1"_s, {line(u"a"_s, 10, 3)}), 2)}, u"c2"_s, 20, {result(op, Outcome::Applied, 2, 10)}));
        QCOMPARE(profile.state(op), OpState::Closed);
        QCOMPARE(openNotices(profile), 0);
    }

    void aRefusedRedoLeavesTheOldOneAsItWas()
    {
        Profile profile;
        fillTwoOrders(profile);
        const OpId op = make(profile, OpState::Conflict);
        Act redo = pick(u"o1"_s, u"a"_s, 100000);
        redo.supersedes = op;
        QVERIFY(!profile->record(redo, u"packer"_s).ok());
        QCOMPARE(profile.state(op), OpState::Conflict);
        QCOMPARE(profile->counts().attention, 1);
        // What was accepted meanwhile is not closed by a redo that comes too late.
        const OpId taken = make(profile, OpState::Acked);
        redo = pick(u"o1"_s, u"a"_s, 1);
        redo.supersedes = taken;
        QCOMPARE(profile->record(redo, u"packer"_s).error().code, u"operation-state"_s);  // or it would be done twice
        QCOMPARE(profile.state(taken), OpState::Acked);
    }

    void whatWasRefusedCannotBeUndone_data()
    {
        QTest::addColumn<int>("state");
        for (const OpState state :
             {OpState::Conflict, OpState::Rejected, OpState::Held, OpState::Stuck, OpState::Review})
            QTest::newRow(qPrintable(store::opStateCode(state))) << static_cast<int>(state);
    }

    /// The pieces that are picked are somebody else's: an undo would put those back.
    void whatWasRefusedCannotBeUndone()
    {
        QFETCH(int, state);
        Profile profile;
        fillTwoOrders(profile);
        const OpId op = make(profile, static_cast<OpState>(state));
        QCOMPARE(profile->shownOrder(OrderId(u"o1"_s))->line(LineId(u"a"_s))->picked, 2);
        Act undo = pick(u"o1"_s, u"a"_s, -1);
        undo.undoes = op;
        QCOMPARE(profile->record(undo).error().code, u"undo-refused"_s);
        QVERIFY(profile->close(op, u"packer"_s, u"seen"_s).ok());
        QCOMPARE(profile->record(undo).error().code, u"undo-refused"_s);
        QCOMPARE(profile->shownOrder(OrderId(u"o1"_s))->line(LineId(u"a"_s))->picked, 2);
        const OpId counted = make(profile, OpState::Acked);
        undo.undoes = counted;
        const auto undone = profile->record(undo);
        QVERIFY(undone.ok());
        QCOMPARE(undone->ids, QList<OpId>{undone->id});
        QCOMPARE(undone->order.line(LineId(u"a"_s))->picked, 2);
    }

    void settlingTwiceChangesNothing()
    {
        Profile profile;
        fillTwoOrders(profile);
        const OpId op = make(profile, OpState::Pending);
        profile.pull(
            page({item(order(u"o1"_s, {line(u"a"_s, 10, 3)}), 2)}, u"c2"_s, 20, {result(op, Outcome::Applied, 2, 10)}));
        QVERIFY(profile->settle()->isEmpty());
        profile.reopen();
        QVERIFY(profile->settle()->isEmpty());
        QCOMPARE(profile.state(op), OpState::Done);
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestSettle)
#include "tst_settle.moc"
