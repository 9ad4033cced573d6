// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

#include "models/items/orderlinesmodel.h"
#include "ui/widgets/painting.h"

namespace wyh::ui {

/// What can be done with a line by its buttons.
enum class LineAct { OutOfStock, Discontinued, ClearFlag, PutBack };

/// Draws the lines, carries their buttons and the field for a typed quantity. A quantity is taken only with Return:
/// leaving the field in any other way changes nothing.
class LinesDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int kPadding = 8;
    static constexpr int kPicture = 40;
    static constexpr int kHeaderEnd = 12;  ///< what a header keeps free behind its words: figures end where they do

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// As high as the name and the attributes need in a column of this width.
    [[nodiscard]] int rowHeight(const Line &line, const QFont &font, int productWidth) const;
    /// Nothing can be done with the lines of a cancelled order.
    void setCancelled(bool cancelled) { m_cancelled = cancelled; }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    [[nodiscard]] int actionsWidth(const QFont &font) const;
    /// Room for the mark that the line has; 0: none.
    [[nodiscard]] static int markWidth(const Line &line, const QFont &font);
    /// Where there is little room: the barcode stands below the product, buttons are symbols with their words under the
    /// mouse.
    void setNarrow(bool barcodeBelow, bool symbols);
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    static QString word(LineAct act);

signals:
    /// Constant because setModelData, which sends it, is.
    void typed(const wyh::LineId &line, const QString &text) const;  // clazy:exclude=const-signal-or-slot
    void acted(const wyh::LineId &line, wyh::ui::LineAct act);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    [[nodiscard]] static PillLook markOf(const Line &line);
    [[nodiscard]] QList<LineAct> acts(const Line &line) const;
    [[nodiscard]] QString secondText(const Line &line) const;
    [[nodiscard]] QList<QRect> buttonRects(const QRect &cell, const QFont &font, const QList<LineAct> &acts) const;
    void paintProduct(QPainter &painter, const QRect &rect, const QFont &font, const Line &line,
                      const Tokens &look) const;
    void paintPicked(QPainter &painter, const QRect &rect, const QFont &font, const Line &line,
                     const Tokens &look) const;
    void paintActions(QPainter &painter, const QStyleOptionViewItem &option, const Line &line,
                      const Tokens &look) const;

    bool m_barcodeBelow = false;
    bool m_symbols = false;
    bool m_cancelled = false;
};

}  // namespace wyh::ui
