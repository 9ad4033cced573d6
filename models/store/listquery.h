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
    /// Orders that nobody works on any more.
    void onlyFinished();

    [[nodiscard]] QByteArray clause() const;
    [[nodiscard]] QByteArray order() const;
    void bind(sql::Query &query) const;

private:
    using Value = std::variant<qint64, QString>;
    void add(const char *condition, const QList<Value> &values = {});

    QByteArray m_sortColumn;
    QList<QByteArray> m_conditions;
    QList<Value> m_values;
};

/// Where reader_columns holds what the list is sorted by.
int sortColumn(OrderList list);

/// The search as a LIKE pattern (ESCAPE '\') over the folded text.
QString likePattern(const QString &search);

}  // namespace wyh::store
