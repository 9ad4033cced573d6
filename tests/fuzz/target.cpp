// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/target.h"

#include <cstring>

namespace wyh::fuzz {

const Target *findTarget(const char *name)
{
    for (const Target &target : kTargets) {
        if (std::strcmp(target.name, name) == 0)
            return &target;
    }
    return nullptr;
}

}  // namespace wyh::fuzz
