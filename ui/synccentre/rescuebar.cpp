// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/synccentre/rescuebar.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <algorithm>

#include "models/core/uuid7.h"
#include "models/items/momenttext.h"
#include "models/items/problemtext.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/messagebar.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

/// The end of a span: the time alone, where it ends on the day it began.
QString momentAfter(qint64 fromMs, qint64 ms, qint64 nowMs)
{
    const QDateTime end = QDateTime::fromMSecsSinceEpoch(ms);
    return end.date() == QDateTime::fromMSecsSinceEpoch(fromMs).date() ? end.toString(u"HH:mm"_s)
                                                                       : items::dayAndTimeText(ms, nowMs);
}

QString recoveredText(const QList<OpId> &recovered, qint64 nowMs)
{
    const auto moment = [nowMs](qint64 ms) { return items::dayAndTimeText(ms, nowMs); };
    // The id tells when it was made; more is not known of it here, but its effect is in the orders.
    const auto [first, last] =
        std::minmax_element(recovered.begin(), recovered.end(),
                            [](const OpId &a, const OpId &b) { return timeOfUuid7(a.value) < timeOfUuid7(b.value); });
    const qint64 from = timeOfUuid7(first->value);
    const qint64 until = timeOfUuid7(last->value);
    const int count = static_cast<int>(recovered.size());
    if (moment(from) == moment(until))
        return RescueBar::tr("The platform has %n more of yours, made %1; the orders show them.", nullptr, count)
            .arg(moment(from));
    return RescueBar::tr("The platform has %n more of yours, made from %1 to %2; the orders show them.", nullptr, count)
        .arg(moment(from), momentAfter(from, until, nowMs));
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
    row->addWidget(m_close, 0, Qt::AlignVCenter);
    setFocusProxy(m_close);
    connect(m_close, &QPushButton::clicked, this, &RescueBar::closed);
    hide();
}

void RescueBar::setNotice(const std::optional<store::RescueNotice> &notice, qint64 nowMs)
{
    const auto moment = [nowMs](qint64 ms) { return items::dayAndTimeText(ms, nowMs); };
    setVisible(notice.has_value());
    if (!notice)
        return;
    QString todo = tr("Go on working. Nothing is missing.");
    if (notice->lostUntilMs > 0 && notice->lostFromMs > 0)
        todo = tr("Compare what you did from %1 to %2 with the shelf: it may be missing here.")
                   .arg(moment(notice->lostFromMs), momentAfter(notice->lostFromMs, notice->lostUntilMs, nowMs));
    else if (notice->lostUntilMs > 0)
        todo = tr("Compare what you did up to %1 with the shelf: it may be missing here.")
                   .arg(moment(notice->lostUntilMs));
    QStringList why{
        tr("The file of your operations was damaged; %n operation(s) were saved from it.", nullptr, notice->rescued)};
    if (!notice->recovered.isEmpty())
        why += recoveredText(notice->recovered, nowMs);
    if (!notice->damagedKeptAs.isEmpty())
        why += tr("The damaged file is kept.");
    m_message->setMessage(notice->lostUntilMs > 0 ? MessageBar::Kind::Wrong : MessageBar::Kind::Good, todo,
                          items::sentences(why));
    m_close->setLabel(tr("I have read this"));
    m_close->setAccessibleName(m_close->text());
}

QString RescueBar::text() const
{
    return m_message->title() + u' ' + m_message->detail();
}

}  // namespace wyh::ui
