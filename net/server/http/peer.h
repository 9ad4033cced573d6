// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/message/message.h"

namespace wyh::server {

/// Who a request comes from, for the throttle. Behind a proxy it is the last entry of the last X-Forwarded-For line:
/// that one was written by our own proxy, those before it by anybody. Without a port; IPv6 by its network of 64 bits,
/// of which one customer has all addresses.
QByteArray peerOf(const QByteArray &remote, const net::Headers &headers, bool behindProxy);

}  // namespace wyh::server
