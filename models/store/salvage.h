// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "models/core/result.h"
#include "models/sql/connection.h"
#include "models/store/files.h"

namespace wyh::store {

/// What was saved of a damaged outbox.
struct SalvageReport
{
    bool happened = false;
    int fromDamaged = 0;  ///< operations read out of the damaged file
    int fromBackup = 0;   ///< operations that only the backup had
    int unreadable = 0;   ///< places of the damaged file that could not be read
    QString keptAs;       ///< file name of the damaged file, which is kept
    QString device;       ///< device id, when one of the files still had it
};

/// Copies every readable operation of `damagedPath`, then those that only `backupPath` has, into `fresh` (an empty,
/// migrated outbox). Repeats are harmless: the platform knows every operation by its id.
Result<SalvageReport> salvageOutbox(Files &files, sql::Connection &fresh, const QString &damagedPath,
                                    const QString &backupPath, const QByteArray &vfs);

}  // namespace wyh::store
