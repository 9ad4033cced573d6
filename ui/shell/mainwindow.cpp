// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QTimer>

#include "models/items/problemtext.h"
#include "ui/shell/banner.h"
#include "ui/shell/navigation.h"
#include "ui/shell/searchpopup.h"
#include "ui/widgets/keyhints.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pillbutton.h"
#include "ui/widgets/searchedit.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

ThemeChoice themeChoice(items::Preferences::Appearance appearance)
{
    switch (appearance) {
        case items::Preferences::Appearance::Light:
            return ThemeChoice::Light;
        case items::Preferences::Appearance::Dark:
            return ThemeChoice::Dark;
        case items::Preferences::Appearance::System:
            break;
    }
    return ThemeChoice::System;
}

}  // namespace

MainWindow::MainWindow(const ShellServices &services, QWidget *parent)
    : QMainWindow(parent),
      m_services(services),
      m_rescue(services.desk, services.prompt, services.saver, services.clock),
      m_navigation(new Navigation(this)),
      m_stack(new QStackedWidget(this)),
      m_banner(new Banner(this)),
      m_minute(new QTimer(this)),
      m_noticeTime(new QTimer(this))
{
    setObjectName(u"mainWindow"_s);
    auto *whole = new QWidget(this);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTopStrip());
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_navigation);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_banner);
    right->addWidget(m_stack, 1);
    middle->addLayout(right, 1);
    column->addLayout(middle, 1);
    column->addWidget(makeStatusStrip());
    setCentralWidget(whole);
    m_results = new SearchPopup(this);

    connect(m_navigation, &Navigation::chosen, this, &MainWindow::showPage);
    connect(m_banner, &Banner::actionTriggered, this, &MainWindow::bannerAction);
    connect(m_results, &SearchPopup::chosen, this, &MainWindow::openOrder);
    connect(&m_services.sync, &store::SyncControl::stateChanged, this, &MainWindow::showState);
    connect(&m_services.desk, &store::Desk::countsChanged, this, &MainWindow::showState);
    connect(&m_services.desk, &store::Desk::readFailed, this,
            [this](const Error &error) { say(items::problemSentence(error).text()); });
    connect(&m_services.sync, &store::SyncControl::accountChanged, this, [this] {
        listPages();
        showState();
    });
    connect(&m_services.preferences, &items::Preferences::appearanceChanged, this,
            [this] { m_services.theme.setChoice(themeChoice(m_services.preferences.appearance())); });
    m_services.theme.setChoice(themeChoice(m_services.preferences.appearance()));
    connect(m_minute, &QTimer::timeout, this, &MainWindow::showState);
    m_minute->start(30 * 1000);
    m_noticeTime->setSingleShot(true);
    connect(m_noticeTime, &QTimer::timeout, this, [this] {
        m_notice->hide();
        m_hints->show();
    });
    makeShortcuts();
    resize(1366, 768);
    setMinimumSize(1024, 600);
    retranslate();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(Page *page)
{
    m_pages.append(page);
    m_stack->addWidget(page);
    connect(page, &Page::countChanged, m_navigation, &Navigation::refresh);
    connect(page, &Page::keyHintsChanged, this, &MainWindow::showHints);
    connect(page, &Page::goTo, this, &MainWindow::goTo);
    connect(page, &Page::notice, this, &MainWindow::say);
}

void MainWindow::begin()
{
    const QByteArray geometry = m_services.preferences.look(u"window"_s);
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    for (Page *page : m_pages) {
        const QByteArray look = m_services.preferences.look(u"page/"_s + page->pageId());
        if (!look.isEmpty())
            page->restoreLook(look);
    }
    listPages();
    showState();
}

Page *MainWindow::currentPage() const
{
    return m_current;
}

void MainWindow::listPages()
{
    const QStringList permissions = m_services.sync.account().permissions;
    QList<Page *> allowed;
    for (Page *page : m_pages) {
        if (page->permission().isEmpty() || permissions.contains(page->permission()))
            allowed.append(page);
    }
    m_navigation->setPages(allowed);
    if (!allowed.contains(m_current))
        showPage(m_navigation->pages().value(0));
    else
        m_navigation->setCurrent(m_current);
}

void MainWindow::showPage(Page *page)
{
    if (!page)
        return;
    m_current = page;
    m_stack->setCurrentWidget(page);
    m_navigation->setCurrent(page);
    m_results->hide();
    setWindowTitle(tr("%1 - WoYouHuo").arg(page->title()));
    showHints();
    showState();  // the banner does not lead to where one is
    page->activate();
}

bool MainWindow::goTo(const QString &pageId, const QString &thing)
{
    for (Page *page : m_navigation->pages()) {
        if (page->pageId() != pageId)
            continue;
        showPage(page);
        return thing.isEmpty() || page->open(thing);
    }
    return false;
}

void MainWindow::showOperations(const QString &filter)
{
    goTo(u"synccentre"_s, filter);
}

Page *MainWindow::unsavedPage() const
{
    Page *unsaved = nullptr;
    for (Page *page : m_pages) {
        if (page->hasUnsavedInput())
            unsaved = page;
    }
    return unsaved;
}

void MainWindow::askToLose(Page *unsaved, const QString &title, const QString &choice, std::function<void()> then)
{
    showPage(unsaved);
    Question question;
    question.title = title;
    question.text = tr("What you typed on \"%1\" was not saved and will be gone.").arg(unsaved->title());
    question.choices = {{u"lose"_s, choice, Choice::Kind::Danger}};
    m_services.prompt.ask(question, this, [then = std::move(then)](const Answer &answer) {
        if (!answer.cancelled())
            then();
    });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    Page *unsaved = unsavedPage();
    if (!unsaved || m_closing) {
        saveLook();
        QMainWindow::closeEvent(event);
        return;
    }
    event->ignore();
    askToLose(unsaved, tr("Close although something is not saved?"), tr("Close anyway"), [this] {
        m_closing = true;
        close();
    });
}

void MainWindow::saveLook()
{
    m_services.preferences.setLook(u"window"_s, saveGeometry());
    for (const Page *page : m_pages)
        m_services.preferences.setLook(u"page/"_s + page->pageId(), page->saveLook());
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_results->hide();
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::FocusOut)
        m_results->hide();
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::retranslate()
{
    m_product->setText(tr("WoYouHuo"));
    m_search->setPlaceholderText(tr("Order, recipient, product, waybill"));
    m_search->updateGeometry();
    m_search->setAccessibleName(tr("Search all orders"));
    m_navigation->setAccessibleName(tr("Pages"));
    m_waiting->setAccessibleDescription(tr("Shows what is to sync, in the sync centre"));
    m_attention->setAccessibleDescription(tr("Shows what needs attention, in the sync centre"));
    setWindowTitle(m_current ? tr("%1 - WoYouHuo").arg(m_current->title()) : tr("WoYouHuo"));
    if (!m_pages.isEmpty())
        listPages();
    showHints();
    showState();
}

}  // namespace wyh::ui
