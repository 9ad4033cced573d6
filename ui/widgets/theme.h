// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <functional>

#include "ui/widgets/tokens.h"

class QApplication;

namespace wyh::ui {

enum class ThemeChoice { System, Light, Dark };

/// Gives the application its look: Fusion, our palette, fonts and one style sheet, light or dark. Switches live;
/// widgets that paint themselves read tokens(this) in paintEvent and need nothing else. GUI thread.
class Theme : public QObject
{
    Q_OBJECT

public:
    /// systemIsDark: asked at start and whenever the application becomes active; the default knows Windows and asks the
    /// platform's palette elsewhere.
    explicit Theme(QApplication &application, std::function<bool()> systemIsDark = {});

    void setChoice(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] bool isDark() const { return m_dark; }

    static QPalette palette(const Tokens &tokens);
    static QString styleSheet(const Tokens &tokens);
    /// The user's interface font with Chinese families behind it, 10 pt.
    static QFont bodyFont();

signals:
    void changed();

private:
    void apply();
    void followSystem();

    QApplication &m_application;
    std::function<bool()> m_systemIsDark;
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_dark = false;
    bool m_applied = false;
};

}  // namespace wyh::ui
