// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <QTimer>
#include <optional>

#include "app/desktop/embeddedplatform.h"
#include "app/desktop/profile.h"
#include "net/client/signin.h"
#include "net/sync/events.h"
#include "ui/shell/signinservice.h"

namespace wyh::desktop {

inline constexpr auto kDemoLogin = "manager@huafeng";
inline constexpr auto kDemoPassword = "woyouhuo-demo";  ///< no secret: it opens demonstration data on this PC only

/// The way from the first-run window to a profile: signed in, or chosen from those this PC knows. GUI thread.
class FirstRunFlow final : public QObject, public ui::SignInService
{
    Q_OBJECT

public:
    struct SignedIn
    {
        Profile profile;
        std::optional<contract::Session> session;  ///< none: the account was chosen, its session is the keychain's
        std::optional<sync::Revoked> revoked;      ///< no way in: what is here of the account is to be deleted
    };

    FirstRunFlow(Profiles &profiles, EmbeddedPlatform &platform, const Clock &clock, Random &random,
                 QObject *parent = nullptr);

    void signIn(const QString &address, const QString &login, const QString &password, QObject *context,
                Progress progress, Done done) override;
    void tryOnThisPc(QObject *context, Progress progress, Done done) override;
    [[nodiscard]] QList<ui::KnownAccount> accounts() override;
    void openAccount(const QString &key, QObject *context, Done done) override;
    void cancel() override;

    /// What the last successful attempt made; once.
    std::optional<SignedIn> take();

    static constexpr int kPlatformPatienceMs = 60000;

private:
    void begin(QObject *context, Progress progress, Done done);
    void end(const Status &status);
    void say(const QString &line);
    void refused(const QString &profileBase, const QString &login, const Error &error);
    void call(const QUrl &base, const QString &profileBase, const QString &login, const QString &password);

    Profiles &m_profiles;
    EmbeddedPlatform &m_platform;
    const Clock &m_clock;
    Random &m_random;
    client::SignIn m_call;
    QTimer m_patience;
    bool m_underWay = false;
    bool m_waitsForPlatform = false;
    QPointer<QObject> m_context;
    Progress m_progress;
    Done m_done;
    std::optional<SignedIn> m_result;
};

}  // namespace wyh::desktop
