// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "models/core/error.h"
#include "models/core/result.h"

namespace wyh::server {

/// A line to standard output / standard error, written at once.
void say(const QString &text);
void complain(const QString &text);

/// One line from standard input; asked for without echo when that is a terminal. Error: "password-missing".
Result<QString> readPassword();

/// What an error means, as a sentence in English; its technical detail after it.
QString describe(const Error &error);

}  // namespace wyh::server
