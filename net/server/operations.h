// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

#include "net/contract/sync.h"
#include "net/server/results.h"
#include "net/server/services.h"
#include "net/server/viewer.h"

namespace wyh::server {

/// Carries out the items of a push in order (sync.md 2.4), each on its own:
/// known id -> the stored result (or "op-id-reused"); predecessor not applied -> blocked, not stored; then rights,
/// tenancy and the rules of the domain; whatever comes of it is stored with a position, so that it also arrives through
/// the pull.
///
/// A whole push is one transaction: nothing of it is told to anybody before its COMMIT, so one durable commit instead
/// of a hundred takes nothing from anyone. When the database fails, nothing of the push has happened and the client
/// repeats it.
class OperationRunner
{
public:
    OperationRunner(Services &services, const Viewer &viewer, wyh::sql::Connection &connection)
        : m_services(services), m_viewer(viewer), m_connection(connection)
    {
    }

    /// item has a UUID under "op"; everything else may be wrong and is then rejected. Errors are those of the database
    /// and end the transaction.
    Result<contract::OperationResult> run(const QJsonObject &item);

private:
    /// Known, reused or blocked: answered without a look at what it wants.
    Result<bool> answeredBefore(const QJsonObject &item, const QString &bodyHash, contract::OperationResult &answer);
    Status followOwner(const StoredResult &known, contract::OperationResult &answer);
    Status carryOut(const QJsonObject &item, const QString &bodyHash, contract::OperationResult &answer);

    Services &m_services;
    const Viewer &m_viewer;
    wyh::sql::Connection &m_connection;
};

}  // namespace wyh::server
