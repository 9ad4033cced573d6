// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRectF>
#include <QStringList>
#include <QWidget>

namespace wyh::test {

/// A piece of text as it is drawn into a window.
struct DrawnText
{
    QString text;
    QRectF ink;   ///< what the letters cover, in the window's coordinates
    QRectF clip;  ///< what of the window they may touch
    QRect place;  ///< what of the window belongs to the widget that draws them
};

/// Draws the window and writes down every piece of text with its place, whoever draws it: labels, buttons, delegates.
QList<DrawnText> drawnTexts(QWidget &window);

/// What somebody in front of the window cannot read: letters cut off at an edge, texts shortened with "…" that show no
/// more when the mouse rests on them, labels and buttons smaller than their text, and columns wider than their table.
/// Rows that a scroll bar brings into view do not count. Empty: everything can be read.
QStringList unreadable(QWidget &window);

}  // namespace wyh::test
