// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMainWindow>
#include <functional>

#include "models/core/clock.h"
#include "models/items/preferences.h"
#include "models/store/desk.h"
#include "models/store/reader.h"
#include "models/store/synccontrol.h"
#include "ui/page/page.h"
#include "ui/rescue/rescueflow.h"
#include "ui/shell/connectiontext.h"
#include "ui/widgets/filesaver.h"
#include "ui/widgets/prompt.h"
#include "ui/widgets/theme.h"

class QLabel;
class QMenu;
class QStackedWidget;
class QTimer;

namespace wyh::ui {

class Banner;
class ElidedLabel;
class KeyHints;
class Navigation;
class PillButton;
class SearchEdit;
class SearchPopup;

/// What the window is given; everything outlives it.
struct ShellServices
{
    items::Preferences &preferences;
    store::Desk &desk;
    store::SyncControl &sync;
    Theme &theme;
    Prompt &prompt;
    FileSaver &saver;
    const Clock &clock;
    /// Orders of any list that contain the text; at most a screenful (20).
    std::function<Result<QList<store::OrderRow>>(const QString &text)> searchOrders;
    std::function<Result<int>()> cachedOrders;  ///< for the status bar; may be empty
};

/// The main window: pages, navigation, search, connection and account, banners, keys.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const ShellServices &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Takes the page over. Order of calls = order in the navigation.
    void addPage(Page *page);
    /// After all pages were added: restores the look and shows the first page.
    void begin();
    /// A short note in the status bar; the state of the connection stays visible beside it.
    void say(const QString &text);
    [[nodiscard]] Page *currentPage() const;
    /// Shows a page (if the account may use it), and a thing in it; false when it is not there.
    bool goTo(const QString &pageId, const QString &thing = {});

signals:
    /// The user wants to sign out, and whether the cache of this PC is to be wiped; operations are sent or exported by
    /// now.
    void signOutRequested(bool wipe, bool exported);
    /// The user wants to work with another account; this one stays signed in and keeps its queue.
    void switchAccountRequested();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeTopStrip();
    QWidget *makeStatusStrip();
    void makeShortcuts();
    void fillConnectionMenu();
    void fillAccountMenu();
    void addLanguageMenu(QMenu *menu);
    void listPages();
    void showPage(Page *page);
    void showState();
    void showHints();
    void showKeySheet();
    void retranslate();
    void search(const QString &query);
    void confirmSearch(const QString &query);
    void openOrder(const store::OrderRow &order);
    void signInAgain();
    void askSwitchAccount();
    [[nodiscard]] Page *unsavedPage() const;  ///< one with something typed that is not recorded, or none
    void askToLose(Page *unsaved, const QString &title, const QString &choice, std::function<void()> then);
    void askSignOut();
    /// Whether the orders stay on this PC. ofWork: what becomes of what the user did.
    void askWhatStays(const QString &ofWork, bool exported);
    void exportAndSignOut();
    void saveLook();
    void showOperations(const QString &filter);
    void readRescue(const store::OutboxCounts &counts);
    void bannerAction(BannerLook::Kind kind);
    void workOffline(bool on);
    [[nodiscard]] QList<KeyHint> windowKeys() const;

    ShellServices m_services;
    RescueFlow m_rescue;
    QList<Page *> m_pages;
    Page *m_current = nullptr;
    Navigation *m_navigation = nullptr;
    QStackedWidget *m_stack = nullptr;
    Banner *m_banner = nullptr;
    QLabel *m_product = nullptr;
    SearchEdit *m_search = nullptr;
    SearchPopup *m_results = nullptr;
    PillButton *m_chip = nullptr;
    PillButton *m_waiting = nullptr;
    PillButton *m_attention = nullptr;
    PillButton *m_account = nullptr;
    QMenu *m_chipMenu = nullptr;
    QMenu *m_accountMenu = nullptr;
    KeyHints *m_hints = nullptr;
    QLabel *m_notice = nullptr;
    ElidedLabel *m_status = nullptr;
    QTimer *m_minute = nullptr;
    QTimer *m_noticeTime = nullptr;
    bool m_closing = false;
    bool m_rescueRead = false;
    bool m_rescuedWhole = false;
    bool m_notKeptSeen = false;  ///< the user knows that the sign-in is not kept
};

}  // namespace wyh::ui
