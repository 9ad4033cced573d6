// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/remarkbox.h"

#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include "models/domain/order.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tokens.h"

namespace wyh::ui {

namespace {

constexpr int kMostLines = 4;

/// The amber ground; it goes with the words when they are scrolled.
class Ground final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens(parentWidget()).attention.soft);
        painter.drawRoundedRect(rect(), 6, 6);
    }
};

}  // namespace

RemarkBox::RemarkBox(QWidget *parent)
    : QScrollArea(parent),
      m_row(new Ground(this)),
      m_buyer(makeLabel(LabelRole::Strong, {}, m_row)),
      m_memo(makeLabel(LabelRole::Body, {}, m_row))
{
    auto *column = new QVBoxLayout(m_row);
    column->setContentsMargins(10, 6, 10, 6);
    column->setSpacing(2);
    for (QLabel *label : {m_buyer, m_memo}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    setFrameShape(QFrame::NoFrame);
    setWidget(m_row);
    m_row->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Remarks"));
    hide();
}

void RemarkBox::show(const Order &order)
{
    m_buyer->setText(order.buyerRemark.isEmpty() ? QString() : tr("Buyer: %1").arg(order.buyerRemark));
    m_buyer->setVisible(!order.buyerRemark.isEmpty());
    m_memo->setText(order.sellerMemo.isEmpty() ? QString() : tr("Memo: %1").arg(order.sellerMemo));
    m_memo->setVisible(!order.sellerMemo.isEmpty());
    m_hasText = !order.buyerRemark.isEmpty() || !order.sellerMemo.isEmpty();
    setVisible(m_hasText);
    fit();
}

void RemarkBox::fit()
{
    if (!m_hasText)
        return;
    // The area's own way (widgetResizable) grants labels that wrap the height they would have in a narrow place, and
    // the words then stand below what is in sight.
    const QLayout *row = m_row->layout();
    const int most = kMostLines * fontMetrics().lineSpacing() + 14;
    int wide = width();
    const bool scrolls = row->heightForWidth(wide) > most;
    if (scrolls)
        wide -= verticalScrollBar()->sizeHint().width();
    const int wanted = row->heightForWidth(wide);
    m_row->resize(wide, wanted);
    setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    setFixedHeight(qMin(wanted, most));
    setFocusPolicy(scrolls ? Qt::TabFocus : Qt::NoFocus);
}

void RemarkBox::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

}  // namespace wyh::ui
