// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// When done and closed operations leave this PC: by the platform's time, wherever this PC's clock stands, and rather
// too late than too early (sync.md 2.9).
#include "tests/store/storefixture.h"

namespace wyh::testing {

using Outcome = OperationResult::Outcome;

namespace {

constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;
constexpr qint64 kYearMs = 365 * kDayMs;
constexpr qint64 kHourMs = 60LL * 60 * 1000;

/// A profile at a platform that knows the time.
class Shop : public Profile
{
public:
    Shop() { tell({item(order(u"o1"_s, {line(u"a"_s)}), 1), item(order(u"o2"_s, {line(u"c"_s)}), 1)}); }

    /// A page that tells the true time, which the monotonic clock stands for.
    void tell(const QList<PullItem> &items = {}, const QList<OperationResult> &results = {})
    {
        ++m_pos;
        PullPage told = page(items, u"c%1"_s.arg(m_pos), m_pos, results);
        told.nowMs = clock.now;
        pull(told);
    }
    OpId doOne()
    {
        const OpId op = record(pick(u"o1"_s, u"a"_s, 1));
        ++m_done;
        tell({item(order(u"o1"_s, {line(u"a"_s, 10, static_cast<int>(m_done))}), 1 + m_done)},
             {result(op, Outcome::Applied, 1 + m_done, m_pos + 1)});
        if (state(op) != OpState::Done)
            qFatal("not done");
        return op;
    }
    OpId refuseOne()
    {
        const OpId op = record(pick(u"o2"_s, u"c"_s, 1));
        push({result(op, Outcome::Conflict)});
        if (state(op) != OpState::Conflict)
            qFatal("not refused");
        return op;
    }
    void close(const OpId &op)
    {
        if (const Status closed = (*this)->close(op, u"packer"_s, u"seen"_s); !closed.ok())
            qFatal("%s", qPrintable(closed.error().code));
    }
    /// Off, the clock set, on again.
    void restart(qint64 wallAhead)
    {
        Profile::close();
        clock.wallAhead = wallAhead;
        reopen();
    }
    [[nodiscard]] bool isKept(const OpId &op) const { return (*this)->operation(op).has_value(); }
    [[nodiscard]] bool isRestorable(const OpId &op) const
    {
        return store::restorableUntilMs(*(*this)->operation(op)) > clock.nowMs();
    }
    void retain()
    {
        if (!(*this)->applyRetention(30).ok())
            qFatal("retention");
    }
    /// What a program wrote that went by this PC's clock.
    void setInFile(const char *statement)
    {
        Profile::close();
        {
            auto file = sql::Connection::open(path(u"outbox.db"_s));
            if (!file.ok() || !(*file)->execute(statement).ok())
                qFatal("%s", statement);
        }
        reopen();
    }

private:
    qint64 m_pos = 0;
    qint64 m_done = 0;
};

}  // namespace

class TestExpiry : public QObject
{
    Q_OBJECT

private slots:
    void aClockThatIsSetRightMakesNothingOld_data()
    {
        QTest::addColumn<int>("years");
        QTest::newRow("an empty battery") << -10;
        QTest::newRow("right") << 0;
        QTest::newRow("far ahead") << 10;
    }

    void aClockThatIsSetRightMakesNothingOld()
    {
        QFETCH(int, years);
        Shop shop;
        shop.restart(years * kYearMs);
        shop.tell();
        const OpId finished = shop.doOne();
        const OpId closed = shop.refuseOne();
        shop.close(closed);
        shop.restart(0);
        shop.clock.now += 29 * kDayMs;
        // Before the platform is heard the bin has it, and nothing is purged.
        QVERIFY(shop.isRestorable(closed));
        shop.retain();
        shop.tell();
        shop.retain();
        QVERIFY(shop.isKept(finished));
        QVERIFY(shop.isKept(closed));
        QVERIFY(shop.isRestorable(closed));
        QVERIFY(shop->restore(closed, u"packer"_s).ok());
        shop.close(closed);
        // After their time they go all the same.
        shop.clock.now += 2 * kDayMs;
        shop.tell();
        shop.retain();
        QVERIFY(!shop.isKept(finished));
        shop.clock.now += 29 * kDayMs;
        shop.tell();
        QVERIFY(!shop.isRestorable(closed));
        QCOMPARE(shop->restore(closed, u"packer"_s).error().code, u"restore-too-late"_s);
        shop.clock.now += 148 * kDayMs;
        shop.tell();
        shop.retain();
        QVERIFY(shop.isKept(closed));
        shop.clock.now += 2 * kDayMs;
        shop.tell();
        shop.retain();
        QVERIFY(!shop.isKept(closed));
    }

    void aClockThatIsSetWhileTheProgramRunsMakesNothingOld()
    {
        Shop shop;
        const OpId finished = shop.doOne();
        const OpId closed = shop.refuseOne();
        shop.close(closed);
        for (const int years : {-10, 10}) {
            shop.clock.wallAhead = years * kYearMs;
            shop.retain();
            QVERIFY(shop.isKept(finished));
            QVERIFY(shop.isRestorable(closed));
        }
        QVERIFY(shop->restore(closed, u"packer"_s).ok());
    }

    void nothingIsPurgedBeforeThePlatformsTimeIsKnown()
    {
        Shop shop;
        const OpId finished = shop.doOne();
        const OpId closed = shop.refuseOne();
        shop.close(closed);
        shop.restart(10 * kYearMs);
        shop.retain();
        QVERIFY(shop.isKept(finished));
        QVERIFY(shop.isKept(closed));
    }

    /// People see their own clock's times, whatever it says.
    void whenItWasClosedIsSaidByThisPCsClock()
    {
        Shop shop;
        shop.restart(-10 * kYearMs);
        shop.tell();
        shop.doOne();
        QCOMPARE(shop->counts().doneToday, 1);
        const OpId closed = shop.refuseOne();
        shop.close(closed);
        const qint64 truth = shop.clock.now;
        shop.clock.now += kHourMs;
        QCOMPARE(shop->operation(closed)->closedAtMs, shop.clock.nowMs() - kHourMs);
        QCOMPARE(shop->operations({OpState::Closed}, 10).first().closedAtMs, shop.clock.nowMs() - kHourMs);
        QCOMPARE(shop->noticeActs(10).first().atMs, shop.clock.nowMs() - kHourMs);
        shop.restart(0);
        shop.tell();
        QCOMPARE(shop->operation(closed)->closedAtMs, truth);
        QCOMPARE(shop->counts().doneToday, 1);
    }

    /// Offline, with a clock that knows nothing: not before the last page, and as long after it as the program has run.
    void aClosingBeforeThePlatformIsHeardIsNoOlderThanTheLastPage()
    {
        Shop shop;
        const OpId closed = shop.refuseOne();
        const qint64 lastPage = shop.clock.now;
        shop.restart(-10 * kYearMs);
        shop.clock.now += 2 * kHourMs;
        shop.close(closed);
        shop.clock.now += kHourMs;
        QCOMPARE(shop->operation(closed)->closedAtMs, shop.clock.nowMs() - kHourMs);
        shop.restart(0);
        shop.tell();
        QCOMPARE(shop->operation(closed)->closedAtMs, lastPage + 2 * kHourMs);
        shop.retain();
        QVERIFY(shop.isKept(closed));
    }

    /// The clock was far out when the platform was heard last, and has been set right since.
    void aClosingAfterTheClockWasSetRightHasTheRightTime()
    {
        for (const int years : {-10, 10}) {
            Shop shop;
            const OpId closed = shop.refuseOne();
            shop.restart(years * kYearMs);
            shop.tell();
            shop.restart(0);
            shop.clock.now += kDayMs;
            shop.close(closed);
            QCOMPARE(shop->operation(closed)->closedAtMs, shop.clock.now);
            shop.tell();
            QCOMPARE(shop->operation(closed)->closedAtMs, shop.clock.now);
        }
    }

    void aTimeThatCannotBeIsDatedAnew_data()
    {
        QTest::addColumn<QByteArray>("when");
        QTest::newRow("long ago") << QByteArray("1460000000000");            // 2016
        QTest::newRow("before it was done") << QByteArray("1764000000000");  // 2025
        QTest::newRow("to come") << QByteArray("2200000000000");
    }

    void aTimeThatCannotBeIsDatedAnew()
    {
        QFETCH(QByteArray, when);
        Shop shop;
        const OpId finished = shop.doOne();
        const OpId closed = shop.refuseOne();
        shop.close(closed);
        shop.clock.now += kHourMs;
        shop.setInFile("UPDATE op SET done_at_ms = " + when + " WHERE state = 'done'; UPDATE op SET closed_at_ms = " +
                       when + " WHERE state = 'closed'; UPDATE notice_act SET at_ms = " + when);
        shop.tell();
        shop.retain();
        QVERIFY(shop.isKept(finished));
        QVERIFY(shop.isKept(closed));
        QCOMPARE(shop->operation(closed)->closedAtMs, shop.clock.now);
        QCOMPARE(shop->noticeActs(10).first().atMs, shop.clock.now);
        // From now on it has its time, once.
        shop.clock.now += 29 * kDayMs;
        shop.tell();
        shop.retain();
        QVERIFY(shop.isKept(finished));
        shop.clock.now += 2 * kDayMs;
        shop.tell();
        shop.retain();
        QVERIFY(!shop.isKept(finished));
        shop.clock.now += 150 * kDayMs;
        shop.tell();
        shop.retain();
        QVERIFY(!shop.isKept(closed));
    }

    void whoClosedItIsKeptAsLongAsTheOperation()
    {
        Shop shop;
        const OpId closed = shop.refuseOne();
        shop.close(closed);
        QVERIFY(shop->applyPush({{}, {}}, {shop->noticeActs(10).first().id}).ok());
        shop.setInFile(
            "UPDATE op SET closed_at_ms = 1460000000000 WHERE state = 'closed'; "
            "UPDATE notice_act SET at_ms = 1460000000000");
        const auto acts = [&shop] {
            shop.Profile::close();
            qint64 count = -1;
            {
                auto file = sql::Connection::open(shop.path(u"outbox.db"_s));
                sql::Query query = (*file)->query("SELECT count(*) FROM notice_act");
                count = query.step() ? query.integer(0) : -1;
            }
            shop.reopen();
            return count;
        };
        shop.tell();
        shop.retain();
        QCOMPARE(acts(), 1);
        shop.clock.now += 181 * kDayMs;
        shop.tell();
        shop.retain();
        QVERIFY(!shop.isKept(closed));
        QCOMPARE(acts(), 0);
    }

    /// After half a year the platform knows nothing of what was done then; sent once more, it would be done twice.
    void whatThePlatformForgotInItsTimeIsNotLost_data()
    {
        QTest::addColumn<bool>("ends");
        QTest::newRow("in one run") << false;
        QTest::newRow("the program ends in between") << true;
    }

    void whatThePlatformForgotInItsTimeIsNotLost()
    {
        QFETCH(bool, ends);
        Shop shop;
        const OpId old = shop.doOne();
        shop.clock.now += 31 * kDayMs;
        const OpId young = shop.doOne();
        QVERIFY(shop.isKept(old));
        QVERIFY(shop->beginReset(u"expired"_s).ok());
        PullPage all =
            page({item(order(u"o1"_s, {line(u"a"_s, 10, 2)}), 3), item(order(u"o2"_s, {line(u"c"_s)}), 1)}, u"n1"_s, 9);
        all.nowMs = shop.clock.now;
        QVERIFY(shop->applyPage(all, shop->pullState().token)->finished);
        QVERIFY(shop->pullState().verify);
        if (ends)
            shop.reopen();
        QVERIFY(shop->settle().ok());
        QVERIFY(!shop->pullState().verify);
        QVERIFY(!shop.isKept(old));
        QCOMPARE(shop.state(young), OpState::Pending);
        QCOMPARE(shop->counts().waiting, 1);
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestExpiry)
#include "tst_expiry.moc"
