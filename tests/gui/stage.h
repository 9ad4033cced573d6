// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <memory>

#include "models/core/random.h"
#include "tests/gui/benchgui.h"
#include "tests/support/fakedesk.h"
#include "ui/picking/pickingpage.h"
#include "ui/settings/settingspage.h"
#include "ui/settings/systemservice.h"
#include "ui/shell/firstrun.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/openingwindow.h"
#include "ui/shell/signinservice.h"
#include "ui/shipped/shippedpage.h"
#include "ui/shipping/parcelform.h"
#include "ui/shipping/shippingpage.h"
#include "ui/synccentre/synccentrepage.h"

namespace wyh::test {

/// Signing in that answers what the scene wants.
class StageSignIn final : public ui::SignInService
{
public:
    void signIn(const QString &, const QString &, const QString &, QObject *context, Progress progress,
                Done done) override;
    void tryOnThisPc(QObject *context, Progress progress, Done done) override;
    void cancel() override {}
    QList<ui::KnownAccount> accounts() override { return known; }
    void openAccount(const QString &key, QObject *context, Done done) override
    {
        signIn(
            {}, key, {}, context, [](const QString &) {}, std::move(done));
    }

    QList<ui::KnownAccount> known;
    QString line;                ///< what is being done; shown as long as there is no error
    std::optional<Error> error;  ///< the answer; none: it takes its time
};

/// The whole main window with every page, on a small warehouse in memory: any state of any screen can be put on it,
/// also those that a real platform seldom gets into. Data with names as long as real ones can be. What a scene does not
/// reach is said in the log.
class Stage final : public ui::SystemService
{
public:
    Stage();
    ~Stage() override;

    /// Something that is shown: a name for its picture, and how to get there. Returns what is to be looked at.
    struct Scene
    {
        QString name;
        std::function<QWidget *(Stage &)> show;
    };
    /// Every screen and every state worth looking at.
    static QList<Scene> scenes();

    void open(QSize size);

    // What scenes do.
    QWidget *page(const QString &pageId, const QString &thing = {});
    void press(const QString &objectName);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// The dialog or menu that is open now; null: none.
    [[nodiscard]] QWidget *onTop() const;
    void setConnection(store::ConnectionState::Kind kind, const QString &reason = {}, qint64 pulledAgoMs = 60000);
    store::OpRow operation(store::OpState state, const OperationPayload &payload, const Problem &problem = {}) const;
    void fillOutbox();
    void takeAllOrders();  ///< nothing was ever loaded
    template <class T>
    T *find(const QString &name) const
    {
        return window->findChild<T *>(name);
    }

    void diagnostics(QObject *context, std::function<void(const QByteArray &)> answer) override;
    void wipeCache(QObject *context, std::function<void(const Status &)> answer) override;
    void showAbout(QWidget *window) override;

    BenchGui bench;
    FakeDesk outbox;
    FakeSyncControl sync;
    ui::DialogPrompt prompt{nullptr};
    FakeFileSaver saver;
    SystemRandom random;
    StageSignIn signIn;
    QList<store::OrderRow> found;
    int cached = 128430;  ///< orders on this PC
    std::unique_ptr<ui::Theme> theme;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<ui::FirstRun> firstRun;
    std::unique_ptr<ui::OpeningWindow> opening;
    ui::PickingPage *picking = nullptr;
    ui::ShippingPage *shipping = nullptr;
    ui::ShippedPage *shipped = nullptr;
    ui::SyncCentrePage *centre = nullptr;
    ui::SettingsPage *settings = nullptr;
};

QList<Stage::Scene> orderScenes();
QList<Stage::Scene> shellScenes();
QList<Stage::Scene> syncScenes();
QList<Stage::Scene> rescueScenes();

}  // namespace wyh::test
