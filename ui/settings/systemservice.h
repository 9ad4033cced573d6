// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <functional>

#include "models/core/result.h"

namespace wyh::ui {

/// What the settings page needs of the program; implemented by the composition root. Answers come on the GUI thread,
/// not at all when the context is gone.
class SystemService
{
public:
    virtual ~SystemService() = default;
    /// The diagnostics text as it would be saved: redacted, without personal data. The user reads it before it goes
    /// anywhere.
    virtual void diagnostics(QObject *context, std::function<void(const QByteArray &)> answer) = 0;
    /// Empties the cache of this PC (never the operations) and loads it again.
    virtual void wipeCache(QObject *context, std::function<void(const Status &)> answer) = 0;
    virtual void showAbout(QWidget *window) = 0;
};

}  // namespace wyh::ui
