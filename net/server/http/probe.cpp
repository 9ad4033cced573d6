// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/http/probe.h"

#include <httplib.h>

namespace wyh::server {

net::Reply askLoopback(int port, const net::Request &request)
{
    httplib::Client client("127.0.0.1", port);
    const auto timeout = std::chrono::milliseconds(request.timeoutMs);
    client.set_connection_timeout(timeout);
    client.set_read_timeout(timeout);
    client.set_write_timeout(timeout);
    httplib::Request out;
    out.method = request.method.toStdString();
    out.path = request.path.toStdString();
    if (!request.query.isEmpty())
        out.path += '?' + request.query.toStdString();
    for (const auto &header : request.headers)
        out.set_header(header.first.toStdString(), header.second.toStdString());
    out.body = request.body.toStdString();
    net::Reply reply;
    const httplib::Result result = client.send(out);
    if (!result) {
        reply.failure = net::Reply::Failure::Offline;
        reply.detail = QString::fromStdString(httplib::to_string(result.error()));
        return reply;
    }
    reply.status = result->status;
    for (const auto &header : result->headers)
        reply.headers.append({QByteArray::fromStdString(header.first), QByteArray::fromStdString(header.second)});
    reply.body = QByteArray::fromStdString(result->body);
    return reply;
}

}  // namespace wyh::server
