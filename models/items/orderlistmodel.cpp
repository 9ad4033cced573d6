// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/orderlistmodel.h"

#include <QMetaMethod>
#include <algorithm>

namespace wyh::items {

namespace {

/// More changed orders than this are read again as pages, not one by one.
constexpr int kManyChanges = 100;

bool before(const store::PageKey &a, const store::PageKey &b)
{
    return a.sortKey != b.sortKey ? a.sortKey < b.sortKey : a.id < b.id;
}

store::PageKey keyOf(const store::OrderRow &row)
{
    return {row.sortKey, row.id.value};
}

}  // namespace

OrderListModel::OrderListModel(OrderSource &source, QObject *parent) : QAbstractListModel(parent), m_source(source) {}

void OrderListModel::setQuery(const store::OrderQuery &query)
{
    store::OrderQuery timeless = query;
    timeless.nowMs = m_query.nowMs;
    timeless.dayStartMs = m_query.dayStartMs;
    timeless.dayEndMs = m_query.dayEndMs;
    if (timeless == m_query && m_asked) {
        setTime(query.nowMs, query.dayStartMs, query.dayEndMs);
        return;
    }
    m_asked = true;
    m_query = query;
    beginResetModel();
    m_rows.clear();
    m_keys.clear();
    m_frontier.reset();
    m_complete = false;
    setError({});
    readPage(true);
    endResetModel();
    readTotal();
}

void OrderListModel::setTime(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs)
{
    m_query.nowMs = nowMs;
    m_query.dayStartMs = dayStartMs;
    m_query.dayEndMs = dayEndMs;
    if (m_query.filter == store::OrderFilter::Overdue || m_query.filter == store::OrderFilter::Today)
        refresh();
}

void OrderListModel::apply(const store::Changes &changes)
{
    if (changes.allOrders || changes.orders.size() > kManyChanges || m_error) {
        refresh();
        return;
    }
    if (changes.orders.isEmpty())
        return;
    for (const QString &id : changes.orders)
        applyOne(OrderId(id));
    if (m_rows.size() < kPageSize / 4 && !m_complete && !m_error)
        readPage(false);
    readTotal();
}

void OrderListModel::refresh()
{
    QList<store::OrderRow> rows;
    QSet<QString> read;
    std::optional<store::PageKey> frontier;
    bool complete = false;
    const qsizetype wanted = std::max<qsizetype>(m_rows.size(), kPageSize);
    while (!complete && rows.size() < wanted) {
        const auto page = m_source.page(m_query, frontier, kPageSize);
        if (!page.ok()) {
            setError(page.error());
            return;
        }
        complete = page->size() < kPageSize;
        // Between two pages a commit may move an order from the first to the second.
        for (const store::OrderRow &row : *page) {
            if (read.contains(row.id.value))
                rows.removeIf([&row](const store::OrderRow &other) { return other.id == row.id; });
            read.insert(row.id.value);
            rows.append(row);
        }
        if (!page->isEmpty())
            frontier = keyOf(page->last());
    }
    applyDifference(rows);
    m_frontier = frontier;
    m_complete = complete;
    setError({});
    readTotal();
}

int OrderListModel::rowOf(const OrderId &order) const
{
    const auto key = m_keys.constFind(order.value);
    if (key == m_keys.constEnd())
        return -1;
    store::OrderRow probe;
    probe.id = order;
    probe.sortKey = key->sortKey;
    return placeOf(probe);
}

int OrderListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant OrderListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const store::OrderRow &row = m_rows.at(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return row.number;
        case Qt::AccessibleTextRole:
            return tr("%1, %2, %3 of %4 pieces")
                .arg(row.number, row.dealerName)
                .arg(row.piecesPicked)
                .arg(row.piecesOrdered);
        case store::OrderRowRole:
            return QVariant::fromValue(row);
        case store::OrderIdRole:
            return row.id.value;
        default:
            return {};
    }
}

bool OrderListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete && !m_error;
}

void OrderListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        readPage(false);
}

bool OrderListModel::belongs(const store::OrderRow &row) const
{
    return m_complete || (m_frontier && !before(*m_frontier, keyOf(row)));
}

int OrderListModel::placeOf(const store::OrderRow &row) const
{
    const auto it =
        std::lower_bound(m_rows.begin(), m_rows.end(), keyOf(row),
                         [](const store::OrderRow &a, const store::PageKey &b) { return before(keyOf(a), b); });
    return static_cast<int>(it - m_rows.begin());
}

void OrderListModel::applyOne(const OrderId &order)
{
    const auto read = m_source.row(m_query, order);
    if (!read.ok()) {
        setError(read.error());
        return;
    }
    const int at = rowOf(order);
    const bool wanted = read->has_value() && belongs(**read);
    if (at < 0 && wanted)
        insertOne(**read);
    else if (at >= 0 && !wanted)
        removeOne(at);
    else if (at >= 0 && m_rows.at(at) != **read)
        moveOne(at, **read);
}

void OrderListModel::insertOne(const store::OrderRow &row)
{
    const int place = placeOf(row);
    beginInsertRows({}, place, place);
    m_rows.insert(place, row);
    m_keys.insert(row.id.value, keyOf(row));
    endInsertRows();
}

void OrderListModel::removeOne(int row)
{
    beginRemoveRows({}, row, row);
    m_keys.remove(m_rows.at(row).id.value);
    m_rows.removeAt(row);
    endRemoveRows();
}

void OrderListModel::moveOne(int from, const store::OrderRow &row)
{
    const int place = placeOf(row);  // counted with the old row still in its place, as beginMoveRows wants it
    int now = from;
    if (m_rows.at(from).sortKey != row.sortKey && place != from && place != from + 1) {
        beginMoveRows({}, from, from, {}, place);
        now = place > from ? place - 1 : place;
        m_rows.move(from, now);
        m_rows[now] = row;
        m_keys.insert(row.id.value, keyOf(row));
        endMoveRows();
    } else {
        m_rows[now] = row;
        m_keys.insert(row.id.value, keyOf(row));
    }
    emit dataChanged(index(now), index(now));
}

void OrderListModel::applyDifference(const QList<store::OrderRow> &wanted)
{
    QSet<QString> ids;
    for (const store::OrderRow &row : wanted)
        ids.insert(row.id.value);
    for (int last = static_cast<int>(m_rows.size()) - 1; last >= 0;) {
        if (ids.contains(m_rows.at(last).id.value)) {
            --last;
            continue;
        }
        int first = last;
        while (first > 0 && !ids.contains(m_rows.at(first - 1).id.value))
            --first;
        beginRemoveRows({}, first, last);
        for (int i = first; i <= last; ++i)
            m_keys.remove(m_rows.at(i).id.value);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first - 1;
    }
    for (int i = 0; i < wanted.size();) {
        const store::OrderRow &row = wanted.at(i);
        if (!m_keys.contains(row.id.value)) {
            int end = i + 1;
            while (end < wanted.size() && !m_keys.contains(wanted.at(end).id.value))
                ++end;
            beginInsertRows({}, i, end - 1);
            for (int k = i; k < end; ++k) {
                m_rows.insert(k, wanted.at(k));
                m_keys.insert(wanted.at(k).id.value, keyOf(wanted.at(k)));
            }
            endInsertRows();
            i = end;
            continue;
        }
        if (m_rows.at(i).id != row.id) {
            int from = i + 1;
            while (m_rows.at(from).id != row.id)
                ++from;
            beginMoveRows({}, from, from, {}, i);
            m_rows.move(from, i);
            endMoveRows();
        }
        if (m_rows.at(i) != row) {
            m_rows[i] = row;
            m_keys.insert(row.id.value, keyOf(row));
            emit dataChanged(index(i), index(i));
        }
        ++i;
    }
}

/// The next page behind the frontier. Inside a reset no signals are sent.
bool OrderListModel::readPage(bool reset)
{
    const auto page = m_source.page(m_query, m_frontier, kPageSize);
    if (!page.ok()) {
        setError(page.error());
        return false;
    }
    // A row that moved behind the frontier since the last change was applied may still be shown further up.
    QList<store::OrderRow> fresh;
    for (const store::OrderRow &row : *page) {
        if (!m_keys.contains(row.id.value))
            fresh.append(row);
    }
    if (!page->isEmpty())
        m_frontier = keyOf(page->last());
    m_complete = page->size() < kPageSize;
    if (fresh.isEmpty())
        return true;
    const int first = static_cast<int>(m_rows.size());
    if (!reset)
        beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    for (const store::OrderRow &row : fresh) {
        m_rows.append(row);
        m_keys.insert(row.id.value, keyOf(row));
    }
    if (!reset)
        endInsertRows();
    return true;
}

int OrderListModel::total()
{
    if (!m_totalKnown)
        countTotal();
    return m_total;
}

void OrderListModel::readTotal()
{
    m_totalKnown = false;
    if (isSignalConnected(QMetaMethod::fromSignal(&OrderListModel::totalChanged)))
        countTotal();
}

void OrderListModel::countTotal()
{
    m_totalKnown = true;
    const auto total = m_source.count(m_query);
    if (!total.ok()) {
        setError(total.error());
        return;
    }
    if (*total != m_total) {
        m_total = *total;
        emit totalChanged(m_total);
    }
}

void OrderListModel::setError(std::optional<Error> error)
{
    if (error == m_error)
        return;
    m_error = std::move(error);
    emit errorChanged();
}

}  // namespace wyh::items
