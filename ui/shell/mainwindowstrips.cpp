// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What stands around the pages: the top strip with search and connection, the status strip, the banner.
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QTimer>

#include "models/items/problemtext.h"
#include "ui/shell/banner.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navigation.h"
#include "ui/shell/searchpopup.h"
#include "ui/shell/strip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/keyhints.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pillbutton.h"
#include "ui/widgets/searchedit.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

QWidget *MainWindow::makeTopStrip()
{
    auto *strip = new Strip(Strip::Edge::Bottom, this);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(14, 8, 14, 9);
    row->setSpacing(12);
    m_product = makeLabel(LabelRole::Heading, {}, strip);
    m_search = new SearchEdit(strip);
    m_search->setObjectName(u"search"_s);
    m_search->setKeyName(u"Ctrl+K"_s);
    m_search->setMaximumWidth(380);
    m_search->installEventFilter(this);
    m_chip = new ConnectionChip(strip);
    m_chip->setObjectName(u"connectionChip"_s);
    m_waiting = new PillButton(strip);
    m_waiting->setObjectName(u"waiting"_s);
    m_attention = new PillButton(strip);
    m_attention->setObjectName(u"attention"_s);
    m_account = new PillButton(strip);
    m_account->setObjectName(u"account"_s);
    m_account->setMostLetters(26);
    m_chipMenu = new QMenu(m_chip);
    m_accountMenu = new QMenu(m_account);
    m_chip->setMenu(m_chipMenu);
    m_account->setMenu(m_accountMenu);
    row->addWidget(m_product);
    row->addSpacing(4);
    row->addWidget(m_search, 4);
    row->addStretch(1);
    row->addWidget(m_chip);
    row->addWidget(m_waiting);
    row->addWidget(m_attention);
    row->addWidget(m_account);
    connect(m_waiting, &PillButton::clicked, this, [this] { showOperations(u"waiting"_s); });
    connect(m_attention, &PillButton::clicked, this, [this] { showOperations(u"attention"_s); });
    connect(m_search, &SearchEdit::searched, this, &MainWindow::search);
    connect(m_search, &SearchEdit::confirmed, this, &MainWindow::confirmSearch);
    connect(m_search, &SearchEdit::stepped, this, [this](int by) { m_results->step(by); });
    connect(m_search, &SearchEdit::left, this, [this] {
        m_results->hide();
        if (m_current)
            m_current->activate();
    });
    connect(m_chip, &PillButton::menuOpening, this, &MainWindow::fillConnectionMenu);
    connect(m_account, &PillButton::menuOpening, this, &MainWindow::fillAccountMenu);
    return strip;
}

QWidget *MainWindow::makeStatusStrip()
{
    auto *strip = new Strip(Strip::Edge::Top, this);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(12, 2, 12, 2);
    row->setSpacing(16);
    m_hints = new KeyHints(strip);
    m_notice = makeLabel(LabelRole::Strong, {}, strip);
    m_notice->setObjectName(u"notice"_s);
    m_notice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_notice->hide();
    m_status = new ElidedLabel(LabelRole::Body, strip);
    m_status->setObjectName(u"status"_s);
    row->addWidget(m_hints, 1);
    row->addWidget(m_notice, 1);
    row->addWidget(m_status);
    return strip;
}

void MainWindow::showHints()
{
    if (m_current)
        m_hints->setHints(m_current->keyHints() + QList<KeyHint>{{u"F1"_s, tr("Keys")}});
}

void MainWindow::say(const QString &text)
{
    m_notice->setText(text);
    m_notice->setToolTip(plainToolTip(text));
    m_hints->hide();
    m_notice->show();
    m_noticeTime->start(6000);
}

void MainWindow::bannerAction(BannerLook::Kind kind)
{
    switch (kind) {
        case BannerLook::Kind::SignIn:
            signInAgain();
            break;
        case BannerLook::Kind::Rescued:
        case BannerLook::Kind::RescuedWhole:
            goTo(u"synccentre"_s);
            break;
        case BannerLook::Kind::Loading:
            workOffline(true);
            break;
        case BannerLook::Kind::LoadingStopped:
            workOffline(false);
            break;
        case BannerLook::Kind::Stale:
            if (m_services.sync.workOffline())
                workOffline(false);
            m_services.sync.syncNow();
            break;
        case BannerLook::Kind::SignInNotKept:
            m_notKeptSeen = true;
            showState();
            if (m_current)
                m_current->activate();  // the focus was on the banner
            break;
        default:
            m_services.sync.syncNow();
    }
}

void MainWindow::showState()
{
    const store::ConnectionState state = m_services.sync.state();
    const qint64 now = m_services.clock.nowMs();
    const auto put = [](PillButton *pill, const ChipLook &look) { pill->setLook(look.tone, look.iconName, look.text); };
    const store::OutboxCounts counts = m_services.desk.counts();
    put(m_chip, chipLook(state));
    put(m_waiting, waitingLook(counts));
    put(m_attention, attentionLook(counts));
    m_chip->setAccessibleDescription(connectionSentence(state, now).text());
    if (state.signInKept)
        m_notKeptSeen = false;
    const Result<int> cached = m_services.cachedOrders ? m_services.cachedOrders() : Result<int>(Error());
    readRescue(counts);
    const BannerLook banner = bannerLook(state, counts, now, cached.valueOr(0), m_rescuedWhole);
    const bool rescue = banner.kind == BannerLook::Kind::Rescued || banner.kind == BannerLook::Kind::RescuedWhole;
    const bool known = (banner.kind == BannerLook::Kind::SignInNotKept && m_notKeptSeen) ||
                       // Its button leads where one is, and the page says more.
                       (rescue && m_current && m_current->pageId() == u"synccentre"_s);
    m_banner->setLook(known ? BannerLook() : banner);
    const contract::Account account = m_services.sync.account();
    QStringList who{account.orgName, account.displayName.isEmpty() ? account.login : account.displayName};
    who.removeAll(QString());
    m_account->setLook(Tone::Neutral, {}, who.isEmpty() ? tr("Account") : who.join(u" · "_s));
    // The age stands first: when the line has to be shortened, it is the last to go.
    QStringList status{lastSyncText(state.lastPullMs, now)};
    if (!m_services.sync.platformName().isEmpty())
        status.append(m_services.sync.platformName());
    if (cached.ok())
        status.append(tr("%1 orders on this PC").arg(locale().toString(*cached)));
    m_status->setFullText(status.join(u" · "_s));
}

/// Whether the rescue of a damaged file has left anything out, once for every rescue.
void MainWindow::readRescue(const store::OutboxCounts &counts)
{
    if (counts.rescued == m_rescueRead)
        return;
    m_rescueRead = counts.rescued;
    m_rescuedWhole = false;
    if (!counts.rescued)
        return;
    m_services.desk.rescueNotice(this, [this](const std::optional<store::RescueNotice> &notice) {
        m_rescuedWhole = notice && notice->lostUntilMs == 0;
        if (m_rescuedWhole)
            showState();
    });
}

void MainWindow::search(const QString &query)
{
    if (query.isEmpty() || !m_services.searchOrders) {
        m_results->hide();
        return;
    }
    const Result<QList<store::OrderRow>> found = m_services.searchOrders(query);
    if (!found.ok()) {
        // "Nothing found" would be a lie.
        m_results->hide();
        say(items::problemSentence(found.error()).text());
        return;
    }
    const QRect field(m_search->mapTo(this, QPoint(0, 0)), m_search->size());
    m_results->showBelow(field, query, *found);
}

void MainWindow::confirmSearch(const QString &query)
{
    if (query.isEmpty())
        return;
    // What is listed may belong to the letters before the last ones: the field waits a moment before it asks.
    if (!m_results->isVisible() || m_results->query() != query)
        search(query);
    if (m_results->isVisible() && m_results->take())
        return;
    if (m_current && m_current->search(query))
        m_results->hide();
}

void MainWindow::openOrder(const store::OrderRow &order)
{
    m_search->clear();
    QStringList candidates = pagesForOrder(order.status);
    for (const QString &pageId : candidates) {
        if (goTo(pageId, order.id.value))
            return;
    }
    say(tr("Order %1 is not on any list of yours.").arg(order.number));
}

}  // namespace wyh::ui
