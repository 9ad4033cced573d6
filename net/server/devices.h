// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/server/services.h"

namespace wyh::server {

/// PCs that were lost, sold or taken away. A revoked device gets nothing any more but the word that it is revoked
/// ("device-revoked"), which makes a desktop delete what it has of the organization. What it has not sent it seals
/// first with a passphrase of the platform's, or it removes that too: the operator decides.
class Devices
{
public:
    explicit Devices(Services &services) : m_services(services) {}

    Result<QList<DeviceInfo>> list(const OrgId &org);
    /// All its sessions end. Revoked once more: the same passphrase. Errors: "device-unknown".
    Result<Revoked> revoke(const OrgId &org, const DeviceId &device, UnsentWork unsent);
    /// It may sign in again. Error: "device-not-revoked".
    Status allow(const OrgId &org, const DeviceId &device);

    /// In words for the device itself; nullopt: it is not revoked. Says it only to whom shows that it is this device.
    static Result<std::optional<net::Reply>> refusal(wyh::sql::Connection &connection, const QString &org,
                                                     const QString &device);
    /// The device was told; to be called in a writing transaction.
    static Status noteTold(wyh::sql::Connection &connection, const Clock &clock, const QString &org,
                           const QString &device);

private:
    Services &m_services;
};

}  // namespace wyh::server
