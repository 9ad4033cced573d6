// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QThread>
#include <QtTest>
#include <atomic>

#include "net/contract/codec.h"
#include "tests/server/serverfixture.h"

namespace wyh::server {

using namespace Qt::StringLiterals;
using Outcome = contract::OperationResult::Outcome;

class TestConcurrency : public QObject
{
    Q_OBJECT

    static constexpr int kThreads = 40;

    template <class Body>
    static void inThreads(int count, const Body &body)
    {
        QList<QThread *> threads;
        for (int i = 0; i < count; ++i)
            threads.append(QThread::create([&body, i] { body(i); }));
        for (QThread *thread : std::as_const(threads))
            thread->start();
        for (QThread *thread : std::as_const(threads))
            thread->wait();
        qDeleteAll(threads);
    }

private slots:
    void fortyPackersNeverTakeMoreThanThereIs()
    {
        ServerFixture fixture;
        QVERIFY(fixture.platform->importOrders(fixture.supplier, {ServerFixture::sampleOrder(u"1"_s, 25)}).ok());
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        QList<QJsonObject> picks;
        for (int i = 0; i < kThreads; ++i)
            picks.append(fixture.item(fixture.lane(u"1"_s), PickOp{fixture.line(u"1"_s), 1}));
        std::atomic<int> applied{0};
        std::atomic<int> conflicts{0};
        std::atomic<int> others{0};
        inThreads(kThreads, [&](int i) {
            const auto answer = contract::pushAnswerFromJson(bodyOf(fixture.push(packer, {picks.at(i)})));
            const bool one = answer.ok() && answer->results.size() == 1;
            if (one && answer->results.constFirst().outcome == Outcome::Applied)
                ++applied;
            else if (one && answer->results.constFirst().problem.code == u"already-picked"_s)
                ++conflicts;
            else
                ++others;
        });
        QCOMPARE(others.load(), 0);
        QCOMPARE(applied.load(), 25);
        QCOMPARE(conflicts.load(), 15);
        QCOMPARE(fixture.stored(u"1"_s).picked, 25);
        const auto pulled = fixture.pull(packer);
        QCOMPARE(pulled.results.size(), kThreads);
        QCOMPARE(pulled.items.constFirst().version, 26);
    }

    void oneOperationSentByAllAtOnceActsOnce()
    {
        ServerFixture fixture;
        QVERIFY(fixture.platform->importOrders(fixture.supplier, {ServerFixture::sampleOrder(u"1"_s, 25)}).ok());
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        const QJsonObject pick = fixture.item(fixture.lane(u"1"_s), PickOp{fixture.line(u"1"_s), 1});
        std::atomic<int> applied{0};
        std::atomic<int> repeated{0};
        inThreads(kThreads, [&](int) {
            const auto answer = contract::pushAnswerFromJson(bodyOf(fixture.push(packer, {pick})));
            if (answer.ok() && answer->results.constFirst().outcome == Outcome::Applied)
                ++applied;
            if (answer.ok() && answer->results.constFirst().outcome == Outcome::AlreadyApplied)
                ++repeated;
        });
        QCOMPARE(applied.load(), 1);
        QCOMPARE(repeated.load(), kThreads - 1);
        QCOMPARE(fixture.stored(u"1"_s).picked, 1);
    }

    void oneWaybillScannedByAllAtOnceShipsOnce()
    {
        ServerFixture fixture;
        QList<ImportedOrder> orders;
        for (int i = 0; i < kThreads; ++i)
            orders.append(ServerFixture::sampleOrder(QString::number(i)));
        QVERIFY(fixture.platform->importOrders(fixture.supplier, orders).ok());
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        QList<QJsonObject> ships;
        for (int i = 0; i < kThreads; ++i) {
            ShipOp op = fixture.parcel(QString::number(i), 2, u"YT1234567890"_s);
            op.lines[0].pickFirst = 2;
            ships.append(fixture.item(fixture.lane(QString::number(i)), op));
        }
        std::atomic<int> applied{0};
        std::atomic<int> used{0};
        inThreads(kThreads, [&](int i) {
            const auto answer = contract::pushAnswerFromJson(bodyOf(fixture.push(packer, {ships.at(i)})));
            if (answer.ok() && answer->results.constFirst().outcome == Outcome::Applied)
                ++applied;
            if (answer.ok() && answer->results.constFirst().problem.code == u"waybill-used"_s)
                ++used;
        });
        QCOMPARE(applied.load(), 1);
        QCOMPARE(used.load(), kThreads - 1);
    }

    void guessesSentAtOnceDoNotSlipThrough()
    {
        ServerFixture fixture;
        QStringList devices;
        for (int i = 0; i < kThreads; ++i)
            devices.append(fixture.newId());
        std::atomic<int> wrong{0};
        std::atomic<int> locked{0};
        inThreads(kThreads, [&](int i) {
            const QString code = codeOf(fixture.trySignIn(u"packer@one"_s, u"guess %1"_s.arg(i), devices.at(i)));
            if (code == u"sign-in-failed"_s)
                ++wrong;
            if (code == u"account-locked"_s)
                ++locked;
        });
        QCOMPARE(wrong.load(), 5);
        QCOMPARE(locked.load(), kThreads - 5);
    }

    void aReaderUnderLoadMissesNothing()
    {
        ServerFixture fixture;
        constexpr int kOrders = 30;
        constexpr int kRounds = 5;
        QList<ImportedOrder> orders;
        for (int i = 0; i < kOrders; ++i)
            orders.append(ServerFixture::sampleOrder(QString::number(i)));
        QVERIFY(fixture.platform->importOrders(fixture.supplier, orders).ok());
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        const TestDevice reader = fixture.signIn(u"packer@one"_s);
        QHash<QString, qint64> versions;
        QString cursor;
        const auto follow = [&] {
            const auto pulled = fixture.pull(reader, cursor, 50);
            for (const auto &item : pulled.items)
                versions[item.id] = std::max(versions.value(item.id), item.version);
            cursor = pulled.cursor;
        };
        follow();
        std::atomic<int> running{4};
        QList<QThread *> writers;
        for (int w = 0; w < 4; ++w) {
            writers.append(QThread::create([&, w] {
                for (int round = 0; round < kRounds; ++round) {
                    for (int i = w; i < kOrders; i += 4)
                        (void)fixture.push(packer, {fixture.item(fixture.lane(QString::number(i)),
                                                                 PickOp{fixture.line(QString::number(i)), 1})});
                }
                --running;
            }));
            writers.constLast()->start();
        }
        while (running > 0)
            follow();
        for (QThread *writer : std::as_const(writers))
            writer->wait();
        qDeleteAll(writers);
        follow();
        QCOMPARE(versions.size(), kOrders);
        for (auto it = versions.cbegin(); it != versions.cend(); ++it)
            QCOMPARE(it.value(), 1 + kRounds);
    }

    void aCrashAroundACommitLosesAndDoublesNothing()
    {
        struct Crash
        {
        };
        for (const char *when : {"before", "after"}) {
            ServerFixture fixture;
            QVERIFY(fixture.platform->importOrders(fixture.supplier, {ServerFixture::sampleOrder(u"1"_s)}).ok());
            TestDevice packer = fixture.signIn(u"packer@one"_s);
            (void)fixture.pull(packer);
            const QJsonObject pick = fixture.item(fixture.lane(u"1"_s), PickOp{fixture.line(u"1"_s), 2});
            // Opening commits, too: the hook is armed only afterwards.
            const auto armed = std::make_shared<bool>(false);
            fixture.options.commitHook = [armed, when](const char *now) {
                if (*armed && qstrcmp(now, when) == 0)
                    throw Crash();
            };
            fixture.reopen();
            *armed = true;
            bool crashed = false;
            try {
                (void)fixture.push(packer, {pick});
            } catch (const Crash &) {
                crashed = true;
            }
            QVERIFY(crashed);
            *armed = false;
            fixture.reopen();
            const bool committed = qstrcmp(when, "after") == 0;
            QCOMPARE(fixture.stored(u"1"_s).picked, committed ? 2 : 0);
            QCOMPARE(fixture.pushOne(packer, pick).outcome, committed ? Outcome::AlreadyApplied : Outcome::Applied);
            QCOMPARE(fixture.stored(u"1"_s).picked, 2);
            QCOMPARE(fixture.pull(packer).results.size(), 1);
        }
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestConcurrency)
#include "tst_concurrency.moc"
