// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "net/contract/sync.h"
#include "net/server/services.h"
#include "net/server/viewer.h"

namespace wyh::server {

/// What became of an operation, as it is kept.
struct StoredResult
{
    QString bodyHash;
    contract::OperationResult result;  ///< Applied, Conflict or Rejected
    QString device;                    ///< to whose feed it belongs
    QString account;
};
Result<std::optional<StoredResult>> findResult(wyh::sql::Connection &connection, const QString &org, const OpId &op);
Status addResult(wyh::sql::Connection &connection, const Clock &clock, const Viewer &viewer,
                 const StoredResult &result);
/// The result belongs to the viewer's device from now on, at `pos` of the feed; its time begins anew.
Status readdressResult(wyh::sql::Connection &connection, const Clock &clock, const Viewer &viewer, const OpId &op,
                       qint64 pos);
/// Of the viewer's own device, after < pos <= upTo, at most `limit`.
Status readResults(wyh::sql::Connection &connection, const Viewer &viewer, qint64 after, qint64 upTo, int limit,
                   QList<contract::OperationResult> &results, bool &more);

}  // namespace wyh::server
