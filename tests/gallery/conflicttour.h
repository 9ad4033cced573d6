// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace wyh::test {

/// Pictures of the conflict desk: one for each kind of conflict, the bin and the notes. false: one is missing.
bool shootConflicts(const QString &folder, const QString &suffix, const QString &language, bool dark);

}  // namespace wyh::test
