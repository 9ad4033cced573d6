// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/http/listener.h"

#include <QRegularExpression>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "net/server/http/connection.h"
#include "net/server/http/connectionthreads.h"
#include "net/server/http/exchange.h"
#include "net/server/http/peer.h"
#include "net/server/http/tls.h"

#ifndef _WIN32
#include <sys/socket.h>
#endif

using namespace Qt::StringLiterals;

namespace wyh::server {

namespace {

// A body that is too large is read and thrown away up to so many times the limit, so that its sender reads the answer.
constexpr qint64 drainFactor = 4;
constexpr int drainMs = 2000;
constexpr int backlog = 512;

// The library's own choice, SO_REUSEPORT, would let two programs listen on one port without a word.
void socketOptions(socket_t socket)
{
    const int yes = 1;
#ifdef _WIN32
    ::setsockopt(socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, reinterpret_cast<const char *>(&yes), sizeof(yes));
#else
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
#endif
}

/// cpp-httplib parses requests and writes replies; connections, limits and the end are ours.
class Server final : public httplib::Server
{
public:
    Server(const ListenOptions &options, RequestHandler handler, AccessLog *log, std::shared_ptr<TlsContext> tls)
        : m_options(options), m_handler(std::move(handler)), m_log(log), m_tls(std::move(tls))
    {
        new_task_queue = [this] {
            return new ConnectionThreads(
                static_cast<size_t>(m_options.maxConnections), [this] { closeIdle(); }, m_waiting);
        };
        set_socket_options(socketOptions);
        set_payload_max_length(static_cast<size_t>(m_options.maxBodyBytes));
        set_pre_routing_handler([this](const httplib::Request &request, httplib::Response &response) {
            return beforeBody(request, response);
        });
        const auto answer = [this](const httplib::Request &request, httplib::Response &response) {
            Exchange::current()->answer(request, response, m_handler);
        };
        for (auto add : {&httplib::Server::Get, &httplib::Server::Delete, &httplib::Server::Options})
            (this->*add)(".*", answer);
        Post(".*", httplib::Server::Handler(answer));
        Put(".*", httplib::Server::Handler(answer));
        Patch(".*", httplib::Server::Handler(answer));
        set_error_handler([](const httplib::Request &request, httplib::Response &response) {
            Exchange::current()->explain(request, response);
        });
        set_exception_handler([](const httplib::Request &, httplib::Response &response, const std::exception_ptr &) {
            response.status = 500;
        });
    }

    void lengthenQueue() { ::listen(svr_sock_, backlog); }

    void closeIdle()
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &connection : m_connections) {
            if (connection.second.idle)
                shutdownSocket(connection.first, Direction::Read);
        }
    }

    void beginStop()
    {
        m_stopping = true;
        stop();
        closeIdle();
    }

    void awaitEnd(int graceMs)
    {
        std::unique_lock lock(m_mutex);
        m_ended.wait_for(lock, std::chrono::milliseconds(graceMs), [this] { return m_connections.empty(); });
        for (const auto &connection : m_connections)
            shutdownSocket(connection.first, Direction::Both);
    }

private:
    // Called by the library on one of our threads for each accepted socket.
    bool process_and_close_socket(socket_t socket) override
    {
        prepareSocket(socket);
        {
            std::unique_ptr<TlsSession> session = m_tls ? m_tls->session(static_cast<int>(socket)) : nullptr;
            const bool usable = session || !m_tls;
            ConnectionStream stream(socket, std::move(session));
            const QByteArray network = countedNetwork(stream);
            if (markBusy(socket, network) && usable && (!m_tls || stream.handshake(m_options.headerTimeoutMs)))
                serve(stream, network);
        }
        forget(socket);  // before the number of the socket can belong to another one
        m_ended.notify_all();
        closeSocket(socket);
        return true;
    }

    void serve(ConnectionStream &stream, const QByteArray &network)
    {
        for (int left = m_options.maxRequestsPerConnection; left > 0; --left) {
            markIdle(stream.socket());
            if (m_stopping || !stream.waitForRequest(m_options.keepAliveMs) || !markBusy(stream.socket(), network))
                break;
            Exchange exchange(stream, m_options);
            stream.allowReading(m_options.maxHeaderBytes, m_options.headerTimeoutMs);
            stream.allowWriting(m_options.headerTimeoutMs + m_options.bodyTimeoutMs);
            bool closed = false;
            const bool ok = process_request(stream, left == 1 || m_stopping, closed, nullptr);
            if (m_log && exchange.answered())
                m_log->write(exchange.entry());
            if (exchange.bodyUnread())
                drain(stream);
            if (!ok || closed || exchange.bodyUnread() || m_waiting > 0)
                break;
        }
        stream.sayGoodbye();
    }

    // Closing with unread bytes resets the connection, and the sender would never see the reply.
    void drain(ConnectionStream &stream) const
    {
        stream.sayGoodbye();
        shutdownSocket(stream.socket(), Direction::Write);
        stream.allowReading(drainFactor * m_options.maxBodyBytes, drainMs);
        char rest[8192];
        while (stream.read(rest, sizeof(rest)) > 0) {
        }
    }

    // After the headers, before the body.
    HandlerResponse beforeBody(const httplib::Request &request, httplib::Response &response)
    {
        Exchange *exchange = Exchange::current();
        exchange->stream().allowReading(drainFactor * m_options.maxBodyBytes, m_options.bodyTimeoutMs);
        if (exchange->refuseHead(request, response) || exchange->refuseBody(request, response))
            return HandlerResponse::Handled;
        if (request.method != "GET" && request.method != "HEAD")
            return HandlerResponse::Unhandled;
        // No body to wait for, and one handler for all paths: the library's search by regular expression is not needed.
        exchange->answer(request, response, m_handler);
        return HandlerResponse::Handled;
    }

    /// Whose connections are counted together; empty: they are not counted.
    QByteArray countedNetwork(const ConnectionStream &stream) const
    {
        if (m_options.behindProxy)
            return {};
        std::string ip;
        int port = 0;
        stream.get_remote_ip_and_port(ip, port);
        const QByteArray network = peerOf(QByteArray::fromStdString(ip), {}, false);
        const bool ownMachine = isLoopback(QString::fromStdString(ip)) || isLoopback(QString::fromLatin1(network));
        return ownMachine && !m_options.countLoopback ? QByteArray() : network;
    }

    /// False: the connection must go, so that slow clients of one address cannot take every thread.
    bool markBusy(socket_t socket, const QByteArray &network)
    {
        const std::lock_guard lock(m_mutex);
        if (!network.isEmpty()) {
            int &busy = m_busy[network];
            if (busy >= m_options.maxBusyPerNetwork)
                return false;
            ++busy;
        }
        m_connections[socket] = {false, network};
        return true;
    }

    void markIdle(socket_t socket)
    {
        const std::lock_guard lock(m_mutex);
        Connection &connection = m_connections[socket];
        discount(connection);
        connection.idle = true;
    }

    void forget(socket_t socket)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_connections.find(socket);
        if (found == m_connections.end())
            return;
        discount(found->second);
        m_connections.erase(found);
    }

    struct Connection
    {
        bool idle = false;
        QByteArray network;  // empty: not counted
    };

    void discount(const Connection &connection)
    {
        if (connection.idle || connection.network.isEmpty())
            return;
        const auto found = m_busy.find(connection.network);
        if (--found->second == 0)
            m_busy.erase(found);
    }

    const ListenOptions m_options;
    const RequestHandler m_handler;
    AccessLog *const m_log;
    const std::shared_ptr<TlsContext> m_tls;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_waiting = 0;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    std::map<socket_t, Connection> m_connections;
    std::map<QByteArray, int> m_busy;  // network -> its connections that are not idle
};

}  // namespace

struct HttpListener::Private
{
    std::unique_ptr<Server> server;
    std::thread thread;
    std::atomic<bool> ended = false;
    QString host;
    int port = 0;
    bool secure = false;
};

bool isLoopback(const QString &host)
{
    static const QRegularExpression numbers(u"\\A127(?:\\.[0-9]{1,3}){3}\\z"_s);  // a name may begin with 127 as well
    return host == "localhost"_L1 || host == "::1"_L1 || numbers.match(host).hasMatch();
}

HttpListener::HttpListener() : d(std::make_unique<Private>()) {}

HttpListener::~HttpListener()
{
    stop(0);
}

Result<std::unique_ptr<HttpListener>> HttpListener::start(const ListenOptions &options, RequestHandler handler,
                                                          AccessLog *log)
{
    const bool secure = !options.certificateFile.isEmpty() || !options.keyFile.isEmpty();
    if (!secure && !options.behindProxy && !isLoopback(options.host))
        return makeError(u"plain-http-refused"_s, options.host);
    std::shared_ptr<TlsContext> tls;
    if (secure) {
        auto context = makeTlsContext(options.certificateFile, options.keyFile);
        if (!context)
            return context.error();
        tls = std::move(context).value();
    }
    std::unique_ptr<HttpListener> listener(new HttpListener);
    Private &d = *listener->d;
    d.server = std::make_unique<Server>(options, std::move(handler), log, std::move(tls));
    const std::string host = options.host.toStdString();
    if (options.port == 0)
        d.port = d.server->bind_to_any_port(host);
    else
        d.port = d.server->bind_to_port(host, options.port) ? options.port : -1;
    if (d.port <= 0)
        return makeError(u"address-unusable"_s, {}, {{u"host"_s, options.host}, {u"port"_s, options.port}});
    d.server->lengthenQueue();
    d.host = options.host;
    d.secure = secure;
    d.thread = std::thread([&d] {
        d.server->listen_after_bind();
        d.ended = true;
    });
    // A stop before the loop runs would be lost.
    while (!d.server->is_running() && !d.ended)
        std::this_thread::yield();
    return listener;
}

int HttpListener::port() const
{
    return d->port;
}

QString HttpListener::url() const
{
    const QString host = d->host.contains(u':') ? u'[' + d->host + u']' : d->host;
    return u"%1://%2:%3"_s.arg(d->secure ? u"https"_s : u"http"_s, host).arg(d->port);
}

void HttpListener::stop(int graceMs)
{
    if (!d->thread.joinable())
        return;
    d->server->beginStop();
    d->server->awaitEnd(graceMs);
    d->thread.join();
}

}  // namespace wyh::server
