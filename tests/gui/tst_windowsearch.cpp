// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The window's search: what Return opens, and where.
#include <QListWidget>
#include <QTest>

#include "tests/gui/shellfixture.h"
#include "ui/orders/orderwords.h"
#include "ui/shell/searchpopup.h"
#include "ui/widgets/searchedit.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

class TestWindowSearch : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m = std::make_unique<ShellFixture>();
        m_window = std::make_unique<MainWindow>(m->services());
        m_picking = new PlainPage(u"picking"_s, u"配货"_s, u"pick"_s);
        m_shipping = new PlainPage(u"shipping"_s, u"发货"_s, u"ship"_s);
        m_window->addPage(m_picking);
        m_window->addPage(m_shipping);
        m_window->begin();
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m.reset();
    }

    void searchOpensTheOrderOnTheRightPage()
    {
        store::OrderRow row;
        row.id = OrderId(u"o7"_s);
        row.number = u"CG-7"_s;
        row.status = OrderStatus::AwaitingShipment;
        row.piecesShipped = 1;
        m->found = {row};
        m_shipping->knows = u"o7"_s;
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *search = m_window->findChild<SearchEdit *>();
        QCOMPARE(QApplication::focusWidget(), search);
        QTest::keyClicks(search, u"CG-7"_s);
        auto *popup = m_window->findChild<SearchPopup *>();
        QTRY_VERIFY(popup->isVisible());
        QCOMPARE(m->queries, QStringList{u"CG-7"_s});
        // The same words as in the lists.
        auto *list = popup->findChild<QListWidget *>();
        QCOMPARE(list->item(0)->data(Qt::AccessibleTextRole).toString(), u"CG-7, "_s + OrderWords::status(row).text);
        QVERIFY(list->item(0)->data(Qt::AccessibleTextRole).toString().endsWith(u"Partly shipped"_s));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(!popup->isVisible());
        QCOMPARE(m_window->currentPage(), m_shipping);
        QCOMPARE(m_shipping->opened, QStringList{u"o7"_s});
    }

    void enterOpensWhatIsTypedAndNotWhatIsStillListed()
    {
        const auto row = [](const QString &id) {
            store::OrderRow one;
            one.id = OrderId(id);
            one.number = u"CG-"_s + id;
            one.status = OrderStatus::AwaitingShipment;
            return one;
        };
        m->found = {row(u"1"_s)};
        m_shipping->knows = u"12"_s;
        auto *search = m_window->findChild<SearchEdit *>();
        QTest::keyClicks(search, u"1"_s);
        auto *popup = m_window->findChild<SearchPopup *>();
        QTRY_VERIFY(popup->isVisible());
        m->found = {row(u"12"_s)};
        QTest::keyClicks(search, u"2"_s);  // at once, before the field asks again
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(m->queries, (QStringList{u"1"_s, u"12"_s}));
        QCOMPARE(m_shipping->opened, QStringList{u"12"_s});
        // Nothing found: what was listed before is not opened in its place.
        m->found.clear();
        search->setText(u"999"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(m_shipping->opened, QStringList{u"12"_s});
    }

    void searchTriesTheNextPageWhenTheOrderHasMoved()
    {
        store::OrderRow row;
        row.id = OrderId(u"o8"_s);
        row.status = OrderStatus::AwaitingShipment;
        m->found = {row};
        m_picking->knows = u"o8"_s;
        auto *search = m_window->findChild<SearchEdit *>();
        search->setText(u"8"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(m_window->currentPage(), m_picking);
        QCOMPARE(m_picking->opened, QStringList{u"o8"_s});
    }

    void searchWithoutAHitGoesToThePage()
    {
        auto *search = m_window->findChild<SearchEdit *>();
        search->setText(u"nothing"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(m_picking->searched, QStringList{u"nothing"_s});
    }

private:
    std::unique_ptr<ShellFixture> m;
    std::unique_ptr<MainWindow> m_window;
    PlainPage *m_picking = nullptr;
    PlainPage *m_shipping = nullptr;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestWindowSearch)
#include "tst_windowsearch.moc"
