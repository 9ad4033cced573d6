// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

#include "net/contract/sync.h"
#include "net/server/services.h"
#include "net/server/viewer.h"

namespace wyh::server {

/// Carries out one item of a push, in a transaction of its own (sync.md 2.4):
/// known id -> the stored result (or "op-id-reused"); predecessor not applied -> blocked, not stored; then rights,
/// tenancy and the rules of the domain; whatever comes of it is stored with a position, so that it also arrives through
/// the pull.
class OperationRunner
{
public:
    OperationRunner(Services &services, const Viewer &viewer) : m_services(services), m_viewer(viewer) {}

    /// item has a UUID under "op"; everything else may be wrong and is then rejected. Errors are those of the database.
    Result<contract::OperationResult> run(const QJsonObject &item);

private:
    Services &m_services;
    const Viewer &m_viewer;
};

}  // namespace wyh::server
