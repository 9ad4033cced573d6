// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/picksession.h"

#include <algorithm>

#include "models/domain/shipmentrules.h"
#include "models/items/problemtext.h"

namespace wyh::items {

namespace {

using Tone = PickMessage::Tone;
constexpr int kUndoDepth = 100;

PickMessage plain(Tone tone, const QString &lead, const QString &text, const QString &detail = {})
{
    return {tone, lead, text, detail, {}, {}};
}

}  // namespace

int pickableRest(const Line &line)
{
    return line.flagged() || !line.sendable ? 0 : std::max(0, line.toPick());
}

int pickableRest(const Order &order)
{
    int rest = 0;
    for (const Line &line : order.lines)
        rest += pickableRest(line);
    return order.cancelled || !order.paid ? 0 : rest;
}

PickSession::PickSession(OrderSource &source, store::Desk &desk, QObject *parent)
    : QObject(parent), m_source(source), m_desk(desk)
{
}

void PickSession::open(const OrderId &order)
{
    const auto read = m_source.order(order);
    if (!read.ok()) {
        say(plain(Tone::Wrong, {}, tr("The order could not be read from this PC."),
                  problemSentence(read.error()).text()));
        return;
    }
    m_order = *read;
    m_locked = false;
    m_times = 0;
    emit orderChanged();
    emit stateChanged();
}

void PickSession::close()
{
    m_order.reset();
    m_locked = false;
    m_times = 0;
    emit orderChanged();
    emit stateChanged();
}

void PickSession::acknowledge()
{
    if (!m_locked)
        return;
    m_locked = false;
    emit stateChanged();
}

void PickSession::clearTimes()
{
    m_times = 0;
    emit stateChanged();
}

bool PickSession::canUndo() const
{
    return m_order &&
           std::any_of(m_undo.begin(), m_undo.end(), [this](const Undo &one) { return one.order == m_order->id; });
}

void PickSession::apply(const store::Changes &changes)
{
    if (!m_order || (!changes.allOrders && !changes.orders.contains(m_order->id.value)))
        return;
    const auto read = m_source.order(m_order->id);
    if (!read.ok())
        return;  // what is shown stays; the next change reads again
    const bool wasCancelled = m_order->cancelled;
    if (!read->has_value()) {
        const QString number = m_order->number;
        close();  // first: the stop waits for its acknowledgement also when no order is open any more
        say(plain(Tone::Stop, number, tr("Stop: this order was taken away."),
                  tr("The platform no longer shows it to you. Put the goods back.")));
        return;
    }
    m_order = *read;
    emit orderChanged();
    if (m_order->cancelled && !wasCancelled) {
        say(plain(Tone::Stop, m_order->number, tr("Stop: the order was cancelled."), tr("Put the picked goods back.")));
    }
}

void PickSession::enqueue(std::function<Plan(const Order &)> plan)
{
    if (m_order)
        enqueue(m_order->id, std::move(plan));
}

void PickSession::enqueue(const OrderId &order, std::function<Plan(const Order &)> plan)
{
    m_queue.push_back({order, std::move(plan)});
    pump();
    emit stateChanged();
}

void PickSession::pump()
{
    while (!m_inFlight && !m_queue.empty()) {
        const Queued next = std::move(m_queue.front());
        m_queue.pop_front();
        std::optional<Order> order;
        if (m_order && m_order->id == next.order) {
            order = m_order;
        } else if (!next.order.isEmpty()) {
            const auto read = m_source.order(next.order);
            if (!read.ok() || !read->has_value()) {
                say(plain(Tone::Wrong, {}, tr("The order could not be read from this PC."),
                          read.ok() ? QString() : problemSentence(read.error()).text()));
                continue;
            }
            order = *read;
        }
        const Plan plan = next.plan(order.value_or(Order()));
        if (plan.acts.isEmpty())
            say(plan.refusal);
        else
            record(next.order, plan, order.value_or(Order()));
    }
}

void PickSession::record(const OrderId &order, const Plan &plan, const Order &before)
{
    m_inFlight = true;
    const bool wasOpen = pickableRest(before) > 0;
    const QList<store::Act> acts = plan.acts;
    m_desk.record(acts, this, [this, order, plan, wasOpen](const Result<store::Recorded, Problem> &answer) {
        m_inFlight = false;
        finish(order, plan, wasOpen, answer);
        pump();
        emit stateChanged();
    });
}

void PickSession::finish(const OrderId &order, const Plan &plan, bool wasOpen,
                         const Result<store::Recorded, Problem> &answer)
{
    if (!answer.ok()) {
        // Whatever the rule said, the screen may be behind: show what is true now.
        const auto read = m_source.order(order);
        if (m_order && m_order->id == order && read.ok() && read->has_value()) {
            m_order = *read;
            emit orderChanged();
        }
        if (plan.isUndo && answer.error().code != QLatin1String("not-saved") && !m_undo.isEmpty())
            m_undo.removeLast();
        const bool tooMany = answer.error().code == QLatin1String("already-picked");
        PickMessage refused = plain(tooMany ? Tone::Notice : Tone::Wrong, tr("Not saved"),
                                    problemSentence(answer.error()).todo, problemSentence(answer.error()).why);
        if (tooMany)
            refused.text = tr("Not counted: nothing more of it is needed.");
        say(refused);
        return;
    }
    std::optional<Order> now;
    if (answer->order.id == order) {
        now = answer->order;
    } else {
        const auto read = m_source.order(order);
        if (read.ok())
            now = *read;
    }
    if (plan.isUndo) {
        m_undo.removeLast();
    } else if (!plan.picks.isEmpty()) {
        Undo undo{order, plan.picks, {}};
        for (int i = 0; i < std::min(plan.acts.size(), answer->ids.size()); ++i) {
            if (const auto *pick = std::get_if<PickOp>(&plan.acts.at(i).payload))
                undo.ops.insert(pick->line, answer->ids.at(i));
        }
        m_undo.append(undo);
        if (m_undo.size() > kUndoDepth)
            m_undo.removeFirst();
    }
    if (!now)
        return;
    const bool shown = m_order && m_order->id == order;
    if (shown) {
        m_order = now;
        emit orderChanged();
    }
    const bool done = wasOpen && pickableRest(*now) == 0;
    PickMessage said = plan.said ? plan.said(*now) : PickMessage();
    // Only of the order on the screen: what is missing from it is told beside this.
    if (done && shown && (said.tone == Tone::Good || said.tone == Tone::LineDone))
        said.tone = Tone::OrderDone;
    say(said);
    if (done && shown && deriveState(*now).inShipping)
        emit completed(order);
}

void PickSession::say(const PickMessage &message)
{
    const bool locks = message.tone == Tone::Wrong || message.tone == Tone::Stop;
    if (locks)
        m_locked = true;
    if (message.tone != Tone::None)
        emit this->message(message);
    if (locks)
        emit stateChanged();
}

void PickSession::scan(const QString &text)
{
    if (normalizeInput(text).isEmpty())
        return;
    const OrderId order = m_order ? m_order->id : OrderId();
    enqueue(order, [this, text, order](const Order &now) {
        if (const std::optional<Plan> first = planLocked(normalizeInput(text)))
            return *first;
        return order.isEmpty() ? planScanElsewhere(text, nullptr) : planScan(now, text);
    });
}

}  // namespace wyh::items
