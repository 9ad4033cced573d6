// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Taking a parcel back: the question and what becomes of it.
#include "models/items/problemtext.h"
#include "ui/orders/askpanel.h"
#include "ui/shipped/shippedpage.h"
#include "ui/widgets/messagebar.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

void ShippedPage::askVoid(const ShipmentId &shipment)
{
    const Shipment *parcel = m_order ? m_order->shipment(shipment) : nullptr;
    if (!parcel || m_sending)
        return;
    m_toVoid = shipment;
    AskPanel::Question question;
    question.id = u"void"_s;
    question.tone = Tone::Exception;
    question.title = tr("Void the parcel %1?").arg(parcel->waybill);
    question.text = tr("Its pieces count as picked again and wait for another parcel. Take the label off.");
    question.field = tr("Reason (required)");
    question.quick = QStringList{tr("Wrong number"), tr("Wrong goods"), tr("Not collected")};
    question.options = {
        {u"void"_s, tr("Void the parcel"), QKeySequence(u"Ctrl+Return"_s), AskPanel::Weight::Grave, true},
        {u"keep"_s, tr("Keep it"), QKeySequence()}};
    m_ask->ask(question);
}

void ShippedPage::voidShipment(const QString &reason)
{
    if (!m_order || m_sending)
        return;
    m_sending = true;
    const OrderId order = m_order->id;
    const Shipment *parcel = m_order->shipment(m_toVoid);
    const QString waybill = parcel ? parcel->waybill : QString();
    m_desk.record({{orderLane(order), VoidShipmentOp{m_toVoid, reason}, {}}}, this,
                  [this, order, waybill](const Result<store::Recorded, Problem> &answer) {
                      m_sending = false;
                      if (!answer.ok()) {
                          const items::Sentence sentence = items::problemSentence(answer.error());
                          m_message->setMessage(MessageBar::Kind::Wrong, sentence.todo, sentence.why);
                          showOrder();  // a notice that came before the answer was shown without the buttons
                      } else {
                          m_message->setMessage(MessageBar::Kind::Good, tr("Voided: %1").arg(waybill),
                                                tr("Saved. The pieces wait in Shipping."));
                          if (m_order && m_order->id == order) {
                              m_order = answer->order;
                              showOrder();
                          }
                      }
                      m_message->show();
                  });
}

}  // namespace wyh::ui
