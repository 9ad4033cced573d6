// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/listcounts.h"

#include <QDateTime>
#include <QPointer>
#include <QTimer>
#include <utility>

namespace wyh::items {

namespace {
constexpr int kSoonMs = 150;
}

Day dayOf(qint64 nowMs)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(nowMs).date();
    return {day.startOfDay().toMSecsSinceEpoch(), day.addDays(1).startOfDay().toMSecsSinceEpoch()};
}

store::OrderQuery atNow(store::OrderQuery query, const Clock &clock)
{
    query.nowMs = clock.nowMs();
    const Day day = dayOf(query.nowMs);
    query.dayStartMs = day.startMs;
    query.dayEndMs = day.endMs;
    return query;
}

ListCounts::ListCounts(OrderSource &source, const Clock &clock, QObject *parent)
    : QObject(parent), m_source(source), m_clock(clock)
{
}

void ListCounts::setSync(const store::SyncControl &sync)
{
    m_sync = &sync;
    connect(&sync, &store::SyncControl::stateChanged, this, [this, known = isKnown()]() mutable {
        if (std::exchange(known, isKnown()) != known)
            emit changed();
    });
    if (!isKnown())
        emit changed();
}

bool ListCounts::isKnown() const
{
    return !isEmpty() || !m_sync || m_sync->state().lastPullMs > 0;
}

bool ListCounts::isEmpty() const
{
    return m_counts.picking + m_counts.shipping + m_counts.shippedToday == 0;
}

void ListCounts::apply(const store::Changes &changes)
{
    if (m_scheduled || (!changes.allOrders && changes.orders.isEmpty()))
        return;
    m_scheduled = true;
    // The first orders of all are counted at once: the list shows them already.
    QTimer::singleShot(isEmpty() ? 0 : kSoonMs, this, [this] {
        m_scheduled = false;
        refresh();
    });
}

void ListCounts::refresh()
{
    const qint64 now = m_clock.nowMs();
    const Day day = dayOf(now);
    m_source.askListCounts(now, day.startMs, day.endMs,
                           [this, guard = QPointer<ListCounts>(this)](const Result<store::ListCounts> &read) {
                               if (!guard || !read.ok())
                                   return;
                               m_counts = *read;
                               emit changed();
                           });
}

}  // namespace wyh::items
