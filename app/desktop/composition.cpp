// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/composition.h"

#include <QApplication>
#include <QLoggingCategory>
#include <QNetworkInformation>
#include <QNetworkProxyFactory>
#include <QScreen>
#include <algorithm>

#include "app/desktop/diagnostics.h"
#include "app/desktop/leaving.h"
#include "app/desktop/workbench.h"
#include "models/store/files.h"
#include "models/store/revocation.h"
#include "ui/shell/about.h"

Q_LOGGING_CATEGORY(lcProgram, "wyh.program", QtInfoMsg)

namespace wyh::desktop {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongOpeningMs = 1000;

/// Shows the window. One that has never stood here fills a screen that is hardly larger than it: its lower edge, where
/// the keys are named, would hang out of sight below the taskbar. (A screen too small for it is not made better by
/// that.)
void showWhole(QWidget &window, bool first)
{
    constexpr QSize kFrameAndTaskbar(20, 80);
    const QSize room = window.screen()->availableSize();
    const QSize wanted = window.size() + kFrameAndTaskbar;
    const QSize least = window.minimumSize();
    const bool tight = room.width() < wanted.width() || room.height() < wanted.height();
    const bool fits = room.width() >= least.width() && room.height() >= least.height();
    if (first && tight && fits)
        window.showMaximized();
    else
        window.show();
}

}  // namespace

Composition::Composition(QApplication &application, CompositionOptions options, QObject *parent)
    : QObject(parent),
      m_application(application),
      m_options(std::move(options)),
      m_profiles(m_options.dataRoot.isEmpty() ? Profiles::defaultRoot() : m_options.dataRoot)
{
}

Composition::~Composition()
{
    delete m_firstRun;
    m_workbench.reset();
    m_session.reset();
}

Status Composition::prepare()
{
    if (const Status status = m_profiles.prepare(); !status.ok())
        return status;
    if (m_options.log)
        m_log = std::make_unique<LogFile>(m_profiles.logFolder());
    qCInfo(lcProgram).noquote() << ui::versionLine() << libraryVersions();
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    m_application.setQuitOnLastWindowClosed(false);

    m_preferences = std::make_unique<items::Preferences>(m_profiles.root() + u"/settings.ini"_s);
    m_translator = std::make_unique<Translator>();
    applyLanguage();
    m_theme = std::make_unique<ui::Theme>(m_application);
    applyAppearance();
    connect(m_preferences.get(), &items::Preferences::languageChanged, this, &Composition::applyLanguage);
    connect(m_preferences.get(), &items::Preferences::appearanceChanged, this, &Composition::applyAppearance);
    connect(m_preferences.get(), &items::Preferences::retentionDaysChanged, this, [this] {
        if (m_session)
            m_session->setRetentionDays(m_preferences->retentionDays());
    });

    m_vault =
        std::make_unique<client::SecretVault>(m_options.keychain ? m_options.keychain() : client::systemKeychain());
    m_platform = std::make_unique<EmbeddedPlatform>(m_profiles.embeddedFolder());
    if (!m_options.platformProgram.isEmpty())
        m_platform->setProgram(m_options.platformProgram);
    connect(m_platform.get(), &EmbeddedPlatform::ready, this, [this](const QUrl &base) {
        if (m_session && m_session->profile().isEmbedded())
            m_session->setBase(base);
    });
    m_flow = std::make_unique<FirstRunFlow>(m_profiles, *m_platform, m_clock, m_random);

    connect(&m_application, &QGuiApplication::lastWindowClosed, this, &Composition::lastWindowClosed,
            Qt::QueuedConnection);
    connect(&m_application, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (m_workbench)
            m_session->sync().setWindowActive(state == Qt::ApplicationActive);
    });
    watchNetwork();
    m_opensLong.setSingleShot(true);
    connect(&m_opensLong, &QTimer::timeout, this, &Composition::showOpening);
    connect(this, &Composition::windowShown, this, [] { qCInfo(lcProgram) << "window shown"; });
    return done();
}

void Composition::watchNetwork()
{
    // A hint to try sooner, never a permission: not every system has a backend.
    if (!QNetworkInformation::loadDefaultBackend())
        return;
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this, [this] {
        if (m_workbench)
            m_session->sync().networkChanged();
    });
}

void Composition::applyLanguage()
{
    m_translator->setLanguage(m_options.language.isEmpty() ? m_preferences->localeName(Translator::systemLanguage())
                                                           : m_options.language);
    // Window systems add it to every title that does not end with it.
    QGuiApplication::setApplicationDisplayName(QCoreApplication::translate("wyh::ui::MainWindow", "WoYouHuo"));
}

void Composition::applyAppearance()
{
    switch (m_preferences->appearance()) {
        case items::Preferences::Appearance::System:
            m_theme->setChoice(ui::ThemeChoice::System);
            break;
        case items::Preferences::Appearance::Light:
            m_theme->setChoice(ui::ThemeChoice::Light);
            break;
        case items::Preferences::Appearance::Dark:
            m_theme->setChoice(ui::ThemeChoice::Dark);
            break;
    }
}

void Composition::start()
{
    const QList<Profile> known = m_profiles.list();
    const QList<Profile> left = finishLeaving(known);
    for (const Profile &profile : left)
        noteLeft(profile);
    forgetSignIns(left);
    // A keychain that did not answer at the sign-out has the token still.
    QList<Profile> signedOut = known;
    signedOut.removeIf([&known](const Profile &profile) {
        // A platform that was set up anew may have the same login: then the sign-in is the new account's.
        return !profile.signedOut || std::any_of(known.cbegin(), known.cend(), [&profile](const Profile &other) {
            return !other.signedOut && other.secretKey() == profile.secretKey();
        });
    });
    forgetSignIns(signedOut);
    const QString last = m_profiles.lastUsed();
    for (const Profile &profile : known) {
        const bool wanted = m_options.demo ? profile.isEmbedded() && profile.account.login == QLatin1String(kDemoLogin)
                                           : profile.key == last && !profile.signedOut;
        if (wanted) {
            openProfile(profile, std::nullopt);
            return;
        }
    }
    if (!m_options.demo) {
        showFirstRun(left.isEmpty() ? std::nullopt : std::optional(makeError(u"device-revoked"_s)));
        return;
    }
    m_flow->tryOnThisPc(this, {}, [this](const Status &status) {
        if (status.ok())
            signedIn();
        else
            showFirstRun(status.error());
    });
}

void Composition::showFirstRun(const std::optional<Error> &why)
{
    if (m_closing)
        return;
    delete m_firstRun;
    m_firstRun = new ui::FirstRun(*m_flow, *m_preferences);
    connect(m_firstRun, &ui::FirstRun::finished, this, &Composition::signedIn);
    if (why)
        m_firstRun->setNotice(*why);
    m_firstRun->setVisible(true);
    m_opening.reset();
    emit windowShown();
    keepClosedProfiles();  // after the window has counted what waits in each
}

void Composition::keepClosedProfiles()
{
    if (!m_closing)
        m_closedProfiles.keep(m_profiles.list(), m_preferences->retentionDays());
}

void Composition::forgetSignIns(const QList<Profile> &profiles)
{
    for (const Profile &profile : profiles) {
        m_vault->remove(profile.secretKey(), this, [](const Status &status) {
            if (!status.ok())
                qCWarning(lcProgram) << "the keychain still keeps a sign-in that has ended:" << status.error().code;
        });
    }
}

void Composition::signedIn()
{
    const std::optional<FirstRunFlow::SignedIn> result = m_flow->take();
    if (!result || m_closing)
        return;
    m_closedProfiles.end([this, result] {
        if (!m_closing)
            openProfile(result->profile, result->session, result->revoked);
    });
}

void Composition::openProfile(const Profile &profile, const std::optional<contract::Session> &session,
                              const std::optional<sync::Revoked> &revoked)
{
    const Result<DeviceId> device = m_profiles.deviceId(m_clock, m_random);
    if (!device) {
        showFirstRun(device.error());
        return;
    }
    WorkerSetup setup;
    setup.profile = profile;
    setup.device = *device;
    setup.session = session;
    setup.revoked = revoked;
    setup.retentionDays = m_preferences->retentionDays();
    if (profile.isEmbedded()) {
        setup.base = m_platform->base();
        m_platform->start();
    } else {
        setup.base = QUrl(profile.base);
        if (m_firstRun && !revoked)  // typed by a person, not the demonstration
            m_preferences->rememberAccount(profile.base, profile.account.login);
    }
    m_session = std::make_unique<Session>(setup, *m_vault);
    if (profile.isEmbedded())
        m_session->setDemoPassword(QLatin1String(kDemoPassword));
    m_opensLong.start(kLongOpeningMs);
    m_session->open([this](const Status &status) { opened(status); });
}

/// Without a window a long opening looks like a program that did not start.
void Composition::showOpening()
{
    if (m_closing || (m_firstRun && m_firstRun->isVisible()))
        return;
    m_opening = std::make_unique<ui::OpeningWindow>();
    connect(m_opening.get(), &ui::OpeningWindow::closed, this, &Composition::shutdown, Qt::QueuedConnection);
    m_opening->show();
}

void Composition::opened(const Status &status)
{
    m_opensLong.stop();
    if (m_closing)
        return;
    if (!status.ok()) {
        qCWarning(lcProgram) << "profile not opened:" << status.error().code << status.error().detail;
        closeSession([this, error = status.error()] { showFirstRun(error); });
        return;
    }
    connect(m_session.get(), &Session::gone, this, &Composition::leave, Qt::QueuedConnection);
    if (m_session->isLeaving()) {
        m_session->start();
        return;
    }
    m_profiles.setLastUsed(m_session->profile().key);
    m_closedProfiles.leaveOut(m_session->profile().key);
    m_workbench =
        std::make_unique<Workbench>(*m_session, *m_preferences, *m_theme, m_clock, [this] { return diagnostics(); });
    connect(&m_workbench->window(), &ui::MainWindow::signOutRequested, this, &Composition::signOut);
    // Queued: the window that asks is taken apart.
    connect(&m_workbench->window(), &ui::MainWindow::switchAccountRequested, this, &Composition::switchAccount,
            Qt::QueuedConnection);
    showWhole(m_workbench->window(), m_preferences->look(u"window"_s).isEmpty());
    m_opening.reset();
    if (m_firstRun) {
        m_firstRun->hide();
        m_firstRun->deleteLater();
        m_firstRun = nullptr;
    }
    if (m_preferences->workOffline())
        m_session->sync().setWorkOffline(true);
    m_session->sync().setWindowActive(m_application.applicationState() == Qt::ApplicationActive);
    m_session->start();
    emit windowShown();
    keepClosedProfiles();
}

void Composition::signOut(bool wipe, bool exported)
{
    m_session->signOut(wipe, exported, [this](const Status &status) {
        if (!status.ok()) {
            qCWarning(lcProgram) << "not signed out:" << status.error().code;
            if (m_workbench)
                m_workbench->note(status.error());
            return;
        }
        if (const Status noted = m_profiles.setSignedOut(m_session->profile()); !noted.ok())
            qCWarning(lcProgram) << "sign-out not noted:" << noted.error().code;
        m_profiles.setLastUsed({});
        if (!m_closing)  // else the end of the program follows, not another window
            closeSession([this] { showFirstRun(std::nullopt); });
    });
}

void Composition::switchAccount()
{
    if (m_workbench && !m_closing)
        closeSession([this] { showFirstRun(std::nullopt); });
}

void Composition::noteLeft(const Profile &profile)
{
    if (const Status noted = m_profiles.setSignedOut(profile); !noted.ok())
        qCWarning(lcProgram) << "the end of this account on this PC is not noted:" << noted.error().code;
    if (m_profiles.lastUsed() == profile.key)
        m_profiles.setLastUsed({});
}

void Composition::leave(const Error &why)
{
    if (!m_session || m_closing)
        return;
    // Without the mark there is work here still, and the next start has to ask again.
    if (store::DiskFiles files; store::isMarkedForRemoval(files, m_session->profile().folder))
        noteLeft(m_session->profile());
    closeSession([this, why] { showFirstRun(why); });
}

void Composition::closeSession(std::function<void()> then)
{
    m_workbench.reset();
    if (!m_session) {
        m_closedProfiles.end(std::move(then));
        return;
    }
    // It may be closing already: then only what follows is another thing.
    if (std::exchange(m_afterClose, std::move(then)))
        return;
    m_session->close([this] {
        m_session.release()->deleteLater();  // it is the one who calls
        m_closedProfiles.end(std::exchange(m_afterClose, nullptr));
    });
}

void Composition::raise()
{
    QWidget *window = mainWindow();
    if (!window)
        window = m_firstRun;
    if (!window)
        window = m_opening.get();
    if (!window)
        return;
    qCInfo(lcProgram) << "raised by another start";
    window->setWindowState((window->windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    window->show();
    window->raise();
    window->activateWindow();
}

ui::MainWindow *Composition::mainWindow() const
{
    return m_workbench ? &m_workbench->window() : nullptr;
}

void Composition::lastWindowClosed()
{
    // Between the main window and the first-run window there may be none for a moment.
    const bool shown = (mainWindow() && mainWindow()->isVisible()) || (m_firstRun && m_firstRun->isVisible());
    const bool between = !m_workbench && (m_session || !m_firstRun);
    if (!shown && !between)
        shutdown();
}

void Composition::shutdown()
{
    if (m_closing)
        return;
    m_closing = true;
    m_flow->cancel();
    if (m_firstRun)
        m_firstRun->hide();
    closeSession([this] {
        connect(m_platform.get(), &EmbeddedPlatform::stopped, this, &Composition::finished);
        m_platform->stop();
    });
}

QByteArray Composition::diagnostics()
{
    DiagnosticsInput input;
    input.keychain = m_vault->remembers();
    if (m_session && m_workbench) {
        const Profile &profile = m_session->profile();
        input.platformHost = profile.isEmbedded() ? u"this PC"_s : QUrl(profile.base).host();
        input.embedded = profile.isEmbedded();
        input.profileKey = profile.key;
        input.deviceId = m_session->device().value;
        input.permissions = m_session->sync().account().permissions;
        input.state = m_session->sync().state();
        input.counts = m_session->desk().counts();
        const Result<int> cached = m_session->reader().cachedOrders();
        input.cachedOrders = cached.ok() ? *cached : -1;
    }
    input.settings = {{u"language"_s, m_translator->language()},
                      {u"dark"_s, m_theme->isDark()},
                      {u"retention_days"_s, m_preferences->retentionDays()},
                      {u"work_offline"_s, m_preferences->workOffline()}};
    if (m_log)
        input.logTail = m_log->tail(256 * 1024);
    return diagnosticsText(input, m_clock.nowMs());
}

}  // namespace wyh::desktop
