// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/searchpopup.h"

#include <QHelpEvent>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "ui/orders/orderwords.h"
#include "ui/widgets/fulltext.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/painting.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

enum ResultRole { StatusRole = Qt::UserRole + 1, DetailRole, ToneRole, IconRole };

class ResultDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {200, option.fontMetrics.height() * 2 + 14};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &look = tokens(option.palette);
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, look.selected);
        const QRect inner = option.rect.adjusted(12, 6, -12, -6);
        const QRect upper(inner.left(), inner.top(), inner.width(), inner.height() / 2);
        const PillLook pill{index.data(StatusRole).toString(), index.data(IconRole).toString(),
                            static_cast<Tone>(index.data(ToneRole).toInt()),
                            option.state.testFlag(QStyle::State_Selected)};
        const QRect covered = drawPill(*painter, upper, option.font, pill, look, Qt::AlignRight);
        painter->setFont(scaledFont(option.font, 1.0, QFont::DemiBold));
        painter->setPen(look.text);
        const QRect number = upper.adjusted(0, 0, -covered.width() - 8, 0);
        painter->drawText(
            number, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
            QFontMetrics(painter->font()).elidedText(index.data().toString(), Qt::ElideMiddle, number.width()));
        painter->setFont(option.font);
        painter->setPen(look.muted);
        const QRect lower(inner.left(), upper.bottom() + 1, inner.width(), inner.height() / 2);
        painter->drawText(
            lower, Qt::AlignVCenter | Qt::AlignLeft,
            option.fontMetrics.elidedText(index.data(DetailRole).toString(), Qt::ElideRight, lower.width()));
        painter->restore();
    }

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override
    {
        if (event->type() != QEvent::ToolTip)
            return QStyledItemDelegate::helpEvent(event, view, option, index);
        return showFullText(*event, view, option.rect,
                            index.data().toString() + u'\n' + index.data(DetailRole).toString());
    }
};

}  // namespace

QStringList pagesForOrder(OrderStatus status)
{
    switch (status) {
        case OrderStatus::AwaitingShipment:
            return {u"shipping"_s, u"picking"_s, u"shipped"_s};
        case OrderStatus::Shipped:
        case OrderStatus::Received:
        case OrderStatus::Closed:
            return {u"shipped"_s, u"shipping"_s, u"picking"_s};
        default:
            return {u"picking"_s, u"shipping"_s, u"shipped"_s};
    }
}

SearchPopup::SearchPopup(QWidget *window)
    : QFrame(window), m_title(makeLabel(LabelRole::Muted, {}, this)), m_list(new QListWidget(this))
{
    setObjectName(u"searchPopup"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2, 8, 2, 6);
    column->setSpacing(4);
    m_title->setContentsMargins(12, 0, 12, 0);
    column->addWidget(m_title);
    column->addWidget(m_list);
    m_list->setItemDelegate(new ResultDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Orders found"));
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *) { take(); });
    hide();
}

void SearchPopup::showBelow(const QRect &field, const QString &query, const QList<store::OrderRow> &orders)
{
    m_query = query;
    m_orders = orders;
    m_list->clear();
    for (const store::OrderRow &order : orders) {
        auto *item = new QListWidgetItem(order.number, m_list);
        QStringList detail{order.dealerName, order.recipientMasked, order.waybill};
        detail.removeAll(QString());
        item->setData(DetailRole, detail.join(u" · "_s));
        const PillLook status = OrderWords::status(order);
        item->setData(StatusRole, status.text);
        item->setData(IconRole, status.iconName);
        item->setData(ToneRole, static_cast<int>(status.tone));
        item->setData(Qt::AccessibleTextRole, order.number + u", "_s + status.text);
    }
    m_title->setText(orders.isEmpty() ? tr("No order on this PC contains \"%1\".").arg(query)
                                      : tr("%n order(s) found. Up and Down choose, Enter opens.", nullptr,
                                           static_cast<int>(orders.size())));
    m_list->setVisible(!orders.isEmpty());
    if (!orders.isEmpty())
        m_list->setCurrentRow(0);
    const int rowHeight = fontMetrics().height() * 2 + 14;
    const int rows = static_cast<int>(qMin(qsizetype(8), orders.size()));
    const int height = fontMetrics().height() + 22 + rows * rowHeight;
    setGeometry(field.left(), field.bottom() + 5, qMax(field.width(), 620), height);
    raise();
    show();
}

void SearchPopup::step(int by)
{
    if (m_list->count() > 0)
        m_list->setCurrentRow(qBound(0, m_list->currentRow() + by, m_list->count() - 1));
}

bool SearchPopup::take()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_orders.size())
        return false;
    const store::OrderRow order = m_orders.at(row);
    hide();
    emit chosen(order);
    return true;
}

int SearchPopup::count() const
{
    return static_cast<int>(m_orders.size());
}

void SearchPopup::paintEvent(QPaintEvent *)
{
    const Tokens &look = tokens(this);
    QPainter painter(this);
    painter.fillRect(rect(), look.panel);
    // Inside the widget on every side, also where a unit is one and a half pixels.
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(look.fieldLine);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

}  // namespace wyh::ui
