// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/core/error.h"
#include "models/domain/problem.h"

namespace wyh::items {

/// What stands in a banner or beside a field when something was refused.
QString refusalText(const Problem &problem);
QString refusalText(const Error &error);
QString refusalText(const FieldError &error);

}  // namespace wyh::items
