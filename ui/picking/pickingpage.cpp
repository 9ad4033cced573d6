// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/picking/pickingpage.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <utility>

#include "models/items/problemtext.h"
#include "ui/orders/askpanel.h"
#include "ui/orders/attentionlink.h"
#include "ui/orders/orderlistpanel.h"
#include "ui/picking/orderheader.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/scanedit.h"
#include "ui/widgets/searchedit.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using items::PickMessage;

namespace {

constexpr int kClockStepMs = 30000;

}  // namespace

PickingPage::PickingPage(items::OrderSource &source, store::Desk &desk, items::Preferences &preferences,
                         const Clock &clock, QWidget *parent)
    : Page(parent),
      m_source(source),
      m_preferences(preferences),
      m_clock(clock),
      m_model(new items::OrderListModel(source, this)),
      m_lines(new items::OrderLinesModel(this)),
      m_counts(new items::ListCounts(source, clock, this)),
      m_session(new items::PickSession(source, desk, this))
{
    m_list = new OrderListPanel(OrderCard::Kind::Picking, *m_model, clock, this);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    auto *right = new QWidget(m_splitter);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(right);
    m_list->setMinimumWidth(300);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({340, 860});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    buildRight(right);
    buildKeys();

    connect(&desk, &store::Desk::changed, this, [this](const store::Changes &changes) {
        m_session->apply(changes);
        m_model->apply(changes);
        m_counts->apply(changes);
        if (changes.allOrders || changes.orders.contains(m_shown.value))
            showAttention();
    });
    connect(&desk, &store::Desk::countsChanged, this, [this, works = m_session->canRecord()]() mutable {
        if (works == m_session->canRecord())
            return;
        works = !works;
        showReady();
        showOrder();
    });
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, const QWidget *now) { followFocus(now); });
    connect(m_list->chips(), &FilterChips::currentChanged, this, &PickingPage::applyQuery);
    connect(m_list->search(), &SearchEdit::searched, this, &PickingPage::applyQuery);
    connect(m_list->search(), &SearchEdit::confirmed, this, [this] {
        applyQuery();
        if (m_model->rowCount() > 0 && m_model->rowOf(m_shown) < 0)
            openOrder(m_model->at(0).id);
        focusScan();
    });
    connect(m_list->search(), &SearchEdit::left, this, &PickingPage::focusScan);
    connect(m_list, &OrderListPanel::chosen, this, &PickingPage::openOrder);
    connect(m_list, &OrderListPanel::entered, this, &PickingPage::focusScan);
    connect(m_list, &OrderListPanel::emptyAction, this, [this] {
        m_list->search()->clear();
        m_list->chips()->setCurrent(u"all"_s);
        applyQuery();
    });
    connect(m_list, &OrderListPanel::troubleAction, m_model, &items::OrderListModel::refresh);
    connect(m_model, &items::OrderListModel::errorChanged, this, &PickingPage::showListTrouble);
    connect(m_counts, &items::ListCounts::changed, this, &PickingPage::showCounts);
    connect(m_session, &items::PickSession::orderChanged, this, &PickingPage::showOrder);
    connect(m_session, &items::PickSession::message, this, &PickingPage::showMessage);
    connect(m_session, &items::PickSession::stateChanged, this, &PickingPage::showState);
    connect(m_session, &items::PickSession::openRequested, this, &PickingPage::openOrder);
    connect(m_session, &items::PickSession::neededElsewhere, this, &PickingPage::askElsewhere);
    connect(m_session, &items::PickSession::completed, this, [this](const OrderId &order) {
        if (order == m_shown)
            finishPicking();
    });
    auto *step = new QTimer(this);
    connect(step, &QTimer::timeout, this, [this] {
        const store::OrderQuery now = items::atNow({}, m_clock);
        m_model->setTime(now.nowMs, now.dayStartMs, now.dayEndMs);
        m_counts->refresh();
        m_list->refreshLook();
    });
    step->start(kClockStepMs);

    retranslate();
    applyQuery();
    m_counts->refresh();
    showOrder();
}

/// The focus moves once more when the window of the page is taken apart, and by then only a QWidget is left of it.
PickingPage::~PickingPage()
{
    disconnect(qApp, nullptr, this, nullptr);
}

QList<KeyHint> PickingPage::keyHints() const
{
    return {{u"F3"_s, tr("Next order")},   {u"F8"_s, tr("Pick all")}, {u"F9"_s, tr("Finish picking")},
            {u"F4"_s, tr("Out of stock")}, {u"Ctrl+Z"_s, tr("Undo")}, {u"F2"_s, tr("Find")}};
}

QList<KeyHint> PickingPage::allKeys() const
{
    return {{u"F2"_s, tr("Find an order")},
            {u"F3"_s, tr("Next order")},
            {u"Shift+F3"_s, tr("Previous order")},
            {u"↑ ↓"_s, tr("Line up, line down")},
            {u"Num +"_s, tr("One piece more on the line")},
            {u"Num −"_s, tr("One piece less on the line")},
            {u"Enter"_s, tr("Type the quantity of the line")},
            {u"F4"_s, tr("Out of stock on the line, or clear it")},
            {u"Shift+F4"_s, tr("Discontinued, or clear it")},
            {u"Ctrl+F4"_s, tr("Give up the rest of the line")},
            {u"Shift+F8"_s, tr("Pick all of the line")},
            {u"F8"_s, tr("Pick all of the order")},
            {u"F9"_s, tr("Finish picking")},
            {u"Ctrl+Enter"_s, tr("Finish picking, or the main button of a question")},
            {u"Ctrl+Z"_s, tr("Undo the last pick")},
            {tr("5 * scan"), tr("Count a scan 5 times")},
            {u"Space"_s, tr("Confirm a red message")},
            {u"Esc"_s, tr("One step back")}};
}

void PickingPage::activate()
{
    m_counts->refresh();
    if (m_shown.isEmpty() && m_model->rowCount() > 0)
        openOrder(m_model->at(0).id);
    focusScan();
}

void PickingPage::setSync(store::SyncControl &sync)
{
    m_sync = &sync;
    m_counts->setSync(sync);
    connect(m_sync, &store::SyncControl::stateChanged, this, &PickingPage::showEmptyReason);
    showEmptyReason();
}

void PickingPage::find()
{
    m_list->search()->setFocus(Qt::ShortcutFocusReason);
    m_list->search()->selectAll();
}

bool PickingPage::search(const QString &text)
{
    m_list->chips()->setCurrent(u"all"_s);
    m_list->search()->setText(text);
    applyQuery();
    if (m_model->rowCount() == 0)
        return false;
    openOrder(m_model->at(0).id);
    return true;
}

bool PickingPage::open(const QString &id)
{
    openOrder(OrderId(id));
    return m_shown.value == id;
}

void PickingPage::openOrder(const OrderId &order)
{
    m_ask->dismiss();
    m_session->open(order);
    if (!m_session->locked())  // it could be read
        showReady();
    focusScan();
}

void PickingPage::nextOrder(int by)
{
    const OrderId next = m_list->neighbour(by);
    if (next.isEmpty())
        showMessage({PickMessage::Tone::Info,
                     {},
                     by > 0 ? tr("This was the last order of the list.") : tr("This is the first order of the list."),
                     {},
                     {},
                     {}});
    else
        openOrder(next);
}

void PickingPage::showOrder()
{
    const std::optional<Order> &order = m_session->order();
    const OrderId id = order ? order->id : OrderId();
    const bool another = id != m_shown;
    m_shown = id;
    m_view->lines()->setCancelled(order && (order->cancelled || !m_session->canRecord()));
    m_lines->setOrder(order);
    if (order)
        m_header->show(*order, m_clock.nowMs());
    m_stack->setCurrentIndex(order ? 0 : 1);
    if (another) {
        m_list->setCurrent(id);
        int row = 0;  // the first line with something to do
        while (order && row + 1 < order->lines.size() && items::pickableRest(order->lines.at(row)) == 0)
            ++row;
        m_view->setCurrentIndex(m_lines->index(row, items::OrderLinesModel::Picked));
        emit keyHintsChanged();
        showAttention();  // its changes are told apart from those of the order
    } else if (order && items::pickableRest(*order) > 0) {
        // Others changed it, or the platform did not accept it: what was asked, and said, is not so any more.
        if (m_askedComplete && m_ask->isAsking() && m_ask->questionId() == u"after"_s)
            m_ask->dismiss();
        if (m_saidDone)
            showReady();
    }
    showState();
}

/// What cannot be read now is not known to be gone.
void PickingPage::showAttention()
{
    store::OrderQuery all;
    all.list = store::OrderList::All;
    if (const auto row = m_source.row(all, m_shown); row.ok())
        m_attention->setOrder(m_shown, row->has_value() ? (*row)->attention : 0);
}

void PickingPage::showState()
{
    const std::optional<Order> &order = m_session->order();
    const Line *line = order ? order->line(m_view->currentLine()) : nullptr;
    const OrderState state = order ? deriveState(*order) : OrderState();
    const bool works = m_session->canRecord();
    const bool open = works && line && line->open() > 0 && line->sendable && !order->cancelled;
    // Confirmed: what is not red any more must not look as if it waited.
    if (std::exchange(m_wasLocked, m_session->locked()) && !m_session->locked() &&
        m_message->kind() == MessageBar::Kind::Wrong)
        showReady();
    m_outOfStock->setLabel(line && line->outOfStock ? tr("In stock again") : tr("Out of stock"));
    m_discontinued->setLabel(line && line->discontinued ? tr("On sale again") : tr("Discontinued"));
    m_outOfStock->setEnabled(open && (line->outOfStock || line->toPick() > 0));
    m_discontinued->setEnabled(open && !line->sku.isEmpty());
    m_giveUp->setEnabled(open && line->toPick() > 0);
    m_undo->setEnabled(works && m_session->canUndo());
    m_pickAll->setEnabled(works && order && items::pickableRest(*order) > 0);
    m_finish->setEnabled(works && order && state.inShipping);
    m_scan->setPlaceholderText(works ? tr("Scan a product") : tr("Scan an order number"));
    if (!works)
        m_scanHint->setText(tr("It opens the order and picks nothing."));
    else if (m_typing != Typing::Nothing)
        m_scanHint->setText(tr("Do not scan now: the code would land in that field."));
    else if (m_session->locked())
        m_scanHint->setText(tr("Space confirms the red message"));
    else if (m_session->times() > 0)
        m_scanHint->setText(tr("The next scan counts %1 times").arg(m_session->times()));
    else if (m_session->busy())
        m_scanHint->setText(tr("Saving…"));
    else
        m_scanHint->setText(tr("1 scan = 1 piece; 5* + scan = 5"));
}

void PickingPage::finishPicking()
{
    const std::optional<Order> &order = m_session->order();
    if (!order || !deriveState(*order).inShipping) {
        showMessage({PickMessage::Tone::Notice, {}, tr("Nothing is picked yet."), {}, {}, {}});
        return;
    }
    if (m_ask->isAsking() && m_ask->questionId() == u"after"_s) {
        goToShipping();
        return;
    }
    const bool complete = items::pickableRest(*order) == 0;
    if (!complete || m_preferences.afterPicking() == items::Preferences::AfterPicking::Ask)
        askAfterPicking(complete);
    else if (m_preferences.afterPicking() == items::Preferences::AfterPicking::Ship)
        goToShipping();
    else
        nextOrder(1);
}

void PickingPage::goToShipping()
{
    const OrderId order = m_shown;
    m_ask->dismiss();
    emit goTo(u"shipping"_s, order.value);
}

void PickingPage::act(const LineId &line, LineAct what)
{
    const std::optional<Order> &order = m_session->order();
    const Line *now = order ? order->line(line) : nullptr;
    if (!now)
        return;
    switch (what) {
        case LineAct::OutOfStock:
            m_session->setOutOfStock(line, true);
            break;
        case LineAct::Discontinued:
            m_session->setDiscontinued(line, true);
            break;
        case LineAct::ClearFlag:
            if (now->discontinued)
                m_session->setDiscontinued(line, false);
            if (now->outOfStock)
                m_session->setOutOfStock(line, false);
            break;
        case LineAct::PutBack:
            m_session->pick(line, now->shipped - now->picked);
            break;
    }
    focusScan();
}

void PickingPage::toggleFlag(bool discontinued)
{
    const std::optional<Order> &order = m_session->order();
    const Line *line = order ? order->line(m_view->currentLine()) : nullptr;
    if (!line)
        return;
    if (discontinued)
        m_session->setDiscontinued(line->id, !line->discontinued);
    else
        m_session->setOutOfStock(line->id, !line->outOfStock);
}

void PickingPage::focusScan()
{
    m_scan->setFocus(Qt::OtherFocusReason);
}

}  // namespace wyh::ui
