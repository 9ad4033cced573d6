// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "tests/simulation/simdevice.h"

namespace wyh::sim {

using Devices = std::vector<std::unique_ptr<SimDevice>>;

/// Whether every device shows what the platform has and nothing waits. why: what is missing.
bool converged(World &world, SimPlatform &platform, Devices &devices, QString &why);

/// The platform's records and what became of each operation, without ids and times that come from PCs' clocks.
QByteArray stateOf(SimPlatform &platform, const Devices &devices);

/// The promises of the design at the end of a run (sync.md 2.11); throws Broken. Closes the devices.
void checkPromises(World &world, SimPlatform &platform, Devices &devices);

}  // namespace wyh::sim
