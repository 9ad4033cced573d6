// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/refusaltext.h"

namespace wyh::items {

QString refusalText(const Problem &problem)
{
    return problem.code;
}

QString refusalText(const Error &error)
{
    return error.code;
}

QString refusalText(const FieldError &error)
{
    return error.code;
}

}  // namespace wyh::items
