// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

#include "models/domain/operation.h"
#include "models/domain/problem.h"

namespace wyh::store {

/// States of an operation in the outbox and who may leave them: sync.md 2.5.
enum class OpState { Pending, Acked, Done, Conflict, Rejected, Held, Stuck, Review, Closed };
QString opStateCode(OpState state);  ///< "pending", ...
std::optional<OpState> opStateFromCode(const QString &code);
/// Conflict, Rejected, Held, Stuck, Review: the user must look.
bool needsAttention(OpState state);

/// Reason of a closed operation that another one took the place of; the screens put it in words.
inline constexpr auto kSuperseded = "superseded";

/// How long a person may take back the closing of an operation.
inline constexpr qint64 kRestoreMs = 30LL * 24 * 60 * 60 * 1000;

/// One row of outbox.db.
struct OpRow
{
    qint64 n = 0;  ///< order of the user's acts
    Operation operation;
    OpState state = OpState::Pending;
    int attempts = 0;
    QString lastError;
    qint64 resultVersion = 0;
    qint64 resultPos = 0;
    Problem problem;
    QJsonObject effect;
    OpId supersedes;
    QString closedBy;
    QString closedReason;
    qint64 closedAtMs = 0;  ///< in the outbox by the platform's clock, from LocalStore by this PC's
    QString orderNumber;    ///< what people read for the lane: order number or SKU title, kept when it was recorded
    QString summary;        ///< line title or waybill, for the sync centre
    QByteArray seen;  ///< what the person saw when it was recorded (sightFromBytes); empty in rows of older programs
    std::optional<OpState> closedFrom;  ///< the state it was closed in; nothing in rows of older programs
    OpId supersededBy;                  ///< the act that was done in its place
    QJsonObject note;                   ///< {"note": code, "params": {..}}: a word of information on an applied one
    qint64 noteReadMs = 0;
};

/// What a platform's answer is judged by: an operation without what it does.
struct OpHead
{
    OpHead() = default;
    OpHead(const OpRow &row);  // NOLINT(google-explicit-constructor): every row has one

    qint64 n = 0;
    OpId id;
    QString lane;
    OpState state = OpState::Pending;
    qint64 resultVersion = 0;
    qint64 resultPos = 0;
    bool parcel = false;  ///< it sends a parcel or takes one back

    static bool isParcel(const QString &type);
};

/// Until when a closed operation can be restored; 0: it cannot (never closed by a person, done over, or of an older
/// program). By the clock that closedAtMs goes by.
qint64 restorableUntilMs(const OpRow &row);
QStringList idsOf(const QList<OpRow> &rows);

}  // namespace wyh::store
