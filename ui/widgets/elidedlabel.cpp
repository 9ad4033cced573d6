// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/elidedlabel.h"

#include <QEvent>

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kLeastLetters = 8;  ///< fewer say nothing
}

ElidedLabel::ElidedLabel(LabelRole role, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setRole(this, role);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ElidedLabel::setFullText(const QString &text)
{
    if (text == m_full && !this->text().isEmpty())
        return;
    m_full = text;
    setAccessibleName(text);
    updateGeometry();
    fit();
}

QSize ElidedLabel::sizeHint() const
{
    ensurePolished();
    const QMargins margins = contentsMargins();
    return {fontMetrics().horizontalAdvance(m_full) + margins.left() + margins.right() + 2 * margin() + 1,
            fontMetrics().height() + margins.top() + margins.bottom() + 2 * margin()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    return {qMin(whole.width(), kLeastLetters * fontMetrics().averageCharWidth()), whole.height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    fit();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
        fit();
    }
}

void ElidedLabel::fit()
{
    const QString fitting = fontMetrics().elidedText(m_full, Qt::ElideRight, contentsRect().width() - 2 * margin());
    if (fitting != text())
        setText(fitting);
    setToolTip(plainToolTip(isShortened() ? m_full : QString()));
}

}  // namespace wyh::ui
