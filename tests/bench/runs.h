// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

#include "tests/bench/generator.h"

/// What is measured, each in a process of its own.
namespace wyh::bench {

/// The desktop without its window against the stand-in: first pull, a changed thousand, ten thousand operations pushed.
int runPull(const Shape &shape, const QUrl &platform, const QString &root);
/// Ten thousand operations pushed to the real platform.
int runPushToOurs();
/// The real program with its window, offscreen, while the first pull runs.
int runWindow(int argc, char **argv, const QUrl &platform, const QString &root);
/// The least that a program with a window does: start to a painted window with nothing in it.
int runBlank(int argc, char **argv);
/// What screens ask of a filled cache, and recording.
int runStore(const Shape &shape, const QString &profileFolder);
/// The floor of the first pull and of the changed thousand.
int runRaw(const Shape &shape, const QUrl &platform, const QString &profileFolder, const QString &folder);

}  // namespace wyh::bench
