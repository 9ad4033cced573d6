// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPalette>

class QWidget;

namespace wyh::ui {

/// What a coloured thing means. Never shown by colour alone: always with a symbol or a word.
enum class Tone { Neutral, Accent, Done, Attention, Exception, Pending };

/// The colours of a tone: ink on a soft ground with a line around it.
struct ToneColors
{
    QColor ink;
    QColor soft;
    QColor line;
};

/// All colours of the product in one of its two appearances.
struct Tokens
{
    bool dark = false;
    QColor window;  ///< ground of a page
    QColor chrome;  ///< top strip and status bar
    QColor navigation;
    QColor panel;  ///< where things stand on: lists, tables, forms
    QColor hover;
    QColor selected;   ///< a selected row or navigation entry
    QColor line;       ///< between panels
    QColor hairline;   ///< between rows
    QColor fieldLine;  ///< around buttons and fields
    QColor text;
    QColor muted;     ///< second-rank text, still readable (4.5:1)
    QColor disabled;  ///< what cannot be used now; still readable (3:1)
    QColor accent;
    QColor onAccent;
    QColor accentHover;
    QColor accentText;  ///< accent used as ink
    ToneColors neutral, pending, done, attention, exception;

    [[nodiscard]] const ToneColors &tone(Tone tone) const;
};

/// The tokens a palette was made from. No global state: dark palettes have a dark window colour.
const Tokens &tokens(const QPalette &palette);
const Tokens &tokens(const QWidget *widget);
const Tokens &lightTokens();
const Tokens &darkTokens();

/// Distance unit in device-independent pixels; use multiples.
constexpr int kGrid = 8;

}  // namespace wyh::ui
