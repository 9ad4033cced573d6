// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/http/peer.h"

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#endif

#include <cstring>

namespace wyh::server {

namespace {

constexpr qsizetype kLongest = 64;

QByteArray forwardedFor(const net::Headers &headers)
{
    QByteArray last;
    for (const auto &header : headers) {
        if (header.first.compare("X-Forwarded-For", Qt::CaseInsensitive) == 0)
            last = header.second;
    }
    return last.mid(last.lastIndexOf(',') + 1).trimmed();
}

/// "1.2.3.4:5", "[::1]:5", "fe80::1%eth0" -> the address alone.
QByteArray bare(const QByteArray &written)
{
    QByteArray address = written;
    if (address.startsWith('['))
        address = address.mid(1, address.indexOf(']') - 1);
    else if (address.count(':') == 1)
        address = address.left(address.indexOf(':'));
    const qsizetype zone = address.indexOf('%');
    return zone < 0 ? address : address.left(zone);
}

QByteArray networkOf(const QByteArray &address)
{
    in6_addr parsed{};
    if (inet_pton(AF_INET6, address.constData(), &parsed) != 1)
        return address;
    char text[INET6_ADDRSTRLEN] = {};
    if (IN6_IS_ADDR_V4MAPPED(&parsed)) {
        inet_ntop(AF_INET, parsed.s6_addr + 12, text, sizeof(text));
        return text;
    }
    std::memset(parsed.s6_addr + 8, 0, 8);
    inet_ntop(AF_INET6, &parsed, text, sizeof(text));
    return QByteArray(text) + "/64";
}

}  // namespace

QByteArray peerOf(const QByteArray &remote, const net::Headers &headers, bool behindProxy)
{
    const QByteArray forwarded = behindProxy ? forwardedFor(headers) : QByteArray();
    return networkOf(bare(forwarded.isEmpty() ? remote : forwarded)).left(kLongest);
}

}  // namespace wyh::server
