// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

#include "ui/widgets/tokens.h"

namespace wyh::ui {

/// One of a few big choices: symbol, title, what it means. Enter and Space take it.
class ChoiceCard : public QPushButton
{
    Q_OBJECT

public:
    explicit ChoiceCard(QString iconName, QWidget *parent = nullptr);
    void setWords(const QString &title, const QString &text);
    /// Two lines instead of a big card: one of several.
    void setCompact(bool compact);
    /// A few words at the right edge, in a tone; part of what is read out.
    void setMark(Tone tone, const QString &mark);
    [[nodiscard]] QString mark() const { return m_mark; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void describe();

    QString m_icon;
    QString m_text;
    bool m_compact = false;
    Tone m_markTone = Tone::Neutral;
    QString m_mark;
};

}  // namespace wyh::ui
