// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What the picking page says in the big panel, and what goes into the row of the last scans.
#include <QApplication>
#include <QLineEdit>

#include "ui/orders/askpanel.h"
#include "ui/orders/orderwords.h"
#include "ui/picking/pickingpage.h"
#include "ui/picking/scantrail.h"
#include "ui/widgets/messagebar.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using items::PickMessage;

namespace {

MessageBar::Kind kindOf(PickMessage::Tone tone)
{
    switch (tone) {
        case PickMessage::Tone::Good:
        case PickMessage::Tone::LineDone:
        case PickMessage::Tone::OrderDone:
            return MessageBar::Kind::Good;
        case PickMessage::Tone::Notice:
            return MessageBar::Kind::Notice;
        case PickMessage::Tone::Wrong:
        case PickMessage::Tone::Stop:
            return MessageBar::Kind::Wrong;
        case PickMessage::Tone::Info:
            return MessageBar::Kind::Info;
        case PickMessage::Tone::None:
            break;
    }
    return MessageBar::Kind::Idle;
}

}  // namespace

/// What is said before the first scan of an order.
void PickingPage::showReady()
{
    m_typingSaid = false;
    m_saidDone = false;
    m_message->setFigure({});
    if (m_session->canRecord())
        m_message->setMessage(MessageBar::Kind::Idle, tr("Ready to scan"));
    else
        m_message->setMessage(MessageBar::Kind::Notice, tr("View only: pick nothing."),
                              tr("Nothing can be saved here before the program is updated."));
}

/// The goods may lie in the box already, and the lines say that they were not picked.
void PickingPage::showRefused()
{
    // What is red must be read first, and what is being typed is said; the link under the head stays.
    if (m_session->locked() || m_typing != Typing::Nothing)
        return;
    showMessage({PickMessage::Tone::Notice,
                 {},
                 tr("Part of this order needs attention"),
                 tr("Look into the sync centre (F12) before you go on with this order."),
                 {},
                 {}});
}

/// As long as a number or a reason is typed, a scan would end up in it: nothing is ready to scan.
void PickingPage::followFocus(const QWidget *now)
{
    if (!now)
        return;  // another window; the work goes on where it was
    Typing typing = Typing::Nothing;
    if (now == m_ask->field())
        typing = Typing::Reason;
    else if (m_view->isAncestorOf(now) && now->objectName() == u"quantityEditor"_s)
        typing = Typing::Quantity;
    if (typing == m_typing)
        return;
    m_typing = typing;
    if (typing != Typing::Nothing && !m_session->locked()) {
        if (typing == Typing::Quantity)
            m_message->setMessage(MessageBar::Kind::Info, tr("Type how many are picked"),
                                  tr("Enter saves, Esc leaves it as it was."));
        else
            m_message->setMessage(MessageBar::Kind::Info, tr("Type the reason"),
                                  tr("Ctrl+Enter gives up the rest, Esc leaves."));
        m_message->setFigure({});
        m_typingSaid = true;
        m_saidDone = false;
    } else if (m_typingSaid) {
        showReady();
    }
    showState();
}

bool PickingPage::isWhole() const
{
    const std::optional<Order> &order = m_session->order();
    return order && deriveState(*order).pick == PickStatus::Complete;
}

/// What was scanned or counted, for the row of the last scans; everything else that is said does not belong there.
void PickingPage::trace(const PickMessage &message)
{
    // A stop comes from elsewhere: nobody scanned it.
    if (message.lead.isEmpty() || message.tone == PickMessage::Tone::Info || message.tone == PickMessage::Tone::None ||
        message.tone == PickMessage::Tone::Stop)
        return;
    const bool counted = kindOf(message.tone) == MessageBar::Kind::Good;
    const QString text = counted ? (message.text + u' ' + message.count).trimmed() : message.lead;
    const QString whole = QStringList{message.lead, message.text, message.detail, message.count}.join(u"  "_s);
    if (counted)
        m_trail->add(Tone::Done, u"check"_s, text, whole);
    else if (message.tone == PickMessage::Tone::Notice)
        m_trail->add(Tone::Attention, u"alert-triangle"_s, text, whole);
    else
        m_trail->add(Tone::Exception, u"circle-x"_s, text, whole);
}

void PickingPage::showMessage(const PickMessage &message)
{
    trace(message);
    using Said = PickMessage::Tone;
    m_typingSaid = false;
    m_saidDone = message.tone == Said::OrderDone;
    MessageBar::Kind kind = kindOf(message.tone);
    QString title = message.text;
    QStringList detail{message.lead, message.detail};
    if (message.tone == Said::OrderDone) {
        // What nobody can pick is missing all the same: only a whole order is green.
        const bool whole = isWhole();
        const QString missing = m_session->order() ? OrderWords::missing(*m_session->order()) : QString();
        kind = whole ? MessageBar::Kind::Good : MessageBar::Kind::Notice;
        title = (whole ? OrderWords::allPicked() : OrderWords::pickedShort()).text;
        if (!missing.isEmpty())
            title += u" · "_s + missing;
        detail = {message.lead, message.text};
    }
    detail.removeAll(QString());
    m_message->setMessage(kind, title, detail.join(u"  ·  "_s));
    m_message->setFigure(message.count);
    if (!message.line.isEmpty() &&
        (message.tone == Said::Good || message.tone == Said::LineDone || message.tone == Said::OrderDone)) {
        m_lines->setFresh(message.line);
        m_view->setCurrentLine(message.line);
    } else if (message.tone != Said::Info) {
        m_lines->setFresh({});
        if (!message.line.isEmpty())
            m_view->setCurrentLine(message.line);
    }
    if (message.tone == Said::Wrong || message.tone == Said::Stop || message.tone == Said::Notice)
        QApplication::beep();
}

}  // namespace wyh::ui
