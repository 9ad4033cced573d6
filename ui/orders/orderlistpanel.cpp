// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/orderlistpanel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QStackedWidget>

#include "ui/widgets/badge.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/searchedit.h"

namespace wyh::ui {

OrderListPanel::OrderListPanel(OrderCard::Kind kind, QAbstractItemModel &model, const Clock &clock, QWidget *parent)
    : QFrame(parent),
      m_model(model),
      m_chips(new FilterChips(this)),
      m_search(new SearchEdit(this)),
      m_view(new QListView(this)),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)),
      m_trouble(new QFrame(this)),
      m_troubleText(makeLabel(LabelRole::Error, {}, m_trouble)),
      m_troubleButton(new KeyButton(m_trouble)),
      m_footer(makeLabel(LabelRole::Muted, {}, this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_view->setItemDelegate(new OrderCard(kind, clock, m_view));
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->installEventFilter(this);
    // Before the view and its selection model connect, so that their reaction to a change is known to be one.
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_quiet = true; });
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_quiet = true; });
    m_view->setModel(&m_model);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &OrderListPanel::restore);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &OrderListPanel::restore);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &OrderListPanel::restore);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        if (!m_quiet)
            choose(now);
    });
    connect(m_view, &QListView::clicked, this, &OrderListPanel::choose);

    m_trouble->setVisible(false);
    m_troubleText->setWordWrap(true);
    auto *trouble = new QHBoxLayout(m_trouble);
    trouble->setContentsMargins(12, 4, 12, 8);
    auto *sign = new Badge(Tone::Exception, {}, m_trouble);
    sign->setAccessibleName({});  // the words beside it say it
    trouble->addWidget(sign);
    trouble->addWidget(m_troubleText, 1);
    trouble->addWidget(m_troubleButton);
    connect(m_troubleButton, &QPushButton::clicked, this, &OrderListPanel::troubleAction);

    connect(m_chips, &FilterChips::downPressed, m_view, [this] {
        if (m_model.rowCount() > 0)
            m_view->setFocus(Qt::OtherFocusReason);
    });
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    connect(m_empty, &EmptyState::actionTriggered, this, &OrderListPanel::emptyAction);

    auto *top = new QVBoxLayout;
    top->setContentsMargins(12, 12, 12, 8);
    top->setSpacing(8);
    top->addWidget(m_search);
    top->addWidget(m_chips);
    m_footer->setContentsMargins(12, 4, 12, 6);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_trouble);
    column->addWidget(makeRule(this));
    column->addWidget(m_stack, 1);
    m_footerRule = makeRule(this);
    m_footerRule->hide();
    m_footer->hide();
    column->addWidget(m_footerRule);
    column->addWidget(m_footer);

    connect(m_search, &SearchEdit::stepped, this, [this](int by) {
        const OrderId next = neighbour(by);
        if (!next.isEmpty()) {
            setCurrent(next);
            emit chosen(next);
        }
    });
    showWhatThereIs();
}

QModelIndex OrderListPanel::indexOf(const OrderId &order) const
{
    if (order.isEmpty())
        return {};
    const auto found = m_model.match(m_model.index(0, 0), store::OrderIdRole, order.value, 1, Qt::MatchExactly);
    return found.value(0);
}

void OrderListPanel::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_lastRow = index.row();
    const OrderId order(index.data(store::OrderIdRole).toString());
    if (order == m_current)
        return;
    m_current = order;
    emit chosen(order);
}

void OrderListPanel::setCurrent(const OrderId &order)
{
    m_current = order;
    restore();
    const QModelIndex index = m_view->currentIndex();
    if (index.isValid())
        m_view->scrollTo(index);
}

/// Puts the mark back on the page's order, wherever it is now, without telling anybody.
void OrderListPanel::restore()
{
    m_quiet = true;
    const QModelIndex index = indexOf(m_current);
    if (index.isValid()) {
        m_lastRow = index.row();
        if (m_view->currentIndex() != index || !m_view->selectionModel()->isSelected(index))
            m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    } else if (m_view->currentIndex().isValid()) {
        m_view->selectionModel()->clear();
    }
    m_quiet = false;
    showWhatThereIs();
}

OrderId OrderListPanel::neighbour(int by) const
{
    const QModelIndex here = indexOf(m_current);
    int row = 0;
    if (here.isValid())
        row = here.row() + by;
    else
        row = by > 0 ? m_lastRow + by - 1 : m_lastRow + by;
    if (!here.isValid() && row >= m_model.rowCount())
        row = m_model.rowCount() - 1;
    if (row < 0 || row >= m_model.rowCount())
        return {};
    return OrderId(m_model.index(row, 0).data(store::OrderIdRole).toString());
}

void OrderListPanel::setEmpty(const QString &icon, const QString &title, const QString &text, const QString &action)
{
    m_empty->setReason(icon, title, text, action);
    showWhatThereIs();
}

void OrderListPanel::setTrouble(const QString &text, const QString &action)
{
    m_troubleText->setText(text);
    m_troubleButton->setLabel(action);
    m_troubleButton->setVisible(!action.isEmpty());
    m_trouble->setVisible(!text.isEmpty());
    showWhatThereIs();
}

void OrderListPanel::setFooter(const QString &text)
{
    m_footer->setText(text);
    m_footer->setVisible(!text.isEmpty());
    m_footerRule->setVisible(!text.isEmpty());
}

void OrderListPanel::refreshLook()
{
    m_view->viewport()->update();
}

void OrderListPanel::showWhatThereIs()
{
    // A list that could not be read is not an empty list.
    const bool empty = m_model.rowCount() == 0 && m_trouble->isHidden();
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_view);
}

bool OrderListPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            choose(m_view->currentIndex());
            emit entered();
            return true;
        }
    }
    // A list without a current row makes its first one current when it gets the focus: that is no choice.
    if (watched == m_view && event->type() == QEvent::FocusIn && !m_view->currentIndex().isValid()) {
        m_quiet = true;
        m_view->selectionModel()->setCurrentIndex(m_model.index(0, 0), QItemSelectionModel::NoUpdate);
        m_quiet = false;
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace wyh::ui
