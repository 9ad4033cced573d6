// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The real engine and transport against the real platform over real sockets, through a network that does to one kind of
// request what networks do. While it lasts nothing may be shown as failed and no token may go elsewhere; afterwards
// everything arrives, once.
#include <QTcpServer>
#include <QTest>

#include "models/core/uuid7.h"
#include "net/contract/codec.h"
#include "tests/processes/faultproxy.h"
#include "tests/processes/platformhost.h"
#include "tests/processes/realclient.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using Kind = store::ConnectionState::Kind;

namespace {

constexpr int kOrders = 100;
constexpr int kPatienceMs = 40000;

struct Row
{
    const char *name;
    Fault fault;
    const char *reason;  ///< that the chip must show in the end; nullptr: such a network is no reason to say anything
};
constexpr Row kRows[] = {
    {"delay", Fault::Delay, nullptr},
    {"jitter", Fault::Jitter, nullptr},
    {"rate limit", Fault::RateLimit, nullptr},
    {"cut after byte n", Fault::CutAfterBytes, "connection-broken"},
    {"half-close", Fault::HalfClose, "connection-broken"},
    {"reset", Fault::Reset, "connection-broken"},
    {"black hole", Fault::BlackHole, "timed-out"},
    {"truncated gzip", Fault::TruncatedGzip, "connection-broken"},
    {"corrupted gzip", Fault::CorruptGzip, "connection-broken"},
    {"duplicated request", Fault::Duplicated, nullptr},
    {"captive portal", Fault::Portal, "not-our-platform"},
    {"slow loris", Fault::SlowLoris, "timed-out"},
    {"keep-alive closed", Fault::KeepAliveClosed, nullptr},
    {"one-byte writes", Fault::OneByteWrites, nullptr},
};

}  // namespace

class TestBadNetwork : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_host = std::make_unique<PlatformHost>(kOrders);
        m_proxy = std::make_unique<FaultProxy>(m_host->port());
        QVERIFY(m_elsewhere.listen(QHostAddress::LocalHost));
        connect(&m_elsewhere, &QTcpServer::newConnection, this, [this] { ++m_strayed; });
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_wrong.clear();
        m_strayed = 0;
        m_proxy->end();
    }
    void cleanup() { m_client.reset(); }
    void cleanupTestCase()
    {
        m_proxy.reset();
        m_host.reset();
    }

    void pull_data() { rows(); }
    void pull()
    {
        QFETCH(int, row);
        begin(kRows[row]);
        QVERIFY(untilOnline());
        hold(kRows[row], "GET /v1/sync/work");
        act();
        m_client->post(sync::SyncNow{});
        recovers(kRows[row]);
    }

    void push_data() { rows(); }
    void push()
    {
        QFETCH(int, row);
        begin(kRows[row]);
        QVERIFY(untilOnline());
        hold(kRows[row], "POST /v1/ops");
        act();
        // What the platform did and could not say comes with the next page: then there is nothing more to send, and the
        // chip has no reason to turn.
        QTRY_VERIFY_WITH_TIMEOUT(m_proxy->met() >= (kRows[row].reason ? 3 : 1) || m_client->settled(), kPatienceMs);
        QVERIFY(m_proxy->met() > 0);
        const store::ConnectionState &state = m_client->state();
        QVERIFY2(state.kind == Kind::Online || state.reason == QLatin1String(kRows[row].reason),
                 qPrintable(state.reason));
        ends();
    }

    void refresh_data() { rows(); }
    void refresh()
    {
        QFETCH(int, row);
        begin(kRows[row]);
        QVERIFY(untilOnline());
        QVERIFY(untilKept());
        m_client.reset();  // the next start has only what the keychain holds
        hold(kRows[row], "POST /v1/session/refresh");
        begin(kRows[row]);
        act();
        recovers(kRows[row]);
        QCOMPARE(m_client->signIns(), 0);
    }

    void firstSnapshot_data() { rows(); }
    void firstSnapshot()
    {
        QFETCH(int, row);
        hold(kRows[row], "GET /v1/sync/work");
        begin(kRows[row]);
        recovers(kRows[row]);
        QCOMPARE(m_client->signIns(), 1);
        act();
        QTRY_VERIFY_WITH_TIMEOUT(m_client->settled(), kPatienceMs);
        sameOnBothSides();
    }

private:
    static void rows()
    {
        QTest::addColumn<int>("row");
        for (int i = 0; i < static_cast<int>(std::size(kRows)); ++i)
            QTest::newRow(kRows[i].name) << i;
    }

    void begin(const Row &row)
    {
        RealClientOptions options;
        options.folder = m_folder->filePath(u"profile"_s);
        options.keychain = m_folder->filePath(u"keychain"_s);
        options.base = QUrl(u"http://127.0.0.1:%1"_s.arg(m_proxy->port()));
        // Where an answer comes late but comes, time-outs must not be shorter than the delay on a busy machine.
        options.speed = row.reason ? 30 : 6;
        options.login = QString::fromLatin1(PlatformHost::kLogin);
        options.password = QString::fromLatin1(PlatformHost::kPassword);
        m_client = std::make_unique<RealClient>(options);
        QVERIFY(m_client->open().ok());
        // The first sign-in is asked for; after it every such question would be a wrong judgement.
        m_client->onState = [this, quiet = !row.reason](const store::ConnectionState &state) {
            if (state.kind == Kind::SignInNeeded && m_client->signIns() > 0)
                m_wrong.append(u"asked for a sign-in"_s);
            if (state.kind == Kind::Paused)
                m_wrong.append(u"paused: "_s + state.reason);
            if (quiet && state.kind == Kind::Offline)
                m_wrong.append(u"offline: "_s + state.reason);
        };
        m_client->onStep = [this] {
            if (m_client->store().counts().attention > 0)
                m_wrong.append(u"an operation was judged"_s);
        };
        m_client->start();
    }

    bool untilOnline()
    {
        return QTest::qWaitFor([this] { return m_client->state().kind == Kind::Online && m_client->settled(); },
                               kPatienceMs);
    }
    bool untilKept()
    {
        return QTest::qWaitFor([this] { return QFile::exists(m_folder->filePath(u"keychain"_s)); }, kPatienceMs);
    }

    void hold(const Row &row, const char *request)
    {
        FaultProxy::Trouble trouble;
        trouble.fault = row.fault;
        trouble.startsWith = request;
        trouble.elsewhere = m_elsewhere.serverPort();
        m_proxy->set(trouble);
    }

    /// What people do meanwhile, here and elsewhere.
    void act()
    {
        m_host->change(m_next % kOrders, u"remark %1"_s.arg(m_next));
        for (int i = 0; i < 3; ++i) {
            const int order = m_next % kOrders;
            QVERIFY(m_client->record({orderLane(m_host->order(order)), PickOp{m_host->line(order), 2}, {}}).ok());
            m_picked[order] += 2;
            ++m_recorded;
            if (i == 2)
                ship(order);
            ++m_next;
        }
    }

    void ship(int order)
    {
        ShipOp parcel;
        parcel.shipment = ShipmentId(makeUuid7(m_clock, m_random));
        parcel.lines = {{m_host->line(order), 1, 0}};
        parcel.courier = u"YTO"_s;
        parcel.waybill = u"YT%1"_s.arg(1000000000000 + m_recorded);
        parcel.weightGrams = 500;
        parcel.seenRecipientVersion = m_client->store().shownOrder(m_host->order(order))->recipientVersion;
        const auto recorded = m_client->record({orderLane(m_host->order(order)), parcel, {}});
        QVERIFY2(recorded.ok(), qPrintable(recorded.ok() ? QString() : recorded.error().code));
        ++m_recorded;
    }

    void recovers(const Row &row)
    {
        const int wanted = row.reason ? 2 : 1;
        if (!QTest::qWaitFor(
                [&] { return m_proxy->met() >= wanted && (!row.reason || m_client->state().kind == Kind::Offline); },
                kPatienceMs))
            QFAIL(qPrintable(u"the trouble was met %1 times, the chip says %2 %3"_s.arg(m_proxy->met())
                                 .arg(static_cast<int>(m_client->state().kind))
                                 .arg(m_client->state().reason)));
        if (row.reason)
            QCOMPARE(m_client->state().reason, QString::fromLatin1(row.reason));
        ends();
    }

    void ends()
    {
        m_proxy->end();
        // Nobody presses a button: the engine's own timers find that it is over.
        QTRY_VERIFY_WITH_TIMEOUT(m_client->settled() && m_client->state().kind == Kind::Online && same(), kPatienceMs);
        QVERIFY2(m_wrong.isEmpty(), qPrintable(m_wrong.join(u", "_s)));
        QCOMPARE(m_strayed, 0);
        sameOnBothSides();
    }

    bool same()
    {
        const QList<Order> orders = m_host->orders();
        for (const Order &order : orders) {
            const std::optional<Order> shown = m_client->store().shownOrder(order.id);
            if (!shown || contract::orderToJson(*shown, true) != contract::orderToJson(order, true))
                return false;
        }
        return true;
    }

    void sameOnBothSides()
    {
        QVERIFY(same());
        QVERIFY(
            m_client->store()
                .operations(
                    {store::OpState::Pending, store::OpState::Acked, store::OpState::Held, store::OpState::Stuck}, 1)
                .isEmpty());
        const PlatformHost::Results results = m_host->results();
        QCOMPARE(results.applied, m_recorded);
        QCOMPARE(results.all, m_recorded);
        int parcels = 0;
        const QList<Order> orders = m_host->orders();
        for (int i = 0; i < kOrders; ++i) {
            const auto order = std::find_if(orders.begin(), orders.end(),
                                            [&](const Order &candidate) { return candidate.id == m_host->order(i); });
            QCOMPARE(order->lines.constFirst().picked, m_picked.value(i));
            parcels += static_cast<int>(order->shipments.size());
        }
        QCOMPARE(parcels, m_next / 3);
    }

    std::unique_ptr<PlatformHost> m_host;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RealClient> m_client;
    QTcpServer m_elsewhere;
    int m_strayed = 0;
    QStringList m_wrong;
    SystemClock m_clock;
    SystemRandom m_random;
    QHash<int, int> m_picked;
    int m_next = 0;
    int m_recorded = 0;
};

}  // namespace wyh::test

QTEST_GUILESS_MAIN(wyh::test::TestBadNetwork)
#include "tst_badnetwork.moc"
