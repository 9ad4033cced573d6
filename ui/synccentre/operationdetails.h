// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <optional>

#include "ui/synccentre/operationactions.h"

class QGridLayout;
class QHBoxLayout;
class QLabel;

namespace wyh::ui {

class KeyButton;
class CopyLabel;

/// One operation in full: what to do and why, what I did on what I saw, what the platform has now, and its actions with
/// their keys.
class OperationDetails : public QFrame
{
    Q_OBJECT

public:
    explicit OperationDetails(QWidget *parent = nullptr);

    void setOperation(const store::OpRow *row);  ///< null: nothing chosen
    [[nodiscard]] QList<OperationAction> actions() const { return m_actions; }
    [[nodiscard]] QString words() const;

signals:
    void triggered(wyh::ui::OperationAction action);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void addFact(int &row, const QString &name, const QString &text);

    std::optional<store::OpRow> m_row;
    QList<OperationAction> m_actions;
    QLabel *m_title;
    QLabel *m_todo;
    QLabel *m_why;
    QWidget *m_facts = nullptr;
    QHBoxLayout *m_buttons;
    QList<KeyButton *> m_shown;
};

}  // namespace wyh::ui
