// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/store/files.h"

namespace wyh::store {

/// A file beside the cache that says: somebody has seen damage in it. The next start puts the cache aside.
inline QString suspectPath(const QString &cachePath)
{
    return cachePath + QStringLiteral(".suspect");
}

inline Status markSuspect(Files &files, const QString &cachePath)
{
    return files.write(suspectPath(cachePath), {});
}

}  // namespace wyh::store
