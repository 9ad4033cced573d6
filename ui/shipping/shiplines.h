// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QScrollArea>

#include "models/items/shipmentform.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace wyh::ui {

class Badge;
class FieldError;

/// The lines of a parcel: a tick, what can go, how many go now, and what is wrong with it right below. The widgets of a
/// line live as long as the line, so that what is being typed survives a change of the order.
class ShipLines final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ShipLines(items::ShipmentForm &form, QWidget *parent = nullptr);
    void rebuild();  ///< lines came or went
    void showErrors();
    void retranslate();
    /// The first field with an error gets the focus; false: there is none.
    bool focusFirstError();
    void focusFirst();

signals:
    void finished();  ///< Return in the last field

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row
    {
        QCheckBox *tick = nullptr;
        QLabel *title = nullptr;
        QLabel *detail = nullptr;
        QLabel *left = nullptr;
        QLineEdit *quantity = nullptr;
        QLabel *stays = nullptr;
        Badge *flag = nullptr;
        FieldError *error = nullptr;
        QWidget *frame = nullptr;
    };
    Row makeRow(const LineId &line);
    void fill(Row &row, const ShipmentDraft::DraftLine &draft);

    items::ShipmentForm &m_form;
    QWidget *m_body;
    QLabel *m_headProduct;
    QLabel *m_headLeft;
    QLabel *m_headQuantity;
    QLabel *m_none;
    QHash<LineId, Row> m_rows;
    QList<LineId> m_order;
};

}  // namespace wyh::ui
