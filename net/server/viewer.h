// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include "models/core/ids.h"
#include "net/contract/sync.h"

namespace wyh::server {

/// Who asks: read from the access token anew for each request, so that a changed permission counts at once.
struct Viewer
{
    contract::Account account;
    QString session;
    DeviceId device;

    [[nodiscard]] const QString &org() const { return account.org.value; }
    [[nodiscard]] const QString &user() const { return account.user.value; }
    [[nodiscard]] bool isSupplier() const { return account.orgKind == QLatin1String("supplier"); }
    [[nodiscard]] bool may(QLatin1String permission) const { return account.permissions.contains(permission); }
    [[nodiscard]] bool seesPrices() const { return may(QLatin1String("view_prices")); }
};

/// "pick,ship" <-> list; sorted and without doubles, so that the same rights are always the same text.
QString permissionsToText(QStringList permissions);
QStringList permissionsFromText(const QString &text);

}  // namespace wyh::server
