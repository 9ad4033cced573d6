// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/emptystate.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"

namespace wyh::ui {

namespace {
constexpr double kHeight = 0.42;  ///< of the window, where the symbol begins
}

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent),
      m_symbol(new QWidget(this)),
      m_title(makeLabel(LabelRole::Heading, {}, this)),
      m_text(makeLabel(LabelRole::Muted, {}, this)),
      m_action(new QPushButton(this))
{
    m_symbol->setFixedSize(40, 40);
    m_symbol->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_title->setAlignment(Qt::AlignHCenter);
    m_text->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_action->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(kGrid);
    // As far down as place() says, less where there is no room.
    m_above = new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Maximum);
    column->addItem(m_above);
    column->addWidget(m_symbol, 0, Qt::AlignHCenter);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(kGrid);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    m_action->hide();
}

void EmptyState::setReason(const QString &iconName, const QString &title, const QString &text, const QString &action)
{
    m_icon = iconName;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    update();
}

QString EmptyState::title() const
{
    return m_title->text();
}

QString EmptyState::text() const
{
    return m_text->text();
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // In a small place the words matter more than the picture.
    m_symbol->setVisible(height() >= 10 * fontMetrics().height());
    // Where this stands is known when everything around it has its place.
    QMetaObject::invokeMethod(this, &EmptyState::place, Qt::QueuedConnection);
}

/// Two lists side by side are empty at the same height, whatever stands above either.
void EmptyState::place()
{
    const int top = mapTo(window(), QPoint()).y() + layout()->contentsMargins().top();
    const int wanted = std::max(0, static_cast<int>(window()->height() * kHeight) - top);
    if (wanted == m_above->sizeHint().height())
        return;
    m_above->changeSize(0, wanted, QSizePolicy::Minimum, QSizePolicy::Maximum);
    layout()->invalidate();
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!m_symbol->isHidden())
        paintIcon(painter, m_symbol->geometry(), m_icon, tokens(this).disabled);
}

}  // namespace wyh::ui
