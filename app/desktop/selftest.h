// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace wyh::desktop {

/// What --selftest does: checks on the PC it stands on what the program needs there, writes one "PASS name" or
/// "FAIL name: why" line each. Touches no profile. Returns the number of failures.
int selfTest(const QString &reportPath);

}  // namespace wyh::desktop
