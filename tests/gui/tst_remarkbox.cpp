// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QLabel>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

#include "models/domain/order.h"
#include "ui/orders/remarkbox.h"

using namespace Qt::StringLiterals;

namespace wyh::ui {

class TestRemarkBox : public QObject
{
    Q_OBJECT

private slots:
    void everyWordIsInSight_data()
    {
        QTest::addColumn<QString>("remark");
        QTest::addColumn<QString>("memo");
        QTest::addColumn<int>("width");
        const QString some = u"尽快发，周五前要到"_s;
        const QString more = u"外箱不要贴店标，易碎，多垫气泡膜，送货前先打电话，没人就放门卫，"_s;
        for (const int width : {300, 480, 785, 1400}) {
            const QByteArray at = " at " + QByteArray::number(width);
            QTest::newRow("one word" + at) << u"急"_s << QString() << width;
            QTest::newRow("one line" + at) << some << QString() << width;
            QTest::newRow("two lines" + at) << some << u"老客户"_s << width;
            QTest::newRow("one long line" + at) << more << QString() << width;
            QTest::newRow("more than there is room for" + at) << more.repeated(12) << some << width;
        }
    }
    void everyWordIsInSight()
    {
        QFETCH(QString, remark);
        QFETCH(QString, memo);
        QFETCH(int, width);
        QWidget page;
        auto *column = new QVBoxLayout(&page);
        auto *box = new RemarkBox;
        column->addWidget(box);
        column->addStretch(1);
        page.resize(width, 400);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        Order order;
        order.buyerRemark = remark;
        order.sellerMemo = memo;
        box->show(order);
        QTRY_VERIFY(box->isVisible() && box->height() > 0);
        const QWidget *words = box->widget();
        // Either the box is as high as its words, or the rest of them can be scrolled to.
        QTRY_VERIFY2(words->height() == box->viewport()->height() || box->verticalScrollBar()->isVisible(),
                     qPrintable(u"%1 in %2"_s.arg(words->height()).arg(box->viewport()->height())));
        for (const QLabel *label : box->findChildren<QLabel *>()) {
            if (!label->isVisible())
                continue;
            const QString told = u"%1 x %2, the label at %3 with %4"_s.arg(words->width())
                                     .arg(words->height())
                                     .arg(label->y())
                                     .arg(label->height());
            QVERIFY2(words->rect().contains(label->geometry()), qPrintable(told));
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(told));
        }
        QCOMPARE(box->focusPolicy() == Qt::TabFocus, box->verticalScrollBar()->isVisible());
    }
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestRemarkBox)
#include "tst_remarkbox.moc"
