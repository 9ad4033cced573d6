// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "app/desktop/syncdriver.h"
#include "tests/support/stubserver.h"
#include "tests/sync/bench.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;
using test::Arrived;
using test::StubServer;

class TestSyncDriver : public QObject
{
    Q_OBJECT

private slots:
    void theEndOfSleepEndsTheBackOff()
    {
        StubServer server([](QTcpSocket &socket, const Arrived &) { socket.write(StubServer::answer(504, "{}")); });
        QTemporaryDir folder;
        test::ManualClock clock;  // stands still but for what the test turns: no wait ends by itself
        test::Counted random;
        store::OpenStore open;
        open.folder = folder.path();
        auto opened = store::LocalStore::open(open, clock, random);
        QVERIFY(opened.ok());
        store::LocalStore &store = **opened;
        sync::EngineOptions options;
        options.secretKey = u"key"_s;
        sync::Engine engine(options, store, clock, random);
        Fetcher fetcher;
        QVERIFY(fetcher.setBase(QUrl(u"http://"_s + server.hostAndPort())).ok());
        SyncDriver driver(engine, fetcher, clock);
        auto *look = driver.findChild<QTimer *>(u"sleepLook"_s);
        QVERIFY(look && look->isActive());
        QCOMPARE(look->interval(), SyncDriver::kSleepLookMs);

        contract::Session session;
        session.access = u"access-1"_s;
        session.accessSeconds = 3600;
        session.refresh = u"refresh-1"_s;
        session.account.user = UserId(u"u1"_s);
        driver.post(sync::SignedIn{session});
        driver.post(sync::Started{});
        const auto busy = [&engine] { return engine.state().busy; };
        QTRY_VERIFY(server.arrived().size() == 1 && !busy());

        const auto lookAfter = [&](qint64 wallMs) {
            clock.wallOffset += wallMs;
            QMetaObject::invokeMethod(look, "timeout");
        };
        // A busy PC is late, and somebody sets the clock back.
        lookAfter(SyncDriver::kSleepLookMs + SyncDriver::kSleptMs);
        QVERIFY(!busy());
        lookAfter(-3600 * 1000);
        QVERIFY(!busy());
        lookAfter(SyncDriver::kSleepLookMs);
        QVERIFY(!busy());
        lookAfter(SyncDriver::kSleepLookMs + SyncDriver::kSleptMs + 1);
        QVERIFY(busy());
        QTRY_COMPARE(server.arrived().size(), 2);
    }
};

}  // namespace wyh::desktop

QTEST_GUILESS_MAIN(wyh::desktop::TestSyncDriver)
#include "tst_syncdriver.moc"
