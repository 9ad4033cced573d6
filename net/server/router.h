// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/server/services.h"
#include "net/server/sessions.h"

namespace wyh::server {

/// Requests -> the parts that answer them. Everything that holds for all routes stands here: size, version of the
/// client, token, device, rate.
class Router
{
public:
    explicit Router(Services &services) : m_services(services), m_sessions(services) {}
    net::Reply handle(const net::Request &request);

private:
    net::Reply health() const;
    net::Reply asViewer(const net::Request &request, int clientSchema);
    net::Reply answer(const Viewer &viewer, const net::Request &request, int clientSchema);

    Services &m_services;
    Sessions m_sessions;
};

}  // namespace wyh::server
