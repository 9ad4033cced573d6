// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/server/http/connection.h"
#include "net/server/http/listener.h"

namespace wyh::server {

/// One request on one connection: turns the library's values into ours and back, and notes what the access log says of
/// it. Lives on the connection's thread while the library works on the request; the library's callbacks find it by
/// current().
class Exchange
{
public:
    Exchange(ConnectionStream &stream, const ListenOptions &options);
    ~Exchange();
    Exchange(const Exchange &) = delete;
    Exchange &operator=(const Exchange &) = delete;
    static Exchange *current();

    ConnectionStream &stream() { return m_stream; }
    /// Answers a request with a header that holds a line break or another control character; false: go on. (The library
    /// resolves %0d%0a in values: what stands behind it would be read as a header of its own by whoever passes it on.)
    bool refuseHead(const httplib::Request &request, httplib::Response &response);
    /// Answers a request whose body must not be read (no length, encoded, multipart); false: go on.
    bool refuseBody(const httplib::Request &request, httplib::Response &response);
    void answer(const httplib::Request &request, httplib::Response &response, const RequestHandler &handler);
    /// Puts problem details into a refusal of the library's own.
    void explain(const httplib::Request &request, httplib::Response &response);

    [[nodiscard]] bool answered() const { return m_entry.status != 0; }
    [[nodiscard]] bool bodyUnread() const { return m_bodyUnread; }
    [[nodiscard]] AccessEntry entry() const;

private:
    void note(const httplib::Request &request);
    void put(net::Reply reply, httplib::Response &response);

    ConnectionStream &m_stream;
    const ListenOptions &m_options;
    const qint64 m_startedMs;
    AccessEntry m_entry;
    bool m_bodyUnread = false;
};

}  // namespace wyh::server
