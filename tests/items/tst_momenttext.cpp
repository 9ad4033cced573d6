// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDateTime>
#include <QTest>

#include "models/items/momenttext.h"

namespace wyh::items {

using namespace Qt::StringLiterals;

class TestMomentText : public QObject
{
    Q_OBJECT

    static qint64 at(int year, int month, int day, int hour)
    {
        return QDateTime(QDate(year, month, day), QTime(hour, 5, 9)).toMSecsSinceEpoch();
    }

private slots:
    void oneFormForEveryDistance()
    {
        const qint64 now = at(2026, 11, 23, 14);
        QCOMPARE(momentText(at(2026, 11, 23, 9), now), u"09:05:09"_s);
        QCOMPARE(momentText(at(2026, 11, 21, 9), now), u"21 Nov 09:05"_s);
        QCOMPARE(momentText(at(2025, 12, 31, 9), now), u"2025-12-31 09:05"_s);
        QCOMPARE(dayAndTimeText(at(2026, 11, 23, 9), now), u"23 Nov 09:05"_s);
        QCOMPARE(dayAndTimeText(at(2027, 1, 2, 9), now), u"2027-01-02 09:05"_s);
        QVERIFY(momentText(0, now).isEmpty() && dayAndTimeText(0, now).isEmpty());
    }
};

}  // namespace wyh::items

QTEST_MAIN(wyh::items::TestMomentText)
#include "tst_momenttext.moc"
