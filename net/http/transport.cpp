// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/http/transport.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QSslError>
#include <QTimer>

Q_LOGGING_CATEGORY(lcHttp, "wyh.http", QtInfoMsg)

namespace wyh::net {

using namespace Qt::StringLiterals;

namespace {

bool isLoopback(const QString &host)
{
    const QHostAddress address(host);
    return address.isNull() ? host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 : address.isLoopback();
}

/// The base of requests: an address with a trailing slash off its path and nothing after it.
QUrl tidied(QUrl url)
{
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    url.setQuery(QString());
    url.setFragment(QString());
    url.setUserInfo(QString());
    return url;
}

Result<QUrl> checkedBase(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0)
        return makeError(u"address-not-understood"_s);
    const QString scheme = url.scheme().toLower();
    if (scheme != "https"_L1 && !(scheme == "http"_L1 && isLoopback(url.host())))
        return makeError(u"address-not-https"_s, {}, {{u"host"_s, url.host()}});
    return tidied(url);
}

/// Qt reports an HTTP status of 400 and up as an error too; those answers are complete and may be read.
bool isCompleteAnswer(int status, QNetworkReply::NetworkError error)
{
    if (error == QNetworkReply::NoError)
        return status > 0;
    return status >= 400 && error > QNetworkReply::UnknownProxyError && error != QNetworkReply::ProtocolFailure;
}

/// A way that was never there, and one that broke: the first is certain, the second may be over with the next try.
Reply::Failure failureOf(int status, QNetworkReply::NetworkError error)
{
    if (error == QNetworkReply::SslHandshakeFailedError)
        return Reply::Failure::Tls;
    if (status > 0 || error == QNetworkReply::RemoteHostClosedError || error >= QNetworkReply::ProtocolUnknownError ||
        (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError))
        return Reply::Failure::Broken;
    return Reply::Failure::Offline;
}

/// A certificate that is not valid yet, or was not for months, means a wrong clock here much more often than a
/// forgetful administrator there. One that ended lately means the administrator.
bool doubtsClock(const QList<QSslError> &errors)
{
    constexpr int kForgottenDays = 60;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    bool far = false;
    for (const QSslError &error : errors) {
        if (error.error() == QSslError::CertificateNotYetValid)
            far = true;
        else if (error.error() == QSslError::CertificateExpired)
            far = far || error.certificate().expiryDate().addDays(kForgottenDays) < now;
        else
            return false;
    }
    return far;
}

}  // namespace

struct Transport::Call
{
    QNetworkReply *reply = nullptr;
    QTimer idle;  ///< no connection, later no byte for so long
    int idleMs = 0;
    QTimer whole;  ///< no end for so long
    Answer answer;
    QByteArray method, path;
    QByteArray body;
    QElapsedTimer clock;
    bool clockDoubted = false;
    Reply::Failure ours = Reply::Failure::None;  ///< set when we ended it: Qt says "cancelled" for all of these
    QString why;
};

Transport::Transport(TransportLimits limits, QObject *parent)
    : QObject(parent), m_limits(limits), m_manager(new QNetworkAccessManager(this))
{
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager->setAutoDeleteReplies(false);
}

Transport::~Transport()
{
    for (const auto &call : std::as_const(m_calls)) {
        call->reply->disconnect(this);
        call->reply->abort();
        delete call->reply;
    }
}

Result<QUrl> Transport::baseFromText(const QString &text)
{
    QString typed = text.trimmed();
    if (typed.isEmpty())
        return makeError(u"address-empty"_s);
    if (typed.contains(u' ') || typed.contains(u'@'))
        return makeError(u"address-not-understood"_s);
    if (!typed.contains("://"_L1)) {
        const QUrl guess(u"https://"_s + typed, QUrl::StrictMode);
        typed.prepend(isLoopback(guess.host()) ? "http://"_L1 : "https://"_L1);
    }
    return checkedBase(QUrl(typed, QUrl::StrictMode));
}

Status Transport::setBase(const QUrl &base)
{
    const Result<QUrl> checked = checkedBase(base);
    if (!checked)
        return checked.error();
    m_base = *checked;
    m_manager->setProxy(isLoopback(m_base.host()) ? QNetworkProxy(QNetworkProxy::NoProxy)
                                                  : QNetworkProxy(QNetworkProxy::DefaultProxy));
    return done();
}

void Transport::refuse(Token token, const Answer &answer, const QString &why)
{
    QMetaObject::invokeMethod(
        this,
        [token, answer, why] {
            Reply reply;
            reply.failure = Reply::Failure::Offline;
            reply.detail = why;
            answer(token, reply);
        },
        Qt::QueuedConnection);
}

void Transport::send(Token token, const Request &request, Answer answer)
{
    if (m_base.isEmpty() || !request.path.startsWith('/') || m_calls.contains(token)) {
        refuse(token, answer, m_base.isEmpty() ? u"no address"_s : u"bad request"_s);
        return;
    }
    QUrl url = m_base;
    url.setPath(m_base.path() + QString::fromUtf8(request.path), QUrl::DecodedMode);
    if (!request.query.isEmpty())
        url.setQuery(QString::fromLatin1(request.query), QUrl::StrictMode);

    QNetworkRequest wire(url);
    wire.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    wire.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Between 10 MB and our limit Qt would refuse well compressible pages as a bomb; beyond it we stop ourselves.
    wire.setDecompressedSafetyCheckThreshold(m_limits.inflatedBytes);
    if (url.scheme() == "https"_L1) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        if (!m_authorities.isEmpty())
            tls.addCaCertificates(m_authorities);
        wire.setSslConfiguration(tls);
    }
    wire.setHeader(QNetworkRequest::UserAgentHeader, u"WoYouHuo/" WYH_VERSION ""_s);
    for (const auto &entry : request.headers)
        wire.setRawHeader(entry.first, entry.second);

    auto call = std::make_shared<Call>();
    call->answer = std::move(answer);
    call->method = request.method;
    call->path = request.path;
    call->clock.start();
    call->reply = m_manager->sendCustomRequest(wire, request.method, request.body);
    m_calls.insert(token, call);

    call->idleMs = qMax(1, request.timeoutMs);
    call->idle.setSingleShot(true);
    call->whole.setSingleShot(true);
    connect(&call->idle, &QTimer::timeout, this,
            [this, token] { cut(token, Reply::Failure::Timeout, u"no byte in time"_s); });
    connect(&call->whole, &QTimer::timeout, this,
            [this, token] { cut(token, Reply::Failure::Timeout, u"no end in time"_s); });
    call->idle.start(qMin(call->idleMs, m_limits.connectMs));
    call->whole.start(request.wholeMs > 0 ? request.wholeMs : call->idleMs * 4);
    const auto stillAlive = [timer = &call->idle, idleMs = call->idleMs] { timer->start(idleMs); };
    connect(call->reply, &QNetworkReply::requestSent, &call->idle, stillAlive);
    connect(call->reply, &QNetworkReply::uploadProgress, &call->idle, stillAlive);
    connect(call->reply, &QNetworkReply::metaDataChanged, this, [this, token] { lookAtSize(token); });
    connect(call->reply, &QNetworkReply::readyRead, this, [this, token] { lookAtSize(token); });
    connect(call->reply, &QNetworkReply::sslErrors, this, [this, token](const QList<QSslError> &errors) {
        if (const auto failing = m_calls.value(token))
            failing->clockDoubted = doubtsClock(errors);
    });
    connect(call->reply, &QNetworkReply::finished, this, [this, token] { finish(token); });
}

void Transport::lookAtSize(Token token)
{
    const auto call = m_calls.value(token);
    if (!call || call->ours != Reply::Failure::None)
        return;
    call->idle.start(call->idleMs);
    const bool compressed = call->reply->hasRawHeader("Content-Encoding");
    const qint64 limit = compressed ? m_limits.inflatedBytes : m_limits.bodyBytes;
    const qint64 announced = call->reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (announced > m_limits.bodyBytes) {
        cut(token, Reply::Failure::Broken, u"answer too large"_s);
        return;
    }
    while (call->reply->bytesAvailable() > 0) {
        const QByteArray piece = call->reply->read(256 * 1024);
        if (piece.isEmpty())
            break;
        if (call->body.size() + piece.size() > limit) {
            call->body.clear();
            cut(token, Reply::Failure::Broken, u"answer too large"_s);
            return;
        }
        call->body += piece;
    }
}

void Transport::cut(Token token, Reply::Failure failure, const QString &why)
{
    const auto call = m_calls.value(token);
    if (!call || call->ours != Reply::Failure::None)
        return;
    call->ours = failure;
    call->why = why;
    call->reply->abort();  // emits finished()
}

void Transport::abort(Token token)
{
    cut(token, Reply::Failure::Aborted, u"aborted"_s);
}

void Transport::abortAll()
{
    const QList<Token> tokens = m_calls.keys();
    for (const Token token : tokens)
        abort(token);
}

void Transport::finish(Token token)
{
    const auto call = m_calls.value(token);
    if (!call)
        return;
    if (call->ours == Reply::Failure::None)
        lookAtSize(token);
    if (!m_calls.remove(token))
        return;  // reading the rest has ended the call
    call->idle.stop();
    call->whole.stop();

    QNetworkReply *wire = call->reply;
    const int status = wire->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    Reply reply;
    if (call->ours != Reply::Failure::None) {
        reply.failure = call->ours;
        reply.detail = call->why;
    } else if (isCompleteAnswer(status, wire->error())) {
        reply.status = status;
        reply.body = call->body;
        const auto pairs = wire->rawHeaderPairs();
        for (const auto &pair : pairs)
            reply.headers.append({pair.first, pair.second});
    } else {
        reply.failure = failureOf(status, wire->error());
        reply.clockDoubted = reply.failure == Reply::Failure::Tls && call->clockDoubted;
        // The class alone: Qt's own sentence carries the whole address.
        reply.detail = u"network error %1, status %2"_s.arg(static_cast<int>(wire->error())).arg(status);
    }
    wire->disconnect(this);
    wire->deleteLater();
    // The path only: queries carry cursors, headers carry the token.
    qCInfo(lcHttp).noquote() << call->method << call->path
                             << (reply.status ? QString::number(reply.status) : reply.detail) << reply.body.size()
                             << "bytes" << call->clock.elapsed() << "ms";
    call->answer(token, reply);
    if (m_calls.isEmpty())
        emit idle();
}

}  // namespace wyh::net
