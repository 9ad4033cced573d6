// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRect>
#include <QString>

class QAbstractItemView;
class QHelpEvent;

namespace wyh::ui {

/// For item delegates that shorten texts: shows the whole text under the mouse while it rests on the item, or nothing
/// when the text is empty. Returns true when it showed something.
bool showFullText(const QHelpEvent &event, QAbstractItemView *view, const QRect &item, const QString &text);

}  // namespace wyh::ui
