// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

namespace wyh::ui {

/// One of a few big choices: symbol, title, what it means. Enter and Space take it.
class ChoiceCard : public QPushButton
{
    Q_OBJECT

public:
    explicit ChoiceCard(QString iconName, QWidget *parent = nullptr);
    void setWords(const QString &title, const QString &text);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_icon;
    QString m_text;
};

}  // namespace wyh::ui
