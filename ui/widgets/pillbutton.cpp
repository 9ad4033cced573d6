// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/pillbutton.h"

#include <QKeyEvent>
#include <QLayout>
#include <QMenu>
#include <QPainter>
#include <algorithm>

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/painting.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kSide = 12;
constexpr int kGap = 5;
}  // namespace

PillButton::PillButton(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);  // a click on it must not take the cursor out of the scan field
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &PillButton::openMenu);
}

void PillButton::openMenu()
{
    if (!m_menu)
        return;
    emit menuOpening();
    // Its words may have changed a moment ago: where it will stand is where the menu belongs.
    if (const QWidget *around = parentWidget(); around && around->layout())
        around->layout()->activate();
    m_menu->ensurePolished();
    m_menu->popup(mapToGlobal(QPoint(menuLeft(m_menu->sizeHint().width()), height() + 4)));
}

/// Below the button from its left edge on; where the window is too narrow for that, up to its right edge.
int PillButton::menuLeft(int menuWidth) const
{
    const int here = mapTo(window(), QPoint()).x();
    const int left = here + menuWidth <= window()->width() ? here : here + width() - menuWidth;
    return std::max(0, left) - here;
}

void PillButton::setLook(Tone tone, const QString &iconName, const QString &text)
{
    if (tone == m_tone && iconName == m_icon && text == this->text())
        return;
    m_tone = tone;
    m_icon = iconName;
    setText(text);
    setAccessibleName(text);
    if (m_mostLetters > 0)
        setToolTip(plainToolTip(shownText() == text ? QString() : text));
    updateGeometry();
    update();
}

void PillButton::setMostLetters(int letters)
{
    m_mostLetters = letters;
    updateGeometry();
    update();
}

QString PillButton::shownText() const
{
    if (m_mostLetters <= 0)
        return text();
    return fontMetrics().elidedText(text(), Qt::ElideRight, m_mostLetters * fontMetrics().averageCharWidth());
}

int PillButton::iconSide() const
{
    return fontMetrics().height() - 2;
}

QSize PillButton::sizeHint() const
{
    int width = 2 * kSide + fontMetrics().horizontalAdvance(shownText());
    if (!m_icon.isEmpty())
        width += iconSide() + kGap;
    if (m_menu)
        width += iconSide() + 2;
    return {width, fontMetrics().height() + 12};
}

QSize PillButton::minimumSizeHint() const
{
    return sizeHint();
}

void PillButton::paintEvent(QPaintEvent *)
{
    const Tokens &look = tokens(this);
    const ToneColors &colors = look.tone(m_tone);
    const bool plain = m_tone == Tone::Neutral;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal radius = box.height() / 2;
    painter.setPen(plain ? look.fieldLine : colors.line);
    QColor ground = plain ? look.panel : colors.soft;
    if (plain && (underMouse() || isDown()))
        ground = look.hover;
    painter.setBrush(ground);
    painter.drawRoundedRect(box, radius, radius);
    if (hasFocus())
        drawFocusRing(painter, QRectF(rect()), radius, look);
    const QColor ink = plain ? look.text : colors.ink;
    int x = kSide;
    if (!m_icon.isEmpty()) {
        paintIcon(painter, QRectF(x, (height() - iconSide()) / 2.0, iconSide(), iconSide()), m_icon, ink);
        x += iconSide() + kGap;
    }
    const QString label = shownText();
    const int words = fontMetrics().horizontalAdvance(label);
    painter.setPen(ink);
    painter.drawText(QRect(x, 0, words + 2, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, label);
    if (m_menu)
        paintIcon(painter, QRectF(x + words + 2, (height() - iconSide()) / 2.0 + 1, iconSide() - 2, iconSide() - 2),
                  u"chevron-down"_s, ink);
}

void PillButton::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            click();
            return;
        case Qt::Key_Down:
            if (m_menu) {
                click();
                return;
            }
            break;
        default:
            break;
    }
    QAbstractButton::keyPressEvent(event);
}

}  // namespace wyh::ui
