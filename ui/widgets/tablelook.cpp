// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/tablelook.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>

#include "ui/widgets/tokens.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

void setUpTable(QTableView *table, int rowHeight)
{
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setCornerButtonEnabled(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionsMovable(true);
    table->horizontalHeader()->setMinimumSectionSize(40);
}

void drawRowFocus(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    if (!view || !view->hasFocus() || index.row() != view->currentIndex().row())
        return;
    const QHeaderView *header = view->horizontalHeader();
    const int visual = header->visualIndex(index.column());
    const auto isShown = [header](int at) { return !header->isSectionHidden(header->logicalIndex(at)); };
    int first = 0;
    while (first < header->count() && !isShown(first))
        ++first;
    int last = header->count() - 1;
    while (last > 0 && !isShown(last))
        --last;
    constexpr int kWidth = 2;
    // Over the border of the column before, where a scaled screen would leave a gap.
    const QRect cell = visual == first ? option.rect : option.rect.adjusted(-1, 0, 0, 0);
    const QColor ink = tokens(option.palette).accent;
    painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), kWidth), ink);
    painter.fillRect(QRect(cell.left(), cell.bottom() - kWidth + 1, cell.width(), kWidth), ink);
    if (visual == first)
        painter.fillRect(QRect(cell.left(), cell.top(), kWidth, cell.height()), ink);
    if (visual == last)
        painter.fillRect(QRect(cell.right() - kWidth + 1, cell.top(), kWidth, cell.height()), ink);
}

bool isSliced(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    if (!view)
        return false;
    const int room = view->viewport()->height();
    return option.rect.height() < room && (option.rect.top() < 0 || option.rect.top() + option.rect.height() > room);
}

bool drawSlice(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (!isSliced(option))
        return false;
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    const QRect seen =
        option.rect.intersected(QRect(option.rect.left(), 0, option.rect.width(), view->viewport()->height()));
    const Tokens &look = tokens(option.palette);
    painter.fillRect(option.rect, look.panel);
    if (seen.height() < option.fontMetrics.height())
        return true;
    const bool above = option.rect.top() < 0;
    const int more = above ? index.row() + 1 : index.model()->rowCount() - index.row();
    const QString text =
        (above ? u"↑ "_s : u"↓ "_s) + QCoreApplication::translate("wyh::ui::TableLook", "%n more", nullptr, more);
    // Over as many columns as it needs: each cell paints its part, because the next one paints over what reaches into
    // it.
    const QHeaderView *header = view->horizontalHeader();
    const int start = header->sectionViewportPosition(header->logicalIndex(0)) + 8;
    if (option.rect.left() >= start + option.fontMetrics.horizontalAdvance(text))
        return true;
    painter.save();
    painter.setClipRect(option.rect, Qt::IntersectClip);
    painter.setPen(look.muted);
    painter.setFont(option.font);
    painter.drawText(QRect(start, seen.top(), view->viewport()->width(), seen.height()),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
    painter.restore();
    return true;
}

}  // namespace wyh::ui
