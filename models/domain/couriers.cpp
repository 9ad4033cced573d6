// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/domain/couriers.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <optional>

#include "models/domain/shipmentrules.h"

using namespace Qt::StringLiterals;

// Resources of a static library are dropped by the linker unless something refers to them.
static void initCourierResources()
{
    Q_INIT_RESOURCE(couriers);
}

namespace wyh {

namespace {

// What a scanner or a person gives: any case, full width, with spaces.
QString normalised(const QString &waybill)
{
    QString text = normalizeInput(waybill).toUpper();
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

Error malformed(const QString &what)
{
    return makeError(u"courier-malformed"_s, what);
}

std::optional<WaybillPattern::Confidence> confidenceOf(const QString &text)
{
    if (text == "high"_L1)
        return WaybillPattern::Confidence::High;
    if (text == "medium"_L1)
        return WaybillPattern::Confidence::Medium;
    if (text == "low"_L1)
        return WaybillPattern::Confidence::Low;
    return std::nullopt;
}

QStringList stringsOf(const QJsonArray &array)
{
    QStringList result;
    for (const QJsonValue &value : array)
        result.append(value.toString());
    return result;
}

Result<WaybillPattern> patternFromJson(const QJsonObject &json)
{
    WaybillPattern pattern;
    const QString regex = json["regex"_L1].toString();
    pattern.expression = QRegularExpression(QRegularExpression::anchoredPattern(regex));
    if (regex.isEmpty() || !pattern.expression.isValid())
        return malformed(u"waybill_patterns.regex "_s + regex);
    const auto confidence = confidenceOf(json["confidence"_L1].toString());
    if (!confidence)
        return malformed(u"waybill_patterns.confidence"_s);
    pattern.confidence = *confidence;
    const QString check = json["check"_L1].toString();
    if (!check.isEmpty() && check != "s10"_L1)
        return malformed(u"waybill_patterns.check"_s);
    pattern.s10 = !check.isEmpty();
    pattern.source = json["source"_L1].toString();
    pattern.samples = stringsOf(json["samples"_L1].toArray());
    return pattern;
}

// The best confidence with which a number is this courier's, or nothing.
std::optional<WaybillPattern::Confidence> confidenceFor(const Courier &courier, const QString &number)
{
    std::optional<WaybillPattern::Confidence> best;
    for (const WaybillPattern &pattern : courier.waybillPatterns) {
        if (pattern.fits(number) && (!best || pattern.confidence > *best))
            best = pattern.confidence;
    }
    return best;
}

}  // namespace

bool WaybillPattern::fits(const QString &normalisedNumber) const
{
    return expression.match(normalisedNumber).hasMatch() && (!s10 || isS10(normalisedNumber));
}

Result<Courier> courierFromJson(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return malformed(error.errorString());
    const QJsonObject object = document.object();
    Courier courier;
    courier.code = object["code"_L1].toString();
    courier.order = object["order"_L1].toInt();
    courier.nameZh = object["name"_L1]["zh"_L1].toString();
    courier.nameEn = object["name"_L1]["en"_L1].toString();
    if (courier.code.isEmpty())
        return malformed(u"code"_s);
    if (courier.nameZh.isEmpty() || courier.nameEn.isEmpty())
        return malformed(u"name"_s);
    const QJsonObject platforms = object["platforms"_L1].toObject();
    for (auto it = platforms.begin(); it != platforms.end(); ++it) {
        const QJsonObject platform = it->toObject();
        const QString code = platform["code"_L1].toString();
        if (!code.isEmpty())
            courier.platformCodes.insert(it.key(), code);
        courier.matchNames += stringsOf(platform["match_names"_L1].toArray());
    }
    const QJsonArray patterns = object["waybill_patterns"_L1].toArray();
    for (const QJsonValue &value : patterns) {
        auto pattern = patternFromJson(value.toObject());
        if (!pattern)
            return pattern.error();
        courier.waybillPatterns.append(std::move(pattern).value());
    }
    const QJsonArray sizes = object["label_sizes_mm"_L1].toArray();
    for (const QJsonValue &value : sizes) {
        const QSize size(value[0].toInt(), value[1].toInt());
        if (size.isEmpty())
            return malformed(u"label_sizes_mm"_s);
        courier.labelSizesMm.append(size);
    }
    return courier;
}

QList<Courier> loadCouriers(const QString &folder, QStringList *problems)
{
    initCourierResources();
    QList<Courier> couriers;
    const QDir dir(folder);
    const QStringList names = dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(dir.filePath(name));
        QString problem;
        if (!file.open(QIODevice::ReadOnly)) {
            problem = file.errorString();
        } else {
            auto courier = courierFromJson(file.readAll());
            if (!courier)
                problem = courier.error().detail;
            else if (courier->code + ".json"_L1 != name)
                problem = u"code and file name differ"_s;
            else
                couriers.append(std::move(courier).value());
        }
        if (!problem.isEmpty() && problems)
            problems->append(name + ": "_L1 + problem);
    }
    std::stable_sort(couriers.begin(), couriers.end(),
                     [](const Courier &a, const Courier &b) { return a.order < b.order; });
    return couriers;
}

const Courier *builtInCourier(const QString &code)
{
    static const QList<Courier> builtIn = loadCouriers();
    return findCourier(builtIn, code);
}

const Courier *findCourier(const QList<Courier> &couriers, const QString &code)
{
    const auto it = std::find_if(couriers.begin(), couriers.end(), [&](const Courier &c) { return c.code == code; });
    return it == couriers.end() ? nullptr : &*it;
}

QStringList guessCouriers(const QList<Courier> &couriers, const QString &waybill)
{
    const QString number = normalised(waybill);
    struct Guess
    {
        QString code;
        WaybillPattern::Confidence confidence;
    };
    QList<Guess> guesses;
    for (const Courier &courier : couriers) {
        if (const auto confidence = confidenceFor(courier, number))
            guesses.append(Guess{courier.code, *confidence});
    }
    std::stable_sort(guesses.begin(), guesses.end(),
                     [](const Guess &a, const Guess &b) { return a.confidence > b.confidence; });
    QStringList codes;
    for (const Guess &guess : guesses)
        codes.append(guess.code);
    return codes;
}

WaybillFit waybillFit(const QList<Courier> &couriers, const QString &courier, const QString &waybill)
{
    const QString number = normalised(waybill);
    const Courier *chosen = findCourier(couriers, courier);
    // A courier that is not listed can have any numbers.
    if (!chosen)
        return WaybillFit::Unknown;
    const auto own = confidenceFor(*chosen, number);
    if (own && *own > WaybillPattern::Confidence::Low)
        return WaybillFit::Fits;
    // A loose pattern of the chosen courier does not outweigh the unmistakable form of another one.
    for (const Courier &other : couriers) {
        if (other.code != courier && confidenceFor(other, number) == WaybillPattern::Confidence::High)
            return WaybillFit::LooksForeign;
    }
    return own ? WaybillFit::Fits : WaybillFit::Unknown;
}

int s10CheckDigit(const QString &eightDigits)
{
    static constexpr int weights[] = {8, 6, 4, 2, 3, 5, 9, 7};
    if (eightDigits.size() != 8)
        return -1;
    int sum = 0;
    for (int i = 0; i < 8; ++i) {
        const char16_t c = eightDigits.at(i).unicode();
        if (c < u'0' || c > u'9')
            return -1;
        sum += weights[i] * (c - u'0');
    }
    const int digit = 11 - sum % 11;
    return digit == 10 ? 0 : digit == 11 ? 5 : digit;
}

bool isS10(const QString &number)
{
    static const QRegularExpression form(u"\\A[A-Z]{2}[0-9]{9}[A-Z]{2}\\z"_s);
    return form.match(number).hasMatch() && s10CheckDigit(number.mid(2, 8)) == number.at(10).unicode() - u'0';
}

}  // namespace wyh
