// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/domain/shipmentrules.h"

#include <QSet>
#include <algorithm>

namespace wyh {

namespace {

constexpr int kMaxQuantity = 999999;
constexpr qint64 kMaxWeightGrams = 1000000;
constexpr qint64 kMaxFreightFen = 100000000;

/// Only ASCII digits, at most `most` of them; nothing else.
std::optional<qint64> plainDigits(const QString &text, int most)
{
    const bool padded = text.size() > 1 && text.startsWith(QLatin1Char('0'));
    if (text.isEmpty() || text.size() > most || padded)
        return std::nullopt;
    qint64 value = 0;
    for (const QChar c : text) {
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            return std::nullopt;
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

FieldError fieldError(const QString &pointer, const QString &code, QJsonObject params = {})
{
    return {pointer, code, std::move(params)};
}

QString quantityPointer(const LineId &line)
{
    return QStringLiteral("/lines/%1/qty").arg(line.value);
}

}  // namespace

QString normalizeInput(const QString &text)
{
    const QString normal = text.normalized(QString::NormalizationForm_KC);
    QString out;
    out.reserve(normal.size());
    for (const QChar c : normal) {
        if (c.category() == QChar::Other_Control)
            out.append(QLatin1Char(' '));  // a line break between two digits must not make one number of them
        else if (c.category() != QChar::Other_Format)
            out.append(c);
    }
    return out.trimmed();
}

Result<int> parseQuantity(const QString &text)
{
    const auto value = plainDigits(normalizeInput(text), 6);
    if (!value || *value < 1 || *value > kMaxQuantity)
        return makeError(QStringLiteral("quantity-invalid"));
    return static_cast<int>(*value);
}

Result<qint64> parseWeightGrams(const QString &text)
{
    const auto value = plainDigits(normalizeInput(text), 7);
    if (!value || *value < 1 || *value > kMaxWeightGrams)
        return makeError(QStringLiteral("weight-not-positive-integer"));
    return *value;
}

Result<Money> parseFreight(const QString &text)
{
    QString clean = normalizeInput(text);
    if (clean.isEmpty())
        return Money{0};
    clean.replace(QChar(0x3002), QLatin1Char('.'));  // the Chinese full stop that an input method leaves
    if (clean.count(QLatin1Char(',')) == 1 && !clean.contains(QLatin1Char('.')))
        clean.replace(QLatin1Char(','), QLatin1Char('.'));
    const qsizetype dot = clean.indexOf(QLatin1Char('.'));
    const QString whole = dot < 0 ? clean : clean.left(dot);
    QString decimals = dot < 0 ? QStringLiteral("00") : clean.mid(dot + 1);
    if (decimals.size() == 1)
        decimals += QLatin1Char('0');
    const auto yuan = plainDigits(whole, 7);
    const auto cents = plainDigits(QLatin1Char('1') + decimals, 3);  // 1 + "05": decimals may begin with a zero
    if (!yuan || !cents || decimals.size() != 2 || *yuan * 100 + *cents - 100 > kMaxFreightFen)
        return makeError(QStringLiteral("freight-two-decimals"));
    return Money{*yuan * 100 + *cents - 100};
}

namespace {

/// Spaces stand in printed numbers. A line break or a tab stands between two numbers that were pasted together.
bool isSeveral(const QString &text)
{
    const auto isBreak = [](QChar c) { return c.category() == QChar::Other_Control; };
    const auto isNothing = [&isBreak](QChar c) { return isBreak(c) || c.isSpace(); };
    const auto first = std::find_if_not(text.begin(), text.end(), isNothing);
    const auto last = std::find_if_not(text.rbegin(), text.rend(), isNothing).base();
    return first < last && std::any_of(first, last, isBreak);
}

}  // namespace

Result<QString> parseWaybill(const QString &text, const QStringList &productBarcodes)
{
    if (isSeveral(text))
        return makeError(QStringLiteral("waybill-invalid"));
    QString clean = normalizeInput(text);
    clean.remove(QLatin1Char(' '));
    for (QChar &c : clean) {
        if (c >= QLatin1Char('a') && c <= QLatin1Char('z'))  // toUpper() would make letters of others, too
            c = c.toUpper();
    }
    if (clean.isEmpty())
        return makeError(QStringLiteral("waybill-missing"));
    if (productBarcodes.contains(clean, Qt::CaseInsensitive))
        return makeError(QStringLiteral("waybill-is-product-barcode"));
    bool plain = clean.size() >= 6 && clean.size() <= 32;
    bool digit = false;
    for (const QChar c : std::as_const(clean)) {
        const bool isDigit = c >= QLatin1Char('0') && c <= QLatin1Char('9');
        const bool isLetter = c >= QLatin1Char('A') && c <= QLatin1Char('Z');
        digit = digit || isDigit;
        plain = plain && (isDigit || isLetter || c == QLatin1Char('-'));
    }
    if (!plain || !digit)
        return makeError(QStringLiteral("waybill-invalid"));
    return clean;
}

QList<FieldError> checkShip(const ShipOp &op)
{
    QList<FieldError> errors;
    if (op.shipment.isEmpty())
        errors.append(fieldError(QStringLiteral("/shipment"), QStringLiteral("shipment-missing")));
    if (op.lines.isEmpty())
        errors.append(fieldError(QStringLiteral("/lines"), QStringLiteral("nothing-ticked")));
    QSet<LineId> seen;
    for (const ShipLine &part : op.lines) {
        const bool sane = part.quantity >= 1 && part.quantity <= kMaxQuantity && part.pickFirst >= 0 &&
                          part.pickFirst <= part.quantity;
        if (!sane || seen.contains(part.line))
            errors.append(fieldError(quantityPointer(part.line), QStringLiteral("quantity-invalid")));
        seen.insert(part.line);
    }
    if (op.courier.isEmpty())
        errors.append(fieldError(QStringLiteral("/courier"), QStringLiteral("courier-missing")));
    const auto waybill = parseWaybill(op.waybill);
    if (!waybill.ok())
        errors.append(fieldError(QStringLiteral("/waybill"), waybill.error().code));
    else if (*waybill != op.waybill)
        errors.append(fieldError(QStringLiteral("/waybill"), QStringLiteral("waybill-invalid")));
    if (op.weightGrams < 1 || op.weightGrams > kMaxWeightGrams)
        errors.append(fieldError(QStringLiteral("/weight_g"), QStringLiteral("weight-not-positive-integer")));
    if (op.freight.fen < 0 || op.freight.fen > kMaxFreightFen)
        errors.append(fieldError(QStringLiteral("/freight_fen"), QStringLiteral("freight-two-decimals")));
    return errors;
}

Result<ShipOp, QList<FieldError>> validateShipment(const ShipmentDraft &draft, const Order &order, bool addressRequired)
{
    QList<FieldError> errors;
    ShipOp op;
    op.seenRecipientVersion = order.recipientVersion;
    QStringList barcodes;
    for (const Line &line : order.lines)
        barcodes += line.barcodes;

    for (const ShipmentDraft::DraftLine &part : draft.lines) {
        if (!part.ticked)
            continue;
        const Line *line = order.line(part.line);
        const auto quantity = parseQuantity(part.quantity);
        if (!line || !quantity.ok()) {
            errors.append(fieldError(quantityPointer(part.line), QStringLiteral("quantity-invalid")));
            continue;
        }
        const int pickable = line->flagged() ? 0 : std::max(0, line->toPick());
        const int most = line->sendable ? std::min(line->toShip() + pickable, line->open()) : 0;
        if (*quantity > most) {
            errors.append(fieldError(quantityPointer(part.line), QStringLiteral("quantity-more-than-left"),
                                     {{QStringLiteral("most"), most}}));
            continue;
        }
        op.lines.append({part.line, *quantity, std::max(0, *quantity - line->toShip())});
    }
    // The order of the lines on the wire, so that one operation has one form.
    std::sort(op.lines.begin(), op.lines.end(),
              [](const ShipLine &a, const ShipLine &b) { return a.line.value < b.line.value; });
    if (op.lines.isEmpty() && errors.isEmpty())
        errors.append(fieldError(QStringLiteral("/lines"), QStringLiteral("nothing-ticked")));

    op.courier = draft.courier;
    if (op.courier.isEmpty())
        errors.append(fieldError(QStringLiteral("/courier"), QStringLiteral("courier-missing")));
    const auto waybill = parseWaybill(draft.waybill, barcodes);
    if (waybill.ok())
        op.waybill = *waybill;
    else
        errors.append(fieldError(QStringLiteral("/waybill"), waybill.error().code));
    op.from = draft.from;
    if (addressRequired && draft.from.isEmpty())
        errors.append(fieldError(QStringLiteral("/from"), QStringLiteral("address-missing")));
    const auto weight = parseWeightGrams(draft.weight);
    if (weight.ok())
        op.weightGrams = *weight;
    else
        errors.append(fieldError(QStringLiteral("/weight_g"), weight.error().code));
    const auto freight = parseFreight(draft.freight);
    if (freight.ok())
        op.freight = *freight;
    else
        errors.append(fieldError(QStringLiteral("/freight_fen"), freight.error().code));
    if (!errors.isEmpty())
        return errors;
    return op;
}

}  // namespace wyh
