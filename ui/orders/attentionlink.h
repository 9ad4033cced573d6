// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

#include "models/items/ordersource.h"

namespace wyh::ui {

/// Under the head of an order: how many of its operations the platform did not accept. Who works on the order sees
/// pieces as not picked that may lie in the box; the click leads to where that is decided. Hidden where there is none.
class AttentionLink final : public QPushButton
{
    Q_OBJECT

public:
    explicit AttentionLink(items::OrderSource &source, QWidget *parent = nullptr);
    /// Reads anew; an empty id: no order is shown.
    void showOrder(const OrderId &order);

signals:
    /// One more of the order that was shown before was not accepted.
    void worsened();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    items::OrderSource &m_source;
    OrderId m_order;
    int m_operations = 0;
};

}  // namespace wyh::ui
