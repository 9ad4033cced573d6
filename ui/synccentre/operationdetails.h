// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <optional>

#include "models/core/clock.h"
#include "ui/synccentre/operationactions.h"

class QLabel;

namespace wyh::items {
class ComparisonModel;
}

namespace wyh::store {
class Desk;
}

namespace wyh::ui {

class ComparisonView;
class FlowLayout;
class KeyButton;

/// One operation in full: what to do and why; when it needs attention or was closed, field by field what I saw, what I
/// did and what the platform has now; and its actions with their keys.
class OperationDetails : public QFrame
{
    Q_OBJECT

public:
    OperationDetails(store::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    void setOperation(const store::OpRow *row, const items::Standing &standing = {});  ///< null: nothing chosen
    [[nodiscard]] QList<OperationAction> actions() const { return m_actions; }
    [[nodiscard]] const std::optional<store::Sight> &platformNow() const;
    [[nodiscard]] const items::Standing &standing() const { return m_standing; }
    [[nodiscard]] QString words() const;

signals:
    void actionsChanged();
    /// platformNow() is of this operation, and new.
    void platformRead(const wyh::OpId &op);
    void triggered(wyh::ui::OperationAction action);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fill();
    void fillActions();
    void nameActions();
    void fitButtons();
    void showWords();
    void addFact(int &row, const QString &name, const QString &text);

    const Clock &m_clock;
    std::optional<store::OpRow> m_row;
    items::Standing m_standing;
    items::ComparisonModel *m_model;
    ComparisonView *m_comparison;
    QList<OperationAction> m_actions;
    QLabel *m_title;
    QLabel *m_todo;
    QLabel *m_why;
    QWidget *m_facts = nullptr;
    FlowLayout *m_buttons;
    QList<KeyButton *> m_shown;
};

}  // namespace wyh::ui
