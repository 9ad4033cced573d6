// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/choicecard.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/widgets/icons.h"
#include "ui/widgets/painting.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

ChoiceCard::ChoiceCard(QString iconName, QWidget *parent) : QPushButton(parent), m_icon(std::move(iconName))
{
    setAutoDefault(false);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChoiceCard::setWords(const QString &title, const QString &text)
{
    setText(title);
    m_text = text;
    setAccessibleName(title);
    setAccessibleDescription(text);
    updateGeometry();
    update();
}

QSize ChoiceCard::sizeHint() const
{
    return {480, fontMetrics().height() * 5 + 16};
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    const Tokens &look = tokens(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(underMouse() ? look.accent : look.line);
    painter.setBrush(underMouse() || isDown() ? look.hover : look.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    if (hasFocus())
        drawFocusRing(painter, QRectF(rect()), 6, look);
    const int side = 36;
    paintIcon(painter, QRectF(24, (height() - side) / 2.0, side, side), m_icon, look.accentText);
    paintIcon(painter, QRectF(width() - 40, (height() - 20) / 2.0, 20, 20), u"chevron-right"_s, look.muted);
    const QFont big = scaledFont(font(), 1.25, QFont::DemiBold);
    const QFontMetrics metrics(big);
    const QRect words = rect().adjusted(24 + side + 20, 0, -56, 0);
    const QRect needed = fontMetrics().boundingRect(QRect(0, 0, words.width(), 1000), Qt::TextWordWrap, m_text);
    const int top = (height() - metrics.height() - 4 - needed.height()) / 2;
    painter.setFont(big);
    painter.setPen(look.text);
    painter.drawText(QRect(words.left(), top, words.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     text());
    painter.setFont(font());
    painter.setPen(look.muted);
    painter.drawText(QRect(words.left(), top + metrics.height() + 4, words.width(), needed.height() + 4),
                     Qt::TextWordWrap, m_text);
}

void ChoiceCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QPushButton::keyPressEvent(event);
}

}  // namespace wyh::ui
