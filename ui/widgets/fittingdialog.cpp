// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/fittingdialog.h"

#include <QEvent>
#include <QLayout>

namespace wyh::ui {

bool FittingDialog::event(QEvent *event)
{
    const bool taken = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        grow();
    return taken;
}

void FittingDialog::grow()
{
    QLayout *inside = layout();
    if (!inside)
        return;
    inside->activate();
    const int needed =
        inside->hasHeightForWidth() ? inside->totalHeightForWidth(width()) : inside->totalMinimumSize().height();
    if (height() < needed)
        resize(width(), needed);
}

}  // namespace wyh::ui
