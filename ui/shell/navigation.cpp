// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/navigation.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/painting.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

class NavEntry final : public QAbstractButton
{
public:
    NavEntry(Page *shownPage, Navigation *owner) : QAbstractButton(owner), page(shownPage), m_owner(owner)
    {
        setCheckable(true);
        setFocusPolicy(Qt::NoFocus);
        setAttribute(Qt::WA_Hover);
        connect(this, &QAbstractButton::clicked, owner, [this] {
            setChecked(true);
            emit m_owner->chosen(page);
        });
    }

    Page *const page;

    void refresh(int number)
    {
        setText(page->title());
        const int count = page->count();
        setAccessibleName(count > 0 ? page->title() + u", "_s + locale().toString(count) : page->title());
        setToolTip(plainToolTip(number <= 9 ? u"%1  (Ctrl+%2)"_s.arg(page->title()).arg(number) : page->title()));
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(text()) + 110, fontMetrics().height() + 16};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &look = tokens(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool on = isChecked();
        painter.setPen(Qt::NoPen);
        if (on || underMouse()) {
            painter.setBrush(on ? look.selected : look.hover);
            painter.drawRoundedRect(rect(), 5, 5);
        }
        if (hasFocus())
            drawFocusRing(painter, QRectF(rect()), 5, look);
        const QColor ink = on ? look.accentText : look.text;
        const int side = fontMetrics().height();
        paintIcon(painter, QRectF(10, (height() - side) / 2.0, side, side), page->iconName(), on ? ink : look.muted);
        painter.setFont(scaledFont(font(), 1.0, on ? QFont::DemiBold : QFont::Normal));
        painter.setPen(ink);
        painter.drawText(QRect(18 + side, 0, width() - side - 20, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
        paintCount(painter, look);
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        switch (event->key()) {
            case Qt::Key_Up:
                m_owner->step(this, -1);
                return;
            case Qt::Key_Down:
                m_owner->step(this, 1);
                return;
            case Qt::Key_Return:
            case Qt::Key_Enter:
            case Qt::Key_Right:
                page->activate();
                return;
            default:
                QAbstractButton::keyPressEvent(event);
        }
    }

private:
    void paintCount(QPainter &painter, const Tokens &look) const
    {
        const int count = page->count();
        if (count <= 0)
            return;
        const Tone tone = page->countTone();
        const bool loud = tone == Tone::Exception;
        const ToneColors &colors = look.tone(tone);
        const QString words = count > 9999 ? u"9999+"_s : QString::number(count);
        const QFont small = scaledFont(font(), 0.88, QFont::Medium);
        const QFontMetrics metrics(small);
        const int tall = metrics.height() + 2;
        const int wide = qMax(tall, metrics.horizontalAdvance(words) + 12);
        const QRectF box(width() - wide - 8, (height() - tall) / 2.0, wide, tall);
        painter.setPen(Qt::NoPen);
        painter.setBrush(loud ? colors.ink : colors.soft);
        painter.drawRoundedRect(box, tall / 2.0, tall / 2.0);
        painter.setFont(small);
        painter.setPen(loud ? look.panel : colors.ink);
        painter.drawText(box, Qt::AlignCenter, words);
    }

    Navigation *m_owner;
};

Navigation::Navigation(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(8, 12, 8, 8);
    m_column->setSpacing(2);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void Navigation::setPages(const QList<Page *> &pages)
{
    Page *current = nullptr;
    for (const NavEntry *entry : m_entries) {
        if (entry->isChecked())
            current = entry->page;
    }
    m_entries.clear();
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (const NavGroup group : {NavGroup::Warehouse, NavGroup::System}) {
        bool first = true;
        for (Page *page : pages) {
            if (page->group() != group)
                continue;
            if (first) {
                QLabel *title =
                    makeLabel(LabelRole::Section, group == NavGroup::Warehouse ? tr("Warehouse") : tr("System"), this);
                title->setContentsMargins(10, m_entries.isEmpty() ? 0 : 12, 0, 4);
                m_column->addWidget(title);
                first = false;
            }
            auto *entry = new NavEntry(page, this);
            m_entries.append(entry);
            m_column->addWidget(entry);
        }
    }
    m_column->addStretch();
    refresh();
    setCurrent(current);
}

QList<Page *> Navigation::pages() const
{
    QList<Page *> all;
    for (const NavEntry *entry : m_entries)
        all.append(entry->page);
    return all;
}

void Navigation::setCurrent(Page *page)
{
    for (NavEntry *entry : m_entries) {
        entry->setChecked(entry->page == page);
        entry->setFocusPolicy(entry->page == page ? Qt::TabFocus : Qt::NoFocus);
    }
}

void Navigation::refresh()
{
    int number = 1;
    for (NavEntry *entry : m_entries)
        entry->refresh(number++);
    updateGeometry();
}

QSize Navigation::sizeHint() const
{
    return {qMax(176, QWidget::sizeHint().width()), QWidget::sizeHint().height()};
}

void Navigation::step(NavEntry *from, int by)
{
    const auto next = qBound(qsizetype(0), m_entries.indexOf(from) + by, m_entries.size() - 1);
    NavEntry *entry = m_entries.at(next);
    if (entry == from)
        return;
    emit chosen(entry->page);
    entry->setFocus(Qt::OtherFocusReason);
}

void Navigation::paintEvent(QPaintEvent *)
{
    const Tokens &look = tokens(this);
    QPainter painter(this);
    painter.fillRect(rect(), look.navigation);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), look.line);
}

}  // namespace wyh::ui
