// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/picking/scantrail.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/widgets/labels.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kGap = 6;
constexpr int kLetters = 22;
}  // namespace

ScanTrail::ScanTrail(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

QString ScanTrail::caption() const
{
    return m_entries.isEmpty() ? tr("Last scans: none yet") : tr("Last scans");
}

void ScanTrail::add(Tone tone, const QString &iconName, const QString &text, const QString &whole)
{
    const QString brief = fontMetrics().elidedText(text, Qt::ElideMiddle, kLetters * fontMetrics().averageCharWidth());
    m_entries.prepend({{brief, iconName, tone, false}, whole});
    while (m_entries.size() > kMost)
        m_entries.removeLast();
    describe();
    update();
}

QStringList ScanTrail::texts() const
{
    QStringList all;
    for (const Entry &entry : m_entries)
        all.append(entry.look.text);
    return all;
}

void ScanTrail::describe()
{
    QStringList words;
    for (const Entry &entry : m_entries)
        words.append(entry.whole);
    setAccessibleName(caption());
    setAccessibleDescription(words.join(u"; "_s));
}

QSize ScanTrail::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(caption()) + 200, pillSize(font(), {u"0"_s, {}, {}, false}).height()};
}

QSize ScanTrail::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(caption()), sizeHint().height()};
}

QList<QRect> ScanTrail::places() const
{
    QList<QRect> all;
    int x = fontMetrics().horizontalAdvance(caption()) + 10;
    for (const Entry &entry : m_entries) {
        const int wide = pillSize(font(), entry.look).width();
        if (x + wide > width())
            break;
        all.append(QRect(x, 0, wide, height()));
        x += wide + kGap;
    }
    return all;
}

void ScanTrail::paintEvent(QPaintEvent *)
{
    const Tokens &look = tokens(this);
    QPainter painter(this);
    painter.setPen(look.muted);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, caption());
    const QList<QRect> rects = places();
    for (int i = 0; i < rects.size(); ++i)
        drawPill(painter, rects.at(i), font(), m_entries.at(i).look, look);
}

bool ScanTrail::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QList<QRect> rects = places();
    for (int i = 0; i < rects.size(); ++i) {
        if (rects.at(i).contains(help->pos())) {
            QToolTip::showText(help->globalPos(), plainToolTip(m_entries.at(i).whole), this, rects.at(i));
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

void ScanTrail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describe();
        update();
    }
}

}  // namespace wyh::ui
