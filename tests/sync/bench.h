// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTemporaryDir>
#include <memory>

#include "models/core/random.h"
#include "models/store/localstore.h"
#include "net/sync/engine.h"

namespace wyh::test {

class ManualClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return 1764000000000 + ms + wallOffset; }
    [[nodiscard]] qint64 monotonicMs() const override { return 5000 + ms; }
    qint64 ms = 0;
    qint64 wallOffset = 0;
};

/// Always the same sequence.
class Counted final : public Random
{
public:
    quint64 next64() override { return m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL; }

private:
    quint64 m_state = 42;
};

/// The engine over a real store, with a clock turned by hand and a platform that says what the test wants.
class Bench
{
public:
    explicit Bench(sync::EngineOptions options = {});

    /// Starts signed in, with the first pull answered: orders "o0".."o<n-1>" of one line "l<i>" of 100 pieces each.
    void ready(int orders = 3);

    void step(const sync::Event &event);
    /// The program ends and starts again, signed in.
    void restart();
    /// Turns the clock; wakes the engine whenever its time has come.
    void advance(qint64 ms);
    /// Turns the clock to the next wake-up that sends something, or for at most so long.
    bool untilSent(qint64 atMost);

    // The request under way.
    [[nodiscard]] bool waiting() const { return m_open.has_value(); }
    [[nodiscard]] QByteArray path() const { return m_open ? m_open->request.path : QByteArray(); }
    [[nodiscard]] const net::Request &request() const { return m_open->request; }
    [[nodiscard]] sync::RequestToken token() const { return m_open->token; }
    void answer(const net::Reply &reply);
    void answerOk(const QJsonObject &body) { answer(json(200, body)); }
    /// Answers pulls, tops and refreshes as a healthy platform would, until nothing or another request is under way.
    void answerReads();
    /// One of them.
    void answerRead();
    void record(int order = 0, int pieces = 1);
    QList<OpId> pushed() const;
    void answerPush(contract::OperationResult::Outcome outcome = contract::OperationResult::Outcome::Applied);

    static net::Reply json(int status, const QJsonObject &body);
    static net::Reply problem(int status, const char *code, const char *reason = nullptr);
    static net::Reply silence(net::Reply::Failure failure);
    [[nodiscard]] contract::PullPage page() const;
    static contract::Session session(const char *user = "u1", const char *access = "access-1", qint64 seconds = 3600);
    static Order order(int number);

    [[nodiscard]] const store::ConnectionState &state() const { return m_engine->state(); }
    [[nodiscard]] bool timerArmed() const { return m_wake > clock.monotonicMs(); }
    template <class E>
    QList<E> take()
    {
        QList<E> out;
        for (const sync::Effect &effect : m_effects) {
            if (const auto *found = std::get_if<E>(&effect))
                out.append(*found);
        }
        m_effects.clear();
        return out;
    }
    store::LocalStore &store() { return *m_store; }
    sync::Engine &engine() { return *m_engine; }

    ManualClock clock;
    int sends = 0;
    qint64 freeBytes = -1;  ///< room on the disk; -1: not known
    qint64 pos = 10;        ///< of the platform
    int lastSendAt = 0;

private:
    void perform(const sync::Effects &effects);

    sync::EngineOptions m_options;
    QTemporaryDir m_folder;
    Counted m_random;
    std::unique_ptr<store::LocalStore> m_store;
    std::unique_ptr<sync::Engine> m_engine;
    std::optional<sync::Send> m_open;
    sync::Effects m_effects;
    qint64 m_wake = -1;
    QList<Order> m_unsent;
    QList<contract::OperationResult> m_results;
};

}  // namespace wyh::test
