// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/crashpoints/play.h"

namespace wyh::crash {

/// A short piece of work, told so that it can be told on after any fault: people look before they repeat an act.
struct Story
{
    const char *name;
    int stations = 1;
    /// Without faults, once; afterwards all machines rest and every run starts from there.
    std::function<void(Play &)> prepare{};
    /// What is done to the disks before the machines are switched on.
    std::function<void(Play &)> arrange{};
    std::function<void(Play &)> play{};
    /// Instead of "every PC shows what the platform has", where that is not so on purpose.
    std::function<void(Play &)> finish{};
    /// After the promises held: what this story must have come to.
    std::function<void(Play &)> verify{};
    bool blank = false;         ///< the PCs are new
    bool unfinished = false;    ///< the preparation leaves work that waits
    bool newerProgram = false;  ///< after the preparation a program with one more step of both schemas is installed
    int thin = 1;               ///< the quick enumeration takes only every so many-th point: its runs are long
    /// What must have happened in some of its runs.
    QList<const char *> must{};
};

QList<Story> everydayStories();
QList<Story> refusalStories();
QList<Story> reloadStories();
QList<Story> upkeepStories();
QList<Story> allStories();

store::Act pick(Play &play, int order, int delta, int line = 0);
store::Act ship(Play &play, int order, int quantity, const QString &waybill);
/// Throws Broken with the story's words.
void expect(Play &play, bool holds, const QString &what);
/// How many operations of the PC are in that state.
int count(Play &play, int pc, store::OpState state);

}  // namespace wyh::crash
