// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/marketplace1688/values.h"

#include <QDateTime>
#include <QRegularExpression>
#include <cmath>

using namespace Qt::StringLiterals;

namespace wyh::server::marketplace1688 {

namespace {

constexpr double maxYuan = 1e10;

std::optional<Money> yuanFromText(const QString &written)
{
    static const QRegularExpression form(u"\\A([0-9]{1,10})(?:\\.([0-9]{1,2})0*)?\\z"_s);
    const QRegularExpressionMatch match = form.match(written);
    if (!match.hasMatch())
        return std::nullopt;
    const QString cents = match.captured(2).leftJustified(2, u'0');
    return Money{match.captured(1).toLongLong() * 100 + cents.toLongLong()};
}

}  // namespace

std::optional<Money> yuan(const QJsonValue &value)
{
    if (value.isString())
        return yuanFromText(value.toString());
    if (!value.isDouble())
        return std::nullopt;
    const double amount = value.toDouble();
    if (!(amount >= 0) || amount >= maxYuan)
        return std::nullopt;
    const double fen = std::round(amount * 100);
    if (fen / 100 != amount)
        return std::nullopt;
    return Money{static_cast<qint64>(fen)};
}

QString idText(const QJsonValue &value)
{
    static const QRegularExpression form(u"\\A[0-9]{1,32}\\z"_s);
    if (value.isString()) {
        const QString id = value.toString().trimmed();
        return form.match(id).hasMatch() ? id : QString();
    }
    const qint64 number = value.toInteger(-1);
    return number > 0 ? QString::number(number) : QString();
}

std::optional<int> pieces(const QJsonValue &value)
{
    const qint64 number = value.isString() ? value.toString().toLongLong() : value.toInteger(0);
    if (number < 1 || number > 999999)
        return std::nullopt;
    return static_cast<int>(number);
}

std::optional<qint64> timeMs(const QString &written)
{
    static const QRegularExpression form(u"\\A([0-9]{14})([0-9]{3})([+-])([0-9]{2})([0-9]{2})\\z"_s);
    const QRegularExpressionMatch match = form.match(written.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const QStringView digits = match.capturedView(1);
    const QDate date(digits.mid(0, 4).toInt(), digits.mid(4, 2).toInt(), digits.mid(6, 2).toInt());
    const QTime time(digits.mid(8, 2).toInt(), digits.mid(10, 2).toInt(), digits.mid(12, 2).toInt(),
                     match.captured(2).toInt());
    const int hours = match.captured(4).toInt();
    const int minutes = match.captured(5).toInt();
    if (!date.isValid() || !time.isValid() || hours > 14 || minutes > 59)
        return std::nullopt;
    const qint64 offsetMs = (hours * 60 + minutes) * 60000LL * (match.captured(3) == u"-"_s ? -1 : 1);
    return QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch() - offsetMs;
}

QString phoneText(const QString &written)
{
    static const QRegularExpression country(u"\\A(?:\\+86-?|0086-?|86-)(?=[0-9])"_s);
    QString phone = written.trimmed();
    phone.remove(country);
    static const QRegularExpression mobileInArea(u"\\A0[0-9]{2,3}-(1[3-9][0-9]{9})\\z"_s);
    const QRegularExpressionMatch match = mobileInArea.match(phone);
    return match.hasMatch() ? match.captured(1) : phone;
}

QString text(const QJsonValue &value)
{
    QString written = value.isDouble() ? QString::number(value.toInteger()) : value.toString();
    for (QChar &c : written) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            c = u' ';
    }
    return written.trimmed();
}

}  // namespace wyh::server::marketplace1688
