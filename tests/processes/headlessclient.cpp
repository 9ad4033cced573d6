// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The desktop below its screens as a program of its own, to be killed at any moment.
//   headlessclient FOLDER BASE SPEED LOGIN PASSWORD
// Standard input, one act a line: "pick ORDER LINE DELTA", "ship ORDER LINE QUANTITY WAYBILL". Standard output:
// "started", "again OPERATION" for each that was set aside and is sent again, "saved OPERATION" after the COMMIT,
// "refused CODE", "sign-in" for each time a person would have to, and "settled" whenever everything given so far is
// decided.
#include <unistd.h>

#include <QCoreApplication>
#include <QSocketNotifier>
#include <algorithm>
#include <cstdio>

#include "models/core/uuid7.h"
#include "tests/processes/realclient.h"

namespace wyh::test {
namespace {

void say(const QByteArray &line)
{
    const QByteArray whole = line + '\n';
    std::fwrite(whole.constData(), 1, static_cast<size_t>(whole.size()), stdout);
    std::fflush(stdout);
}

class Program : public QObject
{
public:
    explicit Program(const RealClientOptions &options) : m_client(options), m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_input, &QSocketNotifier::activated, this, [this] { read(); });
        m_next.setInterval(0);
        connect(&m_next, &QTimer::timeout, this, [this] { actNext(); });
        m_client.onState = [](const store::ConnectionState &state) {
            if (state.kind == store::ConnectionState::Kind::SignInNeeded)
                say("sign-in");
        };
        m_client.onStep = [this] {
            if (m_acts.isEmpty() && m_client.settled())
                say("settled");
        };
    }

    Status start()
    {
        if (Status opened = m_client.open(); !opened.ok())
            return opened;
        say("started");
        // What was under way at three of the kills is set aside, as for a program that it crashes. Somebody in front of
        // it would send it again.
        const QList<store::OpRow> aside =
            m_client.store().operations({store::OpState::Stuck, store::OpState::Held}, 1000, false);
        for (const store::OpRow &row : aside) {
            if (Status sent = m_client.store().sendAgain({row.operation.id}); !sent.ok())
                return sent;
            say("again " + row.operation.id.value.toLatin1());
        }
        m_client.start();
        return done();
    }

private:
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
            m_acts.append(m_pending.left(end).split(' '));
            m_pending.remove(0, end + 1);
        }
        m_next.start();
    }

    // One an iteration of the event loop, so that the network goes on in between.
    void actNext()
    {
        if (m_acts.isEmpty() || m_client.store().pullState().booting) {
            if (m_acts.isEmpty())
                m_next.stop();
            return;
        }
        const QList<QByteArray> words = m_acts.takeFirst();
        const OrderId order(QString::fromLatin1(words.value(1)));
        const std::optional<Order> shown = m_client.store().shownOrder(order);
        const LineId line(QString::fromLatin1(words.value(2)));
        if (!shown) {
            say("refused unknown-order");
            return;
        }
        OperationPayload payload = PickOp{line, words.value(3).toInt()};
        if (words.value(0) == "ship") {
            ShipOp parcel;
            parcel.shipment = ShipmentId(makeUuid7(m_clock, m_random));
            const Line *target = shown->line(line);
            const int quantity = words.value(3).toInt();
            // As the form says it: what is not picked yet is picked by this act.
            parcel.lines = {{line, quantity, std::max(0, quantity - (target ? target->toShip() : 0))}};
            parcel.courier = QStringLiteral("YTO");
            parcel.waybill = QString::fromLatin1(words.value(4));
            parcel.weightGrams = 700;
            parcel.seenRecipientVersion = shown->recipientVersion;
            payload = parcel;
        }
        const auto recorded = m_client.record({orderLane(order), payload, {}});
        say(recorded.ok() ? "saved " + recorded->id.value.toLatin1() : "refused " + recorded.error().code.toLatin1());
    }

    RealClient m_client;
    QSocketNotifier m_input;
    QByteArray m_pending;
    QList<QList<QByteArray>> m_acts;
    QTimer m_next;
    SystemClock m_clock;
    SystemRandom m_random;
};

}  // namespace
}  // namespace wyh::test

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 6)
        return 2;
    wyh::test::RealClientOptions options;
    options.folder = arguments.at(1) + QStringLiteral("/profile");
    options.keychain = arguments.at(1) + QStringLiteral("/keychain");
    options.base = QUrl(arguments.at(2));
    options.speed = arguments.at(3).toInt();
    options.login = arguments.at(4);
    options.password = arguments.at(5);
    wyh::test::Program program(options);
    if (const wyh::Status started = program.start(); !started.ok()) {
        std::fprintf(stderr, "the client does not start: %s %s\n", qPrintable(started.error().code),
                     qPrintable(started.error().detail));
        return 4;
    }
    return QCoreApplication::exec();
}
