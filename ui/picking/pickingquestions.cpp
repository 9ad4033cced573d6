// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What the picking page asks, and what it does with the answers.
#include <QTimer>

#include "ui/orders/askpanel.h"
#include "ui/orders/orderwords.h"
#include "ui/picking/linesview.h"
#include "ui/picking/orderheader.h"
#include "ui/picking/pickingpage.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

void PickingPage::askAfterPicking(bool complete)
{
    m_askedComplete = complete;
    AskPanel::Question question;
    question.id = u"after"_s;
    const bool whole = complete && isWhole();
    const int rest = m_session->order() ? items::pickableRest(*m_session->order()) : 0;
    const QString missing = m_session->order() ? OrderWords::missing(*m_session->order()) : QString();
    question.tone = whole ? Tone::Done : Tone::Attention;
    QStringList title;
    if (whole)
        title.append(tr("All picked. Go to shipping?"));
    else if (complete)
        title.append(OrderWords::pickedShort().text);
    else
        title.append(tr("%n piece(s) are not picked yet", nullptr, rest));
    if (!missing.isEmpty())
        title.append(missing);  // with it the figures add up to what was ordered
    question.title = title.join(u"  ·  "_s);
    const bool waits = m_session->order() && deriveState(*m_session->order()).inPicking;
    const bool gone = m_session->order() && OrderWords::isGivenUpInPart(*m_session->order());
    if (waits && gone)
        question.text = tr("What is not given up stays in the picking list; what is picked can be shipped now.");
    else if (waits)
        question.text = tr("What is missing stays in the picking list; what is picked can be shipped now.");
    else if (!whole)
        question.text = tr("The order goes out without them.");
    question.options = {{u"ship"_s, tr("Go to shipping"), QKeySequence(u"Ctrl+Return"_s), AskPanel::Weight::Main},
                        {u"next"_s, tr("Next order"), QKeySequence()},
                        {u"stay"_s, tr("Stay here"), QKeySequence()}};
    m_ask->ask(question);
}

void PickingPage::askGiveUp()
{
    const std::optional<Order> &order = m_session->order();
    const Line *line = order ? order->line(m_view->currentLine()) : nullptr;
    if (!line || line->toPick() <= 0)
        return;
    m_lineOfQuestion = line->id;
    AskPanel::Question question;
    question.id = u"giveup"_s;
    question.tone = Tone::Attention;
    question.title = tr("Give up %n piece(s) of %1?", nullptr, line->toPick()).arg(line->title);
    question.text =
        tr("They will not be supplied: the dealer sees it with your reason, and the order can be closed without "
           "them. This cannot be undone.");
    question.field = tr("Reason (required)");
    question.quick = QStringList{tr("Out of stock"), tr("Discontinued"), tr("Agreed with the buyer")};
    question.options = {
        {u"giveup"_s, tr("Give up the rest"), QKeySequence(u"Ctrl+Return"_s), AskPanel::Weight::Grave, true},
        {u"keep"_s, tr("Keep them"), QKeySequence()}};
    m_ask->ask(question);
    // What is given up must be in sight as a whole.
    m_header->setBrief(true);
    QTimer::singleShot(0, m_view, [this] { m_view->showWhole(m_lineOfQuestion); });
}

void PickingPage::askElsewhere(const QString &barcode, const QList<OrderId> &orders)
{
    AskPanel::Question question;
    question.id = u"elsewhere"_s;
    question.tone = Tone::Pending;
    question.title = tr("%1 is needed by these orders", nullptr, static_cast<int>(orders.size())).arg(barcode);
    for (const OrderId &id : orders) {
        const auto order = m_source.order(id);
        if (!order.ok() || !order->has_value())
            continue;
        const OrderState state = deriveState(**order);
        QStringList parts{(*order)->number, (*order)->dealerName,
                          u"%1 / %2"_s.arg(state.piecesPicked).arg(state.piecesOrdered)};
        const PillLook due = OrderWords::due((*order)->dueAtMs, m_clock.nowMs());
        if (!due.text.isEmpty())
            parts.append(due.text);
        question.entries.append({id.value, parts.join(u"  ·  "_s)});
    }
    question.text = tr("Tab goes to the list, Up and Down choose, Enter opens.");
    question.options = {{u"stay"_s, tr("Stay here"), QKeySequence()}};
    m_ask->ask(question);
}

void PickingPage::answered(const QString &question, const QString &option, const QString &text)
{
    if (question == u"after"_s && option == u"ship"_s)
        goToShipping();
    else if (question == u"after"_s && option == u"next"_s)
        nextOrder(1);
    else if (question == u"giveup"_s && option == u"giveup"_s)
        m_session->giveUpRest(m_lineOfQuestion, text);
}

}  // namespace wyh::ui
