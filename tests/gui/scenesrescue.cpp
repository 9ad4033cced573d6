// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What is seen seldom and must be understood at once: damaged and newer files, rescue, the bin, several people at one
// PC.
#include <QAbstractButton>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

#include "models/core/uuid7.h"
#include "tests/gui/stage.h"
#include "ui/widgets/filterchips.h"

namespace wyh::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHour = 3600000;

QWidget *waitForDialog(Stage &stage)
{
    QWidget *dialog = nullptr;
    if (!QTest::qWaitFor([&] { return (dialog = stage.onTop()) != nullptr; }))
        qWarning("no dialog");
    return dialog;
}

QWidget *centreWith(Stage &stage, const QString &filter)
{
    stage.fillOutbox();
    stage.page(u"synccentre"_s);
    stage.centre->findChild<ui::FilterChips *>()->setCurrent(filter);
    auto *table = stage.centre->findChild<QTableView *>(u"operations"_s);
    if (!QTest::qWaitFor([&] { return table->model()->rowCount() > 0; }))
        qWarning("the list does not come");
    table->setCurrentIndex(table->model()->index(0, 0));
    table->setFocus();
    return stage.window.get();
}

QWidget *rescued(Stage &stage, bool something)
{
    store::RescueNotice notice;
    notice.rescued = 31;
    notice.damagedKeptAs = u"outbox-damaged-20261123.db"_s;
    if (something) {
        notice.lostFromMs = stage.bench.clock.nowMs() - 3 * kHour;
        notice.lostUntilMs = stage.bench.clock.nowMs() - kHour;
        StillClock then;
        for (int i = 1; i <= 4; ++i) {
            then.set(notice.lostFromMs + i * kHour / 3);
            notice.recovered.append(OpId(makeUuid7(then, stage.random)));
        }
    }
    stage.outbox.notice = notice;
    stage.fillOutbox();
    stage.outbox.tellCounts();
    stage.page(u"synccentre"_s);
    QTest::qWait(20);
    return stage.window.get();
}

QWidget *withState(Stage &stage, const std::function<void(store::ConnectionState &)> &change)
{
    store::ConnectionState state = stage.sync.state();
    change(state);
    stage.sync.setState(state);
    return stage.page(u"picking"_s);
}

QWidget *asked(Stage &stage, const QString &button)
{
    centreWith(stage, u"attention"_s);
    stage.press(button);
    return waitForDialog(stage);
}

QWidget *accounts(Stage &stage)
{
    const QString platform = u"platform.huafeng-stationery.example.com"_s;
    const auto add = [&](const QString &name, const QString &login, int unsent, bool signedOut) {
        ui::KnownAccount one;
        one.key = login;
        one.name = name;
        one.login = login;
        one.company = u"义乌市华丰文具用品制造有限公司"_s;
        one.platform = platform;
        one.address = u"https://"_s + platform;
        one.unsent = unsent;
        one.signedOut = signedOut;
        stage.signIn.known.append(one);
    };
    add(u"仓库02 张三（早班）"_s, u"packer02@yiwu-huafeng-stationery"_s, 12, false);
    add(u"仓库03 李四（晚班）"_s, u"packer03@yiwu-huafeng-stationery"_s, 0, true);
    add({}, u"manager@yiwu-huafeng-stationery"_s, -1, false);
    stage.window->hide();
    stage.firstRun = std::make_unique<ui::FirstRun>(stage.signIn, stage.bench.preferences);
    stage.firstRun->show();
    stage.firstRun->activateWindow();
    if (!QTest::qWaitForWindowActive(stage.firstRun.get()))
        qWarning("no window");
    return stage.firstRun.get();
}

}  // namespace

QList<Stage::Scene> rescueScenes()
{
    return {
        {u"synccentre-rescued"_s, [](Stage &stage) { return rescued(stage, true); }},
        {u"synccentre-rescued-whole"_s, [](Stage &stage) { return rescued(stage, false); }},
        {u"synccentre-bin"_s, [](Stage &stage) { return centreWith(stage, u"bin"_s); }},
        {u"synccentre-discard"_s, [](Stage &stage) { return asked(stage, u"action5"_s); }},
        {u"rescue-save"_s, [](Stage &stage) { return asked(stage, u"export"_s); }},
        {u"rescue-save-short"_s,
         [](Stage &stage) {
             QWidget *dialog = asked(stage, u"export"_s);
             if (!dialog)
                 return dialog;
             QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"short"_s);
             dialog->findChild<QAbstractButton *>(u"save"_s)->click();
             return dialog;
         }},
        {u"rescue-recover"_s,
         [](Stage &stage) {
             stage.saver.chosen = "file";
             return asked(stage, u"recover"_s);
         }},
        {u"banner-rescued"_s,
         [](Stage &stage) {
             rescued(stage, true);
             return stage.page(u"picking"_s);
         }},
        {u"banner-update"_s,
         [](Stage &stage) {
             stage.outbox.newer = true;
             stage.bench.store.setNewer(true);
             stage.fillOutbox();
             stage.outbox.tellCounts();
             return stage.page(u"picking"_s);
         }},
        {u"banner-signin-not-kept"_s,
         [](Stage &stage) {
             return withState(stage, [](store::ConnectionState &state) { state.signInKept = false; });
         }},
        {u"firstrun-accounts"_s, accounts},
    };
}

}  // namespace wyh::test
