// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// From "confirm shipping" to the answer of the store.
#include <QLocale>

#include "models/items/problemtext.h"
#include "ui/orders/askpanel.h"
#include "ui/orders/orderlistpanel.h"
#include "ui/orders/orderwords.h"
#include "ui/shipping/parcelform.h"
#include "ui/shipping/shiplines.h"
#include "ui/shipping/shippingpage.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/messagebar.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using Kind = MessageBar::Kind;

bool ShippingPage::isStale() const
{
    return m_sync && store::isDataOlder(m_sync->state().lastPullMs, m_clock.nowMs(), kStaleMs);
}

void ShippingPage::confirm()
{
    if (m_sending || !m_form->order())
        return;
    if (m_ask->isAsking())
        return;  // the key that brought the question must not answer it
    const auto op = m_form->confirm();
    if (!op.ok()) {
        say(static_cast<int>(Kind::Wrong), tr("Not shipped: please correct the marked fields."));
        m_mending = true;
        if (!m_parcel->focusFirstError())
            m_lines->focusFirstError();
        return;
    }
    if (isStale() && !m_staleAgreed) {
        AskPanel::Question question;
        question.id = u"stale"_s;
        question.tone = Tone::Attention;
        const qint64 last = m_sync->state().lastPullMs;
        if (last <= 0)
            question.title = tr("This PC was never in touch with the platform. Ship anyway?");
        else if (store::dataAgeMs(last, m_clock.nowMs()))
            question.title = tr("The data is from %1. Ship anyway?").arg(OrderWords::moment(last, m_clock.nowMs()));
        else
            question.title = tr("How old the data is cannot be told. Ship anyway?");
        question.text = tr("The order may have been cancelled or changed meanwhile.");
        question.options = {{u"ship"_s, tr("Ship anyway"), QKeySequence(u"Ctrl+Return"_s), AskPanel::Weight::Grave},
                            {u"wait"_s, tr("Not now"), QKeySequence()}};
        m_ask->ask(question);
        return;
    }
    send(*op);
}

void ShippingPage::answered(const QString &question, const QString &option)
{
    if (question != u"stale"_s || option != u"ship"_s)
        return;
    m_staleAgreed = true;
    confirm();
}

void ShippingPage::send(const ShipOp &op)
{
    const OrderId order = shown();
    OrderId next = m_list->neighbour(1);
    if (next.isEmpty())
        next = m_list->neighbour(-1);
    m_sending = true;
    showForm();
    m_desk.record({{orderLane(order), op, m_form->supersedes()}}, this,
                  [this, order, op, next](const Result<store::Recorded, Problem> &answer) {
                      m_sending = false;
                      shipped(order, op, next, answer);
                  });
}

void ShippingPage::shipped(const OrderId &order, const ShipOp &op, const OrderId &next,
                           const Result<store::Recorded, Problem> &answer)
{
    if (!answer.ok()) {
        refused(answer.error());
        return;
    }
    int pieces = 0;
    for (const ShipLine &line : op.lines)
        pieces += line.quantity;
    m_form->recorded(op);
    m_staleAgreed = false;
    const auto now = m_source.order(order);
    const bool more = now.ok() && now->has_value() && deriveState(**now).inShipping;
    const QString number = m_form->order() ? m_form->order()->number : QString();
    if (more) {
        m_form->setOrder(*now);
        m_form->restart();
        m_parcel->showDraft();
        showOrder();
    } else if (!next.isEmpty() && next != order) {
        openOrder(next);
    } else {
        m_form->setOrder(std::nullopt);
        showOrder();
    }
    const QString saved = tr("%1 · order %2 · %3 pcs · %4 g. Saved on this PC.")
                              .arg(m_parcel->courierName(op.courier), number)
                              .arg(pieces)
                              .arg(QLocale().toString(op.weightGrams));
    say(static_cast<int>(Kind::Good), tr("Shipped: %1").arg(op.waybill),
        items::sentences({saved, more ? tr("The rest of the order is open.") : QString()}));
    focusWork();
}

void ShippingPage::refused(const Problem &problem)
{
    const items::Sentence sentence = items::problemSentence(problem);
    const auto read = m_source.order(shown());
    if (read.ok() && read->has_value())
        m_form->setOrder(*read);
    showOrder();
    say(static_cast<int>(Kind::Wrong), sentence.todo, sentence.why);
    if (problem.code.contains(u"waybill"_s)) {
        // What to do stands in the message already.
        m_parcel->setOutsideError(u"/waybill"_s, sentence.why.isEmpty() ? sentence.todo : sentence.why);
        m_parcel->focusWaybill();
        return;
    }
    for (const wyh::FieldError &field : problem.fields) {
        m_parcel->setOutsideError(field.pointer, items::fieldErrorText(field));
        if (m_parcel->focusFirstError())
            return;
    }
    m_confirm->setFocus();
}

}  // namespace wyh::ui
