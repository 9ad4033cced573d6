// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QSignalSpy>
#include <QTest>

#include "app/desktop/fetcher.h"
#include "net/client/api.h"
#include "net/contract/codec.h"
#include "tests/support/stubserver.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;
using test::Arrived;
using test::StubServer;

/// One page is asked for ahead; nobody can tell but by the time.
class TestFetcher : public QObject
{
    Q_OBJECT

    struct Got
    {
        int answers = 0;
        net::Reply reply;
        Fetcher::Page page;
    };

    /// pos: the highest that was seen; 0: nothing yet.
    static client::Caller caller(qint64 pos, const QString &access = u"token"_s)
    {
        const contract::Seen seen = pos > 0 ? contract::Seen{u"f"_s, pos, u"m"_s} : contract::Seen();
        return {access, DeviceId(u"018f0000-0000-7000-8000-000000000001"_s), seen};
    }
    /// Page n (from 1) of a feed of `pages`; its cursor leads to page n + 1.
    static QByteArray pageBody(int n, int pages)
    {
        contract::PullPage page;
        page.feed = u"f"_s;
        page.next = u"p%1"_s.arg(n + 1);
        page.nextPos = n;
        page.more = n < pages;
        page.top = {u"f"_s, 100, u"m"_s};
        page.nowMs = 1790000000000;
        return contract::compact(contract::pullPageToJson(page));
    }
    static net::Request pageRequest(int n, qint64 seen, const QString &access = u"token"_s)
    {
        return client::pullRequest(caller(seen, access), n == 1 ? QString() : u"p%1"_s.arg(n), 1000);
    }
    static int pageOf(const Arrived &request)
    {
        const QByteArray line = request.line();
        const qsizetype at = line.indexOf("cursor=p");
        return at < 0 ? 1 : line.mid(at + 8, line.indexOf(' ', at) - at - 8).toInt();
    }
    static int asked(const StubServer &server, int page)
    {
        int times = 0;
        for (const Arrived &request : server.arrived())
            times += request.line().startsWith("GET /v1/sync/work") && pageOf(request) == page;
        return times;
    }
    static void serve(QTcpSocket &socket, const Arrived &request)
    {
        if (request.line().startsWith("GET /v1/sync/work"))
            socket.write(StubServer::answer(200, pageBody(pageOf(request), 3)));
        else
            socket.write(StubServer::answer(200, "{}"));
    }
    static std::shared_ptr<Got> send(Fetcher &fetcher, Fetcher::Token token, const net::Request &request)
    {
        auto got = std::make_shared<Got>();
        fetcher.send(token, request,
                     [got, token](Fetcher::Token answered, const net::Reply &reply, const Fetcher::Page &page) {
                         got->answers += answered == token ? 1 : 100;
                         got->reply = reply;
                         got->page = page;
                     });
        return got;
    }
    static void take(Fetcher &fetcher, const StubServer &server)
    {
        QVERIFY(fetcher.setBase(QUrl(u"http://"_s + server.hostAndPort())).ok());
    }

private slots:
    void theNextPageIsThereBeforeItIsWanted()
    {
        StubServer server(&TestFetcher::serve);
        Fetcher fetcher;
        take(fetcher, server);
        // The first request has seen nothing yet; the next one, as the engine makes it, what the first page told.
        auto got = send(fetcher, 1, pageRequest(1, 0));
        QTRY_COMPARE(got->answers, 1);
        QVERIFY(got->page);
        QCOMPARE(got->page->next, u"p2"_s);
        QTRY_COMPARE(asked(server, 2), 1);
        got = send(fetcher, 2, pageRequest(2, 100));
        QTRY_COMPARE(got->answers, 1);
        QVERIFY(got->page);
        QCOMPARE(got->page->next, u"p3"_s);
        QTRY_COMPARE(asked(server, 3), 1);
        got = send(fetcher, 3, pageRequest(3, 100));
        QTRY_COMPARE(got->answers, 1);
        QVERIFY(!got->page->more);
        // Nothing lies behind the last one, and no page was asked for twice.
        got = send(fetcher, 4, client::topRequest(caller(100)));
        QTRY_COMPARE(got->answers, 1);
        QVERIFY(!got->page);
        for (const int page : {1, 2, 3})
            QCOMPARE(asked(server, page), 1);
        QCOMPARE(server.arrived().size(), 4);
        QCOMPARE(fetcher.underWay(), 0);
    }

    void theSameIsAskedForAhead()
    {
        StubServer server(&TestFetcher::serve);
        Fetcher fetcher;
        take(fetcher, server);
        const auto got = send(fetcher, 1, pageRequest(1, 7));
        QTRY_COMPARE(got->answers, 1);
        QTRY_COMPARE(asked(server, 2), 1);
        const auto again = send(fetcher, 2, pageRequest(2, 100, u"other"_s));
        QTRY_COMPARE(again->answers, 1);
        // What went ahead was, to the byte, what a client sends that has stored page 1.
        QList<QByteArray> heads;
        for (const Arrived &request : server.arrived()) {
            if (pageOf(request) == 2)
                heads += request.head;
        }
        QCOMPARE(heads.size(), 2);
        QCOMPARE(heads.at(0), QByteArray(heads.at(1)).replace("Bearer other", "Bearer token"));
        QVERIFY(heads.at(0).contains("X-Seen: "));
    }

    void anotherRequestIsSentAnew_data()
    {
        QTest::addColumn<QString>("access");
        QTest::addColumn<int>("seen");
        QTest::newRow("another token") << u"fresh"_s << 100;
        QTest::newRow("something higher was seen meanwhile") << u"token"_s << 101;
    }
    void anotherRequestIsSentAnew()
    {
        QFETCH(QString, access);
        QFETCH(int, seen);
        StubServer server(&TestFetcher::serve);
        Fetcher fetcher;
        take(fetcher, server);
        auto got = send(fetcher, 1, pageRequest(1, 0));
        QTRY_COMPARE(got->answers, 1);
        QTRY_COMPARE(asked(server, 2), 1);
        got = send(fetcher, 2, pageRequest(2, seen, access));
        QTRY_COMPARE(got->answers, 1);
        QCOMPARE(got->page->next, u"p3"_s);
        QCOMPARE(asked(server, 2), 2);
    }

    void aFailureAheadIsNobodys()
    {
        int times = 0;
        StubServer server([&times](QTcpSocket &socket, const Arrived &request) {
            if (pageOf(request) == 2 && ++times == 1)
                socket.write(StubServer::answer(503, "{\"code\":\"unavailable\"}"));
            else
                serve(socket, request);
        });
        Fetcher fetcher;
        take(fetcher, server);
        auto got = send(fetcher, 1, pageRequest(1, 0));
        QTRY_COMPARE(got->answers, 1);
        QTRY_COMPARE(times, 1);
        got = send(fetcher, 2, pageRequest(2, 100));
        QTRY_COMPARE(got->answers, 1);
        // Wanted before the failure had arrived: then it is the answer, once.
        if (got->reply.status == 503) {
            QVERIFY(!got->page);
            got = send(fetcher, 3, pageRequest(2, 100));
            QTRY_COMPARE(got->answers, 1);
        }
        QCOMPARE(got->reply.status, 200);
        QVERIFY(got->page);
        QCOMPARE(times, 2);
    }

    void whatIsWantedAndBrokenOffIsAnsweredOnce()
    {
        StubServer server([](QTcpSocket &socket, const Arrived &request) {
            if (pageOf(request) != 3)
                serve(socket, request);  // the third one is never answered
        });
        Fetcher fetcher;
        take(fetcher, server);
        auto got = send(fetcher, 1, pageRequest(1, 0));
        QTRY_COMPARE(got->answers, 1);
        got = send(fetcher, 2, pageRequest(2, 100));
        QTRY_COMPARE(got->answers, 1);
        QTRY_COMPARE(asked(server, 3), 1);
        // Wanted now, and broken off: answered once, as every call.
        got = send(fetcher, 3, pageRequest(3, 100));
        fetcher.abort(3);
        QTRY_COMPARE(got->answers, 1);
        QCOMPARE(got->reply.failure, net::Reply::Failure::Aborted);
        QCOMPARE(asked(server, 3), 1);
        QCOMPARE(fetcher.underWay(), 0);
    }

    void whatIsWantedIsAnsweredWhateverElseIsSent()
    {
        std::function<void()> release;
        StubServer server([&release](QTcpSocket &socket, const Arrived &request) {
            if (pageOf(request) == 2)
                release = [&socket, request] { serve(socket, request); };
            else
                serve(socket, request);
        });
        Fetcher fetcher;
        take(fetcher, server);
        auto first = send(fetcher, 1, pageRequest(1, 0));
        QTRY_COMPARE(first->answers, 1);
        QTRY_VERIFY(release);
        // Page 2 is on its way and wanted; a person signs in, and another request is broken off.
        const auto wanted = send(fetcher, 2, pageRequest(2, 100));
        const auto other = send(fetcher, 3, client::topRequest(caller(100)));
        QTRY_COMPARE(other->answers, 1);
        fetcher.abort(77);
        take(fetcher, server);
        QCOMPARE(wanted->answers, 0);
        release();
        QTRY_COMPARE(wanted->answers, 1);
        QVERIFY(wanted->page);
        QCOMPARE(wanted->page->next, u"p3"_s);
        QCOMPARE(asked(server, 2), 1);
        QCOMPARE(fetcher.underWay(), 0);
    }

    void whatCannotBeReadIsHandedOverAsItCame()
    {
        StubServer server(
            [](QTcpSocket &socket, const Arrived &) { socket.write(StubServer::answer(200, "{\"feed\":")); });
        Fetcher fetcher;
        take(fetcher, server);
        const auto got = send(fetcher, 1, pageRequest(1, 0));
        QTRY_COMPARE(got->answers, 1);
        QVERIFY(!got->page);
        QCOMPARE(got->reply.body, "{\"feed\":");
        QCOMPARE(server.arrived().size(), 1);
    }

    void everyCallIsAnsweredOnce()
    {
        StubServer server([](QTcpSocket &, const Arrived &) {});  // never answers
        Fetcher fetcher;
        take(fetcher, server);
        const auto got = send(fetcher, 1, pageRequest(1, 0));
        QCOMPARE(got->answers, 0);
        QTRY_COMPARE(server.arrived().size(), 1);
        QCOMPARE(fetcher.underWay(), 1);
        QSignalSpy idle(&fetcher, &Fetcher::idle);
        fetcher.abort(1);
        QTRY_COMPARE(got->answers, 1);
        QCOMPARE(got->reply.failure, net::Reply::Failure::Aborted);
        QCOMPARE(idle.size(), 1);
        QVERIFY(!fetcher.setBase(QUrl(u"http://example.org"_s)).ok());
    }

    void goesWhileACallIsUnderWay()
    {
        StubServer server([](QTcpSocket &, const Arrived &) {});
        auto fetcher = std::make_unique<Fetcher>();
        take(*fetcher, server);
        const auto got = send(*fetcher, 1, pageRequest(1, 0));
        QTRY_COMPARE(server.arrived().size(), 1);
        fetcher.reset();
        QCoreApplication::processEvents();
        QCOMPARE(got->answers, 0);
    }
};

}  // namespace wyh::desktop

QTEST_GUILESS_MAIN(wyh::desktop::TestFetcher)
#include "tst_fetcher.moc"
