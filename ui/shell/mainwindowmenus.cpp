// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The main window's menus and keys.
#include <QDateTime>
#include <QMenu>
#include <QShortcut>
#include <QVBoxLayout>
#include <QWidgetAction>

#include "models/items/syncinghelps.h"
#include "ui/shell/about.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navigation.h"
#include "ui/shell/signindialog.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pillbutton.h"
#include "ui/widgets/searchedit.h"
#include "ui/widgets/tokens.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

/// Words at the head of a menu; not a choice.
void addWords(QMenu *menu, const QStringList &lines)
{
    auto *box = new QWidget(menu);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(2);
    QList<QLabel *> labels;
    int widest = 320;
    for (const QString &line : lines) {
        if (line.isEmpty())
            continue;
        QLabel *label = makeLabel(labels.isEmpty() ? LabelRole::Strong : LabelRole::Muted, line, box);
        widest = std::max(widest, label->sizeHint().width());
        labels.append(label);
        column->addWidget(label);
    }
    for (QLabel *label : labels) {
        label->setWordWrap(true);
        label->setFixedWidth(std::min(widest, 480));
    }
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(box);
    action->setText(lines.join(u' '));
    action->setSeparator(true);  // words, not a choice: the arrow keys pass over them
    menu->addAction(action);
    menu->addSeparator();
}

}  // namespace

void MainWindow::makeShortcuts()
{
    const auto key = [this](const QKeySequence &sequence, auto call) {
        auto *shortcut = new QShortcut(sequence, this);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, call);
    };
    key(QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    key(QKeySequence(Qt::Key_F1), [this] { showKeySheet(); });
    key(QKeySequence(Qt::Key_F2), [this] {
        if (m_current)
            m_current->find();
    });
    key(QKeySequence(Qt::Key_F5), [this] { m_services.sync.syncNow(); });
    key(QKeySequence(Qt::Key_F11), [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    key(QKeySequence(Qt::Key_F12), [this] { goTo(u"synccentre"_s); });
    // The focus stays in the field that has it: after the menu the packer types or scans on.
    key(QKeySequence(u"Alt+C"_s), [this] { m_chip->click(); });
    key(QKeySequence(u"Alt+A"_s), [this] { m_account->click(); });
    for (int number = 1; number <= 9; ++number) {
        const auto jump = [this, number] {
            const QList<Page *> pages = m_navigation->pages();
            if (number <= pages.size())
                showPage(pages.at(number - 1));
        };
        key(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)), jump);
        key(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number)), jump);
    }
}

QList<KeyHint> MainWindow::windowKeys() const
{
    return {{u"Ctrl+K"_s, tr("Search all orders")},
            {u"Ctrl+1–%1"_s.arg(std::min<qsizetype>(9, m_navigation->pages().size())), tr("Go to a page")},
            {u"Alt+C"_s, tr("Connection: sync, work offline, sign in")},
            {u"Alt+A"_s, tr("Account: language, about, sign out")},
            {u"F5"_s, tr("Sync now")},
            {u"F11"_s, tr("Full screen")},
            {u"F12"_s, tr("Sync centre")},
            {u"Ctrl+Enter"_s, tr("Main button of a dialog")},
            {u"Esc"_s, tr("One step back")},
            {u"F1"_s, tr("This list of keys")}};
}

void MainWindow::showKeySheet()
{
    const QList<KeyHint> ofPage = m_current ? m_current->allKeys() : QList<KeyHint>();
    // A key that means something of its own on this page is told once, with that meaning.
    QList<KeyHint> everywhere;
    for (const KeyHint &hint : windowKeys()) {
        if (std::none_of(ofPage.begin(), ofPage.end(), [&](const KeyHint &own) { return own.keys == hint.keys; }))
            everywhere.append(hint);
    }
    auto *sheet = new KeySheet(m_current ? m_current->title() : QString(), ofPage, everywhere, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::fillConnectionMenu()
{
    m_chipMenu->clear();
    const store::ConnectionState state = m_services.sync.state();
    const store::OutboxCounts counts = m_services.desk.counts();
    const items::Sentence sentence = connectionSentence(state, m_services.clock.nowMs());
    const QString unsettled =
        counts.attention > 0 ? tr("%n operation(s) need attention.", nullptr, counts.attention) : QString();
    const QString waiting = counts.waiting > 0 ? tr("%n operation(s) to sync.", nullptr, counts.waiting) : QString();
    const QString age = dataAgeText(state.lastPullMs, m_services.clock.nowMs());
    // Not everything is in order where something waits; why it does, is said during a load.
    const bool busy = state.kind == store::ConnectionState::Kind::Online && !state.firstPull && !state.reloading &&
                      counts.attention + counts.waiting > 0;
    QStringList words =
        busy ? QStringList{unsettled, waiting, age} : QStringList{sentence.todo, sentence.why, age, waiting, unsettled};
    if (!state.signInKept)
        words.append(signInNotKeptSentence().text());
    addWords(m_chipMenu, words);
    QAction *now = m_chipMenu->addAction(icon(u"refresh"_s), tr("Sync now") + u"\tF5"_s);
    now->setEnabled(items::syncingHelps(state));
    connect(now, &QAction::triggered, this, [this] { m_services.sync.syncNow(); });
    QAction *centre = m_chipMenu->addAction(icon(u"list-check"_s), tr("Sync centre") + u"\tF12"_s);
    connect(centre, &QAction::triggered, this, [this] { goTo(u"synccentre"_s); });
    QAction *offline = m_chipMenu->addAction(tr("Work offline"));
    offline->setCheckable(true);
    offline->setChecked(m_services.sync.workOffline());
    connect(offline, &QAction::toggled, this, &MainWindow::workOffline);
    m_chipMenu->addSeparator();
    QAction *again = m_chipMenu->addAction(icon(u"login"_s), tr("Sign in again…"));
    connect(again, &QAction::triggered, this, &MainWindow::signInAgain);
}

void MainWindow::workOffline(bool on)
{
    m_services.preferences.setWorkOffline(on);
    m_services.sync.setWorkOffline(on);
}

void MainWindow::fillAccountMenu()
{
    m_accountMenu->clear();
    const contract::Account account = m_services.sync.account();
    addWords(m_accountMenu, {account.displayName, account.login, account.orgName});
    addLanguageMenu(m_accountMenu->addMenu(icon(u"language"_s), tr("Language")));
    QAction *keys = m_accountMenu->addAction(icon(u"keyboard"_s), tr("Keys") + u"\tF1"_s);
    connect(keys, &QAction::triggered, this, &MainWindow::showKeySheet);
    QAction *about = m_accountMenu->addAction(icon(u"info-circle"_s), tr("About WoYouHuo"));
    connect(about, &QAction::triggered, this, [this] {
        auto *dialog = new AboutDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    m_accountMenu->addSeparator();
    QAction *another = m_accountMenu->addAction(icon(u"users"_s), tr("Switch account…"));
    connect(another, &QAction::triggered, this, &MainWindow::askSwitchAccount);
    QAction *out = m_accountMenu->addAction(icon(u"logout"_s), tr("Sign out…"));
    connect(out, &QAction::triggered, this, &MainWindow::askSignOut);
}

void MainWindow::addLanguageMenu(QMenu *menu)
{
    const std::pair<QString, items::Preferences::Language> languages[] = {
        {tr("System language"), items::Preferences::Language::System},
        {u"简体中文"_s, items::Preferences::Language::Chinese},
        {u"English"_s, items::Preferences::Language::English}};
    for (const auto &[name, language] : languages) {
        QAction *action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(m_services.preferences.language() == language);
        connect(action, &QAction::triggered, this,
                [this, chosen = language] { m_services.preferences.setLanguage(chosen); });
    }
}

void MainWindow::signInAgain()
{
    auto *dialog = new SignInDialog(m_services.sync, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::askSwitchAccount()
{
    const auto leave = [this] {
        saveLook();
        emit switchAccountRequested();
    };
    if (Page *unsaved = unsavedPage())
        askToLose(unsaved, tr("Switch although something is not saved?"), tr("Switch anyway"), leave);
    else
        leave();
}

void MainWindow::askSignOut()
{
    const store::OutboxCounts counts = m_services.desk.counts();
    const int unsettled = counts.waiting + counts.attention;
    if (unsettled == 0) {
        askWhatStays(tr("Everything you did is confirmed by the platform or closed."), false);
        return;
    }
    Question question;
    question.title = tr("%n operation(s) are not confirmed yet", nullptr, unsettled);
    question.text =
        tr("Let them be sent while this PC is connected, resolve them in the sync centre, or save them to a file "
           "before you sign out.");
    question.detail =
        tr("They stay on this PC under this account; what is still to sync is sent when you sign in again.");
    question.choices = {{u"export"_s, tr("Save to a file and sign out…"), Choice::Kind::Plain},
                        {u"centre"_s, tr("Sync centre"), Choice::Kind::Primary}};
    m_services.prompt.ask(question, this, [this](const Answer &answer) {
        if (answer.choice == u"centre"_s)
            goTo(u"synccentre"_s);
        else if (answer.choice == u"export"_s)
            exportAndSignOut();
    });
}

void MainWindow::askWhatStays(const QString &ofWork, bool exported)
{
    Question question;
    question.title = tr("Sign out?");
    question.text = ofWork;
    question.detail =
        tr("Removing the orders also removes the recipients stored on this PC; they are loaded again at the next "
           "sign-in.");
    question.choices = {{u"wipe"_s, tr("Sign out and remove the orders"), Choice::Kind::Danger},
                        {u"out"_s, tr("Sign out"), Choice::Kind::Primary}};
    m_services.prompt.ask(question, this, [this, exported](const Answer &answer) {
        if (!answer.cancelled())
            emit signOutRequested(answer.choice == u"wipe"_s, exported);
    });
}

void MainWindow::exportAndSignOut()
{
    m_rescue.save(this, [this](const Result<QString> &saved) {
        if (saved.ok())
            askWhatStays(tr("What is not confirmed yet is saved to the file, and stays on this PC under this account."),
                         true);
        else if (saved.error().code != u"cancelled"_s)
            say(items::problemSentence(saved.error()).text());
    });
}

}  // namespace wyh::ui
