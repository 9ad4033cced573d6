// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

#include "ui/widgets/tokens.h"

class QMenu;

namespace wyh::ui {

/// A round button of the top strip with a state: symbol, words, tone. With a menu it opens it below itself.
class PillButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit PillButton(QWidget *parent = nullptr);

    /// iconName may be empty. Neutral: white ground.
    void setLook(Tone tone, const QString &iconName, const QString &text);
    [[nodiscard]] Tone tone() const { return m_tone; }
    /// Longer words are shortened; the whole text stands in the tool tip.
    void setMostLetters(int letters);
    void setMenu(QMenu *menu) { m_menu = menu; }
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// Its menu is about to open: whoever fills it does so now, before it is measured and placed.
    void menuOpening();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void openMenu();
    [[nodiscard]] int menuLeft(int menuWidth) const;
    [[nodiscard]] int iconSide() const;
    [[nodiscard]] QString shownText() const;

    Tone m_tone = Tone::Neutral;
    QString m_icon;
    QMenu *m_menu = nullptr;
    int m_mostLetters = 0;  ///< 0: as many as there are
};

/// The chip that says how the connection stands and what waits; its words are set from outside.
class ConnectionChip : public PillButton
{
    Q_OBJECT

public:
    using PillButton::PillButton;
};

}  // namespace wyh::ui
