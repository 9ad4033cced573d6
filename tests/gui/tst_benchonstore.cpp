// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The packer's pages on the real cache and outbox: a day from the first scan to the voided parcel.
#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTimer>

#include "models/items/ordersource.h"
#include "tests/gui/benchgui.h"
#include "tests/store/storefixture.h"
#include "ui/orders/askpanel.h"
#include "ui/orders/orderlistpanel.h"
#include "ui/picking/pickingpage.h"
#include "ui/shipped/shippedpage.h"
#include "ui/shipping/shippingpage.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/searchedit.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using test::BenchGui;

/// The store on the same thread, answering from the event loop as the worker does.
class StoreDesk final : public store::Desk
{
public:
    explicit StoreDesk(store::LocalStore &store) : m_store(store) {}
    void record(const QList<store::Act> &acts, QObject *context, RecordAnswer answer) override
    {
        const auto recorded = m_store.recordAll(acts);
        QTimer::singleShot(0, this, [this, recorded, guard = QPointer<QObject>(context), answer = std::move(answer)] {
            if (guard)
                answer(recorded);
            if (recorded.ok())
                emit changed(recorded->changes);
        });
    }
    void operations(const QList<store::OpState> &states, int limit, bool newestFirst, QObject *,
                    std::function<void(const Result<QList<store::OpRow>> &)> answer) override
    {
        answer(m_store.readOperations(states, limit, newestFirst));
    }
    void closeOperation(const OpId &op, const QString &reason, QObject *,
                        std::function<void(const Status &)> answer) override
    {
        answer(m_store.close(op, u"test"_s, reason));
    }
    void sendAgain(const QList<OpId> &ops, QObject *, std::function<void(const Status &)> answer) override
    {
        answer(m_store.sendAgain(ops));
    }
    void restoreOperation(const OpId &op, QObject *, std::function<void(const Status &)> answer) override
    {
        answer(m_store.restore(op, u"test"_s));
    }
    void unreadNotes(int limit, QObject *, std::function<void(const QList<store::OpRow> &)> answer) override
    {
        answer(m_store.unreadNotes(limit).valueOr({}));
    }
    void acknowledgeNote(const OpId &op, QObject *, std::function<void(const Status &)> answer) override
    {
        answer(m_store.acknowledgeNote(op));
    }
    void platformNow(const OpId &op, QObject *,
                     std::function<void(const std::optional<store::Sight> &)> answer) override
    {
        answer(m_store.platformSight(op));
    }
    void exportRescue(const QString &, QObject *, std::function<void(const Result<QByteArray> &)> answer) override
    {
        answer(m_store.exportUnsent({}));
    }
    void importRescue(const QByteArray &file, const QString &, QObject *,
                      std::function<void(const Result<store::Imported> &)> answer) override
    {
        answer(m_store.importUnsent(file, {}));
    }
    void rescueNotice(QObject *, std::function<void(const std::optional<store::RescueNotice> &)> answer) override
    {
        answer(m_store.rescueNotice());
    }
    void closeRescueNotice(QObject *, std::function<void(const Status &)> answer) override
    {
        answer(m_store.closeRescueNotice(u"test"_s));
    }
    [[nodiscard]] store::OutboxCounts counts() const override { return m_store.counts(); }
    void tell(const store::Changes &changes) { emit changed(changes); }

private:
    store::LocalStore &m_store;
};

class TestBenchOnStore : public QObject
{
    Q_OBJECT

    struct Bench
    {
        testing::Profile profile;
        std::unique_ptr<store::Reader> reader;
        std::unique_ptr<items::ReaderSource> source;
        std::unique_ptr<StoreDesk> desk;
        QTemporaryDir folder;
        test::StillClock clock;
        SystemRandom random;
        items::Preferences preferences{folder.filePath(u"preferences.ini"_s)};

        Bench()
        {
            Order first = testing::order(u"1"_s, {testing::line(u"a"_s, 3), testing::line(u"b"_s, 2)});
            Order second = testing::order(u"2"_s, {testing::line(u"c"_s, 4)});
            second.dueAtMs += 1000;
            Address address{
                AddressId(u"west"_s), 1,   u"张三"_s, u"13800001100"_s, u"浙江省"_s, u"金华市"_s, u"义乌市"_s,
                u"城西街道 1 号"_s,   true};
            profile.pull(testing::page({testing::item(first, 1), testing::item(second, 2), testing::item(address, 3)},
                                       u"t1"_s, 3));
            reader = profile.reader();
            source = std::make_unique<items::ReaderSource>(*reader);
            desk = std::make_unique<StoreDesk>(*profile);
        }
        [[nodiscard]] Order now(const QString &id) { return profile->shownOrder(OrderId(id)).value_or(Order()); }
    };

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    }

    void aDayAtTheBench()
    {
        Bench b;
        PickingPage picking(*b.source, *b.desk, b.preferences, b.clock);
        ShippingPage shipping({*b.source, *b.desk, b.preferences, b.clock, b.random, loadCouriers()});
        ShippedPage shipped(*b.source, *b.desk, b.clock, loadCouriers());
        BenchGui::show(picking);
        picking.activate();
        QCOMPARE(picking.count(), 2);
        QCOMPARE(picking.session()->order()->id.value, u"1"_s);

        // Five fast scans of a line that needs three: three are in the outbox.
        for (int i = 0; i < 5; ++i)
            BenchGui::scan(picking, u"69012345a"_s);
        QTRY_VERIFY(!picking.session()->busy());
        QCOMPARE(b.now(u"1"_s).line(LineId(u"a"_s))->picked, 3);
        QCOMPARE(b.profile->counts().waiting, 3);
        BenchGui::key(picking, Qt::Key_F8);
        auto *ask = picking.findChild<AskPanel *>();
        QTRY_VERIFY(ask->isAsking());
        QCOMPARE(b.now(u"1"_s).line(LineId(u"b"_s))->picked, 2);
        QTRY_COMPARE(picking.count(), 1);  // it left the list, yet it is still shown
        QCOMPARE(picking.session()->order()->id.value, u"1"_s);
        QSignalSpy goTo(&picking, &Page::goTo);
        BenchGui::key(picking, Qt::Key_F9);
        QCOMPARE(goTo.count(), 1);

        BenchGui::show(shipping);
        QVERIFY(shipping.open(goTo.first().at(1).toString()));
        BenchGui::scan(shipping, u"yt8612304566779"_s);
        BenchGui::commit(shipping, u"１２５０"_s);
        BenchGui::key(shipping, Qt::Key_Return);
        BenchGui::key(shipping, Qt::Key_F9);
        QTRY_COMPARE(b.now(u"1"_s).shipments.size(), 1);
        QTRY_VERIFY(!shipping.isSending());
        QCOMPARE(b.now(u"1"_s).shipments.first().from.value, u"west"_s);
        QTRY_COMPARE(shipping.count(), 0);
        QVERIFY(!shipping.form()->order());

        BenchGui::show(shipped);
        shipped.activate();
        auto *search = shipped.findChild<SearchEdit *>();
        BenchGui::commit(shipped, u"8612304566779"_s);
        BenchGui::key(shipped, Qt::Key_Return);
        QVERIFY(search->hasFocus());
        QCOMPARE(shipped.findChild<OrderListPanel *>()->current().value, u"1"_s);
        for (QAbstractButton *button : shipped.findChildren<QAbstractButton *>()) {
            if (button->accessibleName().startsWith(u"Void parcel"_s))
                button->setFocus();
        }
        BenchGui::key(shipped, Qt::Key_Space);
        BenchGui::commit(shipped, u"贴错面单"_s);
        BenchGui::key(shipped, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(b.now(u"1"_s).shipments.first().state, ShipmentState::Voided);
        QTRY_COMPARE(shipping.count(), 1);
    }

    void searchesOneChineseCharacter()
    {
        Bench b;
        PickingPage picking(*b.source, *b.desk, b.preferences, b.clock);
        BenchGui::show(picking);
        picking.activate();
        QVERIFY(picking.search(u"芳"_s));
        QVERIFY(!picking.search(u"甲"_s));
    }

    void aPullWhileOneIsPickingMovesNothing()
    {
        Bench b;
        PickingPage picking(*b.source, *b.desk, b.preferences, b.clock);
        BenchGui::show(picking);
        picking.activate();
        BenchGui::scan(picking, u"69012345a"_s);
        QTRY_VERIFY(!picking.session()->busy());
        Order urgent = testing::order(u"0"_s, {testing::line(u"z"_s, 1)});
        urgent.dueAtMs -= 5000;
        Order first = testing::order(u"1"_s, {testing::line(u"a"_s, 3), testing::line(u"b"_s, 2)});
        first.buyerRemark = u"加急"_s;
        b.desk->tell(b.profile.pull(testing::page({testing::item(urgent, 4), testing::item(first, 5)}, u"t2"_s, 5)));
        QCOMPARE(picking.session()->order()->id.value, u"1"_s);
        QCOMPARE(picking.session()->order()->buyerRemark, u"加急"_s);
        QCOMPARE(picking.session()->order()->line(LineId(u"a"_s))->picked,
                 1);  // the open pick lies over the new record
        QCOMPARE(picking.findChild<OrderListPanel *>()->neighbour(-1).value, u"0"_s);
        QTRY_COMPARE(picking.count(), 3);
    }

    void aWaybillThatIsUsedIsRefused()
    {
        Bench b;
        b.profile.record(testing::pick(u"1"_s, u"a"_s, 3));
        b.profile.record(testing::ship(u"1"_s, u"a"_s, 3, u"YT8612304566779"_s));
        b.profile.record(testing::pick(u"2"_s, u"c"_s, 4));
        ShippingPage shipping({*b.source, *b.desk, b.preferences, b.clock, b.random, loadCouriers()});
        BenchGui::show(shipping);
        QVERIFY(shipping.open(u"2"_s));
        BenchGui::scan(shipping, u"YT8612304566779"_s);
        BenchGui::commit(shipping, u"500"_s);
        BenchGui::key(shipping, Qt::Key_Return);
        BenchGui::key(shipping, Qt::Key_F9);
        QTRY_COMPARE(shipping.findChild<MessageBar *>()->kind(), MessageBar::Kind::Wrong);
        QVERIFY(b.now(u"2"_s).shipments.isEmpty());
        QVERIFY(shipping.findChild<QLineEdit *>(u"waybill"_s)->property("invalid").toBool());
    }

    void aRefusedParcelIsShippedAgainWithEverythingInIt()
    {
        Bench b;
        b.profile.record(testing::pick(u"2"_s, u"c"_s, 4));
        ShipOp op = std::get<ShipOp>(testing::ship(u"2"_s, u"c"_s, 3, u"YT8612304566779"_s).payload);
        op.courier = u"YTO"_s;
        op.from = AddressId(u"west"_s);
        op.weightGrams = 730;
        op.freight = Money{1205};
        const OpId refused = b.profile.record({orderLane(OrderId(u"2"_s)), op, {}});
        contract::OperationResult no = testing::result(refused, contract::OperationResult::Outcome::Conflict, 0, 5);
        no.problem = {
            Problem::Kind::Conflict, u"waybill-used"_s, {{u"waybill"_s, op.waybill}, {u"order"_s, u"CG-77"_s}}, {}, {}};
        b.profile.push({no});
        ShippingPage shipping({*b.source, *b.desk, b.preferences, b.clock, b.random, loadCouriers()});
        BenchGui::show(shipping);
        shipping.shipAgain(*b.profile->operation(refused));
        auto *waybill = shipping.findChild<QLineEdit *>(u"waybill"_s);
        QVERIFY(waybill->hasFocus());
        QVERIFY(waybill->property("invalid").toBool());
        QVERIFY(waybill->accessibleDescription().contains(u"CG-77"_s));
        QCOMPARE(shipping.findChild<QLineEdit *>(u"weight"_s)->text(), u"730"_s);
        QCOMPARE(shipping.findChild<QLineEdit *>(u"freight"_s)->text(), u"12.05"_s);
        BenchGui::scan(shipping, u"SF1234567890123"_s);  // looks like another courier's: only doubted
        BenchGui::key(shipping, Qt::Key_F9);
        QTRY_COMPARE(b.profile.state(refused), store::OpState::Closed);
        const QList<store::OpRow> rows = b.profile->operations({store::OpState::Pending}, 10);
        QCOMPARE(rows.first().supersedes, refused);
        ShipOp again = std::get<ShipOp>(rows.first().operation.payload);
        QCOMPARE(again.waybill, u"SF1234567890123"_s);
        QVERIFY(again.shipment != op.shipment);
        again.waybill = op.waybill;
        again.shipment = op.shipment;
        QVERIFY(again == op);
        QCOMPARE(b.profile->counts().attention, 0);
        QTRY_COMPARE(b.now(u"2"_s).shipments.size(), 1);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestBenchOnStore)
#include "tst_benchonstore.moc"
