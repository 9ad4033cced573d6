// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <functional>

#include "models/core/result.h"
#include "models/store/connectionstate.h"
#include "net/contract/sync.h"

namespace wyh::store {

/// The GUI thread's handle on synchronisation; the composition root connects it to the engine. The UI knows no more of
/// it.
class SyncControl : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] virtual ConnectionState state() const = 0;
    [[nodiscard]] virtual contract::Account account() const = 0;
    [[nodiscard]] virtual QString platformName() const = 0;  ///< host, or "this PC"
    virtual void syncNow() = 0;
    virtual void setWorkOffline(bool offline) = 0;
    [[nodiscard]] virtual bool workOffline() const = 0;
    /// Signs the profile's own account in again (SignInNeeded).
    virtual void signIn(const QString &password, QObject *context, std::function<void(const Status &)> answer) = 0;

signals:
    void stateChanged(const wyh::store::ConnectionState &state);
    void accountChanged(const wyh::contract::Account &account);
};

}  // namespace wyh::store
