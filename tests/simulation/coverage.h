// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QStringList>

namespace wyh::sim {

/// What many runs together must have met, or they have tested less than they say. Empty: everything.
QStringList neverHappened(const QMap<QString, qint64> &coverage);

}  // namespace wyh::sim
