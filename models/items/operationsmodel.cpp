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

/// Of the operations on hold among these, which are all that need attention.
QHash<OpId, Standing> standingsOfHeld(const QList<OpRow> &rows)
{
    QSet<OpId> listed;
    QHash<QString, int> held;
    for (const OpRow &row : rows) {
        listed.insert(row.operation.id);
        held[row.operation.lane] += row.state == OpState::Held ? 1 : 0;
    }
    QHash<OpId, Standing> all;
    for (const OpRow &row : rows) {
        if (row.state != OpState::Held)
            continue;
        const OpId cause(row.problem.params.value("op"_L1).toString());
        const bool waits = cause.isEmpty() || listed.contains(cause);
        all.insert(row.operation.id, {waits, held.value(row.operation.lane)});
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
    m_held.clear();
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
        m_desk.operations(statesOf(m_filter), kLimit, this, answer);
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
    const QHash<OpId, Standing> before = std::exchange(m_held, standingsOfHeld(next));
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
    // What is on hold depends on others that may have gone from the list.
    for (auto it = before.begin(); it != before.end(); ++it) {
        const auto held = m_held.constFind(it.key());
        if (held == m_held.constEnd() || *held == *it)
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
    return m_filter == Filter::NeedsAttention ? a.n < b.n : a.n > b.n;
}

Standing OperationsModel::standing(int row) const
{
    const OpRow &own = m_rows.at(row);
    if (own.state == OpState::Held)
        return m_held.value(own.operation.id);
    Standing standing;
    standing.waits = own.state == OpState::Pending && std::any_of(m_rows.begin(), m_rows.end(), [&own](const OpRow &o) {
                         return o.state == OpState::Pending && o.n < own.n && o.operation.lane == own.operation.lane;
                     });
    return standing;
}

QList<OpId> OperationsModel::heldOf(const QString &lane) const
{
    QList<OpId> held;
    for (const OpRow &row : m_rows) {
        if (row.state == OpState::Held && row.operation.lane == lane)
            held.append(row.operation.id);
    }
    return held;
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
