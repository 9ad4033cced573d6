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
    int fromDamaged = 0;     ///< operations read out of the damaged file
    int fromBackup = 0;      ///< operations that only the backup had
    int unreadable = 0;      ///< places of the damaged file that could not be read
    qint64 lostFromMs = 0;   ///< acts made after this moment (0: from the beginning) ...
    qint64 lostUntilMs = 0;  ///< ... and before this one may be missing; 0: none is missing
    QString keptAs;          ///< path of the damaged file, which is kept
    QString device;          ///< device id, when one of the files still had it
};

/// The schema in which a damaged outbox, or else its backup, was written; at most `newest`, at least 1.
int schemaToRescue(Files &files, const QString &damagedPath, const QString &backupPath, const QByteArray &vfs,
                   int newest);

/// Copies every readable operation of `damagedPath`, then those that only `backupPath` has, into `fresh` (an empty
/// outbox of schemaToRescue()). Repeats are harmless: the platform knows every operation by its id.
Result<SalvageReport> salvageOutbox(Files &files, sql::Connection &fresh, const QString &damagedPath,
                                    const QString &backupPath, const QByteArray &vfs, qint64 nowMs);

}  // namespace wyh::store
