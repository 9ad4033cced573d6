// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDataStream>
#include <QIODevice>

#include "net/message/message.h"

namespace wyh::sim {

/// Requests and replies as one line of base64, for the pipe between the headless program and its test.
inline QByteArray toLine(const net::Request &request)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << request.method << request.path << request.query << request.headers << request.body;
    return bytes.toBase64();
}

inline net::Request requestFromLine(const QByteArray &line)
{
    net::Request out;
    QDataStream in(QByteArray::fromBase64(line));
    in >> out.method >> out.path >> out.query >> out.headers >> out.body;
    return out;
}

inline QByteArray toLine(const net::Reply &reply)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << reply.status << reply.headers << reply.body << static_cast<int>(reply.failure);
    return bytes.toBase64();
}

inline net::Reply replyFromLine(const QByteArray &line)
{
    net::Reply out;
    int failure = 0;
    QDataStream in(QByteArray::fromBase64(line));
    in >> out.status >> out.headers >> out.body >> failure;
    out.failure = static_cast<net::Reply::Failure>(failure);
    return out;
}

}  // namespace wyh::sim
