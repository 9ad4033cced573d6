// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

#include "models/core/ids.h"

namespace wyh::ui {

/// Under the head of an order: how many of its operations need attention. Who works on the order sees
/// pieces as not picked that may lie in the box; the click leads to where that is decided. Hidden where there is none.
class AttentionLink final : public QPushButton
{
    Q_OBJECT

public:
    explicit AttentionLink(QWidget *parent = nullptr);
    /// operations: how many of the order need attention.
    void setOrder(const OrderId &order, int operations);

signals:
    /// One more of the order that was shown before needs attention.
    void worsened();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    OrderId m_order;
    int m_operations = 0;
};

}  // namespace wyh::ui
