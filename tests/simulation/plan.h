// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "tests/simulation/finalchecks.h"

namespace wyh::sim {

inline constexpr qint64 kFaulty = 12 * kMinute;

/// The PCs of this seed.
void makeDevices(World &world, SimPlatform &platform, const QString &folder, Devices &devices);
/// Writes what people do and what goes wrong into the agenda. Keep the answer for as long as the world runs.
[[nodiscard]] std::shared_ptr<void> plan(World &world, SimPlatform &platform, Devices &devices);

}  // namespace wyh::sim
