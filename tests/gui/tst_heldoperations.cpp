// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Operations that wait because an earlier one of their order was not accepted.
#include <QApplication>
#include <QTableView>
#include <QTest>
#include <algorithm>

#include "models/items/operationsmodel.h"
#include "tests/gui/opensynccentre.h"
#include "ui/synccentre/operationdetails.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/messagebar.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using store::OpState;

class TestHeldOperations : public QObject
{
    Q_OBJECT

    /// A refused pick and, of the same order, two that wait for it.
    void open()
    {
        m->desk.setOrder(test::sampleOrder(u"CG-840"_s, 2, 10));
        m_cause = m->desk.addOperation(operation(OpState::Conflict, PickOp{LineId(u"l1"_s), 1}, u"CG-840"_s,
                                                 {Problem::Kind::Conflict, u"order-cancelled"_s, {}, {}, {}}));
        m_first = m->desk.addOperation(held(2, u"CG-840"_s));
        m_second = m->desk.addOperation(held(3, u"CG-840"_s));
        m_page = openSyncCentre(*m);
        QVERIFY(m_page);
        m_table = m_page->findChild<QTableView *>(u"operations"_s);
        m_details = m_page->findChild<OperationDetails *>();
        m_chips = m_page->findChild<FilterChips *>();
        QTRY_COMPARE(m_table->model()->rowCount(), 3);
    }

    [[nodiscard]] store::OpRow held(int pieces, const QString &order) const
    {
        return operation(OpState::Held, PickOp{LineId(u"l2"_s), pieces}, order,
                         {Problem::Kind::Conflict, u"predecessor-failed"_s, {{u"op"_s, m_cause.value}}, {}, {}});
    }

    [[nodiscard]] QString words(int row) const
    {
        return m_table->model()->index(row, items::OperationsModel::WordsColumn).data().toString();
    }

    [[nodiscard]] OpId at(int row) const
    {
        return OpId(m_table->model()->index(row, 0).data(items::OperationsModel::OpIdRole).toString());
    }

    [[nodiscard]] bool offers(const QString &text) const
    {
        const QList<KeyButton *> all = m_details->findChildren<KeyButton *>();
        return std::any_of(all.begin(), all.end(),
                           [&text](const KeyButton *one) { return one->isVisible() && one->text() == text; });
    }

private slots:
    void init() { m = std::make_unique<ShellFixture>(); }

    void cleanup()
    {
        m_page.reset();
        m.reset();
        m_cause = {};
    }

    void whatTheyWaitForStandsBeforeThem()
    {
        open();
        QCOMPARE(at(0), m_cause);
        QCOMPARE(at(1), m_first);
        QCOMPARE(at(2), m_second);
        for (const int row : {1, 2}) {
            m_table->setCurrentIndex(m_table->model()->index(row, 0));
            QVERIFY2(words(row).startsWith(u"Resolve the earlier operation"_s), qPrintable(words(row)));
            QCOMPARE(m_details->words(), words(row));
            QVERIFY(!offers(u"Send all 2 again"_s));
        }
    }

    void afterItTheyCanBeSentTogether()
    {
        open();
        QTest::keyClick(m_table, Qt::Key_Return, Qt::ControlModifier);  // the goods are back
        QTRY_COMPARE(m_table->model()->rowCount(), 2);
        QCOMPARE(at(0), m_first);
        QTRY_VERIFY2(words(0).contains(u"was decided"_s), qPrintable(words(0)));
        QCOMPARE(m_details->words(), words(0));
        QCOMPARE(words(1), words(0));
        QTRY_VERIFY(offers(u"Send all 2 again"_s));
        QTest::keyClick(m_table, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m_table->model()->rowCount(), 0);
        QCOMPARE(m->desk.operation(m_first).state, OpState::Pending);
        QCOMPARE(m->desk.operation(m_second).state, OpState::Pending);
        QTRY_COMPARE(m_page->findChild<MessageBar *>()->title(), u"2 operation(s) wait to be sent again."_s);
    }

    void whatAnotherRefusalHoldsIsNotSentWithThem()
    {
        open();
        const OpId refused =
            m->desk.addOperation(operation(OpState::Conflict, PickOp{LineId(u"l1"_s), 4}, u"CG-840"_s,
                                           {Problem::Kind::Conflict, u"order-cancelled"_s, {}, {}, {}}));
        const OpId after = m->desk.addOperation(
            operation(OpState::Held, PickOp{LineId(u"l2"_s), 5}, u"CG-840"_s,
                      {Problem::Kind::Conflict, u"predecessor-failed"_s, {{u"op"_s, refused.value}}, {}, {}}));
        QTRY_COMPARE(m_table->model()->rowCount(), 5);
        QTest::keyClick(m_table, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_table->model()->rowCount(), 4);
        QTRY_VERIFY(offers(u"Send all 2 again"_s));
        QTest::keyClick(m_table, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m_table->model()->rowCount(), 2);
        QCOMPARE(m->desk.operation(m_second).state, OpState::Pending);
        QCOMPARE(m->desk.operation(after).state, OpState::Held);
        QVERIFY2(words(1).startsWith(u"Resolve the earlier operation"_s), qPrintable(words(1)));
    }

    void whatIsRefusedAgainHoldsThemAgain()
    {
        open();
        QTest::keyClick(m_table, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_table->model()->rowCount(), 2);
        QTRY_VERIFY(words(1).contains(u"was decided"_s));
        // The first of the two is sent and refused; the second still names the old one as what it waits for.
        m->desk.setOperation(m_first, [](store::OpRow &row) {
            row.state = OpState::Conflict;
            row.problem.code = u"order-cancelled"_s;
        });
        QTRY_VERIFY2(words(1).startsWith(u"Resolve the earlier operation"_s), qPrintable(words(1)));
        m_table->setCurrentIndex(m_table->model()->index(1, 0));
        QVERIFY(!offers(u"Send all 2 again"_s));
        QVERIFY(!offers(u"Send all 1 again"_s));
    }

    void oneAloneIsSentAlone()
    {
        open();
        QTest::keyClick(m_table, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_table->model()->rowCount(), 2);
        QTest::keyClick(m_table, Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QCOMPARE(m->desk.operation(m_first).state, OpState::Pending);
        QCOMPARE(m->desk.operation(m_second).state, OpState::Held);
        QTRY_VERIFY(!offers(u"Send all 2 again"_s));
        QVERIFY(!offers(u"Send all 1 again"_s));
    }

    void nothingIsCalledConfirmedThatWasRefused()
    {
        open();
        m_chips->setFocus();
        QTest::keyClick(m_chips, Qt::Key_Right);
        auto *empty = m_page->findChild<EmptyState *>();
        QTRY_VERIFY(empty->isVisible());
        QCOMPARE(empty->title(), u"Nothing to sync"_s);
        QVERIFY2(empty->text().contains(u"3 operation(s) need attention"_s), qPrintable(empty->text()));
        // It follows what is decided elsewhere.
        for (const OpId &op : {m_cause, m_first, m_second})
            m->desk.closeOperation(op, u"seen"_s, m_page.get(), [](const Status &) {});
        QTRY_VERIFY2(empty->text().startsWith(u"Everything you did"_s), qPrintable(empty->text()));
        // Without rows there is nothing to go down to; with rows, down goes to them.
        QTest::keyClick(m_chips, Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), m_chips);
        m->desk.addOperation(operation(OpState::Pending, PickOp{LineId(u"l1"_s), 1}));
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QTest::keyClick(m_chips, Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), m_table);
    }

private:
    std::unique_ptr<ShellFixture> m;
    std::unique_ptr<SyncCentrePage> m_page;
    QTableView *m_table = nullptr;
    OperationDetails *m_details = nullptr;
    FilterChips *m_chips = nullptr;
    OpId m_cause, m_first, m_second;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestHeldOperations)
#include "tst_heldoperations.moc"
