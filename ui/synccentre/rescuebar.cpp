// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/synccentre/rescuebar.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <algorithm>

#include "models/core/uuid7.h"
#include "models/items/problemtext.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/messagebar.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

QString moment(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toString(u"yyyy-MM-dd HH:mm"_s);
}

}  // namespace

RescueBar::RescueBar(QWidget *parent) : QWidget(parent), m_message(new MessageBar(this)), m_close(new KeyButton(this))
{
    setObjectName(u"rescueBar"_s);
    m_close->setObjectName(u"closeRescue"_s);
    m_message->setBig(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_message, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    setFocusProxy(m_close);
    connect(m_close, &QPushButton::clicked, this, &RescueBar::closed);
    hide();
}

void RescueBar::setNotice(const std::optional<store::RescueNotice> &notice)
{
    setVisible(notice.has_value());
    if (!notice)
        return;
    QString todo = tr("Go on working. Nothing is missing.");
    if (notice->lostUntilMs > 0 && notice->lostFromMs > 0)
        todo = tr("Compare what you did from %1 to %2 with the shelf: it may be missing here.")
                   .arg(moment(notice->lostFromMs), moment(notice->lostUntilMs));
    else if (notice->lostUntilMs > 0)
        todo = tr("Compare what you did up to %1 with the shelf: it may be missing here.")
                   .arg(moment(notice->lostUntilMs));
    QStringList why{
        tr("The file of your operations was damaged; %n operation(s) were saved from it.", nullptr, notice->rescued)};
    if (const qsizetype recovered = notice->recovered.size(); recovered > 0) {
        // The id tells when it was made; more is not known of it here, but its effect is in the orders.
        const auto [first, last] = std::minmax_element(
            notice->recovered.begin(), notice->recovered.end(),
            [](const OpId &a, const OpId &b) { return timeOfUuid7(a.value) < timeOfUuid7(b.value); });
        why += tr("Recovered: the platform has %n more of yours, made %1 to %2; the orders show them.", nullptr,
                  static_cast<int>(recovered))
                   .arg(moment(timeOfUuid7(first->value)), moment(timeOfUuid7(last->value)));
    }
    if (!notice->damagedKeptAs.isEmpty())
        why += tr("The damaged file is kept.");
    m_message->setMessage(notice->lostUntilMs > 0 ? MessageBar::Kind::Wrong : MessageBar::Kind::Notice, todo,
                          items::sentences(why));
    m_close->setLabel(tr("I have read this"));
    m_close->setAccessibleName(m_close->text());
}

QString RescueBar::text() const
{
    return m_message->title() + u' ' + m_message->detail();
}

}  // namespace wyh::ui
