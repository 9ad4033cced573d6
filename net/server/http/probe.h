// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/message/message.h"

namespace wyh::server {

/// One request to a listener of this machine over a real socket, plain HTTP; for the self-test. Blocks for at most
/// request.timeoutMs; Reply::status 0 when there was no answer.
net::Reply askLoopback(int port, const net::Request &request);

}  // namespace wyh::server
