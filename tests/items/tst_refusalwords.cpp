// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What a refusal says of the goods or the parcel is true of them: the refusals are the rules' own.
#include <QTest>

#include "models/domain/decide.h"
#include "models/items/operationtext.h"
#include "models/items/redo.h"
#include "tests/support/fakedesk.h"

namespace wyh::items {

using namespace Qt::StringLiterals;
using store::OpRow;
using store::OpState;

class TestRefusalWords : public QObject
{
    Q_OBJECT

    static Shipment parcel(const QString &waybill, const QString &line, int pieces)
    {
        Shipment shipment;
        shipment.id = ShipmentId(waybill);
        shipment.state = ShipmentState::Shipped;
        shipment.courier = u"YTO"_s;
        shipment.waybill = waybill;
        shipment.lines = {{LineId(line), pieces}};
        return shipment;
    }

    static ShipOp ship(const QString &line, int pieces)
    {
        ShipOp op;
        op.shipment = ShipmentId(u"mine"_s);
        op.courier = u"YTO"_s;
        op.waybill = u"YT3333333333"_s;
        op.weightGrams = 500;
        op.lines = {{LineId(line), pieces, 0}};
        op.seenRecipientVersion = 1;
        return op;
    }

    /// As the outbox keeps it when the platform, which has `now`, refuses what was done on `saw`.
    static OpRow refused(const Order &saw, const Order &now, const OperationPayload &payload)
    {
        OpRow row;
        row.state = OpState::Conflict;
        row.operation.id = OpId(u"op-1"_s);
        row.operation.lane = orderLane(saw.id);
        row.operation.payload = payload;
        row.operation.actedAtMs = 1795438801234;
        row.orderNumber = saw.number;
        row.seen = store::sightToBytes(store::sightOf(saw, row.operation));
        const auto decided = decide(now, payload);
        if (decided.ok())
            qFatal("it was not refused");
        row.problem = decided.error();
        return row;
    }

    static Order order()
    {
        Order order = test::sampleOrder(u"o1"_s, 2, 10);
        order.paid = true;
        order.recipientVersion = 1;
        return order;
    }

private slots:
    void theParcelWithTheSameGoodsIsNamed()
    {
        Order saw = order();
        saw.lines[0].picked = saw.lines[0].shipped = 10;
        saw.lines[1].picked = 10;
        saw.shipments = {parcel(u"YT1111111111"_s, u"l1"_s, 10)};
        Order now = saw;
        now.lines[1].shipped = 10;
        now.shipments.append(parcel(u"YT2222222222"_s, u"l2"_s, 10));
        const OpRow all = refused(saw, now, ship(u"l2"_s, 10));
        QCOMPARE(all.problem.code, u"ship-already-shipped"_s);
        QVERIFY2(operationWords(all).why.contains(u"YT2222222222"_s), qPrintable(operationWords(all).text()));
        QVERIFY(!operationWords(all).text().contains(u"YT1111111111"_s));
        QVERIFY(dealerNote(all).contains(u"YT2222222222"_s));
        now.lines[1].shipped = 4;
        const OpRow part = refused(saw, now, ship(u"l2"_s, 10));
        QCOMPARE(part.problem.code, u"ship-more-than-left"_s);
        QVERIFY2(operationWords(part).why.contains(u"YT2222222222"_s), qPrintable(operationWords(part).text()));
    }

    void whatLeftOutsideOfThePlatformHasNoParcel()
    {
        Order saw = order();
        saw.lines[0].picked = saw.lines[0].shipped = 10;
        saw.lines[1].picked = 10;
        saw.shipments = {parcel(u"YT1111111111"_s, u"l1"_s, 10)};
        Order now = saw;
        now.lines[1].shipped = 10;
        const OpRow row = refused(saw, now, ship(u"l2"_s, 10));
        QCOMPARE(row.problem.code, u"ship-already-shipped"_s);
        const QString words = operationWords(row).text();
        QVERIFY2(!words.contains(u"YT1111111111"_s) && !words.contains(u"—"_s), qPrintable(words));
        now.lines[1].shipped = 4;
        const QString part = operationWords(refused(saw, now, ship(u"l2"_s, 10))).text();
        QVERIFY2(!part.contains(u"YT1111111111"_s) && !part.contains(u"—"_s), qPrintable(part));
    }

    void notAllHasLeftWhenTheRestWasGivenUp()
    {
        const Order saw = order();
        Order now = saw;
        now.lines[0].picked = now.lines[0].shipped = 4;
        now.lines[0].givenUp = 6;
        now.lines[0].giveUpReason = u"少要"_s;
        now.shipments = {parcel(u"YT1111111111"_s, u"l1"_s, 4)};
        for (const OperationPayload &payload :
             {OperationPayload(PickOp{LineId(u"l1"_s), 3}), OperationPayload(ship(u"l1"_s, 3))}) {
            const QString why = operationWords(refused(saw, now, payload)).why;
            QVERIFY2(why.contains(u"4 of 10"_s) && why.contains(u"少要"_s) && !why.contains(u"in full"_s),
                     qPrintable(why));
        }
        now.lines[0].picked = now.lines[0].shipped = 0;
        now.lines[0].givenUp = 10;
        now.shipments.clear();
        const OpRow none = refused(saw, now, ship(u"l1"_s, 3));
        QCOMPARE(none.problem.code, u"ship-given-up"_s);
        QVERIFY2(operationWords(none).why.contains(u"少要"_s), qPrintable(operationWords(none).text()));
    }

    void whatLeftLongBeforeIsNotTheReason()
    {
        Order saw = order();
        saw.lines[0].picked = saw.lines[0].shipped = 2;
        saw.shipments = {parcel(u"YT1111111111"_s, u"l1"_s, 2)};
        Order now = saw;
        now.lines[0].picked = 8;
        const QString why = operationWords(refused(saw, now, PickOp{LineId(u"l1"_s), 5})).why;
        QVERIFY2(why.contains(u"Somebody else took them"_s), qPrintable(why));
        now.lines[0].shipped = 4;
        const QString left = operationWords(refused(saw, now, PickOp{LineId(u"l1"_s), 5})).why;
        QVERIFY2(left.contains(u"another parcel"_s), qPrintable(left));
    }

    void nothingIsSurplusWhenPiecesWerePutBack()
    {
        Order saw = order();
        saw.lines[0].picked = 6;
        saw.lines[0].shipped = 2;
        saw.shipments = {parcel(u"YT1111111111"_s, u"l1"_s, 2)};
        Order now = saw;
        now.lines[0].picked = 2;
        const OpRow row = refused(saw, now, ship(u"l1"_s, 4));
        QCOMPARE(row.problem.code, u"ship-more-than-left"_s);
        const Sentence words = operationWords(row);
        QVERIFY2(words.todo.contains(u"pick the pieces and ship again"_s), qPrintable(words.text()));
        QVERIFY2(words.why.contains(u"put back"_s), qPrintable(words.text()));
        QVERIFY2(!dealerNote(row).contains(u"put back"_s), qPrintable(dealerNote(row)));
        // Somebody else's parcel took them: that is another matter.
        now.lines[0].shipped = 4;
        now.lines[0].picked = 4;
        QVERIFY(operationWords(refused(saw, now, ship(u"l1"_s, 4))).todo.contains(u"surplus"_s));
    }

    void whatStillCountsCanBePutBack()
    {
        Order saw = order();
        saw.lines[0].picked = 4;
        Order now = saw;
        now.lines[0].picked = 2;
        const OpRow row = refused(saw, now, PickOp{LineId(u"l1"_s), -4});
        QCOMPARE(row.problem.code, u"nothing-to-put-back"_s);
        QVERIFY2(operationWords(row).todo.contains(u"put back only 2"_s), qPrintable(operationWords(row).text()));
        const auto redo = redoFor(row, store::sightOf(now, row.operation));
        QVERIFY(redo.has_value());
        QCOMPARE(std::get<PickOp>(redo->acts.constFirst().payload), (PickOp{LineId(u"l1"_s), -2}));

        now.lines[0].picked = 4;
        now.lines[0].shipped = 1;
        const OpRow left = refused(saw, now, PickOp{LineId(u"l1"_s), -4});
        QCOMPARE(left.problem.code, u"undo-below-shipped"_s);
        QVERIFY2(operationWords(left).todo.contains(u"at most 3"_s), qPrintable(operationWords(left).text()));
        QCOMPARE(adviceFor(left, store::sightOf(now, left.operation)).todo, operationWords(left).todo);
        // What others have picked since is theirs.
        Order later = now;
        later.lines[0].picked = 9;
        QCOMPARE(redoFor(left, store::sightOf(later, left.operation))->pieces, 3);
        // A refusal for want of a right asks somebody, and is not done over.
        OpRow forbidden = left;
        forbidden.problem = {Problem::Kind::Rejected, u"forbidden"_s, {}, {}, {}};
        QVERIFY(!redoFor(forbidden, store::sightOf(now, left.operation)));
        now.lines[0].shipped = 4;
        const OpRow none = refused(saw, now, PickOp{LineId(u"l1"_s), -4});
        QVERIFY2(operationWords(none).todo.contains(u"Keep the pieces"_s), qPrintable(operationWords(none).text()));
        QVERIFY(!redoFor(none, store::sightOf(now, none.operation)));
    }

    void whoeverGaveUpIsNotGuessedAndTheReasonIsTold()
    {
        const Order saw = order();
        Order now = saw;
        now.lines[0].givenUp = 10;
        now.lines[0].giveUpReason = u"仓库找不到"_s;
        const OpRow row = refused(saw, now, PickOp{LineId(u"l1"_s), 3});
        QCOMPARE(row.problem.code, u"line-given-up"_s);
        const Sentence words = operationWords(row);
        QVERIFY2(words.why.contains(u"仓库找不到"_s), qPrintable(words.text()));
        QVERIFY2(!words.text().contains(u"dealer"_s), qPrintable(words.text()));
        now.lines[0].giveUpReason.clear();
        QVERIFY(!operationWords(refused(saw, now, PickOp{LineId(u"l1"_s), 3})).text().contains(u"reason"_s));
    }

    void aPartThatHadLeftBeforeIsNoNewsToWhoClears()
    {
        Order saw = order();
        saw.lines[0].picked = saw.lines[0].shipped = 3;
        saw.lines[0].outOfStock = true;
        saw.lines[0].flagVersion = 1;
        Order now = saw;
        now.lines[0].flagVersion = 3;  // cleared, and set again
        const FlagLineOp clear{LineId(u"l1"_s), false, 1, 3};
        QVERIFY(operationWords(refused(saw, now, clear)).todo.contains(u"Look at the shelf"_s));
        now.lines[0].picked = now.lines[0].shipped = 5;
        QVERIFY(operationWords(refused(saw, now, clear)).todo.contains(u"pieces have left"_s));
        QVERIFY(operationWords(refused(saw, now, clear)).why.startsWith(u"2 of"_s));
    }

    void theDealerReadsNothingOfOthers()
    {
        OpRow row = refused(
            order(),
            [] {
                Order now = order();
                now.cancelled = true;
                return now;
            }(),
            ship(u"l1"_s, 2));
        QVERIFY(dealerNote(row).contains(u"cancelled"_s));
        row.problem = {Problem::Kind::Conflict,
                       u"waybill-used"_s,
                       {{u"waybill"_s, u"YT3333333333"_s}, {u"order"_s, u"CG-OF-ANOTHER-DEALER"_s}},
                       {},
                       {}};
        QVERIFY(dealerNote(row).contains(u"YT3333333333"_s));
        QVERIFY2(!dealerNote(row).contains(u"CG-OF-ANOTHER-DEALER"_s), qPrintable(dealerNote(row)));
    }
};

}  // namespace wyh::items

QTEST_MAIN(wyh::items::TestRefusalWords)
#include "tst_refusalwords.moc"
