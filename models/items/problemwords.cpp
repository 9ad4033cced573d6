// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The sentence for an operation that was refused: by its code, and where that is not enough by what was to be done and
// what has changed since it was seen.
#include <QCoreApplication>
#include <algorithm>

#include "models/items/operationtext.h"
#include "models/items/problemtable.h"
#include "models/store/sight.h"

namespace wyh::items {

using namespace Qt::StringLiterals;

namespace {

int number(const QJsonObject &params, const QString &key)
{
    return static_cast<int>(params.value(key).toInteger());
}

/// The line that the refusal speaks of, as the person saw it; nothing: it was not kept.
std::optional<store::SightLine> seenLine(const store::OpRow &row)
{
    const auto seen = store::sightFromBytes(row.seen);
    const store::SightLine *line = seen ? seen->line(LineId(row.problem.params.value(u"line"_s).toString())) : nullptr;
    return line ? std::optional(*line) : std::nullopt;
}

/// Fewer of the line are wanted than the person saw, whoever gave them up. Nothing kept of what he saw: then what was
/// given up tells.
bool isCut(const store::OpRow &row)
{
    const QJsonObject &params = row.problem.params;
    const int wanted = number(params, u"ordered"_s) - number(params, u"given_up"_s);
    const auto line = seenLine(row);
    return line ? wanted < line->ordered - line->givenUp : number(params, u"given_up"_s) > 0;
}

/// Pieces of the line have left after the person saw it.
bool hasLeftSince(const store::OpRow &row)
{
    const auto line = seenLine(row);
    return number(row.problem.params, u"shipped"_s) > (line ? line->shipped : 0);
}

struct Variant
{
    const store::OpRow &row;

    [[nodiscard]] const QString &code() const { return row.problem.code; }
    [[nodiscard]] int param(const QString &key) const { return number(row.problem.params, key); }
    /// A part of what was picked is still wanted.
    [[nodiscard]] bool someLeft() const { return param(u"ordered"_s) - param(u"given_up"_s) - param(u"picked"_s) > 0; }
    [[nodiscard]] int open() const { return param(u"ordered"_s) - param(u"shipped"_s) - param(u"given_up"_s); }

    QString operator()(const PickOp &op) const
    {
        if (op.delta < 0 && code() == u"undo-below-shipped"_s)
            return open() <= 0 ? u"full"_s : param(u"picked"_s) > param(u"shipped"_s) ? u"part"_s : QString();
        if (op.delta < 0)
            return u"undo"_s;
        if (code() == u"already-shipped"_s)
            return isCut(row) ? u"cut"_s : QString();
        if (code() == u"already-picked"_s || code() == u"line-given-up"_s)
            return isCut(row)          ? u"cut"_s
                   : hasLeftSince(row) ? (someLeft() ? u"shipped"_s : u"all-shipped"_s)
                   : someLeft()        ? u"part"_s
                                       : QString();
        if (code() == u"line-out-of-stock"_s || code() == u"sku-discontinued"_s)
            return someLeft() ? u"pick"_s : QString();
        return u"pick"_s;
    }
    QString operator()(const FlagLineOp &op) const
    {
        const bool shipped = param(u"shipped"_s) > 0;
        if (op.outOfStock) {
            if (code() == u"flag-nothing-open"_s)
                return shipped ? QString() : u"given-up"_s;
            return code() == u"order-unknown"_s ? u"flag"_s : shipped ? u"shipped"_s : QString();
        }
        return code() == u"flag-changed"_s && hasLeftSince(row) ? u"shipped"_s : u"clear"_s;
    }
    QString operator()(const FlagSkuOp &) const { return u"sku"_s; }
    QString operator()(const GiveUpRestOp &) const { return someLeft() ? u"part"_s : QString(); }
    QString operator()(const ShipOp &) const
    {
        if (code() != u"ship-more-than-left"_s && code() != u"ship-already-shipped"_s)
            return u"ship"_s;
        if (isCut(row))
            return u"cut"_s;
        if (wasPutBack(row))
            return u"not-picked"_s;
        // What left outside of the platform has no parcel here.
        return row.problem.params.contains(u"other_waybill"_s) ? QString() : u"elsewhere"_s;
    }
    QString operator()(const VoidShipmentOp &) const { return {}; }
};

Problem withMoreParams(const store::OpRow &row)
{
    Problem problem = row.problem;
    QJsonObject &params = problem.params;
    if (const auto *ship = std::get_if<ShipOp>(&row.operation.payload))
        params.insert(u"waybill"_s, ship->waybill);
    if (!params.contains(u"ordered"_s))
        return problem;
    const int wanted = number(params, u"ordered"_s) - number(params, u"given_up"_s);
    params.insert(u"wanted"_s, wanted);
    const int left = std::max(0, wanted - number(params, u"picked"_s));
    params.insert(u"left"_s, left);
    const auto line = seenLine(row);
    params.insert(u"since"_s, number(params, u"shipped"_s) - (line ? line->shipped : 0));
    if (const auto *pick = std::get_if<PickOp>(&row.operation.payload)) {
        params.insert(u"pieces"_s, std::min(pick->delta, left));
        params.insert(u"back"_s, std::max(0, pick->delta - left));
    }
    return problem;
}

Sentence chosen(const Problem &problem, const QString &variant)
{
    for (const ProblemVariant &entry : problemVariants()) {
        if (problem.code == QLatin1String(entry.code) && variant == QLatin1String(entry.variant))
            return filledSentence(entry.todo, entry.why, problem.params);
    }
    return problemSentence(problem);
}

}  // namespace

bool wasPutBack(const store::OpRow &row)
{
    const auto *ship = std::get_if<ShipOp>(&row.operation.payload);
    const QJsonObject &params = row.problem.params;
    return ship && row.problem.code == u"ship-more-than-left"_s && !hasLeftSince(row) &&
           number(params, u"quantity"_s) <= Variant{row}.open();
}

Sentence refusalWords(const store::OpRow &row)
{
    const QString variant = std::visit(Variant{row}, row.operation.payload);
    Sentence sentence = chosen(withMoreParams(row), variant);
    static const QStringList givenUp{u"line-given-up"_s, u"ship-given-up"_s};
    const QString reason = row.problem.params.value(u"given_up_reason"_s).toString();
    if (!reason.isEmpty() && (variant == u"cut"_s || givenUp.contains(row.problem.code)))
        sentence.why = sentences(
            {sentence.why, QCoreApplication::translate("Problem", "The reason that was given: %1.").arg(reason)});
    return sentence;
}

}  // namespace wyh::items
