// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

#include "models/core/random.h"
#include "models/store/localstore.h"
#include "net/http/transport.h"
#include "net/sync/engine.h"
#include "tests/processes/fastclock.h"

namespace wyh::test {

struct RealClientOptions
{
    QString folder;    ///< of the two files
    QString keychain;  ///< a file that stands for the keychain of the system
    QUrl base;
    int speed = 1;  ///< of the engine's clock; time-outs of requests shrink with it
    QString login;
    QString password;
};

/// The desktop below its screens: the real store, engine and transport on one thread and one profile. Signs in with the
/// password when the engine wants a sign-in, as a person would.
class RealClient : public QObject
{
public:
    explicit RealClient(RealClientOptions options);
    ~RealClient() override;

    Status open();
    void start();
    void post(const sync::Event &event);
    /// Records and wakes the engine.
    Result<store::Recorded, Problem> record(const store::Act &act);

    [[nodiscard]] store::LocalStore &store() { return *m_store; }
    [[nodiscard]] const store::ConnectionState &state() const { return m_engine->state(); }
    /// Everything recorded is decided, and the cache is complete.
    [[nodiscard]] bool settled();
    [[nodiscard]] int signIns() const { return m_signIns; }

    std::function<void(const store::ConnectionState &)> onState;
    std::function<void()> onStep;

private:
    void carryOut(const sync::Effect &effect);
    void signIn();
    QString readKeychain() const;
    bool writeKeychain(const QString &value) const;

    RealClientOptions m_options;
    FastClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<store::LocalStore> m_store;
    std::unique_ptr<net::Transport> m_transport;
    std::unique_ptr<sync::Engine> m_engine;
    std::unique_ptr<net::Transport> m_door;  ///< for signing in
    QTimer m_wake;
    QTimer m_signInAgain;
    std::deque<sync::Event> m_waiting;
    bool m_stepping = false;
    bool m_signingIn = false;
    int m_signIns = 0;
};

}  // namespace wyh::test
