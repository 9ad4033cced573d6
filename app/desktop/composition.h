// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <functional>
#include <memory>

#include "app/desktop/closedprofiles.h"
#include "app/desktop/embeddedplatform.h"
#include "app/desktop/firstrunflow.h"
#include "app/desktop/logging.h"
#include "app/desktop/profile.h"
#include "app/desktop/session.h"
#include "app/desktop/translator.h"
#include "models/items/preferences.h"
#include "net/client/secretvault.h"
#include "ui/shell/firstrun.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/openingwindow.h"
#include "ui/widgets/filesaver.h"
#include "ui/widgets/prompt.h"
#include "ui/widgets/theme.h"

class QApplication;

namespace wyh::desktop {

class Workbench;

struct CompositionOptions
{
    QString dataRoot;   ///< empty: the user's own
    bool demo = false;  ///< straight to the platform on this PC
    bool log = true;
    QString platformProgram;  ///< empty: beside this program
    QString language;         ///< "zh_CN", "en"; empty: as chosen in the settings
    std::function<std::unique_ptr<client::SecretBackend>()> keychain;  ///< empty: the system's
};

/// Builds everything, passes it down, and takes it apart in order: window and models, then the session (files and
/// network), then the platform on this PC. GUI thread.
class Composition final : public QObject
{
    Q_OBJECT

public:
    Composition(QApplication &application, CompositionOptions options, QObject *parent = nullptr);
    ~Composition() override;

    /// Makes the folders, the log and the services. Error: nothing can work here.
    Status prepare();
    /// Opens the last profile, or the first-run window.
    void start();
    /// Another start of the program asked for it.
    void raise();
    /// Takes everything apart; finished() follows. May be called at any time.
    void shutdown();

    [[nodiscard]] ui::MainWindow *mainWindow() const;
    [[nodiscard]] ui::FirstRun *firstRun() const { return m_firstRun; }
    [[nodiscard]] Session *session() const { return m_session.get(); }
    [[nodiscard]] items::Preferences &preferences() { return *m_preferences; }
    [[nodiscard]] ui::Theme &theme() { return *m_theme; }
    [[nodiscard]] Translator &translator() { return *m_translator; }
    [[nodiscard]] QUrl platformBase() const
    {
        return m_platform->base();
    }  ///< of the platform on this PC, when it runs
    [[nodiscard]] QByteArray diagnostics();

signals:
    /// A main window or a first-run window is shown.
    void windowShown();
    /// Everything is closed.
    void finished();

private:
    void showFirstRun(const std::optional<Error> &why);
    /// Recipients leave the accounts too that are not open now.
    void keepClosedProfiles();
    void forgetSignIns(const QList<Profile> &profiles);
    void signedIn();
    void openProfile(const Profile &profile, const std::optional<contract::Session> &session,
                     const std::optional<sync::Revoked> &revoked = std::nullopt);
    void opened(const Status &status);
    void showOpening();
    void signOut(bool wipe, bool exported);
    void switchAccount();
    /// Nothing of the account is here any more: only its password leads back.
    void noteLeft(const Profile &profile);
    /// The platform has revoked this device.
    void leave(const Error &why);
    void closeSession(std::function<void()> then);
    void applyLanguage();
    void applyAppearance();
    void watchNetwork();
    void lastWindowClosed();

    QApplication &m_application;
    CompositionOptions m_options;
    SystemClock m_clock;
    SystemRandom m_random;
    Profiles m_profiles;
    std::unique_ptr<LogFile> m_log;
    std::unique_ptr<items::Preferences> m_preferences;
    std::unique_ptr<Translator> m_translator;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<client::SecretVault> m_vault;
    std::unique_ptr<EmbeddedPlatform> m_platform;
    std::unique_ptr<FirstRunFlow> m_flow;
    ui::FirstRun *m_firstRun = nullptr;
    QTimer m_opensLong;  ///< runs while a profile is opened
    std::unique_ptr<ui::OpeningWindow> m_opening;
    ClosedProfiles m_closedProfiles;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Workbench> m_workbench;
    std::function<void()> m_afterClose;  ///< set: the session is being closed
    bool m_closing = false;
};

}  // namespace wyh::desktop
