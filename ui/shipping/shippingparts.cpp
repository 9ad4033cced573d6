// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// How the shipping page is put together, its keys and its words. What it does: shippingpage.cpp.
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

#include "ui/orders/askpanel.h"
#include "ui/orders/attentionlink.h"
#include "ui/orders/emptyreason.h"
#include "ui/orders/orderlistpanel.h"
#include "ui/orders/remarkbox.h"
#include "ui/shipping/parcelform.h"
#include "ui/shipping/shiplines.h"
#include "ui/shipping/shippingpage.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/scanedit.h"
#include "ui/widgets/searchedit.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

void ShippingPage::build()
{
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_list = new OrderListPanel(OrderCard::Kind::Shipping, *m_model, m_clock, m_splitter);
    auto *right = new QWidget(m_splitter);
    m_list->setMinimumWidth(260);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({310, 890});
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_splitter);

    m_message = new MessageBar(right);
    m_message->setBig(false);
    m_ask = new AskPanel(right);

    auto *work = new QWidget(right);
    auto *left = makePanel(work);
    m_heading = makeLabel(LabelRole::Title, {}, left);
    m_number = new CopyLabel(left);
    m_number->setRole(LabelRole::Heading);
    m_number->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_status = new Badge(left);
    m_dealer = makeLabel(LabelRole::Muted, {}, left);
    m_dealer->setWordWrap(true);
    m_attention = new AttentionLink(left);
    connect(m_attention, &QPushButton::clicked, this, [this] { emit goTo(u"synccentre"_s, u"attention"_s); });
    m_lines = new ShipLines(*m_form, left);
    m_restHint = makeLabel(LabelRole::Muted, {}, left);
    m_restHint->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_number);
    head->addWidget(m_status);
    head->addStretch();
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(16, 12, 12, 12);
    leftColumn->setSpacing(8);
    leftColumn->addWidget(m_heading);
    leftColumn->addLayout(head);
    leftColumn->addWidget(m_dealer);
    leftColumn->addWidget(m_attention);
    leftColumn->addWidget(m_lines, 1);
    leftColumn->addWidget(m_restHint);

    auto *form = makePanel(work);
    form->setMinimumWidth(344);
    form->setMaximumWidth(420);
    auto *scroll = new QScrollArea(form);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_parcel = new ParcelForm(*m_form, m_couriers, scroll);
    auto *holder = new QWidget(scroll);
    auto *holderColumn = new QVBoxLayout(holder);
    holderColumn->setContentsMargins(2, 2, 8, 2);
    holderColumn->addWidget(m_parcel);
    holderColumn->addStretch();
    scroll->setWidget(holder);
    scroll->viewport()->setAutoFillBackground(false);
    holder->setAutoFillBackground(false);
    auto *formColumn = new QVBoxLayout(form);
    formColumn->setContentsMargins(14, 12, 6, 8);
    formColumn->addWidget(scroll);
    auto *across = new QHBoxLayout;
    across->setSpacing(12);
    across->addWidget(left, 4);
    across->addWidget(form, 3);
    // Above both and never scrolled away: what was written must be read before the parcel is closed.
    m_remarks = new RemarkBox(work);
    auto *rows = new QVBoxLayout(work);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->addWidget(m_remarks);
    rows->addLayout(across, 1);

    m_noOrder = new EmptyState(right);
    m_stack = new QStackedWidget(right);
    m_stack->addWidget(work);
    m_stack->addWidget(m_noOrder);

    m_sum = makeLabel(LabelRole::Heading, {}, right);
    m_courierKey = new KeyButton(right);
    m_weightKey = new KeyButton(right);
    m_confirm = new KeyButton(right);
    m_courierKey->setKey(QKeySequence(Qt::Key_F7));
    m_weightKey->setKey(QKeySequence(Qt::Key_F8));
    m_confirm->setKey(QKeySequence(Qt::Key_F9));
    m_confirm->setPrimary(true);
    m_confirm->setObjectName(u"confirm"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_sum);
    buttons->addStretch();
    buttons->addWidget(m_courierKey);
    buttons->addWidget(m_weightKey);
    buttons->addWidget(m_confirm);

    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(14, 14, 14, 12);
    column->setSpacing(12);
    column->addWidget(m_message);
    column->addWidget(m_ask);
    column->addWidget(m_stack, 1);
    column->addLayout(buttons);
    m_message->hide();

    m_list->view()->installEventFilter(this);
    connect(m_list->chips(), &FilterChips::currentChanged, this, &ShippingPage::applyQuery);
    connect(m_list->search(), &SearchEdit::searched, this, &ShippingPage::applyQuery);
    connect(m_list->search(), &SearchEdit::confirmed, this, [this] {
        applyQuery();
        if (m_model->rowCount() > 0 && m_model->rowOf(shown()) < 0)
            openOrder(m_model->at(0).id);
        m_parcel->focusWaybill();
    });
    connect(m_list->search(), &SearchEdit::left, this, &ShippingPage::focusWork);
    connect(m_list, &OrderListPanel::chosen, this, &ShippingPage::openOrder);
    connect(m_list, &OrderListPanel::entered, m_parcel, &ParcelForm::focusWaybill);
    connect(m_list, &OrderListPanel::emptyAction, this, [this] {
        m_list->search()->clear();
        m_list->chips()->setCurrent(u"all"_s);
        applyQuery();
    });
    connect(m_list, &OrderListPanel::troubleAction, m_model, &items::OrderListModel::refresh);
    connect(m_ask, &AskPanel::answered, this,
            [this](const QString &question, const QString &option) { answered(question, option); });
    connect(m_ask, &AskPanel::askingChanged, this, [this](bool asking) { m_confirm->setPrimary(!asking); });
    connect(m_ask, &AskPanel::dismissed, m_parcel, &ParcelForm::focusWaybill);
    connect(m_parcel, &ParcelForm::finished, this, [this] { m_confirm->setFocus(); });
    connect(m_lines, &ShipLines::finished, m_parcel, &ParcelForm::focusWaybill);
    connect(m_parcel, &ParcelForm::copied, this,
            [this] { say(static_cast<int>(MessageBar::Kind::Info), tr("Recipient and address are copied.")); });
    connect(m_courierKey, &QPushButton::clicked, m_parcel, &ParcelForm::focusCourier);
    connect(m_weightKey, &QPushButton::clicked, m_parcel, &ParcelForm::focusWeight);
    connect(m_confirm, &QPushButton::clicked, this, &ShippingPage::confirm);
}

void ShippingPage::buildKeys()
{
    const auto key = [this](const QKeySequence &keys, auto &&what) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, what);
    };
    key(QKeySequence(Qt::Key_F3), [this] { nextOrder(1); });
    key(QKeySequence(u"Shift+F3"_s), [this] { nextOrder(-1); });
    key(QKeySequence(u"Ctrl+L"_s), [this] { focusWork(); });
}

void ShippingPage::retranslate()
{
    FilterChips *chips = m_list->chips();
    chips->setChip(u"all"_s, tr("To ship"));
    chips->setChip(u"complete"_s, tr("All picked"));
    chips->setChip(u"partial"_s, tr("Partly"));
    chips->setChip(u"exception"_s, tr("Exceptions"));
    m_list->search()->setPlaceholderText(tr("Order, product, recipient"));
    m_list->search()->setKeyName(u"F2"_s);
    m_list->search()->setAccessibleName(tr("Find in the list"));
    m_heading->setText(tr("Confirm shipping"));
    m_number->setWhat(tr("Order number"));
    m_restHint->setText(tr("What is left out stays here for another parcel."));
    m_courierKey->setLabel(tr("Courier"));
    m_weightKey->setLabel(tr("Weight"));
    m_noOrder->setReason(u"truck-delivery"_s, tr("No order is open"),
                         tr("Orders appear in the list as soon as a part of them is picked."));
    m_lines->retranslate();
    m_parcel->retranslate();
    showCounts();
    showEmptyReason();
    showOrder();
    emit keyHintsChanged();
}

void ShippingPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        m_parcel->retranslate();
}

void ShippingPage::showCounts()
{
    const store::ListCounts &counts = m_counts->counts();
    FilterChips *chips = m_list->chips();
    chips->setCount(u"all"_s, m_counts->shown(counts.shipping));
    chips->setCount(u"complete"_s, m_counts->shown(counts.shippingComplete));
    chips->setCount(u"partial"_s, m_counts->shown(counts.shippingPartial));
    chips->setCount(u"exception"_s, m_counts->shown(counts.shippingException), counts.shippingException > 0);
    emit countChanged();
}

void ShippingPage::showEmptyReason()
{
    if (!m_list->search()->query().isEmpty())
        m_list->setEmpty(u"search"_s, tr("Nothing found"),
                         tr("No order to ship contains \"%1\".").arg(m_list->search()->query()), tr("Show all"));
    else if (m_list->chips()->current() != u"all"_s)
        m_list->setEmpty(u"filter"_s, tr("Nothing here"), tr("No order to ship matches this filter."), tr("Show all"));
    else if (const auto reason = m_sync ? notLoadedReason(m_sync->state()) : std::nullopt)
        m_list->setEmpty(reason->iconName, reason->title, reason->text);
    else
        m_list->setEmpty(u"circle-check"_s, tr("No order to ship"), tr("Picked orders appear here by themselves."));
}

void ShippingPage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier) && !event->isAutoRepeat()) {
        if (m_ask->isAsking())
            m_ask->accept();
        else
            confirm();
    } else if (event->key() == Qt::Key_Escape) {
        if (m_ask->isAsking())
            m_ask->dismiss();
        else if (!m_message->isHidden())
            say(static_cast<int>(MessageBar::Kind::Idle), {});
        else
            m_list->view()->setFocus(Qt::OtherFocusReason);
    } else {
        Page::keyPressEvent(event);
    }
}

bool ShippingPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->view() && event->type() == QEvent::KeyPress) {
        // Whatever is typed over the list comes from the scanner and is a waybill.
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool printable = !key->text().isEmpty() && key->text().at(0).isPrint() &&
                               !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (printable && m_form->order() && !m_sending) {
            m_parcel->focusWaybill();
            QKeyEvent again(QEvent::KeyPress, key->key(), key->modifiers(), key->text(), key->isAutoRepeat());
            QCoreApplication::sendEvent(m_parcel->waybill(), &again);
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

}  // namespace wyh::ui
