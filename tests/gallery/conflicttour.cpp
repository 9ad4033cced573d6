// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/gallery/conflicttour.h"

#include <QApplication>
#include <QTableView>
#include <QTest>

#include "app/desktop/translator.h"
#include "tests/support/fakedesk.h"
#include "ui/synccentre/operationactions.h"
#include "ui/synccentre/synccentrepage.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/theme.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using store::OpRow;
using store::OpState;

namespace {

class Now final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return 1795446000000; }
    [[nodiscard]] qint64 monotonicMs() const override { return 0; }
};

class ConflictTour
{
public:
    ConflictTour(QString folder, QString suffix) : m_folder(std::move(folder)), m_suffix(std::move(suffix))
    {
        m_desk.nowMs = m_clock.nowMs();
    }

    bool run()
    {
        picks();
        marks();
        parcels();
        others();
        closedAndNotes();
        return m_good;
    }

private:
    static QJsonObject lineParams(const Order &order)
    {
        const Line &line = order.lines.first();
        return {{u"line"_s, line.id.value}, {u"title"_s, line.title},     {u"ordered"_s, line.ordered},
                {u"picked"_s, line.picked}, {u"shipped"_s, line.shipped}, {u"given_up"_s, line.givenUp}};
    }

    Order saw()
    {
        Order order = sampleOrder(u"%1"_s.arg(870 + ++m_number, 5, 10, QLatin1Char('0')), 2, 10);
        order.recipient.street = u"文一西路 969 号"_s;
        return order;
    }

    OpRow refused(const Order &before, const Order &now, const OperationPayload &payload, const QString &code,
                  QJsonObject params = {})
    {
        m_desk.orders.insert(now.id, now);
        OpRow row;
        row.state = OpState::Conflict;
        row.operation.id = OpId(u"op-%1"_s.arg(m_number));
        row.operation.lane = orderLane(now.id);
        row.operation.payload = payload;
        row.operation.actedAtMs = m_clock.nowMs() - 1800000;
        row.orderNumber = now.number;
        row.summary =
            std::holds_alternative<VoidShipmentOp>(payload) ? now.shipments.first().waybill : now.lines.first().title;
        const QJsonObject line = lineParams(now);
        for (auto it = line.begin(); it != line.end(); ++it)
            params.insert(it.key(), it.value());
        if (const auto *pick = std::get_if<PickOp>(&payload))
            params.insert(u"delta"_s, pick->delta);
        row.problem = {Problem::Kind::Conflict, code, params, {}, {}};
        row.seen = store::sightToBytes(store::sightOf(before, row.operation));
        return row;
    }

    static ShipOp parcel(const QString &waybill)
    {
        ShipOp op;
        op.shipment = ShipmentId(u"mine"_s);
        op.courier = u"YTO"_s;
        op.waybill = waybill;
        op.weightGrams = 1250;
        op.freight = Money{850};
        op.lines = {{LineId(u"l1"_s), 6, 0}, {LineId(u"l2"_s), 2, 2}};
        return op;
    }

    static Shipment theirs(int quantity)
    {
        Shipment made;
        made.id = ShipmentId(u"theirs"_s);
        made.courier = u"ZTO"_s;
        made.waybill = u"78123456789012"_s;
        made.lines = {{LineId(u"l1"_s), quantity}};
        made.shippedAtMs = 1795445000000;
        made.shippedBy = u"李四"_s;
        return made;
    }

    void picks()
    {
        const Order before = saw();
        Order now = before;
        now.lines[0].picked = 8;
        shoot(u"conflictdesk-pick"_s, refused(before, now, PickOp{LineId(u"l1"_s), 5}, u"already-picked"_s));
        const Order first = saw();
        now = first;
        now.lines[0].outOfStock = true;
        now.lines[0].flagVersion = 1;
        now.lines[0].discontinued = true;
        shoot(u"conflictdesk-pick-marked"_s, refused(first, now, PickOp{LineId(u"l1"_s), 5}, u"line-out-of-stock"_s));
        const Order second = saw();
        now = second;
        now.cancelled = true;
        shoot(u"conflictdesk-pick-cancelled"_s, refused(second, now, PickOp{LineId(u"l1"_s), 5}, u"order-cancelled"_s));
    }

    void marks()
    {
        Order before = saw();
        before.lines[0].outOfStock = true;
        before.lines[0].flagVersion = 1;
        Order now = before;
        now.lines[0].flagVersion = 3;
        shoot(u"conflictdesk-mark"_s, refused(before, now, FlagLineOp{LineId(u"l1"_s), false, 1}, u"flag-changed"_s));
        OpRow sku = refused(before, now, FlagSkuOp{SkuId(u"s1"_s), false, 1, before.lines[0].title}, u"flag-changed"_s);
        sku.operation.lane = skuLane(SkuId(u"s1"_s));
        sku.seen = store::sightToBytes(store::sightOf(SkuFlag{SkuId(u"s1"_s), 1, true, {}}));
        m_desk.platformSkus.insert(SkuId(u"s1"_s), SkuFlag{SkuId(u"s1"_s), 3, true, {}});
        shoot(u"conflictdesk-mark-product"_s, sku);
    }

    void parcels()
    {
        Order before = saw();
        before.lines[0].picked = 6;
        Order now = before;
        now.recipientVersion = 2;
        now.recipient.phone = u"13900000002"_s;
        now.recipient.street = u"文二路 9 号"_s;
        shoot(u"conflictdesk-ship-address"_s, refused(before, now, parcel(u"YT8612304566779"_s), u"address-changed"_s));
        before = saw();
        before.lines[0].picked = 6;
        now = before;
        now.lines[0].shipped = 6;
        now.shipments = {theirs(6)};
        shoot(u"conflictdesk-ship-less"_s, refused(before, now, parcel(u"YT8612304566780"_s), u"ship-more-than-left"_s,
                                                   {{u"other_waybill"_s, u"78123456789012"_s}}));
        before = saw();
        before.lines[0].picked = 6;
        now = before;
        now.cancelled = true;
        shoot(u"conflictdesk-ship-cancelled"_s,
              refused(before, now, parcel(u"YT8612304566781"_s), u"ship-order-cancelled"_s));
        before = saw();
        before.lines[0].picked = 6;
        shoot(u"conflictdesk-ship-number"_s,
              refused(before, before, parcel(u"YT8612304566782"_s), u"waybill-used"_s,
                      {{u"order"_s, u"CG20261123-00710"_s}, {u"waybill"_s, u"YT8612304566782"_s}}));
    }

    void others()
    {
        Order before = saw();
        Order now = before;
        now.lines[0].picked = 7;
        shoot(u"conflictdesk-giveup"_s,
              refused(before, now, GiveUpRestOp{LineId(u"l1"_s), 5, u"断货"_s}, u"give-up-too-much"_s));
        before = saw();
        before.lines[0].picked = before.lines[0].shipped = 6;
        before.shipments = {theirs(6)};
        now = before;
        now.lines[0].received = 6;
        shoot(u"conflictdesk-void"_s,
              refused(before, now, VoidShipmentOp{ShipmentId(u"theirs"_s), u"填错了"_s}, u"void-already-received"_s));
        OpRow old = refused(before, now, PickOp{LineId(u"l1"_s), 2}, u"poison"_s);
        old.state = OpState::Stuck;
        old.seen.clear();
        old.attempts = 4;
        old.lastError = u"internal 500"_s;
        shoot(u"conflictdesk-old"_s, old);
    }

    void closedAndNotes()
    {
        const Order before = saw();
        Order now = before;
        now.lines[0].picked = 8;
        OpRow closed = refused(before, now, PickOp{LineId(u"l1"_s), 5}, u"already-picked"_s);
        closed.state = OpState::Closed;
        closed.closedFrom = OpState::Conflict;
        closed.closedBy = u"packer@huafeng"_s;
        closed.closedReason = ui::acknowledgedReason(closed);
        closed.closedAtMs = m_clock.nowMs() - 600000;
        shoot(u"conflictdesk-bin"_s, closed, u"bin"_s);
        OpRow noted = refused(before, now, parcel(u"YT8612304566783"_s), {});
        noted.state = OpState::Done;
        noted.note = {{u"note"_s, u"second-parcel"_s},
                      {u"params"_s, QJsonObject{{u"first_waybill"_s, u"78123456789012"_s}}}};
        shoot(u"conflictdesk-note"_s, noted, u"notes"_s);
    }

    void shoot(const QString &name, const OpRow &row, const QString &chip = u"attention"_s)
    {
        m_desk.rows.clear();
        m_desk.addOperation(row);
        ui::SyncCentrePage page({m_desk, m_sync, m_prompt, m_saver, m_clock});
        // The page inside the window of 1366 x 768, or of 1920 x 1080 at 150 %.
        page.resize(qgetenv("QT_SCALE_FACTOR") == "1.5" ? QSize(1080, 640) : QSize(1166, 688));
        page.setAutoFillBackground(true);
        page.show();
        page.activate();
        page.findChild<ui::FilterChips *>()->setCurrent(chip);
        auto *table = page.findChild<QTableView *>(u"operations"_s);
        auto *compare = page.findChild<QTableView *>(u"comparison"_s);
        const bool compared = row.state != OpState::Done;
        const bool there = QTest::qWaitFor(
            [&] { return table->model()->rowCount() == 1 && (!compared || compare->model()->rowCount() > 0); });
        QTest::qWait(80);  // queued layouts and the platform's answer
        const QString path = u"%1/%2-%3.png"_s.arg(m_folder, name, m_suffix);
        if (!there || !page.grab().save(path)) {
            m_good = false;
            qWarning("gallery: no picture %s", qPrintable(path));
        }
    }

    QString m_folder;
    QString m_suffix;
    Now m_clock;
    FakeDesk m_desk;
    FakeSyncControl m_sync;
    FakePrompt m_prompt;
    FakeFileSaver m_saver;
    int m_number = 0;
    bool m_good = true;
};

}  // namespace

bool shootConflicts(const QString &folder, const QString &suffix, const QString &language, bool dark)
{
    desktop::Translator translator;
    translator.setLanguage(language);
    ui::Theme theme(*qApp, [dark] { return dark; });
    return ConflictTour(folder, suffix).run();
}

}  // namespace wyh::test
