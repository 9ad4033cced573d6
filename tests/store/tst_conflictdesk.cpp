// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What stands behind the conflict desk: what a person saw when he acted, acts done over, closings taken back, what the
// audit trail is told, and how far results are closed.
#include <QFile>

#include "tests/store/storefixture.h"

namespace wyh::testing {

using Outcome = OperationResult::Outcome;
using Kind = contract::NoticeAct::Kind;

class TestConflictDesk : public QObject
{
    Q_OBJECT

    static constexpr qint64 kDay = 24LL * 60 * 60 * 1000;

    static void fill(Profile &profile)
    {
        profile.pull(page(
            {item(order(u"o1"_s, {line(u"a"_s, 10, 4), line(u"b"_s)}), 1), item(order(u"o2"_s, {line(u"c"_s)}), 1)},
            u"c1"_s, 1));
    }

    static OpId conflict(Profile &profile, const Act &act, qint64 pos = 10)
    {
        const OpId op = profile.record(act);
        profile.push({result(op, Outcome::Conflict, 0, pos)});
        return op;
    }

    static int openNotices(Profile &profile, const OpId &op)
    {
        profile.close();
        int count = -1;
        {
            auto file = sql::Connection::open(profile.path(u"outbox.db"_s));
            if (!file.ok())
                qFatal("%s", qPrintable(file.error().detail));
            sql::Query query = (*file)->query("SELECT count(*) FROM notice WHERE op_id = ? AND closed_at_ms = 0");
            query.bind(1, op.value);
            count = query.step() ? static_cast<int>(query.integer(0)) : -1;
        }
        profile.reopen();
        return count;
    }

private slots:
    void whatWasSeenIsKeptWithTheAct()
    {
        Profile profile;
        Order one = order(u"o1"_s, {line(u"a"_s, 10, 4), line(u"b"_s)});
        one.recipientVersion = 3;
        profile.pull(page({item(one, 5)}, u"c1"_s, 5));
        const OpId pickOp = profile.record(pick(u"o1"_s, u"a"_s, 2));
        Act parcel = ship(u"o1"_s, u"a"_s, 3, u"YT111111"_s);
        std::get<ShipOp>(parcel.payload).seenRecipientVersion = 3;
        const OpId shipOp = profile.record(parcel);
        profile.reopen();
        const auto picked = store::sightFromBytes(profile->operation(pickOp)->seen);
        QVERIFY(picked.has_value());
        QCOMPARE(picked->version, 5);
        QCOMPARE(picked->status, statusCode(OrderStatus::AwaitingPicking));
        QCOMPARE(picked->lines.size(), 1);
        QCOMPARE(picked->line(LineId(u"a"_s))->picked, 4);
        QVERIFY(picked->town.isEmpty());  // a pick has no business with the recipient
        // The second act saw what the first one left.
        const auto shipped = store::sightFromBytes(profile->operation(shipOp)->seen);
        QVERIFY(shipped.has_value());
        QCOMPARE(shipped->line(LineId(u"a"_s))->picked, 6);
        QCOMPARE(shipped->recipientVersion, 3);
        QCOMPARE(shipped->town, u"浙江 金华 义乌市"_s);
    }

    void nobodyIsFoundInWhatWasSeen()
    {
        Profile profile;
        const Order one = order(u"o1"_s, {line(u"a"_s, 10, 4)});
        profile.pull(page({item(one, 1)}, u"c1"_s, 1));
        const OpId op = profile.record(ship(u"o1"_s, u"a"_s, 3, u"YT111111"_s));
        const QByteArray seen = profile->operation(op)->seen;
        for (const QString &personal : {one.recipient.name, one.recipient.phone, one.recipient.street})
            QVERIFY2(!seen.contains(personal.toUtf8()), seen.constData());
        // The checksums tell one change from another.
        Order moved = one;
        moved.recipient.phone = u"13911111111"_s;
        moved.recipientVersion = 2;
        profile.pull(page({item(moved, 2)}, u"c2"_s, 2));
        const auto before = store::sightFromBytes(seen);
        const auto now = profile->platformSight(op);
        QVERIFY(before && now);
        QVERIFY(before->recipient[store::Sight::Phone] != now->recipient[store::Sight::Phone]);
        QCOMPARE(now->recipient[store::Sight::Name], before->recipient[store::Sight::Name]);
        QCOMPARE(now->recipient[store::Sight::Street], before->recipient[store::Sight::Street]);
    }

    void thePlatformsSideIsShownWithoutOwnOpenActs()
    {
        Profile profile;
        fill(profile);
        const OpId failed = conflict(profile, pick(u"o1"_s, u"a"_s, 2));
        profile.record(pick(u"o1"_s, u"a"_s, 1));
        QCOMPARE(profile.picked(u"o1"_s), 5);
        QCOMPARE(profile->platformSight(failed)->line(LineId(u"a"_s))->picked, 4);
        profile.pull(page({item(SkuFlag{SkuId(u"sku-a"_s), 0, true, u"笔"_s}, 2)}, u"c2"_s, 2));
        QVERIFY(profile->platformSight(failed)->line(LineId(u"a"_s))->discontinued);
        profile.pull(page({gone(u"order"_s, u"o1"_s, 3)}, u"c3"_s, 3));
        QVERIFY(profile->platformSight(failed)->gone);
    }

    void doingItOverClosesTheOldOneInTheSameCommit()
    {
        Profile profile;
        fill(profile);
        const OpId old = conflict(profile, pick(u"o1"_s, u"a"_s, 3));
        Act over = pick(u"o1"_s, u"a"_s, 1);
        over.supersedes = old;
        int commits = 0;
        profile.hook = [&commits](const char *when) {
            if (qstrcmp(when, "before") == 0 && ++commits == 1)
                throw Crash{};
        };
        profile.reopen();
        commits = 0;
        try {
            (void)profile->record(over);
            QFAIL("the commit went through");
        } catch (const Crash &) {
        }
        profile.hook = {};
        profile.reopen();
        QCOMPARE(profile.state(old), OpState::Conflict);
        QCOMPARE(profile->counts().waiting, 0);

        const auto recorded = profile->record(over, u"packer"_s);
        QVERIFY(recorded.ok());
        const auto row = profile->operation(old);
        QCOMPARE(row->state, OpState::Closed);
        QCOMPARE(row->supersededBy, recorded->id);
        QCOMPARE(row->closedBy, u"packer"_s);
        QCOMPARE(openNotices(profile, old), 0);
        // Once is enough: a second try would count the goods twice.
        QCOMPARE(profile->record(over).error().code, u"operation-state"_s);
    }

    void whatWentThroughAfterAllIsNotDoneOver()
    {
        Profile profile;
        fill(profile);
        const OpId old = profile.record(pick(u"o1"_s, u"a"_s, 3));
        QVERIFY(profile->quarantine(old, u"500"_s, {Problem::Kind::Rejected, u"internal"_s, {}, {}, {}}).ok());
        profile.pull(
            page({item(order(u"o1"_s, {line(u"a"_s, 10, 7)}), 2)}, u"c2"_s, 9, {result(old, Outcome::Applied, 2, 9)}));
        QCOMPARE(profile.state(old), OpState::Done);
        Act over = pick(u"o1"_s, u"a"_s, 1);
        over.supersedes = old;
        QCOMPARE(profile->record(over).error().code, u"operation-state"_s);
    }

    void aClosingIsTakenBackForThirtyDays_data()
    {
        QTest::addColumn<int>("state");
        for (const OpState state :
             {OpState::Conflict, OpState::Rejected, OpState::Held, OpState::Stuck, OpState::Review})
            QTest::newRow(qPrintable(store::opStateCode(state))) << static_cast<int>(state);
    }

    void aClosingIsTakenBackForThirtyDays()
    {
        QFETCH(int, state);
        const auto wanted = static_cast<OpState>(state);
        Profile profile;
        fill(profile);
        const OpId first = profile.record(pick(u"o1"_s, u"a"_s, 1));
        const OpId second = profile.record(pick(u"o1"_s, u"a"_s, 1));
        const OpId op = wanted == OpState::Held ? second : first;
        if (wanted == OpState::Conflict || wanted == OpState::Rejected) {
            profile.push({result(op, wanted == OpState::Conflict ? Outcome::Conflict : Outcome::Rejected, 0, 5)});
        } else if (wanted == OpState::Review) {
            profile.clock.now += 1000;
            QVERIFY(profile->reviewOld(500, 0).ok());
        } else {
            QVERIFY(profile->quarantine(first, u"500"_s, {Problem::Kind::Rejected, u"internal"_s, {}, {}, {}}).ok());
        }
        QCOMPARE(profile.state(op), wanted);
        const Problem before = profile->operation(op)->problem;
        QVERIFY(profile->close(op, u"packer"_s, u"by mistake"_s).ok());
        QCOMPARE(openNotices(profile, op), 0);
        const qint64 until = store::restorableUntilMs(*profile->operation(op));
        QCOMPARE(until, profile.clock.now + 30 * kDay);
        // Who has not heard the platform's time cannot say that it is too late, so it has told it.
        PullPage told = page({}, u"told"_s, 1);
        told.nowMs = profile.clock.now;
        profile.pull(told);
        profile.clock.now = until;
        QCOMPARE(profile->restore(op, u"packer"_s).error().code, u"restore-too-late"_s);
        QCOMPARE(profile.state(op), OpState::Closed);
        profile.clock.now = until - 1;
        QVERIFY(profile->restore(op, u"packer"_s).ok());
        QCOMPARE(profile.state(op), wanted);
        QCOMPARE(profile->operation(op)->problem, before);
        QVERIFY(profile->operation(op)->closedBy.isEmpty());
        QCOMPARE(openNotices(profile, op), 1);
        for (const auto &outgoing : profile->nextBatch(100, 1 << 20, {}))
            QVERIFY2(outgoing.row.operation.id != op, "restoring must not send");
        // And it can be closed once more.
        QVERIFY(profile->close(op, u"packer"_s, u"so it is"_s).ok());
        QCOMPARE(openNotices(profile, op), 0);
    }

    void whatWasDoneOverStaysClosed()
    {
        Profile profile;
        fill(profile);
        const OpId old = conflict(profile, pick(u"o1"_s, u"a"_s, 3));
        Act over = pick(u"o1"_s, u"a"_s, 1);
        over.supersedes = old;
        profile.record(over);
        QCOMPARE(store::restorableUntilMs(*profile->operation(old)), 0);
        QCOMPARE(profile->restore(old, u"packer"_s).error().code, u"operation-state"_s);
        QCOMPARE(profile.state(old), OpState::Closed);
    }

    void restoringFindsOutThatItWentThrough()
    {
        Profile profile;
        fill(profile);
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 3));
        QVERIFY(profile->quarantine(op, u"500"_s, {Problem::Kind::Rejected, u"internal"_s, {}, {}, {}}).ok());
        QVERIFY(profile->close(op, u"packer"_s, u"never mind"_s).ok());
        profile.pull(
            page({item(order(u"o1"_s, {line(u"a"_s, 10, 7)}), 2)}, u"c2"_s, 9, {result(op, Outcome::Applied, 2, 9)}));
        QCOMPARE(profile.state(op), OpState::Closed);
        QVERIFY(profile->restore(op, u"packer"_s).ok());
        QCOMPARE(profile.state(op), OpState::Done);
        QCOMPARE(openNotices(profile, op), 0);
    }

    void theAuditTrailIsToldEachActOnce()
    {
        Profile profile;
        fill(profile);
        const OpId op = conflict(profile, pick(u"o1"_s, u"a"_s, 3));
        const OpId stuck = profile.record(pick(u"o2"_s, u"c"_s, 1));
        QVERIFY(profile->quarantine(stuck, u"500"_s, {Problem::Kind::Rejected, u"internal"_s, {}, {}, {}}).ok());
        QVERIFY(profile->noticeActs(10).isEmpty());
        profile.clock.now += 1000;
        QVERIFY(profile->close(op, u"packer"_s, u"put back"_s).ok());
        profile.clock.now += 1000;
        QVERIFY(profile->restore(op, u"boss"_s).ok());
        profile.clock.now += 1000;
        QVERIFY(profile->sendAgain({stuck}, u"packer"_s).ok());
        const QList<contract::NoticeAct> acts = profile->noticeActs(10);
        QCOMPARE(acts.size(), 3);
        QCOMPARE(acts[0].kind, Kind::Closed);
        QCOMPARE(acts[0].op, op);
        QVERIFY(!acts[0].notice.isEmpty());
        QCOMPARE(acts[0].code, u"already-picked"_s);
        QCOMPARE(acts[0].who, u"packer"_s);
        QCOMPARE(acts[0].reason, u"put back"_s);
        QCOMPARE(acts[0].atMs, profile.clock.now - 2000);
        QCOMPARE(acts[1].kind, Kind::Restored);
        QCOMPARE(acts[1].who, u"boss"_s);
        QVERIFY(!acts[1].notice.isEmpty() && acts[1].notice != acts[0].notice);
        QCOMPARE(acts[2].kind, Kind::SentAgain);
        // Told with the answer of the push that carried them, not before.
        profile.reopen();
        QCOMPARE(profile->noticeActs(10), acts);
        QVERIFY(profile->applyPush({{}, {}}, {acts[0].id, acts[1].id}).ok());
        QCOMPARE(profile->noticeActs(10), QList<contract::NoticeAct>{acts[2]});
        // A platform restored from a backup may have lost them.
        QVERIFY(profile->beginReset(u"history"_s).ok());
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"d1"_s, 1));
        QCOMPARE(profile->noticeActs(10), acts);
    }

    void resultsAreClosedUpToTheFirstThatIsNot()
    {
        Profile profile;
        QCOMPARE(profile->closedThrough(), 0);  // nothing was ever pulled
        fill(profile);
        QCOMPARE(profile->closedThrough(), 1);
        const OpId first = profile.record(pick(u"o1"_s, u"a"_s, 1));
        const OpId second = profile.record(pick(u"o2"_s, u"c"_s, 1));
        profile.pull(page({}, u"c2"_s, 5));
        QCOMPARE(profile->closedThrough(), 5);  // what was never answered has its result further on
        profile.push({result(first, Outcome::Conflict, 0, 7), result(second, Outcome::Applied, 2, 8)});
        profile.pull(page({}, u"c3"_s, 6));
        QCOMPARE(profile->closedThrough(), 6);
        profile.pull(page({item(order(u"o2"_s, {line(u"c"_s, 10, 1)}), 2)}, u"c4"_s, 12,
                          {result(first, Outcome::Conflict, 0, 7), result(second, Outcome::Applied, 2, 8)}));
        QCOMPARE(profile.state(second), OpState::Done);
        QCOMPARE(profile->closedThrough(), 6);
        profile.reopen();
        QCOMPARE(profile->closedThrough(), 6);
        QVERIFY(profile->close(first, u"packer"_s, u"put back"_s).ok());
        QCOMPARE(profile->closedThrough(), 12);
        QVERIFY(profile->beginReset(u"expired"_s).ok());
        QCOMPARE(profile->closedThrough(), 0);
    }

    void anOutboxOfTheFirstVersionKeepsEveryRow()
    {
        Profile profile;
        fill(profile);
        const OpId open = profile.record(pick(u"o1"_s, u"a"_s, 2));
        const OpId closed = conflict(profile, pick(u"o2"_s, u"c"_s, 3));
        QVERIFY(profile->close(closed, u"packer"_s, u"put back"_s).ok());
        profile.close();
        intoFirstVersion(profile.path(u"outbox.db"_s));
        profile.reopen();
        QCOMPARE(profile.state(open), OpState::Pending);
        QCOMPARE(profile.picked(u"o1"_s), 6);
        QVERIFY(profile->operation(open)->seen.isEmpty());
        QVERIFY(!store::sightFromBytes(profile->operation(open)->seen).has_value());
        QCOMPARE(profile.state(closed), OpState::Closed);
        QCOMPARE(store::restorableUntilMs(*profile->operation(closed)), 0);
        QCOMPARE(profile->restore(closed, u"packer"_s).error().code, u"operation-state"_s);
        QVERIFY(QFile::exists(profile.path(u"outbox.v1.bak"_s)));
    }

    void aDamagedOutboxOfTheFirstVersionIsRescued()
    {
        Profile profile;
        fill(profile);
        QList<OpId> ops;
        for (int i = 0; i < 60; ++i)
            ops += profile.record(pick(u"o2"_s, u"c"_s, i % 2 == 0 ? 1 : -1));
        profile.close();
        intoFirstVersion(profile.path(u"outbox.db"_s));
        QFile::remove(profile.path(u"outbox.bak"_s));
        QFile file(profile.path(u"outbox.db"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        // The page of an index: rows stay readable, the file is not sound.
        QVERIFY(file.size() > 8 * 4096);
        QVERIFY(file.seek(file.size() - 4096));
        file.write(QByteArray(4096, '\x5a'));
        file.close();
        profile.reopen();
        QVERIFY(profile->openReport().outboxRescued);
        QVERIFY2(profile->openReport().rescued > 30, qPrintable(QString::number(profile->openReport().rescued)));
        QCOMPARE(profile->counts().waiting, profile->openReport().rescued);
    }

    void aNoteWaitsUntilItIsRead()
    {
        Profile profile;
        fill(profile);
        const OpId op = profile.record(ship(u"o1"_s, u"a"_s, 3, u"YT111111"_s));
        OperationResult applied = result(op, Outcome::Applied, 2, 9);
        applied.effect = {{u"note"_s, u"second-parcel"_s},
                          {u"params"_s, QJsonObject{{u"first_waybill"_s, u"YT999999"_s}}}};
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 4, 3)}), 2)}, u"c2"_s, 9, {applied}));
        QCOMPARE(profile.state(op), OpState::Done);
        QCOMPARE(profile->counts().notes, 1);
        profile.reopen();
        QCOMPARE(profile->operation(op)->note.value(u"note"_s).toString(), u"second-parcel"_s);
        QVERIFY(profile->acknowledgeNote(op).ok());
        QCOMPARE(profile->counts().notes, 0);
        QCOMPARE(profile->operation(op)->noteReadMs, profile.clock.now);
    }

private:
    /// The file as the first version of the program left it.
    static void intoFirstVersion(const QString &path)
    {
        auto file = sql::Connection::open(path);
        QVERIFY(file.ok());
        const Status back = (*file)->execute(
            "DROP INDEX op_note; DROP INDEX op_flag; DROP TABLE notice_act;"
            "ALTER TABLE op DROP COLUMN seen; ALTER TABLE op DROP COLUMN closed_from;"
            "ALTER TABLE op DROP COLUMN superseded_by; ALTER TABLE op DROP COLUMN note;"
            "ALTER TABLE op DROP COLUMN note_read_ms; PRAGMA user_version = 1; PRAGMA wal_checkpoint(TRUNCATE)");
        QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().detail));
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestConflictDesk)
#include "tst_conflictdesk.moc"
