// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>
#include <QSet>

#include "models/domain/order.h"

namespace wyh::items {

/// The lines of one order as a table. Another state of the same order is applied as a difference, so that the current
/// line, an open editor and the scroll position stay; another order resets.
class OrderLinesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Picture, Product, Location, Barcode, Needed, Picked, Actions, ColumnCount };
    enum Role {
        LineRole = Qt::UserRole + 20,  ///< wyh::Line
        LineIdRole,                    ///< QString
        FreshRole                      ///< bool: the line touched last
    };

    explicit OrderLinesModel(QObject *parent = nullptr);

    void setOrder(const std::optional<Order> &order);
    [[nodiscard]] const std::optional<Order> &order() const { return m_order; }
    [[nodiscard]] const Line &at(int row) const { return m_lines.at(row); }
    [[nodiscard]] int rowOf(const LineId &line) const;  ///< -1: none
    /// The line that was touched last is shown apart.
    void setFresh(const LineId &line);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void merge(const QList<Line> &wanted);
    [[nodiscard]] static QString toolTip(const Line &line, int column);

    std::optional<Order> m_order;
    QList<Line> m_lines;
    LineId m_fresh;
};

}  // namespace wyh::items

Q_DECLARE_METATYPE(wyh::Line)
