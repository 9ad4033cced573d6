// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/gallery/tour.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#include "models/core/uuid7.h"
#include "tests/gallery/stagetour.h"
#include "tests/support/realplatform.h"
#include "ui/picking/pickingpage.h"
#include "ui/shipping/parcelform.h"
#include "ui/shipping/shippingpage.h"

namespace wyh::test {

using namespace Qt::StringLiterals;

namespace {

/// A line of the order whose rest can be picked; at least so many pieces, with a barcode.
const Line *freeLine(const Order &order, int pieces)
{
    for (const Line &line : order.lines) {
        if (!line.flagged() && !line.refunding && line.sendable && !line.barcodes.isEmpty() && line.toPick() >= pieces)
            return &line;
    }
    return nullptr;
}

bool workable(const Order &order)
{
    return order.paid && !order.cancelled && !order.refunding;
}

}  // namespace

Tour::Tour(QString folder, QString suffix, QString language, bool dark)
    : m_folder(std::move(folder)), m_suffix(std::move(suffix)), m_language(std::move(language)), m_dark(dark)
{
}

bool Tour::reached(bool state, const char *name)
{
    if (!state) {
        ++m_missing;
        qWarning("gallery: not reached: %s", name);
    }
    return state;
}

void Tour::shoot(QWidget *widget, const QString &name)
{
    QTest::qWait(80);  // animations and queued layouts
    const QString path = u"%1/program-%2-%3.png"_s.arg(m_folder, name, m_suffix);
    if (!widget || !widget->grab().save(path)) {
        ++m_missing;
        qWarning("gallery: no picture %s", qPrintable(path));
    }
}

void Tour::shootWindow(const QString &name)
{
    m_program.window()->activateWindow();  // the focus is seen in an active window only
    QTest::qWait(50);
    shoot(m_program.window(), name);
}

QList<Order> Tour::orders(store::OrderList list)
{
    store::OrderQuery query;
    query.list = list;
    const Result<QList<store::OrderRow>> rows = m_program.reader().page(query, std::nullopt, 200);
    QList<Order> out;
    if (!rows)
        return out;
    for (const store::OrderRow &row : *rows) {
        if (const Result<std::optional<Order>> order = m_program.reader().order(row.id); order.ok() && *order)
            out.append(**order);
    }
    return out;
}

bool Tour::record(const store::Act &act)
{
    std::optional<bool> good;
    m_program.session().desk().record({act}, &m_context, [&](const Result<store::Recorded, Problem> &recorded) {
        good = recorded.ok();
        if (!recorded.ok())
            qWarning("gallery: refused: %s", qPrintable(recorded.error().code));
    });
    return ProgramDriver::wait([&] { return good.has_value(); }) && *good;
}

bool Tour::run()
{
    if (!reached(m_program.start(false, m_language), "start"))
        return false;
    m_program.program().preferences().setAppearance(m_dark ? items::Preferences::Appearance::Dark
                                                           : items::Preferences::Appearance::Light);
    const bool walked =
        firstRun() && picking() && shipping() && shipped() && settings() && connection() && syncCentre();
    m_program.stop();
    return walked && m_missing == 0;
}

bool Tour::firstRun()
{
    QWidget *window = m_program.firstRun();
    shoot(window, u"firstrun-choice"_s);
    auto *connectChoice = window->findChild<QAbstractButton *>(u"connectChoice"_s);
    auto *trialChoice = window->findChild<QAbstractButton *>(u"trialChoice"_s);
    if (!reached(connectChoice && trialChoice, "choices of the first run"))
        return false;
    connectChoice->click();
    shoot(window, u"signin-empty"_s);
    const auto field = [&](const QString &name) { return window->findChild<QLineEdit *>(name); };
    field(u"address"_s)->setText(u"http://shop.example.com"_s);
    field(u"login"_s)->setText(u"packer@huafeng"_s);
    field(u"password"_s)->setText(u"secret"_s);
    window->findChild<QAbstractButton *>(u"signIn"_s)->click();
    QTest::qWait(200);
    shoot(window, u"signin-error"_s);
    window->findChild<QAbstractButton *>(u"back"_s)->click();
    trialChoice->click();
    shoot(window, u"firstrun-starting"_s);
    if (!reached(ProgramDriver::wait([this] { return m_program.window() != nullptr; }, 60000), "the trial"))
        return false;
    m_program.window()->resize(windowSize());
    shootWindow(u"picking-firstload"_s);
    if (!reached(m_program.waitOnline(), "the first pull"))
        return false;
    return true;
}

bool Tour::picking()
{
    auto *page = m_program.page<ui::PickingPage>();
    if (!reached(page != nullptr, "picking page"))
        return false;
    m_program.window()->goTo(u"picking"_s);
    m_program.window()->activateWindow();
    const QList<Order> list = orders(store::OrderList::Picking);
    if (!reached(!list.isEmpty(), "orders to pick"))
        return false;
    shootWindow(u"picking-list"_s);
    std::optional<Order> order;
    for (const Order &one : list) {
        if (workable(one) && freeLine(one, 2) && one.lines.size() > 1 &&
            (!order || one.lines.size() > order->lines.size()))
            order = one;
    }
    if (!reached(order.has_value(), "an order to pick"))
        return false;
    m_program.window()->goTo(u"picking"_s, order->id.value);
    shootWindow(u"picking-order"_s);
    page->session()->scan(freeLine(*order, 2)->barcodes.first());
    QTest::qWait(150);
    shootWindow(u"picking-scan-good"_s);
    page->session()->scan(u"6900000000001"_s);
    QTest::qWait(150);
    shootWindow(u"picking-scan-wrong"_s);
    page->session()->acknowledge();
    page->session()->pickAllOfOrder();
    QTest::qWait(400);
    shootWindow(u"picking-question"_s);
    m_program.key(Qt::Key_Escape);
    page->search(u"no such order"_s);
    QTest::qWait(200);
    shootWindow(u"picking-empty"_s);
    page->search(QString());
    m_program.key(Qt::Key_F1);
    if (QWidget *sheet = QApplication::activeModalWidget()) {
        shoot(sheet, u"shell-keys"_s);
        sheet->close();
    }
    return true;
}

bool Tour::shipping()
{
    m_program.window()->goTo(u"shipping"_s);
    auto *page = m_program.page<ui::ShippingPage>();
    if (!reached(page != nullptr, "shipping page"))
        return false;
    std::optional<Order> order;
    const QList<Order> list = orders(store::OrderList::Shipping);
    for (const Order &one : list) {
        if (workable(one) && one.shipments.isEmpty() && (!order || one.lines.size() > order->lines.size()))
            order = one;
    }
    if (!reached(order.has_value(), "an order to ship"))
        return false;
    m_program.window()->goTo(u"shipping"_s, order->id.value);
    shootWindow(u"shipping-order"_s);
    page->form()->setWeight(u"1.5"_s);
    page->form()->setFreight(u"8.005"_s);
    m_program.window()->findChild<QAbstractButton *>(u"confirm"_s)->click();
    shootWindow(u"shipping-errors"_s);
    page->form()->setCourier(u"YTO"_s);
    page->form()->setWaybill(u"YT7712345678905"_s);
    page->form()->setWeight(u"1250"_s);
    page->form()->setFreight(u"8.50"_s);
    page->findChild<ui::ParcelForm *>()->showDraft();
    shootWindow(u"shipping-ready"_s);
    m_program.window()->findChild<QAbstractButton *>(u"confirm"_s)->click();
    QTest::qWait(400);
    shootWindow(u"shipping-done"_s);
    return true;
}

bool Tour::shipped()
{
    m_program.window()->goTo(u"shipped"_s);
    const QList<Order> list = orders(store::OrderList::Shipped);
    if (!reached(!list.isEmpty(), "shipped orders"))
        return false;
    m_program.window()->goTo(u"shipped"_s, list.first().id.value);
    QTest::qWait(150);
    shootWindow(u"shipped"_s);
    return true;
}

bool Tour::settings()
{
    m_program.window()->goTo(u"settings"_s);
    shootWindow(u"settings"_s);
    if (auto *button = m_program.window()->findChild<QAbstractButton *>(u"diagnostics"_s);
        button && button->isVisible()) {
        button->click();
        QTest::qWait(200);
    } else if (auto *page = m_program.window()->currentPage()) {
        QMetaObject::invokeMethod(page, "showDiagnostics");
        QTest::qWait(200);
    }
    if (QWidget *dialog = QApplication::activeModalWidget()) {
        shoot(dialog, u"settings-diagnostics"_s);
        dialog->close();
    }
    return true;
}

bool Tour::connection()
{
    m_program.window()->goTo(u"picking"_s);
    m_program.session().sync().setWorkOffline(true);
    if (!reached(ProgramDriver::wait([this] {
                     return m_program.session().sync().state().kind == store::ConnectionState::Kind::WorkOffline;
                 }),
                 "work offline"))
        return false;
    shootWindow(u"connection-offline"_s);
    for (const QString &name : {u"connectionChip"_s, u"account"_s}) {
        auto *pill = m_program.window()->findChild<QAbstractButton *>(name);
        if (!reached(pill != nullptr, "a pill of the window"))
            continue;
        QTimer::singleShot(250, qApp, [this, name] {
            if (QWidget *menu = QApplication::activePopupWidget()) {
                shoot(menu, name == "account"_L1 ? u"account-menu"_s : u"connection-menu"_s);
                menu->close();
            }
        });
        pill->click();
        QTest::qWait(600);
    }
    return true;
}

bool Tour::syncCentre()
{
    // Both pick the same last pieces: ours is offline, the other one is quicker.
    int conflicts = 0;
    QList<Order> list = orders(store::OrderList::Picking);
    const QUrl base = m_program.program().platformBase();
    PlainClient other(base, u"packer@huafeng"_s);
    SystemClock clock;
    SystemRandom random;
    for (const Order &order : list) {
        const Line *line = workable(order) ? freeLine(order, 2) : nullptr;
        if (!line)
            continue;
        if (!record({orderLane(order.id), PickOp{line->id, line->toPick()}, {}}))
            continue;
        if (conflicts < 2) {
            Operation theirs;
            theirs.id = OpId(makeUuid7(clock, random));
            theirs.lane = orderLane(order.id);
            theirs.payload = PickOp{line->id, line->toPick() - 1};
            theirs.baseVersion = order.version;
            theirs.actedAtMs = clock.nowMs();
            if (!reached(other.push({theirs}).ok(), "the other's pick"))
                return false;
        }
        if (++conflicts == 4)
            break;
    }
    m_program.window()->goTo(u"synccentre"_s);
    shootWindow(u"synccentre-waiting"_s);
    m_program.session().sync().setWorkOffline(false);
    if (!reached(m_program.waitSettled(), "settled"))
        return false;
    m_program.window()->goTo(u"picking"_s);
    m_program.window()->goTo(u"synccentre"_s);
    QTest::qWait(300);
    shootWindow(u"synccentre-conflict"_s);
    return true;
}

}  // namespace wyh::test
