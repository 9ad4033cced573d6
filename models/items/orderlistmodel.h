// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>

#include "models/items/ordersource.h"
#include "models/store/changes.h"
#include "models/store/orderroles.h"

namespace wyh::items {

/// A list of orders, read page by page (keyset) as the view asks for more. After a commit it re-reads only what changed
/// and says precisely which rows were inserted, removed, moved or changed: selection, current row and scroll position
/// stay. A reset happens only when the question itself changes. A failed read keeps what is shown and sets error().
class OrderListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int kPageSize = 200;

    explicit OrderListModel(OrderSource &source, QObject *parent = nullptr);

    [[nodiscard]] const store::OrderQuery &query() const { return m_query; }
    /// Reads the first page of another question; nothing when it is the same but for the time.
    void setQuery(const store::OrderQuery &query);
    /// The clock went on; lists that depend on it (Overdue, Today) are read again and the difference applied.
    void setTime(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs);
    /// What a commit changed.
    void apply(const store::Changes &changes);
    /// Reads what is loaded again and applies the difference (after an error, or when everything may have changed).
    void refresh();

    /// Of the whole query, loaded or not; counted when somebody asks, or listens to totalChanged().
    [[nodiscard]] int total();
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const store::OrderRow &at(int row) const { return m_rows.at(row); }
    [[nodiscard]] int rowOf(const OrderId &order) const;  ///< -1: not loaded

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void totalChanged(int total);
    void errorChanged();

private:
    [[nodiscard]] bool belongs(const store::OrderRow &row) const;  ///< inside the part that is loaded
    [[nodiscard]] int placeOf(const store::OrderRow &row) const;   ///< first row that is not before it
    void applyOne(const OrderId &order);
    void insertOne(const store::OrderRow &row);
    void removeOne(int row);
    void moveOne(int from, const store::OrderRow &row);
    void applyDifference(const QList<store::OrderRow> &wanted);
    bool readPage(bool reset);
    void readTotal();
    void countTotal();
    void setError(std::optional<Error> error);

    OrderSource &m_source;
    store::OrderQuery m_query;
    QList<store::OrderRow> m_rows;
    QHash<QString, store::PageKey> m_keys;     ///< of the loaded rows, by id
    std::optional<store::PageKey> m_frontier;  ///< everything up to here is loaded
    bool m_asked = false;                      ///< setQuery() was called
    bool m_complete = true;                    ///< everything is loaded
    int m_total = 0;
    bool m_totalKnown = false;
    std::optional<Error> m_error;
};

}  // namespace wyh::items
