// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/choicecard.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
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
    describe();
    updateGeometry();
    update();
}

void ChoiceCard::setCompact(bool compact)
{
    m_compact = compact;
    describe();
    updateGeometry();
    update();
}

void ChoiceCard::setMark(Tone tone, const QString &mark)
{
    m_markTone = tone;
    m_mark = mark;
    describe();
    update();
}

void ChoiceCard::describe()
{
    setAccessibleName(m_mark.isEmpty() ? text() : text() + u", "_s + m_mark);
    setAccessibleDescription(m_text);
    // A compact card has one line for its words: what does not fit is told under the mouse.
    setToolTip(plainToolTip(m_compact ? text() + u'\n' + m_text : QString()));
}

QSize ChoiceCard::sizeHint() const
{
    return {480, m_compact ? fontMetrics().height() * 2 + 28 : fontMetrics().height() * 5 + 16};
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    const Tokens &look = tokens(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(underMouse() ? look.accent : look.fieldLine);
    painter.setBrush(underMouse() || isDown() ? look.hover : look.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    if (hasFocus())
        drawFocusRing(painter, QRectF(rect()), 6, look);
    const int side = m_compact ? 24 : 36;
    paintIcon(painter, QRectF(24, (height() - side) / 2.0, side, side), m_icon, look.accentText);
    paintIcon(painter, QRectF(width() - 40, (height() - 20) / 2.0, 20, 20), u"chevron-right"_s, look.muted);
    const QFont big = scaledFont(font(), 1.25, QFont::DemiBold);
    const QFontMetrics metrics(big);
    const int markWidth = m_mark.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_mark) + 16;
    const QRect words = rect().adjusted(24 + side + (m_compact ? 16 : 20), 0, -56 - markWidth, 0);
    if (markWidth > 0) {
        painter.setFont(font());
        painter.setPen(look.tone(m_markTone).ink);
        painter.drawText(QRect(words.right() + 8, 0, markWidth, height()), Qt::AlignVCenter | Qt::AlignLeft, m_mark);
    }
    const QRect needed = fontMetrics().boundingRect(QRect(0, 0, words.width(), 1000), Qt::TextWordWrap, m_text);
    const int under = m_compact ? fontMetrics().height() : needed.height();
    const int top = (height() - metrics.height() - 4 - under) / 2;
    painter.setFont(big);
    painter.setPen(look.text);
    painter.drawText(QRect(words.left(), top, words.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(text(), Qt::ElideRight, words.width()));
    painter.setFont(font());
    painter.setPen(look.muted);
    const QRect below(words.left(), top + metrics.height() + 4, words.width(), under + 4);
    if (m_compact)
        painter.drawText(below, Qt::AlignLeft | Qt::AlignTop,
                         fontMetrics().elidedText(m_text, Qt::ElideRight, words.width()));
    else
        painter.drawText(below, Qt::TextWordWrap, m_text);
}

void ChoiceCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QPushButton::keyPressEvent(event);
}

}  // namespace wyh::ui
