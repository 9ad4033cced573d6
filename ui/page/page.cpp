// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/page/page.h"

namespace wyh::ui {

Page::Page(QWidget *parent) : QWidget(parent) {}

bool Page::open(const QString &)
{
    return false;
}

}  // namespace wyh::ui
