// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QFontMetrics>
#include <QRect>
#include <QStringList>

#include "ui/widgets/tokens.h"

class QPainter;
class QWidget;

namespace wyh::ui {

/// A pill: soft ground, ink, a symbol and a word. Used by Badge and by item delegates alike.
struct PillLook
{
    QString text;
    QString iconName;  ///< empty: no symbol
    Tone tone = Tone::Neutral;
    bool outlined = false;
};
QSize pillSize(const QFont &font, const PillLook &pill);
/// Draws the pill at the rectangle's left (or right) edge, vertically centred, elided to its width. Returns what it
/// covered.
QRect drawPill(QPainter &painter, const QRect &rect, const QFont &font, const PillLook &pill, const Tokens &look,
               Qt::Alignment alignment = Qt::AlignLeft);

/// A small key cap with the name of a key.
QSize keyCapSize(const QFont &font, const QString &key);
void drawKeyCap(QPainter &painter, const QRect &rect, const QFont &font, const QString &key, const Tokens &look,
                bool onAccent = false);

/// The text in lines no wider than this, at most so many; the last one is shortened when there is more.
QStringList wrappedLines(const QString &text, const QFont &font, int width, int most);

/// The ring around whatever has the keyboard focus.
void drawFocusRing(QPainter &painter, const QRectF &rect, qreal radius, const Tokens &look);

/// The widget's font at another size or weight (points relative to the body size).
QFont scaledFont(const QFont &font, qreal factor, QFont::Weight weight = QFont::Normal);

}  // namespace wyh::ui
