// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/firstrunflow.h"

#include <QLoggingCategory>
#include <QSysInfo>
#include <algorithm>

#include "models/store/unsent.h"

Q_LOGGING_CATEGORY(lcFirstRun, "wyh.firstrun", QtInfoMsg)

namespace wyh::desktop {

using namespace Qt::StringLiterals;

FirstRunFlow::FirstRunFlow(Profiles &profiles, EmbeddedPlatform &platform, const Clock &clock, Random &random,
                           QObject *parent)
    : QObject(parent), m_profiles(profiles), m_platform(platform), m_clock(clock), m_random(random)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPlatformPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { end(makeError(u"platform-stopped"_s)); });
    connect(&m_platform, &EmbeddedPlatform::ready, this, [this](const QUrl &base) {
        if (!m_waitsForPlatform)
            return;
        say(tr("Signing in"));
        call(base, QLatin1String(kEmbeddedBase), QLatin1String(kDemoLogin), QLatin1String(kDemoPassword));
    });
    connect(&m_platform, &EmbeddedPlatform::failed, this, [this](const Error &error) {
        // A crash is followed by another start; only what cannot work at all ends the attempt.
        if (m_waitsForPlatform && error.code != "platform-stopped"_L1)
            end(error);
    });
}

void FirstRunFlow::begin(QObject *context, Progress progress, Done done)
{
    cancel();
    m_underWay = true;
    m_context = context;
    m_progress = std::move(progress);
    m_done = std::move(done);
    m_result.reset();
}

void FirstRunFlow::say(const QString &line)
{
    if (m_context && m_progress)
        m_progress(line);
}

void FirstRunFlow::end(const Status &status)
{
    if (!m_underWay)
        return;
    m_underWay = false;
    m_waitsForPlatform = false;
    m_patience.stop();
    m_call.cancel();
    m_progress = nullptr;
    QMetaObject::invokeMethod(
        this,
        [context = std::exchange(m_context, nullptr), answer = std::exchange(m_done, nullptr), status] {
            if (context && answer)
                answer(status);
        },
        Qt::QueuedConnection);
}

void FirstRunFlow::signIn(const QString &address, const QString &login, const QString &password, QObject *context,
                          Progress progress, Done done)
{
    begin(context, std::move(progress), std::move(done));
    const Result<QUrl> base = net::Transport::baseFromText(address);
    if (!base) {
        end(base.error());
        return;
    }
    say(tr("Connecting to %1").arg(base->host()));
    call(*base, base->toString(), login.trimmed(), password);
}

QList<ui::KnownAccount> FirstRunFlow::accounts()
{
    QList<ui::KnownAccount> out;
    const QList<Profile> known = m_profiles.list();
    for (const Profile &profile : known) {
        if (profile.isEmbedded())
            continue;  // the trial has its own way in
        ui::KnownAccount one;
        one.key = profile.key;
        one.name = profile.account.displayName;
        one.login = profile.account.login;
        one.company = profile.account.orgName;
        one.address = profile.base;
        one.platform = QUrl(profile.base).host();
        one.signedOut = profile.signedOut;
        // Without the lock another program has it open and sends what waits.
        const auto lock = ProfileLock::take(profile.folder);
        const Result<store::OutboxCounts> counts =
            lock.ok() ? store::unsentIn(profile.folder) : Result<store::OutboxCounts>(lock.error());
        if (counts.ok())
            one.unsent = counts->waiting + counts->attention;
        else
            qCWarning(lcFirstRun) << "unsent operations not counted:" << counts.error().code;
        out.append(one);
    }
    return out;
}

void FirstRunFlow::openAccount(const QString &key, QObject *context, Done done)
{
    begin(context, {}, std::move(done));
    const QList<Profile> known = m_profiles.list();
    const auto it = std::find_if(known.begin(), known.end(), [&key](const Profile &one) { return one.key == key; });
    if (it == known.end()) {
        end(makeError(u"file-error"_s, u"the profile is gone"_s));
        return;
    }
    m_result = SignedIn{*it, std::nullopt, std::nullopt};
    end(wyh::done());
}

void FirstRunFlow::tryOnThisPc(QObject *context, Progress progress, Done done)
{
    begin(context, std::move(progress), std::move(done));
    m_waitsForPlatform = true;
    m_patience.start();
    say(tr("Starting the platform on this PC"));
    if (m_platform.isReady())
        call(m_platform.base(), QLatin1String(kEmbeddedBase), QLatin1String(kDemoLogin), QLatin1String(kDemoPassword));
    else
        m_platform.start();
}

void FirstRunFlow::call(const QUrl &base, const QString &profileBase, const QString &login, const QString &password)
{
    m_waitsForPlatform = false;
    m_patience.stop();
    if (const Status ready = m_profiles.prepare(); !ready.ok()) {
        end(ready);
        return;
    }
    const Result<DeviceId> device = m_profiles.deviceId(m_clock, m_random);
    if (!device) {
        end(device.error());
        return;
    }
    m_call.start(base, login, password, *device, QSysInfo::machineHostName(),
                 [this, profileBase, login](const Result<contract::Session> &session) {
                     if (!session) {
                         refused(profileBase, login, session.error());
                         return;
                     }
                     const Result<Profile> profile = m_profiles.remember(profileBase, session->account);
                     if (!profile) {
                         end(profile.error());
                         return;
                     }
                     m_profiles.setLastUsed(profile->key);
                     m_result = SignedIn{*profile, *session, std::nullopt};
                     end(wyh::done());
                 });
}

/// A revoked PC hears it here when it has no session any more, from whomever of the organization: what it still has
/// must go all the same.
void FirstRunFlow::refused(const QString &profileBase, const QString &login, const Error &error)
{
    const QList<Profile> known = m_profiles.list();
    const OrgId org(error.params.value("org"_L1).toString());
    const Profile *left = nullptr;
    for (const Profile &one : known) {
        const bool own = one.account.login.compare(login, Qt::CaseInsensitive) == 0;
        if (one.base == profileBase && (own || (!left && one.account.org == org)))
            left = &one;
    }
    if (error.code != "device-revoked"_L1 || !left) {
        end(error);
        return;
    }
    m_result = SignedIn{*left, std::nullopt, sync::revokedBy(error.params)};
    end(wyh::done());
}

void FirstRunFlow::cancel()
{
    end(makeError(u"cancelled"_s));
}

std::optional<FirstRunFlow::SignedIn> FirstRunFlow::take()
{
    return std::exchange(m_result, std::nullopt);
}

}  // namespace wyh::desktop
