// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "models/core/clock.h"
#include "models/core/random.h"

namespace wyh {

/// A UUID version 7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, 74 random bits; lower case with hyphens. Its time
/// part is for people and index locality only: nothing orders by it.
QString makeUuid7(const Clock &clock, Random &random);

/// Whether the text is a UUID as this product writes them (any version, lower case, hyphens).
bool isUuid(const QString &text);
/// When the id was made, by the clock of that moment; information only. 0: it is no UUIDv7.
qint64 timeOfUuid7(const QString &id);

}  // namespace wyh
