// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/picking/orderheader.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>

#include "models/domain/orderstatus.h"
#include "ui/orders/orderwords.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

OrderHeader::OrderHeader(QWidget *parent)
    : QWidget(parent),
      m_number(new CopyLabel(this)),
      m_status(new Badge(this)),
      m_exception(new Badge(this)),
      m_due(new Badge(this)),
      m_dealer(new ElidedLabel(LabelRole::Muted, this)),
      m_recipient(new ElidedLabel(LabelRole::Muted, this)),
      m_pieces(makeLabel(LabelRole::Title, {}, this)),
      m_remarks(new QScrollArea(this)),
      m_remarkRow(new QWidget(m_remarks)),
      m_remark(makeLabel(LabelRole::Strong, {}, m_remarkRow)),
      m_memo(makeLabel(LabelRole::Body, {}, m_remarkRow))
{
    m_number->setRole(LabelRole::Title);
    m_number->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_pieces->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (QLabel *label : {m_remark, m_memo})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_remark->setWordWrap(true);
    m_memo->setWordWrap(true);
    // The marks go into a second line where the first one is too short for them.
    auto *marks = new FlowLayout(nullptr, 6);
    for (Badge *badge : {m_status, m_exception, m_due})
        marks->addWidget(badge);
    marks->setContentsMargins(0, 4, 0, 0);
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_number, 0, Qt::AlignTop);
    first->addLayout(marks, 1);
    first->addWidget(m_pieces, 0, Qt::AlignTop);
    // Where both do not fit, the recipient stands below rather than without its end.
    auto *second = new FlowLayout(nullptr, 16, 2);
    second->addWidget(m_dealer);
    second->addWidget(m_recipient);
    auto *remarks = new QVBoxLayout(m_remarkRow);
    remarks->setContentsMargins(10, 6, 10, 6);
    remarks->setSpacing(2);
    remarks->addWidget(m_remark);
    remarks->addWidget(m_memo);
    m_remarkRow->setAutoFillBackground(true);
    m_remarks->setWidget(m_remarkRow);
    m_remarks->setWidgetResizable(true);
    m_remarks->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_remarks->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_remarks->setAccessibleName(tr("Remarks"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_remarks);
}

void OrderHeader::fitRemarks()
{
    constexpr int kMostLines = 4;
    const QLayout *row = m_remarkRow->layout();
    const int wanted = row->hasHeightForWidth() ? row->heightForWidth(m_remarks->width()) : row->sizeHint().height();
    const int most = kMostLines * fontMetrics().lineSpacing() + 14;
    m_remarks->setFixedHeight(qMin(wanted, most));
    m_remarks->setFocusPolicy(wanted > most ? Qt::TabFocus : Qt::NoFocus);
}

void OrderHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitRemarks();
}

void OrderHeader::show(const Order &order, qint64 nowMs)
{
    const auto put = [](Badge *badge, const PillLook &look) {
        badge->setLook(look.tone, look.text, look.iconName);
        badge->setVisible(!look.text.isEmpty());
    };
    const OrderState state = deriveState(order);
    m_number->setWhat(tr("Order number"));
    m_number->setText(order.number);
    put(m_status, OrderWords::status(order));
    // A cancelled order says so once.
    put(m_exception, order.cancelled ? PillLook() : OrderWords::exception(state.exception));
    put(m_due, state.inPicking ? OrderWords::due(order.dueAtMs, nowMs) : PillLook());
    m_dealer->setFullText(order.dealerName);
    const QString region = OrderWords::region(order.recipient);
    const QString digits = OrderWords::lastDigits(order.recipient.phone);
    m_recipient->setFullText(region.isEmpty() && digits.isEmpty() ? QString()
                                                                  : tr("To: %1 · phone ends %2").arg(region, digits));
    m_pieces->setText(tr("%1 / %2 pcs").arg(state.piecesPicked).arg(state.piecesOrdered));
    m_remark->setText(order.buyerRemark.isEmpty() ? QString() : tr("Buyer: %1").arg(order.buyerRemark));
    m_remark->setVisible(!order.buyerRemark.isEmpty());
    m_memo->setText(order.sellerMemo.isEmpty() ? QString() : tr("Memo: %1").arg(order.sellerMemo));
    m_memo->setVisible(!order.sellerMemo.isEmpty());
    m_remarks->setVisible(!order.buyerRemark.isEmpty() || !order.sellerMemo.isEmpty());
    fitRemarks();
    const Tokens &look = tokens(this);
    QPalette colors = palette();
    colors.setColor(QPalette::Window, look.attention.soft);
    colors.setColor(QPalette::WindowText, look.attention.ink);
    m_remarkRow->setPalette(colors);
}

}  // namespace wyh::ui
