// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/synccentre/operationlist.h"

#include <QHeaderView>
#include <QTableView>
#include <algorithm>

#include "ui/widgets/emptystate.h"
#include "ui/widgets/tablelook.h"

namespace wyh::ui {

namespace {
constexpr int kBorder = 2;  ///< the frame that the style draws, and its round corners
}

OperationList::OperationList(QWidget *parent)
    : QFrame(parent), m_table(new QTableView(this)), m_empty(new EmptyState(this))
{
    setProperty("panel", true);
    setUpTable(m_table, fontMetrics().height() * 2 + 18);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);  // the first row in sight is a whole one
    m_empty->hide();
}

void OperationList::setModel(QAbstractItemModel *model)
{
    m_table->setModel(model);
    const auto changed = [this] {
        updateGeometry();
        fit();
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, changed);
    connect(model, &QAbstractItemModel::rowsRemoved, this, changed);
    connect(model, &QAbstractItemModel::modelReset, this, changed);
}

void OperationList::showEmpty(bool empty)
{
    if (empty && m_table->hasFocus())
        m_empty->setFocus(Qt::OtherFocusReason);  // or a neighbour would get it
    m_empty->setVisible(empty);
    m_table->setVisible(!empty);
}

int OperationList::heightOf(int rows) const
{
    return m_table->horizontalHeader()->sizeHint().height() + 2 * m_table->frameWidth() + 2 * kBorder +
           rows * m_table->verticalHeader()->defaultSectionSize();
}

int OperationList::wanted(int most) const
{
    return m_table->model() ? std::clamp(m_table->model()->rowCount(), 1, most) : 1;
}

QSize OperationList::sizeHint() const
{
    return {m_table->minimumSizeHint().width(), heightOf(wanted(3))};
}

QSize OperationList::minimumSizeHint() const
{
    return {m_table->minimumSizeHint().width(), heightOf(wanted(2))};
}

void OperationList::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
    // What is chosen below takes the room it needs; the chosen row itself stays in sight.
    if (m_table->currentIndex().isValid())
        m_table->scrollTo(m_table->currentIndex());
}

void OperationList::fit()
{
    const QRect inside = rect().adjusted(kBorder, kBorder, -kBorder, -kBorder);
    m_empty->setGeometry(inside);
    m_table->setGeometry(inside);
}

}  // namespace wyh::ui
