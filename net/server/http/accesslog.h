// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <cstdio>
#include <memory>
#include <mutex>

#include "models/core/result.h"

namespace wyh::server {

/// What the log keeps of one request. Ids only: never a token, body, query, name, phone or address.
struct AccessEntry
{
    qint64 timeMs = 0;  ///< UTC
    QByteArray method;
    QByteArray route;  ///< pattern ("/v1/orders/{id}"), never the path as sent; "-" when there is no such route
    int status = 0;
    qint64 durationMs = 0;
    qint64 bytesIn = 0;   ///< body
    qint64 bytesOut = 0;  ///< body, before compression
    QByteArray org;
    QByteArray user;
    QByteArray device;
    QByteArray requestId;
};

/// One JSON line a request, in one write. Any thread.
class AccessLog
{
public:
    /// Empty path: standard error. A file is appended to and readable by its owner only. Error: "log-unwritable".
    static Result<std::unique_ptr<AccessLog>> open(const QString &path);
    ~AccessLog();
    AccessLog(const AccessLog &) = delete;
    AccessLog &operator=(const AccessLog &) = delete;

    void write(const AccessEntry &entry);

private:
    AccessLog() = default;
    std::mutex m_mutex;
    std::FILE *m_file = nullptr;
    bool m_owned = false;
};

/// The pattern of a path: segments that are ids become {id}; anything unusual becomes "-".
QByteArray routePattern(const QByteArray &path);

}  // namespace wyh::server
