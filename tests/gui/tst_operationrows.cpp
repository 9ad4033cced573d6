// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The list of the sync centre and the pane below it: what their rows and buttons show and do.
#include <QHeaderView>
#include <QTableView>
#include <QTest>
#include <algorithm>

#include "models/items/operationsmodel.h"
#include "tests/gui/opensynccentre.h"
#include "tests/support/drawntext.h"
#include "ui/synccentre/operationdelegate.h"
#include "ui/synccentre/operationdetails.h"
#include "ui/widgets/keybutton.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using store::OpState;

class TestOperationRows : public QObject
{
    Q_OBJECT

    void open()
    {
        m_page = openSyncCentre(*m);
        QVERIFY(m_page);
        m_table = m_page->findChild<QTableView *>(u"operations"_s);
        m_details = m_page->findChild<OperationDetails *>();
    }

    [[nodiscard]] std::optional<std::pair<OperationAction, QRect>> rowButton() const
    {
        const QModelIndex index = m_table->model()->index(0, items::OperationsModel::WordsColumn);
        QStyleOptionViewItem option;
        option.rect = m_table->visualRect(index);
        option.fontMetrics = m_table->fontMetrics();
        return m_page->findChild<OperationDelegate *>()->button(option, index);
    }

    [[nodiscard]] QStringList drawnInList(const QString &beginning) const
    {
        QStringList found;
        const QRect list(m_table->mapTo(m_page.get(), QPoint()), m_table->size());
        const QList<test::DrawnText> all = test::drawnTexts(*m_page);
        for (const test::DrawnText &one : all) {
            if (one.text.startsWith(beginning) && list.contains(one.ink.center().toPoint()))
                found.append(one.text);
        }
        return found;
    }

private slots:
    void init() { m = std::make_unique<ShellFixture>(); }

    void cleanup()
    {
        m_page.reset();
        m.reset();
    }

    void rowButtonsWorkWithTheMouse()
    {
        Order order = test::sampleOrder(u"CG-840"_s, 1, 4);
        order.cancelled = true;
        m->desk.setOrder(order);
        const OpId id = m->desk.addOperation(operation(OpState::Conflict, PickOp{LineId(u"l1"_s), 1}, u"CG-840"_s,
                                                       {Problem::Kind::Conflict, u"order-cancelled"_s, {}, {}, {}}));
        open();
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QTRY_VERIFY(rowButton());
        QCOMPARE(rowButton()->first, OperationAction::Acknowledge);
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, rowButton()->second.center());
        QTRY_COMPARE(m->desk.operation(id).state, OpState::Closed);
    }

    /// Who picked 3 where 2 are left must not lose the 2 by a click on what stands in the row.
    void aRowOffersWhatIsStillPossible()
    {
        const auto refused = operation(OpState::Conflict, PickOp{LineId(u"l1"_s), 3}, u"CG-840"_s,
                                       {Problem::Kind::Conflict, u"already-picked"_s, {}, {}, {}});
        const OpId id = m->desk.addOperation(refused);
        items::OperationsModel unread(m->desk, m->clock);
        OperationDelegate delegate(unread, m->clock, nullptr);
        QTRY_COMPARE(unread.rowCount(), 1);
        QVERIFY(!delegate.button({}, unread.index(0, items::OperationsModel::WordsColumn)));
        m->desk.setOrder(test::sampleOrder(u"CG-840"_s, 1, 2));
        open();
        QTRY_VERIFY(rowButton());
        QCOMPARE(rowButton()->first, OperationAction::DoOver);
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, rowButton()->second.center());
        QTRY_COMPARE(m->desk.recorded.size(), 1);
        QCOMPARE(std::get<PickOp>(m->desk.recorded.first().first().payload).delta, 2);
        QTRY_COMPARE(m->desk.operation(id).state, OpState::Closed);
    }

    /// The button comes with the platform's record, and that may come between the two halves of a click.
    void aButtonThatComesUnderTheMouseIsNotPressed()
    {
        m->desk.setOrder(test::sampleOrder(u"CG-840"_s, 1, 2));
        const auto refused = operation(OpState::Conflict, PickOp{LineId(u"l1"_s), 3}, u"CG-840"_s,
                                       {Problem::Kind::Conflict, u"already-picked"_s, {}, {}, {}});
        const OpId id = m->desk.addOperation(refused);
        open();
        QTRY_VERIFY(rowButton());
        const QPoint there = rowButton()->second.center();
        Order order = test::sampleOrder(u"CG-840"_s, 1, 2);
        order.cancelled = true;
        m->desk.setOrder(order);
        QTRY_COMPARE(rowButton()->first, OperationAction::Acknowledge);
        QTest::mousePress(m_table->viewport(), Qt::LeftButton, {}, there);
        m->desk.setOrder(test::sampleOrder(u"CG-840"_s, 1, 2));
        QTRY_COMPARE(rowButton()->first, OperationAction::DoOver);
        QTest::mouseRelease(m_table->viewport(), Qt::LeftButton, {}, there);
        QVERIFY(m->desk.recorded.isEmpty());
        QCOMPARE(m->desk.operation(id).state, OpState::Conflict);
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, there);
        QTRY_COMPARE(m->desk.recorded.size(), 1);
    }

    void whatIsCutHasNoButton()
    {
        for (int i = 0; i < 6; ++i)
            m->desk.addOperation(operation(OpState::Stuck, PickOp{LineId(u"l1"_s), i + 1}));
        open();
        QTRY_COMPARE(m_table->model()->rowCount(), 6);
        m_table->setCurrentIndex(m_table->model()->index(0, 0));
        const int row = m_table->verticalHeader()->defaultSectionSize();
        QPoint band;
        for (int height = 560; height < 800 && band.isNull(); ++height) {
            m_page->resize(1100, height);
            QTRY_COMPARE(m_page->height(), height);
            const int cut = m_table->viewport()->height() % row;
            if (cut > row / 2 && m_table->viewport()->height() > row)
                band = QPoint(m_table->viewport()->width() - 30, m_table->viewport()->height() - cut + row / 2 - 2);
        }
        QVERIFY(!band.isNull());
        QVERIFY(m_table->indexAt(band).row() > 0);
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, band);
        QCOMPARE(m->desk.counts().attention, 6);  // none was sent again
    }

    void rowsAreWholeOrCountedAtEveryHeight()
    {
        for (int i = 0; i < 6; ++i)
            m->desk.addOperation(operation(OpState::Stuck, PickOp{LineId(u"l1"_s), i + 1}));
        open();
        QTRY_COMPARE(m_table->model()->rowCount(), 6);
        const int row = m_table->verticalHeader()->defaultSectionSize();
        for (int height = 560; height < 800; height += 17) {
            m_page->resize(1100, height);
            QTRY_COMPARE(m_page->height(), height);
            QTRY_VERIFY(m_table->viewport()->height() >= 2 * row);
            for (const int chosen : {0, 3, 5}) {
                m_table->setCurrentIndex(m_table->model()->index(chosen, 0));
                const int room = m_table->viewport()->height();
                QStringList cut;  // says how many there are, where there is room to say it
                for (int i = 0; i < 6; ++i) {
                    const int top = m_table->rowViewportPosition(i);
                    const int seen = std::min(top + row, room) - std::max(top, 0);
                    QVERIFY2(i != chosen || seen == row, qPrintable(u"row %1 at %2 of %3"_s.arg(i).arg(top).arg(room)));
                    if (seen < row && seen >= m_table->fontMetrics().height())
                        cut += top < 0 ? u"↑ %1 more"_s.arg(i + 1) : u"↓ %1 more"_s.arg(6 - i);
                }
                QCOMPARE(drawnInList(u"↑ "_s) + drawnInList(u"↓ "_s), cut);
            }
        }
    }

    void theNumberOfCutRowsReachesOverNarrowColumns()
    {
        for (int i = 0; i < 30; ++i)
            m->desk.addOperation(operation(OpState::Stuck, PickOp{LineId(u"l1"_s), i + 1}));
        open();
        QTRY_COMPARE(m_table->model()->rowCount(), 30);
        QHeaderView *header = m_table->horizontalHeader();
        header->setSectionResizeMode(QHeaderView::Interactive);
        const int first = header->logicalIndex(0);
        header->resizeSection(first, header->minimumSectionSize());
        const int row = m_table->verticalHeader()->defaultSectionSize();
        const int height = m_page->height() + row / 2 + row - m_table->viewport()->height() % row;
        m_page->resize(m_page->width(), height);
        QTRY_COMPARE(m_table->viewport()->height() % row, row / 2);
        QRectF letters;
        const QList<test::DrawnText> all = test::drawnTexts(*m_page);
        for (const test::DrawnText &one : all) {
            if (one.text.startsWith(u"↓ "_s))
                letters = one.ink;
        }
        QVERIFY(letters.width() > header->sectionSize(first));
        const QImage picture = m_page->grab().toImage();
        const int border = m_table->viewport()->mapTo(m_page.get(), QPoint(header->sectionSize(first), 0)).x();
        const QRect beyond(QPoint(border + 1, qRound(letters.top())), letters.bottomRight().toPoint());
        QSet<QRgb> colours;
        for (int y = beyond.top(); y <= beyond.bottom(); ++y) {
            for (int x = beyond.left(); x <= beyond.right(); ++x)
                colours.insert(picture.pixel(x, y));
        }
        QVERIFY(colours.size() > 2);
    }

    void rowAndPaneSayTheSame()
    {
        Order order = test::sampleOrder(u"o1"_s, 1, 10);
        m->desk.addOperation(
            operation(OpState::Conflict, PickOp{LineId(u"l1"_s), 5}, order.id.value,
                      {Problem::Kind::Conflict,
                       u"line-out-of-stock"_s,
                       {{u"title"_s, u"中性笔"_s}, {u"delta"_s, 5}, {u"picked"_s, 0}, {u"ordered"_s, 10}},
                       {},
                       {}}));
        order.lines[0].outOfStock = order.lines[0].discontinued = true;
        m->desk.orders.insert(order.id, order);
        open();
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QTRY_VERIFY2(m_details->words().contains(u"out of stock and discontinued"_s), qPrintable(m_details->words()));
        const QString row = m_table->model()->index(0, items::OperationsModel::WordsColumn).data().toString();
        QCOMPARE(row, m_details->words());
        QVERIFY2(row.startsWith(u"Put the goods back, or clear both marks and pick 5."_s), qPrintable(row));
    }

    void theButtonsStandInOneLineWhereTheyCan()
    {
        m->desk.addOperation(operation(OpState::Conflict, PickOp{LineId(u"l1"_s), 1}, u"CG-840"_s,
                                       {Problem::Kind::Conflict, u"order-cancelled"_s, {}, {}, {}}));
        open();
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        const auto buttons = m_details->findChildren<KeyButton *>();
        QVERIFY(buttons.size() >= 4);
        int least = 2 * 16 + 2 + 8 * (static_cast<int>(buttons.size()) - 1);
        int caps = 0;
        for (const KeyButton *button : buttons) {
            least += button->hint(false).width();
            caps += button->hint(true).width() - button->hint(false).width();
        }
        m_details->resize(least + caps / 2, m_details->height());
        QTRY_COMPARE(buttons.last()->y(), buttons.first()->y());
        QCOMPARE(buttons.first()->width(), buttons.first()->hint(true).width());  // the most useful one keeps its key
        m_details->resize(least + caps, m_details->height());
        QTRY_COMPARE(buttons.last()->width(), buttons.last()->hint(true).width());
        QCOMPARE(buttons.last()->y(), buttons.first()->y());
    }

private:
    std::unique_ptr<ShellFixture> m;
    std::unique_ptr<SyncCentrePage> m_page;
    QTableView *m_table = nullptr;
    OperationDetails *m_details = nullptr;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestOperationRows)
#include "tst_operationrows.moc"
