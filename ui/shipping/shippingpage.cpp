// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shipping/shippingpage.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <algorithm>

#include "models/domain/orderstatus.h"
#include "models/items/operationtext.h"
#include "models/items/problemtext.h"
#include "ui/orders/askpanel.h"
#include "ui/orders/attentionlink.h"
#include "ui/orders/orderlistpanel.h"
#include "ui/orders/orderwords.h"
#include "ui/orders/remarkbox.h"
#include "ui/shipping/parcelform.h"
#include "ui/shipping/shiplines.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/scanedit.h"
#include "ui/widgets/searchedit.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using Kind = MessageBar::Kind;

namespace {
constexpr int kClockStepMs = 60000;
const QString kMemory = QStringLiteral("shipping/memory");
}  // namespace

ShippingPage::ShippingPage(const Parts &parts, QWidget *parent)
    : Page(parent),
      m_source(parts.source),
      m_desk(parts.desk),
      m_preferences(parts.preferences),
      m_clock(parts.clock),
      m_couriers(parts.couriers),
      m_sync(parts.sync),
      m_model(new items::OrderListModel(parts.source, this)),
      m_counts(new items::ListCounts(parts.source, parts.clock, this)),
      m_form(new items::ShipmentForm(parts.clock, parts.random, this))
{
    build();
    buildKeys();
    connect(&m_desk, &store::Desk::changed, this, &ShippingPage::applyChanges);
    // With operations of a newer program nothing can be shipped from here.
    connect(&m_desk, &store::Desk::countsChanged, this, [this, newer = m_desk.counts().newer]() mutable {
        if (newer == m_desk.counts().newer)
            return;
        newer = !newer;
        showForm();
    });
    connect(m_form, &items::ShipmentForm::linesChanged, m_lines, &ShipLines::rebuild);
    connect(m_form, &items::ShipmentForm::changed, this, &ShippingPage::showForm);
    connect(m_form, &items::ShipmentForm::memoryChanged, this, &ShippingPage::saveMemory);
    connect(m_counts, &items::ListCounts::changed, this, &ShippingPage::showCounts);
    connect(m_model, &items::OrderListModel::errorChanged, this, [this] {
        const auto &error = m_model->error();
        m_list->setTrouble(error ? items::problemSentence(*error).text() : QString(), tr("Read again"));
    });
    if (m_sync) {
        m_counts->setSync(*m_sync);
        connect(m_sync, &store::SyncControl::stateChanged, this, &ShippingPage::showEmptyReason);
    }
    auto *step = new QTimer(this);
    connect(step, &QTimer::timeout, this, [this] { m_counts->refresh(); });
    step->start(kClockStepMs);
    loadMemory();
    readAddresses();
    retranslate();
    applyQuery();
    m_counts->refresh();
    showOrder();
}

QList<KeyHint> ShippingPage::keyHints() const
{
    return {{u"F9"_s, tr("Confirm shipping")},
            {u"F8"_s, tr("Weight")},
            {u"F7"_s, tr("Courier")},
            {u"F3"_s, tr("Next order")},
            {u"F2"_s, tr("Find")}};
}

QList<KeyHint> ShippingPage::allKeys() const
{
    return {{u"F2"_s, tr("Find an order")},
            {u"F3"_s, tr("Next order")},
            {u"Shift+F3"_s, tr("Previous order")},
            {u"Ctrl+L"_s, tr("Waybill field")},
            {u"F7"_s, tr("Choose courier and address again")},
            {u"F8"_s, tr("Weight")},
            {u"F9"_s, tr("Confirm shipping")},
            {u"Space"_s, tr("Tick or untick the line")},
            {u"Enter"_s, tr("Next field")},
            {u"Ctrl+Enter"_s, tr("Confirm shipping, or the main button of a question")},
            {u"Esc"_s, tr("One step back")}};
}

void ShippingPage::activate()
{
    readAddresses();
    m_counts->refresh();
    if (shown().isEmpty() && m_model->rowCount() > 0)
        openOrder(m_model->at(0).id);
    focusWork();
}

void ShippingPage::find()
{
    m_list->search()->setFocus(Qt::ShortcutFocusReason);
    m_list->search()->selectAll();
}

bool ShippingPage::search(const QString &text)
{
    m_list->chips()->setCurrent(u"all"_s);
    m_list->search()->setText(text);
    applyQuery();
    if (m_model->rowCount() == 0)
        return false;
    openOrder(m_model->at(0).id);
    return true;
}

bool ShippingPage::open(const QString &id)
{
    openOrder(OrderId(id));
    focusWork();
    return shown().value == id;
}

void ShippingPage::applyQuery()
{
    const QString chip = m_list->chips()->current();
    store::OrderQuery query;
    query.list = store::OrderList::Shipping;
    query.filter = chip == u"complete"_s    ? store::OrderFilter::Complete
                   : chip == u"partial"_s   ? store::OrderFilter::Partial
                   : chip == u"exception"_s ? store::OrderFilter::Exception
                                            : store::OrderFilter::Any;
    query.search = m_list->search()->query();
    m_model->setQuery(items::atNow(query, m_clock));
    m_list->setCurrent(shown());
    showEmptyReason();
}

void ShippingPage::applyChanges(const store::Changes &changes)
{
    m_model->apply(changes);
    m_counts->apply(changes);
    if (changes.addresses || changes.allOrders)
        readAddresses();
    if (shown().isEmpty() || m_sending || (!changes.allOrders && !changes.orders.contains(shown().value)))
        return;
    const auto read = m_source.order(shown());
    if (!read.ok())
        return;
    if (!read->has_value() || (*read)->cancelled) {
        const QString number = m_form->order()->number;
        m_form->setOrder(std::nullopt);
        showOrder();
        say(static_cast<int>(Kind::Wrong), tr("Stop: order %1 was cancelled or taken away.").arg(number),
            tr("Do not ship it."));
        return;
    }
    const bool redirected = (*read)->recipientVersion != m_form->order()->recipientVersion;
    m_form->setOrder(*read);
    showOrder();
    if (redirected)
        say(static_cast<int>(Kind::Notice), tr("The recipient has changed: check the label of this parcel."),
            tr("The new address stands in the form."));
}

void ShippingPage::readAddresses()
{
    const auto addresses = m_source.addresses();
    if (addresses.ok() && *addresses != m_form->addresses()) {
        m_form->setAddresses(*addresses);
        m_parcel->showDraft();
    }
}

void ShippingPage::openOrder(const OrderId &order)
{
    if (m_sending)
        return;  // the answer of the last parcel comes first
    m_ask->dismiss();
    m_staleAgreed = false;
    const auto read = m_source.order(order);
    if (!read.ok()) {
        say(static_cast<int>(Kind::Wrong), tr("The order could not be read from this PC."),
            items::problemSentence(read.error()).text());
        return;
    }
    m_form->setOrder(*read);
    m_parcel->showDraft();
    showOrder();
    say(static_cast<int>(Kind::Idle), {});
}

void ShippingPage::shipAgain(const store::OpRow &refused)
{
    const auto *op = std::get_if<ShipOp>(&refused.operation.payload);
    const OrderId order = orderOfLane(refused.operation.lane);
    if (!op || m_sending)
        return;
    openOrder(order);
    if (shown() != order) {
        say(static_cast<int>(Kind::Wrong), tr("Stop: order %1 was cancelled or taken away.").arg(refused.orderNumber),
            tr("Do not ship it."));
        return;
    }
    m_parcel->keepCourier();
    m_form->takeOver(*op, refused.operation.id);
    m_parcel->showDraft();
    showOrder();
    const items::Sentence why = items::operationWords(refused);
    say(static_cast<int>(Kind::Notice), tr("This parcel was not accepted: correct it and confirm."), why.text());
    if (refused.problem.code.contains(u"waybill"_s))
        m_parcel->setOutsideError(u"/waybill"_s, why.text());
    for (const wyh::FieldError &field : refused.problem.fields)
        m_parcel->setOutsideError(field.pointer, items::fieldErrorText(field));
    if (!m_parcel->focusFirstError() && !m_lines->focusFirstError())
        focusWork();
}

void ShippingPage::nextOrder(int by)
{
    const OrderId next = m_list->neighbour(by);
    if (next.isEmpty()) {
        say(static_cast<int>(Kind::Info),
            by > 0 ? tr("This was the last order of the list.") : tr("This is the first order of the list."));
        return;
    }
    openOrder(next);
    focusWork();
}

void ShippingPage::focusWork()
{
    if (m_form->order())
        m_parcel->focusWaybill();
    else
        m_list->search()->setFocus(Qt::OtherFocusReason);
}

void ShippingPage::showOrder()
{
    const std::optional<Order> &order = m_form->order();
    m_stack->setCurrentIndex(order ? 0 : 1);
    m_list->setCurrent(shown());
    showAttention();
    if (order) {
        const PillLook look = OrderWords::status(*order);
        m_number->setText(order->number);
        m_status->setLook(look.tone, look.text, look.iconName);
        m_dealer->setText(order->dealerName);
        m_remarks->show(*order);
    }
    m_parcel->showRecipient();
    showForm();
    emit keyHintsChanged();
}

/// What cannot be read now is not known to be gone.
void ShippingPage::showAttention()
{
    store::OrderQuery all;
    all.list = store::OrderList::All;
    if (const auto row = m_source.row(all, shown()); row.ok())
        m_attention->setOrder(shown(), row->has_value() ? (*row)->attention : 0);
}

void ShippingPage::showForm()
{
    m_lines->showErrors();
    m_parcel->showErrors();
    const int pieces = m_form->pieces();
    const QList<ShipmentDraft::DraftLine> &draft = m_form->draft().lines;
    const bool known = std::none_of(draft.begin(), draft.end(), [this](const ShipmentDraft::DraftLine &line) {
        return m_form->errorAt(items::ShipmentForm::quantityPointer(line.line));
    });
    // A sum without the line that is wrong would be taken for the parcel's.
    m_sum->setText(!m_form->order() ? QString()
                   : known          ? tr("%n piece(s) in this parcel", nullptr, pieces)
                                    : tr("Correct the quantities first"));
    m_restHint->setVisible(m_form->order() && m_form->leavesRest());
    m_confirm->setEnabled(m_form->order() && !m_sending && !m_desk.counts().newer);
    m_confirm->setLabel(m_sending ? tr("Saving…") : tr("Confirm shipping"));
    m_courierKey->setEnabled(m_confirm->isEnabled());
    m_weightKey->setEnabled(m_confirm->isEnabled());
    m_lines->setEnabled(!m_sending);
    m_parcel->setEnabled(!m_sending);
    // What the message asked for is done: it must not stay red over fields that are right.
    if (m_mending && m_form->errors().isEmpty())
        say(static_cast<int>(Kind::Info), tr("The marked fields are corrected. Confirm shipping."));
}

bool ShippingPage::hasUnsavedInput() const
{
    if (m_form->touched())
        return true;
    // Drafts that were left for another order. What cannot be shipped any more is no loss.
    const QList<OrderId> left = m_form->leftOrders();
    return std::any_of(left.begin(), left.end(), [this](const OrderId &order) {
        const auto read = m_source.order(order);
        if (!read.ok() || !read->has_value())
            return false;
        const OrderState state = deriveState(**read);
        return state.inPicking || state.inShipping;
    });
}

void ShippingPage::say(int kind, const QString &title, const QString &detail)
{
    m_mending = false;
    m_message->setMessage(static_cast<Kind>(kind), title, detail);
    m_message->setVisible(static_cast<Kind>(kind) != Kind::Idle);
    if (static_cast<Kind>(kind) == Kind::Wrong)
        QApplication::beep();
}

void ShippingPage::loadMemory()
{
    const QJsonObject json = QJsonDocument::fromJson(m_preferences.look(kMemory)).object();
    m_form->setMemory({json.value(u"courier"_s).toString(), AddressId(json.value(u"from"_s).toString())});
}

void ShippingPage::saveMemory()
{
    const QJsonObject json{{u"courier"_s, m_form->memory().courier}, {u"from"_s, m_form->memory().from.value}};
    m_preferences.setLook(kMemory, QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QByteArray ShippingPage::saveLook() const
{
    return m_splitter->saveState();
}

void ShippingPage::restoreLook(const QByteArray &look)
{
    m_splitter->restoreState(look);
}

}  // namespace wyh::ui
