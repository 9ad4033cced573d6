// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>
#include <optional>

#include "net/contract/codec.h"

namespace wyh::contract {

namespace {

/// The form that this program writes: 2026-11-23T13:00:01.000Z. Everything else is read below.
std::optional<qint64> plainTime(const QString &text)
{
    static constexpr QLatin1String kShape("0000-00-00T00:00:00.000Z");
    if (text.size() != kShape.size())
        return std::nullopt;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        if (kShape.at(i) == u'0' ? c < u'0' || c > u'9' : c != kShape.at(i))
            return std::nullopt;
    }
    const auto number = [&text](qsizetype from, qsizetype count) {
        int value = 0;
        for (qsizetype i = from; i < from + count; ++i)
            value = value * 10 + (text.at(i).unicode() - u'0');
        return value;
    };
    const QDate date(number(0, 4), number(5, 2), number(8, 2));
    const int hour = number(11, 2);
    const int minute = number(14, 2);
    const int second = number(17, 2);
    if (!date.isValid() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const qint64 days = date.toJulianDay() - 2440588;  // 1970-01-01
    return ((days * 24 + hour) * 60 + minute) * 60000 + second * 1000 + number(20, 3);
}

}  // namespace

QString timeToText(qint64 msSinceEpoch)
{
    return QDateTime::fromMSecsSinceEpoch(msSinceEpoch, Qt::UTC).toString(Qt::ISODateWithMs);
}

Result<qint64> timeFromText(const QString &text)
{
    if (const auto plain = plainTime(text))
        return *plain;
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
    const qint64 fraction = match.captured(7).leftJustified(3, u'0', true).toInt();
    const qint64 offset = (part(9) * 60 + part(10)) * 60000LL * (match.captured(8) == QLatin1String("-") ? -1 : 1);
    return QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch() + fraction - offset;
}

}  // namespace wyh::contract
