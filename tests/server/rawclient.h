// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>
#include <QTcpSocket>

#include "net/message/message.h"

namespace wyh::server {

/// An HTTP client that does exactly what a test says, also what no decent client does. Blocking; one thread.
class RawClient
{
public:
    /// `from`: another address of this machine (Linux has all of 127.0.0.0/8), so that it looks like another one.
    explicit RawClient(int port, const QString &from = {})
    {
        if (!from.isEmpty())
            socket.bind(QHostAddress(from));
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
    }

    bool connected() { return socket.waitForConnected(5000); }

    bool send(const QByteArray &bytes)
    {
        if (socket.state() != QAbstractSocket::ConnectedState && !connected())
            return false;
        socket.write(bytes);
        while (socket.bytesToWrite() > 0) {
            if (!socket.waitForBytesWritten(5000))
                return false;
        }
        return true;
    }

    /// One whole reply; status 0 when the connection ended or nothing came before.
    net::Reply reply(int timeoutMs = 10000)
    {
        net::Reply result;
        while (!m_buffer.contains("\r\n\r\n")) {
            if (!more(timeoutMs))
                return result;
        }
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        const QList<QByteArray> head = m_buffer.left(end).split('\n');
        m_buffer.remove(0, end + 4);
        for (const QByteArray &row : head.mid(1)) {
            const qsizetype colon = row.indexOf(':');
            result.headers.append(qMakePair(row.left(colon).trimmed(), row.mid(colon + 1).trimmed()));
        }
        const qsizetype length = net::header(result.headers, "Content-Length").toLongLong();
        while (m_buffer.size() < length) {
            if (!more(timeoutMs))
                return result;
        }
        result.body = m_buffer.left(length);
        m_buffer.remove(0, length);
        result.status = head.first().split(' ').value(1).toInt();
        return result;
    }

    /// Whether the other side ends the connection in time, without another byte.
    bool ended(int timeoutMs = 10000)
    {
        while (more(timeoutMs)) {
            if (!m_buffer.isEmpty())
                return false;
        }
        return socket.state() == QAbstractSocket::UnconnectedState;
    }

    net::Reply ask(const QByteArray &bytes) { return send(bytes) ? reply() : net::Reply(); }

    QTcpSocket socket;

private:
    bool more(int timeoutMs)
    {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(timeoutMs))
            return false;
        m_buffer += socket.readAll();
        return true;
    }

    QByteArray m_buffer;
};

}  // namespace wyh::server
