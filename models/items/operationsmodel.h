// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QPointer>

#include "models/core/clock.h"
#include "models/items/problemtext.h"
#include "models/store/desk.h"

namespace wyh::items {

/// Where an operation stands among the others of its record.
struct Standing
{
    /// An earlier one is to be sent, or to be settled, before it.
    bool waits = false;
    /// How many of the record are on hold and wait for nothing any more.
    int released = 0;

    bool operator==(const Standing &) const = default;
};

/// The operations of this PC in one filter, newest first; what needs attention, oldest first: what others wait for
/// stands before them. Closed ones lie in the bin as long as they can be restored.
/// Reads through the desk after every notice and turns the difference into exact row signals (by operation id), so
/// selection and scroll position stay. GUI thread.
class OperationsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, OperationColumn, OrderColumn, StateColumn, WordsColumn, ColumnCount };
    enum Role { OpIdRole = Qt::UserRole + 1, OpStateRole };
    enum class Filter { NeedsAttention, Waiting, Notes, Confirmed, Bin, Closed };
    Q_ENUM(Filter)

    static constexpr int kLimit = 2000;  ///< rows that are read: the oldest that need attention, else the newest

    OperationsModel(store::Desk &desk, const Clock &clock, QObject *parent = nullptr);

    void setFilter(Filter filter);
    [[nodiscard]] Filter filter() const { return m_filter; }
    [[nodiscard]] const store::OpRow *at(int row) const;
    [[nodiscard]] int rowOf(const OpId &op) const;
    [[nodiscard]] bool isLoaded() const { return m_loaded; }  ///< the first answer of this filter has come
    /// The last answer was no answer: what is shown, if anything, is older.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    void refresh();
    /// Which operation is shown in detail: whoever shows it tells every change of what the platform has. What is known
    /// of the others is forgotten with a change.
    void setShown(const OpId &op) { m_shown = op; }
    /// What the platform has now, as far as it was read: the advice depends on it.
    void setPlatformNow(const OpId &op, const std::optional<store::Sight> &now);
    /// As it was last told; nullopt: not read, or it changed since.
    [[nodiscard]] std::optional<store::Sight> platformNow(const OpId &op) const;
    [[nodiscard]] Sentence words(int row) const;
    [[nodiscard]] Standing standing(int row) const;
    /// What of this record is on hold and waits for nothing any more, in the order in which it was done.
    [[nodiscard]] QList<OpId> releasedOf(const QString &lane) const;
    /// Texts depend on the language.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

signals:
    /// An answer was taken over.
    void refreshed();

private:
    void forgetPlatform(const store::Changes &changes);
    [[nodiscard]] bool belongs(const store::OpRow &row) const;
    void takeOver(const QList<store::OpRow> &rows);
    /// What needs attention is decided from the oldest on: the others may wait for it.
    [[nodiscard]] bool oldestFirst() const { return m_filter == Filter::NeedsAttention; }
    [[nodiscard]] bool comesBefore(const store::OpRow &a, const store::OpRow &b) const;

    store::Desk &m_desk;
    const Clock &m_clock;
    Filter m_filter = Filter::NeedsAttention;
    QList<store::OpRow> m_rows;
    QHash<QString, store::Sight> m_now;  ///< of operations whose platform record was read
    QHash<OpId, Standing> m_standings;   ///< of the operations on hold and not sent
    OpId m_shown;
    quint64 m_request = 0;
    bool m_loaded = false;
    std::optional<Error> m_error;
};

}  // namespace wyh::items
