// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The small parts of the engine on their own.
#include <QTest>

#include "net/client/api.h"
#include "net/sync/backoff.h"
#include "net/sync/connection.h"
#include "net/sync/pagesize.h"
#include "net/sync/parking.h"
#include "net/sync/resetguard.h"

namespace wyh::test {

using namespace Qt::StringLiterals;

class Highest final : public Random
{
public:
    quint64 next64() override { return ~quint64{0}; }
};

class Step final : public Random
{
public:
    quint64 next64() override { return m_next += 997; }

private:
    quint64 m_next = 0;
};

class TestEngineParts : public QObject
{
    Q_OBJECT

private slots:
    void backoffIsJitteredAndCapped()
    {
        Step random;
        sync::Backoff backoff;
        qint64 ceiling = sync::Backoff::kBaseMs;
        for (int i = 0; i < 30; ++i) {
            backoff.fail(0, random);
            QVERIFY(backoff.until() >= 1);
            QVERIFY(backoff.until() <= ceiling);
            ceiling = std::min(ceiling * 2, sync::Backoff::kCapMs);
        }
        backoff.succeed();
        QCOMPARE(backoff.until(), qint64{0});
        backoff.fail(0, random);
        QVERIFY(backoff.until() <= sync::Backoff::kBaseMs);
    }

    void retryAfterIsNotCutShort()
    {
        Step random;
        sync::Backoff backoff;
        backoff.slowDown(1000, 60000, random);
        backoff.hurry();
        QVERIFY(backoff.until() >= 61000);
        backoff.slowDown(1000, 10000, random);
        QVERIFY(backoff.until() >= 61000);
    }

    void parkingGrowsAndJudges()
    {
        sync::Parking parking;
        const QString lane = u"order:1"_s;
        const OpId op(u"op"_s);
        using Verdict = sync::Parking::Verdict;
        QCOMPARE(parking.failed(lane, op, 0, 5), Verdict::Parked);
        QCOMPARE(parking.nextEnd(0), qint64{30000});
        QVERIFY(parking.parked(29999).contains(lane));
        QVERIFY(!parking.parked(30000).contains(lane));
        QCOMPARE(parking.failed(lane, op, 30000, 5), Verdict::Parked);
        QCOMPARE(parking.nextEnd(30000), qint64{150000});
        QCOMPARE(parking.failed(lane, op, 150000, 5), Verdict::Parked);
        QCOMPARE(parking.nextEnd(150000), qint64{750000});
        // Nothing else got through: the platform is broken, not the operation.
        QCOMPARE(parking.failed(lane, op, 750000, 5), Verdict::Parked);
        QCOMPARE(parking.nextEnd(750000), qint64{750000 + 3600000});
        QCOMPARE(parking.failed(lane, op, 5000000, 6), Verdict::Stuck);
        QVERIFY(parking.parked(5000000).isEmpty());
    }

    void anotherOperationStartsAnew()
    {
        sync::Parking parking;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(parking.failed(u"l"_s, OpId(u"a"_s), 0, static_cast<quint64>(i)), sync::Parking::Verdict::Parked);
        QCOMPARE(parking.failed(u"l"_s, OpId(u"b"_s), 0, 9), sync::Parking::Verdict::Parked);
        QCOMPARE(parking.nextEnd(0), qint64{30000});
    }

    void resetsAreCountedByTheHour()
    {
        sync::ResetGuard guard;
        QVERIFY(guard.allow(0));
        QVERIFY(guard.allow(1000));
        QVERIFY(guard.allow(2000));
        QVERIFY(!guard.allow(3000));
        QCOMPARE(guard.allowedAt(), sync::ResetGuard::kHourMs);
        QVERIFY(!guard.allow(sync::ResetGuard::kHourMs - 1));
        QVERIFY(guard.allow(sync::ResetGuard::kHourMs));
        QVERIFY(!guard.allow(sync::ResetGuard::kHourMs + 1));
        guard.clear();
        QVERIFY(guard.allow(sync::ResetGuard::kHourMs + 2));
    }

    void chipNeedsTwoFailuresFiveSecondsApart()
    {
        using Kind = store::ConnectionState::Kind;
        sync::Connection connection;
        QCOMPARE(connection.kind(), Kind::Connecting);
        connection.succeeded();
        connection.failed(0, false, u"timed-out"_s);
        connection.failed(4999, false, u"timed-out"_s);
        QCOMPARE(connection.kind(), Kind::Online);
        connection.failed(5000, false, u"timed-out"_s);
        QCOMPARE(connection.kind(), Kind::Offline);
        connection.succeeded();
        QCOMPARE(connection.kind(), Kind::Online);
        QVERIFY(connection.reason().isEmpty());
        connection.failed(9000, false, u"timed-out"_s);
        QCOMPARE(connection.kind(), Kind::Online);
        connection.failed(9001, true, u"tls"_s);
        QCOMPARE(connection.kind(), Kind::Offline);
        QCOMPARE(connection.reason(), u"tls"_s);
    }

    void pageSizeStaysInItsLimits()
    {
        sync::PageSize size;
        for (int i = 0; i < 10; ++i)
            size.tooMuch();
        QCOMPARE(size.value(), client::kPageMinimum);
        for (int i = 0; i < 10; ++i)
            size.arrived();
        QCOMPARE(size.value(), client::kPageMaximum);
    }
};

}  // namespace wyh::test

QTEST_GUILESS_MAIN(wyh::test::TestEngineParts)
#include "tst_engine_parts.moc"
