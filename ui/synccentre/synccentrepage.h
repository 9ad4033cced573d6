// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/core/clock.h"
#include "models/items/operationsmodel.h"
#include "models/store/synccontrol.h"
#include "ui/page/page.h"
#include "ui/rescue/rescueflow.h"
#include "ui/synccentre/operationactions.h"
#include "ui/widgets/filesaver.h"
#include "ui/widgets/prompt.h"

class QLabel;
class QPushButton;
class QTableView;

namespace wyh::ui {

class ElidedLabel;
class EmptyState;
class FilterChips;
class KeyButton;
class MessageBar;
class OperationDelegate;
class OperationDetails;
class OperationList;
class RescueBar;

/// What the page is given; everything outlives it.
struct SyncCentreServices
{
    store::Desk &desk;
    store::SyncControl &sync;
    Prompt &prompt;
    FileSaver &saver;
    const Clock &clock;
};

/// 同步中心: every operation of this PC, what became of it and what is to be done. Only the user empties "needs
/// attention".
class SyncCentrePage : public Page
{
    Q_OBJECT

public:
    explicit SyncCentrePage(const SyncCentreServices &services, QWidget *parent = nullptr);

    [[nodiscard]] QString pageId() const override { return QStringLiteral("synccentre"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return QStringLiteral("refresh"); }
    [[nodiscard]] NavGroup group() const override { return NavGroup::System; }
    [[nodiscard]] int count() const override;
    [[nodiscard]] Tone countTone() const override { return Tone::Exception; }
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    [[nodiscard]] QList<KeyHint> allKeys() const override;
    void activate() override;
    /// Shows the operation with this id, whatever its state, or of a filter (attention, waiting, notes,
    /// confirmed, bin, closed): that one.
    bool open(const QString &id) override;
    [[nodiscard]] QByteArray saveLook() const override;
    void restoreLook(const QByteArray &look) override;

signals:
    /// The parcel of a refused ship operation is to be shipped again: the shipping page fills its form from it; the new
    /// operation supersedes this one, which is closed when the new one is recorded.
    void redoShipment(const wyh::store::OpRow &row);
    void diagnosticsRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showConnection(const store::ConnectionState &state);
    void showCounts();
    void showFilter(const QString &id);
    void openFilter(const QString &id);
    void showCurrent();
    void showList();
    void showEmpty();
    void focusList();
    void act(OperationAction action);
    void acknowledge(const store::OpRow &row);
    void doOver(const store::OpRow &row);
    void recall(const store::OpRow &row);
    void restore(const store::OpRow &row);
    void answered(const Status &status, const QString &good);
    void discard(const store::OpRow &row);
    void sendAgain(const QList<OpId> &ops, const QString &good);
    void sendAllAgain(const store::OpRow &row);
    void exportUnsent();
    void recover();
    void showRescue();
    void say(bool good, const QString &todo, const QString &why = {});
    [[nodiscard]] const store::OpRow *currentRow() const;

    SyncCentreServices m_services;
    RescueFlow m_rescue;
    items::OperationsModel m_model;
    FilterChips *m_chips;
    OperationList *m_list;
    QTableView *m_table;
    EmptyState *m_empty;
    OperationDetails *m_details;
    OperationDelegate *m_delegate;
    MessageBar *m_message;
    QLabel *m_title;
    ElidedLabel *m_subtitle;
    KeyButton *m_syncNow;
    RescueBar *m_rescueBar;
    KeyButton *m_export;
    KeyButton *m_recover;
    KeyButton *m_diagnostics;
    bool m_arriving = false;  ///< whoever came here found no row yet
    QString m_wanted;         ///< operation to select once the list has come
    OpId m_shownOp;           ///< whose details stand below the list
};

}  // namespace wyh::ui
