// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "app/desktop/session.h"
#include "models/items/ordersource.h"
#include "models/items/preferences.h"
#include "ui/settings/systemservice.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/filesaver.h"
#include "ui/widgets/prompt.h"
#include "ui/widgets/theme.h"

namespace wyh::ui {
class ShippingPage;
}

namespace wyh::desktop {

/// The main window over an open session: models, pages, and what they are given. GUI thread; the session outlives it.
class Workbench final : private ui::SystemService
{
public:
    Workbench(Session &session, items::Preferences &preferences, ui::Theme &theme, const Clock &clock,
              std::function<QByteArray()> diagnostics);
    ~Workbench() override;

    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    /// Tells the user of an error that belongs to no page.
    void note(const Error &error);

private:
    void diagnostics(QObject *context, std::function<void(const QByteArray &)> answer) override;
    void wipeCache(QObject *context, std::function<void(const Status &)> answer) override;
    void showAbout(QWidget *window) override;
    void addPages(items::Preferences &preferences, const Clock &clock);
    /// A refused parcel once more: the shipping form, filled with what was in it.
    void shipAgain(ui::ShippingPage &page, const store::OpRow &row);

    Session &m_session;
    std::function<QByteArray()> m_diagnostics;
    ui::DialogPrompt m_prompt{nullptr};
    ui::DialogFileSaver m_saver{nullptr};
    items::ReaderSource m_source;
    SystemRandom m_random;
    std::unique_ptr<ui::MainWindow> m_window;  ///< owns the pages
};

}  // namespace wyh::desktop
