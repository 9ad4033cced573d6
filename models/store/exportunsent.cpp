// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QJsonArray>
#include <QJsonDocument>

#include "models/store/storeprivate.h"
#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const OpRow &row)
{
    QJsonObject json{{u"n"_s, row.n},
                     {u"state"_s, opStateCode(row.state)},
                     {u"subject"_s, row.orderNumber},
                     {u"summary"_s, row.summary},
                     {u"attempts"_s, row.attempts},
                     {u"operation"_s, contract::operationToJson(row.operation, OpId())}};
    if (!row.problem.code.isEmpty())
        json.insert(u"problem"_s, contract::problemToJson(row.problem));
    if (!row.lastError.isEmpty())
        json.insert(u"last_error"_s, row.lastError);
    if (!row.supersedes.isEmpty())
        json.insert(u"supersedes"_s, row.supersedes.value);
    // Nobody can be found in it (sight.h); without it a decision on the other PC would not show what has changed.
    if (const QJsonObject seen = QJsonDocument::fromJson(row.seen).object(); !seen.isEmpty())
        json.insert(u"seen"_s, seen);
    return json;
}

}  // namespace

Result<QByteArray> LocalStore::exportUnsent(const QJsonObject &owner)
{
    QJsonArray operations;
    const QList<OpState> unsent{OpState::Pending, OpState::Acked, OpState::Conflict, OpState::Rejected,
                                OpState::Held,    OpState::Stuck, OpState::Review};
    const auto rows = readOperations(unsent, -1, false);
    if (!rows.ok())
        return rows.error();
    // Of a newer program's operations some cannot be read here, and a file without them would be taken for all.
    if (d->outbox->isNewer())
        return makeError(u"schema-newer"_s);
    for (const OpRow &row : *rows)
        operations.append(toJson(row));
    const QJsonObject document{{u"format"_s, u"woyouhuo-unsent"_s},
                               {u"version"_s, kUnsentVersion},
                               {u"exported_at"_s, contract::timeToText(d->clock.nowMs())},
                               {u"device"_s, d->outbox->device()},
                               {u"owner"_s, owner},
                               {u"operations"_s, operations}};
    return QJsonDocument(document).toJson(QJsonDocument::Indented);
}

}  // namespace wyh::store
