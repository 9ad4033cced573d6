// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Pages, the cursor's guard, resets and the verify step after them (sync.md 2.3, 2.6).
#include "tests/store/storefixture.h"

namespace wyh::testing {

using Outcome = OperationResult::Outcome;

class TestReset : public QObject
{
    Q_OBJECT

private slots:
    void theFirstSnapshotEndsWithVerify()
    {
        Profile profile;
        auto first = profile->applyPage(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"s1"_s, 0, {}, true), {});
        QVERIFY(first.ok() && first->applied && !first->finished);
        QVERIFY(profile->pullState().booting);
        QCOMPARE(profile->pullState().lastPullMs, 0);
        auto last = profile->applyPage(page({item(order(u"o2"_s, {line(u"b"_s)}), 2)}, u"c1"_s, 2), u"s1"_s);
        QVERIFY(last.ok() && last->finished);
        store::PullState state = profile->pullState();
        QVERIFY(!state.booting && state.verify);
        QCOMPARE(state.pos, 2);
        QCOMPARE(state.lastPullMs, profile.clock.now);
        QVERIFY(profile->settle().ok());
        QVERIFY(!profile->pullState().verify);
        QCOMPARE(profile->high(), (contract::Seen{u"f1"_s, 2, u"m"_s}));
    }

    void listsAndSearchesWorkDuringTheFirstSnapshotAndAreIndexedAfterIt_data()
    {
        QTest::addColumn<bool>("reset");
        QTest::newRow("straight") << false;
        QTest::newRow("reset on the way") << true;
    }

    void listsAndSearchesWorkDuringTheFirstSnapshotAndAreIndexedAfterIt()
    {
        QFETCH(bool, reset);
        Profile profile;
        const PullItem first = item(order(u"o1"_s, {line(u"a"_s)}), 1);
        const PullItem second = item(order(u"o2"_s, {line(u"b"_s)}), 1);
        profile.pull(page({first}, u"s1"_s, 0, {}, true));
        auto reader = profile.reader();
        store::OrderQuery query;
        query.list = store::OrderList::All;
        const auto indexes = [&] {
            auto file = sql::Connection::open(profile->cachePath());
            sql::Query count =
                (*file)->query("SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
            return count.step() ? count.integer(0) : -1;
        };
        const qint64 during = indexes();
        QCOMPARE(reader->page(query, std::nullopt, 10)->size(), 1);
        QCOMPARE(reader->findBarcode(u"69012345a"_s, store::OrderList::Picking, 10)->size(), 1);
        QVERIFY(profile->record(flagSku(u"sku-a"_s, true, 0)).ok());
        QCOMPARE((*reader->row({}, OrderId(u"o1"_s)))->exception, OrderException::Discontinued);
        if (reset) {
            QVERIFY(profile->beginReset(u"expired"_s).ok());
            profile.pull(page({first}, u"t1"_s, 0, {}, true));
        }
        profile.pull(page({second}, u"c1"_s, 1));
        QCOMPARE(reader->page(query, std::nullopt, 10)->size(), 2);
        QCOMPARE(indexes(), during + 7);
        QVERIFY(!profile->pullState().booting);
    }

    void aLateOrDoubledPageIsRefused()
    {
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
        const PullPage newer = page({item(order(u"o1"_s, {line(u"a"_s, 10, 4)}), 4)}, u"c2"_s, 4);
        QVERIFY(profile->applyPage(newer, u"c1"_s)->applied);
        const auto again = profile->applyPage(newer, u"c1"_s);
        QVERIFY(again.ok() && !again->applied);
        QVERIFY(again->changes.isEmpty());
        const auto late = profile->applyPage(page({item(order(u"o1"_s, {line(u"a"_s, 10, 1)}), 9)}, u"c0"_s, 0), {});
        QVERIFY(late.ok() && !late->applied);
        QCOMPARE(profile->pullState().token, u"c2"_s);
        QCOMPARE(profile.picked(u"o1"_s), 4);
    }

    void oldVersionsNeverComeBack()
    {
        Profile profile;
        const PullItem first = item(order(u"o1"_s, {line(u"a"_s)}), 1);
        const PullItem second = item(order(u"o1"_s, {line(u"a"_s, 10, 4)}), 4);
        Address address;
        address.id = AddressId(u"ad"_s);
        address.contact = u"张三"_s;
        profile.pull(page({first, item(address, 3)}, u"c1"_s, 1));
        profile.pull(page({second, gone(u"address"_s, u"ad"_s, 5)}, u"c2"_s, 5));
        // Every page again, in any order.
        const auto changes = profile.pull(page({first, second, item(address, 3)}, u"c3"_s, 5));
        QVERIFY(changes.isEmpty());
        QCOMPARE(profile.picked(u"o1"_s), 4);
        QVERIFY(profile.reader()->addresses()->isEmpty());
        profile.pull(page({gone(u"order"_s, u"o1"_s, 6)}, u"c4"_s, 6));
        QVERIFY(!profile->shownOrder(OrderId(u"o1"_s)));
        QVERIFY(profile.pull(page({first, second, gone(u"order"_s, u"o1"_s, 6)}, u"c5"_s, 6)).isEmpty());
        QVERIFY(!profile->cachedOrder(OrderId(u"o1"_s)));
        // A record that is in scope again has a higher version.
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 8)}, u"c6"_s, 8));
        QVERIFY(profile->shownOrder(OrderId(u"o1"_s)));
    }

    void anUnreadableItemStopsThePage_data()
    {
        QTest::addColumn<bool>("shadow");
        QTest::newRow("on screen") << false;
        QTest::newRow("in a reset") << true;
    }

    void anUnreadableItemStopsThePage()
    {
        QFETCH(bool, shadow);
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
        if (shadow)
            QVERIFY(profile->beginReset(u"history"_s).ok());
        const QString token = profile->pullState().token;
        PullItem broken = item(order(u"o2"_s, {line(u"b"_s)}), 2);
        broken.data.remove(u"number"_s);
        const auto applied =
            profile->applyPage(page({item(order(u"o1"_s, {line(u"a"_s, 10, 3)}), 2), broken}, u"c2"_s, 2), token);
        QVERIFY(!applied.ok());
        QCOMPARE(applied.error().code, u"malformed"_s);
        QCOMPARE(applied.error().params.value(u"id"_s).toString(), u"o2"_s);
        QCOMPARE(profile->pullState().token, token);
        QCOMPARE(profile.picked(u"o1"_s), 0);
    }

    void aShadowIsPulledBehindTheScreenAndSwappedIn()
    {
        Profile profile;
        Address address;
        address.id = AddressId(u"ad"_s);
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 5), item(order(u"o2"_s, {line(u"b"_s)}), 6),
                           item(order(u"o3"_s, {line(u"c"_s)}), 7),
                           item(SkuFlag{SkuId(u"sku-a"_s), 3, true, u"x"_s}, 3), item(address, 2)},
                          u"c1"_s, 7));
        QVERIFY(profile->beginReset(u"history"_s).ok());
        store::PullState state = profile->pullState();
        QVERIFY(state.shadow);
        QVERIFY(state.token.isEmpty());
        QVERIFY(profile->high().isEmpty());  // X-Seen of the shadow only
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 1)}), 2)}, u"s1"_s, 0, {}, true, u"x"_s));
        QCOMPARE(profile.picked(u"o1"_s), 0);
        QCOMPARE(profile->pullState().token, u"s1"_s);
        profile.reopen();
        QVERIFY(profile->pullState().shadow);
        QCOMPARE(profile->pullState().token, u"s1"_s);

        auto last = profile->applyPage(page({item(order(u"o3"_s, {line(u"c"_s)}), 7), gone(u"order"_s, u"o2"_s, 4)},
                                            u"n1"_s, 4, {}, false, u"x"_s),
                                       u"s1"_s);
        QVERIFY(last.ok() && last->finished && last->changes.allOrders);
        state = profile->pullState();
        QVERIFY(!state.shadow && state.verify && !state.booting);
        QCOMPARE(state.generation, 2);
        QCOMPARE(state.token, u"n1"_s);
        // The platform's older version is the truth now, and what it does not know is gone.
        QCOMPARE(profile.picked(u"o1"_s), 1);
        QCOMPARE(profile->shownOrder(OrderId(u"o1"_s))->version, 2);
        QVERIFY(!profile->shownOrder(OrderId(u"o2"_s)));
        QVERIFY(profile->shownOrder(OrderId(u"o3"_s)));
        QVERIFY(!profile->shownOrder(OrderId(u"o1"_s))->lines.at(0).discontinued);
        auto reader = profile.reader();
        QVERIFY(reader->addresses()->isEmpty());
        QCOMPARE((*reader->row({}, OrderId(u"o1"_s)))->exception, OrderException::None);
        QCOMPARE(*reader->cachedOrders(), 2);
        QVERIFY(profile->settle().ok());
        QVERIFY(!profile->pullState().verify);
        QVERIFY(profile.pull(page({item(order(u"o2"_s, {line(u"b"_s)}), 3)}, u"n2"_s, 5)).isEmpty());
    }

    void withdrawnPricesLeaveThePc_data()
    {
        QTest::addColumn<bool>("open");
        QTest::newRow("as it came") << false;
        QTest::newRow("with an operation laid over it") << true;
    }

    /// Whoever may no longer see prices gets the same versions of the records without them.
    void withdrawnPricesLeaveThePc()
    {
        QFETCH(bool, open);
        Profile profile;
        const OrderId id(u"o1"_s);
        Line priced = line(u"a"_s);
        priced.price = Money{987654};
        profile.pull(page({item(order(id.value, {priced}), 3)}, u"c1"_s, 3));
        if (open)
            profile.record(pick(id.value, u"a"_s, 1));
        QCOMPARE(profile->shownOrder(id)->lines.at(0).price->fen, 987654);
        QVERIFY(profile->beginReset(u"scope"_s).ok());
        profile.pull(page({item(order(id.value, {line(u"a"_s)}), 3)}, u"d1"_s, 3));
        QVERIFY(!profile->pullState().shadow);
        QVERIFY(!profile->cachedOrder(id)->lines.at(0).price);
        QVERIFY(!profile->shownOrder(id)->lines.at(0).price);
        QVERIFY(!(**profile.reader()->order(id)).lines.at(0).price);
        QCOMPARE(profile.picked(id.value), open ? 1 : 0);
        auto file = sql::Connection::open(profile->cachePath());
        QVERIFY(file.ok());
        sql::Query record = (*file)->query("SELECT doc, shown FROM order_doc");
        QVERIFY(record.step());
        QVERIFY(record.bytes(0).contains("ordered"));
        QVERIFY(!record.bytes(0).contains("price_fen"));
        QCOMPARE(record.isNull(1), !open);
        QVERIFY(!record.bytes(1).contains("price_fen"));
        QVERIFY(!record.step());
    }

    void aSecond410StartsTheShadowAgain()
    {
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 5)}, u"c1"_s, 5));
        QVERIFY(profile->beginReset(u"history"_s).ok());
        profile.pull(page({item(order(u"old"_s, {line(u"z"_s)}), 1)}, u"s1"_s, 0, {}, true));
        QVERIFY(profile->beginReset(u"expired"_s).ok());
        QVERIFY(profile->pullState().token.isEmpty());
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"n1"_s, 1));
        QVERIFY(!profile->shownOrder(OrderId(u"old"_s)));
        QVERIFY(profile->shownOrder(OrderId(u"o1"_s)));
    }

    void verifyFindsWhatThePlatformLost()
    {
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 5)}), 1), item(order(u"o2"_s, {line(u"b"_s)}), 1)},
                          u"c1"_s, 1));
        const OpId known = profile.record(pick(u"o2"_s, u"b"_s, 1));
        const OpId lostPick = profile.record(pick(u"o2"_s, u"b"_s, 2));
        const OpId lostParcel = profile.record(ship(u"o1"_s, u"a"_s, 2, u"YT111111"_s));
        const OpId acked = profile.record(pick(u"o1"_s, u"a"_s, 1));
        profile.pull(
            page({item(order(u"o2"_s, {line(u"b"_s, 10, 3)}), 3), item(order(u"o1"_s, {line(u"a"_s, 10, 5, 2)}), 2)},
                 u"c2"_s, 9,
                 {result(known, Outcome::Applied, 2, 7), result(lostPick, Outcome::Applied, 3, 8),
                  result(lostParcel, Outcome::Applied, 2, 9)}));
        profile.push({result(acked, Outcome::Applied, 3, 12)}, {u"f1"_s, 12, u"z"_s});
        for (const OpId &op : {known, lostPick, lostParcel})
            QCOMPARE(profile.state(op), OpState::Done);
        QCOMPARE(profile->high().pos, 12);

        QVERIFY(profile->beginReset(u"history"_s).ok());
        profile.pull(
            page({item(order(u"o1"_s, {line(u"a"_s, 10, 5)}), 1), item(order(u"o2"_s, {line(u"b"_s, 10, 1)}), 2)},
                 u"n1"_s, 7, {result(known, Outcome::Applied, 2, 7)}, false, u"new"_s));
        QCOMPARE(profile.state(known), OpState::Done);
        QCOMPARE(profile.state(lostPick), OpState::Pending);
        QCOMPARE(profile.state(lostParcel), OpState::Review);
        QCOMPARE(profile.state(acked), OpState::Pending);
        QCOMPARE(profile.picked(u"o2"_s), 3);
        QCOMPARE(profile->shownOrder(OrderId(u"o1"_s))->lines.at(0).shipped, 0);
        // The mark of the lost history is forgotten, or every request would be refused again.
        QCOMPARE(profile->high(), (contract::Seen{u"f1"_s, 7, u"new"_s}));
    }

    void verifyHearsThatARestoredPlatformJudgedAnew()
    {
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
        const OpId op = profile.record(pick(u"o1"_s, u"a"_s, 2));
        profile.pull(
            page({item(order(u"o1"_s, {line(u"a"_s, 10, 2)}), 2)}, u"c2"_s, 9, {result(op, Outcome::Applied, 2, 9)}));
        QCOMPARE(profile.state(op), OpState::Done);
        QVERIFY(profile->beginReset(u"history"_s).ok());
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s)}), 1)}, u"n1"_s, 7, {result(op, Outcome::Conflict, 0, 7)},
                          false, u"new"_s));
        QCOMPARE(profile.state(op), OpState::Conflict);
        QCOMPARE(profile->counts().attention, 1);
    }

    void highIsTheLargerOfBothFiles()
    {
        Profile profile;
        profile.pull(page({}, u"c1"_s, 5));
        profile.push({}, {u"f1"_s, 9, u"p"_s});
        QCOMPARE(profile->high(), (contract::Seen{u"f1"_s, 9, u"p"_s}));
        profile.push({}, {u"f1"_s, 8, u"q"_s});
        QCOMPARE(profile->high().pos, 9);
        profile.pull(page({}, u"c2"_s, 11));
        QCOMPARE(profile->high().pos, 11);
        profile.reopen();
        QCOMPARE(profile->high().pos, 11);
        profile.push({}, {u"f1"_s, 15, u"r"_s});
        profile.reopen();
        QCOMPARE(profile->high(), (contract::Seen{u"f1"_s, 15, u"r"_s}));
    }

    void pushWaitsForNothingTheStoreHides()
    {
        // During the first snapshot an acknowledged operation is not taken for lost, whatever position the pages carry.
        Profile profile;
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 5)}), 1)}, u"c1"_s, 1));
        const OpId parcel = profile.record(ship(u"o1"_s, u"a"_s, 2, u"YT111111"_s));
        profile.push({result(parcel, Outcome::Applied, 2, 3)});
        QVERIFY(profile->wipeCache().ok());
        profile.pull(page({item(order(u"o1"_s, {line(u"a"_s, 10, 5, 2)}), 2)}, u"s1"_s, 9, {}, true));
        QCOMPARE(profile.state(parcel), OpState::Acked);
        profile.pull(page({}, u"n1"_s, 9, {result(parcel, Outcome::Applied, 2, 3)}));
        QCOMPARE(profile.state(parcel), OpState::Done);
        QVERIFY(!profile->pullState().verify);
    }

    void unknownCollectionsOfANewerPlatformAreLeftOut()
    {
        Profile profile;
        profile.pull(
            page({{u"festival"_s, u"f"_s, 1, 1, PullItem::Gone::No, {}}, item(order(u"o1"_s, {line(u"a"_s)}), 1)},
                 u"c1"_s, 1));
        QVERIFY(profile->shownOrder(OrderId(u"o1"_s)));
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestReset)
#include "tst_reset.moc"
