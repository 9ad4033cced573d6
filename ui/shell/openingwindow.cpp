// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/openingwindow.h"

#include <QCloseEvent>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tokens.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

OpeningWindow::OpeningWindow(QWidget *parent)
    : QWidget(parent),
      m_title(makeLabel(LabelRole::Heading, {}, this)),
      m_line(makeLabel(LabelRole::Muted, {}, this)),
      m_close(new KeyButton({}, QKeySequence(Qt::Key_Escape), this))
{
    setObjectName(u"opening"_s);
    auto *bar = new QProgressBar(this);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    m_line->setWordWrap(true);
    m_line->setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(28, 24, 28, 24);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(bar);
    column->addWidget(m_line);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_close);
    column->addLayout(row);
    column->setSizeConstraint(QLayout::SetFixedSize);
    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
    retranslate();
}

void OpeningWindow::closeEvent(QCloseEvent *event)
{
    if (m_closing) {
        QWidget::closeEvent(event);
        return;
    }
    event->ignore();
    m_closing = true;
    m_close->setEnabled(false);
    retranslate();
    emit closed();
}

void OpeningWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens(this).window);
}

void OpeningWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void OpeningWindow::retranslate()
{
    setWindowTitle(tr("WoYouHuo"));
    m_title->setText(m_closing ? tr("Closing. The step under way comes to its end first…")
                               : tr("Opening the orders of this PC…"));
    m_line->setText(
        tr("After an update or a power cut this can take a minute. What you recorded is kept, also when you close the "
           "program now."));
    m_close->setLabel(tr("Close"));
}

}  // namespace wyh::ui
