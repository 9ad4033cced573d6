// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <optional>

#include "models/domain/order.h"
#include "net/server/feed.h"

namespace wyh::server {

/// The ship-from addresses of a supplier. The first one is the default; a new default takes it from the old one.
class Addresses
{
public:
    Addresses(wyh::sql::Connection &connection, FeedWriter &feed, QString org)
        : m_connection(connection), m_feed(feed), m_org(std::move(org))
    {
    }

    /// In the running transaction. The version is the platform's.
    Status save(Address address);
    /// Error "address-unknown".
    Status remove(const AddressId &id);

private:
    Result<QList<Address>> all();
    Status write(Address address, bool deleted);

    wyh::sql::Connection &m_connection;
    FeedWriter &m_feed;
    QString m_org;
};

/// Also true for one that was deleted meanwhile: the parcel left from there.
Result<bool> addressKnown(wyh::sql::Connection &connection, const QString &org, const AddressId &id);
/// The wire form; empty when there is none (any more).
Result<std::optional<QByteArray>> addressJson(wyh::sql::Connection &connection, const QString &org, const QString &id);

}  // namespace wyh::server
