// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Operations that come back: from a rescue file on another PC, and what the platform knows after an outbox was lost;
// and which hours may be missing then.
#include <QFile>
#include <QJsonDocument>

#include "models/store/lostspan.h"
#include "tests/store/storefixture.h"

namespace wyh::testing {

using Outcome = OperationResult::Outcome;

class TestRecovery : public QObject
{
    Q_OBJECT

    static void fill(Profile &profile, int orders)
    {
        QList<PullItem> items;
        for (int i = 0; i < orders; ++i)
            items += item(order(u"o%1"_s.arg(i), {line(u"a"_s)}), i + 1);
        profile.pull(page(items, u"c1"_s, orders));
    }

private slots:
    // --- a rescue file ---

    void aRescueFileBringsEverythingBackOnce()
    {
        const QJsonObject owner{{u"user"_s, u"u1"_s}};
        Profile dead;
        fill(dead, 5);
        const OpId pending = dead.record(pick(u"o1"_s, u"a"_s, 3));
        const OpId acked = dead.record(pick(u"o2"_s, u"a"_s, 2));
        const OpId refused = dead.record(pick(u"o3"_s, u"a"_s, 1));
        dead.push({result(acked, Outcome::Applied, 60, 60), result(refused, Outcome::Conflict)}, {u"f1"_s, 60, u"m"_s});
        const OpId second = dead.record(pick(u"o1"_s, u"a"_s, 1));
        const QByteArray document = *dead->exportUnsent(owner);

        Profile fresh;
        fresh.clock.now += 1000;  // or its ids would be the same
        fill(fresh, 5);
        fresh.record(pick(u"o4"_s, u"a"_s, 1));
        for (int round = 0; round < 2; ++round) {
            const auto imported = fresh->importUnsent(document, owner);
            QVERIFY(imported.ok());
            QCOMPARE(imported->added, round == 0 ? 4 : 0);
            QCOMPARE(imported->known, round == 0 ? 0 : 4);
        }
        QCOMPARE(fresh.state(pending), OpState::Pending);
        QCOMPARE(fresh.state(acked), OpState::Pending);  // the platform says again what it said
        QCOMPARE(fresh.state(refused), OpState::Conflict);
        QCOMPARE(fresh->operation(refused)->problem.code, u"already-picked"_s);
        const auto seen = store::sightFromBytes(dead->operation(refused)->seen);
        QVERIFY(seen.has_value() && seen->line(LineId(u"a"_s)));
        QCOMPARE(store::sightFromBytes(fresh->operation(refused)->seen), seen);
        QCOMPARE(fresh->counts().waiting, 4);
        QCOMPARE(fresh->counts().attention, 1);
        QCOMPARE(fresh.picked(u"o1"_s), 4);
        QCOMPARE((*fresh.reader()->row({}, OrderId(u"o1"_s)))->piecesPicked, 4);
        // In their order, after what was done here, and linked as before.
        QStringList order;
        QHash<OpId, OpId> after;
        for (const auto &outgoing : fresh->nextBatch(100, 1 << 20, {})) {
            order += outgoing.row.operation.id.value;
            after.insert(outgoing.row.operation.id, outgoing.after);
        }
        QCOMPARE(order.size(), 4);
        QVERIFY(order.indexOf(pending.value) < order.indexOf(second.value));
        QCOMPARE(after.value(second), pending);
        // Byte for byte what was meant, or the platform would take it for another operation.
        QCOMPARE(fresh->operation(pending)->operation, dead->operation(pending)->operation);
    }

    void aRescueFileOfAnotherAccountIsRefused()
    {
        Profile profile;
        fill(profile, 2);
        profile.record(pick(u"o1"_s, u"a"_s, 3));
        const QByteArray document = *profile->exportUnsent({{u"user"_s, u"u1"_s}});
        Profile other;
        fill(other, 2);
        const auto imported = other->importUnsent(document, {{u"user"_s, u"u2"_s}});
        QVERIFY(!imported.ok());
        QCOMPARE(imported.error().code, u"rescue-other-account"_s);
        QCOMPARE(other->importUnsent("{}", {}).error().code, u"rescue-not-ours"_s);
        QCOMPARE(other->importUnsent("no json", {}).error().code, u"rescue-not-ours"_s);
        QByteArray newer = document;
        newer.replace("\"version\": 1", "\"version\": 2");
        QCOMPARE(other->importUnsent(newer, {{u"user"_s, u"u1"_s}}).error().code, u"rescue-newer"_s);
        QByteArray unknown = document;
        unknown.replace("\"pick\"", "\"weigh\"");
        QCOMPARE(other->importUnsent(unknown, {{u"user"_s, u"u1"_s}}).error().code, u"rescue-newer"_s);
        QCOMPARE(other->counts().waiting, 0);
    }

    // --- after a rescue ---

    void whatThePlatformKnowsIsRecovered()
    {
        Profile profile;
        fill(profile, 6);
        const OpId first = profile.record(pick(u"o1"_s, u"a"_s, 1));
        QVERIFY(profile->backupOutbox().ok());
        const qint64 copied = profile.clock.now;
        profile.clock.now += 60000;
        const OpId second = profile.record(pick(u"o2"_s, u"a"_s, 1));
        const OpId third = profile.record(pick(u"o3"_s, u"a"_s, 1));
        QVERIFY(!profile->rescueNotice());
        profile.push({result(first, Outcome::Applied, 10, 10), result(second, Outcome::Applied, 11, 11)},
                     {u"f1"_s, 12, u"m"_s});
        profile.pull(page({}, u"c11"_s, 11,
                          {result(first, Outcome::Applied, 10, 10), result(second, Outcome::Applied, 11, 11)}));
        profile.close();
        profile.clock.now += 60000;
        QVERIFY(QFile::remove(profile.path(u"outbox.db"_s)));
        profile.reopen();
        QVERIFY(profile->counts().rescued);
        auto notice = profile->rescueNotice();
        QVERIFY(notice);
        QCOMPARE(notice->rescued, 1);
        QCOMPARE(notice->lostFromMs, copied);
        QCOMPARE(notice->lostUntilMs, profile.clock.now);
        QCOMPARE(notice->recovered, QList<OpId>{second});
        // The platform had one more, whose result comes with the next page.
        profile.pull(page({}, u"c12"_s, 12, {result(third, Outcome::Applied, 12, 12)}));
        notice = profile->rescueNotice();
        QCOMPARE(notice->recovered, (QList<OpId>{second, third}));
        // It stands until somebody has read it.
        profile.reopen();
        QCOMPARE(profile->rescueNotice()->recovered.size(), 2);
        QVERIFY(profile->closeRescueNotice(u"packer"_s).ok());
        QVERIFY(!profile->rescueNotice());
        QVERIFY(!profile->counts().rescued);
        profile.reopen();
        QVERIFY(!profile->counts().rescued);
    }

    void aVanishedOutboxIsSaid()
    {
        Profile profile;
        fill(profile, 3);
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 1));
        profile.push({result(op, Outcome::Applied, 10, 10)});
        profile.pull(page({}, u"c10"_s, 10, {result(op, Outcome::Applied, 10, 10)}));
        const DeviceId device = profile->deviceId();
        profile.close();
        QVERIFY(QFile::remove(profile.path(u"outbox.db"_s)));
        profile.reopen();
        QCOMPARE(profile->deviceId(), device);
        const auto notice = profile->rescueNotice();
        QVERIFY(notice);
        QCOMPARE(notice->lostFromMs, 0);
        QCOMPARE(notice->lostUntilMs, profile.clock.now);
        QCOMPARE(notice->recovered, QList<OpId>{op});
        // A new profile has lost nothing.
        Profile fresh;
        QVERIFY(!fresh->rescueNotice());
    }

    // --- which hours may be missing ---

    void theSpanThatMayBeMissing_data()
    {
        QTest::addColumn<QList<int>>("found");
        QTest::addColumn<int>("last");    // -1: the file does not say
        QTest::addColumn<int>("copied");  // the backup's last number
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("until");  // 0: nothing is missing, 99: now
        QTest::newRow("everything read") << QList<int>{1, 2, 3} << 3 << 0 << 0 << 0;
        QTest::newRow("the end is not known") << QList<int>{1, 2, 3} << -1 << 0 << 3 << 99;
        QTest::newRow("the last one is missing") << QList<int>{1, 2} << 3 << 0 << 2 << 99;
        QTest::newRow("a hole") << QList<int>{1, 2, 5} << 5 << 0 << 2 << 5;
        QTest::newRow("two holes") << QList<int>{1, 3, 7} << 7 << 0 << 1 << 7;
        QTest::newRow("a hole that the backup explains") << QList<int>{1, 2, 5} << 5 << 5 << 0 << 0;
        QTest::newRow("only the backup") << QList<int>{1, 2, 3} << -1 << 3 << 3 << 99;
        QTest::newRow("nothing") << QList<int>{} << -1 << 0 << 0 << 99;
    }
    void theSpanThatMayBeMissing()
    {
        QFETCH(QList<int>, found);
        QFETCH(int, last);
        QFETCH(int, copied);
        QFETCH(int, from);
        QFETCH(int, until);
        constexpr qint64 now = 1795438801234;
        const auto at = [](int n) -> qint64 { return n == 0 ? 0 : n == 99 ? now : now - (50 - n) * 60000; };
        store::LostSpan span;
        for (const int n : found)
            span.found(n, at(n));
        span.ended(last < 0 ? std::nullopt : std::optional<qint64>(last));
        span.copiedUpTo(copied);
        const auto answer = span.answer(now);
        QCOMPARE(answer.fromMs, at(from));
        QCOMPARE(answer.untilMs, at(until));
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestRecovery)
#include "tst_recovery.moc"
