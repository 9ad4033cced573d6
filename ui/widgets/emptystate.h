// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QSpacerItem;

namespace wyh::ui {

/// Stands where a list is empty and says why: a filter, no right, not loaded yet, really nothing.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// action: text of the one button that helps ("Show all"), or empty.
    void setReason(const QString &iconName, const QString &title, const QString &text = {}, const QString &action = {});
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    QString m_icon;
    QSpacerItem *m_above;
    QWidget *m_symbol;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_action;
};

}  // namespace wyh::ui
