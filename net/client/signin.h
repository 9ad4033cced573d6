// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QUrl>
#include <functional>

#include "net/contract/sync.h"
#include "net/http/transport.h"

namespace wyh::client {

/// Signs in to a platform before there is a profile. One thread; one call at a time (a new one drops the old).
class SignIn final : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const Result<contract::Session> &)>;

    explicit SignIn(QObject *parent = nullptr);

    /// Errors: those of Transport::setBase(), problem codes of the platform ("sign-in-failed", "account-locked", ...),
    /// and "no-route", "timed-out", "tls", "not-our-platform".
    void start(const QUrl &base, const QString &login, const QString &password, const DeviceId &device,
               const QString &deviceName, Answer answer);
    void cancel();
    [[nodiscard]] bool underWay() const { return m_transport.underWay() > 0; }
    void setExtraAuthorities(const QList<QSslCertificate> &authorities)
    {
        m_transport.setExtraAuthorities(authorities);
    }

private:
    net::Transport m_transport;
    net::Transport::Token m_token = 0;
};

}  // namespace wyh::client
