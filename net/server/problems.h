// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include "models/core/error.h"
#include "net/message/message.h"

namespace wyh::server {

/// A refusal of a whole request, RFC 9457. code is one of resources/docs/dev/problems.md and decides status and title.
struct HttpProblem
{
    const char *code;
    QJsonObject params = {};
    QJsonArray errors = {};  ///< [{pointer, code}]
    QString detail = {};     ///< English, technical; no personal data
    int retryAfterSeconds = 0;
};

net::Reply problemReply(const HttpProblem &problem);
/// The data could not be read or written: 503 when waiting may help, otherwise 500. The details stay in the log.
net::Reply failureReply(const Error &error);
net::Reply malformed(const QString &pointer, const QString &detail);
net::Reply jsonReply(const QJsonObject &body, int status = 200);
/// A body that is JSON already.
net::Reply jsonReply(const QByteArray &body);
net::Reply emptyReply();

}  // namespace wyh::server
