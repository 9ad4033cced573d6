// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shipped/shippedpage.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

#include "models/items/couriertext.h"
#include "models/items/listcounts.h"
#include "models/items/problemtext.h"
#include "ui/orders/askpanel.h"
#include "ui/orders/emptyreason.h"
#include "ui/orders/orderlistpanel.h"
#include "ui/orders/orderwords.h"
#include "ui/shipped/parcelcard.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/searchedit.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kClockStepMs = 60000;
}

ShippedPage::ShippedPage(items::OrderSource &source, store::Desk &desk, const Clock &clock, QList<Courier> couriers,
                         QWidget *parent)
    : Page(parent),
      m_source(source),
      m_desk(desk),
      m_clock(clock),
      m_couriers(std::move(couriers)),
      m_model(new items::OrderListModel(source, this))
{
    build();
    connect(&m_desk, &store::Desk::changed, this, &ShippedPage::applyChanges);
    connect(m_model, &items::OrderListModel::totalChanged, this, &ShippedPage::showTotals);
    connect(m_model, &items::OrderListModel::errorChanged, this, &ShippedPage::showTotals);
    const auto key = [this](const QKeySequence &keys, auto &&what) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, what);
    };
    key(QKeySequence(Qt::Key_F3), [this] { nextOrder(1); });
    key(QKeySequence(u"Shift+F3"_s), [this] { nextOrder(-1); });
    auto *step = new QTimer(this);
    connect(step, &QTimer::timeout, this, [this] {
        // After midnight another day is today.
        const store::OrderQuery now = items::atNow({}, m_clock);
        if (now.dayStartMs != m_model->query().dayStartMs)
            m_model->setTime(now.nowMs, now.dayStartMs, now.dayEndMs);
    });
    step->start(kClockStepMs);
    retranslate();
    applyQuery();
    showOrder();
}

void ShippedPage::setSync(store::SyncControl &sync)
{
    m_sync = &sync;
    connect(m_sync, &store::SyncControl::stateChanged, this, &ShippedPage::showTotals);
    showTotals();
}

void ShippedPage::build()
{
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_list = new OrderListPanel(OrderCard::Kind::Shipped, *m_model, m_clock, m_splitter);
    auto *right = new QWidget(m_splitter);
    m_list->setMinimumWidth(300);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({380, 820});
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_splitter);

    m_message = new MessageBar(right);
    m_message->setBig(false);
    m_message->hide();
    m_ask = new AskPanel(right);
    auto *page = new QWidget(right);
    m_number = new CopyLabel(page);
    m_number->setRole(LabelRole::Title);
    m_number->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_status = new Badge(page);
    m_dealer = new ElidedLabel(LabelRole::Muted, page);
    m_recipient = new ElidedLabel(LabelRole::Muted, page);
    m_rest = makeLabel(LabelRole::Muted, {}, page);
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_number);
    head->addWidget(m_status);
    head->addStretch();
    head->addWidget(m_rest);
    // Where both do not fit, the recipient stands below rather than without its end.
    auto *second = new FlowLayout(nullptr, 16, 2);
    second->addWidget(m_dealer);
    second->addWidget(m_recipient);
    m_parcels = new QScrollArea(page);
    m_parcels->setWidgetResizable(true);
    m_parcels->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_parcels->setFocusPolicy(Qt::NoFocus);
    m_parcels->viewport()->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(2, 0, 2, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addLayout(second);
    column->addWidget(m_parcels, 1);
    m_noOrder = new EmptyState(right);
    m_stack = new QStackedWidget(right);
    m_stack->addWidget(page);
    m_stack->addWidget(m_noOrder);
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(14, 14, 14, 12);
    rightColumn->setSpacing(12);
    rightColumn->addWidget(m_message);
    rightColumn->addWidget(m_ask);
    rightColumn->addWidget(m_stack, 1);

    m_list->view()->installEventFilter(this);
    connect(m_list->chips(), &FilterChips::currentChanged, this, &ShippedPage::applyQuery);
    connect(m_list->search(), &SearchEdit::searched, this, &ShippedPage::applyQuery);
    connect(m_list->search(), &SearchEdit::confirmed, this, [this] {
        applyQuery();
        if (m_model->rowCount() > 0)
            openOrder(m_model->at(0).id);
    });
    connect(m_list->search(), &SearchEdit::left, this, [this] { m_list->view()->setFocus(Qt::OtherFocusReason); });
    connect(m_list, &OrderListPanel::chosen, this, &ShippedPage::openOrder);
    connect(m_list, &OrderListPanel::emptyAction, this, [this] {
        m_list->search()->clear();
        m_list->chips()->setCurrent(u"all"_s);
        applyQuery();
    });
    connect(m_list, &OrderListPanel::troubleAction, m_model, &items::OrderListModel::refresh);
    connect(m_ask, &AskPanel::answered, this, [this](const QString &, const QString &option, const QString &reason) {
        if (option == u"void"_s)
            voidShipment(reason);
    });
    connect(m_ask, &AskPanel::dismissed, this, [this] { m_list->view()->setFocus(Qt::OtherFocusReason); });
}

QList<KeyHint> ShippedPage::keyHints() const
{
    return {{u"F2"_s, tr("Find a waybill or an order")}, {u"F3"_s, tr("Next order")}};
}

QList<KeyHint> ShippedPage::allKeys() const
{
    return {{u"F2"_s, tr("Find a waybill or an order")},
            {u"F3"_s, tr("Next order")},
            {u"Shift+F3"_s, tr("Previous order")},
            {u"↑ ↓"_s, tr("Choose an order in the list")},
            {u"Tab"_s, tr("List, order, parcels")},
            {u"Space"_s, tr("Press the button that has the focus")},
            {u"Ctrl+Enter"_s, tr("Main button of a question")},
            {u"Esc"_s, tr("One step back")}};
}

void ShippedPage::activate()
{
    const auto addresses = m_source.addresses();
    if (addresses.ok())
        m_addresses = *addresses;
    if (!m_order && m_model->rowCount() > 0)
        openOrder(m_model->at(0).id);
    m_list->search()->setFocus();
    m_list->search()->selectAll();
}

void ShippedPage::find()
{
    m_list->search()->setFocus(Qt::ShortcutFocusReason);
    m_list->search()->selectAll();
}

bool ShippedPage::search(const QString &text)
{
    m_list->chips()->setCurrent(u"all"_s);
    m_list->search()->setText(text);
    applyQuery();
    if (m_model->rowCount() == 0)
        return false;
    openOrder(m_model->at(0).id);
    return true;
}

bool ShippedPage::open(const QString &id)
{
    openOrder(OrderId(id));
    return m_order && m_order->id.value == id;
}

void ShippedPage::applyQuery()
{
    const QString chip = m_list->chips()->current();
    store::OrderQuery query;
    query.list = store::OrderList::Shipped;
    query.filter = chip == u"today"_s ? store::OrderFilter::Today : store::OrderFilter::Any;
    query.search = m_list->search()->query();
    m_model->setQuery(items::atNow(query, m_clock));
    m_list->setCurrent(m_order ? m_order->id : OrderId());
    showTotals();
}

void ShippedPage::applyChanges(const store::Changes &changes)
{
    m_model->apply(changes);
    if (!m_order || (!changes.allOrders && !changes.orders.contains(m_order->id.value)))
        return;
    const auto read = m_source.order(m_order->id);
    if (!read.ok() || *read == m_order)
        return;
    m_order = *read;
    showOrder();
}

void ShippedPage::openOrder(const OrderId &order)
{
    m_ask->dismiss();
    const auto read = m_source.order(order);
    if (!read.ok()) {
        m_message->setMessage(MessageBar::Kind::Wrong, tr("The order could not be read from this PC."),
                              items::problemSentence(read.error()).text());
        m_message->show();
        return;
    }
    m_message->hide();
    m_order = *read;
    showOrder();
}

void ShippedPage::nextOrder(int by)
{
    const OrderId next = m_list->neighbour(by);
    if (!next.isEmpty())
        openOrder(next);
}

void ShippedPage::showOrder()
{
    m_list->setCurrent(m_order ? m_order->id : OrderId());
    m_stack->setCurrentIndex(m_order ? 0 : 1);
    if (!m_order)
        return;
    const OrderState state = deriveState(*m_order);
    const PillLook look = OrderWords::status(*m_order);
    m_number->setText(m_order->number);
    m_status->setLook(look.tone, look.text, look.iconName);
    m_dealer->setFullText(m_order->dealerName);
    const Recipient &to = m_order->recipient;
    m_recipient->setFullText(
        u"%1  %2  %3"_s.arg(OrderWords::maskedName(to.name), OrderWords::maskedPhone(to.phone), OrderWords::region(to))
            .trimmed());
    m_rest->setText(tr("%1 of %2 pcs shipped").arg(state.piecesShipped).arg(state.piecesOrdered));
    auto *body = new QWidget;
    body->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 6, 0);
    column->setSpacing(12);
    for (auto parcel = m_order->shipments.crbegin(); parcel != m_order->shipments.crend(); ++parcel) {
        QString from;
        for (const Address &address : m_addresses) {
            if (address.id == parcel->from)
                from = OrderWords::address(address);
        }
        auto *card = new ParcelCard(
            {*m_order, *parcel, items::courierText(m_couriers, parcel->courier), from, m_clock.nowMs(), !m_sending},
            body);
        connect(card, &ParcelCard::voidRequested, this, &ShippedPage::askVoid);
        column->addWidget(card);
    }
    if (m_order->shipments.isEmpty()) {
        auto *none = makeLabel(LabelRole::Muted, tr("Shipped outside of this program: no parcel is known here."), body);
        none->setWordWrap(true);
        column->addWidget(none);
    }
    column->addStretch();
    m_parcels->setWidget(body);
    body->show();
}

void ShippedPage::showTotals()
{
    const auto &error = m_model->error();
    m_list->setTrouble(error ? items::problemSentence(*error).text() : QString(), tr("Read again"));
    // A search stops counting when there is more than anybody reads.
    const bool more = !m_model->query().search.isEmpty() && m_model->total() >= store::Reader::kMostCounted;
    m_list->setFooter(tr("Orders: %1").arg(QString::number(m_model->total()) + (more ? u"+"_s : QString())));
    if (!m_list->search()->query().isEmpty())
        m_list->setEmpty(u"search"_s, tr("Nothing found"),
                         tr("No shipped order on this PC contains \"%1\".").arg(m_list->search()->query()),
                         tr("Show all"));
    else if (m_list->chips()->current() != u"all"_s)
        m_list->setEmpty(u"filter"_s, tr("Nothing here"), tr("No shipped order matches this filter."), tr("Show all"));
    else if (const auto reason = m_sync ? notLoadedReason(m_sync->state()) : std::nullopt)
        m_list->setEmpty(reason->iconName, reason->title, reason->text);
    else
        m_list->setEmpty(u"package"_s, tr("Nothing shipped yet"), tr("Parcels you confirm in Shipping appear here."));
}

void ShippedPage::retranslate()
{
    FilterChips *chips = m_list->chips();
    chips->setChip(u"all"_s, tr("All"));
    chips->setChip(u"today"_s, tr("Today"));
    m_list->search()->setPlaceholderText(tr("Waybill, order, recipient, product"));
    m_list->search()->setKeyName(u"F2"_s);
    m_list->search()->setAccessibleName(tr("Find in the list"));
    m_number->setWhat(tr("Order number"));
    m_noOrder->setReason(u"package"_s, tr("No order is open"), tr("Scan a waybill, or choose an order."));
    showTotals();
    showOrder();
    emit keyHintsChanged();
}

void ShippedPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ShippedPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_ask->isAsking())
        m_ask->dismiss();
    else if (event->key() == Qt::Key_Escape)
        m_list->view()->setFocus(Qt::OtherFocusReason);
    else
        Page::keyPressEvent(event);
}

bool ShippedPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->view() && event->type() == QEvent::KeyPress) {
        // A scanned waybill is looked for, wherever the focus is.
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool printable = !key->text().isEmpty() && key->text().at(0).isPrint() &&
                               !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (printable) {
            find();
            QKeyEvent again(QEvent::KeyPress, key->key(), key->modifiers(), key->text(), key->isAutoRepeat());
            QCoreApplication::sendEvent(m_list->search(), &again);
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

QByteArray ShippedPage::saveLook() const
{
    return m_splitter->saveState();
}

void ShippedPage::restoreLook(const QByteArray &look)
{
    m_splitter->restoreState(look);
}

}  // namespace wyh::ui
