// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The store and the engine without a screen, for the kill test: records picks as fast as it can and says so after each
// COMMIT.
//   storechild <folder> <order id>... [--drain]
// It writes "saved <op> <line> <delta>", "send <token> <request>", "sign-in <device>", "settled"; it reads
// "answer <token> <reply>" and "session <reply>". Requests and replies: tests/simulation/pipes.h.
#include <unistd.h>
#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimer>
#include <cstdio>

#include "models/store/localstore.h"
#include "net/client/api.h"
#include "net/sync/engine.h"
#include "tests/simulation/pipes.h"

namespace wyh::sim {
namespace {

using namespace Qt::StringLiterals;

class Child : public QObject
{
public:
    Child(std::unique_ptr<store::LocalStore> store, const Clock &clock, Random &random, bool drain, QStringList orders)
        : m_store(std::move(store)),
          m_clock(clock),
          m_random(random),
          m_drain(drain),
          m_orders(std::move(orders)),
          m_engine(sync::EngineOptions{u"refresh"_s, {}, 0}, *m_store, clock, random),
          m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        m_wake.setSingleShot(true);
        connect(&m_wake, &QTimer::timeout, this, [this] { step(sync::Woke{}); });
        connect(&m_input, &QSocketNotifier::activated, this, [this] { read(); });
        connect(&m_act, &QTimer::timeout, this, [this] { act(); });
        m_act.setInterval(0);
    }

    void start()
    {
        say("started");
        step(sync::Started{});
        if (!m_drain)
            m_act.start();
    }

private:
    static void say(const QByteArray &line)
    {
        std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
        std::fputc('\n', stdout);
        std::fflush(stdout);
    }

    void step(const sync::Event &event)
    {
        const sync::Effects effects = m_engine.step(event);
        for (const sync::Effect &effect : effects) {
            if (const auto *send = std::get_if<sync::Send>(&effect)) {
                say("send " + QByteArray::number(send->token) + ' ' + toLine(send->request));
            } else if (const auto *wake = std::get_if<sync::WakeAt>(&effect)) {
                m_wake.start(static_cast<int>(std::max<qint64>(0, wake->monotonicMs - m_clock.monotonicMs())));
            } else if (std::get_if<sync::ReadSecret>(&effect)) {
                QTimer::singleShot(0, this, [this] { step(sync::SecretRead{true, {}, {}}); });
            } else if (const auto *state = std::get_if<sync::StateChanged>(&effect)) {
                if (state->state.kind == store::ConnectionState::Kind::SignInNeeded)
                    say("sign-in " + m_store->deviceId().value.toLatin1());
            }
        }
        const store::PullState pull = m_store->pullState();
        if (m_drain && m_store->counts().waiting == 0 && !pull.booting && !pull.verify && !pull.shadow)
            say("settled");
    }

    void read()
    {
        char buffer[65536];
        const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (count <= 0) {
            QCoreApplication::exit(3);
            return;
        }
        m_pending.append(buffer, static_cast<qsizetype>(count));
        for (qsizetype end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n')) {
            const QList<QByteArray> words = m_pending.left(end).split(' ');
            m_pending.remove(0, end + 1);
            if (words.value(0) == "answer") {
                step(sync::Answered{words.value(1).toULongLong(), replyFromLine(words.value(2))});
            } else if (words.value(0) == "session") {
                const Result<contract::Session> session = client::readSession(replyFromLine(words.value(1)));
                if (session.ok())
                    step(sync::SignedIn{*session});
            }
        }
    }

    void act()
    {
        // Another order each time, so that several lanes are open.
        for (qsizetype i = 0; i < m_orders.size(); ++i) {
            m_orders.append(m_orders.takeFirst());
            const std::optional<Order> order = m_store->shownOrder(OrderId(m_orders.constLast()));
            if (!order || order->lines.isEmpty())
                continue;
            const Line &line =
                order->lines.at(static_cast<int>(m_random.below(static_cast<quint64>(order->lines.size()))));
            const int delta = line.toPick() > 0 && (line.picked == 0 || m_random.below(3) > 0) ? 1 : -1;
            const Result<store::Recorded, Problem> recorded =
                m_store->record({orderLane(order->id), PickOp{line.id, delta}, {}});
            if (!recorded)
                continue;
            say("saved " + recorded->id.value.toLatin1() + ' ' + line.id.value.toLatin1() + ' ' +
                QByteArray::number(delta));
            step(sync::Recorded{});
            return;
        }
    }

    std::unique_ptr<store::LocalStore> m_store;
    const Clock &m_clock;
    Random &m_random;
    bool m_drain;
    QStringList m_orders;
    sync::Engine m_engine;
    QSocketNotifier m_input;
    QByteArray m_pending;
    QTimer m_wake;
    QTimer m_act;
};

}  // namespace
}  // namespace wyh::sim

int main(int argc, char **argv)
{
    using namespace wyh;
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const SystemClock clock;
    SystemRandom random;
    store::OpenStore options;
    options.folder = arguments.value(1);
    Result<std::unique_ptr<store::LocalStore>> opened = store::LocalStore::open(options, clock, random);
    if (!opened) {
        std::fprintf(stderr, "the store does not open: %s %s\n", qPrintable(opened.error().code),
                     qPrintable(opened.error().detail));
        return 4;
    }
    const bool drain = arguments.contains(QStringLiteral("--drain"));
    QStringList orders = arguments.mid(2);
    orders.removeAll(QStringLiteral("--drain"));
    sim::Child child(std::move(*opened), clock, random, drain, orders);
    QTimer::singleShot(0, &child, [&child] { child.start(); });
    return QCoreApplication::exec();
}
