// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>
#include <deque>
#include <functional>

#include "app/desktop/fetcher.h"
#include "net/sync/engine.h"

namespace wyh::desktop {

/// Carries out what the engine wants done and tells it what came of it. Lives on the store's thread.
class SyncDriver final : public QObject
{
    Q_OBJECT

public:
    SyncDriver(sync::Engine &engine, Fetcher &fetcher, const Clock &clock, QObject *parent = nullptr);

    /// Steps the engine; while it is being stepped the event waits for its turn.
    void post(const sync::Event &event);
    [[nodiscard]] const sync::Engine &engine() const { return m_engine; }

    static constexpr int kSleepLookMs = 30 * 1000;
    static constexpr qint64 kSleptMs = 60 * 1000;  ///< less may be a busy PC

signals:
    void stateChanged(const wyh::store::ConnectionState &state);
    void accountChanged(const wyh::contract::Account &account);
    void recordsChanged(const wyh::store::Changes &changes);
    // The keychain lives on the GUI thread; answers come back as SecretRead and SecretWritten events.
    void readSecret(const QString &key);
    void writeSecret(const QString &key, const QString &value);
    void deleteSecret(const QString &key);
    void revoked(const wyh::sync::Revoked &order);

private:
    void carryOut(const sync::Effect &effect);
    void lookForSleep();

    sync::Engine &m_engine;
    Fetcher &m_fetcher;
    const Clock &m_clock;
    QTimer m_wake;
    QTimer m_sleepLook{this};
    qint64 m_lookedAtMs;  ///< by the clock of the wall
    std::deque<sync::Event> m_waiting;
    bool m_stepping = false;
};

}  // namespace wyh::desktop
