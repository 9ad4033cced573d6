// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QStyle>
#include <QTextDocument>
#include <QToolButton>

#include "ui/widgets/icons.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kOneLine = 60;  ///< so many letters of a tooltip fit beside the mouse on any screen

QString roleName(LabelRole role)
{
    switch (role) {
        case LabelRole::Title:
            return u"title"_s;
        case LabelRole::Heading:
            return u"heading"_s;
        case LabelRole::Strong:
            return u"strong"_s;
        case LabelRole::Muted:
            return u"muted"_s;
        case LabelRole::Section:
            return u"section"_s;
        case LabelRole::Error:
            return u"error"_s;
        case LabelRole::Banner:
            return u"banner"_s;
        case LabelRole::BannerSmall:
            return u"bannerSmall"_s;
        case LabelRole::BannerIdle:
            return u"bannerIdle"_s;
        case LabelRole::BannerDetail:
            return u"bannerDetail"_s;
        case LabelRole::Figure:
            return u"figure"_s;
        case LabelRole::Body:
            break;
    }
    return {};
}

}  // namespace

QLabel *makeLabel(LabelRole role, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setProperty("role", roleName(role));
    return label;
}

QString plainToolTip(const QString &text)
{
    // Qt decides by the same question. Words that it takes as they are stay so: assistive technology reads tooltips
    // out, with their markup. Only rich text is broken into lines.
    if (text.size() <= kOneLine && !Qt::mightBeRichText(text))
        return text;
    return u"<qt>"_s + text.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

void setRole(QLabel *label, LabelRole role)
{
    if (label->property("role").toString() == roleName(role))
        return;
    label->setProperty("role", roleName(role));
    label->style()->unpolish(label);
    label->style()->polish(label);
}

void setInk(QLabel *label, Tone tone)
{
    QString name = u"muted"_s;
    switch (tone) {
        case Tone::Done:
            name = u"done"_s;
            break;
        case Tone::Attention:
            name = u"attention"_s;
            break;
        case Tone::Exception:
            name = u"exception"_s;
            break;
        case Tone::Accent:
        case Tone::Pending:
            name = u"pending"_s;
            break;
        case Tone::Neutral:
            break;
    }
    if (label->property("tone").toString() == name)
        return;
    label->setProperty("tone", name);
    label->style()->unpolish(label);
    label->style()->polish(label);
}

QFrame *makePanel(QWidget *parent)
{
    auto *panel = new QFrame(parent);
    panel->setProperty("panel", true);
    return panel;
}

QFrame *makeRule(QWidget *parent)
{
    auto *rule = new QFrame(parent);
    rule->setProperty("rule", true);
    rule->setFixedHeight(1);
    return rule;
}

CopyLabel::CopyLabel(QWidget *parent)
    : QWidget(parent), m_label(makeLabel(LabelRole::Body, {}, this)), m_button(new QToolButton(this))
{
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_label->setFocusPolicy(Qt::ClickFocus);
    m_button->setIcon(icon(u"copy"_s, Tone::Neutral));
    m_button->setIconSize({16, 16});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_label);
    row->addWidget(m_button);
    row->addStretch();
    setFocusProxy(m_button);
    connect(m_button, &QToolButton::clicked, this, &CopyLabel::copy);
    setWhat({});
    setText({});
}

void CopyLabel::setText(const QString &text)
{
    m_label->setText(text);
    m_button->setVisible(!text.isEmpty());
    updateGeometry();  // at once: a longer number in the old width would lose its end until the next layout
}

QString CopyLabel::text() const
{
    return m_label->text();
}

void CopyLabel::setRole(LabelRole role)
{
    ui::setRole(m_label, role);
}

void CopyLabel::setWhat(const QString &what)
{
    m_what = what;
    m_label->setAccessibleName(what);
    const QString words = what.isEmpty() ? tr("Copy") : tr("Copy %1").arg(what);
    m_button->setToolTip(plainToolTip(words));
    m_button->setAccessibleName(words);
}

void CopyLabel::copy()
{
    QGuiApplication::clipboard()->setText(m_label->text());
    emit copied(m_label->text());
}

}  // namespace wyh::ui
