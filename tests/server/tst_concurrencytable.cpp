// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Who wins when two people act on the same line: one row a cell of {committed by somebody else} x {arriving}. And every
// refusal tells the person in a sentence of its own, in both languages, what to do with the goods or the parcel.
// Where the rules differ from the first design of that table, ADR 8 says why.
#include <QCoreApplication>
#include <QtTest>
#include <functional>

#include "models/items/operationtext.h"
#include "tests/server/concurrencybench.h"
#include "tests/support/tstranslator.h"

namespace wyh::server {

using namespace Qt::StringLiterals;
using Outcome = contract::OperationResult::Outcome;

namespace {

enum class Verdict {
    Applied,   ///< +
    Noted,     ///< +i: applied, and both sides get a word
    Same,      ///< =: nothing left to do
    Conflict,  ///< C
    Rejected   ///< R
};

using Bench = ConcurrencyBench;
using Step = std::function<void(Bench &)>;
using Mine = std::function<OperationPayload(Bench &)>;

struct Cell
{
    QString committed;
    QString arriving;
    Step known;  ///< before the packer looks
    Step meanwhile;
    Mine mine;
    Verdict verdict = Verdict::Applied;
    QString code;  ///< of the refusal or the note
};

Mine pick(int pieces)
{
    return [pieces](Bench &bench) { return bench.myPick(pieces); };
}
Mine undo(int pieces)
{
    return [pieces](Bench &bench) { return bench.myPick(-pieces); };
}
Mine flag()
{
    return [](Bench &bench) { return bench.myFlag(true); };
}
Mine clear()
{
    return [](Bench &bench) { return bench.myFlag(false); };
}
Mine discontinue()
{
    return [](Bench &bench) { return bench.mySku(true); };
}
Mine sellAgain()
{
    return [](Bench &bench) { return bench.mySku(false); };
}
Mine ship(int pieces, int pickFirst = 0)
{
    return [pieces, pickFirst](Bench &bench) { return bench.myShip(pieces, pickFirst); };
}

Step picked(int pieces)
{
    return [pieces](Bench &bench) { bench.pick(pieces); };
}
Step partShipped(int pickedPieces, int left)
{
    return [pickedPieces, left](Bench &bench) {
        bench.pick(pickedPieces);
        bench.ship(left);
    };
}
Step flagged()
{
    return [](Bench &bench) { bench.flag(true); };
}
Step skuFlagged()
{
    return [](Bench &bench) { bench.flagSku(true); };
}
void nothing(Bench &) {}

QList<Cell> quantityCells()
{
    using V = Verdict;
    const Step pickFive = [](Bench &b) { b.pick(5); };
    const Step pickAll = [](Bench &b) { b.pick(10); };
    const Step undoFour = [](Bench &b) { b.pick(-4); };
    const Step undoTwo = [](Bench &b) { b.pick(-2); };
    return {
        {u"pick"_s, u"pick that fits"_s, nothing, pickFive, pick(5), V::Applied, {}},
        {u"pick"_s, u"pick"_s, nothing, pickFive, pick(6), V::Conflict, u"already-picked"_s},
        {u"pick"_s, u"undo"_s, picked(4), pickFive, undo(4), V::Applied, {}},
        {u"pick"_s, u"out of stock on the rest"_s, nothing, pickFive, flag(), V::Applied, {}},
        {u"pick"_s, u"out of stock"_s, nothing, pickAll, flag(), V::Conflict, u"flag-already-picked"_s},
        {u"pick"_s, u"discontinued"_s, nothing, pickFive, discontinue(), V::Applied, {}},
        {u"pick"_s, u"clear"_s, nothing, pickFive, clear(), V::Same, {}},
        {u"pick"_s, u"ship"_s, picked(4), pickFive, ship(4), V::Applied, {}},

        {u"undo"_s, u"pick"_s, picked(4), undoFour, pick(10), V::Applied, {}},
        {u"undo"_s, u"undo"_s, picked(4), undoFour, undo(4), V::Same, {}},
        {u"undo"_s, u"undo of more than is left"_s, picked(4), undoTwo, undo(4), V::Conflict, u"nothing-to-put-back"_s},
        {u"undo"_s, u"out of stock"_s, picked(4), undoFour, flag(), V::Applied, {}},
        {u"undo"_s, u"discontinued"_s, picked(4), undoFour, discontinue(), V::Applied, {}},
        {u"undo"_s, u"clear"_s, picked(4), undoFour, clear(), V::Same, {}},
        {u"undo"_s, u"ship"_s, picked(4), undoFour, ship(4), V::Conflict, u"ship-not-picked"_s},
        {u"undo"_s, u"ship when a part had left before"_s, partShipped(6, 2), undoFour, ship(4), V::Conflict,
         u"ship-more-than-left"_s},
    };
}

QList<Cell> markCells()
{
    using V = Verdict;
    const Step flagIt = [](Bench &b) { b.flag(true); };
    const Step flagSku = [](Bench &b) { b.flagSku(true); };
    const Step clearIt = [](Bench &b) { b.flag(false); };
    const Step clearAndFlag = [](Bench &b) {
        b.flag(false);
        b.flag(true);
    };
    const Step sellAndStop = [](Bench &b) {
        b.flagSku(false);
        b.flagSku(true);
    };
    const Step sell = [](Bench &b) { b.flagSku(false); };
    return {
        {u"out of stock"_s, u"pick"_s, nothing, flagIt, pick(3), V::Conflict, u"line-out-of-stock"_s},
        {u"out of stock"_s, u"undo"_s, picked(4), flagIt, undo(4), V::Applied, {}},
        {u"out of stock"_s, u"out of stock"_s, nothing, flagIt, flag(), V::Same, {}},
        {u"out of stock"_s, u"discontinued"_s, nothing, flagIt, discontinue(), V::Applied, {}},
        {u"out of stock"_s, u"clear the mark that was seen"_s, flagged(), nothing, clear(), V::Applied, {}},
        {u"out of stock"_s, u"clear"_s, flagged(), clearAndFlag, clear(), V::Conflict, u"flag-changed"_s},
        {u"out of stock"_s, u"ship what was picked"_s, picked(4), flagIt, ship(4), V::Applied, {}},
        {u"out of stock"_s, u"ship"_s, picked(4), flagIt, ship(6, 2), V::Conflict, u"ship-out-of-stock"_s},

        {u"discontinued"_s, u"pick"_s, nothing, flagSku, pick(3), V::Conflict, u"sku-discontinued"_s},
        {u"discontinued"_s, u"undo"_s, picked(4), flagSku, undo(4), V::Applied, {}},
        {u"discontinued"_s, u"out of stock"_s, nothing, flagSku, flag(), V::Applied, {}},
        {u"discontinued"_s, u"discontinued"_s, nothing, flagSku, discontinue(), V::Same, {}},
        {u"discontinued"_s, u"clear the mark that was seen"_s, skuFlagged(), nothing, sellAgain(), V::Applied, {}},
        {u"discontinued"_s, u"clear"_s, skuFlagged(), sellAndStop, sellAgain(), V::Conflict, u"flag-changed"_s},
        {u"discontinued"_s, u"clear out of stock"_s, flagged(), flagSku, clear(), V::Applied, {}},
        {u"discontinued"_s, u"ship what was picked"_s, picked(4), flagSku, ship(4), V::Noted,
         u"shipped-discontinued"_s},
        {u"discontinued"_s, u"ship"_s, picked(4), flagSku, ship(6, 2), V::Conflict, u"sku-discontinued"_s},

        {u"cleared"_s, u"pick"_s, flagged(), clearIt, pick(3), V::Applied, {}},
        {u"cleared"_s,
         u"undo"_s,
         [](Bench &b) {
             b.pick(4);
             b.flag(true);
         },
         clearIt,
         undo(4),
         V::Applied,
         {}},
        {u"cleared"_s, u"out of stock"_s, flagged(), clearIt, flag(), V::Applied, {}},
        {u"cleared"_s, u"discontinued"_s, flagged(), clearIt, discontinue(), V::Applied, {}},
        {u"cleared"_s, u"clear"_s, flagged(), clearIt, clear(), V::Same, {}},
        {u"cleared"_s,
         u"clear when a part had left before"_s,
         [](Bench &b) {
             b.pick(3);
             b.ship(3);
             b.flag(true);
         },
         clearIt,
         clear(),
         V::Same,
         {}},
        {u"cleared"_s, u"clear of the product"_s, skuFlagged(), sell, sellAgain(), V::Same, {}},
        {u"cleared"_s, u"ship"_s, flagged(), clearIt, ship(3, 3), V::Applied, {}},
    };
}

QList<Cell> shippedCells()
{
    using V = Verdict;
    const Step two = [](Bench &b) { b.ship(2); };
    const Step nearlyAll = [](Bench &b) {
        b.pick(7);
        b.ship(5);
    };
    const Step pickedAndPart = [](Bench &b) {
        b.pick(10);
        b.ship(5);
    };
    const Step restAndAll = [](Bench &b) {
        b.pick(6);
        b.ship(10);
    };
    const Step all = [](Bench &b) {
        b.pick(10);
        b.ship(10);
    };
    const Step clearAndPart = [](Bench &b) {
        b.flag(false);
        b.pick(4);
        b.ship(2);
    };
    const Step clearAndAll = [](Bench &b) {
        b.flag(false);
        b.pick(10);
        b.ship(10);
    };
    return {
        {u"shipped in part"_s, u"pick that fits"_s, picked(4), two, pick(6), V::Applied, {}},
        {u"shipped in part"_s, u"pick"_s, nothing, nearlyAll, pick(6), V::Conflict, u"already-picked"_s},
        {u"shipped in part"_s, u"undo of what is here"_s, picked(4), two, undo(2), V::Applied, {}},
        {u"shipped in part"_s, u"undo"_s, picked(4), two, undo(4), V::Conflict, u"undo-below-shipped"_s},
        {u"shipped in part"_s, u"out of stock on the rest"_s, picked(4), two, flag(), V::Applied, {}},
        {u"shipped in part"_s, u"out of stock"_s, nothing, pickedAndPart, flag(), V::Conflict,
         u"flag-already-picked"_s},
        {u"shipped in part"_s, u"discontinued"_s, picked(4), two, discontinue(), V::Applied, {}},
        {u"shipped in part"_s, u"clear"_s, flagged(), clearAndPart, clear(), V::Conflict, u"flag-changed"_s},
        {u"shipped in part"_s, u"ship the rest"_s, picked(4), two, ship(2), V::Noted, u"second-parcel"_s},
        {u"shipped in part"_s, u"ship"_s, picked(4), two, ship(4), V::Conflict, u"ship-more-than-left"_s},

        {u"shipped in full"_s, u"pick"_s, picked(4), restAndAll, pick(3), V::Conflict, u"already-shipped"_s},
        {u"shipped in full"_s, u"undo"_s, picked(4), restAndAll, undo(4), V::Conflict, u"undo-below-shipped"_s},
        {u"shipped in full"_s, u"out of stock"_s, nothing, all, flag(), V::Conflict, u"flag-nothing-open"_s},
        {u"shipped in full"_s, u"discontinued"_s, nothing, all, discontinue(), V::Applied, {}},
        {u"shipped in full"_s, u"clear"_s, flagged(), clearAndAll, clear(), V::Conflict, u"flag-nothing-open"_s},
        {u"shipped in full"_s, u"ship"_s, picked(4), restAndAll, ship(4), V::Conflict, u"ship-already-shipped"_s},
    };
}

QList<Cell> orderCells()
{
    using V = Verdict;
    const Step cancel = [](Bench &b) { b.cancel(); };
    const Step cutFive = [](Bench &b) { b.cut(5); };
    const Step cutAll = [](Bench &b) { b.cut(10); };
    const Step partAndCut = [](Bench &b) {
        b.pick(4);
        b.ship(4);
        b.cut(6);
    };
    const Step move = [](Bench &b) { b.move(); };
    const Step remove = [](Bench &b) { b.remove(); };
    return {
        {u"cancelled"_s, u"pick"_s, nothing, cancel, pick(3), V::Conflict, u"order-cancelled"_s},
        {u"cancelled"_s, u"undo"_s, picked(4), cancel, undo(4), V::Same, {}},
        {u"cancelled"_s, u"out of stock"_s, nothing, cancel, flag(), V::Same, {}},
        {u"cancelled"_s, u"discontinued"_s, nothing, cancel, discontinue(), V::Applied, {}},
        {u"cancelled"_s, u"clear"_s, flagged(), cancel, clear(), V::Same, {}},
        {u"cancelled"_s, u"ship"_s, picked(4), cancel, ship(4), V::Conflict, u"ship-order-cancelled"_s},

        {u"cut by the dealer"_s, u"pick that fits"_s, picked(4), cutFive, pick(1), V::Applied, {}},
        {u"cut by the dealer"_s, u"pick"_s, picked(4), cutFive, pick(3), V::Conflict, u"already-picked"_s},
        {u"cut by the dealer to nothing"_s, u"pick"_s, nothing, cutAll, pick(3), V::Conflict, u"line-given-up"_s},
        {u"cut by the dealer"_s, u"undo"_s, picked(4), cutFive, undo(4), V::Applied, {}},
        {u"cut by the dealer"_s, u"out of stock"_s, picked(4), cutFive, flag(), V::Applied, {}},
        {u"cut by the dealer to nothing"_s, u"out of stock"_s, nothing, cutAll, flag(), V::Conflict,
         u"flag-nothing-open"_s},
        {u"cut by the dealer"_s, u"discontinued"_s, nothing, cutFive, discontinue(), V::Applied, {}},
        {u"cut by the dealer"_s, u"clear"_s, flagged(), cutFive, clear(), V::Applied, {}},
        {u"cut by the dealer"_s, u"ship that fits"_s, picked(4), cutFive, ship(5, 1), V::Applied, {}},
        {u"cut by the dealer"_s, u"ship"_s, picked(4), cutFive, ship(8, 4), V::Conflict, u"ship-more-than-left"_s},
        {u"cut by the dealer to nothing"_s, u"ship"_s, nothing, cutAll, ship(3, 3), V::Conflict, u"ship-given-up"_s},

        {u"shipped in part, the rest cut"_s, u"pick"_s, nothing, partAndCut, pick(3), V::Conflict,
         u"already-shipped"_s},
        {u"shipped in part, the rest cut"_s, u"ship"_s, nothing, partAndCut, ship(3, 3), V::Conflict,
         u"ship-already-shipped"_s},

        {u"address changed"_s, u"pick"_s, nothing, move, pick(3), V::Applied, {}},
        {u"address changed"_s, u"undo"_s, picked(4), move, undo(4), V::Applied, {}},
        {u"address changed"_s, u"out of stock"_s, nothing, move, flag(), V::Applied, {}},
        {u"address changed"_s, u"discontinued"_s, nothing, move, discontinue(), V::Applied, {}},
        {u"address changed"_s, u"clear"_s, flagged(), move, clear(), V::Applied, {}},
        {u"address changed"_s, u"ship"_s, picked(4), move, ship(4), V::Conflict, u"address-changed"_s},

        {u"removed"_s, u"pick"_s, nothing, remove, pick(3), V::Rejected, u"order-unknown"_s},
        {u"removed"_s, u"undo"_s, picked(4), remove, undo(4), V::Rejected, u"order-unknown"_s},
        {u"removed"_s, u"out of stock"_s, nothing, remove, flag(), V::Rejected, u"order-unknown"_s},
        {u"removed"_s, u"discontinued"_s, nothing, remove, discontinue(), V::Applied, {}},
        {u"removed"_s, u"clear"_s, flagged(), remove, clear(), V::Rejected, u"order-unknown"_s},
        {u"removed"_s, u"clear of the product"_s, skuFlagged(), remove, sellAgain(), V::Applied, {}},
        {u"removed"_s, u"ship"_s, picked(4), remove, ship(4), V::Rejected, u"order-unknown"_s},
    };
}

QList<Cell> cells()
{
    return quantityCells() + markCells() + shippedCells() + orderCells();
}

Verdict verdictOf(const Bench::Arrived &arrived)
{
    switch (arrived.result.outcome) {
        case Outcome::Applied:
            if (!arrived.changed)
                return Verdict::Same;
            return arrived.result.effect.contains(u"note"_s) ? Verdict::Noted : Verdict::Applied;
        case Outcome::Conflict:
            return Verdict::Conflict;
        default:
            return Verdict::Rejected;
    }
}

}  // namespace

class TestConcurrencyTable : public QObject
{
    Q_OBJECT

private slots:
    void cell_data()
    {
        QTest::addColumn<int>("index");
        const QList<Cell> all = cells();
        for (int i = 0; i < all.size(); ++i)
            QTest::addRow("%s x %s", qPrintable(all.at(i).committed), qPrintable(all.at(i).arriving)) << i;
    }

    void cell()
    {
        QFETCH(int, index);
        const Cell cell = cells().at(index);
        Bench bench;
        cell.known(bench);
        bench.look();
        cell.meanwhile(bench);
        const Bench::Arrived arrived = bench.arrive(cell.mine(bench));
        const Verdict verdict = verdictOf(arrived);
        const QString code =
            verdict == Verdict::Noted ? arrived.result.effect.value(u"note"_s).toString() : arrived.result.problem.code;
        QCOMPARE(code, cell.code);
        QCOMPARE(static_cast<int>(verdict), static_cast<int>(cell.verdict));
        if (verdict == Verdict::Conflict || verdict == Verdict::Rejected)
            m_refused.append({QString::fromUtf8(QTest::currentDataTag()), arrived.row});
        // Both sides: the one that was quicker is told of this one by the record (tst_overtaken).
        if (verdict == Verdict::Noted)
            QVERIFY(!arrived.result.effect.value(u"params"_s).toObject().isEmpty());
    }

    void everyRefusalHasItsOwnSentenceInBothLanguages()
    {
        const QList<Cell> all = cells();
        const qsizetype expected = std::count_if(all.cbegin(), all.cend(), [](const Cell &cell) {
            return cell.verdict == Verdict::Conflict || cell.verdict == Verdict::Rejected;
        });
        QCOMPARE(m_refused.size(), expected);
        checkSentences(u"."_s);
        test::TsTranslator chinese;
        QVERIFY(chinese.read(QStringLiteral(WYH_SOURCE_DIR "/translations/woyouhuo_zh_CN.ts")));
        QCoreApplication::installTranslator(&chinese);
        checkSentences(u"。"_s);
        QCoreApplication::removeTranslator(&chinese);
    }

private:
    void checkSentences(const QString &end)
    {
        static const QRegularExpression han(u"[\\x{4e00}-\\x{9fff}]"_s);
        QHash<QString, QString> todos;
        for (const auto &[cell, row] : std::as_const(m_refused)) {
            const items::Sentence sentence = items::operationWords(row);
            const QString what = cell + u": "_s + sentence.text();
            QVERIFY2(sentence.todo.endsWith(end) && sentence.why.endsWith(end), qPrintable(what));
            QVERIFY2(!sentence.text().contains(u'{') && !sentence.text().contains(u"—"_s), qPrintable(what));
            if (end == u"。"_s)
                QVERIFY2(sentence.todo.contains(han) && sentence.why.contains(han), qPrintable(what));
            const QString text = sentence.text();
            QVERIFY2(!todos.contains(text), qPrintable(what + u" = "_s + todos.value(text)));
            todos.insert(text, cell);
            // A parcel is named by its number, goods by what to do with them.
            if (const auto *ship = std::get_if<ShipOp>(&row.operation.payload))
                QVERIFY2(text.contains(ship->waybill), qPrintable(what));
        }
    }

    QList<std::pair<QString, store::OpRow>> m_refused;
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestConcurrencyTable)
#include "tst_concurrencytable.moc"
