// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <optional>

#include "models/store/statements.h"

namespace wyh::store {

// The numbers of operations in an outbox that may be damaged anywhere (salvage.h). Worker thread.

/// No outbox ever counts so far; another number is what damage made of one.
inline constexpr qint64 kMostNumber = 1LL << 40;
/// More rows or numbers are not looked at in one go: a damaged tree may lead round and round.
inline constexpr qint64 kMostTried = 1000000;

bool canBeGiven(qint64 n);

/// How far the file says it has counted.
std::optional<qint64> lastNumber(Statements &file);
/// The number after this one; 0 = none that can be read.
qint64 nextNumber(Statements &file, qint64 after);
/// Walks from both ends and along the index until something breaks, then tries every number that can have been given:
/// order and ends are part of what may be damaged, and a number that is looked up needs just the way to its own page.
QList<qint64> candidates(Statements &file);

}  // namespace wyh::store
