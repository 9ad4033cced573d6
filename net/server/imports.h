// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/server/importmerge.h"
#include "net/server/services.h"

namespace wyh::server {

/// Orders from outside into the data, and what else a supplier's own systems tell (places, removals).
class Imports
{
public:
    explicit Imports(Services &services) : m_services(services) {}

    Result<ImportReport> importOrders(const OrgId &supplier, const QList<ImportedOrder> &orders);
    Status removeOrder(const OrgId &supplier, const QString &sourceId);
    Status setSkuLocation(const OrgId &supplier, const QString &sourceSku, const QString &location);

private:
    Status importOne(wyh::sql::Connection &connection, class FeedWriter &feed, const OrgId &supplier,
                     const ImportedOrder &imported, ImportReport &report);
    Result<OrgId> dealerOf(wyh::sql::Connection &connection, const ImportedOrder &imported);

    Services &m_services;
};

}  // namespace wyh::server
