// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/banner.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

/// Something is being loaded at this moment.
bool goesOn(const BannerLook &look)
{
    return look.kind == BannerLook::Kind::Loading || look.kind == BannerLook::Kind::Reloading;
}

}  // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent),
      m_title(makeLabel(LabelRole::Strong, {}, this)),
      m_text(makeLabel(LabelRole::Body, {}, this)),
      m_action(new QPushButton(this)),
      m_progress(new QProgressBar(this))
{
    m_action->setAutoDefault(false);
    m_action->setObjectName(u"bannerAction"_s);
    m_progress->setObjectName(u"bannerProgress"_s);
    m_progress->setAccessibleName(tr("Progress of loading"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(120);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(44, 8, 16, 8);
    row->setSpacing(12);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_title);
    words->addWidget(m_text);
    row->addLayout(words, 1);
    row->addWidget(m_progress);
    row->addWidget(m_action);
    connect(m_action, &QPushButton::clicked, this, [this] { emit actionTriggered(m_look.kind); });
    hide();
}

void Banner::setLook(const BannerLook &look)
{
    if (look == m_look)
        return;
    const bool news = look.kind != m_look.kind;
    m_look = look;
    m_title->setText(look.title);
    m_text->setText(look.text);
    m_text->setVisible(!look.text.isEmpty());
    m_action->setText(look.action);
    m_action->setVisible(!look.action.isEmpty());
    m_progress->setVisible(look.done >= 0 && (look.left >= 0 || goesOn(look)));
    // A platform that does not say how much is left: the bar only says that something goes on.
    m_progress->setRange(0, look.left < 0 ? 0 : 1000);
    m_progress->setValue(look.left < 0 ? 0
                                       : static_cast<int>(1000 * look.done / qMax<qint64>(1, look.done + look.left)));
    setAccessibleName(look.title + u' ' + look.text);
    setVisible(look.kind != BannerLook::Kind::None);
    restyle();
    if (news && isVisible()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

Tone Banner::tone() const
{
    switch (m_look.kind) {
        case BannerLook::Kind::Update:
        case BannerLook::Kind::SignIn:
        case BannerLook::Kind::Paused:
        case BannerLook::Kind::Rescued:
            return Tone::Exception;
        case BannerLook::Kind::RescuedWhole:
            return Tone::Done;
        case BannerLook::Kind::Loading:
        case BannerLook::Kind::Reloading:
            return Tone::Pending;
        default:
            return Tone::Attention;
    }
}

void Banner::restyle()
{
    for (QLabel *label : {m_title, m_text})
        setInk(label, tone());
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    const ToneColors &colors = tokens(this).tone(tone());
    QPainter painter(this);
    painter.fillRect(rect(), colors.soft);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.line);
    const int side = 18;
    const QString symbol = goesOn(m_look) ? u"download"_s : toneIcon(tone());
    paintIcon(painter, QRectF(16, (height() - side) / 2.0, side, side), symbol, colors.ink);
}

}  // namespace wyh::ui
