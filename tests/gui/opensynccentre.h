// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>
#include <memory>

#include "tests/gui/shellfixture.h"
#include "ui/synccentre/synccentrepage.h"

namespace wyh::ui {

/// The sync centre in a window of its own, in front of everything and active; null when it does not come to the front.
inline std::unique_ptr<SyncCentrePage> openSyncCentre(ShellFixture &shell)
{
    auto page = std::make_unique<SyncCentrePage>(
        SyncCentreServices{shell.desk, shell.sync, shell.prompt, shell.saver, shell.clock});
    page->resize(1100, 680);
    page->show();
    page->activateWindow();
    if (!QTest::qWaitForWindowActive(page.get()))
        return {};
    page->activate();
    return page;
}

}  // namespace wyh::ui
