// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/painting.h"

#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include "ui/widgets/icons.h"

namespace wyh::ui {

namespace {

QFont pillFont(const QFont &font)
{
    return scaledFont(font, 0.92, QFont::Medium);
}

QFont capFont(const QFont &font)
{
    return scaledFont(font, 0.82);
}

int pillIcon(const QFontMetrics &metrics)
{
    return metrics.ascent();
}

constexpr int kPillPadding = 7;
constexpr int kPillGap = 3;

}  // namespace

QFont scaledFont(const QFont &font, qreal factor, QFont::Weight weight)
{
    QFont other = font;
    const qreal points = font.pointSizeF() > 0 ? font.pointSizeF() : 10.0;
    other.setPointSizeF(points * factor);
    other.setWeight(weight);
    return other;
}

QSize pillSize(const QFont &font, const PillLook &pill)
{
    const QFontMetrics metrics(pillFont(font));
    int width = metrics.horizontalAdvance(pill.text) + 2 * kPillPadding;
    if (!pill.iconName.isEmpty())
        width += pillIcon(metrics) + (pill.text.isEmpty() ? 0 : kPillGap);
    return {width, metrics.height() + 4};
}

QRect drawPill(QPainter &painter, const QRect &rect, const QFont &font, const PillLook &pill, const Tokens &look,
               Qt::Alignment alignment)
{
    if (rect.isEmpty())
        return {};
    const QSize wanted = pillSize(font, pill);
    const int width = qMin(wanted.width(), rect.width());
    const int height = qMin(wanted.height(), rect.height());
    int left = rect.left();
    if (alignment & Qt::AlignRight)
        left = rect.right() - width + 1;
    else if (alignment & Qt::AlignHCenter)
        left = rect.left() + (rect.width() - width) / 2;
    const QRect box(left, rect.top() + (rect.height() - height) / 2, width, height);
    const ToneColors &colors = look.tone(pill.tone);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pill.outlined ? QPen(colors.line) : Qt::NoPen);
    painter.setBrush(colors.soft);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QFont textFont = pillFont(font);
    const QFontMetrics metrics(textFont);
    QRect inner = box.adjusted(kPillPadding, 0, -kPillPadding, 0);
    if (!pill.iconName.isEmpty()) {
        const int side = pillIcon(metrics);
        paintIcon(painter, QRectF(inner.left(), inner.center().y() + 0.5 - side / 2.0, side, side), pill.iconName,
                  colors.ink);
        inner.setLeft(inner.left() + side + kPillGap);
    }
    painter.setFont(textFont);
    painter.setPen(colors.ink);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     metrics.elidedText(pill.text, Qt::ElideRight, inner.width() + 1));
    painter.restore();
    return box;
}

QSize keyCapSize(const QFont &font, const QString &key)
{
    const QFontMetrics metrics(capFont(font));
    return {qMax(metrics.horizontalAdvance(key) + 10, metrics.height() + 2), metrics.height() + 3};
}

void drawKeyCap(QPainter &painter, const QRect &rect, const QFont &font, const QString &key, const Tokens &look,
                bool onAccent)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ink = look.muted;
    QColor line = look.fieldLine;
    QColor ground = look.panel;
    if (onAccent) {
        ink = look.onAccent;
        line = ink;
        line.setAlphaF(0.55F);
        ground = Qt::transparent;
    }
    painter.setPen(line);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setFont(capFont(font));
    painter.setPen(ink);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, key);
    painter.restore();
}

QStringList wrappedLines(const QString &text, const QFont &font, int width, int most)
{
    QStringList lines;
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(text, font);
    layout.setTextOption(option);
    layout.beginLayout();
    while (lines.size() < most) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        const bool last = lines.size() + 1 == most;
        lines.append(last ? QFontMetrics(font).elidedText(text.mid(line.textStart()), Qt::ElideRight, width)
                          : text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

void drawFocusRing(QPainter &painter, const QRectF &rect, qreal radius, const Tokens &look)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.accent, 2));
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

}  // namespace wyh::ui
