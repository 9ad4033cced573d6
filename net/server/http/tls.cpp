// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/http/tls.h"

#ifdef WYH_WITH_TLS

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <QFile>

using namespace Qt::StringLiterals;

namespace wyh::server {

namespace {

struct SslDelete
{
    void operator()(SSL *ssl) const { SSL_free(ssl); }
    void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
};

class OpenSslSession final : public TlsSession
{
public:
    explicit OpenSslSession(SSL *ssl) : m_ssl(ssl) {}

    Step accept() override
    {
        ERR_clear_error();
        return step(SSL_accept(m_ssl.get()));
    }

    Step read(char *data, int size, int &count) override
    {
        ERR_clear_error();
        count = SSL_read(m_ssl.get(), data, size);
        return step(count);
    }

    Step write(const char *data, int size, int &count) override
    {
        ERR_clear_error();
        count = SSL_write(m_ssl.get(), data, size);
        return step(count);
    }

    void sayGoodbye() override
    {
        ERR_clear_error();
        // Not after a failure: OpenSSL forbids it.
        if (!m_failed)
            SSL_shutdown(m_ssl.get());
    }

private:
    Step step(int result)
    {
        if (result > 0)
            return Step::Done;
        switch (SSL_get_error(m_ssl.get(), result)) {
            case SSL_ERROR_WANT_READ:
                return Step::WantRead;
            case SSL_ERROR_WANT_WRITE:
                return Step::WantWrite;
            case SSL_ERROR_ZERO_RETURN:
                return Step::Closed;
            default:
                m_failed = true;
                return Step::Failed;
        }
    }

    std::unique_ptr<SSL, SslDelete> m_ssl;
    bool m_failed = false;
};

class OpenSslContext final : public TlsContext
{
public:
    OpenSslContext() : m_context(SSL_CTX_new(TLS_server_method())) {}

    Status prepare(const QString &certificateFile, const QString &keyFile)
    {
        SSL_CTX *context = m_context.get();
        if (!context)
            return unusable({});
        SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
        SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
        if (SSL_CTX_use_certificate_chain_file(context, QFile::encodeName(certificateFile).constData()) != 1)
            return unusable(certificateFile);
        if (SSL_CTX_use_PrivateKey_file(context, QFile::encodeName(keyFile).constData(), SSL_FILETYPE_PEM) != 1 ||
            SSL_CTX_check_private_key(context) != 1)
            return unusable(keyFile);
        return done();
    }

    std::unique_ptr<TlsSession> session(int socket) override
    {
        SSL *ssl = SSL_new(m_context.get());
        if (!ssl)
            return nullptr;
        auto session = std::make_unique<OpenSslSession>(ssl);
        return SSL_set_fd(ssl, socket) == 1 ? std::move(session) : nullptr;
    }

private:
    static Error unusable(const QString &file)
    {
        char text[256] = {};
        ERR_error_string_n(ERR_get_error(), text, sizeof(text));
        ERR_clear_error();
        return makeError(u"certificate-unusable"_s, file + ": "_L1 + QString::fromLatin1(text), {{u"file"_s, file}});
    }

    std::unique_ptr<SSL_CTX, SslDelete> m_context;
};

}  // namespace

Result<std::shared_ptr<TlsContext>> makeTlsContext(const QString &certificateFile, const QString &keyFile)
{
    auto context = std::make_shared<OpenSslContext>();
    if (const Status status = context->prepare(certificateFile, keyFile); !status)
        return status.error();
    return std::shared_ptr<TlsContext>(std::move(context));
}

}  // namespace wyh::server

#else

namespace wyh::server {

Result<std::shared_ptr<TlsContext>> makeTlsContext(const QString &, const QString &)
{
    return makeError(QStringLiteral("tls-missing"));
}

}  // namespace wyh::server

#endif
