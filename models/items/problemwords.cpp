// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The sentence for an operation that was refused: by its code, and where that is not enough by what was to be done and
// what has changed since it was seen.
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

/// The dealer wants fewer of the line than the person saw. Nothing kept of what he saw: then what was given up tells.
bool isCut(const store::OpRow &row)
{
    const QJsonObject &params = row.problem.params;
    const int wanted = number(params, u"ordered"_s) - number(params, u"given_up"_s);
    const auto seen = store::sightFromBytes(row.seen);
    const store::SightLine *line = seen ? seen->line(LineId(params.value(u"line"_s).toString())) : nullptr;
    return line ? wanted < line->ordered - line->givenUp : number(params, u"given_up"_s) > 0;
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
        if (op.delta < 0)
            return code() == u"undo-below-shipped"_s ? (open() <= 0 ? u"full"_s : QString()) : u"undo"_s;
        if (code() == u"already-picked"_s || code() == u"line-given-up"_s)
            return isCut(row)                ? u"cut"_s
                   : param(u"shipped"_s) > 0 ? (someLeft() ? u"shipped"_s : u"all-shipped"_s)
                   : someLeft()              ? u"part"_s
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
        return code() == u"flag-changed"_s && shipped ? u"shipped"_s : u"clear"_s;
    }
    QString operator()(const FlagSkuOp &) const { return u"sku"_s; }
    QString operator()(const GiveUpRestOp &) const { return someLeft() ? u"part"_s : QString(); }
    QString operator()(const ShipOp &) const
    {
        if (code() == u"ship-more-than-left"_s)
            return isCut(row) ? u"cut"_s : QString();
        return u"ship"_s;
    }
    QString operator()(const VoidShipmentOp &) const { return {}; }
};

}  // namespace

Sentence refusalWords(const store::OpRow &row)
{
    const QString variant = std::visit(Variant{row}, row.operation.payload);
    Problem problem = row.problem;
    if (const auto *ship = std::get_if<ShipOp>(&row.operation.payload))
        problem.params.insert(u"waybill"_s, ship->waybill);
    if (problem.params.contains(u"ordered"_s)) {
        const int wanted = number(problem.params, u"ordered"_s) - number(problem.params, u"given_up"_s);
        problem.params.insert(u"wanted"_s, wanted);
        const int left = std::max(0, wanted - number(problem.params, u"picked"_s));
        problem.params.insert(u"left"_s, left);
        if (const auto *pick = std::get_if<PickOp>(&row.operation.payload)) {
            problem.params.insert(u"pieces"_s, std::min(pick->delta, left));
            problem.params.insert(u"back"_s, std::max(0, pick->delta - left));
        }
    }
    if (!variant.isEmpty()) {
        for (const ProblemVariant &entry : problemVariants()) {
            if (problem.code == QLatin1String(entry.code) && variant == QLatin1String(entry.variant))
                return filledSentence(entry.todo, entry.why, problem.params);
        }
    }
    return problemSentence(problem);
}

}  // namespace wyh::items
