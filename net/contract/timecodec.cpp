// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

#include "net/contract/codec.h"

namespace wyh::contract {

QString timeToText(qint64 msSinceEpoch)
{
    return QDateTime::fromMSecsSinceEpoch(msSinceEpoch, Qt::UTC).toString(Qt::ISODateWithMs);
}

Result<qint64> timeFromText(const QString &text)
{
    // QDateTime::fromString(Qt::ISODate) takes too much: local times without an offset, 24:00, a comma before the
    // fraction.
    static const QRegularExpression shape(
        QStringLiteral("\\A([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})"
                       "(?:\\.([0-9]{1,9}))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))\\z"));
    const QRegularExpressionMatch match = shape.match(text);
    const Error wrong = makeError(QStringLiteral("malformed"), QStringLiteral("not an RFC 3339 time"));
    if (!match.hasMatch())
        return wrong;
    const auto part = [&match](int index) { return match.captured(index).toInt(); };
    const QDate date(part(1), part(2), part(3));
    const QTime time(part(4), part(5), part(6));
    if (!date.isValid() || !time.isValid() || part(9) > 23 || part(10) > 59)
        return wrong;
    const qint64 fraction = match.captured(7).leftJustified(3, u'0').left(3).toInt();
    const qint64 offset = (part(9) * 60 + part(10)) * 60000LL * (match.captured(8) == QLatin1String("-") ? -1 : 1);
    return QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch() + fraction - offset;
}

}  // namespace wyh::contract
