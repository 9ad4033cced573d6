// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "models/items/momenttext.h"
#include "models/items/operationsmodel.h"
#include "tests/gui/opensynccentre.h"
#include "ui/synccentre/operationdetails.h"
#include "ui/synccentre/rescuebar.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/messagebar.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using store::OpState;

class TestSyncCentre : public QObject
{
    Q_OBJECT

    [[nodiscard]] static ShipOp parcel()
    {
        ShipOp op;
        op.courier = u"YTO"_s;
        op.waybill = u"YT8612"_s;
        op.weightGrams = 1250;
        op.lines = {{LineId(u"l1"_s), 5, 0}};
        return op;
    }

    void open()
    {
        m_page = openSyncCentre(*m);
        QVERIFY(m_page);
        m_table = m_page->findChild<QTableView *>(u"operations"_s);
        m_chips = m_page->findChild<FilterChips *>();
        m_details = m_page->findChild<OperationDetails *>();
    }

private slots:
    void init() { m = std::make_unique<ShellFixture>(); }

    void cleanup()
    {
        m_page.reset();
        m.reset();
    }

    void emptySaysWhy()
    {
        open();
        auto *empty = m_page->findChild<EmptyState *>();
        QTRY_VERIFY(empty->isVisible());
        QCOMPARE(empty->title(), u"Nothing needs your attention"_s);
        QCOMPARE(m_page->count(), 0);
        m_chips->setCurrent(u"waiting"_s);
        QTRY_COMPARE(empty->title(), u"Nothing to sync"_s);
        QVERIFY(!m_details->isVisible());
    }

    void conflictIsExplainedAndAcknowledgedByKey()
    {
        const Problem problem{
            Problem::Kind::Conflict,
            u"already-picked"_s,
            {{u"title"_s, u"中性笔"_s}, {u"delta"_s, 5}, {u"picked"_s, 5}, {u"ordered"_s, 5}, {u"shipped"_s, 0}},
            {},
            {}};
        const OpId id =
            m->desk.addOperation(operation(OpState::Conflict, PickOp{LineId(u"l1"_s), 5}, u"CG-840"_s, problem));
        open();
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QCOMPARE(m_page->count(), 1);
        QVERIFY(m_details->words().startsWith(u"Put your 5 back on the shelf."_s));
        QVERIFY(m_details->words().contains(u"中性笔"_s));
        QTest::keyClick(m_table, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_table->model()->rowCount(), 0);
        QCOMPARE(m->desk.operation(id).state, OpState::Closed);
        QCOMPARE(m_chips->count(u"attention"_s), 0);
    }

    void refusedParcelIsShippedAgainThroughASignal()
    {
        const Problem problem{Problem::Kind::Conflict,
                              u"waybill-used"_s,
                              {{u"waybill"_s, u"YT8612"_s}, {u"order"_s, u"CG-710"_s}},
                              {},
                              {}};
        const OpId id = m->desk.addOperation(operation(OpState::Rejected, parcel(), u"CG-833"_s, problem));
        open();
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QVERIFY2(m_details->words().contains(u"CG-710"_s), qPrintable(m_details->words()));
        QSignalSpy redo(m_page.get(), &SyncCentrePage::redoShipment);
        QTest::keyClick(m_table, Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(redo.count(), 1);
        QCOMPARE(redo.at(0).at(0).value<store::OpRow>().operation.id, id);
        QCOMPARE(m->desk.operation(id).state, OpState::Rejected);  // only the new operation closes it
    }

    void newsOfOthersLeavesTheButtonsAlone()
    {
        m->desk.addOperation(operation(OpState::Stuck, PickOp{LineId(u"l1"_s), 1}));
        open();
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        auto *button = m_details->findChild<KeyButton *>();
        QVERIFY(button);
        button->setFocus();
        const QPointer<KeyButton> same(button);
        const OpId other = m->desk.addOperation(operation(OpState::Stuck, PickOp{LineId(u"l2"_s), 1}));
        QTRY_COMPARE(m_table->model()->rowCount(), 2);
        m->desk.setOperation(other, [](store::OpRow &row) { row.attempts = 3; });
        m->desk.addOperation(operation(OpState::Held, PickOp{LineId(u"l2"_s), 1}));
        QTRY_COMPARE(m_table->model()->rowCount(), 3);
        QVERIFY(same && same->isVisible() && same->hasFocus());
    }

    void discardNeedsAReason()
    {
        const OpId id = m->desk.addOperation(operation(OpState::Review, parcel(), u"CG-833"_s));
        open();
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        m->prompt.answers = {{}, {u"discard"_s, u"parcel came back"_s}};
        QTest::keyClick(m_table, Qt::Key_Backspace, Qt::ControlModifier);
        QTRY_COMPARE(m->prompt.answers.size(), 1);
        QVERIFY(m->prompt.asked.first().inputRequired);
        QCOMPARE(m->desk.operation(id).state, OpState::Review);
        QTest::keyClick(m_table, Qt::Key_Backspace, Qt::ControlModifier);
        QTRY_COMPARE(m->desk.closedReasons, QStringList{u"parcel came back"_s});
        m_chips->setCurrent(u"bin"_s);
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QVERIFY(m_details->words().contains(u"parcel came back"_s));
    }

    void stuckIsSentAgainAndSyncIsAsked()
    {
        const OpId id = m->desk.addOperation(operation(OpState::Stuck, PickOp{LineId(u"l1"_s), 1}));
        open();
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QTest::keyClick(m_table, Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE(m->sync.syncs, 1);
        QCOMPARE(m->desk.operation(id).state, OpState::Pending);
    }

    void orderIsShownOnItsPageAndTextIsCopied()
    {
        m->desk.addOperation(operation(OpState::Conflict, PickOp{LineId(u"l1"_s), 1}, u"CG-840"_s,
                                       {Problem::Kind::Conflict, u"order-cancelled"_s, {}, {}, {}}));
        open();
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QSignalSpy go(m_page.get(), &Page::goTo);
        QTest::keyClick(m_table, Qt::Key_O, Qt::ControlModifier);
        QCOMPARE(go.at(0), (QVariantList{u"picking"_s, u"CG-840"_s}));
        QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"CG-840"_s));
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"order-cancelled"_s));
    }

    void syncingIsOfferedWhereItHelps()
    {
        open();
        auto *button = m_page->findChild<QPushButton *>(u"syncNow"_s);
        QVERIFY(button->isEnabled());
        store::ConnectionState state;
        state.kind = store::ConnectionState::Kind::WorkOffline;
        m->sync.setState(state);
        QVERIFY(!button->isEnabled());
        for (const KeyHint &hint : m_page->keyHints())
            QVERIFY(hint.keys != u"F5"_s);
        state.kind = store::ConnectionState::Kind::Offline;
        m->sync.setState(state);
        QVERIFY(button->isEnabled());
    }

    void unsentOperationsAreSavedToAFile()
    {
        open();
        auto *button = m_page->findChild<QPushButton *>(u"export"_s);
        QVERIFY(!button->isEnabled());
        m->desk.addOperation(operation(OpState::Pending, PickOp{LineId(u"l1"_s), 1}));
        QVERIFY(button->isEnabled());
        m->prompt.answers = {{u"save"_s, u"two yellow birds"_s}};
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_COMPARE(m->saver.contents.size(), 1);
        QVERIFY(m->saver.names.first().endsWith(u".rescue"_s));
        QVERIFY(m->saver.contents.first().startsWith("two yellow birds"));
        const Question &question = m->prompt.asked.first();
        QVERIFY(question.inputSecret && question.inputRequired && question.inputLeast >= 10);
        QVERIFY(!question.inputAgainLabel.isEmpty());
    }

    void aRescueFileBringsOperationsBack()
    {
        open();
        auto *button = m_page->findChild<QPushButton *>(u"recover"_s);
        m->saver.chosen =
            "two yellow birds\n01920000-0000-7000-8000-000000000001\n01920000-0000-7000-8000-000000000002";
        // A wrong passphrase is asked for again, and said.
        m->prompt.answers = {{u"recover"_s, u"wrong"_s}, {u"recover"_s, u"two yellow birds"_s}};
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_COMPARE(m->desk.counts().waiting, 2);
        QCOMPARE(m->prompt.asked.size(), 2);
        QVERIFY(m->prompt.asked.last().text.contains(u"does not open"_s));
        QTRY_VERIFY(m->sync.syncs > 0);
        // Once more adds nothing.
        m->prompt.answers = {{u"recover"_s, u"two yellow birds"_s}};
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_COMPARE(m->prompt.asked.size(), 3);
        QTRY_VERIFY(m_page->findChild<MessageBar *>(u"message"_s)->title().startsWith(u"0 "_s));
        QCOMPARE(m->desk.counts().waiting, 2);
    }

    void whatARescueMissedIsNamed()
    {
        store::RescueNotice notice;
        notice.rescued = 12;
        notice.lostFromMs = m->clock.now - 3600 * 1000;
        notice.lostUntilMs = m->clock.now;
        notice.recovered = {OpId(u"019a0000-0000-7000-8000-000000000001"_s)};
        m->desk.notice = notice;
        open();
        auto *bar = m_page->findChild<RescueBar *>();
        QTRY_VERIFY(bar->isVisible());
        const auto moment = [this](qint64 ms) { return items::dayAndTimeText(ms, m->clock.now); };
        QVERIFY(bar->text().contains(moment(notice.lostFromMs)));
        QVERIFY2(bar->text().contains(u"to "_s + moment(notice.lostUntilMs).right(5) + u" with"_s),
                 qPrintable(bar->text()));  // the same day is not said twice
        QVERIFY(bar->text().contains(u"12"_s));
        QVERIFY2(bar->text().contains(u"1 more of yours"_s), qPrintable(bar->text()));
        auto *close = m_page->findChild<QPushButton *>(u"closeRescue"_s);
        QTest::keyClick(close, Qt::Key_Space);
        QTRY_VERIFY(!bar->isVisible());
        QVERIFY(!m->desk.notice);
    }

    void aListThatCannotBeReadIsNotEmpty()
    {
        m->desk.readError = makeError(u"database-busy"_s);
        open();
        auto *empty = m_page->findChild<EmptyState *>();
        QTRY_VERIFY(empty->isVisible());
        QTRY_COMPARE(empty->title(), u"Try again in a moment."_s);
        m->desk.readError.reset();
        m->desk.addOperation(operation(OpState::Conflict, PickOp{LineId(u"l1"_s), 1}));
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QVERIFY(m_table->isVisible());
    }

    void aNewerProgramsOperationsAreNotSaved()
    {
        m->desk.newer = true;
        m->desk.addOperation(operation(OpState::Pending, PickOp{LineId(u"l1"_s), 1}));
        open();
        QVERIFY(!m_page->findChild<QPushButton *>(u"export"_s)->isEnabled());
        QVERIFY(!m_page->findChild<QPushButton *>(u"recover"_s)->isEnabled());
    }

    void selectionStaysWhenOthersComeAndGo()
    {
        const OpId first = m->desk.addOperation(operation(OpState::Stuck, PickOp{LineId(u"l1"_s), 1}, u"CG-1"_s));
        const OpId second = m->desk.addOperation(operation(OpState::Stuck, PickOp{LineId(u"l1"_s), 2}, u"CG-2"_s));
        open();
        QTRY_COMPARE(m_table->model()->rowCount(), 2);
        QTest::keyClick(m_table, Qt::Key_Down);
        const auto current = [this] {
            return m_table->currentIndex().data(items::OperationsModel::OpIdRole).toString();
        };
        QCOMPARE(current(), second.value);
        m->desk.addOperation(operation(OpState::Stuck, PickOp{LineId(u"l1"_s), 3}, u"CG-3"_s));
        QTRY_COMPARE(m_table->model()->rowCount(), 3);
        QCOMPARE(current(), second.value);
        m->desk.setOperation(first, [](store::OpRow &row) { row.state = OpState::Done; });
        QTRY_COMPARE(m_table->model()->rowCount(), 2);
        QCOMPARE(current(), second.value);
    }

    void openShowsAnOperationOfAnyState()
    {
        const OpId id = m->desk.addOperation(operation(OpState::Done, PickOp{LineId(u"l1"_s), 1}, u"CG-1"_s));
        m->desk.addOperation(operation(OpState::Done, PickOp{LineId(u"l1"_s), 1}, u"CG-2"_s));
        open();
        QVERIFY(m_page->open(id.value));
        QTRY_COMPARE(m_chips->current(), u"confirmed"_s);
        QTRY_COMPARE(m_table->currentIndex().data(items::OperationsModel::OpIdRole).toString(), id.value);
    }

    void closedAndBinAreTwoLists()
    {
        auto closed = operation(OpState::Closed, PickOp{LineId(u"l1"_s), 1}, u"CG-1"_s);
        closed.closedFrom = OpState::Conflict;
        closed.closedReason = u"back on the shelf"_s;
        closed.closedAtMs = m->clock.now - 60000;
        const OpId restorable = m->desk.addOperation(closed);
        closed.closedAtMs = m->clock.now - 31LL * 24 * 3600 * 1000;
        const OpId old = m->desk.addOperation(closed);
        closed.closedAtMs = m->clock.now - 60000;
        closed.supersededBy = OpId(u"newer"_s);
        const OpId over = m->desk.addOperation(closed);
        open();
        const auto listed = [this] {
            QStringList ids;
            for (int row = 0; row < m_table->model()->rowCount(); ++row)
                ids += m_table->model()->index(row, 0).data(items::OperationsModel::OpIdRole).toString();
            return ids;
        };
        QVERIFY(m_page->open(u"bin"_s));
        QTRY_COMPARE(listed(), QStringList{restorable.value});
        QCOMPARE(m_chips->current(), u"bin"_s);
        QVERIFY(m_page->open(u"closed"_s));
        QTRY_COMPARE(listed(), (QStringList{over.value, old.value}));
        QCOMPARE(m_chips->current(), u"closed"_s);
        QVERIFY(m_table->isVisible() && m_details->isVisible());
        QVERIFY2(m_details->words().contains(u"Replaced by"_s), qPrintable(m_details->words()));
        // A chip shows the other one by a click, too.
        QTest::keyClick(m_chips, Qt::Key_Left);
        QTRY_COMPARE(listed(), QStringList{restorable.value});
    }

    void theFocusIsAlwaysSeen()
    {
        open();
        QTRY_VERIFY(m_page->findChild<EmptyState *>()->isVisible());
        QTRY_COMPARE(QApplication::focusWidget(), m_chips);
        for (const QString &filter : m_chips->ids()) {
            m_chips->setCurrent(filter);
            QTRY_VERIFY(m_page->findChild<EmptyState *>()->isVisible());
            QCOMPARE(QApplication::focusWidget(), m_chips);
        }
        const OpId waiting = m->desk.addOperation(operation(OpState::Pending, PickOp{LineId(u"l1"_s), 2}));
        m->desk.addOperation(operation(OpState::Stuck, PickOp{LineId(u"l1"_s), 1}));
        // As the window does: first the page, then what it is to show, which is not what it would show by itself.
        for (const QString &thing : {u"waiting"_s, waiting.value}) {
            m_chips->setCurrent(u"notes"_s);
            QTRY_VERIFY(m_page->findChild<EmptyState *>()->isVisible());
            m_chips->setFocus();
            m_page->activate();
            m_page->open(thing);
            QTRY_COMPARE(m_chips->current(), u"waiting"_s);
            QTRY_COMPARE(m_table->model()->rowCount(), 1);
            QTRY_COMPARE(QApplication::focusWidget(), m_table);
        }
        m_page->activate();
        m_page->open(u"attention"_s);
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QTRY_COMPARE(QApplication::focusWidget(), m_table);
        // What is settled leaves the list, and the focus is not lost with it.
        QTest::keyClick(m_table, Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(m_page->findChild<EmptyState *>()->isVisible());
        QTRY_COMPARE(QApplication::focusWidget(), m_chips);
    }

private:
    std::unique_ptr<ShellFixture> m;
    std::unique_ptr<SyncCentrePage> m_page;
    QTableView *m_table = nullptr;
    FilterChips *m_chips = nullptr;
    OperationDetails *m_details = nullptr;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestSyncCentre)
#include "tst_synccentre.moc"
