// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <functional>

#include "models/core/result.h"

namespace wyh::ui {

/// An account that was signed in on this PC before.
struct KnownAccount
{
    QString key;   ///< names it to the service
    QString name;  ///< of the person; may be empty
    QString login;
    QString company;
    QString address;         ///< of its platform
    QString platform;        ///< the address as people say it
    int unsent = -1;         ///< operations that are not confirmed yet or need somebody; -1: could not be counted
    bool signedOut = false;  ///< its way back is the password
};

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
    /// The accounts of this PC, the last used first; those of the trial are not among them.
    [[nodiscard]] virtual QList<KnownAccount> accounts() = 0;
    /// Opens one that is not signed out; works without a network. Errors of opening come with the next window.
    virtual void openAccount(const QString &key, QObject *context, Done done) = 0;
};

}  // namespace wyh::ui
