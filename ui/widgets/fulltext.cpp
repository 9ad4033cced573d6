// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/fulltext.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QTextDocument>
#include <QToolTip>

namespace wyh::ui {

bool showFullText(const QHelpEvent &event, QAbstractItemView *view, const QRect &item, const QString &text)
{
    if (text.isEmpty()) {
        QToolTip::hideText();
        return false;
    }
    // What others wrote is shown as it is, never as markup.
    QToolTip::showText(event.globalPos(), Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal), view->viewport(), item);
    return true;
}

}  // namespace wyh::ui
