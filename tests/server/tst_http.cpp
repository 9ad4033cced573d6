// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <zlib.h>

#include <QFile>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include "tests/server/httpfixture.h"

using namespace Qt::StringLiterals;

namespace wyh::server {

namespace {

QByteArray gunzip(const QByteArray &packed)
{
    z_stream stream{};
    inflateInit2(&stream, 16 + MAX_WBITS);
    QByteArray out(1 << 20, Qt::Uninitialized);
    QByteArray in = packed;
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&stream, Z_FINISH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    inflateEnd(&stream);
    return result == Z_STREAM_END ? out : QByteArray();
}

/// The first words of a client that knows nothing newer than this version of TLS.
QByteArray clientHello(const QByteArray &version)
{
    const auto sized = [](const QByteArray &bytes, int digits) {
        return QByteArray::fromHex(QByteArray::number(bytes.size(), 16).rightJustified(digits, '0')) + bytes;
    };
    const QByteArray ciphers = sized(QByteArray::fromHex("c02bc02cc02fc030c009c00a"), 4);
    const QByteArray curves = QByteArray::fromHex("000a") + sized(QByteArray::fromHex("0004001d0017"), 4);
    const QByteArray points = QByteArray::fromHex("000b") + sized(QByteArray::fromHex("0100"), 4);
    const QByteArray signatures = QByteArray::fromHex("000d") + sized(QByteArray::fromHex("00080403080404010501"), 4);
    const QByteArray hello = version + QByteArray(32, 'r') + QByteArray::fromHex("00") + ciphers +
                             QByteArray::fromHex("0100") + sized(curves + points + signatures, 4);
    return QByteArray::fromHex("160301") + sized(QByteArray::fromHex("01") + sized(hello, 6), 4);
}

}  // namespace

/// What goes in and out of the listener: requests, replies, log, TLS.
class TestHttp : public QObject
{
    Q_OBJECT

private slots:
    void handsRequestsOverUnchanged()
    {
        net::Request seen;
        const Listener listener = listen([&seen](const net::Request &request) {
            seen = request;
            net::Reply reply = text(201, "{\"a\":1}");
            reply.headers.append(qMakePair(QByteArray("X-Api"), QByteArray("1")));
            reply.headers.append(qMakePair(QByteArray("X-Internal-User"), QByteArray("secret-user")));
            return reply;
        });
        RawClient client(listener->port());
        const net::Reply reply = client.ask(post("/v1/op%73?cursor=a%2Bb&limit=3", "{\"x\":1}", "X-Device: d-1\r\n"));
        QCOMPARE(reply.status, 201);
        QCOMPARE(reply.body, QByteArray("{\"a\":1}"));
        QCOMPARE(net::header(reply.headers, "X-Api"), QByteArray("1"));
        QCOMPARE(net::header(reply.headers, "X-Request-Id").size(), 16);
        QVERIFY(net::header(reply.headers, "X-Internal-User").isEmpty());
        QCOMPARE(seen.method, QByteArray("POST"));
        QCOMPARE(seen.path, QByteArray("/v1/ops"));
        QCOMPARE(seen.query, QByteArray("cursor=a%2Bb&limit=3"));
        QCOMPARE(seen.body, QByteArray("{\"x\":1}"));
        QCOMPARE(net::header(seen.headers, "x-device"), QByteArray("d-1"));
        QCOMPARE(seen.peer, QByteArray("127.0.0.1"));
        QVERIFY(net::header(seen.headers, "REMOTE_ADDR").isEmpty());
        // The connection stays for the next one, with every method.
        for (const char *name : {"GET", "DELETE", "PUT", "PATCH", "OPTIONS"}) {
            const QByteArray method(name);
            QCOMPARE(client.ask(method + " /v1/me HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n").status, 201);
            QCOMPARE(seen.method, method);
        }
    }

    void ignoresRanges()
    {
        const Listener listener = listen(hello);
        RawClient client(listener->port());
        QCOMPARE(client.ask(get("/", "Range: bytes=0-3\r\n")).body, QByteArray("{\"hello\":true}"));
    }

    void explainsItsOwnRefusals()
    {
        const Listener listener = listen(hello);
        RawClient client(listener->port());
        const net::Reply reply = client.ask("BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n");
        QCOMPARE(reply.status, 400);
        QCOMPARE(problemCode(reply), u"malformed"_s);
        QCOMPARE(net::header(reply.headers, "Content-Type"), QByteArray("application/problem+json"));
        const Listener failing = listen([](const net::Request &) -> net::Reply { throw std::runtime_error("boom"); });
        RawClient other(failing->port());
        const net::Reply failure = other.ask(get("/"));
        QCOMPARE(failure.status, 500);
        QCOMPARE(problemCode(failure), u"internal"_s);
        QVERIFY(!failure.body.contains("boom"));
    }

    void refusesBrokenHeaders()
    {
        int asked = 0;
        const Listener listener = listen([&asked](const net::Request &) {
            ++asked;
            return text(200, "{}");
        });
        for (const char *name : {"a%0d%0aX-Admin: 1", "a%0ab", "a%00b", "a\x01z", "a%7f"}) {
            const QByteArray value(name);
            RawClient client(listener->port());
            const net::Reply reply = client.ask(get("/", "X-Device: " + value + "\r\n"));
            QCOMPARE(reply.status, 400);
            QCOMPARE(problemCode(reply), u"malformed"_s);
        }
        QCOMPARE(asked, 0);
        RawClient client(listener->port());
        QCOMPARE(client.ask(get("/", "X-Device: a%20b\tc \xe6\x97\xa9\r\n")).status, 200);
        QCOMPARE(asked, 1);
    }

    void packsRepliesForWhoAcceptsIt()
    {
        const QByteArray body = "{\"text\":\"" + QByteArray(20000, 'a') + "\"}";
        const Listener listener = listen([&body](const net::Request &) { return text(200, body); });
        RawClient client(listener->port());
        const net::Reply packed = client.ask(get("/", "Accept-Encoding: gzip\r\n"));
        QCOMPARE(net::header(packed.headers, "Content-Encoding"), QByteArray("gzip"));
        QVERIFY(packed.body.size() < 1000);
        QCOMPARE(gunzip(packed.body), body);
        const net::Reply choice = client.ask(get("/", "Accept-Encoding: br, deflate, gzip;q=0.5\r\n"));
        QCOMPARE(net::header(choice.headers, "Content-Encoding"), QByteArray("gzip"));
        const net::Reply other = client.ask(get("/", "Accept-Encoding: br\r\n"));
        QVERIFY(net::header(other.headers, "Content-Encoding").isEmpty());
        const net::Reply plain = client.ask(get("/"));
        QVERIFY(net::header(plain.headers, "Content-Encoding").isEmpty());
        QCOMPARE(plain.body, body);
    }

    void logsWithoutSecrets()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"access.log"_s);
        auto log = AccessLog::open(path);
        QVERIFY(log.ok());
        ListenOptions options;
        Listener listener = listen(
            [](const net::Request &request) {
                net::Reply reply = text(request.path == "/v1/ops" ? 200 : 404, "{\"phone\":\"13800001234\"}");
                reply.headers.append(qMakePair(QByteArray("X-Internal-Org"), QByteArray("org-1")));
                reply.headers.append(qMakePair(QByteArray("X-Internal-User"), QByteArray("user-1")));
                return reply;
            },
            options, log->get());
        RawClient client(listener->port());
        const QByteArray device = "0190a0b0-0000-7000-8000-000000000001";
        const net::Reply reply =
            client.ask(post("/v1/ops?cursor=c-secret", "{\"name\":\"n-secret\"}",
                            "Authorization: Bearer t-secret\r\nX-Seen: s-secret\r\nX-Device: " + device + "\r\n"));
        QCOMPARE(reply.status, 200);
        QCOMPARE(client.ask(get("/v1/find/p-secret-13800001234", "X-Device: d-secret\r\n")).status, 404);
        listener->stop();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains("secret") && !content.contains("13800001234"), content.constData());
        const QList<QByteArray> rows = content.trimmed().split('\n');
        QCOMPARE(rows.size(), 2);
        const QJsonObject first = QJsonDocument::fromJson(rows[0]).object();
        QCOMPARE(first[u"method"_s].toString(), u"POST"_s);
        QCOMPARE(first[u"route"_s].toString(), u"/v1/ops"_s);
        QCOMPARE(first[u"status"_s].toInt(), 200);
        QCOMPARE(first[u"in"_s].toInt(), 19);
        QCOMPARE(first[u"out"_s].toInt(), 23);
        QCOMPARE(first[u"org"_s].toString(), u"org-1"_s);
        QCOMPARE(first[u"user"_s].toString(), u"user-1"_s);
        QCOMPARE(first[u"device"_s].toString(), QString::fromLatin1(device));
        QCOMPARE(first[u"request"_s].toString().toLatin1(), net::header(reply.headers, "X-Request-Id"));
        QVERIFY(first.contains(u"ms"_s) && first.contains(u"time"_s));
        QCOMPARE(QJsonDocument::fromJson(rows[1]).object()[u"route"_s].toString(), u"-"_s);
    }

    void namesRoutesNotPaths()
    {
        QCOMPARE(routePattern("/v1/sync/work"), QByteArray("/v1/sync/work"));
        QCOMPARE(routePattern("/v1/orders/0190a0b0-0000-7000-8000-000000000001/lines"),
                 QByteArray("/v1/orders/{id}/lines"));
        QCOMPARE(routePattern("/v1/\xe7\x8e\x8b"), QByteArray("/v1/{id}"));
        QCOMPARE(routePattern("nonsense"), QByteArray("-"));
        QCOMPARE(routePattern('/' + QByteArray(300, 'a')), QByteArray("-"));
    }

    void believesOnlyItsOwnProxy()
    {
        QByteArray peer;
        const auto handler = [&peer](const net::Request &request) {
            peer = request.peer;
            return hello(request);
        };
        const QByteArray request = get("/", "X-Forwarded-For: 6.6.6.6, 10.1.2.3\r\n");
        const Listener direct = listen(handler);
        RawClient(direct->port()).ask(request);
        QCOMPARE(peer, QByteArray("127.0.0.1"));
        ListenOptions options;
        options.behindProxy = true;
        const Listener behind = listen(handler, options);
        RawClient(behind->port()).ask(request);
        QCOMPARE(peer, QByteArray("10.1.2.3"));
        // A proxy may write a line of its own below the one that the client made up.
        RawClient(behind->port()).ask(get("/", "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 10.1.2.4\r\n"));
        QCOMPARE(peer, QByteArray("10.1.2.4"));
    }

    void whoeverHasManyAddressesIsOnePeer_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("peer");
        QTest::newRow("plain") << QByteArray("203.0.113.7") << QByteArray("203.0.113.7");
        QTest::newRow("with a port") << QByteArray("203.0.113.7:51234") << QByteArray("203.0.113.7");
        QTest::newRow("mapped") << QByteArray("::ffff:203.0.113.7") << QByteArray("203.0.113.7");
        // One customer gets 2^64 of these.
        QTest::newRow("IPv6") << QByteArray("2001:db8:1:2:aaaa::1") << QByteArray("2001:db8:1:2::/64");
        QTest::newRow("another of them") << QByteArray("2001:DB8:1:2:bbbb::9") << QByteArray("2001:db8:1:2::/64");
        QTest::newRow("in brackets") << QByteArray("[2001:db8:1:3::1]:443") << QByteArray("2001:db8:1:3::/64");
        QTest::newRow("with a zone") << QByteArray("fe80::1%eth0") << QByteArray("fe80::/64");
        QTest::newRow("something else") << QByteArray("unknown") << QByteArray("unknown");
        QTest::newRow("nothing") << QByteArray("") << QByteArray("127.0.0.1");
    }

    void whoeverHasManyAddressesIsOnePeer()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, peer);
        QByteArray seen;
        ListenOptions options;
        options.behindProxy = true;
        const Listener behind = listen(
            [&seen](const net::Request &request) {
                seen = request.peer;
                return hello(request);
            },
            options);
        RawClient(behind->port()).ask(get("/", "X-Forwarded-For: " + written + "\r\n"));
        QCOMPARE(seen, peer);
    }

    void refusesPlainHttpForOthers()
    {
        ListenOptions options;
        options.host = u"0.0.0.0"_s;
        QCOMPARE(HttpListener::start(options, hello, nullptr).error().code, u"plain-http-refused"_s);
        options.behindProxy = true;
        QVERIFY(HttpListener::start(options, hello, nullptr).ok());
        QVERIFY(isLoopback(u"127.0.0.53"_s) && isLoopback(u"::1"_s) && !isLoopback(u"192.168.0.1"_s));
        QVERIFY(!isLoopback(u"127.0.0.1.example.com"_s) && !isLoopback(u"127.example.com"_s));
    }

    void saysWhenThePortIsTaken()
    {
        const Listener first = listen(hello);
        ListenOptions options;
        options.port = first->port();
        const auto second = HttpListener::start(options, hello, nullptr);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, u"address-unusable"_s);
    }

    void speaksTls()
    {
        ListenOptions options;
        options.host = u"0.0.0.0"_s;
        options.certificateFile = QStringLiteral(WYH_SOURCE_DIR "/tests/support/tls/localhost.crt");
        options.keyFile = QStringLiteral(WYH_SOURCE_DIR "/tests/support/tls/other.key");
        QCOMPARE(HttpListener::start(options, hello, nullptr).error().code, u"certificate-unusable"_s);
        options.keyFile = QStringLiteral(WYH_SOURCE_DIR "/tests/support/tls/localhost.key");
        options.headerTimeoutMs = 1000;
        const Listener listener = listen(hello, options);
        QVERIFY(listener);
        QVERIFY(listener->url().startsWith("https://"_L1));
        const auto connectWith = [&](QSsl::SslProtocol protocol, QSslSocket &socket) {
            socket.setProtocol(protocol);
            socket.setPeerVerifyMode(QSslSocket::VerifyNone);
            socket.connectToHostEncrypted(u"127.0.0.1"_s, static_cast<quint16>(listener->port()));
            return socket.waitForEncrypted(5000);
        };
        QSslSocket socket;
        QVERIFY2(connectWith(QSsl::TlsV1_2OrLater, socket), qPrintable(socket.errorString()));
        socket.write(get("/", "Connection: close\r\n"));
        QByteArray answer;
        while (socket.waitForReadyRead(5000))
            answer += socket.readAll();
        QVERIFY(answer.startsWith("HTTP/1.1 200"));
        QVERIFY(answer.endsWith("{\"hello\":true}"));
        // Said by hand: a TLS library of today would refuse to offer the old version before we could.
        RawClient old(listener->port());
        QVERIFY(old.send(clientHello("\x03\x02")));
        QVERIFY(old.socket.waitForReadyRead(5000));
        QCOMPARE(old.socket.readAll().toHex().mid(10), QByteArray("0246"));  // fatal: protocol_version
        RawClient fresh(listener->port());
        QVERIFY(fresh.send(clientHello("\x03\x03")));
        QVERIFY(fresh.socket.waitForReadyRead(5000));
        QCOMPARE(fresh.socket.readAll().toHex().left(2), QByteArray("16"));  // the handshake goes on
        // Plain text on a TLS port, and silence: both are cut.
        RawClient plain(listener->port());
        QCOMPARE(plain.ask(get("/")).status, 0);
        RawClient silent(listener->port());
        QVERIFY(silent.connected());
        QVERIFY(silent.ended(5000));
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestHttp)
#include "tst_http.moc"
