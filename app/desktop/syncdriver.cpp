// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/syncdriver.h"

#include <QLoggingCategory>
#include <algorithm>
#include <utility>

Q_LOGGING_CATEGORY(lcSync, "wyh.sync", QtInfoMsg)

namespace wyh::desktop {

namespace {

template <class... Cases>
struct Overloaded : Cases...
{
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

}  // namespace

SyncDriver::SyncDriver(sync::Engine &engine, Fetcher &fetcher, const Clock &clock, QObject *parent)
    : QObject(parent), m_engine(engine), m_fetcher(fetcher), m_clock(clock), m_lookedAtMs(clock.nowMs())
{
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::CoarseTimer);
    connect(&m_wake, &QTimer::timeout, this, [this] { post(sync::Woke{}); });
    m_sleepLook.setObjectName(QStringLiteral("sleepLook"));
    m_sleepLook.setTimerType(Qt::CoarseTimer);
    connect(&m_sleepLook, &QTimer::timeout, this, &SyncDriver::lookForSleep);
    m_sleepLook.start(kSleepLookMs);
}

/// After a night's sleep nobody shall wait for a back-off of the evening. Systems do not agree on whether the clocks of
/// timers stand still meanwhile; that of the wall never does. When a person has set it, one request too many is made.
void SyncDriver::lookForSleep()
{
    const qint64 now = m_clock.nowMs();
    const qint64 passed = now - std::exchange(m_lookedAtMs, now);
    if (passed > kSleepLookMs + kSleptMs)
        post(sync::NetworkHint{});
}

void SyncDriver::post(const sync::Event &event)
{
    m_waiting.push_back(event);
    if (m_stepping)
        return;
    m_stepping = true;
    while (!m_waiting.empty()) {
        const sync::Event next = std::move(m_waiting.front());
        m_waiting.pop_front();
        const sync::Effects effects = m_engine.step(next);
        for (const sync::Effect &effect : effects)
            carryOut(effect);
        m_engine.carriedOut();
    }
    m_stepping = false;
}

void SyncDriver::carryOut(const sync::Effect &effect)
{
    const Overloaded cases{
        [this](const sync::Send &send) {
            m_fetcher.send(send.token, send.request,
                           [this](Fetcher::Token token, const net::Reply &reply, const Fetcher::Page &page) {
                               post(sync::Answered{token, reply, page});
                           });
        },
        [this](const sync::Abort &abort) { m_fetcher.abort(abort.token); },
        [this](const sync::WakeAt &wake) {
            const qint64 inMs = wake.monotonicMs - m_clock.monotonicMs();
            m_wake.start(static_cast<int>(std::clamp<qint64>(inMs, 0, 24LL * 60 * 60 * 1000)));
        },
        [this](const sync::StateChanged &changed) { emit stateChanged(changed.state); },
        [this](const sync::RecordsChanged &changed) { emit recordsChanged(changed.changes); },
        [this](const sync::AccountChanged &changed) { emit accountChanged(changed.account); },
        [this](const sync::ReadSecret &secret) { emit readSecret(secret.key); },
        [this](const sync::WriteSecret &secret) { emit writeSecret(secret.key, secret.value); },
        [this](const sync::DeleteSecret &secret) { emit deleteSecret(secret.key); },
        [this](const sync::Revoked &order) { emit revoked(order); },
        [](const sync::Log &log) { qCInfo(lcSync).noquote() << log.line; },
    };
    std::visit(cases, effect);
}

}  // namespace wyh::desktop
