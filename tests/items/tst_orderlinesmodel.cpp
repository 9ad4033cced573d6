// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include "models/items/orderlinesmodel.h"

namespace wyh::items {

class TestOrderLinesModel : public QObject
{
    Q_OBJECT

    static Line line(int id)
    {
        Line one;
        one.id = LineId(QStringLiteral("l%1").arg(id));
        one.title = QStringLiteral("商品 %1").arg(id);
        one.ordered = 5;
        return one;
    }

    static Order order(const QString &id, int lines)
    {
        Order one;
        one.id = OrderId(id);
        for (int i = 0; i < lines; ++i)
            one.lines.append(line(i));
        return one;
    }

private slots:
    void anotherStateIsADifference()
    {
        OrderLinesModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        Order one = order(QStringLiteral("a"), 4);
        model.setOrder(one);
        QPersistentModelIndex third = model.index(2, OrderLinesModel::Picked);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy data(&model, &QAbstractItemModel::dataChanged);
        one.lines[2].picked = 3;
        model.setOrder(one);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(data.count(), 1);
        QCOMPARE(third.data().toInt(), 3);
        one.lines.removeAt(0);
        model.setOrder(one);
        QCOMPARE(third.row(), 1);
        model.setOrder(order(QStringLiteral("b"), 2));
        QCOMPARE(resets.count(), 1);
        model.setOrder(std::nullopt);
        QCOMPARE(model.rowCount(), 0);
    }

    void randomStatesMatch()
    {
        QRandomGenerator random(4711);
        OrderLinesModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        Order one = order(QStringLiteral("a"), 8);
        model.setOrder(one);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        int next = 8;
        for (int step = 0; step < 500; ++step) {
            for (int change = random.bounded(4); change >= 0; --change) {
                const int size = static_cast<int>(one.lines.size());
                const int kind = random.bounded(4);
                if (kind == 0)
                    one.lines.insert(random.bounded(size + 1), line(next++));
                else if (kind == 1 && size > 1)
                    one.lines.removeAt(random.bounded(size));
                else if (kind == 2)
                    one.lines.move(random.bounded(size), random.bounded(size));
                else
                    one.lines[random.bounded(size)].picked = random.bounded(6);
            }
            model.setOrder(one);
            QCOMPARE(model.rowCount(), static_cast<int>(one.lines.size()));
            for (int row = 0; row < model.rowCount(); ++row)
                QVERIFY(model.at(row) == one.lines.at(row));
        }
        QCOMPARE(resets.count(), 0);
    }

    void saysWhatItHolds()
    {
        OrderLinesModel model;
        Order one = order(QStringLiteral("a"), 1);
        one.lines[0].givenUp = 2;
        one.lines[0].location = QStringLiteral("A-03-12");
        one.lines[0].barcodes = QStringList{QStringLiteral("6901"), QStringLiteral("6902")};
        model.setOrder(one);
        QCOMPARE(model.index(0, OrderLinesModel::Needed).data().toInt(), 3);
        QCOMPARE(model.index(0, OrderLinesModel::Location).data().toString(), QStringLiteral("A-03-12"));
        QCOMPARE(model.index(0, OrderLinesModel::Barcode).data().toString(), QStringLiteral("6901"));
        QVERIFY(!model.index(0, OrderLinesModel::Picked).data(Qt::AccessibleTextRole).toString().isEmpty());
    }
};

}  // namespace wyh::items

QTEST_GUILESS_MAIN(wyh::items::TestOrderLinesModel)
#include "tst_orderlinesmodel.moc"
