// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

#include "ui/picking/linesdelegate.h"

namespace wyh::ui {

/// The lines of the open order.
class LinesView final : public QTableView
{
    Q_OBJECT

public:
    explicit LinesView(QWidget *parent = nullptr);
    [[nodiscard]] LinesDelegate *lines() const { return m_delegate; }
    [[nodiscard]] LineId currentLine() const;
    void setCurrentLine(const LineId &line);
    /// Scrolls so that the line is seen from its top on.
    void showWhole(const LineId &line);
    void step(int by);
    void editCurrent();
    void layoutColumns();
    void setModel(QAbstractItemModel *model) override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Gives the product what is left, and takes room from the others when that is too little.
    void arrange();
    void fitRows();
    [[nodiscard]] Line lineAt(int row) const;
    [[nodiscard]] int rowOf(const LineId &line) const;  ///< -1: none

    LinesDelegate *m_delegate;
    int m_barcodeWidth = 0;
    int m_marksWidth = 0;  ///< of the widest mark this order had
    int m_productWidth = 0;
};

}  // namespace wyh::ui
