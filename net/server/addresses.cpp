// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/addresses.h"

#include "net/contract/codec.h"
#include "net/server/statements.h"

namespace wyh::server {

Result<QList<Address>> Addresses::all()
{
    QList<Address> addresses;
    wyh::sql::Query row = m_connection.query(sql("address_list"));
    row.bind(1, m_org);
    while (row.step()) {
        const auto json = contract::parseObject(row.bytes(0));
        if (!json.ok())
            return json.error();
        auto address = contract::addressFromJson(*json);
        if (!address.ok())
            return address.error();
        addresses.append(std::move(address.value()));
    }
    if (row.failed())
        return row.error();
    return addresses;
}

Status Addresses::write(Address address, bool deleted)
{
    ++address.version;
    wyh::sql::Query put = m_connection.query(sql("address_put"));
    put.bind(1, m_org).bind(2, address.id.value).bind(3, address.version).bind(4, deleted);
    const Status status = put.bindText(5, contract::compact(contract::addressToJson(address))).run();
    if (status.ok())
        m_feed.changed(m_org, kAddresses, address.id.value, address.version,
                       deleted ? QStringLiteral("deleted") : QString());
    return status;
}

Status Addresses::save(Address address)
{
    const auto known = all();
    if (!known.ok())
        return known.error();
    bool anotherDefault = false;
    address.version = 0;
    {
        wyh::sql::Query row = m_connection.query(sql("address_get"));
        if (row.bindAll(m_org, address.id.value).step())
            address.version = row.integer(0);
        else if (row.failed())
            return row.error();
    }
    for (const Address &other : *known) {
        if (other.id != address.id && other.isDefault)
            anotherDefault = true;
    }
    if (!anotherDefault)
        address.isDefault = true;
    if (address.isDefault && anotherDefault) {
        for (Address other : *known) {
            if (other.id == address.id || !other.isDefault)
                continue;
            other.isDefault = false;
            if (Status status = write(other, false); !status.ok())
                return status;
        }
    }
    return write(address, false);
}

Status Addresses::remove(const AddressId &id)
{
    const auto known = all();
    if (!known.ok())
        return known.error();
    const Address *heir = nullptr;
    const Address *gone = nullptr;
    for (const Address &address : *known) {
        if (address.id == id)
            gone = &address;
        else if (!heir)
            heir = &address;
    }
    if (!gone)
        return makeError(QStringLiteral("address-unknown"));
    if (gone->isDefault && heir) {
        Address next = *heir;
        next.isDefault = true;
        if (Status status = write(next, false); !status.ok())
            return status;
    }
    return write(*gone, true);
}

Result<bool> addressKnown(wyh::sql::Connection &connection, const QString &org, const AddressId &id)
{
    wyh::sql::Query row = connection.query(sql("address_get"));
    const bool known = row.bindAll(org, id.value).step();
    if (row.failed())
        return row.error();
    return known;
}

Result<std::optional<QByteArray>> addressJson(wyh::sql::Connection &connection, const QString &org, const QString &id)
{
    wyh::sql::Query row = connection.query(sql("address_get"));
    if (!row.bindAll(org, id).step() || row.integer(1) != 0) {
        if (row.failed())
            return row.error();
        return std::optional<QByteArray>();
    }
    return std::optional<QByteArray>(row.bytes(2));
}

}  // namespace wyh::server
