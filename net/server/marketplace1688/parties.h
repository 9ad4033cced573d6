// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

#include "models/domain/order.h"

namespace wyh::server::marketplace1688 {

/// The buyer as an organization of the platform.
struct Buyer
{
    QString code;  ///< fit to be an organization's code, the same for the same 1688 account
    QString name;  ///< the company, else the contact, else the login
};
Buyer buyerOf(const QJsonObject &baseInfo);

/// Who gets the parcel: receiverInfo, with the address in parts from nativeLogistics where it is given.
Recipient recipientOf(const QJsonObject &trade, const QJsonObject &baseInfo);

}  // namespace wyh::server::marketplace1688
