// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

#include "models/core/clock.h"
#include "models/store/oprow.h"
#include "ui/synccentre/operationactions.h"
#include "ui/widgets/tokens.h"

namespace wyh::items {
class OperationsModel;
}

namespace wyh::ui {

/// Paints a row of the sync centre: the state as a pill, the words on two lines, and at the end the row's first action
/// as a button for the mouse (the keyboard uses the pane below).
class OperationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    OperationDelegate(items::OperationsModel &model, const Clock &clock, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// The row's button and where it stands within the cell.
    [[nodiscard]] std::optional<std::pair<OperationAction, QRect>> button(const QStyleOptionViewItem &option,
                                                                          const QModelIndex &index) const;

signals:
    void triggered(const QModelIndex &index, wyh::ui::OperationAction action);

private:
    [[nodiscard]] QString shortText(OperationAction action, const store::OpRow &row) const;

    struct Pressed
    {
        OpId op;
        OperationAction action = OperationAction::CopyText;
        QString text;
        bool operator==(const Pressed &) const = default;
    };

    items::OperationsModel &m_model;
    const Clock &m_clock;
    std::optional<Pressed> m_pressed;  ///< the mouse went down on this button
};

Tone operationTone(store::OpState state);
QString operationIcon(store::OpState state);

}  // namespace wyh::ui
