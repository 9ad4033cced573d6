// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// How the picking page is put together, its keys, its words and its questions. What it does: pickingpage.cpp.
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

#include "models/items/problemtext.h"
#include "ui/orders/askpanel.h"
#include "ui/orders/attentionlink.h"
#include "ui/orders/emptyreason.h"
#include "ui/orders/orderlistpanel.h"
#include "ui/picking/orderheader.h"
#include "ui/picking/pickingpage.h"
#include "ui/picking/scantrail.h"
#include "ui/widgets/buttonrow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/scanedit.h"
#include "ui/widgets/searchedit.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using items::PickMessage;
using store::OrderFilter;

void PickingPage::buildRight(QWidget *right)
{
    m_scan = new ScanEdit(right);
    m_scan->setObjectName(u"scan"_s);
    m_scan->setFont(scaledFont(font(), 1.3));
    m_scan->setMinimumHeight(44);
    m_scan->installEventFilter(this);
    m_scanHint = makeLabel(LabelRole::Muted, {}, right);
    m_scanHint->setWordWrap(true);
    m_message = new MessageBar(right);
    auto *scanColumn = new QVBoxLayout;
    scanColumn->setSpacing(4);
    scanColumn->addWidget(m_scan);
    scanColumn->addWidget(m_scanHint);
    scanColumn->addStretch();
    auto *banner = new QHBoxLayout;
    banner->setSpacing(12);
    banner->addLayout(scanColumn, 3);
    banner->addWidget(m_message, 7);

    m_trail = new ScanTrail(right);
    m_trail->setObjectName(u"scanTrail"_s);

    m_ask = new AskPanel(right);
    m_ask->installEventFilter(this);

    auto *panel = makePanel(right);
    m_header = new OrderHeader(panel);
    m_attention = new AttentionLink(panel);
    m_view = new LinesView(panel);
    m_view->setModel(m_lines);
    m_view->installEventFilter(this);
    m_list->view()->installEventFilter(this);
    auto *inner = new QVBoxLayout(panel);
    inner->setContentsMargins(16, 12, 16, 8);
    inner->setSpacing(8);
    inner->addWidget(m_header);
    inner->addWidget(m_attention);
    inner->addWidget(m_view, 1);
    m_noOrder = new EmptyState(right);
    m_stack = new QStackedWidget(right);
    m_stack->addWidget(panel);
    m_stack->addWidget(m_noOrder);

    m_undo = new KeyButton(right);
    m_outOfStock = new KeyButton(right);
    m_discontinued = new KeyButton(right);
    m_giveUp = new KeyButton(right);
    m_pickAll = new KeyButton(right);
    m_finish = new KeyButton(right);
    m_undo->setKey(QKeySequence(u"Ctrl+Z"_s));
    m_outOfStock->setKey(QKeySequence(Qt::Key_F4));
    m_discontinued->setKey(QKeySequence(u"Shift+F4"_s));
    m_giveUp->setKey(QKeySequence(u"Ctrl+F4"_s));
    m_pickAll->setKey(QKeySequence(Qt::Key_F8));
    m_finish->setKey(QKeySequence(Qt::Key_F9));
    m_finish->setPrimary(true);
    m_giveUp->setObjectName(u"giveUp"_s);
    auto *buttons = new ButtonRow(right);
    for (KeyButton *button : {m_undo, m_outOfStock, m_discontinued, m_giveUp})
        buttons->addLeft(button);
    buttons->addRight(m_pickAll);
    buttons->addRight(m_finish);

    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(14, 14, 14, 12);
    column->setSpacing(12);
    column->addLayout(banner);
    column->addWidget(m_trail);
    column->addWidget(m_ask);
    column->addWidget(m_stack, 1);
    column->addWidget(buttons);
    setTabOrder(m_scan, m_ask);
    setTabOrder(m_ask, m_attention);
    setTabOrder(m_attention, m_view);
    connect(m_attention, &QPushButton::clicked, this, [this] { emit goTo(u"synccentre"_s, u"attention"_s); });
    connect(m_attention, &AttentionLink::worsened, this, &PickingPage::showRefused);

    connect(m_scan, &ScanEdit::scanned, m_session, &items::PickSession::scan);
    connect(m_scan, &ScanEdit::emptyReturn, m_view, &LinesView::editCurrent);
    connect(m_view->lines(), &LinesDelegate::typed, m_session, &items::PickSession::setPicked);
    connect(m_view->lines(), &LinesDelegate::acted, this, &PickingPage::act);
    connect(m_view->lines(), &QAbstractItemDelegate::closeEditor, this, &PickingPage::focusScan, Qt::QueuedConnection);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PickingPage::showState);
    connect(m_ask, &AskPanel::answered, this, &PickingPage::answered);
    connect(m_ask, &AskPanel::askingChanged, this, [this](bool asking) {
        m_finish->setPrimary(!asking);
        m_header->setBrief(false);  // one question may follow another
    });
    connect(m_ask, &AskPanel::dismissed, this, &PickingPage::focusScan);
    connect(m_ask, &AskPanel::chosen, this,
            [this](const QString &, const QString &order) { openOrder(OrderId(order)); });
    connect(m_undo, &QPushButton::clicked, m_session, &items::PickSession::undo);
    connect(m_outOfStock, &QPushButton::clicked, this, [this] { toggleFlag(false); });
    connect(m_discontinued, &QPushButton::clicked, this, [this] { toggleFlag(true); });
    connect(m_giveUp, &QPushButton::clicked, this, &PickingPage::askGiveUp);
    connect(m_pickAll, &QPushButton::clicked, m_session, &items::PickSession::pickAllOfOrder);
    connect(m_finish, &QPushButton::clicked, this, &PickingPage::finishPicking);
    for (KeyButton *button : {m_undo, m_outOfStock, m_discontinued, m_giveUp, m_pickAll, m_finish})
        button->setFocusPolicy(Qt::TabFocus);
}

void PickingPage::buildKeys()
{
    const auto key = [this](const QKeySequence &keys, auto &&what) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, what);
    };
    key(QKeySequence(Qt::Key_F3), [this] { nextOrder(1); });
    key(QKeySequence(u"Shift+F3"_s), [this] { nextOrder(-1); });
    key(QKeySequence(u"Shift+F8"_s), [this] { m_session->pickAll(m_view->currentLine()); });
}

void PickingPage::retranslate()
{
    FilterChips *chips = m_list->chips();
    chips->setChip(u"all"_s, tr("To pick"));
    chips->setChip(u"partial"_s, tr("Partly"));
    chips->setChip(u"exception"_s, tr("Exceptions"));
    chips->setChip(u"overdue"_s, tr("Late"));
    chips->setChip(u"today"_s, tr("Today"));
    m_list->search()->setPlaceholderText(tr("Order, product, recipient"));
    m_list->search()->setKeyName(u"F2"_s);
    m_list->search()->setAccessibleName(tr("Find in the list"));
    m_scan->setAccessibleName(tr("Scan field"));
    m_undo->setLabel(tr("Undo"));
    m_giveUp->setLabel(tr("Give up the rest…"));
    m_pickAll->setLabel(tr("Pick all"));
    m_finish->setLabel(tr("Finish picking"));
    m_noOrder->setReason(u"clipboard-list"_s, tr("No order is open"),
                         tr("Scan an order number or a product, or choose an order."));
    if (m_message->kind() == MessageBar::Kind::Idle || !m_session->canRecord())
        showReady();
    showCounts();
    showEmptyReason();
    showListTrouble();
    showOrder();
    emit keyHintsChanged();
}

void PickingPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && m_session->order())
        m_header->show(*m_session->order(), m_clock.nowMs());
}

void PickingPage::applyQuery()
{
    store::OrderQuery query;
    query.list = store::OrderList::Picking;
    query.filter = filterOf(m_list->chips()->current());
    query.search = m_list->search()->query();
    m_model->setQuery(items::atNow(query, m_clock));
    m_list->setCurrent(m_shown);
    showEmptyReason();
}

OrderFilter PickingPage::filterOf(const QString &chip)
{
    if (chip == u"partial"_s)
        return OrderFilter::Partial;
    if (chip == u"exception"_s)
        return OrderFilter::Exception;
    if (chip == u"overdue"_s)
        return OrderFilter::Overdue;
    if (chip == u"today"_s)
        return OrderFilter::Today;
    return OrderFilter::Any;
}

void PickingPage::showCounts()
{
    const store::ListCounts &counts = m_counts->counts();
    FilterChips *chips = m_list->chips();
    chips->setCount(u"all"_s, m_counts->shown(counts.picking));
    chips->setCount(u"partial"_s, m_counts->shown(counts.pickingPartial));
    chips->setCount(u"exception"_s, m_counts->shown(counts.pickingException), counts.pickingException > 0);
    chips->setCount(u"overdue"_s, m_counts->shown(counts.pickingOverdue), counts.pickingOverdue > 0);
    chips->setCount(u"today"_s, m_counts->shown(counts.pickingToday));
    emit countChanged();
}

void PickingPage::showListTrouble()
{
    const auto &error = m_model->error();
    m_list->setTrouble(
        error ? items::sentences({tr("The list could not be read."), items::problemSentence(*error).text()})
              : QString(),
        tr("Read again"));
}

void PickingPage::showEmptyReason()
{
    if (!m_list->search()->query().isEmpty())
        m_list->setEmpty(u"search"_s, tr("Nothing found"),
                         tr("No order to pick contains \"%1\".").arg(m_list->search()->query()), tr("Show all"));
    else if (m_list->chips()->current() != u"all"_s)
        m_list->setEmpty(u"filter"_s, tr("Nothing here"), tr("No order to pick matches this filter."), tr("Show all"));
    else if (const auto reason = m_sync ? notLoadedReason(m_sync->state()) : std::nullopt)
        m_list->setEmpty(reason->iconName, reason->title, reason->text);
    else
        m_list->setEmpty(u"circle-check"_s, tr("Everything is picked"), tr("New orders appear here by themselves."));
}

/// One step back, never losing what was scanned: the question, the number, the red message, the text, the list.
void PickingPage::escape()
{
    if (m_ask->isAsking())
        m_ask->dismiss();
    else if (!m_scan->text().isEmpty())
        m_scan->clear();
    else if (m_session->times() > 0)
        m_session->clearTimes();
    else if (m_session->locked())
        m_session->acknowledge();
    else
        m_list->view()->setFocus(Qt::OtherFocusReason);
}

/// Keys in the scan field that are not for it. A scanner types letters, digits and Return: none of these acts alone.
bool PickingPage::scanKey(QKeyEvent *key)
{
    const bool pad = key->modifiers().testFlag(Qt::KeypadModifier);
    const bool control = key->modifiers().testFlag(Qt::ControlModifier);
    const bool empty = m_scan->text().isEmpty();
    switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
            m_view->step(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        case Qt::Key_Plus:
        case Qt::Key_Minus:
            if (!pad)
                return false;
            m_session->pick(m_view->currentLine(), key->key() == Qt::Key_Plus ? 1 : -1);
            return true;
        case Qt::Key_Space:
            if (!empty || !m_session->locked())
                return false;
            if (!key->isAutoRepeat())
                m_session->acknowledge();
            return true;
        case Qt::Key_Z:
            if (!control || !empty)
                return false;
            m_session->undo();
            return true;
        case Qt::Key_Escape:
            escape();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!control)
                return false;
            if (m_ask->isAsking())
                m_ask->accept();
            else
                finishPicking();
            return true;
        default:
            return false;
    }
}

bool PickingPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && watched == m_scan) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Z && key->modifiers() == Qt::ControlModifier) {
            event->accept();  // decided in scanKey()
            return true;
        }
    }
    // A question needs the room of the last scans: what it asks about must stay in sight below.
    if (watched == m_ask && (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent))
        m_trail->setVisible(event->type() == QEvent::HideToParent);
    if (event->type() == QEvent::KeyPress && watched != m_ask) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (watched == m_scan)
            return scanKey(key) || Page::eventFilter(watched, event);
        // Whatever is typed over a list or a table comes from the scanner.
        const bool printable = !key->text().isEmpty() && key->text().at(0).isPrint() &&
                               !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (watched == m_view && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) &&
            key->modifiers() == Qt::NoModifier) {
            m_view->editCurrent();
            return true;
        }
        if (watched == m_view && key->key() == Qt::Key_Escape) {
            escape();
            return true;
        }
        if (printable) {
            focusScan();
            QKeyEvent again(QEvent::KeyPress, key->key(), key->modifiers(), key->text(), key->isAutoRepeat());
            QCoreApplication::sendEvent(m_scan, &again);
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

QByteArray PickingPage::saveLook() const
{
    return m_splitter->saveState();
}

void PickingPage::restoreLook(const QByteArray &look)
{
    m_splitter->restoreState(look);
}

}  // namespace wyh::ui
