// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/operationsmodel.h"

#include <QSet>
#include <algorithm>
#include <utility>

#include "models/items/momenttext.h"
#include "models/items/operationtext.h"
#include "models/items/redo.h"

namespace wyh::items {

using namespace Qt::StringLiterals;
using store::OpRow;
using store::OpState;

namespace {

QList<OpState> statesOf(OperationsModel::Filter filter)
{
    switch (filter) {
        case OperationsModel::Filter::NeedsAttention:
            return {OpState::Conflict, OpState::Rejected, OpState::Held, OpState::Stuck, OpState::Review};
        case OperationsModel::Filter::Waiting:
            return {OpState::Pending, OpState::Acked};
        case OperationsModel::Filter::Notes:
        case OperationsModel::Filter::Confirmed:
            return {OpState::Done};
        case OperationsModel::Filter::Bin:
        case OperationsModel::Filter::Closed:
            return {OpState::Closed};
    }
    return {};
}

/// Of the operations on hold and of those that are not sent yet. rows: what is read of one filter; of what needs
/// attention the oldest, so that whatever holds one of them is among them.
QHash<OpId, Standing> standingsOf(const QList<OpRow> &rows)
{
    QSet<OpId> listed;
    QHash<QString, qint64> firstRefused;
    QHash<QString, qint64> firstPending;
    const auto note = [](QHash<QString, qint64> &first, const OpRow &row) {
        const qint64 known = first.value(row.operation.lane, row.n);
        first.insert(row.operation.lane, std::min(known, row.n));
    };
    for (const OpRow &row : rows) {
        listed.insert(row.operation.id);
        if (row.state == OpState::Pending)
            note(firstPending, row);
        else if (store::needsAttention(row.state) && row.state != OpState::Held)
            note(firstRefused, row);
    }
    QHash<OpId, Standing> all;
    QHash<QString, int> released;
    for (const OpRow &row : rows) {
        const QString &lane = row.operation.lane;
        if (row.state == OpState::Pending) {
            all.insert(row.operation.id, {firstPending.value(lane) < row.n, 0});
        } else if (row.state == OpState::Held) {
            // What was recorded as its cause may be settled, and another one before it refused since.
            const OpId cause(row.problem.params.value("op"_L1).toString());
            const bool waits = cause.isEmpty() || listed.contains(cause) || firstRefused.value(lane, row.n) < row.n;
            all.insert(row.operation.id, {waits, 0});
            released[lane] += waits ? 0 : 1;
        }
    }
    for (const OpRow &row : rows) {
        if (row.state == OpState::Held)
            all[row.operation.id].released = released.value(row.operation.lane);
    }
    return all;
}

/// Whether the same operation looks different now.
bool differs(const OpRow &a, const OpRow &b)
{
    return a.state != b.state || a.attempts != b.attempts || a.lastError != b.lastError || !(a.problem == b.problem) ||
           a.effect != b.effect || a.closedReason != b.closedReason || a.orderNumber != b.orderNumber ||
           a.summary != b.summary || a.note != b.note || a.noteReadMs != b.noteReadMs ||
           a.supersededBy != b.supersededBy;
}

}  // namespace

OperationsModel::OperationsModel(store::Desk &desk, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent), m_desk(desk), m_clock(clock)
{
    connect(&m_desk, &store::Desk::changed, this, [this](const store::Changes &changes) {
        forgetPlatform(changes);
        if (changes.operations)
            refresh();
    });
    refresh();
}

void OperationsModel::setFilter(Filter filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    m_rows.clear();
    m_standings.clear();
    m_loaded = false;
    endResetModel();
    refresh();
}

void OperationsModel::refresh()
{
    const quint64 request = ++m_request;
    const auto answer = [this, request](const Result<QList<OpRow>> &rows) {
        if (request != m_request)
            return;  // a newer question is under way
        m_error = rows.ok() ? std::nullopt : std::optional(rows.error());
        if (rows.ok())
            takeOver(*rows);
        m_loaded = true;
        emit refreshed();
    };
    if (m_filter == Filter::Notes)
        m_desk.unreadNotes(kLimit, this, answer);
    else
        m_desk.operations(statesOf(m_filter), kLimit, !oldestFirst(), this, answer);
}

bool OperationsModel::belongs(const OpRow &row) const
{
    const bool restorable = store::restorableUntilMs(row) > m_clock.nowMs();
    return m_filter == Filter::Bin ? restorable : m_filter != Filter::Closed || !restorable;
}

void OperationsModel::takeOver(const QList<OpRow> &rows)
{
    QList<OpRow> next;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(next), [this](const OpRow &row) { return belongs(row); });
    std::sort(next.begin(), next.end(), [this](const OpRow &a, const OpRow &b) { return comesBefore(a, b); });
    const QHash<OpId, Standing> before = std::exchange(m_standings, standingsOf(next));
    // Both lists stand in the same order, so one walk through both finds every difference.
    qsizetype old = 0;
    qsizetype now = 0;
    while (old < m_rows.size() || now < next.size()) {
        const int at = static_cast<int>(old);
        if (now == next.size() || (old < m_rows.size() && comesBefore(m_rows.at(old), next.at(now)))) {
            qsizetype end = old + 1;
            while (end < m_rows.size() && (now == next.size() || comesBefore(m_rows.at(end), next.at(now))))
                ++end;
            beginRemoveRows({}, at, static_cast<int>(end) - 1);
            m_rows.remove(old, end - old);
            endRemoveRows();
        } else if (old == m_rows.size() || comesBefore(next.at(now), m_rows.at(old))) {
            qsizetype end = now + 1;
            while (end < next.size() && (old == m_rows.size() || comesBefore(next.at(end), m_rows.at(old))))
                ++end;
            beginInsertRows({}, at, at + static_cast<int>(end - now) - 1);
            m_rows = m_rows.mid(0, old) + next.mid(now, end - now) + m_rows.mid(old);
            endInsertRows();
            old += end - now;
            now = end;
        } else {
            const bool changed = differs(m_rows.at(old), next.at(now));
            m_rows[old] = next.at(now);
            if (changed)
                emit dataChanged(index(at, 0), index(at, ColumnCount - 1));
            ++old;
            ++now;
        }
    }
    // What waits depends on others that may have gone from the list.
    for (auto it = before.begin(); it != before.end(); ++it) {
        const auto standing = m_standings.constFind(it.key());
        if (standing == m_standings.constEnd() || *standing == *it)
            continue;
        const int row = rowOf(it.key());
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void OperationsModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const OpRow *OperationsModel::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

int OperationsModel::rowOf(const OpId &op) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).operation.id == op)
            return static_cast<int>(i);
    }
    return -1;
}

bool OperationsModel::comesBefore(const OpRow &a, const OpRow &b) const
{
    return oldestFirst() ? a.n < b.n : a.n > b.n;
}

Standing OperationsModel::standing(int row) const
{
    return m_standings.value(m_rows.at(row).operation.id);
}

QList<OpId> OperationsModel::releasedOf(const QString &lane) const
{
    QList<OpId> released;
    for (const OpRow &row : m_rows) {
        const OpId &id = row.operation.id;
        if (row.state == OpState::Held && row.operation.lane == lane && !m_standings.value(id).waits)
            released.append(id);
    }
    return released;
}

/// What was read of a record that changed since is worth nothing. Whoever shows the operation reads it again.
void OperationsModel::forgetPlatform(const store::Changes &changes)
{
    if (changes.orders.isEmpty() && !changes.allOrders)
        return;
    const QStringList read = m_now.keys();
    for (const QString &id : read) {
        const int row = rowOf(OpId(id));
        const OrderId order = row < 0 ? OrderId() : orderOfLane(m_rows.at(row).operation.lane);
        // A SKU's flag shows on the orders that hold it; of what is not listed now nobody knows the order.
        const bool touched = changes.allOrders || order.isEmpty() || changes.orders.contains(order.value);
        if (!touched || (row >= 0 && id == m_shown.value))
            continue;
        m_now.remove(id);
        if (row >= 0)
            emit dataChanged(index(row, WordsColumn), index(row, WordsColumn));
    }
}

void OperationsModel::setPlatformNow(const OpId &op, const std::optional<store::Sight> &now)
{
    if (now)
        m_now.insert(op.value, *now);
    else
        m_now.remove(op.value);
    if (const int row = rowOf(op); row >= 0)
        emit dataChanged(index(row, WordsColumn), index(row, WordsColumn));
}

std::optional<store::Sight> OperationsModel::platformNow(const OpId &op) const
{
    const auto now = m_now.constFind(op.value);
    return now == m_now.constEnd() ? std::nullopt : std::optional(*now);
}

Sentence OperationsModel::words(int row) const
{
    const OpRow &operation = m_rows.at(row);
    return adviceFor(operation, platformNow(operation.operation.id), standing(row).waits);
}

int OperationsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OperationsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OperationsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OpRow &row = m_rows.at(index.row());
    if (role == OpIdRole)
        return row.operation.id.value;
    if (role == OpStateRole)
        return static_cast<int>(row.state);
    if (role == Qt::ToolTipRole && index.column() == WordsColumn)
        return u"<qt>"_s + words(index.row()).text().toHtmlEscaped() + u"</qt>"_s;
    if (role == Qt::ToolTipRole)
        return u"<qt>"_s + data(index, Qt::DisplayRole).toString().toHtmlEscaped() + u"</qt>"_s;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
        case TimeColumn:
            return momentText(row.operation.actedAtMs, m_clock.nowMs());
        case OperationColumn:
            return operationTitle(row);
        case OrderColumn:
            return row.orderNumber;
        case StateColumn:
            return m_filter == Filter::Bin ? tr("In the bin") : operationState(row.state);
        case WordsColumn:
            return words(index.row()).text();
        default:
            return {};
    }
}

QVariant OperationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
        case TimeColumn:
            return tr("Time");
        case OperationColumn:
            return tr("Operation");
        case OrderColumn:
            return tr("Order");
        case StateColumn:
            return tr("State");
        case WordsColumn:
            return tr("What happens now");
        default:
            return {};
    }
}

}  // namespace wyh::items
