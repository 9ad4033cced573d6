// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/fulltext.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

#include "ui/widgets/labels.h"

namespace wyh::ui {

bool showFullText(const QHelpEvent &event, QAbstractItemView *view, const QRect &item, const QString &text)
{
    if (text.isEmpty()) {
        QToolTip::hideText();
        return false;
    }
    QToolTip::showText(event.globalPos(), plainToolTip(text), view->viewport(), item);
    return true;
}

}  // namespace wyh::ui
