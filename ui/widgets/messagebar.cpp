// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/messagebar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/painting.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

QLabel *selectableLabel(QWidget *parent)
{
    QLabel *label = makeLabel(LabelRole::Body, {}, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

}  // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent),
      m_title(selectableLabel(this)),
      m_detail(selectableLabel(this)),
      m_figure(selectableLabel(this)),
      m_symbolSpace(new QWidget(this))
{
    m_title->setWordWrap(true);
    m_detail->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_detail);
    words->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(12);
    row->addWidget(m_symbolSpace);
    row->addLayout(words, 1);
    row->addWidget(m_figure);
    m_symbolSpace->setAttribute(Qt::WA_TransparentForMouseEvents);
    setBig(true);
}

void MessageBar::setBig(bool big)
{
    m_big = big;
    const int side = big ? 32 : 18;
    m_symbolSpace->setFixedSize(side, side);
    layout()->setContentsMargins(big ? 16 : 12, big ? 8 : 5, big ? 16 : 12, big ? 8 : 5);
    // One big line and one below it; it never grows or shrinks with the message.
    const int lines = QFontMetrics(scaledFont(font(), 2.0, QFont::DemiBold)).height() +
                      QFontMetrics(scaledFont(font(), 1.2)).height();
    setMinimumHeight(big ? lines + 2 * 8 + 10 : 0);
    restyle();
}

QString MessageBar::title() const
{
    return m_title->text();
}

QString MessageBar::detail() const
{
    return m_detail->text();
}

void MessageBar::setMessage(Kind kind, const QString &title, const QString &detail)
{
    m_kind = kind;
    m_title->setText(title);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(detail.isEmpty() ? title : title + u" "_s + detail);
    restyle();
    if (kind != Kind::Idle) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void MessageBar::setFigure(const QString &figure)
{
    m_figure->setText(figure);
    m_figure->setVisible(!figure.isEmpty());
    restyle();
}

Tone MessageBar::tone() const
{
    switch (m_kind) {
        case Kind::Good:
            return Tone::Done;
        case Kind::Notice:
            return Tone::Attention;
        case Kind::Wrong:
            return Tone::Exception;
        case Kind::Info:
            return Tone::Pending;
        case Kind::Idle:
            break;
    }
    return Tone::Neutral;
}

QString MessageBar::symbol() const
{
    switch (m_kind) {
        case Kind::Good:
            return u"circle-check"_s;
        case Kind::Notice:
            return u"alert-triangle"_s;
        case Kind::Wrong:
            return u"circle-x"_s;
        case Kind::Info:
            return u"info-circle"_s;
        case Kind::Idle:
            break;
    }
    return m_big ? u"scan"_s : QString();
}

void MessageBar::restyle()
{
    for (QLabel *label : {m_title, m_figure, m_detail})
        setInk(label, tone());
    const bool idle = m_kind == Kind::Idle;
    LabelRole titleRole = idle ? LabelRole::Body : LabelRole::Strong;
    if (m_big) {
        // A long sentence is set smaller rather than cut.
        const QMargins margins = layout()->contentsMargins();
        const int room = width() - margins.left() - margins.right() - m_symbolSpace->width() - 2 * layout()->spacing() -
                         (m_figure->isHidden() ? 0 : m_figure->sizeHint().width());
        const bool fits =
            QFontMetrics(scaledFont(font(), 2.0, QFont::DemiBold)).horizontalAdvance(m_title->text()) <= room;
        titleRole = idle ? LabelRole::BannerIdle : fits ? LabelRole::Banner : LabelRole::BannerSmall;
    }
    setRole(m_title, titleRole);
    setRole(m_figure, m_big ? LabelRole::Figure : LabelRole::Strong);
    setRole(m_detail, m_big ? LabelRole::BannerDetail : LabelRole::Body);
    update();
}

void MessageBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    restyle();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const Tokens &look = tokens(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ToneColors &colors = look.tone(tone());
    const bool idle = m_kind == Kind::Idle;
    painter.setPen(idle ? look.line : colors.line);
    painter.setBrush(idle ? look.panel : colors.soft);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    paintIcon(painter, m_symbolSpace->geometry(), symbol(), idle ? look.muted : colors.ink);
}

}  // namespace wyh::ui
