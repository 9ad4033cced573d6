// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The conflict desk by keyboard: three columns for each kind of operation, every choice, the bin and the notes.
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "models/items/comparisonmodel.h"
#include "models/items/momenttext.h"
#include "models/items/operationsmodel.h"
#include "tests/gui/opensynccentre.h"
#include "ui/synccentre/operationdetails.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/messagebar.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using items::ComparisonModel;
using store::OpRow;
using store::OpState;

class TestConflictDeskPage : public QObject
{
    Q_OBJECT

    static Problem conflict(const QString &code, QJsonObject params = {})
    {
        return {Problem::Kind::Conflict, code, std::move(params), {}, {}};
    }

    /// The order as the person saw it, two lines of five pieces.
    static Order seen() { return test::sampleOrder(u"CG-840"_s); }

    static OpRow refused(const OperationPayload &payload, const Problem &problem, const Order &saw)
    {
        OpRow row = operation(OpState::Conflict, payload, u"CG-840"_s, problem);
        row.operation.id = OpId(u"refused"_s);  // what was seen is salted with it
        row.seen = store::sightToBytes(store::sightOf(saw, row.operation));
        return row;
    }

    static ShipOp parcel()
    {
        ShipOp op;
        op.shipment = ShipmentId(u"mine"_s);
        op.courier = u"YTO"_s;
        op.waybill = u"YT8612"_s;
        op.weightGrams = 1250;
        op.lines = {{LineId(u"l1"_s), 5, 0}};
        return op;
    }

    void open(OpRow row, const Order &platform)
    {
        m->desk.orders.insert(platform.id, platform);
        m_id = m->desk.addOperation(std::move(row));
        show();
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
    }

    void show()
    {
        m_page = openSyncCentre(*m);
        QVERIFY(m_page);
        m_table = m_page->findChild<QTableView *>(u"operations"_s);
        m_compare = m_page->findChild<QTableView *>(u"comparison"_s);
        m_chips = m_page->findChild<FilterChips *>();
        m_details = m_page->findChild<OperationDetails *>();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
    {
        QTest::keyClick(m_table, key, modifiers);
    }

    [[nodiscard]] QStringList field(const QString &key) const
    {
        const QAbstractItemModel *model = m_compare->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data(ComparisonModel::KeyRole).toString() != key)
                continue;
            QStringList texts;
            for (const int column :
                 {ComparisonModel::SeenColumn, ComparisonModel::MineColumn, ComparisonModel::NowColumn})
                texts.append(model->index(row, column).data().toString());
            texts.append(model->index(row, 0).data(ComparisonModel::DiffersRole).toBool() ? u"≠"_s : u"="_s);
            return texts;
        }
        return {};
    }

    [[nodiscard]] QStringList buttons() const
    {
        QStringList texts;
        for (const KeyButton *button : m_details->findChildren<KeyButton *>()) {
            if (button->isVisible())
                texts.append(button->text());
        }
        return texts;
    }

    [[nodiscard]] QString facts() const
    {
        QStringList texts;
        for (const QLabel *label : m_details->findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u'\n');
    }

private slots:
    void init() { m = std::make_unique<ShellFixture>(); }
    void cleanup()
    {
        m_page.reset();
        m.reset();
    }

    void aPickShowsWhatOthersDidMeanwhileAndGoesOnShowingIt()
    {
        Order now = seen();
        now.lines[0].picked = 4;
        open(refused(PickOp{LineId(u"l1"_s), 3}, conflict(u"already-picked"_s), seen()), now);
        QTRY_COMPARE(field(u"picked"_s), (QStringList{u"0"_s, u"+3 → 3"_s, u"4"_s, u"≠"_s}));
        QCOMPARE(field(u"ordered"_s), (QStringList{u"5"_s, QString(), u"5"_s, u"="_s}));
        QCOMPARE(field(u"mark"_s), (QStringList{u"none"_s, QString(), u"none"_s, u"="_s}));
        QCOMPARE(field(u"order"_s).at(2), u"to pick"_s);
        QVERIFY(m_compare->isVisible());
        // Somebody goes on working while this is looked at.
        now.lines[0].picked = 5;
        now.lines[0].shipped = 5;
        now.lines[1].givenUp = 5;
        m->desk.setOrder(now);
        QTRY_COMPARE(field(u"shipped"_s), (QStringList{u"0"_s, QString(), u"5"_s, u"≠"_s}));
        QCOMPARE(field(u"order"_s), (QStringList{u"to pick"_s, QString(), u"shipped"_s, u"≠"_s}));
    }

    void anOldOperationWithoutSightReadsDashes()
    {
        OpRow row = refused(PickOp{LineId(u"l1"_s), 3}, conflict(u"already-picked"_s), seen());
        row.seen.clear();
        open(row, seen());
        QTRY_COMPARE(field(u"picked"_s), (QStringList{u"—"_s, u"+3"_s, u"0"_s, u"="_s}));
    }

    void anOrderThatIsGoneIsSaid()
    {
        m_id = m->desk.addOperation(refused(PickOp{LineId(u"l1"_s), 3}, conflict(u"order-unknown"_s), seen()));
        show();
        QTRY_COMPARE(field(u"order"_s), (QStringList{u"to pick"_s, QString(), u"no longer there"_s, u"≠"_s}));
    }

    void aParcelShowsLinesParcelsAndWhatOfTheRecipientChanged()
    {
        Order saw = seen();
        saw.lines[0].picked = 5;
        Order now = saw;
        now.recipientVersion = 2;
        now.recipient.phone = u"13999999999"_s;
        now.recipient.street = u"文二路 9 号"_s;
        now.lines[0].shipped = 2;
        now.shipments = {{ShipmentId(u"theirs"_s),
                          ShipmentState::Shipped,
                          u"ZTO"_s,
                          u"78123456789012"_s,
                          {},
                          500,
                          {},
                          {{LineId(u"l1"_s), 2}},
                          1795446000000,
                          u"李四"_s,
                          {}}};
        open(refused(parcel(), conflict(u"address-changed"_s), saw), now);
        QTRY_COMPARE(field(u"recipient"_s).at(3), u"≠"_s);
        const QStringList recipient = field(u"recipient"_s);
        QCOMPARE(recipient.at(0), u"浙江 杭州 余杭区 (version 1)"_s);
        QCOMPARE(recipient.at(1), u"on the parcel: version 1"_s);
        QCOMPARE(recipient.at(2), u"浙江 杭州 余杭区 (version 2)\nchanged: phone, street"_s);
        QVERIFY(!recipient.join(u' ').contains(u"13999999999"_s));
        const QStringList parcels = field(u"parcels"_s);
        QCOMPARE(parcels.at(0), u"none"_s);
        QCOMPARE(parcels.at(1), u"YTO Express YT8612"_s);
        QVERIFY2(parcels.at(2).startsWith(u"ZTO Express 78123456789012"_s) && parcels.at(2).contains(u"李四"_s),
                 qPrintable(parcels.at(2)));
        QCOMPARE(field(u"line/l1"_s), (QStringList{u"ordered 5, picked 5, shipped 0"_s, u"ship 5"_s,
                                                   u"ordered 5, picked 5, shipped 2"_s, u"≠"_s}));
    }

    void marksGiveUpsAndVoidsHaveTheirFields()
    {
        Order now = seen();
        now.lines[0].outOfStock = true;
        now.lines[0].flagVersion = 3;
        open(refused(FlagLineOp{LineId(u"l1"_s), false, 1}, conflict(u"flag-changed"_s), seen()), now);
        QTRY_COMPARE(field(u"mark"_s), (QStringList{u"none"_s, u"clear out of stock"_s, u"out of stock"_s, u"≠"_s}));
        m_page.reset();
        m->desk.rows.clear();

        now.lines[0].givenUp = 4;
        open(refused(GiveUpRestOp{LineId(u"l1"_s), 3, u"sold out"_s}, conflict(u"give-up-too-much"_s), seen()), now);
        QTRY_COMPARE(field(u"given_up"_s), (QStringList{u"0"_s, u"+3 → 3"_s, u"4"_s, u"≠"_s}));
        m_page.reset();
        m->desk.rows.clear();

        Order saw = seen();
        saw.lines[0].picked = saw.lines[0].shipped = 5;
        saw.shipments = {{ShipmentId(u"p1"_s),
                          ShipmentState::Shipped,
                          u"YTO"_s,
                          u"YT1"_s,
                          {},
                          1,
                          {},
                          {{LineId(u"l1"_s), 5}},
                          0,
                          {},
                          {}}};
        now = saw;
        now.lines[0].received = 5;
        open(refused(VoidShipmentOp{ShipmentId(u"p1"_s), u"wrong"_s}, conflict(u"void-already-received"_s), saw), now);
        QTRY_COMPARE(field(u"parcel"_s), (QStringList{u"shipped"_s, u"void"_s, u"shipped"_s, u"="_s}));
        QCOMPARE(field(u"line/l1"_s),
                 (QStringList{u"shipped 5, received 0"_s, QString(), u"shipped 5, received 5"_s, u"≠"_s}));
        m_page.reset();
        m->desk.rows.clear();

        OpRow sku = operation(OpState::Conflict, FlagSkuOp{SkuId(u"s1"_s), false, 1, u"笔"_s}, u"笔"_s,
                              conflict(u"flag-changed"_s));
        sku.operation.lane = skuLane(SkuId(u"s1"_s));
        sku.seen = store::sightToBytes(store::sightOf(SkuFlag{SkuId(u"s1"_s), 1, true, {}}));
        m->desk.platformSkus.insert(SkuId(u"s1"_s), SkuFlag{SkuId(u"s1"_s), 3, true, u"笔"_s});
        open(sku, seen());
        QTRY_COMPARE(field(u"mark"_s), (QStringList{u"discontinued"_s, u"clear discontinued"_s,
                                                    u"discontinued (changed meanwhile)"_s, u"≠"_s}));
        press(Qt::Key_D);  // clears the mark as it is now
        QTRY_COMPARE(m->desk.recorded.size(), 1);
        QCOMPARE(std::get<FlagSkuOp>(m->desk.recorded.first().first().payload).seenVersion, 3);
    }

    void theMarkIsClearedAndThePiecesArePicked()
    {
        Order now = seen();
        now.lines[0].outOfStock = true;
        now.lines[0].flagVersion = 2;
        open(refused(PickOp{LineId(u"l1"_s), 3}, conflict(u"line-out-of-stock"_s), seen()), now);
        QTRY_COMPARE(buttons().value(0), u"Clear the mark and pick 3"_s);
        press(Qt::Key_D);
        QTRY_COMPARE(m->desk.recorded.size(), 1);
        const QList<store::Act> acts = m->desk.recorded.first();
        QCOMPARE(acts.size(), 2);
        QCOMPARE(std::get<FlagLineOp>(acts[0].payload), (FlagLineOp{LineId(u"l1"_s), false, 2}));
        QCOMPARE(std::get<PickOp>(acts[1].payload), (PickOp{LineId(u"l1"_s), 3}));
        QCOMPARE(acts[1].supersedes, m_id);
        QTRY_COMPARE(m->desk.operation(m_id).state, OpState::Closed);
        QTRY_COMPARE(m->sync.syncs, 1);
        m_chips->setCurrent(u"closed"_s);  // done over: nothing to restore
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QVERIFY(m_details->words().contains(u"Replaced by"_s));
    }

    void onlyWhatIsLeftIsPicked()
    {
        Order now = seen();
        now.lines[0].picked = 4;
        open(refused(PickOp{LineId(u"l1"_s), 3}, conflict(u"already-picked"_s), seen()), now);
        QTRY_COMPARE(buttons().value(0), u"Pick only the 1 left"_s);
        press(Qt::Key_D);
        QTRY_COMPARE(m->desk.recorded.size(), 1);
        QCOMPARE(std::get<PickOp>(m->desk.recorded.first().first().payload).delta, 1);
    }

    void whatCanBeDoneFollowsThePlatform()
    {
        Order now = seen();
        now.lines[0].picked = 5;
        open(refused(PickOp{LineId(u"l1"_s), 3}, conflict(u"already-picked"_s), seen()), now);
        QTRY_COMPARE(field(u"picked"_s).at(2), u"5"_s);
        QCOMPARE(buttons().value(0), u"Got it, the goods are back on the shelf"_s);
        press(Qt::Key_D);  // not offered
        now.lines[0].picked = 0;
        m->desk.setOrder(now);
        QTRY_COMPARE(buttons().value(0), u"Pick 3 again"_s);
        QVERIFY(m->desk.recorded.isEmpty());
        QStringList hints;
        for (const KeyHint &hint : m_page->keyHints())
            hints.append(hint.text);
        QVERIFY2(hints.contains(u"Pick 3 again"_s), qPrintable(hints.join(u'|')));
    }

    void theAdviceFollowsThePlatformWithItsButton()
    {
        Order now = seen();
        now.lines[0].picked = 4;
        open(refused(PickOp{LineId(u"l1"_s), 3}, conflict(u"already-picked"_s), seen()), now);
        QTRY_COMPARE(buttons().value(0), u"Pick only the 1 left"_s);
        QVERIFY2(m_details->words().startsWith(u"Put 2 back on the shelf; only 1 can still be picked."_s),
                 qPrintable(m_details->words()));
        // The same choices, but of another number of pieces.
        now.lines[0].picked = 3;
        m->desk.setOrder(now);
        QTRY_COMPARE(buttons().value(0), u"Pick only the 2 left"_s);
        QVERIFY(m_details->words().startsWith(u"Put 1 back on the shelf; only 2 can still be picked."_s));
        now.lines[0].picked = 0;
        m->desk.setOrder(now);
        QTRY_COMPARE(buttons().value(0), u"Pick 3 again"_s);
        QVERIFY(m_details->words().startsWith(u"Put nothing back"_s));
        now.lines[0].picked = 5;
        m->desk.setOrder(now);
        QTRY_COMPARE(buttons().value(0), u"Got it, the goods are back on the shelf"_s);
        QVERIFY(m_details->words().startsWith(u"Put your "_s));
    }

    void aMarkThatWasTakenAwayIsNotSetAgain()
    {
        Order saw = seen();
        saw.lines[0].outOfStock = true;
        saw.lines[0].flagVersion = 1;
        Order now = saw;
        now.lines[0].flagVersion = 3;
        open(refused(FlagLineOp{LineId(u"l1"_s), false, 1}, conflict(u"flag-changed"_s), saw), now);
        QTRY_COMPARE(buttons().value(0), u"Clear the mark again"_s);
        QVERIFY2(
            m_details->words().contains(u"clear the mark again"_s) && !m_details->words().contains(u"mark it again"_s),
            qPrintable(m_details->words()));
        QCOMPARE(field(u"mark"_s).at(3), u"≠"_s);  // it was cleared and set again
    }

    void theChosenRowStaysInSightWhateverIsSaidOfIt()
    {
        Order now = seen();
        now.lines[0].picked = 4;
        for (int i = 0; i < 6; ++i) {
            OpRow row = refused(PickOp{LineId(u"l1"_s), 3}, conflict(u"already-picked"_s), seen());
            row.operation.id = OpId(u"refused %1"_s.arg(i));
            m->desk.addOperation(row);
        }
        m->desk.orders.insert(now.id, now);
        show();
        QTRY_COMPARE(m_table->model()->rowCount(), 6);
        for (int row = 0; row < 6; ++row) {
            m_table->setCurrentIndex(m_table->model()->index(row, 0));
            QTRY_VERIFY(m_table->viewport()->rect().contains(m_table->visualRect(m_table->currentIndex())));
            QTRY_COMPARE(buttons().value(0), u"Pick only the 1 left"_s);
            QTRY_VERIFY(m_table->viewport()->rect().contains(m_table->visualRect(m_table->currentIndex())));
        }
    }

    void goodsAreBackOnTheShelf()
    {
        open(refused(PickOp{LineId(u"l1"_s), 3}, conflict(u"order-cancelled"_s), seen()), seen());
        press(Qt::Key_Return);
        QTRY_COMPARE(m->desk.closedReasons, QStringList{u"Goods put back on the shelf"_s});
    }

    void lessIsGivenUp()
    {
        Order now = seen();
        now.lines[0].picked = 3;
        open(refused(GiveUpRestOp{LineId(u"l1"_s), 4, u"sold out"_s}, conflict(u"give-up-too-much"_s), seen()), now);
        QTRY_COMPARE(buttons().value(0), u"Give up the 2 left"_s);
        press(Qt::Key_D);
        QTRY_COMPARE(m->desk.recorded.size(), 1);
        const auto op = std::get<GiveUpRestOp>(m->desk.recorded.first().first().payload);
        QCOMPARE(op.quantity, 2);
        QCOMPARE(op.reason, u"sold out"_s);
    }

    void aRefusalOfTheNewActIsSaidAndTheOldOneStays()
    {
        Order now = seen();
        now.lines[0].outOfStock = true;
        open(refused(PickOp{LineId(u"l1"_s), 3}, conflict(u"line-out-of-stock"_s), seen()), now);
        QTRY_COMPARE(buttons().value(0), u"Clear the mark and pick 3"_s);
        m->desk.refuseNext(conflict(u"order-cancelled"_s));
        press(Qt::Key_D);
        auto *bar = m_page->findChild<MessageBar *>();
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(bar->kind(), MessageBar::Kind::Wrong);
        QCOMPARE(m->desk.operation(m_id).state, OpState::Conflict);
    }

    void anUnwantedParcelIsStoppedOrRecalled()
    {
        open(refused(parcel(), conflict(u"ship-order-cancelled"_s), seen()), seen());
        QTRY_COMPARE(buttons().value(0), u"Got it, the parcel is here and unpacked"_s);
        m->prompt.answers = {{u"recall"_s, u"courier stops it"_s}};
        press(Qt::Key_M);
        QTRY_COMPARE(m->desk.closedReasons, QStringList{u"Parcel recalled: courier stops it"_s});
        QVERIFY(m->prompt.asked.first().inputRequired);
        const QString note = QGuiApplication::clipboard()->text();
        QVERIFY2(note.contains(u"YT8612"_s) && note.contains(u"CG-840"_s) && note.contains(u"cancelled"_s),
                 qPrintable(note));
        QCOMPARE(m->prompt.asked.first().detail, note);
    }

    void aParcelGoesAgainUnderTheRightNameOfTheChoice_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("choice");
        QTest::newRow("number") << u"waybill-used"_s << u"Ship again with another number"_s;
        QTest::newRow("address") << u"address-changed"_s << u"Ship again to the new address"_s;
        QTest::newRow("rest") << u"ship-more-than-left"_s << u"Correct and ship again"_s;
    }

    void aParcelGoesAgainUnderTheRightNameOfTheChoice()
    {
        QFETCH(QString, code);
        QFETCH(QString, choice);
        open(refused(parcel(), conflict(code), seen()), seen());
        QSignalSpy redo(m_page.get(), &SyncCentrePage::redoShipment);
        QTRY_COMPARE(buttons().value(0), choice);
        press(Qt::Key_W);
        QCOMPARE(redo.count(), 1);
    }

    void whatWasClosedByMistakeIsRestoredFromTheBin()
    {
        open(refused(PickOp{LineId(u"l1"_s), 3}, conflict(u"order-cancelled"_s), seen()), seen());
        press(Qt::Key_Return);
        QTRY_COMPARE(m_table->model()->rowCount(), 0);
        m_chips->setCurrent(u"bin"_s);
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QCOMPARE(m_table->model()->index(0, items::OperationsModel::StateColumn).data().toString(), u"In the bin"_s);
        const QString until = items::dayAndTimeText(m->clock.now + store::kRestoreMs, m->clock.now);
        QVERIFY2(facts().contains(u"until "_s + until), qPrintable(facts()));
        QVERIFY(m_compare->isVisible());
        QCOMPARE(buttons().value(0), u"Restore"_s);
        press(Qt::Key_Z);
        QTRY_COMPARE(m->desk.operation(m_id).state, OpState::Conflict);
        QCOMPARE(m->sync.syncs, 0);  // nothing is sent by that
        QTRY_COMPARE(m_table->model()->rowCount(), 0);
        m_chips->setCurrent(u"attention"_s);
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
    }

    void aNoteIsReadAndAcknowledged()
    {
        OpRow row = operation(OpState::Done, parcel(), u"CG-840"_s);
        row.note = {{u"note"_s, u"second-parcel"_s}, {u"params"_s, QJsonObject{{u"first_waybill"_s, u"YT111"_s}}}};
        const OpId id = m->desk.addOperation(row);
        show();
        QCOMPARE(m_chips->count(u"notes"_s), 1);
        m_chips->setCurrent(u"notes"_s);
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QVERIFY2(m_details->words().contains(u"YT111"_s), qPrintable(m_details->words()));
        QVERIFY(!m_compare->isVisible());
        press(Qt::Key_Return);
        QTRY_VERIFY(m->desk.operation(id).noteReadMs > 0);
        QTRY_COMPARE(m_table->model()->rowCount(), 0);
        QCOMPARE(m_chips->count(u"notes"_s), 0);
    }

    void theTableIsReachedByTabAndHasNames()
    {
        Order now = seen();
        now.lines[0].picked = 4;
        open(refused(PickOp{LineId(u"l1"_s), 3}, conflict(u"already-picked"_s), seen()), now);
        QTRY_COMPARE(field(u"picked"_s).at(3), u"≠"_s);
        QTest::keyClick(m_table, Qt::Key_Tab);
        QTRY_VERIFY(m_compare->hasFocus());
        QVERIFY(!m_compare->accessibleName().isEmpty());
        const QAbstractItemModel *model = m_compare->model();
        QStringList spoken;
        for (int row = 0; row < model->rowCount(); ++row)
            spoken.append(model->index(row, 0).data(Qt::AccessibleTextRole).toString());
        QVERIFY2(spoken.contains(u"Picked, has changed"_s), qPrintable(spoken.join(u'|')));
    }

private:
    std::unique_ptr<ShellFixture> m;
    std::unique_ptr<SyncCentrePage> m_page;
    OpId m_id;
    QTableView *m_table = nullptr;
    QTableView *m_compare = nullptr;
    FilterChips *m_chips = nullptr;
    OperationDetails *m_details = nullptr;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestConflictDeskPage)
#include "tst_conflictdeskpage.moc"
