// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>

#include "net/server/marketplace1688/sellerorders.h"
#include "net/server/platform.h"

namespace wyh::server::marketplace1688 {

/// What became of every order of a file: entries = added + changed + unchanged + skipped.size(), always.
struct Report
{
    int entries = 0;
    int added = 0;
    int changed = 0;
    int unchanged = 0;
    QMap<QString, int> outcomes;  ///< outcomeCode -> imported orders, for what the file says
    QList<Remark> skipped;        ///< also with the platform's own "order-invalid" and "older"
    QList<Remark> remarks;
};

/// Reads a file (sellerorders.h) and brings it into the platform. Running it again with the same file changes nothing;
/// what a changed file changes is said in net/server/importmerge.h. An order of which a later copy (modifyTime) was
/// read before is skipped as "older". Errors: those of readSellerOrders() and Platform::importOrders(), except
/// "order-invalid", which skips that order and goes on.
Result<Report> importSellerOrders(Platform &platform, const OrgId &supplier, const QByteArray &json);

/// The report as lines of plain English text, without names, phones or addresses.
QString reportText(const Report &report);

}  // namespace wyh::server::marketplace1688
