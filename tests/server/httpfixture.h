// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <condition_variable>
#include <mutex>

#include "net/server/http/listener.h"
#include "tests/server/rawclient.h"

// Listeners with small handlers, and requests as they go over the wire.
namespace wyh::server {

using Listener = std::unique_ptr<HttpListener>;

inline Listener listen(const RequestHandler &handler, const ListenOptions &options = {}, AccessLog *log = nullptr)
{
    auto listener = HttpListener::start(options, handler, log);
    return listener ? std::move(listener).value() : nullptr;
}

inline net::Reply text(int status, const QByteArray &body)
{
    net::Reply reply;
    reply.status = status;
    reply.headers.append(qMakePair(QByteArray("Content-Type"), QByteArray("application/json")));
    reply.body = body;
    return reply;
}

inline net::Reply hello(const net::Request &)
{
    return text(200, "{\"hello\":true}");
}

inline QByteArray get(const QByteArray &path, const QByteArray &headers = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
}

inline QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &headers = {})
{
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

inline QString problemCode(const net::Reply &reply)
{
    return QJsonDocument::fromJson(reply.body).object().value(QStringLiteral("code")).toString();
}

/// Holds requests inside the handler until the test lets them go.
class Gate
{
public:
    net::Reply enter()
    {
        std::unique_lock lock(m_mutex);
        ++m_inside;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_open; });
        return text(200, "{}");
    }
    bool waitInside(int count, int timeoutMs = 20000)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::milliseconds(timeoutMs), [&] { return m_inside >= count; });
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_inside = 0;
    bool m_open = false;
};

}  // namespace wyh::server
