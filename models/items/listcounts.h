// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

#include "models/core/clock.h"
#include "models/items/ordersource.h"
#include "models/store/changes.h"
#include "models/store/synccontrol.h"

namespace wyh::items {

/// The local day a moment lies in, half open, in UTC milliseconds.
struct Day
{
    qint64 startMs = 0, endMs = 0;
};
Day dayOf(qint64 nowMs);

/// The query with the time of the clock filled in.
store::OrderQuery atNow(store::OrderQuery query, const Clock &clock);

/// The numbers on chips and in the navigation, read again after commits and as time passes. A failed read keeps the
/// last numbers.
class ListCounts final : public QObject
{
    Q_OBJECT

public:
    ListCounts(OrderSource &source, const Clock &clock, QObject *parent = nullptr);
    /// Before the first load has brought anything, "0 to pick" would be a lie.
    void setSync(const store::SyncControl &sync);
    /// False: nothing is known, and no number is to be shown.
    [[nodiscard]] bool isKnown() const;
    [[nodiscard]] const store::ListCounts &counts() const { return m_counts; }
    /// For a chip: -1 where no number is known.
    [[nodiscard]] int shown(int count) const { return isKnown() ? count : -1; }

    /// Reads soon, once for many commits: a fast scanner must not wait for numbers.
    void apply(const store::Changes &changes);
    void refresh();

signals:
    void changed();

private:
    [[nodiscard]] bool isEmpty() const;

    OrderSource &m_source;
    const Clock &m_clock;
    store::ListCounts m_counts;
    QPointer<const store::SyncControl> m_sync;  ///< null: everything is known
    bool m_scheduled = false;
};

}  // namespace wyh::items
