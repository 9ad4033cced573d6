// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/badge.h"

#include <QEvent>
#include <QPainter>

#include "ui/widgets/icons.h"

namespace wyh::ui {

Badge::Badge(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

Badge::Badge(Tone tone, const QString &text, QWidget *parent) : Badge(parent)
{
    setLook(tone, text);
}

void Badge::setLook(Tone tone, const QString &text, const QString &iconName)
{
    m_pill.tone = tone;
    m_pill.text = text;
    m_pill.iconName = iconName.isEmpty() && tone != Tone::Neutral ? toneIcon(tone) : iconName;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return pillSize(font(), m_pill);
}

QSize Badge::minimumSizeHint() const
{
    return sizeHint();
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawPill(painter, rect(), font(), m_pill, tokens(this));
}

void Badge::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

}  // namespace wyh::ui
