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
    /// It may sign in again; the passphrase of what it sealed is said a last time. Error: "device-not-revoked".
    Result<Revoked> allow(const OrgId &org, const DeviceId &device);

    struct Refusal
    {
        net::Reply reply;
        bool told = false;  ///< it has been noted that the device knows
    };
    /// In words for the device itself, so only for whom has shown that it is this device; nullopt: it is not revoked.
    static Result<std::optional<Refusal>> refusal(wyh::sql::Connection &connection, const QString &org,
                                                  const QString &device);
    /// The device was told; to be called in a writing transaction.
    static Status noteTold(wyh::sql::Connection &connection, const Clock &clock, const QString &org,
                           const QString &device);

private:
    Services &m_services;
};

}  // namespace wyh::server
