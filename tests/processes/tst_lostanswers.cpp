// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// A thousand parcels over a network that loses three of ten answers after the platform has acted.
#include <QTest>
#include <QTimer>

#include "models/core/uuid7.h"
#include "tests/processes/faultproxy.h"
#include "tests/processes/platformhost.h"
#include "tests/processes/realclient.h"

namespace wyh::test {

using namespace Qt::StringLiterals;

class TestLostAnswers : public QObject
{
    Q_OBJECT

private slots:
    void aThousandParcelsArriveOnce()
    {
        constexpr int kParcels = 1000;
        constexpr int kOrders = 250;
        PlatformHost host(kOrders, kParcels);
        FaultProxy proxy(host.port());
        QTemporaryDir folder;
        RealClientOptions options;
        options.folder = folder.filePath(u"profile"_s);
        options.keychain = folder.filePath(u"keychain"_s);
        options.base = QUrl(u"http://127.0.0.1:%1"_s.arg(proxy.port()));
        options.speed = 30;
        options.login = QString::fromLatin1(PlatformHost::kLogin);
        options.password = QString::fromLatin1(PlatformHost::kPassword);
        RealClient client(options);
        QVERIFY(client.open().ok());
        client.start();
        QTRY_VERIFY_WITH_TIMEOUT(client.settled(), 30000);

        FaultProxy::Trouble trouble;
        trouble.fault = Fault::LostAnswer;
        trouble.percent = 30;
        proxy.set(trouble);
        const SystemClock clock;
        SystemRandom random;
        QSet<QString> numbers;
        QSet<QString> shipments;
        int packed = 0;
        // A packer is slower than the network: many small pushes instead of ten large ones.
        QTimer packer;
        connect(&packer, &QTimer::timeout, this, [&] {
            if (client.store().counts().waiting > 16)
                return;
            for (int i = 0; i < 8 && packed < kParcels; ++i, ++packed) {
                const int order = packed % kOrders;
                ShipOp parcel;
                parcel.shipment = ShipmentId(makeUuid7(clock, random));
                parcel.lines = {{host.line(order), 1, 1}};
                parcel.courier = u"YTO"_s;
                parcel.waybill = u"YT%1"_s.arg(2000000000000 + packed);
                parcel.weightGrams = 500;
                QVERIFY(client.record({orderLane(host.order(order)), parcel, {}}).ok());
                numbers.insert(parcel.waybill);
                shipments.insert(parcel.shipment.value);
            }
        });
        packer.start(5);
        QTRY_VERIFY_WITH_TIMEOUT(packed == kParcels, 60000);
        packer.stop();
        QTRY_VERIFY_WITH_TIMEOUT(client.settled(), 60000);
        QVERIFY2(proxy.met() > 20, qPrintable(QString::number(proxy.met())));

        QCOMPARE(client.store().counts().attention, 0);
        QCOMPARE(client.store().operations({store::OpState::Done}, 2 * kParcels).size(), kParcels);
        QCOMPARE(host.results().applied, kParcels);
        QCOMPARE(host.results().all, kParcels);
        QSet<QString> arrivedNumbers;
        QSet<QString> arrived;
        int count = 0;
        const QList<Order> orders = host.orders();
        for (const Order &order : orders) {
            QCOMPARE(order.lines.constFirst().shipped, kParcels / kOrders);
            for (const Shipment &shipment : order.shipments) {
                ++count;
                arrived.insert(shipment.id.value);
                arrivedNumbers.insert(shipment.waybill);
            }
        }
        QCOMPARE(count, kParcels);
        QCOMPARE(arrived, shipments);
        QCOMPARE(arrivedNumbers, numbers);
        qInfo("%d answers lost", proxy.met());
    }
};

}  // namespace wyh::test

QTEST_GUILESS_MAIN(wyh::test::TestLostAnswers)
#include "tst_lostanswers.moc"
