// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <atomic>
#include <thread>

#include "tests/server/httpfixture.h"

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace wyh::server {

/// What a client can and cannot do to the listener, and how it ends.
class TestHttpLimits : public QObject
{
    Q_OBJECT

private slots:
    void refusesBodiesThatAreTooLarge()
    {
        std::atomic<int> handled = 0;
        ListenOptions options;
        options.maxBodyBytes = 100000;
        const Listener listener = listen(
            [&](const net::Request &request) {
                ++handled;
                return hello(request);
            },
            options);
        RawClient fits(listener->port());
        QCOMPARE(fits.ask(post("/", QByteArray(100000, 'x'))).status, 200);
        RawClient client(listener->port());
        const net::Reply reply = client.ask(post("/", QByteArray(300000, 'x')));
        QCOMPARE(reply.status, 413);
        QCOMPARE(problemCode(reply), u"payload-too-large"_s);
        QVERIFY(client.ended());
        QCOMPARE(handled, 1);
    }

    void refusesBodiesOfUnknownLengthOrForm_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("chunked") << QByteArray(
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
        QTest::newRow("both") << QByteArray(
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}");
        QTest::newRow("two lengths") << QByteArray(
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 60\r\n\r\n{}");
        QTest::newRow("none and another one")
            << QByteArray("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nContent-Length: 2\r\n\r\n{}");
        QTest::newRow("a method for another protocol") << QByteArray("PRI / HTTP/1.1\r\nHost: x\r\n\r\n{}");
        QTest::newRow("no length") << QByteArray("POST / HTTP/1.1\r\nHost: x\r\n\r\n{}");
        QTest::newRow("no length, nothing") << QByteArray("PUT / HTTP/1.1\r\nHost: x\r\n\r\n");
        QTest::newRow("a name that is nearly it")
            << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Le\xa8ngth: 2\r\n\r\n{}");
        for (const char *length : {"-1", "+2", "0x2", "2 2", "2,2", "two", ""})
            QTest::addRow("length %s", length)
                << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ") + length + "\r\n\r\n{}";
        QTest::newRow("packed") << post("/", "{}", "Content-Encoding: gzip\r\n");
        QTest::newRow("multipart") << QByteArray(
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
            "2\r\n\r\n--");
        QTest::newRow("get") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");
    }

    void refusesBodiesOfUnknownLengthOrForm()
    {
        QFETCH(QByteArray, request);
        std::atomic<int> handled = 0;
        const Listener listener = listen([&](const net::Request &r) {
            ++handled;
            return hello(r);
        });
        RawClient client(listener->port());
        // What follows must never be taken for a request of its own.
        const net::Reply reply = client.ask(request + get("/smuggled"));
        QCOMPARE(reply.status, 400);
        QCOMPARE(problemCode(reply), u"malformed"_s);
        QVERIFY(client.ended());
        QCOMPARE(handled, 0);
    }

    void cutsEndlessHeaders()
    {
        ListenOptions options;
        options.maxHeaderBytes = 16 * 1024;
        std::atomic<int> handled = 0;
        const Listener listener = listen(
            [&](const net::Request &r) {
                ++handled;
                return hello(r);
            },
            options);
        RawClient client(listener->port());
        QByteArray headers;
        for (int i = 0; i < 400; ++i)
            headers += "X-Filler-" + QByteArray::number(i) + ": " + QByteArray(100, 'x') + "\r\n";
        client.send(get("/", headers));
        const int status = client.reply().status;
        QVERIFY2(status == 0 || status == 400 || status == 431, QByteArray::number(status).constData());
        QVERIFY(client.ended());
        QCOMPARE(handled, 0);
        RawClient other(listener->port());
        QCOMPARE(other.ask(get("/")).status, 200);
    }

    void cutsSlowClients()
    {
        ListenOptions options;
        options.headerTimeoutMs = 500;
        options.bodyTimeoutMs = 500;
        const Listener listener = listen(hello, options);
        RawClient stuckInHeaders(listener->port());
        QVERIFY(stuckInHeaders.send("GET / HTTP/1.1\r\nHo"));
        RawClient stuckInBody(listener->port());
        QVERIFY(stuckInBody.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500000000\r\n\r\n{"));
        // A byte now and then meets every time-out of a single read, but not the one of the request.
        RawClient dripping(listener->port());
        QVERIFY(dripping.send("GET / HTTP/1.1\r\n"));
        QElapsedTimer timer;
        timer.start();
        bool cut = false;
        while (!cut && timer.elapsed() < 10000) {
            dripping.socket.write("X");
            dripping.socket.waitForBytesWritten(100);
            cut = dripping.socket.waitForReadyRead(50) || dripping.socket.state() != QAbstractSocket::ConnectedState;
            // Nobody else has to wait for them.
            RawClient other(listener->port());
            QCOMPARE(other.ask(get("/")).status, 200);
        }
        QVERIFY(cut);
        QVERIFY2(timer.elapsed() < 5000, "the drip was let go on");
        stuckInHeaders.reply();
        QVERIFY(stuckInHeaders.ended());
        stuckInBody.reply();
        QVERIFY(stuckInBody.ended());
    }

    void answersManyAtOnce()
    {
        Gate gate;
        const Listener listener = listen([&gate](const net::Request &) { return gate.enter(); });
        constexpr int count = 24;
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < count; ++i) {
            clients.push_back(std::make_unique<RawClient>(listener->port()));
            QVERIFY(clients.back()->send(get("/")));
        }
        QVERIFY(gate.waitInside(count));
        gate.open();
        for (const auto &client : clients)
            QCOMPARE(client->reply().status, 200);
    }

    void keepsTheConnectionsOfAWholeWarehouse()
    {
        const Listener listener = listen(hello);
        std::vector<std::unique_ptr<RawClient>> stations;
        for (int i = 0; i < 200; ++i) {
            stations.push_back(std::make_unique<RawClient>(listener->port()));
            QCOMPARE(stations.back()->ask(get("/")).status, 200);
        }
        // Nobody was sent away for somebody else: each goes on where it was.
        for (const auto &station : stations)
            QCOMPARE(station->ask(get("/")).status, 200);
    }

    void makesRoomForNewClients()
    {
        ListenOptions options;
        options.maxConnections = 2;
        const Listener listener = listen(hello, options);
        RawClient first(listener->port());
        RawClient second(listener->port());
        QCOMPARE(first.ask(get("/")).status, 200);
        QCOMPARE(second.ask(get("/")).status, 200);
        // Both stay open and idle; a third one is served all the same, long before they time out.
        QElapsedTimer timer;
        timer.start();
        RawClient third(listener->port());
        QCOMPARE(third.ask(get("/")).status, 200);
        QVERIFY(timer.elapsed() < options.keepAliveMs / 2);
    }

    void waitsWhenAllAreBusy()
    {
        Gate gate;
        ListenOptions options;
        options.maxConnections = 2;
        const Listener listener = listen([&gate](const net::Request &) { return gate.enter(); }, options);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 6; ++i) {
            clients.push_back(std::make_unique<RawClient>(listener->port()));
            QVERIFY(clients.back()->send(get("/")));
        }
        QVERIFY(gate.waitInside(2));
        gate.open();
        for (const auto &client : clients)
            QCOMPARE(client->reply().status, 200);
    }

    void oneAddressCannotTakeEveryThread()
    {
        Gate gate;
        ListenOptions options;
        options.maxBusyPerNetwork = 3;
        options.countLoopback = true;
        const Listener listener = listen([&gate](const net::Request &) { return gate.enter(); }, options);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 3; ++i) {
            clients.push_back(std::make_unique<RawClient>(listener->port()));
            QVERIFY(clients.back()->send(get("/")));
        }
        QVERIFY(gate.waitInside(3));
        RawClient tooMany(listener->port());
        QCOMPARE(tooMany.ask(get("/")).status, 0);
        QVERIFY(tooMany.ended());
#ifdef Q_OS_LINUX
        RawClient other(listener->port(), u"127.0.0.2"_s);
        QVERIFY(other.send(get("/")));
        QVERIFY(gate.waitInside(4));
#endif
        gate.open();
        for (const auto &client : clients)
            QCOMPARE(client->reply().status, 200);
        // They stay connected, and do not count any more as soon as the listener has seen that.
        bool served = false;
        const auto oneMoreIsServed = [&] {
            served = served || RawClient(listener->port()).ask(get("/")).status == 200;
            return served;
        };
        QTRY_VERIFY(oneMoreIsServed());
        for (const auto &client : clients)
            QCOMPARE(client->socket.state(), QAbstractSocket::ConnectedState);
    }

    void aConnectionThatWakesIsCountedToo()
    {
        Gate gate;
        ListenOptions options;
        options.maxBusyPerNetwork = 1;
        options.countLoopback = true;
        const Listener listener = listen(
            [&gate](const net::Request &request) { return request.path == "/held" ? gate.enter() : hello(request); },
            options);
        RawClient idle(listener->port());
        QCOMPARE(idle.ask(get("/")).status, 200);
        // The listener may need a moment to see that it is idle.
        std::unique_ptr<RawClient> busy;
        const auto oneIsHeld = [&] {
            busy = std::make_unique<RawClient>(listener->port());
            busy->send(get("/held"));
            return gate.waitInside(1, 200);
        };
        QTRY_VERIFY_WITH_TIMEOUT(oneIsHeld(), 20000);
        QCOMPARE(idle.ask(get("/")).status, 0);
        QVERIFY(idle.ended());
        gate.open();
    }

    void whoIsNotCounted_data()
    {
        QTest::addColumn<bool>("behindProxy");
        QTest::newRow("a proxy") << true;
        QTest::newRow("this machine") << false;
    }

    void whoIsNotCounted()
    {
        QFETCH(bool, behindProxy);
        Gate gate;
        ListenOptions options;
        options.maxBusyPerNetwork = 1;
        options.behindProxy = behindProxy;
        options.countLoopback = behindProxy;
        const Listener listener = listen([&gate](const net::Request &) { return gate.enter(); }, options);
        RawClient first(listener->port());
        RawClient second(listener->port());
        QVERIFY(first.send(get("/")) && second.send(get("/")));
        QVERIFY(gate.waitInside(2));
        gate.open();
        QCOMPARE(first.reply().status, 200);
        QCOMPARE(second.reply().status, 200);
    }

#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    void goesOnWithTheThreadsThatThereAre()
    {
        ListenOptions options;
        options.maxConnections = 100;
        Gate gate;
        const Listener listener = listen([&gate](const net::Request &) { return gate.enter(); }, options);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
        QFile statm(u"/proc/self/statm"_s);
        QVERIFY(statm.open(QIODevice::ReadOnly));
        const rlim_t now =
            statm.readAll().split(' ').constFirst().toULongLong() * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
        // Room for what requests need, but not for many stacks.
        const rlimit tight{now + 24 * 1024 * 1024, before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_AS, &tight), 0);
        int answered = 0;
        {
            std::vector<std::unique_ptr<RawClient>> clients;
            for (int i = 0; i < 40; ++i) {
                clients.push_back(std::make_unique<RawClient>(listener->port()));
                clients.back()->send(get("/"));
            }
            if (gate.waitInside(1))
                gate.open();
            for (const auto &client : clients)
                answered += client->reply().status == 200 ? 1 : 0;
        }
        QCOMPARE(setrlimit(RLIMIT_AS, &before), 0);
        QCOMPARE(answered, 40);
    }
#endif

    void closesIdleConnections()
    {
        ListenOptions options;
        options.keepAliveMs = 200;
        const Listener listener = listen(hello, options);
        RawClient client(listener->port());
        QCOMPARE(client.ask(get("/")).status, 200);
        QVERIFY(client.ended(5000));
    }

    void finishesRunningRequestsWhenItStops()
    {
        Gate gate;
        Listener listener = listen([&gate](const net::Request &) { return gate.enter(); });
        const int port = listener->port();
        RawClient idle(port);
        QVERIFY(idle.connected());
        RawClient running(port);
        QVERIFY(running.send(get("/")));
        QVERIFY(gate.waitInside(1));
        std::thread stopping([&listener] { listener->stop(20000); });
        // The idle one goes at once although the running one stays.
        QVERIFY(idle.ended(5000));
        gate.open();
        QCOMPARE(running.reply().status, 200);
        stopping.join();
        QTcpSocket late;
        late.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(port));
        QVERIFY(!late.waitForConnected(2000));
    }

    void doesNotWaitForEverWhenItStops()
    {
        Listener listener = listen(hello);
        RawClient stuck(listener->port());
        QVERIFY(stuck.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"));
        RawClient other(listener->port());
        QCOMPARE(other.ask(get("/")).status, 200);
        QElapsedTimer timer;
        timer.start();
        listener->stop(300);
        QVERIFY(timer.elapsed() < 5000);
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestHttpLimits)
#include "tst_httplimits.moc"
