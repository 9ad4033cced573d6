// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/core/result.h"

namespace wyh::store {

class Files;

// The files of a profile whose device was revoked. What a person did and the platform has not heard of is put into a
// sealed file before a mark is made; from the mark on everything else is deleted, however often the program ends under
// way: the next start goes on with it.

/// A new rescue file in the folder, on the disk for certain; its path.
Result<QString> keepSealed(Files &files, const QString &folder, const QByteArray &sealed, qint64 nowMs);
/// From now on the profile's data is to be deleted.
Status markForRemoval(Files &files, const QString &folder);
[[nodiscard]] bool isMarkedForRemoval(const Files &files, const QString &folder);
/// Cache, operations, their copies and what was put aside of them; rescue files stay. Nobody may have them open. The
/// mark goes last.
Status removeProfileData(Files &files, const QString &folder);

}  // namespace wyh::store
