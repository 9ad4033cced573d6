// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "models/items/scantext.h"

namespace wyh::items {

class TestScanText : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        using R = QList<ScanReading>;
        const auto code = [](const char *text) { return QString::fromUtf8(text); };
        QTest::addColumn<QString>("text");
        QTest::addColumn<R>("readings");
        QTest::newRow("plain") << code("6901234567892") << R{{0, code("6901234567892")}};
        QTest::newRow("spaces and line end") << code("  6901\r\n") << R{{0, code("6901")}};
        QTest::newRow("full width") << code("６９０１") << R{{0, code("6901")}};
        QTest::newRow("star") << code("5*6901") << R{{0, code("5*6901")}, {5, code("6901")}};
        QTest::newRow("times") << code("12×6901") << R{{0, code("12×6901")}, {12, code("6901")}};
        QTest::newRow("full-width star") << code("５＊6901") << R{{0, code("5*6901")}, {5, code("6901")}};
        QTest::newRow("number for the next") << code("5*") << R{{0, code("5*")}, {5, QString()}};
        QTest::newRow("number after the sign") << code("×5") << R{{0, code("×5")}, {5, QString()}};
        QTest::newRow("with a space") << code("×5 6901") << R{{0, code("×5 6901")}, {5, code("6901")}};
        QTest::newRow("end unknown")
            << code("×569012")
            << R{{0, code("×569012")}, {5, code("69012")}, {56, code("9012")}, {569, code("012")}, {5690, code("12")}};
        QTest::newRow("letters") << code("X001ABC")
                                 << R{{0, code("X001ABC")}, {0, code("01ABC")}, {0, code("1ABC")}, {1, code("ABC")}};
        QTest::newRow("nothing") << code(" \n") << R{};
        QTest::newRow("chinese") << code("中性笔") << R{{0, code("中性笔")}};
        QTest::newRow("too long a number") << code("12345*6901") << R{{0, code("12345*6901")}};
    }

    void reads()
    {
        QFETCH(const QString, text);
        QFETCH(const QList<ScanReading>, readings);
        QCOMPARE(scanReadings(text), readings);
    }
};

}  // namespace wyh::items

QTEST_APPLESS_MAIN(wyh::items::TestScanText)
#include "tst_scantext.moc"
