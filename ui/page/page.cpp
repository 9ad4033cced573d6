// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/page/page.h"

namespace wyh::ui {

Page::Page(QWidget *parent) : QWidget(parent) {}

bool Page::open(const QString &)
{
    return false;
}

bool Page::search(const QString &)
{
    return false;
}

void Page::restoreLook(const QByteArray &) {}

}  // namespace wyh::ui
