// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "models/core/result.h"

namespace wyh::store {

/// Files of a profile. Errors: "file-error" with the path's last part, "disk-full".

/// Gone afterwards; no error when it was not there.
Status removeFile(const QString &path);
/// The database with its -wal and -shm.
Status removeDatabase(const QString &path);
/// The database with its -wal, in an order that never leaves a log beside a file it does not belong to.
Status moveDatabase(const QString &from, const QString &to);
/// Written to the disk, then put in the place of `to` in one step.
Status replaceDurably(const QString &from, const QString &to);

/// reserve.bin: room that is given back when the disk is full, so that the act under way can still be saved.
void ensureReserve(const QString &folder);
/// false: there was none.
bool releaseReserve(const QString &folder);

}  // namespace wyh::store
