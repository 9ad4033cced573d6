// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace wyh::desktop {

/// What may stand in a log or a diagnostics file: ids, codes, numbers of orders. Tokens, passwords, phone numbers,
/// names and streets are taken out. Our own lines are English, so every run of Chinese text is personal until proven
/// otherwise.
QString redacted(const QString &text);

}  // namespace wyh::desktop
