// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/workbench.h"

#include "models/domain/couriers.h"
#include "models/items/problemtext.h"
#include "ui/picking/pickingpage.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/about.h"
#include "ui/shipped/shippedpage.h"
#include "ui/shipping/shippingpage.h"
#include "ui/synccentre/synccentrepage.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFound = 20;

ui::ShellServices servicesOf(Session &session, items::Preferences &preferences, ui::Theme &theme, ui::Prompt &prompt,
                             ui::FileSaver &saver, const Clock &clock)
{
    store::Reader *reader = &session.reader();
    const auto searchOrders = [reader](const QString &text) -> Result<QList<store::OrderRow>> {
        store::OrderQuery query;
        query.list = store::OrderList::All;
        query.search = text;
        return reader->page(query, std::nullopt, kFound);
    };
    const auto cachedOrders = [reader] { return reader->cachedOrders(); };
    return ui::ShellServices{preferences, session.desk(), session.sync(), theme,       prompt,
                             saver,       clock,          searchOrders,   cachedOrders};
}

}  // namespace

Workbench::Workbench(Session &session, items::Preferences &preferences, ui::Theme &theme, const Clock &clock,
                     std::function<QByteArray()> diagnostics)
    : m_session(session),
      m_diagnostics(std::move(diagnostics)),
      m_source(session.reader(), session.cachePath()),
      m_window(std::make_unique<ui::MainWindow>(servicesOf(session, preferences, theme, m_prompt, m_saver, clock)))
{
    m_prompt.setWindow(m_window.get());
    m_saver.setWindow(m_window.get());
    addPages(preferences, clock);
    m_window->begin();
}

Workbench::~Workbench() = default;

void Workbench::addPages(items::Preferences &preferences, const Clock &clock)
{
    const QList<Courier> couriers = loadCouriers();
    auto *picking = new ui::PickingPage(m_source, m_session.desk(), preferences, clock);
    picking->setSync(m_session.sync());
    m_window->addPage(picking);
    auto *shipping =
        new ui::ShippingPage({m_source, m_session.desk(), preferences, clock, m_random, couriers, &m_session.sync()});
    m_window->addPage(shipping);
    auto *shipped = new ui::ShippedPage(m_source, m_session.desk(), clock, couriers);
    shipped->setSync(m_session.sync());
    m_window->addPage(shipped);
    auto *centre = new ui::SyncCentrePage({m_session.desk(), m_session.sync(), m_prompt, m_saver, clock});
    auto *settings = new ui::SettingsPage({preferences, m_session.desk(), m_prompt, m_saver, *this});
    m_window->addPage(centre);
    m_window->addPage(settings);
    QObject::connect(centre, &ui::SyncCentrePage::diagnosticsRequested, settings, &ui::SettingsPage::showDiagnostics);
    QObject::connect(centre, &ui::SyncCentrePage::redoShipment, shipping,
                     [this, shipping](const store::OpRow &row) { shipAgain(*shipping, row); });
}

void Workbench::shipAgain(ui::ShippingPage &page, const store::OpRow &row)
{
    if (m_window->goTo(page.pageId()))
        page.shipAgain(row);
}

void Workbench::diagnostics(QObject *context, std::function<void(const QByteArray &)> answer)
{
    QMetaObject::invokeMethod(
        context, [text = m_diagnostics(), answer = std::move(answer)] { answer(text); }, Qt::QueuedConnection);
}

void Workbench::wipeCache(QObject *context, std::function<void(const Status &)> answer)
{
    m_session.wipeCache(context, std::move(answer));
}

void Workbench::showAbout(QWidget *window)
{
    auto *dialog = new ui::AboutDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void Workbench::note(const Error &error)
{
    m_window->say(items::problemSentence(error).text());
}

}  // namespace wyh::desktop
