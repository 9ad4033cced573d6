// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/accountlist.h"

#include <QVBoxLayout>
#include <algorithm>

#include "ui/shell/choicecard.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

AccountList::AccountList(QList<KnownAccount> accounts, QWidget *parent)
    : QScrollArea(parent), m_accounts(std::move(accounts))
{
    setObjectName(u"accounts"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);  // their edges are those of the cards below the list
    column->setSpacing(6);
    for (int i = 0; i < m_accounts.size(); ++i) {
        auto *card = new ChoiceCard(u"user"_s, body);
        card->setObjectName(u"account-"_s + m_accounts.at(i).login);
        card->setCompact(true);
        column->addWidget(card);
        connect(card, &QPushButton::clicked, this, [this, i] { emit chosen(i); });
        m_cards.append(card);
    }
    column->addStretch();
    setWidget(body);
    body->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    retranslate();
}

void AccountList::focusFirst()
{
    if (!m_cards.isEmpty())
        m_cards.first()->setFocus(Qt::OtherFocusReason);
}

QSize AccountList::sizeHint() const
{
    return widget()->sizeHint();
}

void AccountList::retranslate()
{
    setAccessibleName(tr("Accounts of this PC"));
    // What is the same in all of them tells nothing apart.
    const bool onePlatform = std::all_of(m_accounts.begin(), m_accounts.end(), [this](const KnownAccount &account) {
        return account.platform == m_accounts.first().platform;
    });
    for (int i = 0; i < m_accounts.size(); ++i) {
        const KnownAccount &account = m_accounts.at(i);
        QStringList where{account.name.isEmpty() ? QString() : account.login, account.company};
        if (!onePlatform)
            where.append(account.platform);
        // The state is the last to be cut: at the right edge, or before everything else where that place is taken.
        const bool free = account.unsent == 0;
        if (account.signedOut && !free)
            where.prepend(tr("signed out"));
        where.removeAll(QString());
        m_cards.at(i)->setWords(account.name.isEmpty() ? account.login : account.name, where.join(u" · "_s));
        if (account.unsent < 0)
            m_cards.at(i)->setMark(Tone::Attention, tr("not confirmed: unknown"));
        else if (account.unsent > 0)
            m_cards.at(i)->setMark(Tone::Pending, tr("%n not confirmed", nullptr, account.unsent));
        else
            m_cards.at(i)->setMark(Tone::Neutral, account.signedOut ? tr("signed out") : QString());
    }
}

}  // namespace wyh::ui
