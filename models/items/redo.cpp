// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/redo.h"

#include <QCoreApplication>

#include "models/items/operationtext.h"

namespace wyh::items {

using namespace Qt::StringLiterals;
using store::Act;
using store::OpState;
using store::Sight;
using store::SightLine;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Redo)
};

bool clearsOutOfStock(const store::Act &act)
{
    return std::holds_alternative<FlagLineOp>(act.payload);
}

bool clearsBoth(const Redo &redo)
{
    return redo.kind == Redo::Kind::ClearAndPick && redo.acts.size() > 2;
}

QString clearAndPick(const Redo &redo)
{
    if (clearsBoth(redo))
        return Text::tr("Put the goods back, or clear both marks and pick %1.").arg(redo.pieces);
    return clearsOutOfStock(redo.acts.first())
               ? Text::tr("If you have the goods, clear the out-of-stock mark and pick %1.").arg(redo.pieces)
               : Text::tr("Put the goods back, or clear the discontinued mark and pick %1.").arg(redo.pieces);
}

QString markAgain(const store::OpRow &row)
{
    const bool product = std::holds_alternative<FlagSkuOp>(row.operation.payload);
    if (isClearing(row))
        return product ? Text::tr("Ask whether the product is on sale again; if so, clear the mark again.")
                       : Text::tr("Look at the shelf; if the goods are there, clear the mark again.");
    return product ? Text::tr("Mark it again if the product is really discontinued.")
                   : Text::tr("Look at the shelf; if the goods are missing, mark it again.");
}

bool isWorkable(const Sight &now)
{
    return !now.gone && now.status != u"cancelled"_s && now.status != u"awaiting_payment"_s;
}

class Redoing
{
public:
    Redoing(const store::OpRow &row, const Sight &now) : m_row(row), m_now(now) {}

    std::optional<Redo> operator()(const PickOp &op) const
    {
        const SightLine *line = m_now.line(op.line);
        if (op.delta < 0)
            return line && isWorkable(m_now) ? putBackRest(op, *line) : std::nullopt;
        const bool possible = line && isWorkable(m_now) && op.delta > 0 && line->toPick() > 0 &&
                              m_row.problem.code != u"line-not-sendable"_s;
        if (!possible)
            return std::nullopt;
        Redo redo;
        redo.pieces = std::min(op.delta, line->toPick());
        redo.kind = redo.pieces < op.delta ? Redo::Kind::PickRest : Redo::Kind::PickAgain;
        if (line->discontinued) {
            redo.kind = Redo::Kind::ClearAndPick;
            redo.acts.append({skuLane(line->sku), FlagSkuOp{line->sku, false, line->skuVersion, line->title}, {}});
        }
        if (line->outOfStock) {
            redo.kind = Redo::Kind::ClearAndPick;
            redo.acts.append({m_row.operation.lane, FlagLineOp{op.line, false, line->flagVersion, line->shipped}, {}});
        }
        redo.acts.append({m_row.operation.lane, PickOp{op.line, redo.pieces}, m_row.operation.id});
        return redo;
    }

    std::optional<Redo> operator()(const FlagLineOp &op) const
    {
        const SightLine *line = m_now.line(op.line);
        const bool open =
            line && line->ordered - line->shipped - line->givenUp > 0 && (!op.outOfStock || line->toPick() > 0);
        if (!open || !isWorkable(m_now) || line->outOfStock == op.outOfStock)
            return std::nullopt;
        return over(Redo::Kind::MarkAgain, 0,
                    FlagLineOp{op.line, op.outOfStock, line->flagVersion, op.outOfStock ? 0 : line->shipped});
    }

    std::optional<Redo> operator()(const FlagSkuOp &op) const
    {
        if (m_now.gone || m_now.discontinued == op.discontinued)
            return std::nullopt;
        return over(Redo::Kind::MarkAgain, 0, FlagSkuOp{op.sku, op.discontinued, m_now.version, op.title});
    }

    std::optional<Redo> operator()(const GiveUpRestOp &op) const
    {
        const SightLine *line = m_now.line(op.line);
        if (!line || !isWorkable(m_now) || op.quantity < 1 || line->toPick() <= 0)
            return std::nullopt;
        const int pieces = std::min(op.quantity, line->toPick());
        return over(Redo::Kind::GiveUpRest, pieces, GiveUpRestOp{op.line, pieces, op.reason});
    }

    std::optional<Redo> operator()(const ShipOp &) const { return std::nullopt; }
    std::optional<Redo> operator()(const VoidShipmentOp &) const { return std::nullopt; }

private:
    /// What was put back on the shelf must not go on counting as picked: nobody would pick it for the rest of the
    /// order.
    [[nodiscard]] std::optional<Redo> putBackRest(const PickOp &op, const SightLine &line) const
    {
        const Problem &problem = m_row.problem;
        if (problem.code != u"nothing-to-put-back"_s && problem.code != u"undo-below-shipped"_s)
            return std::nullopt;
        int pieces = std::min(-op.delta, line.picked - line.shipped);
        // What others have picked since is theirs.
        if (problem.params.contains(u"picked"_s))
            pieces = std::min(pieces, static_cast<int>(problem.params.value(u"picked"_s).toInteger() -
                                                       problem.params.value(u"shipped"_s).toInteger()));
        if (pieces <= 0)
            return std::nullopt;
        return over(Redo::Kind::PutBackRest, pieces, PickOp{op.line, -pieces});
    }

    [[nodiscard]] Redo over(Redo::Kind kind, int pieces, OperationPayload payload) const
    {
        return {kind, pieces, {Act{m_row.operation.lane, std::move(payload), m_row.operation.id}}};
    }

    const store::OpRow &m_row;
    const Sight &m_now;
};

/// It agrees with the choice that is offered, also when the platform has changed since it refused.
QString redoTodo(const Redo &redo, const store::OpRow &row)
{
    const auto *pick = std::get_if<PickOp>(&row.operation.payload);
    switch (redo.kind) {
        case Redo::Kind::ClearAndPick:
            return clearAndPick(redo);
        case Redo::Kind::PickAgain:
            return Text::tr("Put nothing back: all %1 can be picked now.").arg(redo.pieces);
        case Redo::Kind::PickRest:
            return Text::tr("Put %1 back on the shelf; only %2 can still be picked.")
                .arg((pick ? pick->delta : redo.pieces) - redo.pieces)
                .arg(redo.pieces);
        case Redo::Kind::MarkAgain:
            return markAgain(row);
        case Redo::Kind::GiveUpRest:
            return Text::tr("Give up the %1 that are left, or put picked pieces back first.").arg(redo.pieces);
        case Redo::Kind::PutBackRest:
            return row.problem.code == u"undo-below-shipped"_s
                       ? Text::tr("Put back at most %1; the others are in a parcel.").arg(redo.pieces)
                       : Text::tr("If all of them lie on the shelf, put back the %1 that still count.")
                             .arg(redo.pieces);
    }
    return {};
}

}  // namespace

bool isClearing(const store::OpRow &row)
{
    const auto *line = std::get_if<FlagLineOp>(&row.operation.payload);
    const auto *sku = std::get_if<FlagSkuOp>(&row.operation.payload);
    return (line && !line->outOfStock) || (sku && !sku->discontinued);
}

std::optional<Redo> redoFor(const store::OpRow &row, const std::optional<Sight> &now)
{
    // Only what the platform has judged: everything else can still go through as it is.
    if (!now || (row.state != OpState::Conflict && row.state != OpState::Rejected))
        return std::nullopt;
    return std::visit(Redoing{row, *now}, row.operation.payload);
}

Sentence adviceFor(const store::OpRow &row, const std::optional<Sight> &now, std::optional<bool> waitsForEarlier)
{
    Sentence sentence = operationWords(row, waitsForEarlier);
    const auto redo = redoFor(row, now);
    if (!redo)
        return sentence;
    sentence.todo = redoTodo(*redo, row);
    // The platform refuses with the first mark it meets.
    if (clearsBoth(*redo))
        sentence.why = Text::tr("\"%1\" is marked out of stock and discontinued.").arg(row.summary);
    return sentence;
}

}  // namespace wyh::items
