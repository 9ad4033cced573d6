// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/orderlinesmodel.h"

#include <algorithm>

namespace wyh::items {

using namespace Qt::StringLiterals;

OrderLinesModel::OrderLinesModel(QObject *parent) : QAbstractTableModel(parent) {}

void OrderLinesModel::setOrder(const std::optional<Order> &order)
{
    const bool same = order && m_order && order->id == m_order->id;
    m_order = order;
    if (same) {
        merge(order->lines);
        return;
    }
    beginResetModel();
    m_lines = order ? order->lines : QList<Line>();
    m_fresh = {};
    endResetModel();
}

int OrderLinesModel::rowOf(const LineId &line) const
{
    const auto it = std::find_if(m_lines.begin(), m_lines.end(), [&line](const Line &one) { return one.id == line; });
    return it == m_lines.end() ? -1 : static_cast<int>(it - m_lines.begin());
}

/// The whole of what a column may have to shorten; titles come from outside and are never markup.
QString OrderLinesModel::toolTip(const Line &line, int column)
{
    QStringList texts;
    if (column == Product)
        texts = QStringList{line.title, line.attributes, line.articleNumber} + line.barcodes << line.giveUpReason;
    else if (column == Location)
        texts = {line.location};
    else if (column == Barcode)
        texts = line.barcodes;
    texts.removeAll(QString());
    if (texts.isEmpty())
        return {};
    return u"<qt>"_s + texts.join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

void OrderLinesModel::setFresh(const LineId &line)
{
    if (m_fresh == line)
        return;
    const int old = rowOf(m_fresh);
    m_fresh = line;
    for (const int row : {old, rowOf(line)}) {
        if (row >= 0)
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1), {FreshRole});
    }
}

int OrderLinesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int OrderLinesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OrderLinesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Line &line = m_lines.at(index.row());
    switch (role) {
        case LineRole:
            return QVariant::fromValue(line);
        case LineIdRole:
            return line.id.value;
        case FreshRole:
            return line.id == m_fresh;
        case Qt::TextAlignmentRole:
            if (index.column() == Needed || index.column() == Picked)
                return QVariant(Qt::AlignRight | Qt::AlignVCenter);
            return {};
        case Qt::AccessibleTextRole:
            return tr("%1 %2, location %3, %4 of %5 picked")
                .arg(line.title, line.attributes, line.location)
                .arg(line.picked)
                .arg(line.ordered - line.givenUp);
        case Qt::ToolTipRole:
            return toolTip(line, index.column());
        case Qt::EditRole:
            return index.column() == Picked ? QVariant(line.picked) : QVariant();
        case Qt::DisplayRole:
            break;
        default:
            return {};
    }
    switch (index.column()) {
        case Product:
            return line.title;
        case Location:
            return line.location;
        case Barcode:
            return line.barcodes.value(0);
        case Needed:
            return line.ordered - line.givenUp;
        case Picked:
            return line.picked;
        default:
            return {};
    }
}

QVariant OrderLinesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == Needed || section == Picked;
        return QVariant((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case Product:
            return tr("Product");
        case Location:
            return tr("Location");
        case Barcode:
            return tr("Barcode");
        case Needed:
            return tr("To pick");
        case Picked:
            return tr("Picked");
        default:
            return {};
    }
}

Qt::ItemFlags OrderLinesModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid())
        flags |= Qt::ItemNeverHasChildren;
    if (index.isValid() && index.column() == Picked)
        flags |= Qt::ItemIsEditable;  // typed into, but set by an act, never by setData()
    return flags;
}

void OrderLinesModel::merge(const QList<Line> &wanted)
{
    const auto has = [](const QList<Line> &lines, const LineId &id) {
        return std::any_of(lines.begin(), lines.end(), [&id](const Line &line) { return line.id == id; });
    };
    for (int row = static_cast<int>(m_lines.size()) - 1; row >= 0; --row) {
        if (has(wanted, m_lines.at(row).id))
            continue;
        beginRemoveRows({}, row, row);
        m_lines.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < wanted.size(); ++row) {
        const Line &line = wanted.at(row);
        const int at = rowOf(line.id);
        if (at < 0) {
            beginInsertRows({}, row, row);
            m_lines.insert(row, line);
            endInsertRows();
            continue;
        }
        if (at != row) {  // always further down: everything above is in place
            beginMoveRows({}, at, at, {}, row);
            m_lines.move(at, row);
            endMoveRows();
        }
        if (m_lines.at(row) != line) {
            m_lines[row] = line;
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

}  // namespace wyh::items
