// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QFile>
#include <QSslKey>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QUrl>

#include "net/http/transport.h"
#include "tests/support/stubserver.h"

namespace wyh::net {

using namespace Qt::StringLiterals;
using test::Arrived;
using test::StubServer;

class TestTransport : public QObject
{
    Q_OBJECT

private:
    struct Got
    {
        int answers = 0;
        Reply reply;
    };

    static Request post(const QByteArray &body = "{\"a\":1}")
    {
        Request request;
        request.method = "POST";
        request.path = "/v1/ops";
        request.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer secret-token"}};
        request.body = body;
        request.timeoutMs = 5000;
        return request;
    }
    static Got run(Transport &transport, const Request &request)
    {
        auto got = std::make_shared<Got>();
        transport.send(7, request, [got](Transport::Token token, const Reply &reply) {
            got->answers += token == 7 ? 1 : 100;
            got->reply = reply;
        });
        if (got->answers != 0)
            qFatal("answered before send() returned");
        [&] { QTRY_COMPARE_WITH_TIMEOUT(got->answers, 1, 20000); }();
        return *got;
    }
    static Got run(StubServer &server, const Request &request, TransportLimits limits = {})
    {
        Transport transport(limits);
        if (!transport.setBase(QUrl(u"http://"_s + server.hostAndPort())))
            qFatal("base refused");
        return run(transport, request);
    }
    static QSslConfiguration identity(const QString &name)
    {
        QFile certificate(QFINDTESTDATA("../support/tls/") + name + u".crt"_s);
        QFile key(QFINDTESTDATA("../support/tls/") + name + u".key"_s);
        if (!certificate.open(QIODevice::ReadOnly) || !key.open(QIODevice::ReadOnly))
            qFatal("no test certificate");
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(&certificate));
        tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
        return tls;
    }

private slots:
    void sendsAndAnswers()
    {
        StubServer server(
            [](QTcpSocket &socket, const Arrived &) { socket.write(StubServer::answer(200, "{\"ok\":1}")); });
        Request request = post();
        request.query = "cursor=a%2Bb&limit=5";
        const Got got = run(server, request);
        QCOMPARE(got.reply.status, 200);
        QCOMPARE(got.reply.failure, Reply::Failure::None);
        QCOMPARE(got.reply.body, "{\"ok\":1}");
        QCOMPARE(header(got.reply.headers, "x-api"), "1");
        QCOMPARE(server.arrived().size(), 1);
        QCOMPARE(server.arrived().at(0).line(), "POST /v1/ops?cursor=a%2Bb&limit=5 HTTP/1.1");
        QCOMPARE(server.arrived().at(0).body, request.body);
        QVERIFY(server.arrived().at(0).head.contains("Authorization: Bearer secret-token"));
        QVERIFY(!server.arrived().at(0).hasHeader("Cookie"));
    }

    void readsProblemsOfEveryStatus_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 401, 403, 404, 405, 409, 410, 413, 418, 422, 426, 429, 500, 502, 503, 504})
            QTest::newRow(QByteArray::number(status).constData()) << status;
    }
    void readsProblemsOfEveryStatus()
    {
        QFETCH(int, status);
        StubServer server([status](QTcpSocket &socket, const Arrived &) {
            socket.write(StubServer::answer(status, "{\"code\":\"x\"}", "WWW-Authenticate: Bearer\r\n"));
        });
        const Got got = run(server, post());
        QCOMPARE(got.reply.status, status);
        QCOMPARE(got.reply.body, "{\"code\":\"x\"}");
    }

    void closeAfterCommitIsNoAnswer()
    {
        // Qt may send the request a second time by itself: the answer is "unknown" either way, never a success.
        StubServer server([](QTcpSocket &socket, const Arrived &) { socket.close(); });
        const Got got = run(server, post());
        QCOMPARE(got.reply.status, 0);
        QCOMPARE(got.reply.failure, Reply::Failure::Broken);
        QVERIFY(!server.arrived().isEmpty());
        for (const Arrived &request : server.arrived())
            QCOMPARE(request.body, post().body);
    }

    void cutInTheBodyIsNoAnswer()
    {
        StubServer server([](QTcpSocket &socket, const Arrived &) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"half\":");
            socket.flush();
            socket.close();
        });
        const Got got = run(server, post());
        QCOMPARE(got.reply.status, 0);
        QCOMPARE(got.reply.failure, Reply::Failure::Broken);
        QVERIFY(got.reply.body.isEmpty());
    }

    void aSilentServerTimesOut()
    {
        StubServer server([](QTcpSocket &, const Arrived &) {});
        Request request = post();
        request.timeoutMs = 200;
        const Got got = run(server, request);
        QCOMPARE(got.reply.status, 0);
        QCOMPARE(got.reply.failure, Reply::Failure::Timeout);
    }

    void aConnectionThatDoesNotComeAboutTimesOutSooner()
    {
        QTcpServer deaf;  // takes the connection and never begins to encrypt it
        QVERIFY(deaf.listen(QHostAddress::LocalHost));
        TransportLimits limits;
        limits.connectMs = 200;
        Transport transport(limits);
        QVERIFY(transport.setBase(QUrl(u"https://127.0.0.1:%1"_s.arg(deaf.serverPort()))).ok());
        QElapsedTimer timer;
        timer.start();
        Request request = post();
        request.timeoutMs = 30000;
        const Got got = run(transport, request);
        QCOMPARE(got.reply.failure, Reply::Failure::Timeout);
        QVERIFY(timer.elapsed() < 10000);
    }

    void aSentRequestHasItsWholeTime()
    {
        StubServer server([](QTcpSocket &, const Arrived &) {});
        TransportLimits limits;
        limits.connectMs = 50;
        QElapsedTimer timer;
        timer.start();
        Request request = post();
        request.timeoutMs = 800;
        const Got got = run(server, request, limits);
        QCOMPARE(got.reply.failure, Reply::Failure::Timeout);
        QVERIFY2(timer.elapsed() >= 800, qPrintable(QString::number(timer.elapsed())));
    }

    void aTricklingServerTimesOutInTheEnd_data()
    {
        QTest::addColumn<int>("timeoutMs");
        QTest::addColumn<int>("wholeMs");
        QTest::newRow("four times the idle time") << 250 << 0;
        QTest::newRow("a time of its own") << 30000 << 400;
    }
    void aTricklingServerTimesOutInTheEnd()
    {
        QFETCH(int, timeoutMs);
        QFETCH(int, wholeMs);
        StubServer server([](QTcpSocket &socket, const Arrived &) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            auto *drip = new QTimer(&socket);
            connect(drip, &QTimer::timeout, &socket, [&socket] { socket.write("x"); });
            drip->start(20);
        });
        Request request = post();
        request.timeoutMs = timeoutMs;
        request.wholeMs = wholeMs;
        const Got got = run(server, request);
        QCOMPARE(got.reply.failure, Reply::Failure::Timeout);
        QCOMPARE(got.reply.detail, u"no end in time"_s);
    }

    void followsNoRedirect_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::newRow(QByteArray::number(status).constData()) << status;
    }
    void followsNoRedirect()
    {
        QFETCH(int, status);
        StubServer elsewhere([](QTcpSocket &socket, const Arrived &) { socket.write(StubServer::answer(200, "{}")); });
        StubServer server([&](QTcpSocket &socket, const Arrived &) {
            socket.write(
                StubServer::answer(status, {}, "Location: http://" + elsewhere.hostAndPort().toLatin1() + "/\r\n"));
        });
        const Got got = run(server, post());
        QCOMPARE(got.reply.status, status);
        QCOMPARE(elsewhere.connections(), 0);  // so no token went there
    }

    void keepsNoCookie()
    {
        StubServer server([](QTcpSocket &socket, const Arrived &) {
            socket.write(
                StubServer::answer(200, "{}", "Set-Cookie: tracker=1; Path=/\r\nCache-Control: max-age=999\r\n"));
        });
        Transport transport;
        QVERIFY(transport.setBase(QUrl(u"http://"_s + server.hostAndPort())).ok());
        Request request;
        request.path = "/v1/me";
        run(transport, request);
        run(transport, request);
        QCOMPARE(server.arrived().size(), 2);  // nothing came from a cache
        QVERIFY(!server.arrived().at(1).hasHeader("Cookie"));
    }

    void hugeAnswersAreCutOff_data()
    {
        QTest::addColumn<bool>("announced");
        QTest::newRow("announced") << true;
        QTest::newRow("not announced") << false;
    }
    void hugeAnswersAreCutOff()
    {
        QFETCH(bool, announced);
        StubServer server([announced](QTcpSocket &socket, const Arrived &) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
            socket.write(announced ? "Content-Length: 5000000\r\n\r\n" : "Connection: close\r\n\r\n");
            socket.write(QByteArray(5000000, ' '));
            if (!announced)
                socket.disconnectFromHost();
        });
        TransportLimits limits;
        limits.bodyBytes = 100000;
        const Got got = run(server, post(), limits);
        QCOMPARE(got.reply.status, 0);
        QVERIFY(got.reply.body.isEmpty());
        QCOMPARE(got.reply.detail, u"answer too large"_s);
    }

    void inflatesAndLimitsIt()
    {
        const QByteArray plain(3000000, 'a');
        // A zlib stream is what "deflate" means; qCompress() puts four bytes of size before it.
        const QByteArray packed = qCompress(plain, 9).mid(4);
        QVERIFY(packed.size() < 10000);
        StubServer server([&](QTcpSocket &socket, const Arrived &) {
            socket.write(StubServer::answer(200, packed, "Content-Encoding: deflate\r\n"));
        });
        const Got good = run(server, post());
        QCOMPARE(good.reply.status, 200);
        QCOMPARE(good.reply.body, plain);
        TransportLimits limits;
        limits.inflatedBytes = 1000000;
        const Got bomb = run(server, post(), limits);
        QCOMPARE(bomb.reply.status, 0);
        QVERIFY(bomb.reply.body.isEmpty());
    }

    void noServerIsOffline()
    {
        Transport transport;
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const quint16 port = closed.serverPort();
        closed.close();
        QVERIFY(transport.setBase(QUrl(u"http://127.0.0.1:%1"_s.arg(port))).ok());
        const Got got = run(transport, post());
        QCOMPARE(got.reply.status, 0);
        QCOMPARE(got.reply.failure, Reply::Failure::Offline);
    }

    void abortAnswersOnce()
    {
        StubServer server([](QTcpSocket &, const Arrived &) {});
        Transport transport;
        QVERIFY(transport.setBase(QUrl(u"http://"_s + server.hostAndPort())).ok());
        int answers = 0;
        Reply last;
        transport.send(1, post(), [&](Transport::Token, const Reply &reply) { ++answers, last = reply; });
        QTRY_COMPARE(server.arrived().size(), 1);
        transport.abort(1);
        transport.abort(1);
        QTRY_COMPARE(answers, 1);
        QCOMPARE(last.failure, Reply::Failure::Aborted);
        QCOMPARE(transport.underWay(), 0);
    }

    void tlsOfAStrangerIsRefused_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("trusted");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("self-signed") << u"localhost"_s << QString() << false;
        QTest::newRow("other host") << u"other"_s << u"other"_s << false;
        QTest::newRow("other authority") << u"localhost"_s << u"other"_s << false;
        QTest::newRow("expired") << u"late"_s << u"localhost"_s << false;
        QTest::newRow("trusted") << u"localhost"_s << u"localhost"_s << true;
    }
    void tlsOfAStrangerIsRefused()
    {
        QFETCH(QString, server);
        QFETCH(QString, trusted);
        QFETCH(bool, accepted);
        StubServer stub(identity(server),
                        [](QTcpSocket &socket, const Arrived &) { socket.write(StubServer::answer(200, "{}")); });
        Transport transport;
        QVERIFY(transport.setBase(QUrl(u"https://"_s + stub.hostAndPort())).ok());
        if (!trusted.isEmpty())
            transport.setExtraAuthorities({identity(trusted).localCertificate()});
        const Got got = run(transport, post());
        QCOMPARE(got.reply.status, accepted ? 200 : 0);
        QCOMPARE(got.reply.failure, accepted ? Reply::Failure::None : Reply::Failure::Tls);
        QCOMPARE(stub.arrived().size(), accepted ? 1 : 0);  // not a byte of the request went to the stranger
    }

    void aWrongClockHasItsOwnText_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<bool>("doubted");
        QTest::newRow("not valid yet for a century") << u"early"_s << true << true;
        QTest::newRow("ended decades ago") << u"late"_s << true << true;
        QTest::newRow("a stranger's, whatever its dates") << u"late"_s << false << false;
        QTest::newRow("other host") << u"other"_s << true << false;
    }
    void aWrongClockHasItsOwnText()
    {
        QFETCH(QString, server);
        QFETCH(bool, trusted);
        QFETCH(bool, doubted);
        StubServer stub(identity(server),
                        [](QTcpSocket &socket, const Arrived &) { socket.write(StubServer::answer(200, "{}")); });
        Transport transport;
        QVERIFY(transport.setBase(QUrl(u"https://"_s + stub.hostAndPort())).ok());
        // Expired authorities are never trusted: the one of "late" is that of "localhost".
        const QString authority = server == "late"_L1 ? u"localhost"_s : server;
        if (trusted)
            transport.setExtraAuthorities({identity(authority).localCertificate()});
        const Got got = run(transport, post());
        QCOMPARE(got.reply.failure, Reply::Failure::Tls);
        QCOMPARE(got.reply.clockDoubted, doubted);
        QCOMPARE(stub.arrived().size(), 0);
    }

    void readsAddresses_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain host") << u"shop.example.com"_s << u"https://shop.example.com"_s;
        QTest::newRow("spaces around") << u"  https://shop.example.com/ "_s << u"https://shop.example.com"_s;
        QTest::newRow("path") << u"https://a.example/woyouhuo/"_s << u"https://a.example/woyouhuo"_s;
        QTest::newRow("query dropped") << u"https://a.example/?x=1#y"_s << u"https://a.example"_s;
        QTest::newRow("port") << u"a.example:8443"_s << u"https://a.example:8443"_s;
        QTest::newRow("loopback") << u"127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s;
        QTest::newRow("localhost") << u"http://localhost:8080"_s << u"http://localhost:8080"_s;
        QTest::newRow("not https") << u"http://shop.example.com"_s << u"!address-not-https"_s;
        QTest::newRow("looks like loopback") << u"http://127.0.0.1.example.com"_s << u"!address-not-https"_s;
        QTest::newRow("ftp") << u"ftp://127.0.0.1"_s << u"!address-not-https"_s;
        QTest::newRow("user in it") << u"https://me:pw@a.example"_s << u"!address-not-understood"_s;
        QTest::newRow("empty") << u"  "_s << u"!address-empty"_s;
        QTest::newRow("words") << u"my shop"_s << u"!address-not-understood"_s;
    }
    void readsAddresses()
    {
        QFETCH(QString, typed);
        QFETCH(QString, expected);
        const Result<QUrl> url = Transport::baseFromText(typed);
        QCOMPARE(url.ok() ? url->toString() : u'!' + url.error().code, expected);
    }

    void worksOnAThreadOfItsOwn()
    {
        StubServer server([](QTcpSocket &socket, const Arrived &) { socket.write(StubServer::answer(200, "{}")); });
        QThread thread;
        auto *transport = new Transport;
        QVERIFY(transport->setBase(QUrl(u"http://"_s + server.hostAndPort())).ok());
        transport->moveToThread(&thread);
        thread.start();
        std::atomic<int> status = 0;
        std::atomic<bool> right = false;
        QMetaObject::invokeMethod(transport, [&] {
            transport->send(1, post(), [&](Transport::Token, const Reply &reply) {
                right = QThread::currentThread() == &thread;
                status = reply.status;
            });
        });
        QTRY_COMPARE(status.load(), 200);
        QVERIFY(right);
        QMetaObject::invokeMethod(transport, &QObject::deleteLater);
        thread.quit();
        QVERIFY(thread.wait(5000));
    }
};

}  // namespace wyh::net

QTEST_GUILESS_MAIN(wyh::net::TestTransport)
#include "tst_transport.moc"
