// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/synccentre/operationactions.h"

#include <QCoreApplication>

namespace wyh::ui {

using namespace Qt::StringLiterals;
using store::OpState;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(wyh::ui::OperationAction)
};

/// A parcel that is out there, or may be, under a number that was not accepted: it is sent again under the right one.
bool isParcelToRedo(const store::OpRow &row)
{
    return std::holds_alternative<ShipOp>(row.operation.payload) &&
           (row.state == OpState::Conflict || row.state == OpState::Rejected);
}

}  // namespace

QList<OperationAction> actionsFor(const store::OpRow &row)
{
    QList<OperationAction> actions;
    const bool hasOrder = !orderOfLane(row.operation.lane).isEmpty();
    switch (row.state) {
        case OpState::Conflict:
        case OpState::Rejected:
            if (isParcelToRedo(row)) {
                actions = {OperationAction::ChangeWaybill, OperationAction::Discard};
            } else {
                actions = {OperationAction::Acknowledge};
            }
            break;
        case OpState::Held:
        case OpState::Stuck:
        case OpState::Review:
            actions = {OperationAction::SendAgain, OperationAction::Discard};
            break;
        case OpState::Pending:
        case OpState::Acked:
        case OpState::Done:
        case OpState::Closed:
            break;
    }
    if (hasOrder)
        actions.append(OperationAction::ViewOrder);
    actions.append(OperationAction::CopyText);
    return actions;
}

QString actionText(OperationAction action)
{
    switch (action) {
        case OperationAction::ViewOrder:
            return Text::tr("View order");
        case OperationAction::ChangeWaybill:
            return Text::tr("Ship again");
        case OperationAction::Acknowledge:
            return Text::tr("Got it");
        case OperationAction::Discard:
            return Text::tr("Discard…");
        case OperationAction::SendAgain:
            return Text::tr("Send again");
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
        case OperationAction::ChangeWaybill:
            return u"Ctrl+W"_s;
        case OperationAction::Acknowledge:
            return u"Ctrl+Return"_s;
        case OperationAction::Discard:
            return u"Ctrl+Backspace"_s;
        case OperationAction::SendAgain:
            return u"Ctrl+R"_s;
        case OperationAction::CopyText:
            return u"Ctrl+Shift+C"_s;
    }
    return {};
}

}  // namespace wyh::ui
