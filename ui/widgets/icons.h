// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>

#include "ui/widgets/tokens.h"

class QPainter;

namespace wyh::ui {

/// An icon of resources/icons/icons.txt, drawn from the font at every size and scale. Without a tone it takes the
/// application palette's text colour at the moment it is painted, so it follows the theme. Unknown names give an empty
/// icon.
QIcon icon(const QString &name);
QIcon icon(const QString &name, Tone tone);
/// Ink for filled grounds (primary buttons).
QIcon iconOnAccent(const QString &name);

/// Draws one glyph centred in `rect`.
void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color);

bool hasIcon(const QString &name);
/// The symbol that always goes with a tone.
QString toneIcon(Tone tone);

}  // namespace wyh::ui
