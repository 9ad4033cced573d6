// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/core/result.h"
#include "models/domain/operation.h"
#include "models/domain/problem.h"

namespace wyh {

/// What applying an operation to an order made of it.
struct OrderOutcome
{
    Order order;
    bool changed = true;  ///< false: nothing was left to do (already so); counts as applied
    QString note;         ///< information for both sides, a problem-table code or empty (sync.md 2.8 "+i")
    QJsonObject noteParams;
};

/// The rules of domain.md and the concurrency table of sync.md 2.8, the same on client and platform.
/// The order must have its SKU flags filled in (withSkuFlags). Pure; never fails otherwise.
/// Rules that need more than the order (waybill already used in the organization, courier known, tenancy, permission)
/// are the caller's.
Result<OrderOutcome, Problem> decide(const Order &order, const OperationPayload &payload);

/// flag_sku on the SKU's flag record; `flag` is the current record (version 0 = there is none yet). A change raises the
/// record's version by one, on the client, too, so that the next operation names the right one: the caller does that.
struct SkuOutcome
{
    SkuFlag flag;
    bool changed = true;
};
Result<SkuOutcome, Problem> decideSku(const SkuFlag &flag, const FlagSkuOp &op);

/// What is shown: the record with its open operations laid over it in order. Never fails: an operation that no longer
/// fits is skipped and counted. 停售 (Line::discontinued) is kept as it is and stops nothing here: decide() checked it
/// when the operation was recorded, and the platform checks it again.
struct Folded
{
    Order order;
    int open = 0;     ///< operations laid over it
    int misfits = 0;  ///< operations that no longer fit
};
Folded fold(Order order, const QList<Operation> &operations);

}  // namespace wyh
