// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/searchedit.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>

#include "ui/widgets/icons.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/scanedit.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kBefore = 40;  ///< the symbol and its margins
constexpr int kAfter = 8;
}  // namespace

SearchEdit::SearchEdit(QWidget *parent) : QLineEdit(parent), m_pause(new QTimer(this))
{
    addAction(icon(u"search"_s, Tone::Neutral), QLineEdit::LeadingPosition);
    setClearButtonEnabled(false);
    m_pause->setSingleShot(true);
    m_pause->setInterval(150);
    connect(this, &QLineEdit::textChanged, this, &SearchEdit::typed);
    connect(m_pause, &QTimer::timeout, this, [this] {
        const QString now = query();
        if (now != m_last) {
            m_last = now;
            emit searched(now);
        }
    });
}

void SearchEdit::setKeyName(const QString &key)
{
    m_key = key;
    update();
}

int SearchEdit::placeholderWidth() const
{
    return kBefore + fontMetrics().horizontalAdvance(placeholderText()) + kAfter;
}

bool SearchEdit::showsKey() const
{
    return !m_key.isEmpty() && text().isEmpty() &&
           placeholderWidth() + keyCapSize(font(), m_key).width() + kAfter <= width();
}

QSize SearchEdit::minimumSizeHint() const
{
    const QSize size = QLineEdit::minimumSizeHint();
    return {std::max(size.width(), placeholderWidth()), size.height()};
}

QString SearchEdit::query() const
{
    return cleanScan(text());
}

void SearchEdit::typed()
{
    if (!m_composing)
        m_pause->start();
}

void SearchEdit::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
    if (m_composing)
        m_pause->stop();
}

void SearchEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            event->accept();
            m_pause->stop();
            m_last = query();
            emit confirmed(m_last);
            return;
        case Qt::Key_Escape:
            event->accept();
            if (text().isEmpty())
                emit left();
            else
                clear();
            return;
        case Qt::Key_Up:
        case Qt::Key_Down:
            event->accept();
            emit stepped(event->key() == Qt::Key_Up ? -1 : 1);
            return;
        default:
            QLineEdit::keyPressEvent(event);
    }
}

void SearchEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!showsKey())
        return;
    QPainter painter(this);
    const QSize cap = keyCapSize(font(), m_key);
    drawKeyCap(painter, QRect(QPoint(width() - cap.width() - kAfter, (height() - cap.height()) / 2), cap), font(),
               m_key, tokens(this));
}

}  // namespace wyh::ui
