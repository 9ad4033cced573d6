// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/platform/arguments.h"

namespace wyh::server {

/// The commands of the operator. Each says on the terminal what it did and returns the program's exit code.
int createOrganization(Platform &platform, const Arguments &arguments);
int createUser(Platform &platform, const Arguments &arguments);
/// Password, permissions, disabling: what the command says.
int changeUser(Platform &platform, const Arguments &arguments);
int backup(Platform &platform, const Arguments &arguments);
int listDevices(Platform &platform, const Arguments &arguments);
int revokeDevice(Platform &platform, const Arguments &arguments);
int allowDevice(Platform &platform, const Arguments &arguments);
int import1688(Platform &platform, const Arguments &arguments);

}  // namespace wyh::server
