// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

#include "models/core/clock.h"
#include "models/store/orderroles.h"
#include "ui/widgets/painting.h"

namespace wyh::ui {

/// Draws a store::OrderRow as a card: what the person at the bench needs in order to choose the next order.
class OrderCard final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum class Kind { Picking, Shipping, Shipped };

    OrderCard(Kind kind, const Clock &clock, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    struct PlacedPill
    {
        PillLook look;
        QRect rect;
    };
    /// Where everything on a card stands.
    struct Places
    {
        QRect inner, number, second;
        QList<PlacedPill> pills;
        bool shortened = false;  ///< something does not fit in full
    };
    [[nodiscard]] QList<PillLook> pills(const store::OrderRow &row) const;  ///< upper right, the outermost first
    [[nodiscard]] QList<PillLook> states(const store::OrderRow &row, int most) const;
    /// The name on the second line, which may be shortened, and what follows it, which may not.
    [[nodiscard]] QString who(const store::OrderRow &row) const;
    [[nodiscard]] QString after(const store::OrderRow &row) const;
    [[nodiscard]] QString figure(const store::OrderRow &row) const;
    [[nodiscard]] Places places(const QStyleOptionViewItem &option, const store::OrderRow &row) const;

    Kind m_kind;
    const Clock &m_clock;
};

}  // namespace wyh::ui
