// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/attentionlink.h"

#include <QEvent>
#include <utility>

#include "ui/widgets/icons.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

AttentionLink::AttentionLink(QWidget *parent) : QPushButton(parent)
{
    setObjectName(u"attentionLink"_s);
    setProperty("link", true);
    setIcon(ui::icon(u"alert-triangle"_s));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAutoDefault(false);
    hide();
}

void AttentionLink::setOrder(const OrderId &order, int operations)
{
    const int before = std::exchange(m_operations, operations);
    const bool another = std::exchange(m_order, order) != order;
    retranslate();
    setVisible(m_operations > 0);
    if (!another && m_operations > before)
        emit worsened();
}

void AttentionLink::retranslate()
{
    setText(tr("%n operation(s) of this order need attention", nullptr, m_operations));
    setToolTip(tr("Shows them in the sync centre (F12)"));
}

void AttentionLink::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace wyh::ui
