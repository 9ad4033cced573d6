// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <deque>
#include <functional>

#include "models/items/ordersource.h"
#include "models/items/scantext.h"
#include "models/store/desk.h"

namespace wyh::items {

/// What the packer is told after a scan or an act.
struct PickMessage
{
    enum class Tone {
        None,  ///< nothing to say
        Info,
        Good,       ///< recorded
        LineDone,   ///< recorded, the line is complete
        OrderDone,  ///< recorded, nothing is left to pick
        Notice,     ///< not counted, nothing wrong with the goods
        Wrong,      ///< not counted, the packer must look; scans wait for an acknowledgement
        Stop        ///< the order may not go on
    };
    Tone tone = Tone::None;
    QString lead;    ///< what was scanned or done, short: a barcode, "+1"
    QString text;    ///< what to do or what happened
    QString detail;  ///< why
    QString count;   ///< "3 / 5"
    LineId line;
};

/// Picking of one order: every scan and key becomes an act in a queue, one act is recorded at a time and each is judged
/// by the order as the one before it left it. So nothing is lost or counted twice however fast they come, and a message
/// says "saved" only after the commit. GUI thread.
class PickSession final : public QObject
{
    Q_OBJECT

public:
    PickSession(OrderSource &source, store::Desk &desk, QObject *parent = nullptr);

    /// Shows an order; acts already queued for another one are still recorded for that one.
    void open(const OrderId &order);
    void close();
    [[nodiscard]] const std::optional<Order> &order() const { return m_order; }
    [[nodiscard]] bool busy() const { return m_inFlight || !m_queue.empty(); }
    /// A wrong scan waits for acknowledge(); scans are not counted meanwhile.
    [[nodiscard]] bool locked() const { return m_locked; }
    /// false: nothing can be recorded here (OutboxCounts::newer); orders can be looked at.
    [[nodiscard]] bool canRecord() const { return !m_desk.counts().newer; }
    void acknowledge();
    /// The number typed before the next scan; 0 = none.
    [[nodiscard]] int times() const { return m_times; }
    void clearTimes();

    void scan(const QString &text);
    void pick(const LineId &line, int delta);
    void pickAll(const LineId &line);
    void pickAllOfOrder();
    void setPicked(const LineId &line, const QString &typed);  ///< target quantity as typed
    void undo();
    [[nodiscard]] bool canUndo() const;
    void setOutOfStock(const LineId &line, bool on);
    void setDiscontinued(const LineId &line, bool on);
    void giveUpRest(const LineId &line, const QString &reason);

    /// What a commit changed.
    void apply(const store::Changes &changes);

signals:
    void orderChanged();
    void message(const wyh::items::PickMessage &message);
    void stateChanged();  ///< busy, locked, times
    /// An act of ours left nothing to pick that could be picked.
    void completed(const wyh::OrderId &order);
    /// The scanned product is not in the open order; these need it.
    void neededElsewhere(const QString &barcode, const QList<wyh::OrderId> &orders);
    /// An order's number was scanned.
    void openRequested(const wyh::OrderId &order);

private:
    /// What an act turns out to be when its turn comes.
    struct Plan
    {
        QList<store::Act> acts;
        PickMessage refusal;  ///< said when there are no acts
        std::function<PickMessage(const Order &)> said;
        QHash<LineId, int> picks;  ///< for undo
        bool isUndo = false;
    };
    struct Queued
    {
        OrderId order;
        std::function<Plan(const Order &)> plan;
    };

    void enqueue(const OrderId &order, std::function<Plan(const Order &)> plan);
    void enqueue(std::function<Plan(const Order &)> plan);
    void pump();
    void record(const OrderId &order, const Plan &plan, const Order &before);
    void finish(const OrderId &order, const Plan &plan, bool wasOpen, const Result<store::Recorded, Problem> &answer);
    void say(const PickMessage &message);
    /// A scan that confirms the red message, or one that has to wait for that; none: the scan counts.
    std::optional<Plan> planLocked(const QString &clean);
    Plan planScan(const Order &order, const QString &text);
    Plan planPick(const Order &order, const LineId &line, int delta, const QString &lead) const;
    Plan planScanElsewhere(const QString &text, const Order *order);
    [[nodiscard]] std::optional<OrderId> orderNumbered(const QString &number);

    OrderSource &m_source;
    store::Desk &m_desk;
    std::optional<Order> m_order;
    std::deque<Queued> m_queue;
    bool m_inFlight = false;
    bool m_locked = false;
    int m_times = 0;
    struct Undo
    {
        OrderId order;
        QHash<LineId, int> picks;
        QHash<LineId, OpId> ops;  ///< by which they were picked
    };
    QList<Undo> m_undo;
};

/// What is left to pick that could be picked now.
int pickableRest(const Order &order);
int pickableRest(const Line &line);

}  // namespace wyh::items

Q_DECLARE_METATYPE(wyh::items::PickMessage)
