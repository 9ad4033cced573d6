// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace wyh::items {

/// One line of the table: English source texts, translated in the context "Problem". {name} stands for a parameter.
struct ProblemText
{
    const char *code;
    const char *todo;
    const char *why;
};

/// Another sentence for the same code, see problemtablevariants.cpp.
struct ProblemVariant
{
    const char *code;
    const char *variant;
    const char *todo;
    const char *why;
};
std::span<const ProblemVariant> problemVariants();

std::span<const ProblemText> operationProblems();   ///< rules of an order: conflicts, refusals, notes
std::span<const ProblemText> fieldProblems();       ///< what is wrong with something typed
std::span<const ProblemText> connectionProblems();  ///< platform, account, network, disk

}  // namespace wyh::items
