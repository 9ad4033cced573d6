// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>
#include <functional>

#include "models/core/result.h"

namespace wyh::ui {

/// What the first-run window needs of the program; implemented by the composition root. Every call answers exactly once
/// through `done`, also after cancel() (Error "cancelled"), and never before it returned; answers to a context that is
/// gone are dropped. One attempt at a time.
class SignInService
{
public:
    virtual ~SignInService() = default;
    using Done = std::function<void(const Status &)>;
    using Progress = std::function<void(const QString &)>;  ///< a translated line: what is being done now

    /// Errors of the address ("address-...", "no-route", "tls", "not-our-platform", "timed-out", "client-too-old"), of
    /// the account
    /// ("account-...", "other-account") or of the password ("sign-in-failed").
    virtual void signIn(const QString &address, const QString &login, const QString &password, QObject *context,
                        Progress progress, Done done) = 0;
    /// Starts the platform on this PC with demonstration data and signs in.
    virtual void tryOnThisPc(QObject *context, Progress progress, Done done) = 0;
    virtual void cancel() = 0;
};

}  // namespace wyh::ui
