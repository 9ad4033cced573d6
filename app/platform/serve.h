// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/platform/arguments.h"
#include "app/platform/datafolder.h"
#include "app/platform/stopsignal.h"

namespace wyh::server {

/// Answers requests until the signal says stop; then finishes what is running. Returns the program's exit code.
int serve(DataFolder &folder, Platform &platform, const Arguments &arguments, StopSignal &signal);

}  // namespace wyh::server
