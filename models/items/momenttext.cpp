// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/momenttext.h"

#include <QCoreApplication>
#include <QDateTime>

namespace wyh::items {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Moment)
};

}  // namespace

QString momentText(qint64 ms, qint64 nowMs)
{
    if (ms <= 0)
        return {};
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(ms);
    return then.date() == QDateTime::fromMSecsSinceEpoch(nowMs).date() ? then.toString(u"HH:mm:ss"_s)
                                                                       : dayAndTimeText(ms, nowMs);
}

QString dayAndTimeText(qint64 ms, qint64 nowMs)
{
    if (ms <= 0)
        return {};
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(ms);
    const bool thisYear = then.date().year() == QDateTime::fromMSecsSinceEpoch(nowMs).date().year();
    //: day and month of this year, in the letters of Qt's date formats
    return then.toString(thisYear ? Text::tr("d MMM HH:mm") : u"yyyy-MM-dd HH:mm"_s);
}

}  // namespace wyh::items
