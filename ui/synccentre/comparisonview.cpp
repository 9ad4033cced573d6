// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/synccentre/comparisonview.h"

#include <QHeaderView>
#include <QPainter>
#include <QResizeEvent>
#include <algorithm>

#include "models/items/comparisonmodel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/tablelook.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using items::ComparisonModel;

namespace {

constexpr int kPadding = 4;
constexpr int kBesideWords = 20;  ///< in a cell
constexpr int kVisibleRows = 10;  ///< more are scrolled: the list above must stay usable

bool differs(const QModelIndex &index)
{
    return index.data(ComparisonModel::DiffersRole).toBool();
}

}  // namespace

void ComparisonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &look = tokens(option.palette);
    if (drawSlice(*painter, option, index))
        return;
    painter->save();
    const bool marked = differs(index);
    const ToneColors &tone = look.attention;
    const bool current = option.state & QStyle::State_Selected && option.state & QStyle::State_Active;
    painter->fillRect(option.rect, current ? look.selected : marked ? tone.soft : look.panel);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), look.hairline);
    const int symbol = option.fontMetrics.height();
    QRect inner = option.rect.adjusted(8, kPadding, -8, -kPadding);
    if (index.column() == ComparisonModel::FieldColumn) {
        if (marked) {
            painter->setPen(tone.ink);
            painter->setFont(scaledFont(option.font, 1.0, QFont::DemiBold));
            painter->drawText(QRect(inner.left(), inner.top(), symbol, inner.height()), Qt::AlignTop | Qt::AlignHCenter,
                              u"≠"_s);
        }
        inner.setLeft(inner.left() + symbol + 2);
    }
    const bool strong = marked && index.column() == ComparisonModel::NowColumn;
    painter->setFont(strong ? scaledFont(option.font, 1.0, QFont::DemiBold) : option.font);
    painter->setPen(strong ? tone.ink : index.column() == ComparisonModel::FieldColumn ? look.muted : look.text);
    painter->drawText(inner, Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, index.data().toString());
    painter->restore();
    drawRowFocus(*painter, option, index);
}

QSize ComparisonDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    const int taken = 16 + (index.column() == ComparisonModel::FieldColumn ? option.fontMetrics.height() + 2 : 0);
    const int width = view ? view->columnWidth(index.column()) - taken : 200;
    const QFontMetrics metrics(scaledFont(option.font, 1.0, QFont::DemiBold));
    const QRect needed = metrics.boundingRect(QRect(0, 0, std::max(40, width), 10000),
                                              Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, index.data().toString());
    return {needed.width(), std::max(needed.height(), metrics.height()) + 2 * kPadding + 1};
}

ComparisonView::ComparisonView(QWidget *parent) : QTableView(parent)
{
    setObjectName(u"comparison"_s);
    setUpTable(this, fontMetrics().height() + 8);
    setItemDelegate(new ComparisonDelegate(this));
    verticalHeader()->setMinimumSectionSize(20);              // as high as the words; the style would ask for more
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);  // the first row in sight is a whole one
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    horizontalHeader()->setSectionsMovable(false);
    horizontalHeader()->setSectionsClickable(false);
}

void ComparisonView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setColumnWidth(ComparisonModel::FieldColumn, fontMetrics().height() * 11);
    connect(model, &QAbstractItemModel::modelReset, this, &ComparisonView::fit);
    connect(model, &QAbstractItemModel::dataChanged, this, &ComparisonView::fit);
    fit();
}

void ComparisonView::fit()
{
    // A product's name gets more room than "Picked", before it takes four lines.
    const QFontMetrics metrics = fontMetrics();
    int wanted = metrics.height() * 11;
    for (int row = 0; row < model()->rowCount(); ++row)
        wanted = std::max(
            wanted, metrics.horizontalAdvance(model()->index(row, ComparisonModel::FieldColumn).data().toString()) +
                        metrics.height() + 2 + 20);
    setColumnWidth(ComparisonModel::FieldColumn,
                   std::min(wanted, std::max(metrics.height() * 11, viewport()->width() / 3)));
    shareWidth();
    // Not resizeRowsToContents(): it makes room for the header of the row, which is hidden.
    for (int row = 0; row < model()->rowCount(); ++row)
        setRowHeight(row, sizeHintForRow(row));
    updateGeometry();
    showDifference();
}

/// The sides get the same width, unless one would have to wrap its words while another has room to spare.
void ComparisonView::shareWidth()
{
    const QFontMetrics metrics(scaledFont(font(), 1.0, QFont::DemiBold));
    QList<std::pair<int, int>> sides;  // the width that is wanted, of which column
    int all = 0;
    for (int column = ComparisonModel::FieldColumn + 1; column < model()->columnCount(); ++column) {
        int wanted = std::max(horizontalHeader()->sectionSizeHint(column), horizontalHeader()->minimumSectionSize());
        for (int row = 0; row < model()->rowCount(); ++row) {
            const QStringList lines = model()->index(row, column).data().toString().split(u'\n');
            for (const QString &line : lines)
                wanted = std::max(wanted, metrics.horizontalAdvance(line) + kBesideWords);
        }
        all += wanted;
        sides.append({wanted, column});
    }
    std::sort(sides.begin(), sides.end());
    int room = viewport()->width() - columnWidth(ComparisonModel::FieldColumn);
    const bool same = sides.last().first <= room / static_cast<int>(sides.size());
    const int spare = std::max(0, room - all) / static_cast<int>(sides.size());
    for (qsizetype i = 0; i < sides.size(); ++i) {
        const int share = room / static_cast<int>(sides.size() - i);
        const int width = same || i + 1 == sides.size() ? share : std::min(share, sides.at(i).first + spare);
        setColumnWidth(sides.at(i).second, width);
        room -= width;
    }
}

void ComparisonView::showDifference()
{
    if (currentIndex().isValid())
        return;  // somebody reads here
    scrollToTop();
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, ComparisonModel::FieldColumn);
        if (differs(index)) {
            scrollTo(index);
            return;
        }
    }
}

void ComparisonView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
    else
        showDifference();
}

QSize ComparisonView::sizeHint() const
{
    int height = horizontalHeader()->sizeHint().height() + 2 * frameWidth();
    const int rows = model() ? model()->rowCount() : 0;
    int most = height + kVisibleRows * (fontMetrics().height() + 2 * kPadding + 1);
    for (int row = 0; row < rows; ++row)
        height += rowHeight(row);
    return {QTableView::sizeHint().width(), std::min(height, most)};
}

QSize ComparisonView::minimumSizeHint() const
{
    return {200, std::min(sizeHint().height(), fontMetrics().height() * 4)};
}

}  // namespace wyh::ui
