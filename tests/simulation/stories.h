// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "tests/simulation/finalchecks.h"

namespace wyh::sim {

/// The real platform and some PCs without any chance: what happens is written down in a story.
class Stage
{
public:
    Stage(const QString &folder, bool log);

    /// A packer's or (number 0) the manager's PC; started.
    SimDevice &pc(int number);
    void seconds(qint64 count) { world.runUntil(world.now() + count * kSecond); }
    /// Takes one piece of a line of that order.
    void pick(SimDevice &device, int order);
    /// Everything must be well within two hours, and every promise kept.
    void end();

    World world;
    SimPlatform platform;
    Devices devices;

private:
    QString m_folder;
};

struct Story
{
    const char *name;
    std::function<void(Stage &)> plot;
};

/// Places that seeds hardly ever find.
std::vector<Story> allStories();
/// Of the store alone, on a disk that loses its power: part of them.
std::vector<Story> storeStories();
/// What was broken, or nothing.
QString tell(const Story &story, bool log);

}  // namespace wyh::sim
