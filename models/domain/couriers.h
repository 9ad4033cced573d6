// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QRegularExpression>
#include <QSize>
#include <QStringList>

#include "models/core/result.h"

namespace wyh {

/// One known form of a courier's waybill numbers. Incomplete by nature: a number that fits none is worth a warning,
/// never an error.
struct WaybillPattern
{
    enum class Confidence { Low, Medium, High };
    QRegularExpression expression;  ///< matches the whole normalised number
    Confidence confidence = Confidence::Low;
    bool s10 = false;  ///< the number carries a check digit of UPU S10
    QString source;
    QStringList samples;

    [[nodiscard]] bool fits(const QString &normalised) const;
};

/// A courier company (快递公司), read from resources/couriers/<code>.json.
struct Courier
{
    QString code;   ///< ours, the same as KDNiao's; what orders and the wire carry
    int order = 0;  ///< place in lists
    QString nameZh;
    QString nameEn;
    QMap<QString, QString> platformCodes;  ///< "kdniao", "1688", "wechat" -> code there; absent when not known
    QStringList matchNames;                ///< words by which 1688's company list is matched
    QList<WaybillPattern> waybillPatterns;
    QList<QSize> labelSizesMm;
};

/// One courier file. Error code "courier-malformed"; its detail names the member.
Result<Courier> courierFromJson(const QByteArray &json);

/// Every courier file of a folder in list order; without an argument those that are built in. Files that cannot be read
/// are left out and named in `problems`. Cheap enough for a program start; keep the list and pass it on.
QList<Courier> loadCouriers(const QString &folder = QStringLiteral(":/couriers"), QStringList *problems = nullptr);

/// The courier of a code, or nullptr. The pointer lives as long as the list is not changed.
const Courier *findCourier(const QList<Courier> &couriers, const QString &code);

/// The built-in courier of a code, or nullptr. For words only: whoever works with couriers is given the list.
const Courier *builtInCourier(const QString &code);

/// Codes of the couriers whose numbers look like this one, the best guess first; empty when nothing fits. Many numbers
/// fit several couriers: a suggestion only. Accepts lower case and spaces as scanners deliver them.
QStringList guessCouriers(const QList<Courier> &couriers, const QString &waybill);

/// What to say of a number typed for a courier.
enum class WaybillFit {
    Fits,
    Unknown,      ///< no known form of this courier, nor clearly another's: a quiet hint at most
    LooksForeign  ///< has the unmistakable form of another courier (guessCouriers tells which): warn
};
WaybillFit waybillFit(const QList<Courier> &couriers, const QString &courier, const QString &waybill);

/// UPU S10: two letters, eight digits, check digit, country.
bool isS10(const QString &number);
/// The check digit of S10's eight digits; -1 when the text is anything else.
int s10CheckDigit(const QString &eightDigits);

}  // namespace wyh
