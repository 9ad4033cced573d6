// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/shellfixture.h"

#include <QApplication>

namespace wyh::ui {

using namespace Qt::StringLiterals;

PlainPage::PlainPage(QString id, QString title, QString permission)
    : m_id(std::move(id)), m_title(std::move(title)), m_permission(std::move(permission))
{
}

bool PlainPage::open(const QString &id)
{
    opened.append(id);
    return id == knows;
}

bool PlainPage::search(const QString &text)
{
    searched.append(text);
    return true;
}

ShellFixture::ShellFixture() : preferences(folder.filePath(u"preferences.ini"_s)), theme(*qApp, [] { return false; })
{
    desk.nowMs = clock.now;
    contract::Account account;
    account.login = u"packer@huafeng"_s;
    account.displayName = u"仓库02"_s;
    account.orgName = u"华丰文具"_s;
    account.permissions = {u"pick"_s, u"ship"_s};
    sync.setAccount(account);
    store::ConnectionState state;
    state.kind = store::ConnectionState::Kind::Online;
    state.lastPullMs = clock.now - 60000;
    sync.setState(state);
}

ShellServices ShellFixture::services()
{
    return {preferences,
            desk,
            sync,
            theme,
            prompt,
            saver,
            clock,
            [this](const QString &text) {
                queries.append(text);
                return found;
            },
            [] { return 12; }};
}

store::OpRow operation(store::OpState state, const OperationPayload &payload, const QString &order,
                       const Problem &problem)
{
    store::OpRow row;
    row.state = state;
    row.operation.payload = payload;
    row.operation.lane = orderLane(OrderId(order));
    row.operation.actedAtMs = 1795446000000;
    row.orderNumber = order;
    row.summary = u"中性笔"_s;
    row.problem = problem;
    return row;
}

}  // namespace wyh::ui
