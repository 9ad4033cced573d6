// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/workbench.h"

#include <QStatusBar>

#include "models/items/problemtext.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFound = 20;

ui::ShellServices servicesOf(Session &session, items::Preferences &preferences, ui::Theme &theme, ui::Prompt &prompt,
                             ui::FileSaver &saver, const Clock &clock)
{
    store::Reader *reader = &session.reader();
    const auto searchOrders = [reader](const QString &text) {
        store::OrderQuery query;
        query.list = store::OrderList::All;
        query.search = text;
        const Result<QList<store::OrderRow>> found = reader->page(query, std::nullopt, kFound);
        return found.ok() ? *found : QList<store::OrderRow>();
    };
    const auto cachedOrders = [reader] { return reader->cachedOrders().valueOr(0); };
    return ui::ShellServices{preferences, session.desk(), session.sync(), theme, prompt, saver, clock, searchOrders, cachedOrders};
}

}  // namespace

Workbench::Workbench(Session &session, items::Preferences &preferences, ui::Theme &theme, const Clock &clock)
    : m_source(session.reader()),
      m_window(std::make_unique<ui::MainWindow>(servicesOf(session, preferences, theme, m_prompt, m_saver, clock)))
{
    m_prompt.setWindow(m_window.get());
    m_saver.setWindow(m_window.get());
    m_window->begin();
}

Workbench::~Workbench() = default;

void Workbench::note(const Error &error)
{
    m_window->statusBar()->showMessage(items::problemSentence(error).text(), 10000);
}

}  // namespace wyh::desktop
