// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include "models/core/result.h"
#include "models/domain/operation.h"
#include "models/domain/problem.h"

namespace wyh::contract {

/// JSON <-> domain, the only place that knows the wire names (net/contract/openapi.yaml). Reading is strict: an unknown
/// enum value, a missing member or a wrong type is an Error "malformed" whose params.pointer says where; unknown
/// members are ignored (a newer platform may add some); params.pointers has every wrong place (at most 20). Money:
/// integer *_fen; weight: integer *_g; times: RFC 3339 UTC with ms.

QJsonObject orderToJson(const Order &order, bool withPrices);
Result<Order> orderFromJson(const QJsonObject &json);
/// The same out of bytes, without a document in between.
Result<Order> orderFromBytes(const QByteArray &bytes);
QJsonObject skuFlagToJson(const SkuFlag &flag);
Result<SkuFlag> skuFlagFromJson(const QJsonObject &json);
QJsonObject addressToJson(const Address &address);
Result<Address> addressFromJson(const QJsonObject &json);

/// The payload as {args, guard}; the schema number of the shape.
inline constexpr int kOperationSchema = 1;
QJsonObject argsToJson(const OperationPayload &payload);
QJsonObject guardToJson(const OperationPayload &payload);
Result<OperationPayload> payloadFromJson(const QString &type, const QJsonObject &args, const QJsonObject &guard);

/// One operation as an item of POST /v1/ops, `after` included when not empty.
QJsonObject operationToJson(const Operation &operation, const OpId &after);
Result<Operation> operationFromJson(const QJsonObject &json, OpId *after = nullptr);

QJsonObject problemToJson(const Problem &problem);
Result<Problem> problemFromJson(const QJsonObject &json);
/// Problem details of a whole answer (no "kind"). error.code e.g. "unauthorized"; params.pointer(s), as the readers
/// above give them, become the "errors" member.
QJsonObject httpProblemToJson(int status, const Error &error);
/// The error of such an answer; "malformed" when it is none.
Error httpProblemFromJson(const QJsonObject &json);

QString timeToText(qint64 msSinceEpoch);           ///< "2026-11-23T13:00:01.000Z"
Result<qint64> timeFromText(const QString &text);  ///< with offset or Z
QByteArray compact(const QJsonObject &json);
/// Depth <= 32, an object at the top; error "malformed".
Result<QJsonObject> parseObject(const QByteArray &bytes);

}  // namespace wyh::contract
