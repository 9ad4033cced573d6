// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The result of an operation came with a page, its record comes with a later one, or never.
#include "tests/store/storefixture.h"

namespace wyh::testing {

using Outcome = OperationResult::Outcome;

class TestAwaitedRecord : public QObject
{
    Q_OBJECT

private slots:
    void aResultWithoutItsRecordWaitsAcknowledged()
    {
        Profile profile;
        fillTwoOrders(profile);
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 1));
        profile.pull(page({}, u"c2"_s, 20, {result(op, Outcome::Applied, 2, 20)}));
        QCOMPARE(profile.state(op), OpState::Acked);
        QCOMPARE(profile.picked(u"o1"_s), 3);
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 3)}), 2)}, u"c3"_s, 21));
        QCOMPARE(profile.state(op), OpState::Done);
        QCOMPARE(profile.picked(u"o1"_s), 3);
    }

    void itWaitsForTheRecordHoweverManyPagesComeBefore_data()
    {
        QTest::addColumn<bool>("isGone");
        QTest::addColumn<bool>("restarted");
        QTest::newRow("the record comes") << false << false;
        QTest::newRow("the record comes after a restart") << false << true;
        QTest::newRow("the record is gone") << true << false;
        QTest::newRow("the record is gone after a restart") << true << true;
    }

    void itWaitsForTheRecordHoweverManyPagesComeBefore()
    {
        QFETCH(const bool, isGone);
        QFETCH(const bool, restarted);
        Profile profile;
        fillTwoOrders(profile);
        const OpId first = profile.record(pick(u"o1"_s, u"a"_s, 1));
        const OpId second = profile.record(pick(u"o1"_s, u"a"_s, 1));
        const OpId elsewhere = profile.record(pick(u"o2"_s, u"c"_s, 1));
        profile.push({result(first, Outcome::Applied, 5, 20), result(second, Outcome::Applied, 6, 21),
                      result(elsewhere, Outcome::Applied, 2, 22)});
        profile.pull(
            page({}, u"c2"_s, 21, {result(first, Outcome::Applied, 5, 20), result(second, Outcome::Applied, 6, 21)}));
        profile.pull(page({item(order(u"o2"_s, {line(u"c"_s, 10, 1)}), 2)}, u"c3"_s, 22,
                          {result(elsewhere, Outcome::Applied, 2, 22)}));
        QCOMPARE(profile.state(elsewhere), OpState::Done);
        // Somebody else's change from before both.
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 2), line(u"b"_s, 9)}), 4)}, u"c4"_s, 23));
        QCOMPARE(profile.state(first), OpState::Acked);
        QCOMPARE(profile.state(second), OpState::Acked);
        QCOMPARE(profile.picked(u"o1"_s), 4);
        profile.pull(page({}, u"c5"_s, 24));
        if (restarted)
            profile.reopen();
        if (isGone) {
            profile.pull(page({gone(u"order"_s, u"o1"_s, 7)}, u"c6"_s, 30));
            QVERIFY(!profile->shownOrder(OrderId(u"o1"_s)));
        } else {
            // The first of the two has come, the second has not.
            profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 3)}), 5)}, u"c6"_s, 25));
            QCOMPARE(profile.state(first), OpState::Done);
            QCOMPARE(profile.state(second), OpState::Acked);
            QCOMPARE(profile.picked(u"o1"_s), 4);
            profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 4)}), 6)}, u"c7"_s, 30));
            QCOMPARE(profile.picked(u"o1"_s), 4);
        }
        QCOMPARE(profile.state(first), OpState::Done);
        QCOMPARE(profile.state(second), OpState::Done);
        QCOMPARE(openNotices(profile), 0);
    }

    void aGoneRecordCountsAsDone()
    {
        Profile profile;
        fillTwoOrders(profile);
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 1));
        profile.pull(page({gone(u"order"_s, u"o1"_s, 3)}, u"c2"_s, 20, {result(op, Outcome::Applied, 2, 19)}));
        QCOMPARE(profile.state(op), OpState::Done);
        QVERIFY(!profile->shownOrder(OrderId(u"o1"_s)));
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestAwaitedRecord)
#include "tst_awaitedrecord.moc"
