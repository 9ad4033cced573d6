// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/listquery.h"

#include "models/store/searchtext.h"

namespace wyh::store {

namespace {

QByteArray sortColumnName(OrderList list)
{
    switch (list) {
        case OrderList::Picking:
        case OrderList::Shipping:
            return "due_key";
        case OrderList::Shipped:
            return "shipped_key";
        case OrderList::All:
            break;
    }
    return "created_key";
}

}  // namespace

int sortColumn(OrderList list)
{
    switch (list) {
        case OrderList::Picking:
        case OrderList::Shipping:
            return 13;
        case OrderList::Shipped:
            return 15;
        case OrderList::All:
            break;
    }
    return 14;
}

ListQuery::ListQuery(const OrderQuery &query) : m_sortColumn(sortColumnName(query.list))
{
    switch (query.list) {
        case OrderList::Picking:
            add("picking = 1");
            break;
        case OrderList::Shipping:
            add("shipping = 1");
            break;
        case OrderList::Shipped:
            add("shipped = 1");
            break;
        case OrderList::All:
            break;
    }
    switch (query.filter) {
        case OrderFilter::Any:
            break;
        case OrderFilter::NotStarted:
            add("pick = 0");
            break;
        case OrderFilter::Partial:
            add("pick = 1");
            break;
        case OrderFilter::Complete:
            add("pick = 2");
            break;
        case OrderFilter::Exception:
            add("exception <> 0");
            break;
        case OrderFilter::Overdue:
            // Without a due date the key lies behind all times.
            add("due_key < ?", {query.nowMs});
            break;
        case OrderFilter::Today:
            if (query.list == OrderList::Shipped)
                add("shipped_key <= ? AND shipped_key > ?", {-query.dayStartMs, -query.dayEndMs});
            else
                add("due_key >= ? AND due_key < ?", {query.dayStartMs, query.dayEndMs});
            break;
    }
    // A field is one line; whoever pastes several looks for what stands in them side by side.
    m_search = foldForSearch(query.search).trimmed().replace(u'\n', u' ');
}

void ListQuery::startAfter(const PageKey &key)
{
    add(QByteArray("(" + m_sortColumn + ", ord.id) > (?, ?)").constData(), {key.sortKey, key.id});
}

void ListQuery::only(const OrderId &order)
{
    add("ord.id = ?", {order.value});
}

void ListQuery::onlyFinished()
{
    add("keyed = 0");
}

void ListQuery::onlyFirstLoaded()
{
    add("ord.n <= 2000");
}

void ListQuery::onlyHits(const QByteArray &numbers)
{
    add("ord.n IN (SELECT value FROM json_each(?))", {QString::fromLatin1(numbers)});
}

void ListQuery::lookInto()
{
    add("contains_text((SELECT search FROM order_search WHERE order_search.n = ord.n), ?)", {m_search});
}

void ListQuery::add(const char *condition, const QList<Value> &values)
{
    m_conditions.append(condition);
    m_values += values;
}

QByteArray ListQuery::clause() const
{
    return m_conditions.isEmpty() ? QByteArray() : " WHERE " + m_conditions.join(" AND ");
}

QByteArray ListQuery::order() const
{
    return " ORDER BY " + m_sortColumn + ", ord.id";
}

void ListQuery::bind(sql::Query &query) const
{
    int position = 0;
    for (const Value &value : m_values)
        std::visit([&](const auto &typed) { query.bind(++position, typed); }, value);
}

}  // namespace wyh::store
