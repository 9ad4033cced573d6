// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/keybutton.h"

#include <QGuiApplication>
#include <QPainter>
#include <QShortcutEvent>
#include <QStyle>
#include <QStyleOptionButton>
#include <QStylePainter>

#include "ui/widgets/labels.h"
#include "ui/widgets/painting.h"

namespace wyh::ui {

namespace {
constexpr int kGap = 6;
}

QString keyText(const QKeySequence &key)
{
    return key.toString(QKeySequence::PortableText).replace(QLatin1String("Return"), QLatin1String("Enter"));
}

KeyButton::KeyButton(QWidget *parent) : QPushButton(parent)
{
    setAutoDefault(false);
    setDefault(false);
}

KeyButton::KeyButton(const QString &text, const QKeySequence &key, QWidget *parent) : KeyButton(parent)
{
    setLabel(text);
    setKey(key);
}

void KeyButton::setKey(const QKeySequence &key)
{
    m_key = key;
    // Not setShortcut(): a key held down would press again and again, here or on the button that takes this one's
    // place.
    if (m_grabbed != 0)
        releaseShortcut(m_grabbed);
    m_grabbed = key.isEmpty() ? 0 : grabShortcut(key);
    if (m_grabbed != 0)
        setShortcutAutoRepeat(m_grabbed, false);
    describe();
    updateGeometry();
    update();
}

void KeyButton::setLabel(const QString &text)
{
    setText(text);
    setAccessibleName(text);
    describe();
    updateGeometry();
}

void KeyButton::setCapShown(bool shown)
{
    if (shown == m_capShown)
        return;
    m_capShown = shown;
    describe();
    updateGeometry();
    update();
}

void KeyButton::describe()
{
    const bool wanted = !m_capShown && !m_key.isEmpty();
    if (wanted)
        setToolTip(plainToolTip(QStringLiteral("%1  (%2)").arg(text(), keyName())));
    else if (m_tipIsKey)
        setToolTip({});
    m_tipIsKey = wanted;
}

void KeyButton::setPrimary(bool primary)
{
    if (property("primary").toBool() == primary)
        return;
    setProperty("primary", primary);
    style()->unpolish(this);
    style()->polish(this);
    updateGeometry();
}

QString KeyButton::keyName() const
{
    return keyText(m_key);
}

QSize KeyButton::hint(bool withCap) const
{
    QSize size = QPushButton::sizeHint();
    if (withCap && !m_key.isEmpty())
        size.rwidth() += keyCapSize(font(), keyName()).width() + kGap;
    return size;
}

QSize KeyButton::sizeHint() const
{
    return hint(m_capShown);
}

QSize KeyButton::minimumSizeHint() const
{
    return sizeHint();
}

bool KeyButton::event(QEvent *event)
{
    if (event->type() != QEvent::Shortcut)
        return QPushButton::event(event);
    if (!static_cast<QShortcutEvent *>(event)->isAmbiguous())
        click();
    return true;
}

void KeyButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    const bool cap = m_capShown && !m_key.isEmpty();
    if (!cap && icon().isNull()) {
        painter.drawControl(QStyle::CE_PushButton, option);
        return;
    }
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    // Not tokens(this): the style sheet's ground of a primary button is in its palette and would be taken for a dark
    // theme.
    const Tokens &look = tokens(QGuiApplication::palette());
    const bool primary = property("primary").toBool();
    const QSize capSize = cap ? keyCapSize(font(), keyName()) : QSize(-kGap, 0);
    QFont words = font();
    if (primary)
        words.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(words);
    const QString label = text();
    const int iconSide = icon().isNull() ? 0 : iconSize().width();
    const int iconGap = iconSide > 0 && !label.isEmpty() ? kGap : 0;
    const int wanted = iconSide + iconGap + metrics.horizontalAdvance(label) + kGap + capSize.width();
    QRect inner = rect();
    inner.setLeft(inner.left() + qMax(8, (width() - wanted) / 2));
    if (iconSide > 0) {
        icon().paint(&painter, QRect(inner.left(), (height() - iconSide) / 2, iconSide, iconSide), Qt::AlignCenter,
                     isEnabled() ? QIcon::Normal : QIcon::Disabled);
        inner.setLeft(inner.left() + iconSide + iconGap);
    }
    QColor ink = primary ? look.onAccent : look.text;
    if (property("danger").toBool())
        ink = look.exception.ink;
    if (!isEnabled())
        ink = look.disabled;
    painter.setFont(words);
    painter.setPen(ink);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, label);
    if (!cap)
        return;
    const QRect capRect(
        QPoint(inner.left() + metrics.horizontalAdvance(label) + kGap, (height() - capSize.height() + 1) / 2), capSize);
    Tokens capLook = look;
    if (!isEnabled()) {
        capLook.muted = look.disabled;
        capLook.fieldLine = look.line;
    }
    drawKeyCap(painter, capRect, font(), keyName(), capLook, primary && isEnabled());
}

}  // namespace wyh::ui
