// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <variant>

#include "models/sql/connection.h"
#include "models/store/reader.h"

namespace wyh::store {

/// An OrderQuery as the condition and order of a SELECT over ord; values are bound, never written into the text.
class ListQuery
{
public:
    explicit ListQuery(const OrderQuery &query);

    void startAfter(const PageKey &key);
    void only(const OrderId &order);
    /// While a first load is under way, the lists whose index is made at its end begin with what came first.
    void onlyFirstLoaded();
    /// Orders that nobody works on any more.
    void onlyFinished();

    /// The folded search text, empty when nothing is searched. One of the next two must be called then.
    [[nodiscard]] const QString &search() const { return m_search; }
    /// The orders that were found: their numbers (ord.n) as a JSON array.
    void onlyHits(const QByteArray &numbers);
    /// Looks into each order while walking the list: right for one order, or when nearly every one is a hit.
    void lookInto();

    [[nodiscard]] QByteArray clause() const;
    [[nodiscard]] QByteArray order() const;
    void bind(sql::Query &query) const;

private:
    using Value = std::variant<qint64, QString>;
    void add(const char *condition, const QList<Value> &values = {});

    QByteArray m_sortColumn;
    QString m_search;
    QList<QByteArray> m_conditions;
    QList<Value> m_values;
};

/// Where reader_columns holds what the list is sorted by.
int sortColumn(OrderList list);

}  // namespace wyh::store
