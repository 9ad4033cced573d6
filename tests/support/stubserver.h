// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <functional>
#include <memory>

namespace wyh::test {

/// One request as it arrived.
struct Arrived
{
    QByteArray head;  ///< request line and headers
    QByteArray body;
    [[nodiscard]] QByteArray line() const { return head.left(head.indexOf("\r\n")); }
    [[nodiscard]] bool hasHeader(const QByteArray &name) const
    {
        return head.toLower().contains("\r\n" + name.toLower() + ":");
    }
};

/// An HTTP server that answers whatever bytes a test wants, or none. Loopback, own port, this thread.
class StubServer : public QObject
{
public:
    /// Called with a whole request; writes to the socket, closes it, or does nothing at all.
    using Handler = std::function<void(QTcpSocket &socket, const Arrived &request)>;

    explicit StubServer(Handler handler) : m_server(std::make_unique<QTcpServer>()), m_handler(std::move(handler))
    {
        start();
    }
    StubServer(const QSslConfiguration &tls, Handler handler) : m_handler(std::move(handler))
    {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(tls);
        m_server = std::move(server);
        start();
    }

    [[nodiscard]] QString hostAndPort() const { return QStringLiteral("127.0.0.1:%1").arg(m_server->serverPort()); }
    [[nodiscard]] const QList<Arrived> &arrived() const { return m_arrived; }
    [[nodiscard]] int connections() const { return m_connections; }

    static QByteArray answer(int status, const QByteArray &body, const QByteArray &moreHeaders = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: application/json\r\nX-Api: 1\r\n" +
               moreHeaders + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

private:
    void start()
    {
        if (!m_server->listen(QHostAddress::LocalHost))
            qFatal("no loopback port");
        connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] { accept(); });
    }
    void accept()
    {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            ++m_connections;
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            read(socket);
        }
    }
    void read(QTcpSocket *socket)
    {
        QByteArray &buffer = m_buffers[socket];
        buffer += socket->readAll();
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray lower = buffer.left(end).toLower();
        const qsizetype at = lower.indexOf("content-length:");
        const qsizetype size =
            at < 0 ? 0 : lower.mid(at + 15, lower.indexOf("\r\n", at) - at - 15).trimmed().toLongLong();
        if (buffer.size() < end + 4 + size)
            return;
        const Arrived request{buffer.left(end), buffer.mid(end + 4, size)};
        buffer.remove(0, end + 4 + size);
        m_arrived.append(request);
        m_handler(*socket, request);
    }

    std::unique_ptr<QTcpServer> m_server;
    Handler m_handler;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<Arrived> m_arrived;
    int m_connections = 0;
};

}  // namespace wyh::test
