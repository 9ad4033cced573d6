// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/attentionlink.h"

#include <QEvent>
#include <utility>

#include "ui/widgets/icons.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

AttentionLink::AttentionLink(items::OrderSource &source, QWidget *parent) : QPushButton(parent), m_source(source)
{
    setObjectName(u"attentionLink"_s);
    setProperty("link", true);
    setIcon(ui::icon(u"alert-triangle"_s));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAutoDefault(false);
    hide();
}

void AttentionLink::showOrder(const OrderId &order)
{
    store::OrderQuery all;
    all.list = store::OrderList::All;
    const auto row = order.isEmpty() ? Result<std::optional<store::OrderRow>>(std::nullopt) : m_source.row(all, order);
    // What cannot be read now is not known to be gone.
    if (!row.ok())
        return;
    const int before = std::exchange(m_operations, row->has_value() ? (*row)->attention : 0);
    const bool another = std::exchange(m_order, order) != order;
    retranslate();
    setVisible(m_operations > 0);
    if (!another && m_operations > before)
        emit worsened();
}

void AttentionLink::retranslate()
{
    setText(tr("%n operation(s) of this order were not accepted", nullptr, m_operations));
    setToolTip(tr("Shows them in the sync centre (F12)"));
}

void AttentionLink::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace wyh::ui
