// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScrollArea>

class QLabel;

namespace wyh {
struct Order;
}

namespace wyh::ui {

/// What the buyer and the dealer wrote on an order, the buyer's words first and bold. As high as it needs, up to four
/// lines; what is longer can be scrolled. Hidden when nobody wrote anything.
class RemarkBox final : public QScrollArea
{
    Q_OBJECT

public:
    explicit RemarkBox(QWidget *parent = nullptr);
    void show(const Order &order);
    [[nodiscard]] bool hasText() const { return m_hasText; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    bool m_hasText = false;
    QWidget *m_row;
    QLabel *m_buyer;
    QLabel *m_memo;
};

}  // namespace wyh::ui
