// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/icons.h"

#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

/// The font, loaded once, and its names. Immutable after construction.
struct Glyphs
{
    QHash<QString, QPainterPath> byName;  ///< outlines in a square of side 1

    Glyphs()
    {
        const int id = QFontDatabase::addApplicationFont(u":/icons/icons.ttf"_s);
        const QString family = QFontDatabase::applicationFontFamilies(id).value(0);
        if (family.isEmpty())
            return;
        // Outlines instead of text: no hinting and no rounding of the base line moves them off the centre.
        QFont font(family);
        font.setPixelSize(240);
        font.setStyleStrategy(QFont::NoFontMerging);
        const QFontMetricsF metrics(font);
        const QTransform toUnit =
            QTransform::fromScale(1.0 / 240, 1.0 / 240).translate(0, 120 + (metrics.ascent() - metrics.descent()) / 2);
        QFile list(u":/icons/icons.txt"_s);
        if (!list.open(QIODevice::ReadOnly | QIODevice::Text))
            return;
        const QStringList lines = QString::fromUtf8(list.readAll()).split(u'\n');
        for (const QString &line : lines) {
            const QStringList parts = line.split(u' ');
            bool ok = false;
            const uint point = parts.size() == 2 ? parts.at(1).toUInt(&ok, 16) : 0;
            if (!ok)
                continue;
            const char32_t character = point;
            QPainterPath path;
            path.addText(QPointF(0, 0), font, QString::fromUcs4(&character, 1));
            byName.insert(parts.at(0), toUnit.map(path));
        }
    }
};

const Glyphs &glyphs()
{
    static const Glyphs loaded;
    return loaded;
}

class GlyphEngine final : public QIconEngine
{
public:
    enum class Ink { Text, Tone, OnAccent };

    GlyphEngine(QString name, Ink ink, Tone tone) : m_name(std::move(name)), m_ink(ink), m_tone(tone) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Tokens &look = tokens(QGuiApplication::palette());
        QColor color = look.text;
        if (m_ink == Ink::Tone)
            color = m_tone == Tone::Accent ? look.accentText : look.tone(m_tone).ink;
        else if (m_ink == Ink::OnAccent)
            color = look.onAccent;
        if (mode == QIcon::Disabled)
            color = look.disabled;
        paintIcon(*painter, rect, m_name, color);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap canvas(size);
        canvas.fill(Qt::transparent);
        QPainter painter(&canvas);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return canvas;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new GlyphEngine(m_name, m_ink, m_tone); }
    QString iconName() override { return m_name; }
    bool isNull() override { return !hasIcon(m_name); }

private:
    QString m_name;
    Ink m_ink;
    Tone m_tone;
};

QIcon make(const QString &name, GlyphEngine::Ink ink, Tone tone)
{
    return hasIcon(name) ? QIcon(new GlyphEngine(name, ink, tone)) : QIcon();
}

}  // namespace

QIcon icon(const QString &name)
{
    return make(name, GlyphEngine::Ink::Text, Tone::Neutral);
}

QIcon icon(const QString &name, Tone tone)
{
    return make(name, GlyphEngine::Ink::Tone, tone);
}

QIcon iconOnAccent(const QString &name)
{
    return make(name, GlyphEngine::Ink::OnAccent, Tone::Neutral);
}

bool hasIcon(const QString &name)
{
    return glyphs().byName.contains(name);
}

void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color)
{
    const auto glyph = glyphs().byName.constFind(name);
    if (glyph == glyphs().byName.constEnd() || rect.isEmpty())
        return;
    const qreal side = qMin(rect.width(), rect.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2);
    painter.scale(side, side);
    painter.fillPath(*glyph, color);
    painter.restore();
}

QString toneIcon(Tone tone)
{
    switch (tone) {
        case Tone::Done:
            return u"check"_s;
        case Tone::Attention:
            return u"alert-triangle"_s;
        case Tone::Exception:
            return u"alert-circle"_s;
        case Tone::Pending:
            return u"cloud-up"_s;
        case Tone::Accent:
            return u"info-circle"_s;
        case Tone::Neutral:
            break;
    }
    return u"circle-dot"_s;
}

}  // namespace wyh::ui
