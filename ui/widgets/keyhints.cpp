// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/keyhints.h"

#include <QPainter>

#include "ui/widgets/painting.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kInner = 5;
constexpr int kOuter = 18;
}  // namespace

KeyHints::KeyHints(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void KeyHints::setHints(const QList<KeyHint> &hints)
{
    m_hints = hints;
    QStringList words;
    for (const KeyHint &hint : hints)
        words.append(hint.keys + u": "_s + hint.text);
    setAccessibleName(words.join(u", "_s));
    setToolTip(QString());
    updateGeometry();
    update();
}

QSize KeyHints::sizeHint() const
{
    int width = 0;
    for (const KeyHint &hint : m_hints)
        width += keyCapSize(font(), hint.keys).width() + kInner + fontMetrics().horizontalAdvance(hint.text) + kOuter;
    return {width, keyCapSize(font(), u"F1"_s).height() + 6};
}

QSize KeyHints::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void KeyHints::paintEvent(QPaintEvent *)
{
    const Tokens &look = tokens(this);
    QPainter painter(this);
    const auto need = [this](const KeyHint &hint) {
        return keyCapSize(font(), hint.keys).width() + kInner + fontMetrics().horizontalAdvance(hint.text);
    };
    int x = 0;
    const auto draw = [&](const KeyHint &hint) {
        const QSize cap = keyCapSize(font(), hint.keys);
        const int words = fontMetrics().horizontalAdvance(hint.text);
        drawKeyCap(painter, QRect(QPoint(x, (height() - cap.height()) / 2), cap), font(), hint.keys, look);
        x += cap.width() + kInner;
        painter.setPen(look.text);
        painter.drawText(QRect(x, 0, words + 1, height()), Qt::AlignVCenter | Qt::AlignLeft, hint.text);
        x += words + kOuter;
    };
    if (m_hints.isEmpty())
        return;
    // Whole hints or none; the last one, which shows all keys, always has its place.
    const int last = need(m_hints.constLast());
    for (int i = 0; i + 1 < m_hints.size(); ++i) {
        if (x + need(m_hints.at(i)) + kOuter + last > width())
            break;
        draw(m_hints.at(i));
    }
    if (x + last <= width())
        draw(m_hints.constLast());
}

}  // namespace wyh::ui
