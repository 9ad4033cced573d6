// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

namespace wyh::net {

using Headers = QList<QPair<QByteArray, QByteArray>>;

/// First value of a header, name compared without case; empty when absent.
QByteArray header(const Headers &headers, const QByteArray &name);

/// An HTTP request as plain values; the platform's router, the desktop's transport and the simulation share it.
struct Request
{
    QByteArray method = "GET";
    QByteArray path;   ///< "/v1/ops", percent-decoded
    QByteArray query;  ///< "cursor=...&limit=1000", still percent-encoded, without '?'
    Headers headers;
    QByteArray body;
    QByteArray peer;  ///< server side only: remote address, for throttling; never logged in full
    // Client side only.
    int timeoutMs = 30000;  ///< no byte for so long = lost
    int wholeMs = 0;        ///< no end after so long = lost; 0: four times timeoutMs
};

/// What came back. status 0: no answer (no route, cut, timed out); whether the platform acted is then unknown.
struct Reply
{
    enum class Failure {
        None,
        Offline,  ///< there was no way to the other side
        Broken,   ///< there was one, and it broke: cut, reset, damaged on the way
        Timeout,
        Tls,
        Aborted
    };
    int status = 0;
    Headers headers;
    QByteArray body;
    Failure failure = Failure::None;
    bool clockDoubted = false;  ///< Tls: nothing but the dates of a certificate, and those are far from this PC's clock
    QString detail;             ///< technical, for the log
};

}  // namespace wyh::net
