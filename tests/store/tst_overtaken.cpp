// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Whoever was first learns from the record that somebody came after him without harm ("+i" of the concurrency table).
#include "tests/store/storefixture.h"

namespace wyh::testing {

using Outcome = OperationResult::Outcome;

class TestOvertaken : public QObject
{
    Q_OBJECT

    static Shipment parcel(const QString &waybill, const QString &line, int quantity, const QString &by)
    {
        Shipment made;
        made.id = ShipmentId(u"parcel-"_s + waybill);
        made.courier = u"YTO"_s;
        made.waybill = waybill;
        made.lines = {{LineId(line), quantity}};
        made.shippedBy = by;
        return made;
    }

    static Order shipped(const QList<Shipment> &parcels)
    {
        int pieces = 0;
        for (const Shipment &one : parcels)
            pieces += one.lines.first().quantity;
        Order made = order(u"o1"_s, {line(u"a"_s, 10, 10, pieces), line(u"b"_s)});
        made.shipments = parcels;
        return made;
    }

    static QString noteOf(Profile &profile, const OpId &op, const QString &param = {})
    {
        const QJsonObject note = profile->operation(op)->note;
        return param.isEmpty() ? note.value(u"note"_s).toString()
                               : note.value(u"params"_s).toObject().value(param).toString();
    }

    /// Three of ten pieces have left in a parcel of this PC, confirmed.
    static OpId ownParcel(Profile &profile)
    {
        profile.pull(page({item(shipped({}), 1)}, u"c1"_s, 1));
        const OpId op = profile.record(ship(u"o1"_s, u"a"_s, 3, u"YT111111"_s));
        profile.pull(page({item(shipped({parcel(u"YT111111"_s, u"a"_s, 3, u"me"_s)}), 2)}, u"c2"_s, 5,
                          {result(op, Outcome::Applied, 2, 5)}));
        return op;
    }

    static PullPage theirs(qint64 pos = 9)
    {
        return page(
            {item(shipped({parcel(u"YT111111"_s, u"a"_s, 3, u"me"_s), parcel(u"YT222222"_s, u"a"_s, 2, u"李四"_s)}),
                  pos)},
            u"c%1"_s.arg(pos), pos);
    }

private slots:
    void anotherParcelOfTheOrder()
    {
        Profile profile;
        const OpId op = ownParcel(profile);
        QCOMPARE(profile.state(op), OpState::Done);
        QCOMPARE(noteOf(profile, op), QString());
        const store::Changes changes = profile.pull(theirs());
        QVERIFY(changes.operations);
        QCOMPARE(noteOf(profile, op), u"another-parcel"_s);
        QCOMPARE(noteOf(profile, op, u"waybill"_s), u"YT111111"_s);
        QCOMPARE(noteOf(profile, op, u"second_waybill"_s), u"YT222222"_s);
        QCOMPARE(profile->counts().notes, 1);
        // Read once, read for good; the next change of the order says nothing new.
        QVERIFY(profile->acknowledgeNote(op).ok());
        profile.pull(theirs(10));
        profile.reopen();
        (void)profile->settle();
        QCOMPARE(profile->counts().notes, 0);
    }

    void aCrashBeforeTheHandOverLosesNothing()
    {
        Profile profile;
        const OpId op = ownParcel(profile);
        QVERIFY(profile->applyPage(theirs(), profile->pullState().token).ok());
        QCOMPARE(noteOf(profile, op), QString());
        profile.reopen();
        QVERIFY(profile->settle().ok());
        QCOMPARE(noteOf(profile, op), u"another-parcel"_s);
        // A page that comes again changes nothing.
        QVERIFY(profile->acknowledgeNote(op).ok());
        QVERIFY(!profile->applyPage(theirs(), u"c2"_s)->applied);
        QVERIFY(profile->settle().ok());
        QCOMPARE(profile->counts().notes, 0);
    }

    void pickedPiecesOfADiscontinuedProductLeave()
    {
        Profile profile;
        profile.pull(page({item(shipped({}), 1)}, u"c1"_s, 1));
        const OpId op = profile.record(flagSku(u"sku-a"_s, true, 0));
        const OpId cleared = profile.record(flagSku(u"sku-b"_s, true, 0));
        profile.pull(page({item(SkuFlag{SkuId(u"sku-a"_s), 0, true, u"笔"_s}, 1)}, u"c2"_s, 5,
                          {result(op, Outcome::Applied, 1, 5)}));
        profile.pull(page({item(shipped({parcel(u"YT222222"_s, u"a"_s, 2, u"李四"_s)}), 7)}, u"c3"_s, 7));
        QCOMPARE(noteOf(profile, op), u"discontinued-shipped"_s);
        QCOMPARE(noteOf(profile, op, u"waybill"_s), u"YT222222"_s);
        QCOMPARE(noteOf(profile, op, u"order"_s), u"40000000o1"_s);
        QCOMPARE(noteOf(profile, cleared), QString());
    }

    void whatIsOnSaleAgainMayLeaveUnnoticed()
    {
        Profile profile;
        profile.pull(page({item(shipped({}), 1)}, u"c1"_s, 1));
        const OpId op = profile.record(flagSku(u"sku-a"_s, true, 0));
        profile.pull(page({item(SkuFlag{SkuId(u"sku-a"_s), 0, true, u"笔"_s}, 1)}, u"c2"_s, 5,
                          {result(op, Outcome::Applied, 1, 5)}));
        profile.pull(page({item(SkuFlag{SkuId(u"sku-a"_s), 0, false, u"笔"_s}, 2)}, u"c3"_s, 6));
        profile.pull(page({item(shipped({parcel(u"YT222222"_s, u"a"_s, 2, u"李四"_s)}), 7)}, u"c4"_s, 7));
        QCOMPARE(noteOf(profile, op), QString());
    }

    void theSecondOneHasThePlatformsWord()
    {
        Profile profile;
        profile.pull(page({item(shipped({}), 1)}, u"c1"_s, 1));
        const OpId op = profile.record(ship(u"o1"_s, u"a"_s, 3, u"YT111111"_s));
        OperationResult applied = result(op, Outcome::Applied, 3, 9);
        applied.effect = {{u"note"_s, u"second-parcel"_s},
                          {u"params"_s, QJsonObject{{u"first_waybill"_s, u"YT222222"_s}}}};
        profile.pull(page(
            {item(shipped({parcel(u"YT222222"_s, u"a"_s, 2, u"李四"_s), parcel(u"YT111111"_s, u"a"_s, 3, u"me"_s)}),
                  3)},
            u"c2"_s, 9, {applied}));
        QCOMPARE(noteOf(profile, op), u"second-parcel"_s);
        QCOMPARE(profile->counts().notes, 1);
    }

    void nothingIsSaidAtTheFirstLoadOrOfOwnParcels()
    {
        Profile profile;
        const OpId op = ownParcel(profile);
        const OpId second = profile.record(ship(u"o1"_s, u"a"_s, 2, u"YT222222"_s));
        profile.pull(page(
            {item(shipped({parcel(u"YT111111"_s, u"a"_s, 3, u"me"_s), parcel(u"YT222222"_s, u"a"_s, 2, u"me"_s)}), 9)},
            u"c9"_s, 9, {result(second, Outcome::Applied, 9, 9)}));
        QCOMPARE(noteOf(profile, op), QString());
        QVERIFY(profile->wipeCache().ok());
        profile.pull(
            page({item(shipped({parcel(u"YT111111"_s, u"a"_s, 3, u"me"_s), parcel(u"YT222222"_s, u"a"_s, 2, u"me"_s),
                                parcel(u"YT333333"_s, u"a"_s, 1, u"李四"_s)}),
                       11)},
                 u"d1"_s, 11, {result(op, Outcome::Applied, 2, 5), result(second, Outcome::Applied, 9, 9)}));
        QCOMPARE(profile->counts().notes, 0);
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestOvertaken)
#include "tst_overtaken.moc"
