// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <functional>

#include "models/store/reader.h"

class QListWidget;
class QLabel;

namespace wyh::ui {

/// Orders found by the window's search, below the search field. The field keeps the focus; it sends steps and Return
/// here.
class SearchPopup : public QFrame
{
    Q_OBJECT

public:
    explicit SearchPopup(QWidget *window);

    /// Below this rectangle of the window.
    void showBelow(const QRect &field, const QString &query, const QList<store::OrderRow> &orders);
    void step(int by);
    /// Takes the chosen order (the first one when none is chosen); false: nothing to take.
    bool take();
    [[nodiscard]] int count() const;
    [[nodiscard]] const QString &query() const { return m_query; }  ///< what was looked for

signals:
    void chosen(const wyh::store::OrderRow &order);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_title;
    QListWidget *m_list;
    QString m_query;
    QList<store::OrderRow> m_orders;
};

/// The pages where such an order is worked on, the likeliest first.
QStringList pagesForOrder(OrderStatus status);

}  // namespace wyh::ui
