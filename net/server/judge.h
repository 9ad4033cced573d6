// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <optional>

#include "models/domain/operation.h"
#include "models/domain/problem.h"
#include "net/server/feed.h"
#include "net/server/services.h"
#include "net/server/viewer.h"

namespace wyh::server {

/// What the platform makes of an operation.
struct Judgement
{
    std::optional<Problem> problem;  ///< refused: nothing was written
    qint64 version = 0;              ///< of the record after the operation; 0 when there is none
    QJsonObject effect;              ///< {"note": code, "params": {..}} or empty
};

/// Applies one operation inside the running transaction: rights, tenancy, the rules that need more than the order
/// (waybill, courier, address), and the domain's own (models/domain/decide.h).
class Judge
{
public:
    Judge(Services &services, const Viewer &viewer, wyh::sql::Connection &connection, FeedWriter &feed)
        : m_services(services), m_viewer(viewer), m_connection(connection), m_feed(feed)
    {
    }
    /// Errors are those of the database.
    Result<Judgement> judge(const Operation &operation);

private:
    [[nodiscard]] bool permitted(const OperationPayload &payload) const;
    Result<Judgement> judgeSku(const FlagSkuOp &op);
    Result<Judgement> judgeOrder(const OrderId &id, const OperationPayload &payload);
    /// Why this parcel may not be made although the order would allow it.
    Result<std::optional<Problem>> shipObstacle(const Order &order, const ShipOp &op);

    Services &m_services;
    const Viewer &m_viewer;
    wyh::sql::Connection &m_connection;
    FeedWriter &m_feed;
};

}  // namespace wyh::server
