// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSize>
#include <QString>

namespace wyh::test {

/// Pictures of every scene of the stage (tests/gui/stage.h), named <folder>/<scene>-<suffix>.png. only: scenes whose
/// name contains it; empty: all. false: a picture could not be taken.
bool pictureScenes(const QString &folder, const QString &suffix, const QString &language, bool dark,
                   const QString &only);

/// The size of the window for the scale the process runs at: 1366x768, or 1920x1080 pixels at 150 %.
QSize windowSize();

}  // namespace wyh::test
