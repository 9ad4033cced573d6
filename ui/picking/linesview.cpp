// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/picking/linesview.h"

#include <QEvent>
#include <QHeaderView>

#include "ui/widgets/painting.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using Column = items::OrderLinesModel::Column;

namespace {
constexpr int kPadding = LinesDelegate::kPadding;
constexpr int kPicture = LinesDelegate::kPicture;
constexpr int kProductLetters = 26;  ///< less of a product's name is not enough to take the right one
constexpr int kLeastLetters = 26;    ///< rather than this the buttons give up their words
}  // namespace

LinesView::LinesView(QWidget *parent) : QTableView(parent), m_delegate(new LinesDelegate(this))
{
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(DoubleClicked);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setMinimumSectionSize(40);
    setAccessibleName(tr("Lines of the order"));
}

void LinesView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_marksWidth = 0;
        layoutColumns();
    });
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &LinesView::fitRows);
    connect(model, &QAbstractItemModel::rowsMoved, this, &LinesView::fitRows);
    connect(model, &QAbstractItemModel::dataChanged, this, &LinesView::arrange);
    layoutColumns();
}

void LinesView::layoutColumns()
{
    const QFontMetrics metrics(scaledFont(font(), 1.0, QFont::DemiBold));
    QHeaderView *header = horizontalHeader();
    verticalHeader()->setDefaultSectionSize(std::max(kPicture, 2 * metrics.height()) + 16);
    // As wide as this order needs, within reason: what is longer is shortened and told in full under the mouse.
    const auto wide = [&](int column, const QString &least, int mostLetters) {
        int width = std::max(metrics.horizontalAdvance(least),
                             metrics.horizontalAdvance(model()->headerData(column, Qt::Horizontal).toString()));
        const int most = mostLetters * metrics.horizontalAdvance(u'0');
        for (int row = 0; row < model()->rowCount(); ++row)
            width = std::max(width,
                             std::min(most, metrics.horizontalAdvance(model()->index(row, column).data().toString())));
        header->resizeSection(column, width + 2 * kPadding + 12);
        return width + 2 * kPadding + 12;
    };
    header->setSectionResizeMode(Column::Product, QHeaderView::Stretch);
    header->resizeSection(Column::Picture, kPicture + 2 * kPadding + 4);
    wide(Column::Location, u"A-03-12"_s, 14);
    m_barcodeWidth = wide(Column::Barcode, u"6901234567892"_s, 20);
    wide(Column::Needed, u"9999"_s, 6);
    arrange();
}

void LinesView::arrange()
{
    QHeaderView *header = horizontalHeader();
    // Marks come and go: the column grows for them and stays so as long as the order is the same.
    for (int row = 0; row < model()->rowCount(); ++row)
        m_marksWidth = std::max(m_marksWidth, LinesDelegate::markWidth(lineAt(row), font()));
    header->resizeSection(Column::Picked, std::max(80, m_marksWidth + 2 * kPadding + 2));
    const int wanted = kProductLetters * fontMetrics().averageCharWidth() + 2 * kPadding;
    const int least = kLeastLetters * fontMetrics().horizontalAdvance(u'n') + 2 * kPadding;
    int left = viewport()->width();
    for (const Column column : {Column::Picture, Column::Location, Column::Needed, Column::Picked})
        left -= header->sectionSize(column);
    m_delegate->setNarrow(false, false);
    const int words = m_delegate->actionsWidth(font());
    const bool barcodeBelow = left - m_barcodeWidth - words < wanted;
    const bool symbols = barcodeBelow && left - words < least;
    m_delegate->setNarrow(barcodeBelow, symbols);
    setColumnHidden(Column::Barcode, barcodeBelow);
    header->resizeSection(Column::Actions, m_delegate->actionsWidth(font()));
    m_productWidth = left - m_delegate->actionsWidth(font()) - (barcodeBelow ? 0 : m_barcodeWidth);
    fitRows();
    viewport()->update();
}

/// A name that does not fit takes another line: who picks must see all of what is wanted.
void LinesView::fitRows()
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        setRowHeight(row, m_delegate->rowHeight(lineAt(row), font(), m_productWidth));
    }
}

Line LinesView::lineAt(int row) const
{
    return model()->index(row, 0).data(items::OrderLinesModel::LineRole).value<Line>();
}

void LinesView::showWhole(const LineId &line)
{
    const int row = rowOf(line);
    if (row >= 0)
        scrollTo(model()->index(row, Column::Picked), PositionAtTop);
}

void LinesView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (model())
        arrange();
}

void LinesView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (model() && (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange))
        layoutColumns();
}

LineId LinesView::currentLine() const
{
    return LineId(currentIndex().data(items::OrderLinesModel::LineIdRole).toString());
}

void LinesView::setCurrentLine(const LineId &line)
{
    const int row = rowOf(line);
    if (row >= 0)
        setCurrentIndex(model()->index(row, Column::Picked));
}

int LinesView::rowOf(const LineId &line) const
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (model()->index(row, 0).data(items::OrderLinesModel::LineIdRole).toString() == line.value)
            return row;
    }
    return -1;
}

void LinesView::step(int by)
{
    const int rows = model()->rowCount();
    if (rows == 0)
        return;
    const int row = currentIndex().isValid() ? std::clamp(currentIndex().row() + by, 0, rows - 1) : 0;
    setCurrentIndex(model()->index(row, Column::Picked));
}

void LinesView::editCurrent()
{
    if (currentIndex().isValid() && state() != EditingState)
        edit(model()->index(currentIndex().row(), Column::Picked));
}

}  // namespace wyh::ui
