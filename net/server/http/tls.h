// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/ssl.h>

#include <QString>
#include <memory>

#include "models/core/result.h"

namespace wyh::server {

struct SslContextDelete
{
    void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
};

struct SslDelete
{
    void operator()(SSL *ssl) const { SSL_free(ssl); }
};
using SslConnection = std::unique_ptr<SSL, SslDelete>;

/// A server's context: TLS 1.2 or newer, a PEM chain and its key. Error: "certificate-unusable".
Result<std::shared_ptr<SSL_CTX>> makeServerContext(const QString &certificateFile, const QString &keyFile);

}  // namespace wyh::server
