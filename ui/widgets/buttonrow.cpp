// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/buttonrow.h"

#include <QEvent>
#include <QHBoxLayout>

#include "ui/widgets/keybutton.h"
#include "ui/widgets/tokens.h"

namespace wyh::ui {

ButtonRow::ButtonRow(QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(kGrid);
    m_row->addStretch();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ButtonRow::addLeft(KeyButton *button)
{
    m_row->insertWidget(m_left++, button);
    m_buttons.append(button);
    fit();
}

void ButtonRow::addLeft(QWidget *widget)
{
    m_row->insertWidget(m_left++, widget);
    m_others.append(widget);
    fit();
}

void ButtonRow::addRight(KeyButton *button)
{
    m_row->addWidget(button);
    m_buttons.append(button);
    fit();
}

void ButtonRow::clear()
{
    for (QWidget *widget : m_others)
        m_row->removeWidget(widget);
    for (KeyButton *button : m_buttons)
        m_row->removeWidget(button);
    m_others.clear();
    m_buttons.clear();
    m_left = 0;
}

int ButtonRow::needed(bool caps) const
{
    int width = 0;
    int count = 0;
    for (const QWidget *widget : m_others) {
        if (widget->isHidden())
            continue;
        width += widget->sizeHint().width();
        ++count;
    }
    for (const KeyButton *button : m_buttons) {
        if (button->isHidden())
            continue;
        width += button->hint(caps).width();
        ++count;
    }
    // The gap in the middle is one more.
    return width + count * m_row->spacing();
}

QSize ButtonRow::sizeHint() const
{
    return {needed(true), m_row->sizeHint().height()};
}

QSize ButtonRow::minimumSizeHint() const
{
    return {needed(false), m_row->minimumSize().height()};
}

void ButtonRow::fit()
{
    m_compact = width() < needed(true);
    for (KeyButton *button : m_buttons)
        button->setCapShown(!m_compact);
}

void ButtonRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool ButtonRow::event(QEvent *event)
{
    // A button has other words now.
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return QWidget::event(event);
}

}  // namespace wyh::ui
