// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/http/tls.h"

#include <openssl/err.h>

#include <QFile>

using namespace Qt::StringLiterals;

namespace wyh::server {

namespace {

Error unusable(const QString &file)
{
    char text[256] = {};
    ERR_error_string_n(ERR_get_error(), text, sizeof(text));
    ERR_clear_error();
    return makeError(u"certificate-unusable"_s, file + ": "_L1 + QString::fromLatin1(text), {{u"file"_s, file}});
}

}  // namespace

Result<std::shared_ptr<SSL_CTX>> makeServerContext(const QString &certificateFile, const QString &keyFile)
{
    const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SslContextDelete());
    if (!context)
        return unusable({});
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
    if (SSL_CTX_use_certificate_chain_file(context.get(), QFile::encodeName(certificateFile).constData()) != 1)
        return unusable(certificateFile);
    if (SSL_CTX_use_PrivateKey_file(context.get(), QFile::encodeName(keyFile).constData(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(context.get()) != 1)
        return unusable(keyFile);
    return context;
}

}  // namespace wyh::server
