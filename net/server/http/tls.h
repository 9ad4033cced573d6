// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <memory>

#include "models/core/result.h"

namespace wyh::server {

/// TLS on one non-blocking socket. Steps that want the socket to become ready are repeated by the caller.
class TlsSession
{
public:
    enum class Step { Done, WantRead, WantWrite, Closed, Failed };
    virtual ~TlsSession() = default;
    virtual Step accept() = 0;
    virtual Step read(char *data, int size, int &count) = 0;
    virtual Step write(const char *data, int size, int &count) = 0;
    virtual void sayGoodbye() = 0;  ///< close notice; never blocks
};

/// A server's certificate and key, shared by its connections. Any thread.
class TlsContext
{
public:
    virtual ~TlsContext() = default;
    /// nullptr when memory is short. The socket stays the caller's.
    virtual std::unique_ptr<TlsSession> session(int socket) = 0;
};

/// TLS 1.2 or newer with a PEM chain and its key. Errors: "certificate-unusable", "tls-missing" (built without it).
Result<std::shared_ptr<TlsContext>> makeTlsContext(const QString &certificateFile, const QString &keyFile);

}  // namespace wyh::server
