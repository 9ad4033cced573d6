// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <deque>

#include "models/items/ordersource.h"
#include "models/store/desk.h"

namespace wyh::test {

/// Orders in memory behind the two interfaces the screens know: reading is immediate, recording obeys the real rules
/// and answers from the event loop (or when told to), so that the order of answers, failures and late notices can be
/// played.
class BenchStore final : public store::Desk, public items::OrderSource
{
    Q_OBJECT

public:
    using Desk::Desk;

    void put(const Order &order);  ///< adds or replaces, and says so
    void take(const OrderId &order);
    void putQuietly(const Order &order) { m_orders.insert(order.id.value, order); }
    void announce(const store::Changes &changes) { emit changed(changes); }
    void setAddresses(const QList<Address> &addresses) { m_addresses = addresses; }
    [[nodiscard]] Order now(const OrderId &order) const { return flagged(m_orders.value(order.value)); }
    [[nodiscard]] QStringList ids() const { return m_orders.keys(); }

    void setHold(bool hold);      ///< true: answers wait for release()
    void release(int count = 1);  ///< gives so many waiting answers
    void failNext(const Problem &problem) { m_failures.push_back(problem); }
    void setReadError(const std::optional<Error> &error) { m_readError = error; }
    /// Called once, after the next page was read: what another thread commits then.
    void afterNextPage(std::function<void()> what) { m_afterPage = std::move(what); }
    [[nodiscard]] int recordedActs() const { return m_recordedActs; }
    [[nodiscard]] int calls() const { return m_calls; }
    [[nodiscard]] QList<OperationPayload> payloads() const { return m_payloads; }
    [[nodiscard]] QList<OpId> superseded() const { return m_superseded; }
    [[nodiscard]] QList<OpId> undone() const { return m_undone; }
    [[nodiscard]] QList<OpId> recordedIds() const { return m_ids; }
    [[nodiscard]] int reads() const { return m_reads; }
    /// So many operations of the order were not accepted.
    void setAttention(const OrderId &order, int operations)
    {
        m_attention.insert(order.value, operations);
        put(now(order));
    }

    void record(const QList<store::Act> &acts, QObject *context, RecordAnswer answer) override;
    void operations(const QList<store::OpState> &, int, bool, QObject *,
                    std::function<void(const Result<QList<store::OpRow>> &)> answer) override
    {
        answer(QList<store::OpRow>());
    }
    void unreadNotes(int, QObject *, std::function<void(const QList<store::OpRow> &)> answer) override { answer({}); }
    void closeOperation(const OpId &, const QString &, QObject *, std::function<void(const Status &)> answer) override
    {
        answer(done());
    }
    void sendAgain(const QList<OpId> &, QObject *, std::function<void(const Status &)> answer) override
    {
        answer(done());
    }
    void restoreOperation(const OpId &, QObject *, std::function<void(const Status &)> answer) override
    {
        answer(done());
    }
    void acknowledgeNote(const OpId &, QObject *, std::function<void(const Status &)> answer) override
    {
        answer(done());
    }
    void platformNow(const OpId &, QObject *, std::function<void(const std::optional<store::Sight> &)> answer) override
    {
        answer(std::nullopt);
    }
    void exportRescue(const QString &, QObject *, std::function<void(const Result<QByteArray> &)> answer) override
    {
        answer(QByteArray());
    }
    void importRescue(const QByteArray &, const QString &, QObject *,
                      std::function<void(const Result<store::Imported> &)> answer) override
    {
        answer(store::Imported());
    }
    void rescueNotice(QObject *, std::function<void(const std::optional<store::RescueNotice> &)> answer) override
    {
        answer(std::nullopt);
    }
    void closeRescueNotice(QObject *, std::function<void(const Status &)> answer) override { answer(done()); }
    [[nodiscard]] store::OutboxCounts counts() const override { return {m_recordedActs, 0, 0, 0, m_newer}; }
    /// The outbox is of a newer program: nothing can be recorded.
    void setNewer(bool newer)
    {
        m_newer = newer;
        emit countsChanged(counts());
    }

    Result<QList<store::OrderRow>> page(const store::OrderQuery &query, const std::optional<store::PageKey> &after,
                                        int limit) override;
    Result<int> count(const store::OrderQuery &query) override;
    Result<std::optional<store::OrderRow>> row(const store::OrderQuery &query, const OrderId &order) override;
    Result<std::optional<Order>> order(const OrderId &order) override;
    Result<QList<store::BarcodeHit>> findBarcode(const QString &barcode, store::OrderList list, int limit) override;
    Result<std::optional<OrderId>> findWaybill(const QString &waybill) override;
    Result<QList<Address>> addresses() override;
    Result<SkuFlag> skuFlag(const SkuId &sku) override;
    Result<store::ListCounts> listCounts(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs) override;

    /// All rows of a query in list order.
    [[nodiscard]] QList<store::OrderRow> rows(const store::OrderQuery &query) const;

private:
    [[nodiscard]] Order flagged(Order order) const;
    [[nodiscard]] std::optional<store::OrderRow> rowOf(const store::OrderQuery &query, const Order &order) const;
    [[nodiscard]] Result<store::Recorded, Problem> apply(const QList<store::Act> &acts);
    void deliver();

    QMap<QString, Order> m_orders;
    QHash<QString, SkuFlag> m_flags;
    QHash<QString, int> m_open;
    QHash<QString, int> m_attention;
    QList<Address> m_addresses;
    std::optional<Error> m_readError;
    std::function<void()> m_afterPage;
    std::deque<Problem> m_failures;
    std::deque<std::function<void()>> m_waiting;
    QList<OperationPayload> m_payloads;
    QList<OpId> m_superseded;
    QList<OpId> m_undone;
    QList<OpId> m_ids;
    bool m_hold = false;
    bool m_newer = false;
    int m_recordedActs = 0;
    int m_calls = 0;
    int m_reads = 0;
};

/// A line with one barcode.
Line makeLine(const QString &id, const QString &title, int ordered, const QString &barcode);
/// A paid order of two lines or the given ones.
Order makeOrder(const QString &id, qint64 dueAtMs, const QList<Line> &lines = {});

}  // namespace wyh::test
