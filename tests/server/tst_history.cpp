// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "net/contract/codec.h"
#include "tests/server/serverfixture.h"

namespace wyh::server {

using namespace Qt::StringLiterals;
using Outcome = contract::OperationResult::Outcome;

/// A platform that was restored from a backup is found out by what its clients have seen (sync.md 2.3, rule 5).
class TestHistory : public QObject
{
    Q_OBJECT

    static QString reasonOf(const net::Reply &reply)
    {
        return reply.status == 410 ? bodyOf(reply).value(u"params"_s).toObject().value(u"reason"_s).toString()
                                   : QString::number(reply.status);
    }

    struct Bench : ServerFixture
    {
        Bench()
        {
            if (!platform->importOrders(supplier, {sampleOrder(u"1"_s, 100)}).ok())
                qFatal("the sample order cannot be imported");
            packer = signIn(u"packer@one"_s);
        }
        QJsonObject pick() { return item(lane(u"1"_s), PickOp{line(u"1"_s), 1}); }
        void see() { packer.seen = contract::seenToHeader(pull(packer).top); }
        TestDevice packer;
    };

private slots:
    void whatWasSeenHolds()
    {
        Bench bench;
        bench.see();
        const QByteArray early = bench.packer.seen;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(bench.pushOne(bench.packer, bench.pick()).outcome, Outcome::Applied);
        bench.see();
        QVERIFY(bench.packer.seen != early);
        bench.packer.seen = early;
        QCOMPARE(bench.pullReply(bench.packer, {}).status, 200);
        bench.packer.seen = "nonsense";
        QCOMPARE(bench.pullReply(bench.packer, {}).status, 400);
    }

    void aRestoreIsNoticedByEveryRequest()
    {
        Bench bench;
        QVERIFY(bench.platform->backupTo(bench.file(u"backup.db"_s)).ok());
        QVERIFY(!bench.platform->backupTo(bench.file(u"backup.db"_s)).ok());  // never over an older one
        QCOMPARE(bench.pushOne(bench.packer, bench.pick()).outcome, Outcome::Applied);
        const auto before = bench.pull(bench.packer);
        bench.packer.seen = contract::seenToHeader(before.top);
        QCOMPARE(bench.pullReply(bench.packer, before.cursor).status, 200);

        bench.reopen(bench.file(u"backup.db"_s));
        const auto check = [&] {
            QCOMPARE(reasonOf(bench.pullReply(bench.packer, before.cursor)), u"history"_s);
            QCOMPARE(reasonOf(bench.pullReply(bench.packer, {})), u"history"_s);
            QCOMPARE(reasonOf(bench.send(bench.packer, "GET", "/v1/sync/top")), u"history"_s);
            const int picked = bench.stored(u"1"_s).picked;
            QCOMPARE(reasonOf(bench.push(bench.packer, {bench.pick()})), u"history"_s);
            QCOMPARE(bench.stored(u"1"_s).picked, picked);
        };
        check();

        // Also after the new history has grown past the old position: only the mark tells them apart.
        const TestDevice other = bench.signIn(u"manager@one"_s);
        while (bench.pull(other).top.pos < before.top.pos)
            QCOMPARE(bench.pushOne(other, bench.pick()).outcome, Outcome::Applied);
        QCOMPARE(bench.pull(other).top.pos, before.top.pos);
        check();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(bench.pushOne(other, bench.pick()).outcome, Outcome::Applied);
        check();

        // Without a memory of the old history everything is in order.
        bench.packer.seen.clear();
        QCOMPARE(bench.pull(bench.packer).items.size(), 1);
    }

    void aCursorFromTheFutureIsNoticedWithoutSeen()
    {
        Bench bench;
        QVERIFY(bench.platform->backupTo(bench.file(u"backup.db"_s)).ok());
        QCOMPARE(bench.pushOne(bench.packer, bench.pick()).outcome, Outcome::Applied);
        const QString cursor = bench.pull(bench.packer).cursor;
        bench.reopen(bench.file(u"backup.db"_s));
        QCOMPARE(reasonOf(bench.pullReply(bench.packer, cursor)), u"history"_s);
    }

    /// A PC was reloaded after a restore and then lost the last pages of its cache to a power cut: its cursor is of the
    /// old history, what it has seen of the new one.
    void aCursorOfTheOldHistoryIsRefusedWhateverWasSeenSince()
    {
        Bench bench;
        const auto first = bench.pull(bench.packer);
        QVERIFY(bench.platform->backupTo(bench.file(u"backup.db"_s)).ok());
        QCOMPARE(bench.pushOne(bench.packer, bench.pick()).outcome, Outcome::Applied);
        const auto old = bench.pull(bench.packer);
        bench.reopen(bench.file(u"backup.db"_s));
        const TestDevice other = bench.signIn(u"manager@one"_s);
        while (bench.pull(other).top.pos <= old.top.pos)
            QCOMPARE(bench.pushOne(other, bench.pick()).outcome, Outcome::Applied);
        bench.packer.seen = contract::seenToHeader(bench.pull(other).top);
        QCOMPARE(reasonOf(bench.pullReply(bench.packer, old.cursor)), u"history"_s);
        QCOMPARE(bench.pull(bench.packer, first.cursor).items.size(), 1);  // told before the backup: both have it
        bench.packer.seen.clear();
        QCOMPARE(reasonOf(bench.pullReply(bench.packer, old.cursor)), u"history"_s);
    }

    void marksAreKeptForTheRetentionTime()
    {
        Bench bench;
        constexpr qint64 kDay = 24LL * 60 * 60 * 1000;
        bench.see();
        QByteArray forged = bench.packer.seen;
        forged.chop(4);
        forged += "0000";
        QCOMPARE(bench.pushOne(bench.packer, bench.pick()).outcome, Outcome::Applied);
        const QByteArray seen = std::exchange(bench.packer.seen, forged);
        QCOMPARE(reasonOf(bench.pullReply(bench.packer, {})), u"history"_s);
        bench.clock.pass(181 * kDay);
        QVERIFY(bench.platform->maintain().ok());
        TestDevice later = bench.signIn(u"packer@one"_s);
        // Too old to be told apart from a place of another history, so it is not believed.
        for (const QByteArray &place : {seen, forged}) {
            later.seen = place;
            QCOMPARE(reasonOf(bench.pullReply(later, {})), u"expired"_s);
            QCOMPARE(reasonOf(bench.push(later, {bench.pick()})), u"expired"_s);
        }
        // The mark of the top is never forgotten.
        later.seen.clear();
        later.seen = contract::seenToHeader(contract::pullPageFromJson(bodyOf(bench.pullReply(later, {})))->top);
        QCOMPARE(bench.pullReply(later, {}).status, 200);
        later.seen.chop(4);
        later.seen += "0000";
        QCOMPARE(reasonOf(bench.pullReply(later, {})), u"history"_s);
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestHistory)
#include "tst_history.moc"
