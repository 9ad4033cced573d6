// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QObject>
#include <QSslCertificate>
#include <QUrl>
#include <functional>
#include <memory>

#include "models/core/result.h"
#include "net/message/message.h"

class QNetworkAccessManager;

namespace wyh::net {

/// Limits of one answer. An answer that is larger is cut off and counts as no answer.
struct TransportLimits
{
    int connectMs = 10000;                      ///< until the request is on its way: name, connection, encryption
    qint64 bodyBytes = 32LL * 1024 * 1024;      ///< as it comes over the wire
    qint64 inflatedBytes = 64LL * 1024 * 1024;  ///< after decompression
};

/// Sends requests to one platform over HTTP. Belongs to the thread that made it; answers come on that thread, never
/// before send() has returned. Exactly one answer for every send(), except when the transport is destroyed first.
///
/// No redirect is followed, no cookie kept, nothing cached, and the access token can only ever go to the base address.
/// A request without an answer may have reached the platform, even twice: whoever changes something sends an id with
/// it.
class Transport final : public QObject
{
    Q_OBJECT

public:
    using Token = quint64;
    using Answer = std::function<void(Token, const Reply &)>;

    explicit Transport(TransportLimits limits = {}, QObject *parent = nullptr);
    ~Transport() override;

    /// What a person typed, as a base address: https only, except on this machine itself. Errors: "address-empty",
    /// "address-not-understood", "address-not-https".
    static Result<QUrl> baseFromText(const QString &text);

    /// Later requests go there; nothing under way is touched. Takes only what baseFromText() would accept.
    Status setBase(const QUrl &base);
    [[nodiscard]] QUrl base() const { return m_base; }
    /// Certificate authorities beside those of the operating system; tests only.
    void setExtraAuthorities(const QList<QSslCertificate> &authorities) { m_authorities = authorities; }

    void send(Token token, const Request &request, Answer answer);
    void abort(Token token);
    void abortAll();
    [[nodiscard]] int underWay() const { return static_cast<int>(m_calls.size()); }

signals:
    /// The last call under way has been answered.
    void idle();

private:
    struct Call;
    void finish(Token token);
    void lookAtSize(Token token);
    void cut(Token token, Reply::Failure failure, const QString &why);
    void refuse(Token token, const Answer &answer, const QString &why);

    TransportLimits m_limits;
    QUrl m_base;
    QList<QSslCertificate> m_authorities;
    QNetworkAccessManager *m_manager;
    QHash<Token, std::shared_ptr<Call>> m_calls;
};

}  // namespace wyh::net
