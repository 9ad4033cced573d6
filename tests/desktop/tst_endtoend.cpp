// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QAbstractButton>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

#include "models/core/uuid7.h"
#include "models/items/operationsmodel.h"
#include "tests/support/programdriver.h"
#include "tests/support/realplatform.h"
#include "ui/picking/pickingpage.h"

namespace wyh::test {

using namespace Qt::StringLiterals;

/// The whole program with its window, driven by keys, against the real platform over HTTP.
class TestEndToEnd : public QObject
{
    Q_OBJECT

private:
    /// A small order that can be picked and shipped completely; every product has a barcode of its own.
    std::optional<Order> smallOrder()
    {
        store::OrderQuery query;
        query.list = store::OrderList::Picking;
        const Result<QList<store::OrderRow>> rows = m_program->reader().page(query, std::nullopt, 500);
        if (!rows)
            return std::nullopt;
        for (const store::OrderRow &row : *rows) {
            const Result<std::optional<Order>> read = m_program->reader().order(row.id);
            if (!read.ok() || !*read || m_used.contains(row.id) || row.piecesPicked > 0 || row.piecesOrdered > 8)
                continue;
            const Order &order = **read;
            bool good = order.paid && !order.cancelled && !order.refunding && order.shipments.isEmpty();
            for (const Line &line : order.lines)
                good = good && !line.flagged() && !line.refunding && line.sendable && !line.barcodes.isEmpty() &&
                       line.givenUp == 0;
            if (good) {
                m_used.insert(row.id);
                return order;
            }
        }
        return std::nullopt;
    }
    Order shown(const OrderId &id) { return **m_program->reader().order(id); }
    int picked(const OrderId &id)
    {
        int sum = 0;
        const Order order = shown(id);
        for (const Line &line : order.lines)
            sum += line.picked;
        return sum;
    }
    static int ordered(const Order &order)
    {
        int sum = 0;
        for (const Line &line : order.lines)
            sum += line.ordered;
        return sum;
    }

    void connectByKeyboard(const QString &login)
    {
        QWidget *window = m_program->firstRun();
        QVERIFY(window);
        QVERIFY(window->isActiveWindow());
        m_program->key(Qt::Key_Return);  // "Connect to my platform" has the focus
        auto *address = window->findChild<QLineEdit *>(u"address"_s);
        QTRY_VERIFY(address->hasFocus());
        m_program->type(m_platform->base().toString());
        m_program->key(Qt::Key_Tab);
        m_program->type(login);
        m_program->key(Qt::Key_Tab);
        m_program->type(QLatin1String(kDemoPassword));
        m_program->key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->window() && m_program->window()->isVisible(), 20000);
        m_program->window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_program->window()));
        QVERIFY(m_program->waitOnline());
    }
    /// Opens the order by scanning its number, scans every piece of the first line, takes the rest with one key.
    void pickByScans(const Order &order)
    {
        m_program->key(Qt::Key_1, Qt::ControlModifier);
        auto *page = m_program->page<ui::PickingPage>();
        QTRY_COMPARE(m_program->window()->currentPage(), page);
        m_program->scan(order.number);
        QTRY_VERIFY(page->session()->order() && page->session()->order()->id == order.id);
        const Line &first = order.lines.first();
        for (int i = 0; i < first.ordered; ++i)
            m_program->scan(first.barcodes.first());
        QTRY_COMPARE(shown(order.id).line(first.id)->picked, first.ordered);
        m_program->key(Qt::Key_F8);
        QTRY_COMPARE(picked(order.id), ordered(order));
    }
private slots:
    void init()
    {
        m_used.clear();
        m_platform = std::make_unique<RealPlatform>();
        QVERIFY(m_platform->start());
        m_program = std::make_unique<ProgramDriver>();
        QVERIFY(m_program->start());
    }
    void cleanup()
    {
        m_program.reset();
        m_platform.reset();
    }

    void picksByScansAndKeys()
    {
        connectByKeyboard(u"manager@huafeng"_s);
        const std::optional<Order> order = smallOrder();
        QVERIFY(order.has_value());
        pickByScans(*order);
        QVERIFY(m_program->waitSettled());
        QCOMPARE(m_program->session().desk().counts().attention, 0);
        // A program that is not ours sees exactly that.
        const Order there = PlainClient(m_platform->base()).orders().value(order->id);
        for (const Line &line : there.lines)
            QCOMPARE(line.picked, order->line(line.id)->ordered);
    }

    void aRefusedPickSaysWhy()
    {
        connectByKeyboard(u"packer@huafeng"_s);
        const std::optional<Order> order = smallOrder();
        QVERIFY(order.has_value());
        m_program->session().sync().setWorkOffline(true);
        pickByScans(*order);
        // Meanwhile somebody else picks one of the same pieces.
        Operation theirs;
        SystemClock clock;
        SystemRandom random;
        theirs.id = OpId(makeUuid7(clock, random));
        theirs.lane = orderLane(order->id);
        theirs.payload = PickOp{order->lines.first().id, 1};
        theirs.baseVersion = order->version;
        theirs.actedAtMs = clock.nowMs();
        const Result<contract::PushAnswer> answer = PlainClient(m_platform->base()).push({theirs});
        QVERIFY(answer.ok());
        QCOMPARE(answer->results.first().outcome, contract::OperationResult::Outcome::Applied);
        m_program->session().sync().setWorkOffline(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->session().desk().counts().attention > 0, 20000);

        m_program->key(Qt::Key_F12);
        auto *table = m_program->window()->findChild<QTableView *>(u"operations"_s);
        QTRY_VERIFY(table->model()->rowCount() > 0);
        const QString words = table->model()->index(0, items::OperationsModel::WordsColumn).data().toString();
        QVERIFY2(!words.isEmpty(), "the refusal has a sentence");
        // Both sides agree, and no piece is counted twice.
        const Order there = PlainClient(m_platform->base()).orders().value(order->id);
        QTRY_COMPARE(shown(order->id).version, there.version);
        for (const Line &line : there.lines) {
            QVERIFY(line.picked <= line.ordered);
            QCOMPARE(shown(order->id).line(line.id)->picked, line.picked);
        }
    }

    void theTrialNeedsNothing()
    {
        QWidget *window = m_program->firstRun();
        m_program->key(Qt::Key_Down);
        if (!window->findChild<QWidget *>(u"trialChoice"_s)->hasFocus())
            m_program->key(Qt::Key_Tab);
        QVERIFY(window->findChild<QWidget *>(u"trialChoice"_s)->hasFocus());
        m_program->key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->window() && m_program->window()->isVisible(), 60000);
        QVERIFY(m_program->waitOnline());
        QVERIFY(smallOrder().has_value());
        // The second start knows the way.
        m_program->stop();
        QVERIFY(m_program->start());
        QTRY_VERIFY(m_program->window());
        QVERIFY(m_program->waitOnline());
    }

private:
    std::unique_ptr<RealPlatform> m_platform;
    std::unique_ptr<ProgramDriver> m_program;
    QSet<OrderId> m_used;
};

}  // namespace wyh::test

QTEST_MAIN(wyh::test::TestEndToEnd)
#include "tst_endtoend.moc"
