// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/filterchips.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include "ui/widgets/flowlayout.h"
#include "ui/widgets/painting.h"

namespace wyh::ui {

class Chip final : public QAbstractButton
{
public:
    Chip(QString chipId, FilterChips *owner) : QAbstractButton(owner), id(std::move(chipId))
    {
        setCheckable(true);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::NoFocus);
    }

    const QString id;
    int number = -1;
    bool emphasised = false;

    [[nodiscard]] QString label() const { return number < 0 ? text() : text() + u' ' + locale().toString(number); }

    void refresh()
    {
        setAccessibleName(label());
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        // Measured bold, so that choosing a chip moves nothing.
        const QFontMetrics metrics(scaledFont(font(), 1.0, QFont::DemiBold));
        return {metrics.horizontalAdvance(label()) + 24, metrics.height() + 10};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &look = tokens(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        const qreal radius = box.height() / 2;
        QColor ground = underMouse() ? look.hover : look.panel;
        QColor line = look.fieldLine;
        QColor ink = emphasised && number > 0 ? look.exception.ink : look.text;
        if (isChecked()) {
            ground = line = look.accent;
            ink = look.onAccent;
        }
        painter.setPen(line);
        painter.setBrush(ground);
        painter.drawRoundedRect(box, radius, radius);
        painter.setPen(ink);
        painter.setFont(isChecked() ? scaledFont(font(), 1.0, QFont::DemiBold) : font());
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, label());
        if (isChecked() && parentWidget()->hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(isChecked() ? look.onAccent : look.accent, 1.5));
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), radius - 2.5, radius - 2.5);
            painter.setPen(QPen(look.accent, 2));
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        }
    }
};

FilterChips::FilterChips(QWidget *parent) : QWidget(parent)
{
    new FlowLayout(this, 6);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    // The row takes the focus, not its chips: one tab stop, in the place where the row stands among its neighbours.
    setFocusPolicy(Qt::StrongFocus);
}

Chip *FilterChips::chip(const QString &id) const
{
    for (Chip *each : m_chips) {
        if (each->id == id)
            return each;
    }
    return nullptr;
}

void FilterChips::setChip(const QString &id, const QString &text)
{
    Chip *known = chip(id);
    if (!known) {
        known = new Chip(id, this);
        m_chips.append(known);
        layout()->addWidget(known);
        connect(known, &QAbstractButton::clicked, this, [this, known] {
            setCurrent(known->id);
            known->setChecked(true);
        });
        if (m_chips.size() == 1) {
            m_current = id;
            known->setChecked(true);
        }
    }
    known->setText(text);
    known->refresh();
}

void FilterChips::setCount(const QString &id, int count, bool emphasised)
{
    Chip *known = chip(id);
    if (!known || (known->number == count && known->emphasised == emphasised))
        return;
    known->number = count;
    known->emphasised = emphasised;
    known->refresh();
}

int FilterChips::count(const QString &id) const
{
    const Chip *known = chip(id);
    return known ? known->number : -1;
}

QStringList FilterChips::ids() const
{
    QStringList all;
    for (const Chip *each : m_chips)
        all.append(each->id);
    return all;
}

void FilterChips::setCurrent(const QString &id)
{
    if (id == m_current || !chip(id))
        return;
    m_current = id;
    for (Chip *each : m_chips) {
        each->setChecked(each->id == id);
    }
    describe();
    emit currentChanged(id);
}

void FilterChips::step(int by)
{
    if (m_chips.isEmpty())
        return;
    const auto index = m_chips.indexOf(chip(m_current));
    const auto next = qBound(qsizetype(0), index + by, m_chips.size() - 1);
    setCurrent(m_chips.at(next)->id);
}

void FilterChips::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
        case Qt::Key_Left:
            step(-1);
            return;
        case Qt::Key_Right:
            step(1);
            return;
        case Qt::Key_Home:
            step(-1000);
            return;
        case Qt::Key_End:
            step(1000);
            return;
        case Qt::Key_Down:
            emit downPressed();
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void FilterChips::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    describe();
}

void FilterChips::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    describe();
}

void FilterChips::describe()
{
    if (Chip *now = chip(m_current)) {
        setAccessibleDescription(now->label());
        now->update();
    }
}

bool FilterChips::hasHeightForWidth() const
{
    return true;
}

int FilterChips::heightForWidth(int width) const
{
    return layout()->heightForWidth(width);
}

}  // namespace wyh::ui
