// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "tests/simulation/world.h"

namespace wyh::sim {

struct Outcome
{
    QString broken;  ///< empty: all promises held
    QMap<QString, qint64> coverage;
    quint64 logHash = 0;
    QByteArray state;  ///< of the platform at the end
    qint64 events = 0;
    qint64 convergedAfter = 0;
    qint64 mostPerHour = 0;  ///< requests of one device
    qint64 mostVainPerHour = 0;
    qint64 mostVainPerMinute = 0;
};

/// One seed: people work while everything goes wrong, then the faults end and the promises are checked.
Outcome run(const Settings &settings);

/// Before anything else: a run has one thread, so SQLite need not guard itself, and nobody asks for its statistics.
void prepareSqlite();

/// All files of a run belong to one process: SQLite need not lock them against others, nor share an index of the log.
inline constexpr const char *kOneProcess = "unix-excl";

/// Where runs keep their files: in memory, where the machine has that.
QString folderForRuns();

}  // namespace wyh::sim
