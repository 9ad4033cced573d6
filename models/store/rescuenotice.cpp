// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/rescuenotice.h"

#include <QJsonArray>
#include <algorithm>

namespace wyh::store {

using namespace Qt::StringLiterals;

QJsonObject rescueParams(const SalvageReport &report, const QJsonObject &before)
{
    qint64 from = report.lostFromMs;
    qint64 until = report.lostUntilMs;
    if (const qint64 untilBefore = before.value(u"lost_until_ms"_s).toInteger(); untilBefore > 0) {
        const qint64 fromBefore = before.value(u"lost_from_ms"_s).toInteger();
        from = until > 0 ? std::min(from, fromBefore) : fromBefore;
        until = std::max(until, untilBefore);
    }
    return {{u"rescued"_s, report.fromDamaged + report.fromBackup},
            {u"unreadable"_s, report.unreadable},
            {u"lost_from_ms"_s, from},
            {u"lost_until_ms"_s, until},
            {u"kept_as"_s, report.keptAs},
            {u"recovered"_s, before.value(u"recovered"_s).toArray()}};
}

RescueNotice rescueNoticeFrom(const QJsonObject &params)
{
    RescueNotice notice;
    notice.rescued = params.value(u"rescued"_s).toInt();
    notice.unreadable = params.value(u"unreadable"_s).toInt();
    notice.lostFromMs = params.value(u"lost_from_ms"_s).toInteger();
    notice.lostUntilMs = params.value(u"lost_until_ms"_s).toInteger();
    notice.damagedKeptAs = params.value(u"kept_as"_s).toString();
    const QJsonArray recovered = params.value(u"recovered"_s).toArray();
    for (const QJsonValue &op : recovered)
        notice.recovered += OpId(op.toString());
    return notice;
}

}  // namespace wyh::store
