// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The window around the pages: connection, banners, search, keys, settings, first run; and the sync centre.
#include <QAbstractButton>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QTest>

#include "models/domain/places.h"
#include "tests/gui/stage.h"
#include "ui/shell/searchpopup.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/pillbutton.h"
#include "ui/widgets/searchedit.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using Kind = store::ConnectionState::Kind;

namespace {

/// Shows the menu of a pill of the top strip.
QWidget *menuOf(Stage &stage, const QString &pill)
{
    stage.page(u"picking"_s);
    stage.find<ui::PillButton>(pill)->click();
    QWidget *menu = nullptr;
    if (!QTest::qWaitFor([&] { return (menu = stage.onTop()) != nullptr; }))
        qWarning("no menu");
    return menu;
}

QWidget *modal(Stage &stage)
{
    QWidget *dialog = nullptr;
    if (!QTest::qWaitFor([&] { return (dialog = stage.onTop()) != nullptr; }))
        qWarning("no dialog");
    return dialog;
}

Stage::Scene connection(const QString &name, Kind kind, const QString &reason, qint64 pulledAgoMs = 60000)
{
    return {u"connection-"_s + name, [=](Stage &stage) {
                stage.sync.setWorkOffline(kind == Kind::WorkOffline);
                if (pulledAgoMs < 0)
                    stage.takeAllOrders();
                stage.setConnection(kind, reason, pulledAgoMs);
                if (pulledAgoMs >= 0)
                    stage.fillOutbox();
                return menuOf(stage, u"connectionChip"_s);
            }};
}

Stage::Scene banner(const QString &name, const store::ConnectionState &state)
{
    return {u"banner-"_s + name, [=](Stage &stage) {
                store::ConnectionState now = state;
                // Given as an age.
                now.lastPullMs = state.lastPullMs <= 0 ? 0 : stage.bench.clock.nowMs() - state.lastPullMs;
                stage.sync.setState(now);
                return stage.page(u"picking"_s);
            }};
}

store::ConnectionState state(Kind kind, const QString &reason, qint64 pulledAgoMs)
{
    store::ConnectionState made;
    made.kind = kind;
    made.reason = reason;
    made.lastPullMs = pulledAgoMs;
    return made;
}

QList<Stage::Scene> connectionScenes()
{
    constexpr qint64 hour = 3600000;
    const QString none;
    store::ConnectionState loading = state(Kind::Online, none, 0);
    loading.firstPull = true;
    loading.received = 41200;
    loading.left = 87230;
    store::ConnectionState stopped = loading;
    stopped.kind = Kind::WorkOffline;
    store::ConnectionState waiting = loading;
    waiting.kind = Kind::Offline;
    waiting.reason = u"no-route"_s;
    store::ConnectionState reloading = state(Kind::Online, none, 60000);
    reloading.reloading = true;
    reloading.received = 41200;
    reloading.left = 87230;
    store::ConnectionState reloadingOld = reloading;
    reloadingOld.lastPullMs = 50 * hour;
    store::ConnectionState clock = state(Kind::Online, none, 60000);
    clock.clockOffsetMs = 11 * 60000;
    return {
        connection(u"online"_s, Kind::Online, none),
        connection(u"offline"_s, Kind::Offline, u"no-route"_s, 3 * hour),
        connection(u"workoffline"_s, Kind::WorkOffline, none, 2 * hour),
        connection(u"signin"_s, Kind::SignInNeeded, u"token-expired"_s),
        connection(u"paused"_s, Kind::Paused, u"client-too-old"_s),
        connection(u"old"_s, Kind::Offline, u"no-route"_s, 50 * hour),
        connection(u"never"_s, Kind::Connecting, none, -1),
        banner(u"signin"_s, state(Kind::SignInNeeded, u"token-expired"_s, 30 * hour)),
        banner(u"paused-disk"_s, state(Kind::Paused, u"disk-low"_s, 60000)),
        banner(u"paused-network"_s, state(Kind::Paused, u"not-our-platform"_s, 30 * hour)),
        banner(u"stale"_s, state(Kind::Offline, u"no-route"_s, 50 * hour)),
        banner(u"clock"_s, clock),
        banner(u"loading"_s, loading),
        banner(u"loading-stopped"_s, stopped),
        banner(u"loading-waits"_s, waiting),
        banner(u"reloading"_s, reloading),
        banner(u"reloading-old"_s, reloadingOld),
        banner(u"paused-forbidden"_s, state(Kind::Paused, u"forbidden"_s, 60000)),
    };
}

/// The first load, of which nothing has come yet.
store::ConnectionState firstPull(Kind kind, const QString &reason)
{
    store::ConnectionState made = state(kind, reason, 0);
    made.firstPull = true;
    if (kind == Kind::Online)
        made.left = 128430;
    return made;
}

/// Nothing was ever loaded, and why.
Stage::Scene notLoaded(const QString &name, Kind kind, const QString &reason)
{
    return {u"notloaded-"_s + name, [=](Stage &stage) {
                stage.sync.setWorkOffline(kind == Kind::WorkOffline);
                stage.takeAllOrders();
                stage.sync.setState(firstPull(kind, reason));
                return stage.page(u"shipping"_s);
            }};
}

Stage::Scene keySheet(const QString &page)
{
    return {u"keys-"_s + page, [=](Stage &stage) {
                stage.page(page);
                stage.key(Qt::Key_F1);
                return modal(stage);
            }};
}

QList<Stage::Scene> windowScenes()
{
    return {
        notLoaded(u"loading"_s, Kind::Online, {}),
        notLoaded(u"offline"_s, Kind::Offline, u"no-route"_s),
        notLoaded(u"workoffline"_s, Kind::WorkOffline, {}),
        notLoaded(u"signin"_s, Kind::SignInNeeded, u"token-expired"_s),
        notLoaded(u"paused"_s, Kind::Paused, u"client-too-old"_s),
        keySheet(u"picking"_s),
        keySheet(u"shipping"_s),
        keySheet(u"synccentre"_s),
        {u"search-found"_s,
         [](Stage &stage) {
             stage.page(u"picking"_s);
             const QList<store::OrderRow> all = stage.bench.store.rows({store::OrderList::All, {}, {}, 0, 0, 0});
             for (const store::OrderRow &one : all) {
                 store::OrderRow row = one;
                 const Recipient to = stage.bench.store.now(row.id).recipient;
                 row.recipientMasked = to.name.left(1) + u"** · "_s + shortRegion(to).join(u' ');
                 if (row.recipientMasked.contains(u"杭州"_s) || row.dealerName.contains(u"杭州"_s))
                     stage.found.append(row);
             }
             auto *search = stage.find<ui::SearchEdit>(u"search"_s);
             search->setFocus();
             search->setText(u"杭州"_s);
             QTest::keyClick(search, Qt::Key_End);
             if (!QTest::qWaitFor([&] { return stage.find<ui::SearchPopup>(u"searchPopup"_s)->isVisible(); }))
                 qWarning("no results");
             return stage.window.get();
         }},
        {u"search-nothing"_s,
         [](Stage &stage) {
             stage.page(u"picking"_s);
             auto *search = stage.find<ui::SearchEdit>(u"search"_s);
             search->setFocus();
             search->setText(u"2877193650018374651999"_s);
             if (!QTest::qWaitFor([&] { return stage.find<ui::SearchPopup>(u"searchPopup"_s)->isVisible(); }))
                 qWarning("no answer");
             return stage.window.get();
         }},
        {u"opening"_s,
         [](Stage &stage) -> QWidget * {
             stage.window->hide();
             stage.opening = std::make_unique<ui::OpeningWindow>();
             stage.opening->show();
             return stage.opening.get();
         }},
        {u"account-menu"_s, [](Stage &stage) { return menuOf(stage, u"account"_s); }},
        {u"about"_s,
         [](Stage &stage) {
             stage.showAbout(stage.window.get());
             return modal(stage);
         }},
        {u"signout-question"_s,
         [](Stage &stage) {
             stage.page(u"picking"_s);
             auto *account = stage.find<ui::PillButton>(u"account"_s);
             emit account->menuOpening();
             account->menu()->actions().constLast()->trigger();
             return modal(stage);
         }},
        {u"signout-unsent"_s,
         [](Stage &stage) {
             stage.fillOutbox();
             stage.page(u"picking"_s);
             auto *account = stage.find<ui::PillButton>(u"account"_s);
             emit account->menuOpening();
             account->menu()->actions().constLast()->trigger();
             return modal(stage);
         }},
        {u"signin-again"_s,
         [](Stage &stage) {
             stage.setConnection(Kind::SignInNeeded, u"token-expired"_s);
             stage.press(u"bannerAction"_s);
             QWidget *dialog = modal(stage);
             if (!dialog)
                 return dialog;
             auto *password = dialog->findChild<QLineEdit *>(u"password"_s);
             QTest::keyClicks(password, u"wrong"_s);
             QTest::keyClick(password, Qt::Key_Return);
             if (!QTest::qWaitFor([&] { return !password->accessibleDescription().isEmpty(); }))
                 qWarning("no error");
             return dialog;
         }},
        {u"settings"_s, [](Stage &stage) { return stage.page(u"settings"_s); }},
        {u"settings-error"_s,
         [](Stage &stage) {
             stage.page(u"settings"_s);
             auto *days = stage.find<QLineEdit>(u"retentionDays"_s);
             days->setFocus();
             days->selectAll();
             QTest::keyClicks(days, u"4000"_s);
             QTest::keyClick(days, Qt::Key_Return);
             days->setFocus();
             return stage.window.get();
         }},
        {u"settings-wipe"_s,
         [](Stage &stage) {
             stage.fillOutbox();
             stage.page(u"settings"_s);
             stage.press(u"wipe"_s);
             return modal(stage);
         }},
        {u"settings-diagnostics"_s,
         [](Stage &stage) {
             stage.page(u"settings"_s);
             stage.settings->showDiagnostics();
             return modal(stage);
         }},
    };
}

QWidget *firstRun(Stage &stage)
{
    stage.window->hide();
    stage.firstRun = std::make_unique<ui::FirstRun>(stage.signIn, stage.bench.preferences);
    stage.firstRun->show();
    stage.firstRun->activateWindow();
    if (!QTest::qWaitForWindowActive(stage.firstRun.get()))
        qWarning("no window");
    return stage.firstRun.get();
}

QWidget *signIn(Stage &stage, const std::optional<Error> &error,
                const QString &address = u"https://platform.huafeng-stationery.example.com"_s)
{
    stage.signIn.error = error;
    QWidget *window = firstRun(stage);
    window->findChild<QAbstractButton *>(u"connectChoice"_s)->click();
    const auto type = [&](const QString &field, const QString &text) {
        window->findChild<QLineEdit *>(field)->setText(text);
    };
    type(u"address"_s, address);
    type(u"login"_s, u"packer02@yiwu-huafeng-stationery"_s);
    type(u"password"_s, u"secret"_s);
    window->findChild<QAbstractButton *>(u"signIn"_s)->click();
    QTest::qWait(20);
    return window;
}

QList<Stage::Scene> firstRunScenes()
{
    QList<Stage::Scene> all{
        {u"firstrun-choice"_s, firstRun},
        {u"firstrun-notice"_s,
         [](Stage &stage) {
             firstRun(stage);
             stage.firstRun->setNotice(makeError(u"schema-newer"_s, {}, {}));
             return stage.firstRun.get();
         }},
        {u"firstrun-signin"_s,
         [](Stage &stage) {
             QWidget *window = firstRun(stage);
             window->findChild<QAbstractButton *>(u"connectChoice"_s)->click();
             return window;
         }},
        {u"firstrun-signin-missing"_s,
         [](Stage &stage) {
             QWidget *window = firstRun(stage);
             window->findChild<QAbstractButton *>(u"connectChoice"_s)->click();
             window->findChild<QAbstractButton *>(u"signIn"_s)->click();
             return window;
         }},
        {u"firstrun-busy"_s,
         [](Stage &stage) {
             stage.signIn.line = u"platform.huafeng-stationery.example.com"_s;
             return signIn(stage, std::nullopt);
         }},
        {u"firstrun-trial"_s,
         [](Stage &stage) {
             QWidget *window = firstRun(stage);
             window->findChild<QAbstractButton *>(u"trialChoice"_s)->click();
             return window;
         }},
    };
    all.append({u"firstrun-revoked"_s, [](Stage &stage) {
                    return signIn(stage, makeError(u"device-revoked-kept"_s, {},
                                                   {{u"count"_s, 3}, {u"path"_s, u"C:\\WoYouHuo\\unsent-1.rescue"_s}}));
                }});
    all.append({u"firstrun-error-address-not-https"_s, [](Stage &stage) {
                    return signIn(stage, makeError(u"address-not-https"_s),
                                  u"http://platform.huafeng-stationery.example.com"_s);
                }});
    for (const char *code : {"no-route", "tls", "not-our-platform", "sign-in-failed", "account-disabled",
                             "client-too-old", "account-locked"})
        all.append({u"firstrun-error-"_s + QString::fromLatin1(code),
                    [error = makeError(QString::fromLatin1(code))](Stage &stage) { return signIn(stage, error); }});
    return all;
}

Stage::Scene centre(const QString &name, const QString &filter, int row = 0)
{
    return {u"synccentre-"_s + name, [=](Stage &stage) {
                stage.fillOutbox();
                stage.page(u"synccentre"_s, filter);
                stage.centre->findChild<ui::FilterChips *>()->setCurrent(filter);
                auto *table = stage.centre->findChild<QTableView *>(u"operations"_s);
                if (!QTest::qWaitFor([&] { return table->model()->rowCount() > row; }))
                    qWarning("the list does not come");
                table->setCurrentIndex(table->model()->index(row, 0));
                table->setFocus();
                return stage.window.get();
            }};
}

Stage::Scene emptyCentre(const QString &filter)
{
    return {u"synccentre-empty-"_s + filter, [=](Stage &stage) {
                stage.page(u"synccentre"_s);
                auto *chips = stage.centre->findChild<ui::FilterChips *>();
                chips->setFocus();  // whoever chooses a filter is there
                chips->setCurrent(filter);
                QTest::qWait(20);
                return stage.window.get();
            }};
}

}  // namespace

QList<Stage::Scene> syncScenes()
{
    QList<Stage::Scene> all;
    // The oldest first.
    const QString states[] = {u"conflict"_s, u"rejected"_s, u"held"_s, u"stuck"_s, u"review"_s};
    for (int row = 0; row < 5; ++row)
        all.append(centre(states[row], u"attention"_s, row));
    all.append(centre(u"waiting"_s, u"waiting"_s));
    all.append(centre(u"confirmed"_s, u"confirmed"_s));
    all.append(centre(u"closed"_s, u"closed"_s));
    for (const QString &filter : {u"attention"_s, u"waiting"_s, u"confirmed"_s, u"closed"_s})
        all.append(emptyCentre(filter));
    return all;
}

QList<Stage::Scene> shellScenes()
{
    return connectionScenes() + windowScenes() + firstRunScenes();
}

}  // namespace wyh::test
