// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/desktop/endtoend.h"

#include <QLineEdit>
#include <QTableView>
#include <QTest>

#include "models/core/uuid7.h"
#include "models/items/operationsmodel.h"
#include "ui/picking/pickingpage.h"
#include "ui/shipping/shippingpage.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/messagebar.h"

namespace wyh::test {

using namespace Qt::StringLiterals;

void EndToEnd::beginPlatform()
{
    m_used.clear();
    m_platform = std::make_unique<RealPlatform>();
    QVERIFY(m_platform->start());
}

void EndToEnd::beginProgram()
{
    m_program = std::make_unique<ProgramDriver>();
    QVERIFY(m_program->start());
}

void EndToEnd::endAll()
{
    m_program.reset();
    m_platform.reset();
}

std::optional<Order> EndToEnd::freshOrder(const Wish &wish)
{
    store::OrderQuery query;
    query.list = store::OrderList::Picking;
    const Result<QList<store::OrderRow>> rows = m_program->reader().page(query, std::nullopt, 500);
    if (!rows)
        return std::nullopt;
    for (const store::OrderRow &row : *rows) {
        const Result<std::optional<Order>> read = m_program->reader().order(row.id);
        if (!read.ok() || !*read || m_used.contains(row.id) || row.piecesPicked > 0 || row.piecesOrdered > 12)
            continue;
        const Order &order = **read;
        QSet<QString> barcodes;
        bool good = order.paid && !order.cancelled && !order.refunding && order.shipments.isEmpty() &&
                    order.lines.size() >= wish.lines && order.lines.first().ordered >= wish.firstPieces;
        for (const Line &line : order.lines) {
            good = good && !line.flagged() && !line.refunding && line.sendable && !line.barcodes.isEmpty() &&
                   line.givenUp == 0 && !barcodes.contains(line.barcodes.first());
            if (good)
                barcodes.insert(line.barcodes.first());
        }
        if (good) {
            m_used.insert(row.id);
            return order;
        }
    }
    return std::nullopt;
}

int EndToEnd::picked(const OrderId &id)
{
    int sum = 0;
    const Order order = shown(id);
    for (const Line &line : order.lines)
        sum += line.picked;
    return sum;
}

int EndToEnd::ordered(const Order &order)
{
    int sum = 0;
    for (const Line &line : order.lines)
        sum += line.ordered;
    return sum;
}

QList<store::OpRow> EndToEnd::operations(const QList<store::OpState> &states)
{
    std::optional<QList<store::OpRow>> rows;
    m_program->session().desk().operations(states, 1000, true, this, [&rows](const Result<QList<store::OpRow>> &got) {
        if (!got)
            qFatal("operations are not read: %s", qPrintable(got.error().code));
        rows = *got;
    });
    if (!ProgramDriver::wait([&rows] { return rows.has_value(); }))
        qFatal("operations are not told");
    return *rows;
}

void EndToEnd::connectByKeyboard(const QString &login)
{
    QWidget *window = m_program->firstRun();
    QVERIFY(window);
    QVERIFY(window->isActiveWindow());
    m_program->key(Qt::Key_Return);  // "Connect to my platform" has the focus
    signInByKeyboard(m_platform->base().toString(), login);
}

void EndToEnd::signInByKeyboard(const QString &address, const QString &login)
{
    QWidget *window = m_program->firstRun();
    auto *field = window->findChild<QLineEdit *>(u"address"_s);
    QTRY_VERIFY(field->isVisible());
    QVERIFY(m_program->tabTo(u"address"_s));
    m_program->key(Qt::Key_A, Qt::ControlModifier);
    m_program->type(address);
    m_program->key(Qt::Key_Tab);
    m_program->key(Qt::Key_A, Qt::ControlModifier);
    m_program->type(login);
    m_program->key(Qt::Key_Tab);
    m_program->type(QLatin1String(kDemoPassword));
    m_program->key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->window() && m_program->window()->isVisible(), 20000);
    m_program->window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_program->window()));
    QVERIFY(m_program->waitOnline());
}

void EndToEnd::goToPage(int number, const QString &pageId)
{
    m_program->key(static_cast<Qt::Key>(Qt::Key_0 + number), Qt::ControlModifier);
    QTRY_COMPARE(m_program->window()->currentPage()->pageId(), pageId);
}

void EndToEnd::pickByScans(const Order &order)
{
    goToPage(1, u"picking"_s);
    auto *page = m_program->page<ui::PickingPage>();
    m_program->scan(order.number);
    QTRY_VERIFY(page->session()->order() && page->session()->order()->id == order.id);
    const Line &first = order.lines.first();
    for (int i = 0; i < first.ordered; ++i)
        m_program->scan(first.barcodes.first());
    QTRY_COMPARE(shown(order.id).line(first.id)->picked, first.ordered);
    m_program->key(Qt::Key_F8);
    QTRY_COMPARE(picked(order.id), ordered(order));
}

void EndToEnd::openForShipping(const Order &order)
{
    goToPage(2, u"shipping"_s);
    auto *page = m_program->page<ui::ShippingPage>();
    m_program->key(Qt::Key_F2);
    m_program->key(Qt::Key_A, Qt::ControlModifier);
    m_program->type(order.number);
    m_program->key(Qt::Key_Return);
    QTRY_VERIFY(page->form()->order() && page->form()->order()->id == order.id);
    QVERIFY(page->findChild<QWidget *>(u"waybill"_s)->hasFocus());
}

void EndToEnd::enterParcel(const QString &waybill, const QString &weight, const QString &freight)
{
    auto *page = m_program->page<ui::ShippingPage>();
    m_program->key(Qt::Key_L, Qt::ControlModifier);
    m_program->scan(waybill);
    QVERIFY(page->findChild<QWidget *>(u"weight"_s)->hasFocus());
    m_program->type(weight);
    m_program->key(Qt::Key_Return);
    QVERIFY(page->findChild<QWidget *>(u"freight"_s)->hasFocus());
    m_program->type(freight);
    m_program->key(Qt::Key_Return);
    QVERIFY(page->findChild<QWidget *>(u"confirm"_s)->hasFocus());
}

void EndToEnd::shipByKeyboard(const Order &order, const QString &waybill, const QString &weight, const QString &freight)
{
    openForShipping(order);
    enterParcel(waybill, weight, freight);
    const qsizetype before = shown(order.id).shipments.size();
    m_program->key(Qt::Key_F9);
    QTRY_COMPARE(shown(order.id).shipments.size(), before + 1);
    QTRY_VERIFY(!m_program->page<ui::ShippingPage>()->isSending());
    QCOMPARE(message(), u"Shipped: "_s + waybill);
}

QString EndToEnd::goToOperation(const OpId &op)
{
    m_program->key(Qt::Key_F12);
    auto *table = m_program->window()->findChild<QTableView *>(u"operations"_s);
    const auto current = [table] { return table->currentIndex().data(items::OperationsModel::OpIdRole).toString(); };
    if (!ProgramDriver::wait([table] { return table->isVisible() && table->currentIndex().isValid(); }) ||
        !m_program->tabTo(table->objectName()))
        return u"the list is not reached"_s;
    m_program->key(Qt::Key_Home, Qt::ControlModifier);
    for (int i = 0; current() != op.value && i < table->model()->rowCount(); ++i)
        m_program->key(Qt::Key_Down);
    if (current() != op.value)
        return u"the operation is not in the list"_s;
    return table->currentIndex().siblingAtColumn(items::OperationsModel::WordsColumn).data().toString();
}

bool EndToEnd::waitSame(const OrderId &id)
{
    const qint64 version = there(id).version;
    return ProgramDriver::wait([&] { return shown(id).version == version; });
}

void EndToEnd::bringPlatformBack()
{
    QVERIFY(m_platform->start());
    m_program->key(Qt::Key_F5);
    QVERIFY(m_program->waitSettled());
}

QString EndToEnd::errorBelow(const QString &fieldName) const
{
    for (const ui::FieldError *error : m_program->window()->findChildren<ui::FieldError *>()) {
        if (error->field() && error->field()->objectName() == fieldName && error->isVisible())
            return error->text();
    }
    return {};
}

QString EndToEnd::message() const
{
    for (const ui::MessageBar *bar : m_program->window()->currentPage()->findChildren<ui::MessageBar *>()) {
        if (bar->isVisible())
            return bar->title();
    }
    return {};
}

contract::OperationResult EndToEnd::actElsewhere(const Order &order, const OperationPayload &payload)
{
    Operation theirs;
    theirs.id = OpId(makeUuid7(m_clock, m_random));
    theirs.lane = orderLane(order.id);
    theirs.payload = payload;
    theirs.baseVersion = order.version;
    theirs.actedAtMs = m_clock.nowMs();
    const Result<contract::PushAnswer> answer = PlainClient(m_platform->base(), u"packer@huafeng"_s).push({theirs});
    return answer.ok() && answer->results.size() == 1 ? answer->results.first() : contract::OperationResult();
}

ShipOp EndToEnd::parcelOf(const Order &order, const QString &waybill)
{
    ShipOp op;
    op.shipment = ShipmentId(makeUuid7(m_clock, m_random));
    for (const Line &line : order.lines)
        op.lines.append({line.id, line.ordered - line.shipped, line.ordered - line.picked});
    op.courier = u"YTO"_s;
    op.waybill = waybill;
    const Result<QList<Address>> addresses = m_program->reader().addresses();
    if (addresses.ok() && !addresses->isEmpty())
        op.from = addresses->first().id;
    op.weightGrams = 400;
    op.seenRecipientVersion = order.recipientVersion;
    return op;
}

}  // namespace wyh::test
