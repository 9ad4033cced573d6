// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>

#include "models/items/comparison.h"
#include "models/store/desk.h"

namespace wyh::items {

/// The three columns of the conflict desk for one operation. The platform's column is read again after every notice
/// that touches the record, so it stays true while somebody looks at it. GUI thread.
class ComparisonModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FieldColumn, SeenColumn, MineColumn, NowColumn, ColumnCount };
    enum Role { DiffersRole = Qt::UserRole + 1, KeyRole };

    explicit ComparisonModel(store::Desk &desk, QObject *parent = nullptr);

    void setOperation(const std::optional<store::OpRow> &row);
    [[nodiscard]] const std::optional<store::Sight> &platformNow() const { return m_now; }
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

signals:
    /// What the platform has is known, or has changed.
    void platformRead();

private:
    void readPlatform();
    void show();
    [[nodiscard]] bool isTouchedBy(const store::Changes &changes) const;

    store::Desk &m_desk;
    std::optional<store::OpRow> m_row;
    std::optional<store::Sight> m_now;
    QList<ComparedField> m_fields;
    quint64 m_request = 0;
};

}  // namespace wyh::items
