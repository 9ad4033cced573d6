// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace wyh::items {

/// A moment as every page writes it: the time alone today ("14:21:00"), with day and month in this year
/// ("25 Nov 12:32"), else with the year.
QString momentText(qint64 ms, qint64 nowMs);

/// The same with its day, also today: for what is read later, or stands beside other days.
QString dayAndTimeText(qint64 ms, qint64 nowMs);

}  // namespace wyh::items
