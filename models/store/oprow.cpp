// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/oprow.h"

#include <array>

namespace wyh::store {

namespace {

constexpr std::array kStates{OpState::Pending, OpState::Acked, OpState::Done,   OpState::Conflict, OpState::Rejected,
                             OpState::Held,    OpState::Stuck, OpState::Review, OpState::Closed};

}  // namespace

OpHead::OpHead(const OpRow &row)
    : n(row.n),
      id(row.operation.id),
      lane(row.operation.lane),
      state(row.state),
      resultVersion(row.resultVersion),
      resultPos(row.resultPos),
      parcel(isParcel(operationType(row.operation.payload)))
{
}

bool OpHead::isParcel(const QString &type)
{
    static const QString ship = operationType(ShipOp());
    static const QString taken = operationType(VoidShipmentOp());
    return type == ship || type == taken;
}

QString opStateCode(OpState state)
{
    switch (state) {
        case OpState::Pending:
            return QStringLiteral("pending");
        case OpState::Acked:
            return QStringLiteral("acked");
        case OpState::Done:
            return QStringLiteral("done");
        case OpState::Conflict:
            return QStringLiteral("conflict");
        case OpState::Rejected:
            return QStringLiteral("rejected");
        case OpState::Held:
            return QStringLiteral("held");
        case OpState::Stuck:
            return QStringLiteral("stuck");
        case OpState::Review:
            return QStringLiteral("review");
        case OpState::Closed:
            return QStringLiteral("closed");
    }
    return {};
}

std::optional<OpState> opStateFromCode(const QString &code)
{
    for (const OpState state : kStates) {
        if (opStateCode(state) == code)
            return state;
    }
    return std::nullopt;
}

bool needsAttention(OpState state)
{
    switch (state) {
        case OpState::Conflict:
        case OpState::Rejected:
        case OpState::Held:
        case OpState::Stuck:
        case OpState::Review:
            return true;
        case OpState::Pending:
        case OpState::Acked:
        case OpState::Done:
        case OpState::Closed:
            return false;
    }
    return false;
}

qint64 restorableUntilMs(const OpRow &row)
{
    const bool possible =
        row.state == OpState::Closed && row.closedFrom && needsAttention(*row.closedFrom) && row.supersededBy.isEmpty();
    return possible ? row.closedAtMs + kRestoreMs : 0;
}

/// Of those that may be laid over a record: what was set aside is not worked on.
QStringList idsOf(const QList<OpRow> &rows)
{
    QStringList ids;
    for (const OpRow &row : rows) {
        if (row.state == OpState::Pending || row.state == OpState::Acked)
            ids += row.operation.id.value;
    }
    return ids;
}

}  // namespace wyh::store
