// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/strip.h"

#include <QPainter>

#include "ui/widgets/tokens.h"

namespace wyh::ui {

Strip::Strip(Edge edge, QWidget *parent) : QWidget(parent), m_edge(edge)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Strip::paintEvent(QPaintEvent *)
{
    const Tokens &look = tokens(this);
    QPainter painter(this);
    painter.fillRect(rect(), look.chrome);
    painter.fillRect(QRect(0, m_edge == Edge::Top ? 0 : height() - 1, width(), 1), look.line);
}

}  // namespace wyh::ui
