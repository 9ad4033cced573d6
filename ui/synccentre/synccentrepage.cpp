// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/synccentre/synccentrepage.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "models/items/problemtext.h"
#include "models/items/syncinghelps.h"
#include "ui/synccentre/nooperations.h"
#include "ui/synccentre/operationdelegate.h"
#include "ui/synccentre/operationdetails.h"
#include "ui/synccentre/operationlist.h"
#include "ui/synccentre/rescuebar.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/tablelook.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using items::OperationsModel;

namespace {

const QString kAttention = QStringLiteral("attention");
const QString kWaiting = QStringLiteral("waiting");
const QString kNotes = QStringLiteral("notes");
const QString kConfirmed = QStringLiteral("confirmed");
const QString kBin = QStringLiteral("bin");
const QString kClosed = QStringLiteral("closed");

OperationsModel::Filter filterOf(const QString &id)
{
    if (id == kWaiting)
        return OperationsModel::Filter::Waiting;
    if (id == kNotes)
        return OperationsModel::Filter::Notes;
    if (id == kBin)
        return OperationsModel::Filter::Bin;
    if (id == kConfirmed)
        return OperationsModel::Filter::Confirmed;
    if (id == kClosed)
        return OperationsModel::Filter::Closed;
    return OperationsModel::Filter::NeedsAttention;
}

}  // namespace

SyncCentrePage::SyncCentrePage(const SyncCentreServices &services, QWidget *parent)
    : Page(parent),
      m_services(services),
      m_rescue(services.desk, services.prompt, services.saver, services.clock),
      m_model(services.desk, services.clock),
      m_chips(new FilterChips(this)),
      m_list(new OperationList(this)),
      m_table(m_list->table()),
      m_empty(m_list->empty()),
      m_details(new OperationDetails(services.desk, services.clock, this)),
      m_delegate(new OperationDelegate(m_model, services.clock, this)),
      m_message(new MessageBar(this)),
      m_title(makeLabel(LabelRole::Title, {}, this)),
      m_subtitle(new ElidedLabel(LabelRole::Muted, this)),
      m_syncNow(new KeyButton(this)),
      m_rescueBar(new RescueBar(this)),
      m_export(new KeyButton(this)),
      m_recover(new KeyButton(this)),
      m_diagnostics(new KeyButton(this))
{
    m_message->setObjectName(u"message"_s);
    m_message->setBig(false);
    m_message->hide();
    m_export->setObjectName(u"export"_s);
    m_recover->setObjectName(u"recover"_s);
    m_diagnostics->setObjectName(u"diagnostics"_s);
    m_syncNow->setObjectName(u"syncNow"_s);
    m_syncNow->setIcon(icon(u"refresh"_s));
    m_export->setIcon(icon(u"file-export"_s));
    m_recover->setIcon(icon(u"file-download"_s));
    m_diagnostics->setIcon(icon(u"report"_s));
    m_table->setObjectName(u"operations"_s);
    m_list->setModel(&m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->horizontalHeader()->setSectionResizeMode(OperationsModel::WordsColumn, QHeaderView::Stretch);
    const int figure = fontMetrics().horizontalAdvance(u'0');
    m_table->setColumnWidth(OperationsModel::TimeColumn, figure * 15);
    m_table->setColumnWidth(OperationsModel::OperationColumn, figure * 33);
    m_table->setColumnWidth(OperationsModel::OrderColumn, figure * 24);
    m_table->setColumnWidth(OperationsModel::StateColumn, figure * 18);
    // A list that becomes empty gives its focus away: to what is above it, or Tab would never come back to it.
    m_empty->setFocusProxy(m_chips);

    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addSpacing(4);
    head->addWidget(m_subtitle, 1);
    head->addWidget(m_syncNow);
    head->addWidget(m_export);
    head->addWidget(m_recover);
    head->addWidget(m_diagnostics);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(10);
    column->addLayout(head);
    column->addWidget(m_chips);
    column->addWidget(m_rescueBar);
    column->addWidget(m_message);
    column->addWidget(m_list, 1);
    column->addWidget(m_details);
    // One order of Tab: filters, list, what can be done with the row, then the rest.
    setTabOrder(m_chips, m_table);
    setTabOrder(m_table, m_details);
    setTabOrder(m_details, m_syncNow);
    setTabOrder(m_syncNow, m_export);
    setTabOrder(m_export, m_recover);
    setTabOrder(m_recover, m_diagnostics);
    setTabOrder(m_diagnostics, m_rescueBar);

    connect(m_chips, &FilterChips::currentChanged, this, &SyncCentrePage::showFilter);
    connect(m_chips, &FilterChips::downPressed, this, &SyncCentrePage::focusList);
    connect(m_syncNow, &QPushButton::clicked, this, [this] { m_services.sync.syncNow(); });
    connect(&m_services.sync, &store::SyncControl::stateChanged, this, &SyncCentrePage::showConnection);
    connect(m_export, &QPushButton::clicked, this, &SyncCentrePage::exportUnsent);
    connect(m_recover, &QPushButton::clicked, this, &SyncCentrePage::recover);
    connect(m_rescueBar, &RescueBar::closed, this, [this] {
        m_services.desk.closeRescueNotice(this, [this](const Status &status) {
            if (!status.ok()) {
                const items::Sentence sentence = items::problemSentence(status.error());
                say(false, sentence.todo, sentence.why);
            }
        });
    });
    connect(m_diagnostics, &QPushButton::clicked, this, &SyncCentrePage::diagnosticsRequested);
    connect(m_details, &OperationDetails::actionsChanged, this, &SyncCentrePage::keyHintsChanged);
    connect(m_details, &OperationDetails::platformRead, this,
            [this](const OpId &op) { m_model.setPlatformNow(op, m_details->platformNow()); });
    connect(m_details, &OperationDetails::triggered, this, &SyncCentrePage::act);
    connect(m_delegate, &OperationDelegate::triggered, this, [this](const QModelIndex &index, OperationAction action) {
        m_table->setCurrentIndex(index);
        act(action);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SyncCentrePage::showCurrent);
    connect(&m_model, &OperationsModel::refreshed, this, &SyncCentrePage::showList);
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                if (first.column() == OperationsModel::WordsColumn)
                    return;  // the advice alone, which came from below
                const int row = m_table->currentIndex().row();
                if (row >= first.row() && row <= last.row())
                    showCurrent();
            });
    connect(&m_services.desk, &store::Desk::countsChanged, this, [this] {
        showCounts();
        showEmpty();
        emit countChanged();
    });
    retranslate();
    showConnection(m_services.sync.state());
    showCounts();
    showList();
}

QString SyncCentrePage::title() const
{
    return tr("Sync centre");
}

int SyncCentrePage::count() const
{
    return m_services.desk.counts().attention;
}

QList<KeyHint> SyncCentrePage::keyHints() const
{
    QList<KeyHint> hints{{u"↑ ↓"_s, tr("Operation")}, {u"← →"_s, tr("Filter")}};
    const store::OpRow *row = currentRow();
    for (const OperationAction action : row ? m_details->actions() : QList<OperationAction>())
        hints.append({keyText(QKeySequence(actionKey(action))),
                      actionText(action, *row, m_details->platformNow(), m_details->standing())});
    if (m_syncNow->isEnabled())
        hints.append({u"F5"_s, tr("Sync now")});
    return hints;
}

QList<KeyHint> SyncCentrePage::allKeys() const
{
    QList<KeyHint> keys{{u"↑ ↓"_s, tr("Choose an operation")},
                        {u"← →"_s, tr("Choose a filter")},
                        {u"Tab"_s, tr("Between filters, list and actions")}};
    const std::pair<OperationAction, QString> actions[] = {
        {OperationAction::Acknowledge, tr("Confirm what the text says")},
        {OperationAction::DoOver, tr("Do again what is still possible")},
        {OperationAction::ShipAgain, tr("Ship again")},
        {OperationAction::Recall, tr("Recall the parcel")},
        {OperationAction::SendAgain, tr("Send again")},
        {OperationAction::SendAllAgain, tr("Send again all that was on hold with it")},
        {OperationAction::Discard, tr("Discard with a reason")},
        {OperationAction::Restore, tr("Restore from the bin")},
        {OperationAction::ViewOrder, tr("View order")},
        {OperationAction::CopyText, tr("Copy text")}};
    for (const auto &[action, text] : actions)
        keys.append({keyText(QKeySequence(actionKey(action))), text});
    return keys;
}

void SyncCentrePage::activate()
{
    // Whoever comes here with something to settle sees that first; otherwise what still waits.
    const store::OutboxCounts counts = m_services.desk.counts();
    if (m_wanted.isEmpty())
        m_chips->setCurrent(counts.attention > 0 ? kAttention : counts.waiting > 0 ? kWaiting : m_chips->current());
    focusList();
    m_arriving = m_model.rowCount() == 0;
}

/// A list without rows could not show that it has the focus.
void SyncCentrePage::focusList()
{
    if (m_model.rowCount() > 0)
        m_table->setFocus(Qt::OtherFocusReason);
    else
        m_chips->setFocus(Qt::OtherFocusReason);
}

bool SyncCentrePage::open(const QString &id)
{
    if (m_chips->ids().contains(id)) {
        openFilter(id);
        return true;
    }
    m_wanted = id;
    using enum store::OpState;
    const QList<store::OpState> all{Pending, Acked, Done, Conflict, Rejected, Held, Stuck, Review, Closed};
    constexpr bool newestFirst = true;
    const auto find = [this, id](const Result<QList<store::OpRow>> &read) {
        const QList<store::OpRow> rows = read.valueOr({});
        for (const store::OpRow &row : rows) {
            if (row.operation.id.value != id)
                continue;
            openFilter(store::needsAttention(row.state)                           ? kAttention
                       : row.state == store::OpState::Done                        ? kConfirmed
                       : store::restorableUntilMs(row) > m_services.clock.nowMs() ? kBin
                       : row.state == store::OpState::Closed                      ? kClosed
                                                                                  : kWaiting);
            m_model.refresh();
            return;
        }
        m_wanted.clear();
    };
    m_services.desk.operations(all, OperationsModel::kLimit, newestFirst, this, find);
    return true;
}

/// Part of coming here, not a choice of the user's: the list still gets the focus once it has rows.
void SyncCentrePage::openFilter(const QString &id)
{
    const bool arriving = m_arriving;
    m_chips->setCurrent(id);
    m_arriving = arriving;
    showList();
}

QByteArray SyncCentrePage::saveLook() const
{
    return m_table->horizontalHeader()->saveState();
}

void SyncCentrePage::restoreLook(const QByteArray &look)
{
    m_table->horizontalHeader()->restoreState(look);
}

void SyncCentrePage::showConnection(const store::ConnectionState &state)
{
    const bool helps = items::syncingHelps(state);
    if (helps == m_syncNow->isEnabledTo(this))
        return;
    m_syncNow->setEnabled(helps);
    emit keyHintsChanged();
}

void SyncCentrePage::showCounts()
{
    const store::OutboxCounts counts = m_services.desk.counts();
    m_chips->setCount(kAttention, counts.attention, true);
    m_chips->setCount(kWaiting, counts.waiting);
    m_chips->setCount(kNotes, counts.notes);
    m_chips->setCount(kConfirmed, counts.doneToday);
    // Of a newer program's operations some cannot be read here.
    m_export->setEnabled(counts.attention + counts.waiting > 0 && !counts.newer);
    m_recover->setEnabled(!counts.newer);
    showRescue();
}

void SyncCentrePage::showRescue()
{
    if (!m_services.desk.counts().rescued) {
        m_rescueBar->hide();
        return;
    }
    m_services.desk.rescueNotice(this, [this](const std::optional<store::RescueNotice> &notice) {
        m_rescueBar->setNotice(notice, m_services.clock.nowMs());
    });
}

void SyncCentrePage::showFilter(const QString &id)
{
    m_arriving = false;
    m_message->hide();
    m_model.setFilter(filterOf(id));
    showList();
}

void SyncCentrePage::showList()
{
    if (!m_wanted.isEmpty()) {
        const int row = m_model.rowOf(OpId(m_wanted));
        if (row >= 0) {
            m_wanted.clear();
            m_table->setCurrentIndex(m_model.index(row, 0));
        }
    }
    const bool none = m_model.rowCount() == 0;
    m_list->showEmpty(none && m_model.isLoaded());
    if (m_model.error()) {
        // A list that could not be read is not an empty one.
        const items::Sentence sentence = items::problemSentence(*m_model.error());
        m_empty->setReason(u"alert-triangle"_s, sentence.todo, sentence.why);
        say(false, sentence.todo, sentence.why);
    } else if (none) {
        showEmpty();
    } else if (!m_table->currentIndex().isValid()) {
        m_table->setCurrentIndex(m_model.index(0, 0));
    }
    if (m_arriving && !none) {
        m_arriving = false;
        if (window()->focusWidget() == m_chips)  // also while another window is the active one
            focusList();
    }
    // The list is read again with every operation that is recorded anywhere. What stands below is made anew only when
    // it is another one: somebody may be about to press one of its buttons.
    const store::OpRow *row = currentRow();
    if (m_shownOp != (row ? row->operation.id : OpId()))
        showCurrent();
}

void SyncCentrePage::showEmpty()
{
    if (m_model.rowCount() > 0 || m_model.error())
        return;
    const NoOperations none = noOperations(m_model.filter(), m_services.desk.counts().attention);
    m_empty->setReason(none.icon, none.title, none.text);
}

const store::OpRow *SyncCentrePage::currentRow() const
{
    return m_model.at(m_table->currentIndex().row());
}

void SyncCentrePage::showCurrent()
{
    const store::OpRow *row = currentRow();
    m_shownOp = row ? row->operation.id : OpId();
    m_model.setShown(m_shownOp);
    m_details->setOperation(row, row ? m_model.standing(m_table->currentIndex().row()) : items::Standing());
    emit keyHintsChanged();
}

void SyncCentrePage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_model.retranslate();
        showList();
        showRescue();
    }
}

void SyncCentrePage::retranslate()
{
    m_title->setText(title());
    m_subtitle->setFullText(tr("Every operation of this PC until the platform confirms it"));
    m_chips->setAccessibleName(tr("Which operations"));
    m_chips->setChip(kAttention, tr("Needs attention"));
    m_chips->setChip(kWaiting, tr("To sync"));
    m_chips->setChip(kNotes, tr("Notes"));
    m_chips->setChip(kConfirmed, tr("Confirmed"));
    m_chips->setChip(kBin, tr("Bin"));
    m_chips->setChip(kClosed, tr("Closed"));
    m_table->setAccessibleName(tr("Operations"));
    m_syncNow->setLabel(tr("Sync now"));
    m_export->setLabel(tr("Save unconfirmed…"));
    m_export->setToolTip(tr("Saves everything that is not confirmed to a file, for rescue"));
    m_recover->setLabel(tr("Recover…"));
    m_recover->setToolTip(tr("Brings operations back from a rescue file of this account"));
    m_diagnostics->setLabel(tr("Diagnostics…"));
}

}  // namespace wyh::ui
