// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/tokens.h"

#include <QGuiApplication>
#include <QWidget>

namespace wyh::ui {

namespace {

QColor rgb(uint value)
{
    return QColor(QRgb(0xff000000U | value));
}

Tokens makeLight()
{
    Tokens t;
    t.window = rgb(0xeef0f4);
    t.chrome = rgb(0xffffff);
    t.navigation = rgb(0xf6f8fa);
    t.panel = rgb(0xffffff);
    t.hover = rgb(0xf1f4f8);
    t.selected = rgb(0xe3edfb);
    t.line = rgb(0xd9dde4);
    t.hairline = rgb(0xe8ebef);
    t.fieldLine = rgb(0xc2c8d1);
    t.text = rgb(0x1a1d21);
    t.muted = rgb(0x5b6470);
    t.disabled = rgb(0x78818e);
    t.accent = rgb(0x0b63ce);
    t.onAccent = rgb(0xffffff);
    t.accentHover = rgb(0x0a58b8);
    t.accentText = rgb(0x0b5bbd);
    t.neutral = {rgb(0x4d5561), rgb(0xeaedf1), rgb(0xcdd3db)};
    t.pending = {rgb(0x0b57b5), rgb(0xdfeafb), rgb(0xa9c9f2)};
    t.done = {rgb(0x146c37), rgb(0xdff3e6), rgb(0x8fcfa6)};
    t.attention = {rgb(0x7d5200), rgb(0xfff1cf), rgb(0xe9bd62)};
    t.exception = {rgb(0xa91f2a), rgb(0xfde2e3), rgb(0xeb9da2)};
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.dark = true;
    t.window = rgb(0x16181d);
    t.chrome = rgb(0x1e2127);
    t.navigation = rgb(0x1a1d22);
    t.panel = rgb(0x22262d);
    t.hover = rgb(0x2a2f38);
    t.selected = rgb(0x233a5c);
    t.line = rgb(0x343a44);
    t.hairline = rgb(0x2d323b);
    t.fieldLine = rgb(0x6b7688);
    t.text = rgb(0xe7eaef);
    t.muted = rgb(0x9da7b5);
    t.disabled = rgb(0x7f8a99);
    t.accent = rgb(0x5aa2ff);
    t.onAccent = rgb(0x08172b);
    t.accentHover = rgb(0x7cb6ff);
    t.accentText = rgb(0x8abfff);
    t.neutral = {rgb(0xb8c1cd), rgb(0x313741), rgb(0x4b5361)};
    t.pending = {rgb(0x8fc1ff), rgb(0x1c3150), rgb(0x37608f)};
    t.done = {rgb(0x7bd79c), rgb(0x183626), rgb(0x35714e)};
    t.attention = {rgb(0xf2c566), rgb(0x3a2f14), rgb(0x7d6327)};
    t.exception = {rgb(0xff9a9d), rgb(0x451c20), rgb(0x8a3c42)};
    return t;
}

}  // namespace

const ToneColors &Tokens::tone(Tone tone) const
{
    switch (tone) {
        case Tone::Accent:
        case Tone::Pending:
            return pending;
        case Tone::Done:
            return done;
        case Tone::Attention:
            return attention;
        case Tone::Exception:
            return exception;
        case Tone::Neutral:
            break;
    }
    return neutral;
}

const Tokens &lightTokens()
{
    static const Tokens light = makeLight();
    return light;
}

const Tokens &darkTokens()
{
    static const Tokens dark = makeDark();
    return dark;
}

const Tokens &tokens(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? darkTokens() : lightTokens();
}

const Tokens &tokens(const QWidget *widget)
{
    Q_UNUSED(widget)
    // Not the widget's own palette: the style sheet puts a rule's background into it.
    return tokens(QGuiApplication::palette());
}

}  // namespace wyh::ui
