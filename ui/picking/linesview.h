// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

#include "models/items/orderlinesmodel.h"
#include "ui/widgets/tokens.h"

namespace wyh::ui {

/// What can be done with a line by its buttons.
enum class LineAct { OutOfStock, Discontinued, ClearFlag, PutBack };

/// Draws the lines, carries their buttons and the field for a typed quantity. A quantity is taken only with Return:
/// leaving the field in any other way changes nothing.
class LinesDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    [[nodiscard]] int actionsWidth(const QFont &font) const;

    static QString word(LineAct act);

signals:
    void typed(const wyh::LineId &line, const QString &text) const;
    void acted(const wyh::LineId &line, wyh::ui::LineAct act);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    [[nodiscard]] static QList<LineAct> acts(const Line &line);
    [[nodiscard]] QList<QRect> buttonRects(const QRect &cell, const QFont &font, const QList<LineAct> &acts) const;
    void paintProduct(QPainter &painter, const QRect &rect, const QFont &font, const Line &line,
                      const Tokens &look) const;
    void paintPicked(QPainter &painter, const QRect &rect, const QFont &font, const Line &line,
                     const Tokens &look) const;
};

/// The lines of the open order.
class LinesView final : public QTableView
{
    Q_OBJECT

public:
    explicit LinesView(QWidget *parent = nullptr);
    [[nodiscard]] LinesDelegate *lines() const { return m_delegate; }
    [[nodiscard]] LineId currentLine() const;
    void setCurrentLine(const LineId &line);
    void step(int by);
    void editCurrent();
    void layoutColumns();

protected:
    void changeEvent(QEvent *event) override;

private:
    LinesDelegate *m_delegate;
};

}  // namespace wyh::ui
