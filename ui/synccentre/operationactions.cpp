// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/synccentre/operationactions.h"

#include <QCoreApplication>

#include "models/items/redo.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using items::Redo;
using store::OpState;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(wyh::ui::OperationAction)
};

bool isParcel(const store::OpRow &row)
{
    return std::holds_alternative<ShipOp>(row.operation.payload);
}

/// Nothing of this parcel may go: the order, or what is in it, is not wanted any more.
bool isUnwanted(const store::OpRow &row)
{
    static const QStringList codes{u"ship-order-cancelled"_s, u"ship-already-shipped"_s, u"ship-given-up"_s,
                                   u"order-unknown"_s};
    return isParcel(row) && codes.contains(row.problem.code);
}

bool isPick(const store::OpRow &row)
{
    const auto *pick = std::get_if<PickOp>(&row.operation.payload);
    return pick && pick->delta > 0;
}

QList<OperationAction> refusedActions(const store::OpRow &row, const std::optional<store::Sight> &now)
{
    if (isUnwanted(row))
        return {OperationAction::Acknowledge, OperationAction::Recall, OperationAction::Discard};
    if (isParcel(row))
        return {OperationAction::ShipAgain, OperationAction::Recall, OperationAction::Discard};
    QList<OperationAction> actions;
    if (items::redoFor(row, now))
        actions.append(OperationAction::DoOver);
    actions.append({OperationAction::Acknowledge, OperationAction::Discard});
    return actions;
}

QString doOverText(const Redo &redo, const store::OpRow &row)
{
    switch (redo.kind) {
        case Redo::Kind::ClearAndPick:
            return redo.acts.size() > 2 ? Text::tr("Clear both marks and pick %n", nullptr, redo.pieces)
                                        : Text::tr("Clear the mark and pick %n", nullptr, redo.pieces);
        case Redo::Kind::PickAgain:
            return Text::tr("Pick %n again", nullptr, redo.pieces);
        case Redo::Kind::PickRest:
            return Text::tr("Pick only the %n left", nullptr, redo.pieces);
        case Redo::Kind::MarkAgain:
            return items::isClearing(row) ? Text::tr("Clear the mark again") : Text::tr("Mark it again");
        case Redo::Kind::GiveUpRest:
            return Text::tr("Give up the %n left", nullptr, redo.pieces);
        case Redo::Kind::PutBackRest:
            return Text::tr("Put back only %n", nullptr, redo.pieces);
    }
    return {};
}

QString shipAgainText(const store::OpRow &row)
{
    if (row.problem.code == u"waybill-used"_s || row.problem.code == u"shipment-id-reused"_s)
        return Text::tr("Ship again with another number");
    if (row.problem.code == u"address-changed"_s)
        return Text::tr("Ship again to the new address");
    return Text::tr("Correct and ship again");
}

QString acknowledgeText(const store::OpRow &row, const std::optional<store::Sight> &now)
{
    if (row.state == OpState::Done)
        return Text::tr("Got it");
    // Where some can still be picked, it must be plain that this gives them up as well.
    if (isPick(row) && items::redoFor(row, now))
        return Text::tr("Pick none: all %n are back on the shelf", nullptr,
                        std::get<PickOp>(row.operation.payload).delta);
    if (isPick(row))
        return Text::tr("Got it, the goods are back on the shelf");
    if (isParcel(row))
        return Text::tr("Got it, the parcel is here and unpacked");
    return Text::tr("Got it");
}

}  // namespace

QList<OperationAction> actionsFor(const store::OpRow &row, const std::optional<store::Sight> &now, qint64 nowMs,
                                  const items::Standing &standing)
{
    QList<OperationAction> actions;
    switch (row.state) {
        case OpState::Conflict:
        case OpState::Rejected:
            actions = refusedActions(row, now);
            break;
        case OpState::Held:
            actions = {OperationAction::SendAgain, OperationAction::Discard};
            if (!standing.waits && standing.released > 1)
                actions.insert(1, OperationAction::SendAllAgain);
            break;
        case OpState::Stuck:
        case OpState::Review:
            actions = {OperationAction::SendAgain, OperationAction::Discard};
            break;
        case OpState::Done:
            if (!row.note.isEmpty() && row.noteReadMs == 0)
                actions = {OperationAction::Acknowledge};
            break;
        case OpState::Closed:
            if (store::restorableUntilMs(row) > nowMs)
                actions = {OperationAction::Restore};
            break;
        case OpState::Pending:
        case OpState::Acked:
            break;
    }
    if (!orderOfLane(row.operation.lane).isEmpty())
        actions.append(OperationAction::ViewOrder);
    actions.append(OperationAction::CopyText);
    return actions;
}

QString actionText(OperationAction action, const store::OpRow &row, const std::optional<store::Sight> &now,
                   const items::Standing &standing)
{
    switch (action) {
        case OperationAction::ViewOrder:
            return Text::tr("View order");
        case OperationAction::ShipAgain:
            return shipAgainText(row);
        case OperationAction::DoOver:
            if (const auto redo = items::redoFor(row, now))
                return doOverText(*redo, row);
            return Text::tr("Do it over");
        case OperationAction::Acknowledge:
            return acknowledgeText(row, now);
        case OperationAction::Recall:
            return Text::tr("Recall and tell the dealer…");
        case OperationAction::Discard:
            return Text::tr("Discard…");
        case OperationAction::SendAgain:
            return Text::tr("Send again");
        case OperationAction::SendAllAgain:
            return Text::tr("Send all %n again", nullptr, standing.released);
        case OperationAction::Restore:
            return Text::tr("Restore");
        case OperationAction::CopyText:
            return Text::tr("Copy text");
    }
    return {};
}

QString actionKey(OperationAction action)
{
    switch (action) {
        case OperationAction::ViewOrder:
            return u"Ctrl+O"_s;
        case OperationAction::ShipAgain:
            return u"Ctrl+W"_s;
        case OperationAction::DoOver:
            return u"Ctrl+D"_s;
        case OperationAction::Acknowledge:
            return u"Ctrl+Return"_s;
        case OperationAction::Recall:
            return u"Ctrl+M"_s;
        case OperationAction::Discard:
            return u"Ctrl+Backspace"_s;
        case OperationAction::SendAgain:
            return u"Ctrl+R"_s;
        case OperationAction::SendAllAgain:
            return u"Ctrl+Shift+R"_s;
        case OperationAction::Restore:
            return u"Ctrl+Z"_s;
        case OperationAction::CopyText:
            return u"Ctrl+Shift+C"_s;
    }
    return {};
}

bool dependsOnPlatform(const store::OpRow &row)
{
    return (row.state == OpState::Conflict || row.state == OpState::Rejected) && !isParcel(row);
}

QString shortDoOver(const store::OpRow &row, const std::optional<store::Sight> &now)
{
    const auto redo = items::redoFor(row, now);
    if (!redo)
        return {};
    switch (redo->kind) {
        case Redo::Kind::ClearAndPick:
            return Text::tr("Clear, pick %n", nullptr, redo->pieces);
        case Redo::Kind::PickAgain:
        case Redo::Kind::PickRest:
            return Text::tr("Pick %n", nullptr, redo->pieces);
        case Redo::Kind::MarkAgain:
            return items::isClearing(row) ? Text::tr("Clear again") : Text::tr("Mark again");
        case Redo::Kind::GiveUpRest:
            return Text::tr("Give up %n", nullptr, redo->pieces);
        case Redo::Kind::PutBackRest:
            return Text::tr("Put back %n", nullptr, redo->pieces);
    }
    return {};
}

QString shortAcknowledgement(const store::OpRow &row)
{
    if (row.state != OpState::Done && isPick(row))
        return Text::tr("Goods are back");
    if (row.state != OpState::Done && isParcel(row))
        return Text::tr("Unpacked");
    return Text::tr("Got it");
}

QString acknowledgedReason(const store::OpRow &row)
{
    if (isPick(row))
        return Text::tr("Goods put back on the shelf");
    if (isParcel(row))
        return Text::tr("Parcel kept here and unpacked");
    return Text::tr("Seen");
}

}  // namespace wyh::ui
