// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractItemModel>
#include <QFrame>

#include "models/core/ids.h"
#include "ui/orders/ordercard.h"

class QLabel;
class QListView;
class QStackedWidget;

namespace wyh::ui {

class EmptyState;
class FilterChips;
class SearchEdit;

/// The left side of a page with orders: filters, search, cards. Tells which order the user chose; what happens to the
/// list by itself (an order leaves it, the query changes) never chooses another one.
class OrderListPanel final : public QFrame
{
    Q_OBJECT

public:
    OrderListPanel(OrderCard::Kind kind, QAbstractItemModel &model, const Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] FilterChips *chips() const { return m_chips; }
    [[nodiscard]] SearchEdit *search() const { return m_search; }
    [[nodiscard]] QListView *view() const { return m_view; }

    /// Marks the order of the page; nothing is emitted.
    void setCurrent(const OrderId &order);
    [[nodiscard]] OrderId current() const { return m_current; }
    /// The order that many rows further on, or an empty id at the end. When the current one left the list, its place
    /// counts.
    [[nodiscard]] OrderId neighbour(int by) const;
    /// What stands there when the list has no rows.
    void setEmpty(const QString &icon, const QString &title, const QString &text, const QString &action = {});
    /// A strip above the list: the list could not be read, with a button to try again. Empty: none.
    void setTrouble(const QString &text, const QString &action = {});
    void setFooter(const QString &text);
    void refreshLook();  ///< the clock went on

signals:
    void chosen(const wyh::OrderId &order);
    void entered();  ///< Return on the list: go on with the work
    void emptyAction();
    void troubleAction();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void restore();
    void choose(const QModelIndex &index);
    void showWhatThereIs();
    [[nodiscard]] QModelIndex indexOf(const OrderId &order) const;

    QAbstractItemModel &m_model;
    FilterChips *m_chips;
    SearchEdit *m_search;
    QListView *m_view;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QFrame *m_trouble;
    QLabel *m_troubleText;
    class KeyButton *m_troubleButton;
    QLabel *m_footer;
    QFrame *m_footerRule = nullptr;
    OrderId m_current;
    int m_lastRow = 0;
    bool m_quiet = false;
};

}  // namespace wyh::ui
