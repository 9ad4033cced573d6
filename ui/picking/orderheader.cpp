// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/picking/orderheader.h"

#include <QHBoxLayout>
#include <QLabel>

#include "models/domain/orderstatus.h"
#include "ui/orders/orderwords.h"
#include "ui/orders/remarkbox.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kExceptions = static_cast<int>(OrderException::CancelledAfterPicking);
}

OrderHeader::OrderHeader(QWidget *parent)
    : QWidget(parent),
      m_number(new CopyLabel(this)),
      m_status(new Badge(this)),
      m_due(new Badge(this)),
      m_dealer(new ElidedLabel(LabelRole::Muted, this)),
      m_recipient(new ElidedLabel(LabelRole::Muted, this)),
      m_pieces(makeLabel(LabelRole::Title, {}, this)),
      m_remarks(new RemarkBox(this))
{
    m_number->setRole(LabelRole::Title);
    m_number->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_pieces->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // The marks go into a second line where the first one is too short for them.
    auto *marks = new FlowLayout(nullptr, 6);
    marks->addWidget(m_status);
    for (int i = 0; i < kExceptions; ++i) {
        m_exceptions.append(new Badge(this));
        marks->addWidget(m_exceptions.last());
    }
    marks->addWidget(m_due);
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
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(first);
    column->addLayout(second);
    column->addSpacing(4);
    column->addWidget(m_remarks);
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
    const QList<OrderException> exceptions = order.cancelled ? QList<OrderException>() : exceptionsOf(state.exceptions);
    for (int i = 0; i < kExceptions; ++i)
        put(m_exceptions.at(i), i < exceptions.size() ? OrderWords::exception(exceptions.at(i)) : PillLook());
    put(m_due, state.inPicking ? OrderWords::due(order.dueAtMs, nowMs) : PillLook());
    m_dealer->setFullText(order.dealerName);
    const QString region = OrderWords::region(order.recipient);
    const QString digits = OrderWords::lastDigits(order.recipient.phone);
    m_recipient->setFullText(region.isEmpty() && digits.isEmpty() ? QString()
                                                                  : tr("To: %1 · phone ends %2").arg(region, digits));
    m_pieces->setText(tr("%1 / %2 pcs").arg(state.piecesPicked).arg(state.piecesOrdered));
    m_remarks->show(order);
    setBrief(m_brief);
}

void OrderHeader::setBrief(bool brief)
{
    m_brief = brief;
    m_dealer->setVisible(!brief);
    m_recipient->setVisible(!brief);
    m_remarks->setVisible(!brief && m_remarks->hasText());
}

}  // namespace wyh::ui
