// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QAbstractItemModel;
class QTableView;

namespace wyh::ui {

class EmptyState;

/// The list of operations, or why there is none. It shares the page with what is chosen in it: a few rows are enough,
/// the rest is scrolled. Always whole rows, so that none is cut through its letters.
class OperationList : public QFrame
{
    Q_OBJECT

public:
    explicit OperationList(QWidget *parent = nullptr);

    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] EmptyState *empty() const { return m_empty; }
    void setModel(QAbstractItemModel *model);
    void showEmpty(bool empty);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int heightOf(int rows) const;
    [[nodiscard]] int wanted(int most) const;
    void fit();

    QTableView *m_table;
    EmptyState *m_empty;
};

}  // namespace wyh::ui
