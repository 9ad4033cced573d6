// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <functional>
#include <memory>

#include "models/core/result.h"
#include "net/message/message.h"
#include "net/server/http/accesslog.h"

namespace wyh::server {

struct ListenOptions
{
    QString host = QStringLiteral("127.0.0.1");  ///< an IP literal or "localhost"
    int port = 0;                                ///< 0: any free one
    bool behindProxy = false;  ///< plain HTTP on any address; the peer is whom the proxy names (peer.h)
    QString certificateFile;   ///< PEM chain; with keyFile: HTTPS, TLS 1.2 or newer
    QString keyFile;

    int maxBodyBytes = 1024 * 1024;
    int maxHeaderBytes = 32 * 1024;  ///< request line and all headers
    int maxConnections = 512;        ///< one thread each, made when needed, asleep between requests; more wait
    /// So many connections of one network (peer.h) are worked on at once, from a handshake or a request's first byte to
    /// its answer; one more is closed. Idle ones do not count: a whole warehouse behind one address may stay connected.
    /// Behind a proxy all come from the proxy, and nothing is counted.
    int maxBusyPerNetwork = 128;
    bool countLoopback = false;  ///< whether programs of this machine are counted, too
    int maxRequestsPerConnection = 10000;
    int keepAliveMs = 30000;      ///< how long an idle connection stays
    int headerTimeoutMs = 10000;  ///< from a request's first byte to its last header
    int bodyTimeoutMs = 30000;    ///< for the whole body
    int writeTimeoutMs = 30000;   ///< for the whole reply
};

/// Answers one request; called from many threads at once. Reply headers that begin with "X-Internal-" (Org, User) are
/// for the access log and do not leave the process.
using RequestHandler = std::function<net::Reply(const net::Request &)>;

/// Listens on a socket and hands requests to a handler. Every limit is per request, in bytes and in wall time, so that
/// a slow or hostile client costs one thread for a known time. Bodies must have a length and no encoding of their own.
class HttpListener
{
public:
    /// Listens when it returns. `log` may be nullptr and must outlive the listener.
    /// Errors: "plain-http-refused" (no TLS on an address others can reach), "address-unusable",
    /// "certificate-unusable".
    static Result<std::unique_ptr<HttpListener>> start(const ListenOptions &options, RequestHandler handler,
                                                       AccessLog *log);
    ~HttpListener();  ///< stop(0)
    HttpListener(const HttpListener &) = delete;
    HttpListener &operator=(const HttpListener &) = delete;

    [[nodiscard]] int port() const;
    [[nodiscard]] QString url() const;  ///< "http://127.0.0.1:49152"

    /// Takes no new connections, closes idle ones, lets running requests finish for at most so long, then cuts them.
    void stop(int graceMs = 10000);

private:
    HttpListener();
    struct Private;
    std::unique_ptr<Private> d;
};

/// Whether only this machine can reach the address.
bool isLoopback(const QString &host);

}  // namespace wyh::server
