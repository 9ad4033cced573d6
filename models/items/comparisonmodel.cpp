// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/comparisonmodel.h"

#include <algorithm>

namespace wyh::items {

using namespace Qt::StringLiterals;

ComparisonModel::ComparisonModel(store::Desk &desk, QObject *parent) : QAbstractTableModel(parent), m_desk(desk)
{
    connect(&m_desk, &store::Desk::changed, this, [this](const store::Changes &changes) {
        if (isTouchedBy(changes))
            readPlatform();
    });
}

bool ComparisonModel::isTouchedBy(const store::Changes &changes) const
{
    if (!m_row)
        return false;
    const OrderId order = orderOfLane(m_row->operation.lane);
    // A SKU's flag shows on the orders that hold it.
    return changes.allOrders || (order.isEmpty() ? !changes.orders.isEmpty() : changes.orders.contains(order.value));
}

void ComparisonModel::setOperation(const std::optional<store::OpRow> &row)
{
    const bool same = row && m_row && row->operation.id == m_row->operation.id;
    m_row = row;
    if (!same)
        m_now.reset();
    show();
    readPlatform();
}

void ComparisonModel::readPlatform()
{
    const quint64 request = ++m_request;
    if (!m_row)
        return;
    m_desk.platformNow(m_row->operation.id, this, [this, request](const std::optional<store::Sight> &now) {
        if (request != m_request)
            return;  // of another operation, or older
        m_now = now;
        show();
        emit platformRead();
    });
}

void ComparisonModel::show()
{
    const QList<ComparedField> next = m_row ? compare(*m_row, m_now) : QList<ComparedField>();
    const bool sameFields = std::equal(next.begin(), next.end(), m_fields.begin(), m_fields.end(),
                                       [](const auto &a, const auto &b) { return a.key == b.key; });
    if (!sameFields) {
        beginResetModel();
        m_fields = next;
        endResetModel();
        return;
    }
    for (int i = 0; i < next.size(); ++i) {
        if (next.at(i) == m_fields.at(i))
            continue;
        m_fields[i] = next.at(i);
        emit dataChanged(index(i, 0), index(i, ColumnCount - 1));
    }
}

void ComparisonModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    show();
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ComparedField &field = m_fields.at(index.row());
    if (role == DiffersRole)
        return field.differs;
    if (role == KeyRole)
        return field.key;
    const QString texts[] = {field.name, field.seen, field.mine, field.now};
    if (role == Qt::DisplayRole)
        return texts[index.column()];
    if (role == Qt::ToolTipRole)
        return u"<qt>"_s + texts[index.column()].toHtmlEscaped() + u"</qt>"_s;
    if (role == Qt::AccessibleTextRole)
        return index.column() == FieldColumn && field.differs ? tr("%1, has changed").arg(field.name)
                                                              : texts[index.column()];
    return {};
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
        case SeenColumn:
            return tr("When I started");
        case MineColumn:
            return tr("Mine");
        case NowColumn:
            return tr("On the platform now");
        default:
            return QString();
    }
}

}  // namespace wyh::items
